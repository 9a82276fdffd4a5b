"""A dialog is left once, whatever is on its way when it closes."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

import pytest
from tests.ui.conftest import OpenReader
from tests.ui.conftest import Screen as ScreenShown
from textual._context import visible_screen_stack
from textual.app import App
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.visual import RichVisual, Visual
from textual.widgets import Input, TextArea

from briefreader.library import Library
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog
from briefreader.ui.terminal.screen_below import ScreenBelow


class Twofold(App[None]):
    """Two dialogs, one over the other."""

    def on_mount(self) -> None:
        self.answers: list[str | None] = []
        self.lower, self.upper = Dialog[str](), Dialog[str]()
        self.push_screen(self.lower, self.answers.append)
        self.push_screen(self.upper, self.answers.append)


async def test_a_second_leaving_closes_no_other_screen() -> None:
    app = Twofold()
    async with app.run_test() as pilot:
        app.upper.dismiss("first")
        app.upper.dismiss("second")
        await pilot.pause()
        assert app.screen is app.lower
        app.lower.dismiss("third")
        app.lower.dismiss("fourth")
        await pilot.pause()
        assert type(app.screen) is Screen
        assert app.answers == ["first", "third"]


@pytest.mark.parametrize("keys", ["i", "a", "t", "question_mark", "colon", "slash", "B"])
async def test_ctrl_q_quits_at_once_from_anywhere(open_reader: OpenReader, keys: str) -> None:
    async with open_reader() as screen:
        await screen.press("2", keys)
        await screen.press("ctrl+q")
        assert screen.pilot.app._exit


async def test_no_key_fails_where_there_is_no_bookmark(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for key in ("J", "K", "j", "k", "G", "space", "enter", "d", "u"):
            await screen.press("B", key, "escape")


def alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())


async def test_what_was_opened_and_closed_is_not_held_in_memory(open_reader: OpenReader) -> None:
    async with open_reader() as screen:

        async def come_and_go(key: str, times: int) -> None:
            for _ in range(times):
                await screen.press(key)
                await screen.press("escape")

        await screen.press("2")
        for key in ("F", "a", "t", "e", "question_mark", "colon"):
            await come_and_go(key, 1)
            before = alive(Strip)
            await come_and_go(key, 2)
            # The last one may still be on its way out; what is held for good stays.
            async with asyncio.timeout(10):
                while alive(Strip) >= before + 50:
                    await asyncio.sleep(0.02)
            assert alive(TextArea) <= 1, key


def check_what_lies_below(app: App[None]) -> None:
    """Check that what shows through beside a dialog is drawn as Textual itself draws it."""
    token = visible_screen_stack.set([app.screen_stack[0]])
    drawn = app.screen.render()
    visible_screen_stack.reset(token)
    if len(app.screen_stack) > 1 and app.screen.is_modal:
        assert isinstance(drawn, ScreenBelow)
        usual = RichVisual(app.screen, BackgroundScreen(drawn.screen, drawn.color))
        width, height = app.size
        style = app.screen.visual_style
        for size in ((width, height), (width - 7, height - 3)):
            ours, theirs = (
                Visual.to_strips(app.screen, visual, *size, style) for visual in (drawn, usual)
            )
            assert [line.simplify() for line in ours] == [line.simplify() for line in theirs]
            assert len(ours) == size[1]
            assert any(line.text.strip() for line in ours)


async def test_what_is_styled_once_is_drawn_as_if_all_had_been_styled_anew(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        app = screen.pilot.app
        for keys in ("2", "i", "Y", "e", "t", "a", "O", "C", "F", "S", "question_mark", "B", "w"):
            await screen.press(keys)
            assert (len(app.screen_stack) == 1) == (keys == "2"), keys
            drawn = screen.strips
            app.screen.update_node_styles(animate=False)
            await screen.settle()
            assert screen.strips == drawn, keys
            check_what_lies_below(app)
            await screen.press("escape")


def _dialog_lines(screen: ScreenShown) -> list[str]:
    """Return what the dialog on top shows, without what lies below it, which is drawn later."""
    region = screen.pilot.app.screen.query_one(".dialog").region
    rows = screen.strips[region.y : region.bottom]
    return [strip.crop(region.x, region.right).text for strip in rows]


async def test_beside_a_sheet_stand_no_scraps_of_what_lies_below(open_reader: OpenReader) -> None:
    async with open_reader(120, 24) as screen:
        await screen.press("2")
        widths = (60, 80, 95, 120)
        for number, key in enumerate(
            ("question_mark", "i", "Y", "e", "t", "a", "O", "C", "F", "S")
        ):
            # Each is opened at one of them, and then seen at all others.
            opened_at = number % len(widths)
            await screen.resize(widths[opened_at], 24)
            await screen.press(key)
            for columns in (*widths[opened_at:], *widths[:opened_at]):
                await screen.resize(columns, 24)
                dialog = screen.pilot.app.screen.query_one(".dialog").region
                case = key, columns
                assert dialog.x == columns - dialog.right == 0 or dialog.x >= 6, case
            await screen.press("escape")
            assert len(screen.pilot.app.screen_stack) == 1, key
        # Its lines are broken for the width that there is now.
        await screen.resize(60, 24)
        await screen.press("question_mark")
        await screen.resize(120, 24)
        widened = _dialog_lines(screen)
        await screen.press("escape", "question_mark")
        assert _dialog_lines(screen) == widened


async def test_help_looks_up_a_word_behind_the_slash_that_a_pager_searches_with(
    open_reader: OpenReader,
) -> None:
    async with open_reader(100, 30) as screen:
        await screen.press("question_mark")
        await screen.type("/bookmark")
        assert "Bookmark the" in screen.shown


async def test_in_the_narrowest_terminal_a_sheet_says_how_to_take_what_it_holds(
    open_reader: OpenReader,
) -> None:
    async with open_reader(40, 10) as screen:
        await screen.press("2")
        for key, heading in (
            ("a", "Note ctrl+s save esc cancel"),
            ("t", "Tags enter save esc cancel"),
            ("e", "Export enter next, then export"),
            ("F", "Saved searches enter select"),
            ("question_mark", "Keys enter select esc cancel"),
        ):
            await screen.press(key)
            assert " ".join(screen.header.split()) == heading
            await screen.press("escape")


async def test_every_dialog_and_field_says_at_f1_what_it_is_for_and_its_keys(
    open_reader: OpenReader,
) -> None:
    async with open_reader(100, 30) as screen:
        await screen.press("2")
        for key, command, told in (
            ("e", "export", "→  l  space         Next value"),
            ("a", "note", "ctrl+o              Write it in $EDITOR"),
            ("T", "running_tag", "tab                 Complete"),
            ("F", "saved", "↓  ctrl+n           Next entry"),
            ("vertical_line", "pipe", "enter               run"),
            ("ctrl+g", "go_to", "esc                 Cancel"),
            ("i", "about", "esc  q  i  enter    Close this"),
        ):
            await screen.press(key, "f1")
            assert BY_ID[command].tooltip in screen.shown, key
            assert told in screen.shown, key
            await screen.press("x")  # any key closes help, and does nothing else
            assert len(screen.pilot.app.screen_stack) == 2, key
            await screen.press("escape")
        # Where words are typed, ? is one of them; elsewhere it asks, too.
        await screen.press("F", "?")
        assert isinstance(field := screen.pilot.app.focused, Input)
        assert field.value == "?"
        for key in ("question_mark", "ctrl+p"):  # which are help themselves
            await screen.press("escape", "2", key)
            assert "enter select  esc cancel" in screen.shown
            await screen.press("f1")
            assert len(screen.pilot.app.screen_stack) == 1, key
        await screen.press("2", "e")
        assert "F1 help  esc cancel" in screen.shown
        await screen.press("?")
        assert "any key to close" in screen.shown
        await screen.press("x", "escape", "1", "slash", "f1")
        assert "said:miller aid     Miller on aid" in screen.shown
        await screen.press("x", "q", "u")
        assert "search the library: qu" in screen.shown


async def test_keys_of_one_burst_go_where_each_of_those_before_it_leads(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    target, draft = tmp_path / "kept.md", tmp_path / "draft.md"
    draft.write_text("“Nothing was said,” said Ann Moss.\n")
    async with open_reader() as screen:
        screen.burst("2", "m", "e", "tab", "tab", "tab", "ctrl+u", *str(target), "enter")
        await screen.settle()
        assert "exported 1 bookmark to" in screen.said
        assert target.exists()
        screen.burst("a", *"as said", "ctrl+s", "t", *"harbour", "enter", "enter", "J")
        await screen.settle()
        (bookmark,) = library.bookmarks.find()
        assert (bookmark.note, bookmark.tags) == ("as said", ("harbour",))
        screen.burst("C", "ctrl+u", *str(draft), "enter")
        await screen.settle()
        assert "Nothing was said" in screen.shown
