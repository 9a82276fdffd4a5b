"""Words typed faster than they are drawn: a box takes letters and the keys that edit in order."""

from __future__ import annotations

from .conftest import OpenReader

EDITS = (
    (("abcxyz", "backspace", "qrs"), "abcxyqrs"),
    (("abc", "ctrl+u", "river"), "river"),
    (("two words", "ctrl+w", "quays"), "two quays"),
    (("abc", "left", "left", "Q"), "aQbc"),
    (("abc", "home", "delete", "X", "end", "Y"), "XbcY"),
)


async def test_editing_keys_keep_their_place_among_letters(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for opening in ("slash", "B slash", "w slash", "quotation_mark"):
            await screen.press(*opening.split())
            for parts, expected in EDITS:
                keys = [key for part in parts for key in ([part] if _is_key(part) else part)]
                screen.burst("end", "ctrl+u", *keys)
                await screen.settle()
                drawn = [line for line in screen.lines[:3] if f" {expected} " in f"{line} "]
                assert drawn, (opening, screen.shown)
            await screen.leave()


def _is_key(part: str) -> bool:
    return "+" in part or part in ("backspace", "delete", "left", "home", "end")


async def test_escape_in_an_empty_phrase_box_leaves_its_screen(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("quotation_mark", "escape")
        assert screen.pilot.app.screen is screen.reader
        await screen.press("quotation_mark", "enter")
        assert screen.pilot.app.screen is not screen.reader
        await screen.press("escape")
        assert screen.pilot.app.screen is screen.reader
        await screen.press("quotation_mark", *"quay", "escape")
        assert screen.pilot.app.screen is not screen.reader  # the words go first
