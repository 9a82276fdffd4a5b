"""A whole morning at one terminal: open, search, read, keep, note, undo, export, quit, return."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from benchmarks.articles import write
from tests.forking import forked
from tests.terminal.conftest import ASKED, OpenReader, reader_command
from tools.terminal import Terminal

pytestmark = pytest.mark.terminal

ROW = re.compile(r"\d{4}-\d\d-\d\d")


def kept(state: Path, folder: Path) -> list[dict[str, object]]:
    """What a later run finds in the notebook."""
    command = reader_command(state, "bookmarks", "--json", "--library", folder)
    done = subprocess.run(forked(command), capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def said(terminal: Terminal, words: str) -> None:
    """Wait until the footer says it."""
    terminal.wait_for(lambda text: words in text.split("\n")[-1])


def shown(terminal: Terminal) -> tuple[list[str], str]:
    """The list's rows, and the words that the text begins with on the screen.

    Where these stood below a blank line, they are the first line when one comes back.
    """
    terminal.settle(0.3, 5)
    lines = [line.split("│") for line in terminal.text.split("\n")[2:-1]]
    text = (line[1].strip("›◆▏▌▐ ") for line in lines if len(line) > 1)
    return [line[0] for line in lines], next(words for words in text if words)


@pytest.mark.parametrize(
    "count", [150, pytest.param(10_000, marks=pytest.mark.slow)], ids=lambda n: f"{n} articles"
)
def test_a_whole_morning(open_reader: OpenReader, state: Path, tmp_path: Path, count: int) -> None:
    folder = tmp_path / "library"
    write(folder, count)
    index = reader_command(state, "index", "--library", folder)
    subprocess.run(forked(index), check=True, capture_output=True)
    terminal = open_reader(folder)
    terminal.wait_for(lambda text: ROW.search(text) is not None and f"/{count:,}" in text, 60)
    terminal.settle(0.5, 20)

    # A search, narrowed as it is typed; the hit is where one lands, and n goes on.
    terminal.send("/")
    terminal.wait_for(ASKED)
    terminal.send("government")
    terminal.wait_for("Results")
    terminal.send("\r")
    terminal.settle(0.15)
    terminal.send("\rn")
    terminal.wait_for(lambda text: re.search(r"hit \d+/\d+", text) is not None)
    terminal.send("n" * 12)
    terminal.settle(0.15)

    # Out of the search, down the list, and reading.
    terminal.send("q")
    terminal.settle(0.15)
    terminal.send("\x1b")
    terminal.wait_for("Articles")
    terminal.send("jjjjJJ")
    terminal.settle(0.15)
    terminal.send("\r ")
    terminal.settle(0.15)

    # Keep, note, tag, take back, bring back.
    terminal.send("]m")
    said(terminal, "bookmarked:")
    terminal.send("a")
    terminal.wait_for("ctrl+s")
    terminal.send("Ask about this\x13")
    said(terminal, "note saved")
    (bookmark,) = kept(state, folder)
    assert bookmark["note"] == "Ask about this"
    terminal.send("u")
    said(terminal, "undone: write note")
    terminal.send("U")
    said(terminal, "redone: write note")
    terminal.send("v")
    terminal.settle(0.15)
    terminal.send("wwwm")
    said(terminal, "bookmarked:")
    terminal.send("*")
    terminal.settle(0.15)
    assert len(kept(state, folder)) == 2

    # Export what is kept.
    out = tmp_path / "kept.md"
    terminal.send("e")
    terminal.wait_for("Export")
    terminal.settle(0.15)
    for _ in range(3):
        terminal.send("\t")
        terminal.settle(0.1)
    terminal.send("\x15")
    terminal.settle(0.1)
    terminal.send(f"{out}\r")
    said(terminal, "exported 2 bookmarks")
    assert "Ask about this" in out.read_text("utf-8")

    # Out, and in again: the same row, the same text, at the same line.
    terminal.send("1")
    terminal.settle(0.3)
    before = shown(terminal)
    terminal.send("q")
    assert terminal.end(seconds=60) == 0
    assert terminal.modes_left_on() == ()
    again = open_reader(folder)
    again.wait_for(lambda text: ROW.search(text) is not None, 60)
    again.wait_for("¶")
    assert shown(again) == before
    again.send("q")
    assert again.end(seconds=60) == 0
    assert len(kept(state, folder)) == 2
