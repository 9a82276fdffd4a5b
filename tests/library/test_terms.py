"""What a quote was said under travels with it: terms, interpreters, prepared remarks, doubts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.citations import CitationStyle, ExportFormat
from briefreader.domain.article import Span
from briefreader.library import Library

CALL = """\
---
title: Background Press Call on the Ferry Package
date: 2024-03-05
source: Office
---
MODERATOR:  Good evening.  This call is on background, attributable to senior officials.  \
It is embargoed until six.

SENIOR OFFICIAL:  The ferries will run on Sunday, and nobody will pay more for it.

Q    Will they run at night?

PRESIDENT BAU:  (As interpreted.)  We thank you for the ferries.  (Laughter.)  They are a bridge \
that swims.

PRIME MINISTER LIND:  We thank you too.
"""
PREPARED = """\
Remarks on the Ferries

AS PREPARED FOR DELIVERY

“The ferries are ready,” Ann Lee said at the quay.
"""


@pytest.fixture
def bound(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "bound"
    folder.mkdir()
    (folder / "call.md").write_text(CALL, encoding="utf-8")
    (folder / "prepared.txt").write_text(PREPARED, encoding="utf-8")
    library = Library.open(
        [folder],
        cache_dir=tmp_path / "c",
        data_dir=tmp_path / "d",
        clock=lambda: datetime(2024, 5, 1, tzinfo=UTC),
    )
    yield library
    library.close()


def cited(
    library: Library, name: str, words: str, style: CitationStyle = CitationStyle.PLAIN
) -> str:
    reading = library.read(library.roots[0] / name)
    quote = next(quote for quote in reading.quotes if words in quote.text)
    return library.exports.cite_passage(reading, quote.span, style)


@pytest.mark.parametrize("style", list(CitationStyle))
def test_a_copy_carries_the_terms_of_its_article(bound: Library, style: CitationStyle) -> None:
    copy = cited(bound, "call.md", "run on Sunday", style)
    assert "[Terms: This call is on background, attributable to senior officials." in copy
    assert copy.endswith("It is embargoed until six.]")


@pytest.mark.parametrize("style", list(CitationStyle))
def test_an_interpreters_words_are_said_to_be_so_and_not_quoted(
    bound: Library, style: CitationStyle
) -> None:
    copy = cited(bound, "call.md", "bridge that swims", style)
    assert "as interpreted" in copy
    assert "(As interpreted.)" not in copy
    assert "“We thank you for the ferries. They are a bridge that swims" in copy
    assert "as interpreted" not in cited(bound, "call.md", "thank you too", style)


def test_a_sentence_of_an_interpreted_turn_is_interpreted_too(bound: Library) -> None:
    reading = bound.read(bound.roots[0] / "call.md")
    start = reading.article.text.index("They are a bridge")
    end = start + len("They are a bridge that swims.")
    kept = bound.bookmarks.bookmark(reading, Span(start, end))
    assert kept.marks == ("as interpreted",)


@pytest.mark.parametrize("style", list(CitationStyle))
def test_prepared_remarks_are_said_to_be_prepared(bound: Library, style: CitationStyle) -> None:
    copy = cited(bound, "prepared.txt", "ready", style)
    assert "as prepared for delivery" in copy


def test_every_export_carries_terms_and_marks_and_the_round_trip_keeps_them(
    bound: Library, tmp_path: Path
) -> None:
    reading = bound.read(bound.roots[0] / "call.md")
    quote = next(quote for quote in reading.quotes if "bridge" in quote.text)
    kept = bound.bookmarks.bookmark(reading, quote.span)
    for chosen in ExportFormat:
        page = bound.exports.export(bound.bookmarks.find(), chosen)
        assert "attributable to senior officials" in page, chosen
        assert "as interpreted" in page, chosen
    lines = bound.exports.export(bound.bookmarks.find(), ExportFormat.JSONL)
    other = Library.open(
        [bound.roots[0]],
        cache_dir=tmp_path / "c",
        data_dir=tmp_path / "other",
        clock=lambda: datetime(2025, 1, 1, tzinfo=UTC),
    )
    assert other.notebook_files.import_bookmarks(lines) == (1, 1, 0)
    assert other.bookmarks.find() == (kept,)
    assert other.exports.export(other.bookmarks.find(), ExportFormat.JSONL) == lines
    other.close()


def test_whoever_signs_a_text_is_its_author(library: Library, folder: Path) -> None:
    words = "The ferries are the roads of this bay. We thank everybody who keeps them running."
    (folder / "titled.md").write_text(f"---\ntitle: Statement by Ann Moss\n---\n\n{words}\n")
    (folder / "signed.md").write_text(f"---\ntitle: A Proclamation\n---\n\n{words}\n\nANN MOSS\n")
    (folder / "turn.md").write_text(f"---\ntitle: A Briefing\n---\n\nMS. MOSS: {words}\n")
    list(library.update())
    bylines = {}
    for name in ("titled.md", "signed.md", "turn.md"):
        reading = library.read(folder / name)
        library.bookmarks.bookmark(reading, reading.quotes[0].span)
    for kept in library.bookmarks.find("path:titled OR path:signed OR path:turn"):
        bylines[kept.path.name] = kept.byline
    assert bylines == {"titled.md": "Ann Moss", "signed.md": "Ann Moss", "turn.md": ""}
