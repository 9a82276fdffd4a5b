"""Measure all of searching and write ``benchmarks/RESULTS.md``; takes an hour.

    python benchmarks/results.py [FOLDER]... [--scratch DIR] [--count 1000 --count 10000 ...]
        [--recombine FOLDER [--lengths FOLDER]]

Generates folders of 1,000, 10,000 and 100,000 articles in ``--scratch`` unless they are there, with
``--recombine`` as many of the paragraphs of real ones beside them, and measures these and every
other FOLDER: engines side by side, a whole first index, changes in the folder, launching and typing
in a real terminal. What is measured is written at once.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import letters, recombined, search, timing, updates, whole
from benchmarks.articles import write
from benchmarks.engines import texts

COUNTS = (1_000, 10_000, 100_000)
_MANY = 20_000  # articles, for which the slowest engines take too long
_SLOW = ["stock Whoosh", "Xapian"]
_TYPED = 10_000  # articles; where fewer are, nothing takes long
WRITTEN = Path(__file__).with_name("RESULTS.md")
INTRODUCTION = """\
# Searching, measured

Written by `python benchmarks/results.py` on {day}: {machine}.

The engines' times are processor times, each engine in a process of its own, so they include neither
waiting nor whatever else the machine does; compare them with each other, and don't read them alone.
Generated articles consist of invented words, as unevenly distributed as English ones. The engines
split and stem words differently, so what they find differs a little; FTS5 stores the texts too.
ripgrep has no index: it reads every file. A dash means not measured. A whole index and typing are
timed by the clock, and take longer on a machine that does other things as well.
"""


def machine() -> str:
    """What this is, without a name or a place."""
    cpu = "unknown processor"
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text("utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        cpu = names[0] if names else platform.machine()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cpu}, {cores} cores, {platform.system()}, Python {platform.python_version()}"


def sections(corpora: Sequence[tuple[str, Path]], scratch: Path, hasty: bool) -> Iterator[str]:
    """The document, part by part."""
    yield INTRODUCTION.format(day=f"{datetime.now(UTC):%d %B %Y}", machine=machine())
    yield "## Text alone, beside other engines\n\n" + search.head()
    for label, folder in corpora:
        count = sum(1 for _ in texts(folder))
        rows = search.compare(folder, _SLOW if count > _MANY else [])
        yield search.table(rows, label)
    yield "\n## A whole first index: reading, cleaning, quotes and postings\n\n" + whole.HEAD
    for _, folder in corpora:
        if hasty and sum(1 for _ in texts(folder)) > _MANY:
            continue
        # In a process of its own: the peak of memory is that of all its children.
        command = [sys.executable, whole.__file__, str(folder)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        yield done.stdout.splitlines()[-1]
    yield "\n## Changes while somebody reads\n\n" + updates.HEAD
    for label, folder in corpora:
        if hasty and sum(1 for _ in texts(folder)) > _MANY:
            continue
        state = scratch / f"updates-{folder.name}"
        state.mkdir(exist_ok=True)
        yield from (updates.line(label, row) for row in updates.measured(folder, state))
        shutil.rmtree(state)
    yield "\n## Typing in a real terminal of 140×40 cells"
    for label, folder in corpora:
        if sum(1 for _ in texts(folder)) < _TYPED:
            continue
        state = scratch / f"state-{folder.name}"
        timing.index(folder, state)
        yield f"\n{label} articles\n\n{timing.HEAD}"
        yield from map(timing.line, letters.measured(folder, state, 20))


def main() -> None:
    """Read the arguments, generate what is missing, measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--count", type=int, action="append", help="articles to generate")
    parser.add_argument("--recombine", type=Path, metavar="FOLDER")
    parser.add_argument("--lengths", type=Path, metavar="FOLDER")
    parser.add_argument("--hasty", action="store_true", help="index no very large folder whole")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = options.scratch or Path(name)
        corpora: list[tuple[str, Path]] = []
        for count in options.count or COUNTS:
            folder = scratch / f"generated-{count}"
            write(folder, count)
            corpora.append((f"{count:,}", folder))
            if options.recombine is not None:
                folder = scratch / f"recombined-{count}"
                lengths = options.lengths or options.recombine
                recombined.write(options.recombine, folder, count, lengths)
                corpora.append((f"recombined, {count:,}", folder))
        for folder in options.folders:
            count = sum(1 for _ in texts(folder))
            corpora.append((f"{folder.name}, {count:,}", folder))
        with WRITTEN.open("w", encoding="utf-8") as written:
            for section in sections(corpora, scratch, options.hasty):
                print(section, file=written, flush=True)
                print(section, flush=True)


if __name__ == "__main__":
    main()
