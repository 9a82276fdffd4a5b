"""Measure the notebook: keeping, listing, finding again, carrying over; prints one table.

    python benchmarks/notebook.py [FOLDER] [--bookmarks 10000] [--trials 500]

The notebook is filled with that many invented bookmarks. Keeping one is timed to its COMMIT, in
this process. The screens are timed in a real terminal, from the key to the bytes of the list, wall
time and the reader's own processor time; speakers only with a FOLDER of articles, which is indexed
first. Places are found again in invented articles of which words were dropped, replaced or added.
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

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.notebook.test_anchor_accuracy import outcomes
from tools.terminal import Terminal

from briefreader.article import Article, Bookmark, Selector, Span
from briefreader.citations import Format
from briefreader.library import Library
from briefreader.notebook import Draft, Notebook

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
        selector=Selector(quote, "before ", " after", 100, 100 + len(quote)),
        path=Path(f"/invented/{of:05d}.txt"),
        content_hash=f"{of:064x}",
        title=f"Briefing number {of} on the {dice.choice(WORDS)}",
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


def adding(folder: Path, times: int) -> Row:
    """How long until a bookmark is on disk."""
    text = "The ferries run again, and nobody pays more for it. " * 200
    spent = []
    with Notebook.open(folder, clock) as notebook:
        notebook.bookmarks()
        for number in range(times):
            content = hashlib.sha256(str(number).encode()).hexdigest()
            article = Article(Path(f"/invented/new/{number}.txt"), content, "New", text)
            begun = time.perf_counter()
            notebook.add(Draft(article, Span(0, 60)))
            spent.append((time.perf_counter() - begun) * 1000)
    spent.sort()
    p99 = spent[int(len(spent) * 0.99)]
    measured = f"{statistics.median(spent):.1f} · {p99:.1f} ms"
    return "a bookmark is on disk, p50 · p99", measured, "100"


def opening(words: Sequence[str], key: str, shown: str, runs: int) -> str:
    """From a key to its list, the first time in a session: wall and processor time."""
    walls, spent = [], []
    for _ in range(runs):
        command = [sys.executable, "-m", "briefreader", *words]
        with Terminal(command, columns=140, rows=40) as terminal:
            terminal.wait_for_bytes(" · ".encode(), 60)
            terminal.settle(1.5, 20)
            before = _processor(terminal.process)
            terminal.send(key)
            walls.append(terminal.wait_for_bytes(shown.encode(), 30) * 1000)
            spent.append(_processor(terminal.process) - before)
            terminal.settle(0.3, 5)
            terminal.send("\x11")
            terminal.end(seconds=30)
    return f"{statistics.median(walls):.0f} ms ({statistics.median(spent):.0f} of processor time)"


def _processor(process: int) -> float:
    """Milliseconds that a process has run so far (Linux: schedstat)."""
    return int(Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]) / 1e6


def searching(folder: Path, cache: Path) -> list[Row]:
    """How long the bookmarks are searched for a word that nine in ten of them have."""
    library = _library(folder, cache)
    library.kept.bookmarks()
    rows = []
    for query in ("harbour", "said:harbour treaty", "has:note"):
        begun = time.process_time()
        found = len(library.kept.bookmarks(query))
        spent = (time.process_time() - begun) * 1000
        rows.append((f"bookmarks searched for {query}", f"{spent:.0f} ms ({found:,})", ""))
    library.close()
    return rows


def carrying(folder: Path, cache: Path, other: Path) -> Row:
    """Export, a new notebook, import: whether the next export has the same bytes."""
    library = _library(folder, cache)
    lines = library.exports.export(library.kept.bookmarks(), Format.JSONL)
    library.close()
    begun = time.process_time()
    library = _library(other, cache)
    library.exports.import_bookmarks(lines)
    again = library.exports.export(library.kept.bookmarks(), Format.JSONL)
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
        opened = opening(own, "B", listed, options.runs)
        rows: list[Row] = [(f"`B` opens with {listed}", opened, "200")]
        if options.folder:
            read = ["--library", str(options.folder), *own]
            index(read)
            opened = opening(read, "w", "most quoted first", options.runs)
            rows.append((f"`w` opens on {options.folder.name}", opened, "200"))
        rows += searching(data, cache)
        rows.append(carrying(data, cache, state / "other"))
        rows.append(adding(data, 300))
        rows += places(options.trials)
    print("| notebook | measured | bound, ms |\n| --- | --- | --- |")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
