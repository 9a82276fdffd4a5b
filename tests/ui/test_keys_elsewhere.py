"""A key that means nothing on a screen says where it does; help lists only those that do."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import OpenReader


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
