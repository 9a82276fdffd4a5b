"""What the program exports is checked without an alarm, in every format."""

from __future__ import annotations

import pytest

from briefreader.citations import CitationStyle, ExportFormat
from briefreader.library import Library


def test_no_export_raises_an_alarm(library: Library) -> None:
    listing = library.statements("", None)
    for number in range(len(listing)):
        found = listing.statement(number)
        if found is None:
            continue
        reading = library.read(listing.hit(number).row.path)
        note = "I doubt that this is what they meant: look again.\n\nAsk her." if number % 2 else ""
        library.bookmarks.bookmark(reading, found[1].quote.span, note=note, tags=["a tag"])
    kept = library.bookmarks.find("")
    assert len(kept) > 8
    for form in ExportFormat:
        exported = library.exports.export(kept, form)
        checked = library.drafts.check(exported.encode())
        exact = sum(one.verdict.value == "exact" for one in checked)
        assert exact >= len(kept), (
            "\n".join(f"{o.verdict} {o.claim.text}" for o in checked) + exported
        )
        assert [one.claim.text for one in checked if one.is_alarm] == [], form


@pytest.mark.parametrize(
    "title",
    [
        "Press Briefing by Press Secretary Judith Arden and National Security Advisor Karl Birk",
        "Background Press Call on New Actions to Boost Patient and Provider Awareness",
        "Press Gaggle by President Birk",
    ],
)
def test_whom_the_title_of_a_citation_names_said_nothing(library: Library, title: str) -> None:
    briefing = library.roots[0] / "briefing.md"
    briefing.write_text(
        f"---\ntitle: {title}\ndate: 2024-03-09\nsource: Office\n---\n"
        "MS. ARDEN:  (Inaudible.)\n\nQ    Can you quantify how big of an issue the boats are?\n\n"
        "MR. BIRK:  They sail on Sunday, at noon.\n",
        encoding="utf-8",
    )
    list(library.update())
    reading = library.read(briefing)
    for quote in reading.quotes:
        kept = library.bookmarks.bookmark(reading, quote.span)
        for style in CitationStyle:
            exported = library.exports.export([kept], ExportFormat.MARKDOWN, style)
            checked = library.drafts.check(exported.encode(), "bookmarks.md")
            assert [one.claim.text for one in checked if one.is_alarm] == [], exported


def test_only_a_draft_that_is_an_export_is_read_as_one(library: Library) -> None:
    for broken in ('{"quote": 1', '[{"annote": 2}]', "[1] “The north quay is safe,” she said."):
        library.drafts.check(broken.encode())
    (one,) = library.drafts.check("[1] “The north quay is safe,” said Ines Calloway.".encode())
    assert one.verdict.value == "exact"


def test_brackets_of_the_article_and_the_day_that_it_tells_raise_no_alarm(
    library: Library,
) -> None:
    briefing = library.roots[0] / "briefing.md"
    briefing.write_text(
        "---\ntitle: Press Briefing\ndate: 2024-03-09\nsource: Office\n---\n"
        "MS. ARDEN:  Thank you, [senior official]. The dyke is [nine] metres high.\n\n"
        "Q    Edwin Tarrant said last night that the office has “repainted the railings of the"
        " north quay for three winters.”\n",
        encoding="utf-8",
    )
    list(library.update())
    reading = library.read(briefing)
    kept = [library.bookmarks.bookmark(reading, quote.span) for quote in reading.quotes]
    assert any(one.quote.startswith("repainted") for one in kept)
    for form in ExportFormat:
        exported = library.exports.export(kept, form)
        checked = library.drafts.check(exported.encode())
        assert {one.grade.value for one in checked} == {"right"}, form


def test_an_exported_turn_is_its_speakers_however_long(library: Library) -> None:
    turn = " ".join(f"In year {number} we sailed to port {number + 1}." for number in range(300))
    briefing = library.roots[0] / "briefing.md"
    briefing.write_text(
        "---\ntitle: Press Briefing\ndate: 2024-03-09\nsource: Office\n---\n"
        f"MS. ARDEN:  Thank you, all.\n\nMR. BIRK:  {turn}\n",
        encoding="utf-8",
    )
    list(library.update())
    reading = library.read(briefing)
    kept = [library.bookmarks.bookmark(reading, quote.span) for quote in reading.quotes]
    for form in ("jsonl", "csv", "bibtex", "ris", "csl-json"):
        exported = library.exports.export(kept, ExportFormat(form))
        checked = library.drafts.check(exported.encode())
        stated = [one.claim.stated_speaker for one in checked]
        assert stated == ["MS. ARDEN", "MR. BIRK", "MR. BIRK"], form
        assert {one.verdict.value for one in checked} == {"exact"}
