"""Measure the notebook: keeping, listing, finding again, carrying over; prints one table.

    python benchmarks/notebook.py [FOLDER] [--bookmarks 10000] [--trials 500]

The notebook is filled with that many invented bookmarks. Keys are timed in a real terminal, from
the key to the last byte of its answer, wall time and the reader's own processor time: `B` and, with
a FOLDER of articles, which is indexed first, `w`, each in a new reader and once more in the same;
and `m`, beside a bare SQLite commit on the same disk. Keeping one is also timed to its COMMIT, in
this process. Places are found again in invented articles of which words were dropped, replaced or
added.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.keys import bare_commits
from tests.notebook.test_anchor_accuracy import outcomes
from tools.terminal import Terminal

from briefreader.citations import ExportFormat
from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark, TextSelector
from briefreader.library import Library
from briefreader.notebook import NewBookmark, Notebook

WORDS = "river harbour treaty visa aid minister quay ferry council border answer budget".split()  # noqa: SIM905
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
SIZES = ((40, 0.1), (120, 0.1), (300, 0.1))  # characters, share of changed words

Row = tuple[str, str, str]


def clock() -> datetime:
    """The present."""
    return datetime.now(UTC)


def invented(number: int, dice: random.Random) -> Bookmark:
    """A bookmark of eight to ninety words, five to an article."""
    quote = " ".join(dice.choices(WORDS, k=dice.randint(8, 90))).capitalize() + "."
    of = number // 5
    return Bookmark(
        id=f"{number:08d}",
        selector=TextSelector(quote, "before ", " after", 100, 100 + len(quote)),
        path=Path(f"/invented/{of:05d}.txt"),
        content_hash=f"{of:064x}",
        title=f"Briefing number {of} on the {WORDS[of % len(WORDS)]}",
        created=FIRST + timedelta(minutes=number),
        date=date(2020, 1, 1) + timedelta(days=of % 1500),
        source="Sample Office",
        speaker=f"{dice.choice(WORDS).title()} {dice.choice(WORDS).title()}",
        certain=True,
        note="a note" if number % 7 == 0 else "",
        tags=(dice.choice(WORDS),) if number % 3 == 0 else (),
    )


def fill(folder: Path, count: int) -> None:
    """A notebook of that many bookmarks."""
    dice = random.Random(1)
    with Notebook.open(folder, clock) as notebook:
        notebook.merge([invented(number, dice) for number in range(count)])


def added(folder: Path, times: int) -> list[float]:
    """Milliseconds until each of so many bookmarks is on disk."""
    text = "The ferries run again, and nobody pays more for it. " * 200
    spent = []
    with Notebook.open(folder, clock) as notebook:
        notebook.bookmarks()
        for number in range(times):
            content = hashlib.sha256(str(number).encode()).hexdigest()
            article = Article(Path(f"/invented/new/{number}.txt"), content, "New", text)
            begun = time.perf_counter()
            notebook.add(NewBookmark(article, Span(0, 60)))
            spent.append((time.perf_counter() - begun) * 1000)
    return spent


def adding(folder: Path, times: int) -> Row:
    """How long until a bookmark is on disk."""
    return "a bookmark is on disk, p50 · p99", middle_and_most(added(folder, times)), "100"


def middle_and_most(spent: Sequence[float]) -> str:
    """The median and the 99th percentile of some milliseconds."""
    p99 = sorted(spent)[int(len(spent) * 0.99)]
    return f"{statistics.median(spent):.1f} · {p99:.1f} ms"


def opening(words: Sequence[str], key: str, shown: str, runs: int) -> tuple[str, str]:
    """From a key to its list, the first time in a session and the next: wall and processor time."""
    times: tuple[list[Answer], list[Answer]] = ([], [])
    for _ in range(runs):
        with reader(words) as terminal:
            for taken in times:
                taken.append(answered(terminal, key, shown))
                if shown not in terminal.text:
                    raise SystemExit(f"{key} did not show {shown!r}:\n{terminal.text}")
                terminal.send("q")
                terminal.settle(0.3, 5)
            terminal.send("\x11")
            terminal.end(seconds=30)
    first, again = map(told, times)
    return first, again


def keeping(words: Sequence[str], times: int) -> str:
    """From `m` to the last byte of what shows it: quotes bookmarked, and taken back, one by one."""
    with reader(words) as terminal:
        taken = []
        for _ in range(times):
            terminal.answer_time("]")
            taken.append(answered(terminal, "m"))
        terminal.send("\x11")
        terminal.end(seconds=30)
    spent = statistics.median(answer.processor for answer in taken)
    return f"{middle_and_most([answer.wall for answer in taken])} ({spent:.0f} of processor time)"


class Answer(NamedTuple):
    """How long the answer to a key took: milliseconds on the wall and of the reader's processor."""

    wall: float
    processor: float


