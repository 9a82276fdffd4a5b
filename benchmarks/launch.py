"""Time launching and keys in a real terminal, beside an empty Textual app in the same run.

    python benchmarks/launch.py FOLDER [--runs 9]

For a folder that is already indexed: seconds to the first paint of an empty Textual app and to the
first article row of the reader, taken in turn, with the ratio pair by pair; then milliseconds from
a key to the last byte of its answer. With ``--cold`` the index is built anew while it is timed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

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
    """Seconds until each of ``signs``, one after the other, has been written."""
    with Terminal(command, columns=140, rows=40) as terminal:
        seconds = [terminal.wait_for_bytes(sign, 60) for sign in signs]
        terminal.settle(0.1, 2)
        terminal.send(quit_key)
        terminal.end(seconds=30)
    return seconds


def warm(folder: Path, state: Path, runs: int) -> None:
    """Print first paint of an empty app against first row of the reader."""
    empty = [sys.executable, "-c", EMPTY_APP]
    runs_of: dict[str, list[float]] = {name: [] for name in ("empty app", "first row", "article")}
    for number in range(runs + 1):
        (floor,) = launched(empty, "\x11", b"painted")
        row, article = launched(reader(folder, state), "q", ROW, READING)
        if number:  # the first pair only warms the caches
            for values, value in zip(runs_of.values(), (floor, row, article), strict=True):
                values.append(value)
    floors, rows, _ = runs_of.values()
    ratios = [row / floor for row, floor in zip(rows, floors, strict=True)]
    runs_of["first row : empty app"] = ratios
    print("| warm start, s | min | median | max |\n| --- | --- | --- | --- |")
    for name, values in runs_of.items():
        low, middle, high = min(values), statistics.median(values), max(values)
        print(f"| {name} | {low:.2f} | {middle:.2f} | {high:.2f} |")


def keys(folder: Path, state: Path, presses: str, label: str) -> None:
    """Print how long the answers to ``presses`` took."""
    with Terminal(reader(folder, state), columns=140, rows=40) as terminal:
        shown = terminal.wait_for_bytes(ROW, 60)
        times = sorted(terminal.answer_time(key)[1] for key in presses)
        p95 = times[int(len(times) * 0.95)]
        print(
            f"| {label} | first row {shown:.2f} s | key p50 {statistics.median(times):.0f} ms "
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
