"""A passage is cited so that an editor has nothing to correct."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefreader.article import Bookmark, Selector
from briefreader.citations import cite
from briefreader.citations.wording import before_credit

BOOKMARK = Bookmark(
    id="k3m9p2xw",
    selector=Selector("We have been clear.", "He said: ", " Then he left.", 9, 28),
    path=Path("/library/briefing.txt"),
    content_hash="0" * 64,
    title="Department Press Briefing",
    created=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
    date=date(2023, 8, 15),
    source="Daily Gazette",
    speaker="Matthew Miller",
    certain=True,
)


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("We have been clear.", "“We have been clear,”"),
        ("We have been clear", "“We have been clear,”"),
        ("We have been clear,", "“We have been clear,”"),
        ("We have been clear:", "“We have been clear,”"),
        ("We have been clear;", "“We have been clear,”"),
        ("Have we been clear?", "“Have we been clear?”"),
        ("Leave!", "“Leave!”"),
        ("I thought …", "“I thought …,”"),
        ("I thought...", "“I thought...,”"),
        ("I was about to—", "“I was about to—”"),
        ("It was made in the U.S.", "“It was made in the U.S.,”"),
        ("He works for Acme Inc.", "“He works for Acme Inc.,”"),
        ("He said “no.”", "“He said ‘no,’”"),
        ("He said “no?”", "“He said ‘no?’”"),
        ('He said "no" and "yes".', "“He said ‘no’ and ‘yes,’”"),
        ("“The whole is quoted.”", "“The whole is quoted,”"),
        ("“One” and “two”", "“‘One’ and ‘two,’”"),
        ("It’s the ministers’", "“It’s the ministers’,”"),
        ("我们一直很清楚。", "“我们一直很清楚。”"),
        ("Over\n\ntwo  paragraphs.", "“Over two paragraphs,”"),
    ],
)
def test_a_passage_ends_as_it_must_before_the_speaker(words: str, cited: str) -> None:
    assert before_credit(" ".join(words.split())) == cited


@pytest.mark.parametrize(
    ("changes", "cited"),
    [
        ({}, "Matthew Miller said, Daily Gazette, 15 August 2023."),
        ({"date": None}, "Matthew Miller said, Daily Gazette, n.d."),
        (
            {"certain": False},
            "Matthew Miller said (speaker unconfirmed), Daily Gazette, 15 August 2023.",
        ),
        ({"source": ""}, "Matthew Miller said, “Department Press Briefing”, 15 August 2023."),
        ({"source": "", "title": ""}, "Matthew Miller said, briefing.txt, 15 August 2023."),
        ({"speaker": None}, "unattributed, Daily Gazette, 15 August 2023."),
        ({"speaker": None, "certain": False}, "unattributed, Daily Gazette, 15 August 2023."),
        ({"speaker": None, "mention": "Q:"}, "Q said, Daily Gazette, 15 August 2023."),
        (
            {"speaker": None, "mention": "he", "certain": False},
            "he said (speaker unconfirmed), Daily Gazette, 15 August 2023.",
        ),
    ],
)
def test_the_credit_says_what_is_known_and_no_more(changes: dict[str, object], cited: str) -> None:
    bookmark = replace(BOOKMARK, **changes)  # type: ignore[arg-type]
    assert cite(bookmark) == f"“We have been clear,” {cited}"


def test_words_that_were_struck_out_are_not_cited() -> None:
    bookmark = replace(BOOKMARK, wording="We have been [very] clear.")
    assert cite(bookmark).startswith("“We have been [very] clear,”")


def test_a_citation_is_one_line_without_control_characters() -> None:
    cited = cite(replace(BOOKMARK, source="Daily\x1b]0;x\x07\nGazette", speaker="M\u202eM"))
    assert "\x1b" not in cited
    assert "\u202e" not in cited
    assert "\n" not in cited
