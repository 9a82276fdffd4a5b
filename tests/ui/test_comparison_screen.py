"""Two people on one topic, side by side over time."""

from __future__ import annotations

from pathlib import Path

from briefreader.domain.hit_grouping import HitGrouping

from .conftest import OpenReader, indexed_library, write_articles


async def test_two_people_are_counted_side_by_side_and_gone_to(open_reader: OpenReader) -> None:
    async with open_reader(columns=100, rows=24) as screen:
        await screen.press("w", "slash")
        await screen.type("ann")
        await screen.press("enter", "&")
        assert "Compare Ann Lee with" in screen.shown
        await screen.type("mr")
        await screen.press("enter")
        assert "Compare  statements by month" in screen.header
        assert screen.lines[2].split() == ["2", "▸", "Ann", "Lee", "3", "MR.", "HALE"]
        rows = [line.strip("▎ ").split() for line in screen.lines[4:6]]
        assert [[row[0], row[1], row[2]] for row in rows] == [
            ["February", "2024", "·"],
            ["March", "2024", "2"],
        ]
        found = screen.library.statements("trucks", "MR. HALE", whole=True)
        # Where only the other one said something, enter lists that.
        assert screen.lines[4].startswith("▎")
        await screen.press("enter")
        assert "MR. HALE  " in screen.header
        assert "0 of" not in screen.header
        await screen.press("escape")
        assert "▸ MR. HALE" in screen.lines[2]
        await screen.press("h", "slash")
        await screen.type("trucks")
        assert "longer words too, until enter" in screen.header
        await screen.press("enter")
        assert "longer words" not in screen.header
        assert f"{len(found)} MR. HALE" in screen.lines[2]
        assert "0 ▸ Ann Lee" in screen.lines[2]
        assert found.counts(HitGrouping.MONTH) == {"2024-02": len(found)}
        await screen.press("s")
        assert "statements by year" in screen.header
        assert "s by week" in screen.footer
        # Beside a key stands only what its other half does here.
        await screen.press("question_mark")
        assert "Count by month, year, week or day" in screen.shown
        assert "S speaker" not in screen.shown
        await screen.press("escape")
        # Of whom enter lists the statements, the other key says; from there one comes back.
        await screen.press("l", "enter")
        assert f"MR. HALE  {len(found)} of 3 statements" in screen.header
        assert "/ trucks date:2024" in screen.lines[1]
        await screen.press("escape")
        assert "statements by year" in screen.header
        await screen.press("s")
        (week,) = (line for line in screen.lines if line.startswith("▎"))
        assert "week of 2024-02-" in week
        await screen.press("enter")
        assert "/ trucks date:2024-02-" in screen.lines[1]
        assert f"MR. HALE  {len(found)} of 3 statements" in screen.header
        await screen.press("escape")
        await screen.press("enter", "enter")
        assert screen.pilot.app.screen is screen.reader
        # From the reader: the current speaker, and whom one chooses.
        await screen.press("&")
        assert "Compare MR. HALE with" in screen.shown
        await screen.press("enter")
        assert "Compare" in screen.header


async def test_counts_are_those_of_the_words_once_they_are_typed_and_say_at_least_until_then(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    words = " ".join(f"quayx{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(300))
    text = f"---\ntitle: Names\ndate: 2024-05-02\n---\n“So {words},” Ann Lee said.\n"
    (folder / "names.md").write_text(text, encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(columns=100, rows=24, on=library) as screen:
        await screen.press("w", "slash")
        await screen.type("ann")
        await screen.press("enter", "&")
        await screen.type("mr")
        await screen.press("enter", "slash")
        await screen.type("quay")
        assert screen.lines[2].split()[:4] == ["2", "▸", "Ann", "Lee"], "quayaa and its like too"
        assert "statements by month · minimum counts" in screen.header
        await screen.press("enter")
        assert screen.lines[2].split()[:4] == ["1", "▸", "Ann", "Lee"]
        assert "at least" not in screen.header
        await screen.press(*["escape"] * 4, "W", "slash")
        await screen.type("quay")
        assert "at least" in screen.header
        await screen.press("enter")
        assert "at least" not in screen.header
    library.close()


async def test_a_comparison_begins_at_the_first_period_and_not_among_the_undated(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    said = "“We shall keep the quay open to everybody,” Ann Lee said.\n\n“No,” Tom Reave said.\n"
    dated = f"---\ntitle: Quay\ndate: 2024-02-01\n---\n{said}"
    folder = write_articles(tmp_path / "more", {"a.md": dated, "b.md": f"# Undated\n\n{said}"})
    own = indexed_library(folder, tmp_path)
    async with open_reader(on=own) as screen:
        await screen.press("w", "&", "enter")
        (row,) = (line for line in screen.lines if line.startswith("▎"))
        assert "February 2024" in row
        await screen.press("s")
        (row,) = (line for line in screen.lines if line.startswith("▎"))
        assert "2024" in row
    own.close()
