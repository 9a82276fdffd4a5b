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
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from textual.constants import ESCAPE_DELAY
from tools.terminal import Terminal

READING = "›".encode()  # stands beside the text as soon as there is one
COLUMNS, ROWS = 140, 40
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


def command(folder: Path, state: Path, *words: str) -> list[str]:
    """The command that works on ``folder``, its cache and notebook below ``state``."""
    places = ["--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]
    opened = [*words, "--library", str(folder)] if words else [str(folder)]
    return [sys.executable, "-m", "briefreader", *opened, *places]


def opened(folder: Path, state: Path) -> Terminal:
    """The reader on a folder, at its first article, after its first frames."""
    (state / "data" / "screen.json").unlink(missing_ok=True)
    terminal = Terminal(command(folder, state), columns=COLUMNS, rows=ROWS)
    terminal.wait_for_bytes(READING, 60)
    terminal.settle(0.6, 20)
    return terminal


class Timed(NamedTuple):
    """What was timed, what 95 of 100 are to keep within, each time and the processor's mean."""

    name: str
    limit: str
    taken: Sequence[float]
    processor: float | None = None


def keys(terminal: Terminal, name: str, limit: str, presses: Sequence[str]) -> Timed:
    """Time the answer to each key."""
    before = terminal.processor_time()
    taken = [terminal.answer_time(key)[1] for key in presses]
    return Timed(name, limit, taken, (terminal.processor_time() - before) / len(taken))


def warmed(terminal: Terminal, presses: str) -> None:
    """Press keys whose first answer has to load something."""
    for key in presses:
        terminal.answer_time(key)


def plain_app(times: int) -> Timed:
    """A Textual app that draws one word anew at every key."""
    with Terminal([sys.executable, "-c", PLAIN_APP], columns=COLUMNS, rows=ROWS) as terminal:
        terminal.wait_for_bytes(b"painted", 30)
        warmed(terminal, "jj")
        found = keys(terminal, "a key of an almost empty Textual app", "", "j" * times)
        terminal.send("\x11")
        terminal.end(seconds=30)
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
    return Timed("a bare SQLite commit", "", taken)


def resizes(terminal: Terminal, times: int) -> Timed:
    """Time a new size of the terminal until it is drawn."""
    taken = []
    before = terminal.processor_time()
    for number in range(times):
        terminal.settle(0.08, 2)
        start = last = time.perf_counter()
        terminal.resize(COLUMNS - 1 - number % 20, ROWS - number % 2)
        while terminal.pump(0.15):
            last = time.perf_counter()
        taken.append((last - start) * 1000)
    used = (terminal.processor_time() - before) / times
    terminal.resize(COLUMNS, ROWS)
    return Timed("resize", "60", taken, used)


def escapes(terminal: Terminal, times: int) -> Timed:
    """Time what Esc takes beyond ESCDELAY to close an empty search."""
    taken = []
    for _ in range(times):
        terminal.answer_time("/")
        taken.append(terminal.answer_time("\x1b", quiet=0.2)[1] - ESCAPE_DELAY * 1000)
    return Timed("Esc above ESCDELAY", "20", taken)


def big_article(state: Path, times: int) -> Timed:
    """Time an article of 2 MB from the key to its text on the screen."""
    folder = state / "big"
    folder.mkdir(exist_ok=True)
    words = "A line of a very long report says much, and then it goes on to say some more of it"
    lines = [f"{number:05}: {words}, and more." for number in range(LINES_OF_2_MB)]
    (folder / "2024-02-02 big.txt").write_text("A big report\n\n" + "\n\n".join(lines), "utf-8")
    (folder / "2024-02-03 small.txt").write_text("A small one\n\nNothing is in it.\n", "utf-8")
    with Terminal(command(folder, state, "index")) as terminal:
        terminal.end(seconds=600)
    taken, used = [], 0.0
    for _ in range(times):
        with opened(folder, state) as terminal:
            before = terminal.processor_time()
            terminal.send("J")
            taken.append(terminal.wait_for_bytes(b"00000:", 30) * 1000)
            used += terminal.processor_time() - before
            terminal.send("\x11")
            terminal.end(seconds=30)
    return Timed("an article of 2 MB", "200", taken, used / times)


def measured(folder: Path, state: Path, times: int) -> Iterator[Timed]:
    """Everything, one after the other."""
    yield plain_app(times)
    with opened(folder, state) as terminal:
        warmed(terminal, "jjkk")
        yield keys(terminal, "`j`, in the list", "20", "j" * times)
        warmed(terminal, "GgGg")
        yield keys(terminal, "`G` `g`, in the list", "30", "Gg" * (times // 2))
        yield keys(terminal, "`ctrl+d`, in the list", "30", "\x04" * times)
        yield keys(terminal, "`J`", "20", "J" * times)
        warmed(terminal, "2jk")
        yield keys(terminal, "`j` `k`, in the text", "20", "jjjkkk" * (times // 6))
        yield keys(terminal, "`G` `g`, in the text", "30", "Gg" * (times // 2))
        yield keys(terminal, "`space` `b`", "30", " b" * (times // 2))
        yield keys(terminal, "`]` `[`", "20", "][" * (times // 2))
        yield keys(terminal, "`tab`", "20", "\t" * (times // 3 * 3))
        yield resizes(terminal, times)
        yield escapes(terminal, times // 3)
        warmed(terminal, "mm")
        yield keys(terminal, "`m`", "60", "m" * times)
        warmed(terminal, "1")
        yield keys(terminal, "`r`", "60", "r" * times)
        yield keys(terminal, "`*`", "60", "*" * times)
        yield keys(terminal, "`u`", "60", "u" * times)
        terminal.send("\x11")
        terminal.end(seconds=30)
    yield bare_commits(state / "data", times)
    yield big_article(state, max(3, times // 12))


def print_table(rows: Iterator[Timed]) -> None:
    """A line for each as soon as it was measured."""
    print("| ms to the last byte | p95 at most | p50 | p95 | max | processor |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, limit, taken, used in rows:
        ordered = sorted(taken)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        times = " | ".join(f"{t:.0f}" for t in (statistics.median(ordered), p95, ordered[-1]))
        processor = f"{used:.0f}" if used is not None else ""
        print(f"| {name} | {limit} | {times} | {processor} |", flush=True)


def main() -> None:
    """Read the arguments, index what is not indexed, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--times", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        state = options.state or Path(name)
        state.mkdir(parents=True, exist_ok=True)
        with Terminal(command(options.folder, state, "index")) as terminal:
            terminal.end(seconds=7200)
        print_table(measured(options.folder, state, options.times))


if __name__ == "__main__":
    main()
