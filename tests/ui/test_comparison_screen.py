"""Two people on one topic, side by side over time."""

from __future__ import annotations

from briefreader.domain.listing_row import HitGrouping

from .conftest import OpenReader


async def test_two_people_are_counted_side_by_side_and_gone_to(open_reader: OpenReader) -> None:
    async with open_reader(columns=100, rows=24) as screen:
        await screen.press("w", "slash")
        await screen.type("ann")
        await screen.press("enter", "&")
        assert "Compare Ann Lee with" in screen.shown
        await screen.type("mr")
        await screen.press("enter")
        assert "Compare  statements by month" in screen.header
        assert screen.lines[2].split() == ["2", "Ann", "Lee", "3", "MR.", "HALE"]
        rows = [line.strip("▎ ").split() for line in screen.lines[4:6]]
        assert [[row[0], row[1], row[2]] for row in rows] == [
            ["February", "2024", "·"],
            ["March", "2024", "2"],
        ]
        found = screen.library.statements("trucks", "MR. HALE", whole=True)
        await screen.press("slash")
        await screen.type("trucks")
        await screen.press("enter")
        assert f"{len(found)} MR. HALE" in screen.lines[2]
        assert "0 Ann Lee" in screen.lines[2]
        assert found.counts(HitGrouping.MONTH) == {"2024-02": len(found)}
        await screen.press("s")
        assert "statements by year" in screen.header
        assert "s by day" in screen.footer
        # Of whom enter lists the statements, the other key says; from there one comes back.
        await screen.press("l", "enter")
        assert f"MR. HALE  {len(found)} of 3 statements" in screen.header
        assert "/ trucks date:2024" in screen.lines[1]
        await screen.press("escape")
        assert "statements by year" in screen.header
        await screen.press("enter", "enter")
        assert screen.pilot.app.screen is screen.reader
        # From the reader: the current speaker, and whom one chooses.
        await screen.press("&")
        assert "Compare MR. HALE with" in screen.shown
        await screen.press("enter")
        assert "Compare" in screen.header
