"""What is said of a screen in words, and where the terminal's own cursor stands."""

from __future__ import annotations

from tests.ui.conftest import OpenReader, Screen

from briefreader.ui.widgets.announcement import Announcement, announcement


def said(screen: Screen) -> str:
    return announcement(screen.pilot.app.screen, "", "").focus


def line_of_the_cursor(screen: Screen) -> str:
    x, y = screen.pilot.app.cursor_position
    return screen.lines[y][x:]


async def test_the_cursor_stands_at_what_is_said(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for keys, words in (
            ([], "Harbour [reopens] today"),
            (["j"], "Daily Press Briefing"),
            (["G"], "A long report"),
            (["g"], "Harbour [reopens] today"),
            (["2"], "The north quay of Port Selwyn"),
            (["3"], "Ann Lee"),
            (["m", "B"], "Ann Lee"),
            (["escape", "w"], "Lee"),
        ):
            await screen.press(*keys)
            assert words in said(screen), keys
            assert words in line_of_the_cursor(screen), keys
        await screen.press("escape", "slash", "q", "u", "a")
        assert said(screen) == "qua"
        assert screen.pilot.app.cursor_position.x == screen.where("qua")[0] + 3


async def test_signs_are_said_in_words_and_those_that_only_point_are_not(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        assert said(screen) == (
            "unread, Harbour [reopens] today · 2024-03-14 · Selwyn Courier 4 quotes"
        )
        await screen.press("m", "2", "]", "m", "1", "x", "k")
        assert said(screen).startswith("marked, Harbour")
        assert said(screen).endswith("Selwyn Courier 2 bookmarks, 4 quotes")
        await screen.press("j", "3", "S", "down", "enter")
        assert ", corrected" in said(screen)
        assert "marked" not in said(screen)


async def test_of_a_screen_without_keys_of_its_own_all_is_said_and_nothing_below_it(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("f9")
        assert "any key to close" in said(screen)
        # A sign that is explained stands before its own word.
        assert "unread, bookmarked, starred, · 4 quotes" in said(screen)
        assert "note, marked, or corrected" in said(screen)
        assert "Harbour [reopens]" not in said(screen)
        await screen.press("escape", "colon", *"sort")
        assert said(screen).startswith("sort; sort")


def test_only_what_is_new_is_said() -> None:
    before = Announcement("Text", "bookmarked", "a line")
    assert Announcement("Text", "bookmarked", "a line").lines_after(before) == []
    assert Announcement("Text", "", "another").lines_after(before) == ["another"]
    assert Announcement("Quotes", "", "a line").lines_after(before) == ["Quotes", "a line"]
