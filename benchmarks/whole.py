"""Time a whole first index of a folder: reading, cleaning, quotes, statements and postings.

    python benchmarks/whole.py FOLDER

Runs the indexer process as the reader does. Beside the seconds it prints what the processors spent
on each article, all processes together, which does not count what else the machine does.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.processor_time import spent_by_commands

from briefreader.indexing.events import EventKind, from_line
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.process_arguments import indexer_arguments


class Whole(NamedTuple):
    """Articles, their bytes, seconds to the first publishing (with how many) and to the end.

    ``processor`` is in seconds, ``peak`` the most memory of any of the processes, in MB.
    """

    articles: int
    size: int
    first: float
    first_articles: int
    seconds: float
    processor: float
    peak: float


def build(folder: Path, index: Path) -> Whole:
    """Index ``folder`` anew in ``index``."""
    command = [sys.executable, "-P", "-m", "briefreader.indexing"]
    arguments = indexer_arguments(index, [folder], IndexSettings(), watch=False)
    before = spent_by_commands()
    begun = time.perf_counter()
    first, first_articles, articles = 0.0, 0, 0
    with subprocess.Popen(
        [*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            event = from_line(line)
            if event.kind is EventKind.PUBLISHED and not first:
                first, first_articles = time.perf_counter() - begun, event.articles
            if event.kind is EventKind.FINISHED:
                articles = event.articles
    seconds = time.perf_counter() - begun
    spent = spent_by_commands() - before
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Whole(articles, size, first, first_articles, seconds, spent, most / 1024)


HEAD = (
    "| articles | KB each | articles/s | MB/s | CPU ms an article | first publishing | peak MB |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


def line(whole: Whole) -> str:
    """A line of the table."""
    count, size = whole.articles, whole.size
    return (
        f"| {count:,} | {size / count / 1000:.1f} | {count / whole.seconds:,.0f} |"
        f" {size / whole.seconds / 1e6:.1f} | {1000 * whole.processor / count:.2f} |"
        f" {whole.first_articles} after {whole.first:.2f} s | {whole.peak:.0f} |"
    )


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(f"{HEAD}\n{line(build(options.folder, Path(name) / 'index'))}")


if __name__ == "__main__":
    main()
