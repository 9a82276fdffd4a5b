"""Versions of an article, how they differ, and where else a quote stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import open_library

from briefreader.domain.article import Article, Paragraph
from briefreader.library import Library
from briefreader.library.version_diff import DiffSide, DiffSpan, differences

TEXT = """\
---
title: {title}
date: 2024-03-1{day}
---
The harbour office met on Monday and wrote a report about the ferries to the islands.

“The ferries will run on Sunday at the winter hours,” said Ines Calloway, the harbour master.

The report names {number} berths that were damaged in the storm of the week before.

Nobody at the meeting wanted to say when the old pier will be pulled down for good.

The next meeting is on Thursday, and anybody who holds a ticket may come and listen.
"""
OTHER = """\
---
title: A year of ferries
---
It was a year of storms on the coast, and of many words about what to do with the pier.

“The ferries will run on Sunday at the winter hours,” Ines Calloway had said in March.
"""


@pytest.fixture
def versions(tmp_path: Path) -> Library:
    """An indexed library of two versions of one article, and an article that quotes them."""
    folder = tmp_path / "briefings"
    folder.mkdir()
    first = TEXT.format(title="Ferries", day=4, number="nine")
    second = TEXT.format(title="CORRECTED: Ferries", day=4, number="eleven")
    for name, text in (("a.md", first), ("b.md", second), ("c.md", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    library = open_library(folder, tmp_path)
    assert not library.opener.versions(folder / "a.md")
    assert not library.read(folder / "a.md").also_in
    list(library.update())
    return library


def test_an_article_has_its_versions_the_corrected_one_first(versions: Library) -> None:
    folder = versions.roots[0]
    for name in ("a.md", "b.md"):
        rows = versions.opener.versions(folder / name)
        assert [row.path.name for row in rows] == ["b.md", "a.md"]
    assert versions.opener.versions(folder / "c.md") == ()


def test_the_list_counts_files_and_says_how_many_versions_there_are(versions: Library) -> None:
    listing = versions.listing()
    shown = {listing.hit(n).row.path.name: listing.hit(n).row.versions for n in range(len(listing))}
    assert shown == {"a.md": 2, "b.md": 2, "c.md": 1}


def test_a_statement_of_two_versions_is_counted_once(versions: Library) -> None:
    found = versions.statements("ferries", "Calloway")
    assert sorted(found.hit(n).row.path.name for n in range(len(found))) == ["b.md", "c.md"]
    (speaker,) = versions.speakers()
    assert (speaker.quote_count, speaker.article_count) == (2, 2)


def test_a_quote_says_in_how_many_other_articles_it_stands(versions: Library) -> None:
    folder = versions.roots[0]
    assert versions.read(folder / "a.md").also_in == (1,)
    assert versions.read(folder / "c.md").also_in == (1,)


def test_two_versions_differ_where_they_were_edited(versions: Library) -> None:
    folder = versions.roots[0]
    found = versions.opener.differences(folder / "a.md", folder / "b.md")
    assert found.title == (
        DiffSpan(DiffSide.NEWER, "CORRECTED: "),
        DiffSpan(DiffSide.BOTH, "Ferries"),
    )
    (change,) = found.changes
    assert (change.same, change.paragraph, found.same) == (2, 3, 2)
    assert change.pieces == (
        DiffSpan(DiffSide.BOTH, "The report names "),
        DiffSpan(DiffSide.OLDER, "nine"),
        DiffSpan(DiffSide.NEWER, "eleven"),
        DiffSpan(DiffSide.BOTH, " berths that were damaged in the storm of the week before."),
    )


def article(paragraphs: list[str], title: str = "A title") -> Article:
    found, start = [], 0
    for number, text in enumerate(paragraphs, 1):
        found.append(Paragraph(start, start + len(text), number))
        start += len(text) + 2
    return Article(Path("/a.md"), "", title, "\n\n".join(paragraphs), paragraphs=tuple(found))


def test_words_that_were_replaced_together_stay_together() -> None:
    older = article(["We will open the north quay on Monday of next week."])
    newer = article(["We will open the old pier on Monday of next week."])
    (change,) = differences(older, newer).changes
    assert [piece.text for piece in change.pieces] == [
        "We will open the ",
        "north quay",
        "old pier",
        " on Monday of next week.",
    ]


def test_paragraphs_with_little_in_common_stand_one_after_the_other() -> None:
    older = article(["Same.", "One thing entirely."])
    newer = article(["Same.", "Another matter, which nobody had thought of before."])
    (change,) = differences(older, newer).changes
    assert [piece.side for piece in change.pieces] == [DiffSide.OLDER, DiffSide.NEWER]


def test_the_width_of_spaces_is_no_difference() -> None:
    older, newer = article(["One.\u00a0 Two.", "Three."]), article(["One. Two.", "Three."])
    assert differences(older, newer).changes == ()


def test_texts_without_a_difference_have_none() -> None:
    one = article(["One.", "Two."])
    assert differences(one, one) == differences(one, article(["One.", "Two."]))
    assert (differences(one, one).changes, differences(one, one).same) == ((), 2)


def test_an_empty_text_can_be_compared() -> None:
    (change,) = differences(article([]), article(["One."])).changes
    assert change.pieces == (DiffSpan(DiffSide.NEWER, "One."),)
    (change,) = differences(article(["One."]), article([])).changes
    assert change.pieces == (DiffSpan(DiffSide.OLDER, "One."),)


words = st.lists(st.sampled_from(["the", "a", "quay", "pier", ",", "  ", "opens"]), max_size=12)
texts = st.lists(words.map("".join).filter(str.strip), max_size=6)


@given(texts, texts)
def test_no_word_of_either_version_is_lost(older: list[str], newer: list[str]) -> None:
    found = differences(article(older), article(newer))
    for side, paragraphs in ((DiffSide.OLDER, older), (DiffSide.NEWER, newer)):
        at = 0
        for change in found.changes:
            at += change.same
            shown = "".join(p.text for p in change.pieces if p.side in (DiffSide.BOTH, side))
            count = shown.count("\n\n") + 1 if shown else 0
            wanted = "\n\n".join(paragraphs[at : at + count])
            assert shown == re.sub(" +", " ", wanted)
            at += count
        assert at + found.same == len(paragraphs)


def test_very_long_versions_are_compared_in_a_moment() -> None:
    lines = [f"Line {n} of the reading of names." for n in range(20_000)]
    newer = [*lines[:9_000], "A line that is new.", *lines[9_001:]]
    found = differences(article(lines), article(newer))
    assert [change.paragraph for change in found.changes] == [9_001]
