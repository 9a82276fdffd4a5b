"""What the program exports is checked without an alarm, in every format."""

from __future__ import annotations

from briefreader.citations import ExportFormat
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


def test_only_a_draft_that_is_an_export_is_read_as_one(library: Library) -> None:
    for broken in ('{"quote": 1', '[{"annote": 2}]', "[1] “The north quay is safe,” she said."):
        library.drafts.check(broken.encode())
    (one,) = library.drafts.check("[1] “The north quay is safe,” said Ines Calloway.".encode())
    assert one.verdict.value == "exact"
