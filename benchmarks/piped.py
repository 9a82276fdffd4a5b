"""Measure thousands of quotations that come in at once: piped bookmarks, and imports; one table.

    python -m benchmarks.piped FOLDER [--counts 1000 5000] [--articles 110]

As many lines of some articles as asked for, or as there are, drawn at random, are given to
`bookmark -` in any order, half with a note or a tag; then they are exported, and imported into an
empty notebook, twice. Processor time of each command, user and system together; the index is up to
date before. What is refused, for it stands twice in a text as it is read, is not kept.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.processor_time import spent_by_commands

_SHORTEST, _LONGEST = 50, 400  # code points of a paragraph
_PLAIN = re.compile(r"[\w .,;’“”—–-]+")  # neither markup nor fields
_FORMATS = ("jsonl", "csl-json", "bibtex", "w3c")


def records(folder: Path, count: int) -> str:
    """JSON Lines that ask for so many bookmarks, or as many as there are paragraphs for."""
    dice, told = random.Random(3), []
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8", errors="replace")
        lines = [line.strip() for line in text.split("\n")]
        told += [
            (path, line)
            for line in lines
            if _SHORTEST < len(line) < _LONGEST and text.count(line) == 1 and _PLAIN.fullmatch(line)
        ]
    dice.shuffle(told)
    return "".join(
        json.dumps(
            {
                "path": str(path),
                "quote": line,
                "note": f"note {number}" if number % 4 == 0 else "",
                "tags": [f"tag{number % 7}"] if number % 4 == 1 else [],
            }
        )
        + "\n"
        for number, (path, line) in enumerate(told[:count])
    )


def ran(words: list[str], state: Path, data: str, fed: str = "") -> tuple[float, str, str]:
    """Seconds of processors of a command, what it printed, and its last message."""
    command = [sys.executable, "-m", "briefreader", *words]
    command += ["--library", str(state / "library"), "--data-dir", str(state / data)]
    command += ["--cache-dir", str(state / "cache")]
    before = spent_by_commands()
    done = subprocess.run(command, input=fed, capture_output=True, encoding="utf-8", check=False)
    spent = spent_by_commands() - before
    if done.returncode > 1:
        sys.exit(done.stderr)
    return spent, done.stdout, done.stderr.strip().rpartition("\n")[2]


def measured(state: Path, count: int) -> Iterator[tuple[str, str]]:
    """The rows of the table for so many quotations."""
    data = f"data{count}"
    spent, out, _ = ran(["bookmark", "-"], state, data, records(state / "library", count))
    kept = len(set(out.split()))
    yield "`bookmark -`", f"{spent:.1f} s, {kept:,} kept"
    for format_ in _FORMATS:
        _, exported, _ = ran(["export", "--format", format_], state, data)
        into = f"{data}-{format_}"
        first, _, told = ran(["import", "-"], state, into, exported)
        again, _, _ = ran(["import", "-"], state, into, exported)
        yield f"`export --format {format_}` to `import`", f"{first:.1f} s, again {again:.1f} s"
        if not told.startswith(f"briefreader: {kept:,} new"):
            yield f"`import` of {format_} says", told


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--counts", type=int, nargs="+", default=[1_000, 5_000])
    parser.add_argument("--articles", type=int, default=110)
    options = parser.parse_args()
    paths = [path for path in sorted(options.folder.rglob("*.*")) if path.is_file()]
    with tempfile.TemporaryDirectory() as name:
        state = Path(name)
        (state / "library").mkdir()
        step = max(1, len(paths) // options.articles)
        for path in paths[::step][: options.articles]:
            shutil.copy(path, state / "library")
        ran(["index"], state, "none")
        for count in options.counts:
            print(f"\n| {count:,} quotations | processor time |\n| --- | --- |")
            for row in measured(state, count):
                print(f"| {' | '.join(row)} |", flush=True)
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
