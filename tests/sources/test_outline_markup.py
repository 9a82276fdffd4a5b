"""Org and reStructuredText: what the file says about itself, and no line of markup as text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.domain.article import Article, TextStyle
from briefreader.sources import article_from_bytes

ORG = """\
#+TITLE: Sitting of the pier board
#+AUTHOR: Ann Moss
#+DATE: <2024-03-14 Thu>
#+OPTIONS: toc:nil
#+FILETAGS: :pier:board:

* TODO The pier                                            :costs:
:PROPERTIES:
:ID: a-b
:END:
The pier holds, see [[https://x.example][the report]].
# nobody reads this

#+BEGIN_QUOTE
It will not fall.
#+END_QUOTE
#+caption: The pier in May
[[file:pier.png]]
"""

RST = """\
=========================
Sitting of the pier board
=========================

:Author: Ann Moss
:Date: 2024-03-14
:Tags: pier, board

.. contents:: Contents
   :depth: 2

The pier
========

The pier holds, see `the report <https://x.example>`_.

.. note::

   It will not fall.

.. figure:: pier.png
   :alt: The pier

   The pier in May

.. _costs:
.. nobody reads this
"""


def read(name: str, text: str) -> Article:
    return article_from_bytes(Path(name), text.encode())


@pytest.mark.parametrize(("name", "text"), [("a.org", ORG), ("a.rst", RST)])
def test_a_file_says_what_it_is_and_none_of_its_markup_is_text(name: str, text: str) -> None:
    article = read(name, text)
    assert (article.title, article.byline) == ("Sitting of the pier board", "Ann Moss")
    assert (article.date, article.tags) == (date(2024, 3, 14), ("pier", "board"))
    assert article.text.split("\n\n") == [
        "The pier",
        "The pier holds, see the report.",
        "It will not fall.",
        "The pier in May",
    ]
    assert [one.style for one in article.styles] == [TextStyle.HEADING]


def test_code_and_notes_keep_their_words() -> None:
    org = "Title\n\nWords.[fn:1]\n\n#+begin_src sh\n# a line of it\n#+end_src\n\n[fn:1] The note.\n"
    assert read("a.org", org).text == "Words.[1]\n\n# a line of it\n\n[1] The note."
    rst = "Title\n\nWords ``so`` [#a]_ and :ref:`there <x>`.\n\n.. [#a] The note.\n"
    assert read("a.rst", rst).text == "Words so[#a] and there.\n\n[#a] The note."


def test_plain_text_of_these_suffixes_stays_as_it_is() -> None:
    text = "A title\n\nHe said: “Why?”\n\n... and so on :)\n\n- one\n- two\n"
    for name in ("a.org", "a.rst"):
        assert read(name, text).text == read("a.txt", text).text


def test_capitals_that_are_no_state_and_labels_that_are_no_drawer_are_text() -> None:
    org = (
        "#+TITLE: T\n#+TODO: LATER(l) | PAID\n\n* NATO summit ends\n:QUESTION:\nWhat?\n:END:\n"
        "* LATER The pier\n* DONE [#A] The quay  :a:b:\nText.\n"
    )
    assert read("a.org", org).text.split("\n\n") == [
        *("NATO summit ends", ":QUESTION:\nWhat?\n:END:", "The pier", "The quay", "Text."),
    ]


def test_turns_are_no_fields_and_what_directives_are_called_is_text() -> None:
    rst = (
        "Title\n=====\n\n:Date: 2024-03-14\n:Reporter: Will you resign?\n\nNo.\n\n"
        ":Author: It is.\n\n.. list-table:: Figures of the year\n   :widths: 1 2\n\n"
        ".. versionadded:: 2.0 The new law\n"
    )
    article = read("a.rst", rst)
    assert (article.date, article.byline) == (date(2024, 3, 14), "")
    assert article.text.split("\n\n") == [
        *(":Reporter: Will you resign?", "No.", ":Author: It is."),
        *("Figures of the year", "2.0 The new law"),
    ]


def test_verse_counted_items_and_pictures_of_restructured_text_are_shown_as_such() -> None:
    text = (
        "The pier\n========\n\n#. First.\n#. Second.\n\n| It holds,\n| says Moss.\n\n"
        ".. image:: pier.png\n   :alt: The pier in May\n\n#. Again."
    )
    assert article_from_bytes(Path("/library/a.rst"), text.encode()).text == (
        "1. First.\n2. Second.\n\nIt holds,\nsays Moss.\n\n[picture: The pier in May]\n\n1. Again."
    )


def test_when_something_is_planned_in_org_is_no_text_and_notes_have_their_numbers() -> None:
    planned = "  SCHEDULED: <2024-03-05 Tue> DEADLINE: [2024-03-09]\n"
    words = "It holds.[fn:2]\n\nSCHEDULED: <it is late>, she said.\n\n[fn:2] So far.\n"
    found = read("a.org", f"Said on the slip.\n\n* TODO The pier\n{planned}{words}")
    assert found.text.split("\n\n") == [
        *("The pier", "It holds.[2]", "SCHEDULED: <it is late>, she said.", "[2] So far."),
    ]


def test_tables_of_restructured_text_are_no_verse_and_code_is_told_by_one_colon() -> None:
    rows = "+------+-----+\n| Port | Ton |\n+------+-----+"
    text = f"Pier\n====\n\nIt holds::\n\n   a = 1\n\n::\n\n   b\n\nSo ::\n\n   c\n\n{rows}\n"
    assert read("a.rst", text).text.split("\n\n") == ["It holds:", "a = 1", "b", "So", "c", rows]


@cases(
    ("words", "shown", "style"),
    [
        ("The *late boats* wait.", "late boats", TextStyle.STRONG),
        ("*Moss:* We wait.", "Moss:", TextStyle.STRONG),
        ("The “/late/” boats.", "late", TextStyle.EMPHASIS),
        ("Type =ls -l= here.", "ls -l", TextStyle.CODE),
        ("Type ~ls~, then go.", "ls", TextStyle.CODE),
        ("Not +late+.", "late", TextStyle.STRUCK),
        ("2*3*4 and * no * or /usr/bin", "", None),
        ("a = b and c = d", "", None),
        ("#+begin_src\nif *a* < 3:\n#+end_src", "", None),
    ],
)
def test_what_org_sets_in_bold_or_as_code_is_shown_so(
    words: str, shown: str, style: TextStyle | None
) -> None:
    found = read("a.org", f"#+title: Boats\n\n* One\n\n{words}\n\nThey are late.\n")
    styled = [(found.text[one.start : one.end], one.style) for one in found.styles[1:]]
    assert styled == ([(shown, style)] if style else [])
    assert style or words.removeprefix("#+begin_src\n").partition("\n#")[0] in found.text
