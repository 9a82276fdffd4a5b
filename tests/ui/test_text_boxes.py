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
        await screen.press("quotation_mark")
        assert "type a phrase of 2–20 words" in screen.shown
        assert "press /" not in screen.shown
        await screen.type("/the quay is open")
        await screen.wait_for("used 1×")
        await screen.press("escape", "escape", "quotation_mark", *"quay", "escape")
        assert screen.pilot.app.screen is not screen.reader  # the words go first


async def test_what_was_asked_is_replaced_by_what_is_typed_and_kept_by_an_arrow(
    open_reader: OpenReader,
) -> None:
    long = "said:jean-pierre after:2022-10-24 before:2023-01-01 harbour"
    async with open_reader(100, 30) as screen:
        for opening in ("slash", "2 slash", "3 slash", "B slash", "w slash", "quotation_mark"):
            await screen.press(*opening.split())
            await screen.type("the quay")
            await screen.press("enter", "slash")
            await screen.type("open gates")
            assert "open gates" in "".join(screen.lines[:3]), opening
            assert "quayopen" not in screen.shown, opening
            # What an arrow does is the same in all of them.
            for key in ("right", "end", "left") if opening == "slash" else ("left",):
                await screen.press("enter", "slash", key)
                await screen.type("x")
                expected = "xopen gates" if key == "left" else "open gatesx"
                assert f" {expected} " in " ".join(screen.lines[:3]), (opening, key)
                await screen.press("home" if key == "left" else "end")
                await screen.press("delete" if key == "left" else "backspace")
            await screen.leave()
        # All of the room is the field's.
        await screen.press("slash")
        await screen.type(long)
        assert long in screen.lines[0]


async def test_all_lines_that_are_pasted_into_one_are_taken(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.paste("ferries\n  trawlers\r\n\nquays\n")
        assert "ferries trawlers quays" in screen.lines[0]
        await screen.press("escape", "2", "t")
        await screen.paste("tag one\ntag two,\n\n")
        await screen.press("enter")
        (kept,) = screen.library.bookmarks.find()
        assert kept.tags == ("tag one", "tag two")
