"""A key that means nothing on a screen says where it does; help lists only those that do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from .conftest import OpenReader, indexed_library, write_articles


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


async def test_a_key_that_counts_in_the_reader_says_which_key_leads_back_there(
    open_reader: OpenReader,
) -> None:
    async with open_reader(60, 20) as screen:
        await screen.press("w", "enter")
        for key in ("B", "S", "ampersand", "F"):
            await screen.press(key)
            assert "(q closes this list)" in screen.footer


async def test_what_was_skipped_is_so_far_until_all_files_have_been_read(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "own")
    own = indexed_library(folder, tmp_path)
    (folder / "one.zip").write_bytes(b"PK")
    async with open_reader(80, 24, on=own) as screen:
        navigation = screen.reader.controllers.navigation
        navigation.settings = replace(navigation.settings, indexing=True)
        screen.burst("I")
        await screen.wait_for("Skipped files: 1 so far")
        (folder / "two.zip").write_bytes(b"PK")
        screen.reader.session.up_to_date = True
        await screen.wait_for("Skipped files: 2 ")
        assert "so far" not in screen.shown
        await screen.press("escape", "I")
        assert "Skipped files: 2 " in screen.shown
    own.close()
