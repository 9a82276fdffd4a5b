"""All that one person said, or that was searched for, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefreader.domain.listing_row import Sort
from briefreader.library import Library
from briefreader.ui.rendering.timeline_entries import TimelineDetails, TimelineEntries

from .conftest import OpenReader, Screen, open_library

LONG = " ".join(f"The list has an item number {n}." for n in range(40))


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Ten briefings over as many months, in each two answers; the second of them is a long one."""
    folder = tmp_path_factory.mktemp("ferries")
    for number in range(10):
        day = date(2023, 1, 9) + timedelta(31 * number)
        (folder / f"{day}.md").write_text(
            f"---\ntitle: Daily Press Briefing\ndate: {day}\nsource: Harbour Office\n---\n"
            f"MR. HALE: Good afternoon. This is day {number} of the count.\n\n"
            f"Q: What about the ferries on day {number}?\n\n"
            f"MR. HALE: {LONG} The ferries sail on day {number}, as ever.\n",
            encoding="utf-8",
        )
    cache = tmp_path_factory.mktemp("cache")
    library = open_library(folder, cache, tmp_path_factory.mktemp("data"))
    assert list(library.update())
    library.close()
    return folder, cache


@pytest.fixture
def library(ferries: tuple[Path, Path], tmp_path: Path) -> Iterator[Library]:
    opened = open_library(*ferries, tmp_path / "data")
    yield opened
    opened.close()


def bar(screen: Screen) -> str:
    """Return the chosen block of the bars, as it is drawn."""
    (strip,) = (strip for strip in screen.strips[:4] if any(b in strip.text for b in "▁▂▃▄▅▆▇█"))
    chosen = [seg.text for seg in strip if seg.style and seg.style.bold and seg.text.strip()]
    return "".join(chosen)


async def test_a_timeline_is_searched_sorted_stepped_through_and_kept_from(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader(columns=100, rows=30) as screen:
        await screen.press("w", "enter")
        assert "MR. HALE  20 statements  newest first" in screen.header
        assert "filter by words" in screen.lines[1]
        assert "2023-01 – 2023-10 · peak 2 (" in screen.lines[3]
        assert "2023-10: 2" in screen.lines[3]
        assert "15 October 2023 · Daily Press Briefing" in screen.lines[5]
        assert bar(screen) == "███"
        assert "s oldest first" in screen.footer
        # The words that were sought lead each statement, and are highlighted there.
        await screen.press("slash")
        await screen.type("ferries")
        await screen.press("enter")
        assert "10 of 20 statements" in screen.header
        assert "/ ferries" in screen.lines[1]
        (first,) = (line for line in screen.lines if line.startswith("▎ 2023-10"))
        assert "The ferries sail" in " ".join(screen.lines)
        assert "number 0" not in screen.shown
        assert first.startswith("▎ 2023-10-15  “…")
        gold = [seg.text for strip in screen.strips for seg in strip if seg.text == "ferries"]
        assert len(gold) > 2
        # By month, in the other order, and to the next statement.
        await screen.press("s")
        assert "oldest first" in screen.header
        assert "s newest first" in screen.footer
        await screen.press("g")
        assert "2023-01: 1" in screen.lines[3]
        await screen.press("]")
        assert "2023-02: 1" in screen.lines[3]
        assert screen.lines[5].split()[:2] == ["February", "2023"]
        await screen.press("n", "N", "N", "[")
        assert "no earlier month" in screen.footer
        assert "2023-01: 1" in screen.lines[3]
        # The question on demand, with the whole statement.
        assert "asked" not in screen.shown
        await screen.press("d")
        assert "asked  What about the ferries on day 0?" in screen.shown
        assert "item number 0." in screen.shown
        await screen.press("d")
        # What is kept and written there.
        await screen.press("M")
        assert "no bookmark here to widen" in screen.footer
        await screen.press("m", "M")
        assert "can't widen further" in screen.footer
        await screen.press("a")
        await screen.type("a note")
        await screen.press("ctrl+s")
        await screen.press("t")
        await screen.type("ferry")
        await screen.press("enter", "enter")
        (kept,) = library.bookmarks.find()
        assert kept.quote.endswith("as ever.")
        assert (kept.note, kept.tags) == ("a note", ("ferry",))
        await screen.press("Y")
        assert "APA" in screen.shown
        await screen.press("escape", "e")
        assert "by MR. HALE" in screen.shown or "all bookmarks" in screen.shown
        await screen.press("escape")
        # Words of it are selected in its article.
        await screen.press("v")
        assert screen.pilot.app.screen is screen.reader
        assert screen.reader.text.selected is not None


async def test_what_was_searched_for_is_a_timeline_too(open_reader: OpenReader) -> None:
    async with open_reader(columns=60, rows=20) as screen:
        await screen.press("slash")
        await screen.type("said:hale ferries sort:oldest")
        await screen.press("enter", "W")
        assert "Timeline  10 statements  oldest first" in screen.header
        assert "/ said:hale ferries" in screen.lines[1]
        await screen.press("s")
        assert "sort order is set by sort: in the search" in screen.footer
        await screen.press("escape")
        assert screen.pilot.app.screen is screen.reader
        assert screen.reader.session.query.startswith("said:hale")


def test_one_order_reverses_the_days_of_the_other(library: Library) -> None:
    newest = library.statements("ferries")
    oldest = library.statements("ferries", sort=Sort.OLDEST)
    days = [[one.hit(number).row.date for number in range(len(one))] for one in (newest, oldest)]
    assert days[0] == days[1][::-1]
    assert oldest.hit(0).row.path.name == "2023-01-09.md"


def test_two_articles_on_a_day_are_named_once_each(tmp_path: Path) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    for title in ("Daily Press Briefing", "Remarks at the Quay"):
        turns = "".join(
            f"Q: And what about pier {n}?\n\nMR. HALE: We are still looking at pier {n} today.\n\n"
            for n in range(3)
        )
        head = f"---\ntitle: {title}\ndate: 2023-01-09\nsource: Harbour Office\n---\n"
        (folder / f"{title}.md").write_text(head + turns, encoding="utf-8")
    library = open_library(folder, tmp_path / "cache", tmp_path / "data")
    assert list(library.update())
    details = TimelineDetails(
        lambda path, span: False, lambda quote, on: "", lambda path, span: "", by_one=True
    )
    entries = TimelineEntries(library.statements("", "Hale"), details)
    shown = [
        ["".join(run.text for run in line) for line in entries.lines(n, 80)]
        for n in range(len(entries))
    ]
    named = [entry for entry in range(len(shown)) if "Harbour Office" in " ".join(shown[entry])]
    assert len(shown) == 7, "a heading and six statements"
    assert named == [1, 4], "the first of each article"
    # Whole, too, each begins with words, with its marks at the end of that line.
    details = replace(details, kept=lambda path, span: True, whole=True)
    entries = TimelineEntries(library.statements("", "Hale"), details)
    for number in range(1, len(entries)):
        for cells in (36, 80):
            first, *others = [
                "".join(run.text for run in line) for line in entries.lines(number, cells)
            ]
            assert first.split()[0] in ("Remarks", "Daily", "Harbour", "“We")
            assert first.endswith("◆")
            assert max(map(len, (first, *others))) <= cells
            assert "◆" not in "".join(others)
    library.close()
