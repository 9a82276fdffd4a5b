"""Notes and tags: written over the reader, stored with the passage, shown beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from briefreader.errors import ConfigError, NotebookError, TerminalError
from briefreader.library import Library
from briefreader.notebook.storage.transaction import RowEdit, Transaction
from briefreader.ui.dialogs.note_editor import NoteEditor
from briefreader.ui.dialogs.tag_editor import completed, completions, tags_in
from briefreader.ui.terminal.external_editor import edit_in_external_editor

from .conftest import OpenReader, Screen, open_library


def field_of(screen: Screen) -> TextArea:
    return screen.pilot.app.screen.query_one(TextArea)


async def test_a_note_on_a_quote_keeps_both_in_one_change_and_says_so(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("a")
        assert "bookmarks the passage too" in screen.shown
        assert "“The quay is open, and it will stay open”" in screen.shown
        for size in ((80, 24), (40, 10)):
            await screen.resize(*size)
            words = " ".join(screen.shown.split())
            assert "enter new line · ctrl+s save · then t for tags" in words
        await screen.resize(140, 40)
        await screen.type("ask about the")
        await screen.press("enter")
        await screen.type("cranes")
        assert library.bookmarks.find() == ()
        await screen.press("ctrl+s")
        (kept,) = library.bookmarks.find()
        assert (kept.quote, kept.note) == (
            "The quay is open, and it will stay open",
            "ask about the\ncranes",
        )
        assert "bookmarked with a note" in screen.said
        assert "✎ ask about the cranes" in screen.pane("quotes")
        await screen.press("u")
        assert library.bookmarks.find() == ()
        assert "✎" not in screen.shown
        await screen.press("a")
        for words in ("one", "more", "", "other"):
            await screen.type(words)
            await screen.press("enter")
        await screen.press("ctrl+s")
        shown = screen.pane("quotes").splitlines()
        at = next(number for number, line in enumerate(shown) if "✎ one more" in line)
        assert shown[at + 1].strip("▎ ") == "other", "each paragraph from its beginning"
        refused: Future[None] = Future()
        refused.set_exception(OSError(28, "No space left on device"))
        screen.pilot.app.push_screen(
            NoteEditor("words", "", new=True, tags_key="t", put_aside=lambda _: refused)
        )
        await screen.type("why")
        async with asyncio.timeout(10):
            while "autosave failed: No space left on device" not in screen.said:
                await screen.pause(0.05)
        await screen.press("escape")
        assert "esc again to discard" in screen.shown
        await screen.type("?")
        assert "bookmarks the passage too" in screen.shown


async def test_a_passage_with_marks_of_its_own_has_no_doubled_ones(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("m", "M", "M", "a")
        assert "“‘The quay is open, and it will stay open,’ harbour master" in screen.shown
        await screen.press("escape", "t")
        assert "“‘The quay is open" in screen.shown
        await screen.press("escape", "B")
        assert "“‘The quay is open" in screen.shown
        await screen.press("a")
        assert "““" not in screen.shown


async def test_the_note_is_on_disk_when_it_shows(
    open_reader: OpenReader, tmp_path: Path, shelf: tuple[Path, Path]
) -> None:
    async with open_reader() as screen:
        await screen.press("m", "a")
        assert "bookmarks the passage too" not in screen.shown
        await screen.type("lat")
        # What they select in Textual's fields the next letter would take the place of.
        await screen.press("f6", "f7")
        await screen.type("er")
        await screen.press("ctrl+s")
        assert "✎ later" in screen.pane("quotes")
        other = open_library(*shelf, tmp_path / "data")
        assert [mark.note for mark in other.bookmarks.find()] == ["later"]
        other.close()


async def test_an_emptied_note_is_removed_and_undo_brings_it_back(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("a", "x", "ctrl+s", "a", "backspace", "ctrl+s")
        (kept,) = library.bookmarks.find()
        assert kept.note == ""
        assert "note removed · u to undo" in screen.said
        await screen.press("u")
        (kept,) = library.bookmarks.find()
        assert kept.note == "x"


async def test_esc_leaves_but_drops_what_was_written_only_when_pressed_twice(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("a", "escape")
        assert screen.pilot.app.screen is screen.reader
        await screen.press("a", "x", "escape")
        assert "not saved" in screen.shown
        assert field_of(screen).text == "x"
        await screen.press("escape")
        assert screen.pilot.app.screen is screen.reader
        assert library.bookmarks.find() == ()


async def test_a_note_on_a_part_of_what_is_kept_goes_to_the_bookmark_that_holds_it(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "m", "M", "]", "[", "a")
        await screen.type("the gate")
        await screen.press("ctrl+s")
        (kept,) = library.bookmarks.find()
        assert kept.quote.startswith("“The quay is open")
        assert kept.note == "the gate"


async def test_tags_are_completed_from_those_in_use(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("t")
        await screen.type("port repairs,aid")
        await screen.press("enter")
        (kept,) = library.bookmarks.find()
        assert kept.tags == ("port repairs", "aid")
        assert "# port repairs · aid" in screen.pane("quotes")
        await screen.press("]", "t")
        await screen.type("po")
        await screen.press("tab")
        assert screen.pilot.app.screen.query_one(Input).value == "port repairs, "
        await screen.press("enter")
        assert library.bookmarks.find()[1].tags == ("port repairs",)


async def test_without_a_passage_nothing_is_written_about(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("2", "R", "a")
        assert "not in the raw file" in screen.said
        await screen.press("t")
        assert screen.pilot.app.screen is screen.reader


async def test_a_notebook_that_cannot_be_changed_refuses_and_says_why(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as screen:
        library.close()
        await screen.press("a", "x", "ctrl+s")
        assert "✎" not in screen.shown
        assert screen.said


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("", ()),
        ("aid", ("aid",)),
        (" port  repairs , aid,, aid ", ("port repairs", "aid")),
    ],
)
def test_commas_stand_between_tags(words: str, tags: tuple[str, ...]) -> None:
    assert tags_in(words) == tags


def test_completions_begin_with_the_words_that_begin_so_and_leave_out_what_is_there() -> None:
    known = ("aid", "energy", "food aid", "Énergie")
    assert completions("", known) == list(known)
    assert completions("aid, en", known) == ["energy", "Énergie"]
    assert completions("ai", known) == ["aid", "food aid"]
    assert completions("aid, ai", known) == ["food aid"]
    assert completed("energy, ai", "aid") == "energy, aid, "


def test_the_users_editor_gets_the_note_and_gives_it_back(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "\\nsecond \\033 line\\n" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    assert edit_in_external_editor("first", {"EDITOR": str(editor)}) == "first\nsecond ␛ line"


def test_an_editor_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TerminalError, match=r"not found – set \$EDITOR"):
        edit_in_external_editor("first", {"EDITOR": str(tmp_path / "none")})
    with pytest.raises(ConfigError):
        edit_in_external_editor("first", {"EDITOR": "'"})


async def test_a_note_that_arrives_in_one_piece_with_the_key_that_keeps_it_is_kept_whole(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader() as screen:
        await screen.press("a")
        screen.burst(*"cranes", "ctrl+s")
        await screen.settle()
        assert [kept.note for kept in library.bookmarks.find()] == ["cranes"]


FULL = "the disk is full; this change was not saved, earlier ones are safe"


class Disk:
    """A disk that is full until it has room again."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.has_room = False
        apply = Transaction._apply

        def apply_if_room(
            transaction: Transaction, edits: Sequence[RowEdit], undoable: bool
        ) -> None:
            if not self.has_room:
                raise NotebookError(FULL)
            apply(transaction, edits, undoable)

        monkeypatch.setattr(Transaction, "_apply", apply_if_room)


