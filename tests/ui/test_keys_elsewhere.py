"""A key that means nothing on a screen says where it does; help lists only those that do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefreader.ui.collections.collection_screen import ABOUT_ENTRY, CollectionScreen
from briefreader.ui.commands.command_table import BY_ID, COMMANDS, Mode
from briefreader.ui.commands.key_names import first_key

from .conftest import OpenReader, indexed_library, write_articles

LEADS_OUT = {"leave", "quit", "quit_now", "suspend", "editor", "search"}
MOVES = {
    *("down", "up", "top", "bottom", "half_down", "half_up", "page_down", "page_up"),
    *("next_article", "previous_article", "pane_left", "pane_right"),
}
TO_PANES = {"next_pane", "text", "quotes"}


@pytest.mark.parametrize("place", ["B", "w", "W", "f7"])
async def test_a_key_of_the_reader_says_in_other_screens_that_it_is_one(
    open_reader: OpenReader, place: str
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "right_square_bracket", "m", place)
        here, shown = screen.pilot.app.screen, screen.lines[:-1]
        for key, words in (
            ("F", "F saved searches – only in the reader"),
            ("z", "z text only – only in the reader"),
            ("V", "V source wording – only in a draft check"),
        ):
            await screen.press(key)
            assert words in screen.footer
            assert screen.pilot.app.screen is here
            assert screen.lines[:-1] == shown
        if place == "w":
            await screen.press("W")
            assert "enter shows what they said" in screen.footer
        if place in {"B", "W"}:
            await screen.press("&")
            assert "& compare – only in text or speakers" in screen.footer
        if place != "W":
            await screen.press("d")
            assert "d details – only in a timeline" in screen.footer
        # What is typed is typed.
        await screen.press("slash", "F")
        assert "in the reader" not in screen.footer


async def test_help_of_a_draft_lists_only_what_counts_there(
    open_reader: OpenReader, draft: Path
) -> None:
    async with open_reader(draft=draft) as screen:
        for key in ("J", "m", "W", "S", "w", "f", "D", "x"):
            await screen.press(key)
            assert f" {key} " in screen.footer, key
            place = "an article" if key in "mWSfD" else "the reader"
            assert f"– only in {place}" in screen.footer, key
        await screen.press("u")
        assert "nothing to undo in the draft" in screen.footer
        await screen.press("left")
        assert " ← pane left – only in the reader" in screen.footer, "the key that was pressed"
        await screen.press("question_mark")
        assert "One line down" in screen.shown
        assert "next article" not in screen.shown


async def test_where_nothing_is_listed_a_key_about_an_entry_says_that(
    open_reader: OpenReader, draft: Path
) -> None:
    ways: tuple[tuple[str, ...], ...] = (
        *(("B",), ("w",), ("W",), ("f7",), ("quotation_mark",), ("W", "quotation_mark")),
        *(("ampersand", "enter"), ("C", str(draft), "enter")),
    )
    async with open_reader(120, 30) as screen:
        for way in ways:
            await screen.press("1", "2", "right_square_bracket")
            for key in way:
                await (screen.paste(key) if key == str(draft) else screen.press(key))
            shown = screen.pilot.app.screen
            assert isinstance(shown, CollectionScreen)
            here: CollectionScreen[Any] = shown
            if not here.is_typing:
                await screen.press("slash")
            await screen.type("zzzqqq")
            await screen.press("enter")
            assert here.entries.nothing in screen.shown
            for name in ABOUT_ENTRY.intersection(here.offered()):
                key, offer = first_key(BY_ID[name], here.keymap), here.offer(BY_ID[name])
                assert f" {key} {offer} " not in screen.footer
            for name in here.answers:
                if name in LEADS_OUT | MOVES | {"redraw"}:  # it shows the same again
                    continue
                here.message.show("")
                here.foot_changed()
                before = screen.shown
                await here.execute_command(BY_ID[name])
                await screen.settle()
                said = (here.place, first_key(BY_ID[name], here.keymap))
                assert screen.shown != before, said
                if name in ABOUT_ENTRY:
                    assert here.entries.nothing in screen.footer, said
                while here is not screen.pilot.app.screen or here.is_typing:
                    await screen.press("enter" if here.is_typing else "escape")
            while screen.pilot.app.screen is not screen.reader:
                await screen.press("escape")


@pytest.mark.parametrize("way", [("slash", *"zzzqqq", "enter"), ("R",)])
async def test_without_an_article_or_in_a_raw_file_a_key_about_the_text_says_that(
    open_reader: OpenReader, way: tuple[str, ...]
) -> None:
    meant = [command for command in COMMANDS if command.waits and command.mode is Mode.USUAL]
    left_out = LEADS_OUT | MOVES | TO_PANES
    async with open_reader(80, 24) as screen:
        for command in (*(one for one in meant if one.id not in left_out), BY_ID["short_turns"]):
            if screen.reader.session.raw is None and not screen.reader.session.query:
                await screen.press(*way)
            screen.reader.show_message("")
            before = screen.shown
            await screen.reader.execute_command(command)
            await screen.settle()
            assert screen.shown != before, first_key(command, {})
            while screen.pilot.app.screen is not screen.reader:
                await screen.press("escape")
            await screen.press("1")


async def test_a_key_that_counts_in_the_reader_says_which_key_leads_back_there(
    open_reader: OpenReader,
) -> None:
    async with open_reader(60, 20) as screen:
        await screen.press("w", "enter")
        for key in ("B", "S", "ampersand", "F"):
            await screen.press(key)
            assert "(q closes this list)" in screen.footer
        await screen.resize(40, 10)
        await screen.press("F")
        assert screen.footer == " F saved searches – only in the reader", "whole"
        await screen.press("q", "q", "B")
        shown = " ".join(screen.shown.split())
        assert shown.count("no bookmarks yet · m on a passage makes one") == 1


async def test_what_was_skipped_is_so_far_until_all_files_have_been_read(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "own")
    own = indexed_library(folder, tmp_path)
    (folder / "one.zip").write_bytes(b"PK")
    async with open_reader(80, 24, on=own) as screen:
        dialogs = screen.reader.controllers.dialogs
        dialogs.settings = replace(dialogs.settings, indexing=True)
        screen.burst("I")
        await screen.wait_for("Skipped files: 1 so far")
        (folder / "two.zip").write_bytes(b"PK")
        screen.reader.session.up_to_date = True
        await screen.wait_for("Skipped files: 2 ")
        assert "so far" not in screen.shown
        await screen.press("escape", "I")
        assert "Skipped files: 2 " in screen.shown
    own.close()


@pytest.mark.parametrize("place", ["", "B", "w", "W", "f7"])
async def test_a_key_without_a_command_says_so_once_and_quietly(
    open_reader: OpenReader, place: str
) -> None:
    async with open_reader() as screen:
        await screen.press(*([place] if place else []))
        here = screen.lines[:-1]
        for key, printed in (("circumflex_accent", "^"), ("f12", "F12"), ("ctrl+x", "ctrl+x")):
            await screen.press(key)
            assert f"{printed} does nothing here – ? lists the keys" in screen.footer
            assert screen.lines[:-1] == here
        # It goes at the next key that does something, and what is typed is typed.
        await screen.press("slash")
        assert "does nothing here" not in screen.shown
        await screen.press("f12", "L")
        assert "does nothing here" not in screen.shown
