"""Time keys in a real terminal, from the key to the last byte of its answer.

    python benchmarks/keys.py FOLDER [--state DIR] [--times 60]

``FOLDER`` is indexed first if it is not yet; with ``--state`` index and notebook are kept there for
the next run. Prints one table: milliseconds for keys that move by lines, that go far, that write to
the notebook (beside a bare SQLite commit on the same disk), for a resize, for Esc beyond the time
in which a terminal's Esc may still become another key, and for opening an article of 2 MB; beside
them a key of an almost empty Textual app. The processor's time for each counts neither waiting nor
what else the machine does.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.timing import (
    COLUMNS,
    ROWS,
    Timed,
    index,
    keys,
    opened,
    print_table,
    quit_from,
    timed,
    warm,
)
from textual.constants import ESCAPE_DELAY
from tools.terminal import Terminal

LINE, FAR, COMMIT, RESIZE, ESCAPE, BIG = 20, 30, 60, 60, 20, 200  # ms that p95 is to keep within
LINES_OF_2_MB = 20_000
PLAIN_APP = """
from textual.app import App
from textual.widgets import Static
class Plain(App):
    pressed = 0
    def compose(self):
        yield Static("painted")
    def on_key(self, event):
        self.pressed += 1
        self.query_one(Static).update(f"painted {self.pressed}")
Plain().run()
"""


def plain_app(times: int) -> Timed:
    """A Textual app that draws one word anew at every key."""
    plain = [sys.executable, "-c", PLAIN_APP]
    with Terminal(plain, columns=COLUMNS, rows=ROWS) as terminal:
        terminal.wait_for_bytes(b"painted", 30)
        warm(terminal, "jj")
        found = keys(terminal, "a key of an almost empty Textual app", None, "j" * times)
        quit_from(terminal)
    return found


def bare_commits(folder: Path, times: int) -> Timed:
    """How long SQLite takes to commit one row, with nothing around it, in ms."""
    taken = []
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, words TEXT)")
    for number in range(times):
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (words) VALUES (?)", (f"words {number}",))
        connection.execute("COMMIT")
        taken.append((time.perf_counter() - start) * 1000)
    connection.close()
    return Timed("a bare SQLite commit", None, taken)


def resizes(terminal: Terminal, times: int) -> Timed:
    """Time a new size of the terminal until it is drawn."""
    sizes = [(COLUMNS - 1 - number % 20, ROWS - number % 2) for number in range(times)]
    deeds = (partial(terminal.resize, *size) for size in sizes)
    found = timed(terminal, "resize", RESIZE, deeds, quiet=0.15)
    terminal.resize(COLUMNS, ROWS)
    terminal.settle()
    return found


def escapes(terminal: Terminal, times: int) -> Timed:
    """Time what Esc takes beyond ESCDELAY to close an empty search."""
    taken, used = [], 0.0
    for _ in range(times):
        terminal.answer_time("/")
        before = terminal.processor_time()
        taken.append(terminal.answer_time("\x1b", quiet=0.2)[1] - ESCAPE_DELAY * 1000)
        used += terminal.processor_time() - before
    return Timed("Esc above ESCDELAY", ESCAPE, taken, used / times)


def big_article(state: Path, times: int) -> Timed:
    """Time an article of 2 MB from the key to its text on the screen."""
    folder = state / "big"
    folder.mkdir(exist_ok=True)
    words = "A line of a very long report says much, and then it goes on to say some more of it"
    lines = [f"{number:05}: {words}, and more." for number in range(LINES_OF_2_MB)]
    (folder / "2024-02-02 big.txt").write_text("A big report\n\n" + "\n\n".join(lines), "utf-8")
    (folder / "2024-02-03 small.txt").write_text("A small one\n\nNothing is in it.\n", "utf-8")
    index(folder, state)
    taken, used = [], 0.0
    for _ in range(times):
        with opened(folder, state) as terminal:
            before = terminal.processor_time()
            terminal.send("J")
            taken.append(terminal.wait_for_bytes(b"00000:", 30) * 1000)
            used += terminal.processor_time() - before
            quit_from(terminal)
    return Timed("an article of 2 MB", BIG, taken, used / times)


def measured(folder: Path, state: Path, times: int) -> Iterator[Timed]:
    """Everything, one after the other."""
    yield plain_app(times)
    with opened(folder, state) as terminal:
        warm(terminal, "jjkk")
        yield keys(terminal, "`j`, in the list", LINE, "j" * times)
        warm(terminal, "GgGg")
        yield keys(terminal, "`G` `g`, in the list", FAR, "Gg" * (times // 2))
        yield keys(terminal, "`ctrl+d`, in the list", FAR, "\x04" * times)
        yield keys(terminal, "`J`", LINE, "J" * times)
        warm(terminal, "2jk")
        yield keys(terminal, "`j` `k`, in the text", LINE, "jjjkkk" * (times // 6))
        yield keys(terminal, "`G` `g`, in the text", FAR, "Gg" * (times // 2))
        yield keys(terminal, "`space` `b`", FAR, " b" * (times // 2))
        yield keys(terminal, "`]` `[`", LINE, "][" * (times // 2))
        yield keys(terminal, "`tab`", LINE, "\t" * (times // 3 * 3))
        yield resizes(terminal, times)
        yield escapes(terminal, times // 3)
        warm(terminal, "mm")
        yield keys(terminal, "`m`", COMMIT, "m" * times)
        warm(terminal, "1")
        yield keys(terminal, "`r`", COMMIT, "r" * times)
        yield keys(terminal, "`*`", COMMIT, "*" * times)
        yield keys(terminal, "`u`", COMMIT, "u" * times)
        quit_from(terminal)
    yield bare_commits(state / "data", times)
    yield big_article(state, max(3, times // 12))


def main() -> None:
    """Read the arguments, index what is not indexed, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--times", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        state = options.state or Path(name)
        index(options.folder, state)
        print_table(measured(options.folder, state, options.times))


if __name__ == "__main__":
    main()
