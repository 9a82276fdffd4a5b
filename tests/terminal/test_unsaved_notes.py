"""A note that was being written when the reader ended is offered again, until it is saved."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from tests.conftest import HARBOUR
from tests.terminal.conftest import OpenReader
from tools.terminal import Terminal

pytestmark = pytest.mark.terminal

SHOWN = "The north quay is safe"
WORDS = "ask about the cranes"


def offered(words: str) -> str:
    return f"recovered an unsaved note: {words} – a to continue"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "briefings"
    articles.mkdir()
    (articles / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    return articles


def files(state: Path) -> list[Path]:
    return list((state / "data").glob("unsaved-note-*"))


def shown(terminal: Terminal) -> Terminal:
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    return terminal


def write(terminal: Terminal) -> None:
    """Begin a note on the second quote."""
    shown(terminal)
    terminal.send("]")
    terminal.settle(0.2, 3)
    terminal.send("]")
    terminal.settle(0.2, 3)
    terminal.send("a")
    terminal.wait_for("ctrl+s")
    terminal.send(WORDS)
    terminal.wait_for(WORDS)


def test_after_a_kill_the_note_is_offered_goes_on_and_is_saved(
    open_reader: OpenReader, folder: Path, state: Path
) -> None:
    terminal = open_reader(folder)
    write(terminal)
    passage = terminal.text[terminal.text.index("ctrl+s") :].split("“")[1].split("”")[0]
    terminal.wait_for(lambda _: bool(files(state)))
    terminal.end(signal.SIGKILL)
    (file,) = files(state)
    assert file.stat().st_mode & 0o077 == 0
    terminal = open_reader(folder)
    terminal.wait_for(offered(WORDS))
    terminal.settle(0.3, 3)
    terminal.send("a")
    terminal.wait_for("not saved yet")
    terminal.wait_for(lambda text: WORDS in text and passage in text.partition("ctrl+s")[2])
    terminal.send(" first\x13")
    terminal.wait_for(f"✎ {WORDS} first")
    terminal.settle(0.3, 3)
    assert files(state) == []
    terminal.send("\x11")
    assert terminal.end() == 0
    terminal = shown(open_reader(folder))
    assert "unsaved" not in terminal.text


def test_an_end_in_the_middle_of_writing_loses_no_letter(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader(folder)
    write(terminal)
    terminal.end(signal.SIGTERM)
    words = WORDS
    for letter, end in ("a", signal.SIGHUP), ("b", None):
        terminal = open_reader(folder)
        terminal.wait_for(offered(words))
        terminal.settle(0.3, 3)
        terminal.send("a")
        terminal.wait_for("not saved yet")
        words += letter
        terminal.send(letter)
        terminal.wait_for(words)
        if end is None:
            terminal.send("\x11")
        terminal.end(end)
    open_reader(folder).wait_for(offered(words))


def test_a_note_that_is_dropped_is_gone(open_reader: OpenReader, folder: Path, state: Path) -> None:
    terminal = open_reader(folder)
    write(terminal)
    terminal.wait_for(lambda _: bool(files(state)))
    terminal.send("\x1b")
    terminal.wait_for("esc again")
    terminal.send("\x1b")
    terminal.wait_for(lambda text: WORDS not in text)
    terminal.settle(1.5, 4)
    assert files(state) == []


def test_what_another_window_is_writing_is_not_offered(
    open_reader: OpenReader, folder: Path, state: Path
) -> None:
    first = open_reader(folder)
    write(first)
    first.wait_for(lambda _: bool(files(state)))
    second = shown(open_reader(folder))
    assert "unsaved" not in second.text
    second.send("\x11")
    assert second.end() == 0
    assert len(files(state)) == 1
