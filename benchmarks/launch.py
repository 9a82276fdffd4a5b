"""Time launching and keys in a real terminal, beside an empty Textual app in the same run.

    python benchmarks/launch.py FOLDER [--runs 9]

Milliseconds from a key to the last byte of its answer, first while the folder is indexed, then when
it has been; keys that change nothing below the top line, where the indexer is counted, are not
counted here. Then seconds to the first paint of an empty Textual app and to the first article row
of the reader, taken in turn, with the ratio pair by pair, and the memory the reader has taken by
then, in MB.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyte.screens import Char

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.terminal import Terminal

ROW = "▎".encode()  # stands beside the first row of the list
READING = "›".encode()  # stands beside the text as soon as there is one
EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("painted")
Empty().run()
"""


def reader(folder: Path, state: Path) -> list[str]:
    """The command that opens ``folder`` with its own cache and notebook below ``state``."""
    command = [sys.executable, "-m", "briefreader", str(folder)]
    return [*command, "--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]


def launched(command: Sequence[str], quit_key: str, *signs: bytes) -> list[float]:
    """Seconds until each of ``signs``, one after the other, was written, and the memory then."""
    with Terminal(command, columns=140, rows=40) as terminal:
        seconds = [terminal.wait_for_bytes(sign, 60) for sign in signs]
        terminal.settle(0.1, 2)
        memory = terminal.peak_memory()
        terminal.send(quit_key)
        terminal.end(seconds=30)
    return [*seconds, memory]


def warm(folder: Path, state: Path, runs: int) -> None:
    """Print first paint of an empty app against first row of the reader."""
    empty = [sys.executable, "-c", EMPTY_APP]
    names = "empty app, s", "first row, s", "article, s", "memory, MB", "first row : empty app"
    runs_of: dict[str, list[float]] = {name: [] for name in names}
    for number in range(runs + 1):
        floor, _ = launched(empty, "\x11", b"painted")
        row, article, memory = launched(reader(folder, state), "q", ROW, READING)
        if number:  # the first pair only warms the caches
            taken = floor, row, article, memory, row / floor
            for values, value in zip(runs_of.values(), taken, strict=True):
                values.append(value)
    print("| warm start | min | median | max |\n| --- | --- | --- | --- |")
    for name, values in runs_of.items():
        low, middle, high = min(values), statistics.median(values), max(values)
        print(f"| {name} | {low:.2f} | {middle:.2f} | {high:.2f} |")


def below_the_top(terminal: Terminal) -> list[list[Char]]:
    """Every cell of the screen but those of the first line."""
    screen = terminal.screen
    rows = range(1, screen.lines)
    return [[screen.buffer[row][column] for column in range(screen.columns)] for row in rows]


def answers(terminal: Terminal, presses: str) -> Iterator[float]:
    """Milliseconds until each key was answered that has changed anything."""
    for key in presses:
        before = below_the_top(terminal)
        taken = terminal.answer_time(key)[1]
        if below_the_top(terminal) != before:
            yield taken


def keys(folder: Path, state: Path, presses: str, label: str) -> None:
    """Print how long the answers to ``presses`` took."""
    with Terminal(reader(folder, state), columns=140, rows=40) as terminal:
        shown = terminal.wait_for_bytes(ROW, 60)
        times = sorted(answers(terminal, presses))
        p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
        print(
            f"| {label} | first row {shown:.2f} s | {len(times)} keys | p50 {p50:.0f} ms "
            f"| p95 {p95:.0f} ms | max {times[-1]:.0f} ms | peak {terminal.peak_memory():.0f} MB |"
        )
        terminal.send("q")
        terminal.end(seconds=30)


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        state = Path(name)
        keys(options.folder, state, "jjjkJJJK]][[" * 4, "while indexing")
        index = [*reader(options.folder, state)[:3], "index", *reader(options.folder, state)[4:]]
        with Terminal([*index, "--library", str(options.folder)]) as terminal:
            terminal.end(seconds=1800)
        keys(options.folder, state, "jjjkJJJK]][[" * 4, "indexed")
        warm(options.folder, state, options.runs)


if __name__ == "__main__":
    main()