def reader(words: Sequence[str]) -> Terminal:
    """The reader, after its first frames."""
    terminal = Terminal([sys.executable, "-m", "briefreader", *words], columns=140, rows=40)
    terminal.wait_for_bytes(" · ".encode(), 60)
    terminal.settle(1.5, 20)
    return terminal


def answered(terminal: Terminal, key: str, shown: str = "") -> Answer:
    """Press a key; its answer goes on until ``shown`` is."""
    before = _processor(terminal.reader)
    wall = terminal.answer_time(key, wanted=shown.encode())[1]
    return Answer(wall, _processor(terminal.reader) - before)


def told(taken: Sequence[Answer]) -> str:
    """The medians."""
    wall = statistics.median(answer.wall for answer in taken)
    spent = statistics.median(answer.processor for answer in taken)
    return f"{wall:.0f} ms ({spent:.0f} of processor time)"


def _processor(process: int) -> float:
    """Milliseconds that a process has run so far, all its threads (Linux: schedstat)."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return (
        sum(int((one / "schedstat").read_text(encoding="ascii").split()[0]) for one in threads)
        / 1e6
    )


def searching(folder: Path, cache: Path) -> list[Row]:
    """How long the bookmarks are searched for a word that nine in ten of them have."""
    library = _library(folder, cache)
    library.bookmarks.find()
    rows = []
    for query in ("harbour", "said:harbour treaty", "has:note"):
        begun = time.process_time()
        found = len(library.bookmarks.find(query))
        spent = (time.process_time() - begun) * 1000
        rows.append((f"bookmarks searched for {query}", f"{spent:.0f} ms ({found:,})", ""))
    library.close()
    return rows


def carrying(folder: Path, cache: Path, other: Path) -> Row:
    """Export, a new notebook, import: whether the next export has the same bytes."""
    library = _library(folder, cache)
    lines = library.exports.export(library.bookmarks.find(), ExportFormat.JSONL)
    library.close()
    begun = time.process_time()
    library = _library(other, cache)
    library.notebook_files.import_bookmarks(lines)
    again = library.exports.export(library.bookmarks.find(), ExportFormat.JSONL)
    library.close()
    spent = time.process_time() - begun
    same = "the same bytes" if again == lines else "OTHER BYTES"
    size = len(lines.encode()) / 1e6
    return "export, new notebook, import, export", f"{same} ({size:.1f} MB, {spent:.1f} s)", "same"


def _library(data: Path, cache: Path) -> Library:
    seeds = Path(__file__).parents[1] / "seeds"
    return Library.open([seeds], cache_dir=cache, data_dir=data, clock=clock)


def places(trials: int) -> list[Row]:
    """Passages found again after edits."""
    rows = []
    for size, share in SIZES:
        counts = outcomes(trials, size, share)
        right, wrong = counts["right"] / trials, counts["wrong"] / trials
        found = f"{right:.1%} right, {wrong:.1%} wrong, {1 - right - wrong:.1%} said to be lost"
        bound = "≥ 92 %, ≤ 1 %" if size == 40 else "≥ 99 %, ≤ 1 %"
        rows.append((f"{size} characters, {share:.0%} of the words changed", found, bound))
    return rows


def index(words: Sequence[str]) -> None:
    """Index what the reader will open, so that nothing is built while it is timed."""
    command = [sys.executable, "-m", "briefreader", "index", *words]
    with Terminal(command, columns=140, rows=40) as terminal:
        terminal.end(seconds=600)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--bookmarks", type=int, default=10_000)
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        state = Path(name)
        data, cache = state / "data", state / "cache"
        fill(data, options.bookmarks)
        own = ["--data-dir", str(data), "--cache-dir", str(cache)]
        index(own)
        listed = f"{options.bookmarks:,} bookmarks"
        first, again = opening(own, "B", listed, options.runs)
        rows: list[Row] = [
            (f"`B` opens with {listed}, the first time", first, "200"),
            ("`B`, the next time", again, "200"),
        ]
        if options.folder:
            read = ["--library", str(options.folder), *own]
            index(read)
            first, again = opening(read, "w", "most quoted first", options.runs)
            rows.append((f"`w` opens on {options.folder.name}, the first time", first, "200"))
            rows.append(("`w`, the next time", again, "200"))
        rows.append((f"`m` with {listed}, p50 · p99", keeping(own, 120), "100"))
        bare = middle_and_most(bare_commits(state, 300).taken)
        rows.append(("a bare SQLite commit, p50 · p99", bare, ""))
        rows += searching(data, cache)
        rows.append(carrying(data, cache, state / "other"))
        rows.append(adding(data, 300))
        rows += places(options.trials)
    print("| notebook | measured | bound, ms |\n| --- | --- | --- |")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
