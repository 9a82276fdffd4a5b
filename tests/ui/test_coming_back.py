"""From the article to which a list led, one key leads back to the list as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefreader.library import Library

from .conftest import OpenReader, Screen, indexed_library, write_articles

TALK = "A talk\n\n" + "\n\n".join(
    f"Q: Will the bridge number {n} be open on Monday?\n\nMR. HALE: I am not going to get ahead "
    f"of the announcement on bridge number {n} and the roads that lead to it."
    for n in range(12)
)


@pytest.fixture
def talks(tmp_path: Path) -> Library:
    names = ("one.txt", "two.txt")
    return indexed_library(write_articles(tmp_path / "talks", dict.fromkeys(names, TALK)), tmp_path)


def picture(screen: Screen) -> list[str]:
    """What is shown, but for the footer, where something may be said."""
    return screen.lines[:-1]


@pytest.mark.parametrize(
    "keys",
    [
        ("f7", "s", "down", "down", "down"),
        ("f7", "slash", *"bridge", "enter", "down", "down"),
        ("2", "right_square_bracket", "W", "s", "down", "down"),
        ("2", "right_square_bracket", "W", "slash", *"announcement", "enter"),
        ("w", "enter", "down", "down", "s"),
        ("quotation_mark", *"get ahead of the", "enter", "down", "down"),
        ("2", "right_square_bracket", "m", "down", "down", "down", "down", "m", "B", "down"),
        ("2", "right_square_bracket", "m", "B", "slash", *"bridge", "enter"),
    ],
)
async def test_back_from_an_article_the_list_stands_as_it_was(
    open_reader: OpenReader, talks: Library, keys: tuple[str, ...]
) -> None:
    async with open_reader(80, 24, on=talks) as screen:
        for key in keys:  # a list is looked up aside
            await screen.press("space" if key == " " else key)
        app = screen.pilot.app
        assert app.screen is not screen.reader
        before, shown = type(app.screen), picture(screen)
        for _ in range(2):
            await screen.press("enter")
            assert app.screen is screen.reader
            await screen.press("down", "backspace")
            assert type(app.screen) is before
            assert picture(screen) == shown


async def test_back_in_a_list_over_a_list_shows_the_one_below(
    open_reader: OpenReader, talks: Library
) -> None:
    async with open_reader(80, 24, on=talks) as screen:
        await screen.press("w")
        shown = picture(screen)
        await screen.press("enter")
        assert picture(screen) != shown
        await screen.press("backspace")
        assert picture(screen) == shown
        await screen.press("backspace")
        assert screen.pilot.app.screen is screen.reader


async def test_questions_are_opened_again_at_their_row_and_in_their_order(
    open_reader: OpenReader, talks: Library
) -> None:
    async with open_reader(80, 24, on=talks) as screen:
        await screen.press("f7")
        await screen.press("s", "down", "down")
        shown = picture(screen)
        await screen.press("escape")
        assert screen.pilot.app.screen is screen.reader
        await screen.press("down", "f7")
        assert picture(screen) == shown
        await screen.press("enter", "J", "f7")
        assert picture(screen) == shown


async def test_a_list_that_was_left_by_q_is_not_come_back_to(
    open_reader: OpenReader, talks: Library
) -> None:
    async with open_reader(80, 24, on=talks) as screen:
        app = screen.pilot.app
        for keys in (("f7",), ("2", "right_square_bracket", "W"), ("w", "enter"), ("2", "m", "B")):
            await screen.press(*keys)
            await screen.press("enter", "backspace")
            assert app.screen is not screen.reader, keys
            while app.screen is not screen.reader:
                depth = len(app.screen_stack)
                await screen.press("q")
                assert len(app.screen_stack) < depth, keys
            await screen.press("backspace")
            assert app.screen is screen.reader, keys


async def test_back_in_the_list_what_was_done_meanwhile_shows(
    open_reader: OpenReader, talks: Library
) -> None:
    async with open_reader(80, 24, on=talks) as screen:
        await screen.press("f7")
        await screen.press("down", "enter", "right_square_bracket", "m")
        assert "◆" in screen.pane("text")
        await screen.press("backspace")
        assert "◆" in screen.shown
        await screen.resize(120, 36)
        assert "by topic" in screen.shown
        await screen.press("enter")
        await screen.resize(60, 20)
        await screen.press("backspace")
        assert all(len(line) <= 60 for line in screen.lines)
        assert "◆" in screen.shown


async def test_back_in_the_list_it_has_the_colours_that_were_chosen_meanwhile(
    open_reader: OpenReader, talks: Library
) -> None:
    def grounds() -> set[object]:
        return {seg.style.bgcolor for row in screen.strips for seg in row if seg.style}

    async with open_reader(80, 24, on=talks) as screen:
        await screen.press("w")
        await screen.press("enter")
        await screen.press("down", "enter")
        screen.reader.controllers.program.use_theme("briefreader-light")
        await screen.settle()
        await screen.press("backspace")
        shown = grounds()
        await screen.press("q", "q", "w")
        await screen.press("enter")
        assert shown == grounds()
