"""What timing in a real terminal has in common: opening the reader, timing answers, the table."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tools.terminal import Terminal

READING = "›".encode()  # stands beside the text as soon as there is one
COLUMNS, ROWS = 140, 40
HEAD = (
    "| ms to the last byte | p95 at most | p50 | p95 | max | processor |\n"
    "| --- | --- | --- | --- | --- | --- |"
)


class Timed(NamedTuple):
    """What was timed, what its p95 is to keep within, each time and the processor's mean, in ms."""

    name: str
    limit: float | None
    taken: Sequence[float]
    processor: float | None = None


def command(folder: Path, state: Path, *words: str) -> list[str]:
    """The command that works on ``folder``, its cache and notebook below ``state``."""
    places = ["--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]
    opened = [*words, "--library", str(folder)] if words else [str(folder)]
    return [sys.executable, "-m", "briefreader", *opened, *places]


def index(folder: Path, state: Path) -> None:
    """Index what is not indexed yet."""
    state.mkdir(parents=True, exist_ok=True)
    with Terminal(command(folder, state, "index")) as terminal:
        terminal.end(seconds=7200)


def opened(folder: Path, state: Path) -> Terminal:
    """The reader on a folder, at its first article, after its first frames."""
    (state / "data" / "screen.json").unlink(missing_ok=True)
    terminal = Terminal(command(folder, state), columns=COLUMNS, rows=ROWS)
    terminal.wait_for_bytes(READING, 60)
    terminal.settle(0.6, 20)
    return terminal


def quit_from(terminal: Terminal) -> None:
    """Leave the reader from wherever it is."""
    terminal.send("\x11")
    terminal.end(seconds=30)


def timed(
    terminal: Terminal,
    name: str,
    limit: float | None,
    deeds: Iterable[Callable[[], None]],
    quiet: float = 0.06,
) -> Timed:
    """Time the answer to each deed, which has ended when nothing came for ``quiet`` seconds."""
    before = terminal.processor_time()
    taken = [terminal.answer_to(deed, quiet)[1] for deed in deeds]
    return Timed(name, limit, taken, (terminal.processor_time() - before) / len(taken))


def keys(
    terminal: Terminal, name: str, limit: float | None, presses: Iterable[str], quiet: float = 0.06
) -> Timed:
    """Time the answer to each key."""
    return timed(terminal, name, limit, (partial(terminal.send, key) for key in presses), quiet)


def warm(terminal: Terminal, presses: Iterable[str]) -> None:
    """Press keys whose first answer has to load something."""
    for key in presses:
        terminal.answer_time(key, 0.2)


def line(row: Timed) -> str:
    """A line of the table; a p95 beyond its limit is marked."""
    ordered = sorted(row.taken)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    p50, most = statistics.median(ordered), ordered[-1]
    limit = "" if row.limit is None else f"{row.limit:.0f}"
    over = " over" if row.limit is not None and p95 > row.limit else ""
    processor = "" if row.processor is None else f"{row.processor:.0f}"
    return f"| {row.name} | {limit} | {p50:.0f} | {p95:.0f}{over} | {most:.0f} | {processor} |"


def print_table(rows: Iterable[Timed]) -> None:
    """A line for each as soon as it was measured."""
    print(HEAD)
    for row in rows:
        print(line(row), flush=True)