async def test_what_was_typed_stays_in_its_dialog_when_it_cannot_be_saved(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with open_reader(80, 24) as screen:
        for keys, words, save in (
            (("a",), "ask about the cranes", "ctrl+s"),
            (("t",), "harbour", "enter"),
            (("S",), "Someone Else", "enter"),
            (("slash", "q", "u", "a", "y", "enter", "1", "F"), "quays", "enter"),
        ):
            disk.has_room = False
            await screen.press(*keys)
            await screen.type(words)
            for _ in range(2):
                screen.pilot.app.clear_notifications()
                await screen.press(save)
                assert words in screen.shown
                assert "the disk is full" in screen.said, words
            disk.has_room = True
            await screen.press(save)
            assert screen.pilot.app.screen is screen.reader, words
        disk.has_room = False
        await screen.press("1", "escape", "2", "m")
        assert "the disk is full" in screen.said
        disk.has_room = True
        await screen.press("m")
        assert "bookmark" in screen.footer
        assert "the disk is full" not in screen.said


async def test_a_note_that_could_not_be_saved_is_offered_again_after_the_disk_has_room(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as screen:
        await screen.press("m")
        disk = Disk(monkeypatch)
        await screen.press("a")
        await screen.type("ask")
        await screen.press("ctrl+s")
        assert "not saved yet" in screen.shown
        disk.has_room = True
        await screen.type(" whom")
        await screen.press("ctrl+s")
        (kept,) = library.bookmarks.find()
        assert kept.note == "ask whom"
        assert library.unsaved_notes.left == ()
        await screen.press("a")
        assert "not saved yet" not in screen.shown
