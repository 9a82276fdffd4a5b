"""Marked rows and the running tag: one key for many articles, one tag for many bookmarks."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefreader.library import Library
from briefreader.ui.commands import error_messages

from .conftest import OpenReader, TimeSaid


def read_in(library: Library) -> list[bool]:
    listing = library.listing()
    return [
        library.bookmarks.mark(listing.hit(number).row.path).read for number in range(len(listing))
    ]


async def test_marked_rows_are_read_and_starred_together_and_that_is_one_undo(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("x", "j", "x")
        assert screen.pane("list").count("✓") == 2
        assert "2 marked" in screen.pane("list")
        await screen.press("r")
        assert read_in(library) == [True, False, True, False]
        assert "2 now read · u to undo" in screen.footer
        await screen.press("asterisk")
        assert screen.pane("list").count("★") == 2
        await screen.press("u")
        assert "undone: star: 2 articles" in screen.footer
        assert "★" not in screen.pane("list")
        await screen.press("u")
        assert read_in(library) == [False] * 4
        await screen.press("escape", "r", "k", "x", "x")
        assert "2 marked" in screen.pane("list")
        await screen.press("r")
        assert "1 now read" in screen.footer
        await screen.press("u")
        assert "undone: mark read in " in screen.footer, "of that one, as many as were said"


async def test_long_work_is_said_while_it_lasts_and_its_end_until_a_key_is_pressed(
    open_reader: OpenReader,
    library: Library,
    times_said: list[TimeSaid],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(error_messages, "NOTICED", 0.01)
    monkeypatch.setattr(error_messages, "LONG", 0.0)
    may_end, usual = threading.Event(), library.bookmarks.set_all_read

    def slow(paths: Sequence[Path], value: bool) -> int:
        may_end.wait(10)
        return usual(paths, value)

    monkeypatch.setattr(library.bookmarks, "set_all_read", slow)
    async with open_reader() as screen:
        await screen.press("X")
        screen.burst("r")
        await screen.wait_for("changing 4 articles…")
        may_end.set()
        await screen.wait_for("4 now read · u to undo")
        for time in times_said:
            time.end()
        await screen.settle()
        assert "4 now read · u to undo" in screen.footer
        await screen.press("j")
        assert "4 now read · u to undo" in screen.footer
        times_said[-1].end()
        await screen.settle()
        assert "4 now read" not in screen.footer


async def test_what_all_marked_have_is_taken_from_them(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("r", "x", "x", "r")
        assert read_in(library) == [True, True, False, False]
        await screen.press("r")
        assert read_in(library) == [False] * 4
        assert "2 now unread" in screen.footer


async def test_everything_found_can_be_marked_and_esc_unmarks_it_first(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("slash", *"humanitarian", "enter", "X")
        assert "2 marked" in screen.pane("list")
        await screen.press("escape")
        assert "marked" not in screen.pane("list")
        assert screen.reader.session.query == "humanitarian"
        await screen.press("X", "X", "escape")
        assert screen.reader.session.query == ""
        await screen.press("X", "r")
        assert read_in(library) == [True] * 4


async def test_elsewhere_than_in_the_list_a_key_means_the_article_one_reads(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("x", "x", "J", "2", "r")
        assert sum(read_in(library)) == 1


async def test_every_new_bookmark_gets_the_running_tags_until_they_are_cleared(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("T")
        await screen.type("harbour, aid")
        await screen.press("enter")
        assert "tagging harbour, aid" in screen.header
        await screen.press("m")
        assert library.bookmarks.find()[0].tags == ("harbour", "aid")
        await screen.press("u")
        assert library.bookmarks.find() == ()
        await screen.press("T", *["backspace"] * 20, "enter")
        assert "running tags off" in screen.footer
        await screen.press("m")
        assert library.bookmarks.find()[0].tags == ()


@pytest.mark.parametrize("key", ["X", "escape"])
async def test_what_is_said_of_marks_goes_with_them(open_reader: OpenReader, key: str) -> None:
    async with open_reader() as screen:
        await screen.press("x", "x")
        assert "2 marked · r mark read" in screen.footer
        await screen.press(key)
        assert "0 marked · x to mark rows" in screen.footer
