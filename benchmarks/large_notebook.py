"""Measure a notebook of many years: second copy, launching, searches, exports; prints one table.

    python -m benchmarks.large_notebook [--bookmarks 50000] [--around 64] [--runs 3]

The bookmarks are invented, five to a file; the files are there, and the words stand in them with so
many characters around. An export is the whole command in a process of its own: by the clock, and
processor time of it and of the half that it forks together; of several runs the least. Searches are
processor time of this process. Launching is in a terminal until the first article stands there, in
turn with this notebook and with one of 240 bookmarks: processor time of the thread that draws, and
of all there is by then; of the runs the median.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.launch import READING, ROW
from benchmarks.notebook import clock, invented
from benchmarks.processor_time import spent_by_commands
from tools.terminal import Terminal, processor_time

from briefreader.citations import CitationStyle, ExportFormat
from briefreader.domain.bookmark import Bookmark, TextSelector
from briefreader.library import Library
from briefreader.notebook import Notebook

_FILL = "The ferries run again today and nobody pays more for it in the end. " * 2
_QUERIES = ("harbour", "harbours treaties", "ferried ministers", "zebra", "said:harbour treaty")
_EACH = 5  # bookmarks of an article


def made(folder: Path, count: int, around: int) -> Iterator[Bookmark]:
    """Write the files, and yield the bookmarks in them."""
    dice = random.Random(1)
    for first in range(0, count, _EACH):
        group = [invented(number, dice) for number in range(first, min(first + _EACH, count))]
        path = folder / group[0].path.name
        text, spans = "", []
        for one in group:
            text += _FILL
            spans.append((len(text), len(text) + len(one.selector.exact)))
            text += f"{one.selector.exact} "
        text += _FILL
        path.write_text(text, encoding="utf-8")
        content_hash = hashlib.sha256(text.encode()).hexdigest()
        for one, (start, end) in zip(group, spans, strict=True):
            before, after = text[max(0, start - around) : start], text[end : end + around]
            selector = TextSelector(one.selector.exact, before, after, start, end)
            yield one._replace(path=path, content_hash=content_hash, selector=selector)


def second_copy(data: Path) -> float:
    """Megabytes of the second copy's rows."""
    files = [data / "notebook.jsonl", *(data / "notebook-rows").glob("*.jsonl")]
    return sum(path.stat().st_size for path in files) / 1e6


def launched(state: Path, data: Path) -> tuple[float, float]:
    """Milliseconds of processors until the article is shown: of the first thread, and of all."""
    command = [sys.executable, "-m", "briefreader", str(state / "library")]
    command += ["--data-dir", str(data), "--cache-dir", str(state / "cache")]
    with Terminal(command, columns=140, rows=40) as terminal:
        for sign in (ROW, READING):
            terminal.wait_for_bytes(sign, 120)
        first = _first_thread(terminal.reader)
        whole = sum(map(processor_time, _family(terminal.process)))
        terminal.settle(0.5, 30)
        terminal.send("q")
        terminal.end(seconds=60)
    return first, whole


def _family(process: int) -> Iterator[int]:
    """Yield a process and all below it, of which one draws."""
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def _first_thread(process: int) -> float:
    """Milliseconds for which a process's first thread has had a processor."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e6


def launches(state: Path, runs: int) -> Iterator[tuple[str, str]]:
    """Launching with the small and with the large notebook, in turn."""
    spent: dict[str, list[tuple[float, float]]] = {"small": [], "data": []}
    for number in range(runs + 1):
        for name, times in spent.items():
            taken = launched(state, state / name)
            if number:  # the first pair warms the caches
                times.append(taken)
    for name, times in spent.items():
        first, whole = (statistics.median(one) for one in zip(*times, strict=True))
        label = "240 bookmarks" if name == "small" else "all of them"
        yield f"launching with {label}", f"{first:.0f} ms ({whole:.0f})"


def searched(state: Path) -> Iterator[tuple[str, str]]:
    """How long a word typed in the list of bookmarks takes, once they have been read."""
    library = Library.open(
        [state / "library"], cache_dir=state / "cache", data_dir=state / "data", clock=clock
    )
    library.bookmarks.prepare_search()
    for query in _QUERIES:
        spent = []
        for _ in range(5):
            begun = time.process_time()
            found = len(library.bookmarks.find(query))
            spent.append(time.process_time() - begun)
        yield f"`{query}` in `B`, {found:,} found", f"{min(spent) * 1000:.0f} ms"
    library.close()


def exported(state: Path, format_: str, style: str, runs: int) -> str:
    """The least seconds of an export by the clock, and of processors."""
    command = [sys.executable, "-m", "briefreader", "export", "--format", format_]
    command += ["--style", style] if style != "plain" else []
    command += ["--output", str(state / "out"), "--library"]
    command += [str(state / "library"), "--data-dir", str(state / "data")]
    command += ["--cache-dir", str(state / "cache")]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(state / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    spent = []
    for _ in range(runs + 1):
        before, begun = spent_by_commands(), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        spent.append((time.perf_counter() - begun, spent_by_commands() - before))
    del spent[0]  # it may have written the bytecode
    return f"{min(wall for wall, _ in spent):.1f} s ({min(used for _, used in spent):.1f})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bookmarks", type=int, default=50_000)
    parser.add_argument("--around", type=int, default=64)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--launches", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        state = Path(name)
        (state / "library").mkdir()
        bookmarks = list(made(state / "library", options.bookmarks, options.around))
        for folder, some in (("data", bookmarks), ("small", bookmarks[:240])):
            with Notebook.open(state / folder, clock) as notebook:
                notebook.merge(some)
        index = [sys.executable, "-m", "briefreader", "index", "--library", str(state / "library")]
        index += ["--data-dir", str(state / "small"), "--cache-dir", str(state / "cache")]
        subprocess.run(index, check=True, capture_output=True)
        rows = [("the second copy", f"{second_copy(state / 'data'):.1f} MB")]
        rows += launches(state, options.launches)
        rows += searched(state)
        told = [(str(one), "plain") for one in ExportFormat]
        told += [("markdown", str(style)) for style in CitationStyle if style != "plain"]
        for format_, style in told:
            shown = f"export: {format_}{f', {style}' * (style != 'plain')}"
            rows.append((shown, exported(state, format_, style, options.runs)))
        load = os.getloadavg()[0]
    print(f"{options.bookmarks:,} bookmarks, load {load:.1f} at the end\n")
    print("| notebook | measured |\n| --- | --- |")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
