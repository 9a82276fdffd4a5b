"""Time how soon a watching indexer publishes what changes in a folder, and what watching takes.

    python benchmarks/updates.py FOLDER [--state DIR] [--writes 20] [--others 10] [--idle 60]

Works on a copy of the folder; with ``--state`` the copy and its index are kept there for the next
run. The indexer runs as the reader starts it. One file after the other is written to in place,
added, renamed or removed, each at a random moment, and timed until the indexer tells that it has
published the change; then ten files at once. The processor's time of a change is what the process
used from one to the next, less what watching takes in that time. At last a whole process
that updates the index once: with ten files written to, and with none. Needs Linux.
"""

from __future__ import annotations

import argparse
import math
import os
import queue
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.processor_time import spent_by_commands

from briefreader.indexing.events import EventKind, IndexEvent, from_line
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.process_arguments import indexer_arguments
from briefreader.sources import SourceFile, scan

LIMIT = 3.0  # seconds until a change is published
AT_ONCE = 10  # files
TIMES = 5  # that many are changed at once, and that a process updates the index
_PATIENCE = 120.0  # seconds
_SETTLED = 8.0  # seconds after which what was just copied is old
HEAD = (
    "| articles | change | published after, s: p50 | p95 | max | CPU ms |\n"
    "| --- | --- | --- | --- | --- | --- |"
)


class Measured(NamedTuple):
    """Seconds until each change of a kind was published, and the processor's ms for one.

    ``limit`` is in seconds too.
    """

    kind: str
    seconds: Sequence[float]
    processor: float
    limit: float = LIMIT


def command(folder: Path, index: Path, *, watch: bool) -> list[str]:
    """The indexer process as the reader starts it."""
    arguments = indexer_arguments(index, [folder], IndexSettings(), watch=watch)
    return [sys.executable, "-P", "-m", "briefreader.indexing", *arguments]


def update(folder: Path, index: Path) -> tuple[float, float]:
    """Update the index by a process of its own: seconds, and the processor's."""
    before, begun = spent_by_commands(), time.perf_counter()
    with subprocess.Popen(
        command(folder, index, watch=False), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        process.wait()
    return time.perf_counter() - begun, spent_by_commands() - before


class Watcher:
    """A watching indexer and what it tells, each event with its moment."""

    def __init__(self, folder: Path, index: Path) -> None:
        self._process = subprocess.Popen(
            command(folder, index, watch=True), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._events: queue.SimpleQueue[tuple[float, IndexEvent]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.idle_share = 0.0
        self.next(EventKind.FINISHED)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._events.put((time.monotonic(), from_line(line)))

    def __enter__(self) -> Watcher:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def next(self, kind: EventKind) -> float:
        """The moment of the next event of a kind."""
        while True:
            moment, event = self._events.get(timeout=_PATIENCE)
            if event.kind is kind:
                return moment

    def used(self) -> float:
        """Seconds of the processor that the process has had."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2]
        return sum(map(int, stat.split()[11:13])) / os.sysconf("SC_CLK_TCK")

    def idle(self, seconds: float) -> float:
        """Which share of the processor watching takes."""
        time.sleep(_SETTLED)
        begun, used = time.monotonic(), self.used()
        time.sleep(seconds)
        self.idle_share = (self.used() - used) / (time.monotonic() - begun)
        return self.idle_share

    def timed(self, kind: str, changes: Sequence[Callable[[], object]]) -> Measured:
        """Make each change at a random moment, and time it."""
        seconds = []
        used, begun = self.used(), time.monotonic()
        for change in changes:
            time.sleep(random.uniform(0.1, LIMIT))
            change()
            changed = time.monotonic()
            seconds.append(self.next(EventKind.PUBLISHED) - changed)
            self.next(EventKind.FINISHED)
        watching = self.idle_share * (time.monotonic() - begun)
        return Measured(kind, seconds, 1000 * (self.used() - used - watching) / len(changes))


def write_in_place(paths: Sequence[Path]) -> None:
    """Change a few words in the middle of files, whose sizes stay."""
    for path in paths:
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 2)
            file.write(f" {random.randrange(10**6):6} ".encode())


def watched(
    watcher: Watcher, files: Sequence[Path], writes: int, others: int
) -> Iterator[Measured]:
    """What becomes of each kind of change while somebody watches."""
    text = files[0].read_bytes()
    folders = [path.parent for path in random.sample(files, others)]
    new = [folder / f"2024-01-02 new {number}.txt" for number, folder in enumerate(folders)]
    renamed = [path.with_name(f"{path.stem} renamed.txt") for path in new]
    written = [[path] for path in random.sample(files, writes)]
    many = [random.sample(files, AT_ONCE) for _ in range(TIMES)]
    yield watcher.timed("written in place", [partial(write_in_place, some) for some in written])
    yield watcher.timed("new", [partial(path.write_bytes, text) for path in new])
    yield watcher.timed("renamed", list(map(partial, (p.rename for p in new), renamed)))
    yield watcher.timed("removed", [path.unlink for path in renamed])
    yield watcher.timed(f"{AT_ONCE} written", [partial(write_in_place, some) for some in many])


def unwatched(folder: Path, index: Path, files: Sequence[Path]) -> Iterator[Measured]:
    """What a process takes that updates the index once, its start included."""
    for number in (AT_ONCE, 0):
        taken = []
        for _ in range(TIMES):
            write_in_place(random.sample(files, number))
            taken.append(update(folder, index))
        seconds, processor = zip(*taken, strict=True)
        used = 1000 * statistics.median(processor)
        yield Measured(f"{number} written, a process of its own", seconds, used, math.inf)


def measured(
    folder: Path, state: Path, *, writes: int = 20, others: int = 10, idle: float = 60
) -> Iterator[Measured]:
    """Everything, with a copy of ``folder`` and an index of it in ``state``.

    Of a watcher that has been ``idle`` for so many seconds there is the share of the processor.
    """
    articles, index = state / "articles", state / "index"
    if not articles.exists():
        shutil.copytree(folder, articles)
    update(articles, index)
    files = [found.path for found in scan([articles]) if isinstance(found, SourceFile)]
    with Watcher(articles, index) as watcher:
        share = watcher.idle(idle)
        yield Measured(f"none: {share:.1%} of a processor", [], 0)
        yield from watched(watcher, files, writes, others)
    yield from unwatched(articles, index, files)


def line(articles: str, row: Measured) -> str:
    """A line of the table; a wait beyond the limit is marked."""
    if not row.seconds:
        return f"| {articles} | {row.kind} | | | | |"
    ordered = sorted(row.seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    over = " over" if ordered[-1] > row.limit else ""
    return (
        f"| {articles} | {row.kind}, {len(ordered)} times | {statistics.median(ordered):.2f} |"
        f" {p95:.2f} | {ordered[-1]:.2f}{over} | {row.processor:.0f} |"
    )


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--writes", type=int, default=20)
    parser.add_argument("--others", type=int, default=10)
    parser.add_argument("--idle", type=int, default=60, help="seconds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        state = options.state or Path(name)
        count = sum(1 for found in scan([options.folder]) if isinstance(found, SourceFile))
        print(HEAD)
        given = {"writes": options.writes, "others": options.others, "idle": options.idle}
        for row in measured(options.folder, state, **given):
            print(line(f"{count:,}", row), flush=True)


if __name__ == "__main__":
    main()
