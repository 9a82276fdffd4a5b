"""Another program holds the notebook: the reader goes on, and what it is told is done later."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest
from tests.notebook.held import Holder, held

from briefreader.errors import NotebookError, NotebookLocked
from briefreader.library import Library
from briefreader.notebook.notebook import Notebook
from briefreader.notebook.records.undo import HistoryStep
from briefreader.ui.commands.command_table import COMMANDS, Mode
from briefreader.ui.commands.waiting_changes import WaitingChanges

from .conftest import OpenReader, Screen, open_library

WAITING = "bookmarks locked by another program – waiting"


async def until_made(screen: Screen) -> None:
    """Wait for what waits."""
    while screen.reader.waiting_changes:
        await screen.pause(0.01)
    screen.reader.waiting_changes.aside(lambda: None).result()  # what stands behind them
    await screen.settle()


async def press(screen: Screen, *keys: str) -> None:
    """Press keys; what waits for another program is not waited for."""
    await screen.pilot.press(*keys)
    await screen.pause(0.05)


def kept_by(shelf: tuple[Path, Path], data: Path) -> list[str]:
    """What another reader finds on disk."""
    other = open_library(*shelf, data)
    try:
        return [bookmark.quote for bookmark in other.bookmarks.find()]
    finally:
        other.close()


class Deed:
    """A change that is at first slow, and then refused as often as there are ``errors``."""

    def __init__(self, made: list[str], name: str, seconds: float, *errors: NotebookError) -> None:
        self.made, self.name, self.seconds, self.errors = made, name, seconds, list(errors)

    def __call__(self) -> None:
        time.sleep(self.seconds)
        self.seconds = 0.0
        if self.errors:
            raise self.errors.pop(0)
        self.made.append(self.name)


async def test_changes_wait_for_those_before_them_and_for_each_from_when_it_was_refused() -> None:
    said: list[str] = []
    begun: list[asyncio.Future[None]] = []

    def start(make: Callable[[], Coroutine[object, object, None]]) -> None:
        begun.append(asyncio.ensure_future(make()))

    def tell(words: str, *, wrong: bool = False, news: bool = False) -> None:
        said.append(words)

    def nothing(_: None) -> None:
        pass

    made: list[str] = []
    changes = WaitingChanges(start, tell, limit=0.15)
    # Slow for longer than the limit, then refused once.
    changes.make("slow", Deed(made, "slow", 0.5, NotebookLocked("held")), nothing)
    assert said[-1] == "saving… · 1 change not saved yet"
    changes.make("next", Deed(made, "next", 0), nothing)
    await asyncio.gather(*begun)
    assert made == ["slow", "next"]
    # What is done aside is not overtaken, whether it is made at once, later or not at all.
    for errors, expected in (
        ((), ["aside", "behind"]),
        ((NotebookLocked("held"),), ["aside", "behind"]),
        ((NotebookError("full"),), []),
    ):
        made.clear()
        first = asyncio.ensure_future(
            changes.make_aside("aside", Deed(made, "aside", 0.05, *errors), nothing)
        )
        await asyncio.sleep(0.01)
        changes.make("behind", Deed(made, "behind", 0), nothing)
        await first
        await asyncio.gather(*begun)
        assert made == expected
    assert said[-1] == "not saved: aside, behind: full"
    assert not changes
    changes.make("last", Deed(made, "last", 0, NotebookLocked("held")), nothing)
    begun[-1].cancel()
    changes.make("bug", lambda: [][0], nothing)
    assert changes.make_at_last() == "bug: our bug, sorry: IndexError"
    assert made == ["last"]


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
async def test_changes_wait_and_are_made_in_their_order(
    open_reader: OpenReader, library: Library, shelf: tuple[Path, Path], tmp_path: Path, how: str
) -> None:
    library.bookmarks.wait_only_a_moment()
    async with open_reader() as screen:
        with held(tmp_path / "data", how) as holder:
            await press(screen, "m")
            while "saving…" in screen.footer:  # the machine is busy with other tests
                await screen.pause(0.01)
            assert f"{WAITING} · 1 change not saved yet" in screen.footer
            assert "◆" not in screen.shown, "nothing is shown as saved before it is"
            await press(screen, "]", "m", "*", "u", "j", "j")
            assert f"{WAITING} · 4 changes not saved yet" in screen.footer
            assert screen.reader.articles.cursor == 2
            assert "◆" not in screen.shown
            await press(screen, "question_mark")
            assert "Keys" in screen.shown
            await press(screen, "escape")
            holder.let_go()
            await until_made(screen)
        assert WAITING not in screen.shown
        assert "Nothing is quoted here." in screen.pane("text")
        first, second = library.bookmarks.find()
        assert first.quote != second.quote
        assert kept_by(shelf, tmp_path / "data") == [first.quote, second.quote]
        assert "undone: star" in screen.said
        await screen.press("u")
        assert library.bookmarks.find() == (first,)


async def test_a_key_pressed_twice_while_the_notebook_is_held_leaves_nothing(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    library.bookmarks.wait_only_a_moment()
    async with open_reader() as screen:
        with held(tmp_path / "data"):
            await press(screen, "m", "m", "k", "r", "r")
        await until_made(screen)
        assert library.bookmarks.find() == ()
        assert "◆" not in screen.shown


async def test_quitting_says_first_what_is_not_saved(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    library.bookmarks.wait_only_a_moment()
    async with open_reader() as screen:
        await press(screen, "j")
        with held(tmp_path / "data"):
            await press(screen, "m", "m", "k", "a", *"Ask", "ctrl+s", "ctrl+q")
            assert "not saved yet: add bookmark “Good afternoon, everybody" in screen.said
            assert screen.pilot.app.is_running
            await press(screen, "ctrl+q")
            lost = screen.reader.waiting_changes.make_at_last()
            assert lost.startswith("add bookmark “Good afternoon, everybody")
            assert "another program has locked it" in lost
        assert screen.reader.waiting_changes.make_at_last() == ""
    (kept,) = library.bookmarks.find()
    assert kept.note == "Ask", "what was added and removed again is not there"
    assert not list((tmp_path / "data").glob("unsaved-note-*"))


async def test_what_waits_too_long_is_told_as_failed_with_all_behind_it(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    library.bookmarks.wait_only_a_moment()
    async with open_reader() as screen:
        reader = screen.reader
        reader.pending = WaitingChanges(reader._make_waiting_changes, reader._tell_on_top, 0.3)
        with held(tmp_path / "data"):
            await press(screen, "m")
            reader.controllers.article.mark_read()
            await press(screen, "u")
            await until_made(screen)
            assert "not saved: add bookmark “The quay is open" in screen.said
            assert "undo: bookmarks still locked after" in screen.said
            assert WAITING not in screen.shown
        await screen.press("m")
        assert screen.reader.session.path is not None
        assert not library.bookmarks.mark(screen.reader.session.path).read
        reader.controllers.article.mark_read()
        assert library.bookmarks.mark(screen.reader.session.path).read
        assert len(library.bookmarks.find()) == 1


async def test_a_note_that_waits_is_on_disk_meanwhile(
    open_reader: OpenReader, library: Library, shelf: tuple[Path, Path], tmp_path: Path
) -> None:
    library.bookmarks.wait_only_a_moment()
    async with open_reader() as screen:
        with held(tmp_path / "data"):
            await press(screen, "a", *"Ask", "ctrl+s")
            assert f"{WAITING} · 1 change not saved yet" in screen.footer
            await press(screen, "]", "a", *"Who", "ctrl+s")
            screen.reader.waiting_changes.aside(lambda: None).result()
            other = open_library(*shelf, tmp_path / "data")
            assert {note.words for note in other.unsaved_notes.left} == {"Ask", "Who"}
            other.close()
        await until_made(screen)
        assert [kept.note for kept in library.bookmarks.find()] == ["Ask", "Who"]
        assert not list((tmp_path / "data").glob("unsaved-note-*"))


async def test_what_was_done_on_a_screen_that_was_left_is_done_and_told(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    library.bookmarks.wait_only_a_moment()
    async with open_reader() as screen:
        await screen.press("m", "B")
        with held(tmp_path / "data"):
            await press(screen, "m")
            assert WAITING in screen.footer
            await press(screen, "escape")
            assert "◆" in screen.pane("text")
        await until_made(screen)
        assert library.bookmarks.find() == ()
        assert "bookmark removed" in screen.said
        assert "◆" not in screen.shown


async def test_a_disk_that_stalls_holds_no_key(
    open_reader: OpenReader, library: Library, shelf: tuple[Path, Path], tmp_path: Path
) -> None:
    library.bookmarks.wait_only_a_moment()
    answers = threading.Event()
    connection = library._notebook._store._connection

    def stall() -> int:  # within SQLite, in the midst of a change
        return 0 if answers.wait(20) else 1

    async with open_reader() as screen:
        await screen.press("m")
        connection.set_progress_handler(stall, 1)
        await press(screen, "]", "m")
        assert "saving… · 1 change not saved yet" in screen.footer
        await press(screen, "u", "a", *"Why")
        assert "Why" in screen.shown
        await press(screen, "escape", "escape")
        for keys in ("F", ("ctrl+p", *"sa")):
            await press(screen, *keys)
            async with asyncio.timeout(10):
                while "try again" not in screen.shown:
                    await screen.pause(0.02)
            await press(screen, "escape")
        await press(screen, "j", "j")
        assert screen.reader.articles.cursor == 2
        assert len(screen.reader.waiting_changes) == 2
        await press(screen, "ctrl+q")
        assert "not saved yet: add bookmark “" in screen.said
        screen.reader.controllers.program.keep()  # as where one leaves all the same
        assert len(screen.reader.waiting_changes) == 2, "it has waited for the disk"
        answers.set()
        await until_made(screen)
        connection.set_progress_handler(None, 0)
        assert "saving…" not in screen.shown
        assert "undone: add bookmark" in screen.said
        assert len(kept_by(shelf, tmp_path / "data")) == 1


async def test_a_change_is_undone_once_though_nobody_can_read_the_notebook_right_after(
    open_reader: OpenReader, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, holders = Notebook.undo, list[Holder]()

    def undo(self: Notebook) -> HistoryStep | None:
        step = usual(self)
        if not holders:
            holders.append(Holder(tmp_path / "data", "EXCLUSIVE"))
        return step

    async with open_reader() as screen:
        await screen.press("m", "right_square_bracket", "m")
        monkeypatch.setattr(Notebook, "undo", undo)
        library.bookmarks.wait_only_a_moment()
        await press(screen, "u")
        await screen.pause(1)  # longer than a read waits
        holders[0].let_go()
        await until_made(screen)
        assert len(library.bookmarks.find()) == 1


@pytest.mark.slow
async def test_every_key_is_outlived_while_nobody_can_read_the_notebook(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    library.bookmarks.wait_only_a_moment()
    leaving = {"suspend", "quit", "quit_now", "editor", "browser", "open_link"}
    async with open_reader() as screen:
        with held(tmp_path / "data", "EXCLUSIVE"):
            for command in COMMANDS:
                if command.mode is Mode.USUAL and command.id not in leaving:
                    await screen.pilot.press(command.keys.split(",")[0])
                    while len(screen.pilot.app.screen_stack) > 1:
                        await screen.pilot.press("escape")
            assert screen.pilot.app.is_running
        await until_made(screen)
        await screen.press("escape", "1")
        assert screen.pilot.app.is_running


async def test_keys_that_read_the_notebook_are_outlived_while_nobody_can_read_it(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    library.bookmarks.wait_only_a_moment()
    async with open_reader() as screen:
        with held(tmp_path / "data", "EXCLUSIVE"):
            said = ""
            for key in ("B", "W", "t", "e", "N", "J", "G"):
                await press(screen, key, "escape")
                said += screen.said  # the next message takes its place
            assert "another program has locked it" in said
            await press(screen, "*")
            assert len(screen.reader.waiting_changes) == 1
        await until_made(screen)
        await screen.press("B")
        assert "no bookmarks yet" in screen.shown
