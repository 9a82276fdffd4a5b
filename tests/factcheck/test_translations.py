"""A quotation of a draft beside which the same stands in another language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.cases import cases
from tests.factcheck.conftest import indexed

from briefreader.factcheck import CheckResult, Verdict
from briefreader.library import Library

HAFEN = """\
---
title: Hafen öffnet wieder
date: 2024-03-14
lang: de
---
Der Hafen ist wieder offen. „Das ist ein guter Tag für uns alle“, sagte Petra Weber. „Geld reicht
nicht, wenn keiner baut.“

Arne Lund said: “The boats are what this town is made of, and they will stay.”
"""
TAG, GOOD = "Das ist ein guter Tag für uns alle", "This is a good day for all of us"


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A story in German."""
    with closing(indexed(tmp_path_factory.mktemp("hafen"), {"hafen": HAFEN})) as opened:
        yield opened


def checked(library: Library, draft: str) -> list[CheckResult]:
    """The quotations of a draft, checked."""
    return list(library.drafts.check(f"The harbour is open.\n\n{draft}\n".encode(), "d.md"))


@cases(
    "draft",
    [
        f"„{TAG}“ [“{GOOD}”], Petra Weber said.",
        f"Petra Weber said: „{TAG}“ (“{GOOD}”).",
        f"“{TAG},” Petra Weber said (in English: “{GOOD}.”)",
        f"„{TAG}“, sagte Petra Weber (auf Englisch „{GOOD}“).",
        "“Geld reicht nicht, wenn keiner baut” [“The money is of no use to us if nobody builds"
        " with it”], Petra Weber said.",
    ],
)
def test_a_translation_in_brackets_is_no_alarm_and_called_so(
    newspaper: Library, draft: str
) -> None:
    original, translation = checked(newspaper, draft)
    assert (original.verdict, original.is_alarm) == (Verdict.EXACT, False)
    assert (translation.verdict, translation.is_alarm) == (Verdict.NOT_CHECKED, False)
    assert "a translation can't be checked" in translation.notes[0]


def test_of_words_whose_speaker_is_not_compared_no_more_is_told_than_that_they_are_found(
    newspaper: Library,
) -> None:
    original, translation = checked(newspaper, f"„{TAG}“ [“{GOOD}”], the spokesman said.")
    assert original.unread_speakers
    (note,) = translation.notes
    assert "whose words are found" in note


def test_the_original_may_stand_in_the_brackets(newspaper: Library) -> None:
    translation, original = checked(newspaper, f"“{GOOD}” („{TAG}“), Petra Weber said.")
    assert (translation.verdict, original.verdict) == (Verdict.NOT_CHECKED, Verdict.EXACT)


@cases(
    "draft",
    [
        "„Der Hafen gehört uns, und er ist es wert“ [“The harbour is ours, and it is worth it”],"
        " Petra Weber said.",
        "“The boats are what this town is made of” (“and the men who sail them are its heart”),"
        " Arne Lund said.",
        f"„{TAG}“, sagte Petra Weber. “The harbour is ours, and it is worth it,” she said.",
        f"„{TAG}“ (“{GOOD}”, she told the Courier), Petra Weber said.",
    ],
)
def test_other_words_that_nobody_said_stay_alarms(newspaper: Library, draft: str) -> None:
    *_, last = checked(newspaper, draft)
    assert (last.verdict, last.is_alarm) == (Verdict.NOT_FOUND, True)
