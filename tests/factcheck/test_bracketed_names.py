"""A name in brackets: over a pronoun or an office it explains, over another name it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cases import cases
from tests.factcheck.conftest import indexed

from briefreader.factcheck import ChangeKind, CheckResult, Grade, HouseStyle, Verdict
from briefreader.factcheck.bracket_rules import swaps_name
from briefreader.library import Library

SPEECH = """\
---
title: Remarks by Mara Voss
date: 2024-04-02
---
MAYOR VOSS:  We know what the Russians have an extensive playbook of, and President Biden also knows
from long experience. If boats move across the Ukrainian border, we will answer with the alliance
that we have with Japan. And they will stay. The Dutch Minister has been clear with me.

The war in Ukraine has taken nine boats. Our friends in Norway, as Denmark knows, have ships. Donald
has called me, and Iran will hear of it. The European Union will pay.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(indexed(tmp_path, {"speech": SPEECH})) as opened:
        yield opened


def only(library: Library, words: str) -> CheckResult:
    """The quotation of these words, checked."""
    (checked,) = library.drafts.check(f"“{words},” Mara Voss said.".encode(), "draft.md")
    return checked


@pytest.mark.parametrize(
    ("words", "put", "there"),
    [
        ("[The Ukrainians] have an extensive playbook", "[The Ukrainians]", "the Russians"),
        ("President [Putin] also knows from long experience", "[Putin]", "Biden"),
        ("[Putin] also knows from long experience", "[Putin]", "President Biden"),
        ("If boats move across the [Polish] border", "[Polish]", "Ukrainian"),
        ("the alliance that we have with [South Korea]", "[South Korea]", "Japan"),
        ("and [Iraq] will hear of it", "[Iraq]", "Iran"),
    ],
)
def test_a_name_over_another_is_wrong(library: Library, words: str, put: str, there: str) -> None:
    checked = only(library, words)
    assert (checked.verdict, checked.grade) == (Verdict.DIFFERS, Grade.WRONG)
    silent = HouseStyle(frozenset({ChangeKind.BRACKETS}))
    assert replace(checked, house=silent).is_alarm
    (difference,) = checked.differences
    assert checked.place
    assert difference.quote.of(checked.claim.text) == put
    assert difference.found.of(checked.place.found) == there
    assert not [note for note in checked.notes if put in note]


@pytest.mark.parametrize(
    "words",
    [
        "[The Ukrainians] will stay",  # a pronoun
        "[Rutte] has been clear with me",  # an office
        "[Tehran’s rulers] will hear of it",
        "[Ukraine] has taken nine boats",  # within a longer subject
        "[Norway’s fleet and Denmark] have ships",
        "[Trump] has called me",  # a given name alone
        "The [EU] will pay",
        "and [Tehran] will hear of it",  # where a country is governed from
        "[Brussels] will pay",
        "If boats move across the [Kyiv] border",
        "[Brussels, the Commission] will pay",
        "President [Joe Biden] also knows",
        "across the [Ukraine] border",
        "If boats move across the Ukrainian border [in Poland]",
        "we will answer with the alliance [of Europe]",
    ],
)
def test_what_explains_is_no_alarm(library: Library, words: str) -> None:
    checked = only(library, words)
    assert checked.verdict is Verdict.EXACT
    assert not checked.is_alarm


def test_what_stands_at_an_edge_is_told_of_its_own_sentence(library: Library) -> None:
    checked = only(library, "[The boats of the alliance] will stay")
    assert checked.notes == ("at [The boats of the alliance] the article has “And they”",)


def test_brackets_beside_an_ellipsis_stand_for_nothing(library: Library) -> None:
    checked = only(library, "The war in Ukraine … [will] have ships")
    assert checked.verdict is Verdict.EXACT
    assert checked.notes == ("[will] stands beside what an ellipsis leaves out",)


@cases(
    ("inside", "there", "swapped"),
    [
        ("Moscow", "Vladimir Putin", False),
        ("the Kremlin", "Vladimir Putin", False),
        ("Dmitry Orlov", "Russia", False),
        ("Washington", "Vladimir Putin", True),
        ("Kyiv", "Vladimir Putin", True),
        ("Pavel Orlov", "Dmitry Orlov", True),
        ("North Korea", "South Korea", True),
        ("Ian Blair", "Tony Blair", True),
        ("Jill Biden", "Joe Biden", True),
        ("Democrats", "Republicans", True),
        ("Tuesday", "Monday", True),
        ("Volodymyr Zelensky", "Vladimir Zelensky", False),
        ("the United States", "America", False),
        ("the U.S.", "the United States", False),
        ("Poland", "the Poles", False),
        ("Trump’s", "Trump", False),
        ("the President", "Biden", False),
        ("Putin", "the Russian President", False),
        ("Biden", "Joe", False),
        ("Workers", "Russians", False),
        ("Ukraine", "the country", False),
        ("Secretary Blinken", "Antony Blinken", False),
    ],
)
def test_which_names_are_two(inside: str, there: str, swapped: bool) -> None:
    nearby = "The Russian fleet left, and Orlov told us so."
    assert swaps_name(f"[{inside}]", there, nearby) is swapped


def test_brackets_that_the_article_has_change_nothing(tmp_path: Path) -> None:
    speech = SPEECH.replace("long experience.", "long experience, [as Mara said] in [the harbour].")
    with closing(indexed(tmp_path, {"speech": speech})) as opened:
        for words in (
            "knows from long experience, [as Mara said] in [the harbour]",
            "[as Mara said] in [the harbour]. If boats move across the Ukrainian border",
            "from long experience, [as Mara said] in",
        ):
            checked = only(opened, words)
            assert (checked.verdict, checked.grade) == (Verdict.EXACT, Grade.RIGHT), words
            assert checked.notes == ()
        checked = only(opened, "from long experience, [as she said] in [the harbour]")
        assert checked.grade is Grade.ALTERED
        assert checked.notes == ("[as she said] stands for “as Mara said”",)
