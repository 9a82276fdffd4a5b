"""Index a folder and search it, beside other engines in the same run; prints a Markdown table.

    python benchmarks/search.py FOLDER [--without ENGINE]...

Text alone is indexed. SQLite's FTS5 is always there, tantivy if it can be imported, Xapian if this
or the system's own Python can import it, ripgrep if it is on the path; Whoosh's own writer and
searcher take minutes, and are asked less. Each engine builds in one process and is searched in
another. Times are the processor's, so that they count neither waiting nor what else the machine
does. Engines part words differently, so their counts differ: only cost is compared.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.engines import ENGINES, Engine, texts
from benchmarks.processor_time import processor_spent

CHANGED = 10  # articles of one update
_FEW = 6  # queries of a kind, to an engine that takes its time
_SYSTEM_PYTHON = "/usr/bin/python3"
Rows = dict[str, dict[str, str]]  # measure → engine → what stands in the table


def queries(folder: Path, seed: int = 5) -> dict[str, list[str]]:
    """Queries of every kind, made of the articles' own words."""
    random_ = random.Random(seed)
    frequency: Counter[str] = Counter()
    bodies: list[list[str]] = []
    for _, _, body in texts(folder):
        words = re.findall("[a-z]+", body.lower())
        frequency.update(set(words))
        if len(bodies) < 2000:
            bodies.append(words)
    count = sum(1 for _ in texts(folder))
    known = [(word, n / count) for word, n in sorted(frequency.items()) if len(word) > 3]
    common = [word for word, share in known if 0.1 <= share <= 0.6]
    middle = [word for word, share in known if 0.005 <= share <= 0.05]
    typed = random_.sample(middle, 20)
    pairs: list[str] = []
    while len(pairs) < 25:
        words = random_.choice(bodies)
        place = random_.randrange(max(1, len(words) - 1))
        pair = words[place : place + 2]
        if len(pair) == 2 and all(frequency[word] < 0.6 * count for word in pair):
            pairs.append(" ".join(pair))
    return {
        "one word": random_.sample(middle, 30),
        "common word": random_.sample(common, min(20, len(common))),
        "two words": [" ".join(random_.sample(middle + common, 2)) for _ in range(30)],
        "phrase": [f'"{pair}"' for pair in pairs],
        "typing, 2 letters": [word[:2] for word in typed],
        "typing, 3 letters": [word[:3] for word in typed],
        "typing, 4 and more": [word[:n] for word in typed for n in range(4, len(word) + 1)],
    }


def peak() -> int:
    """The most memory this process ever had, in MB.

    From Linux itself: what ``getrusage`` tells of a started process includes the one it began as.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if "VmHWM" in line)
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def build(engine: Engine) -> None:
    """Print what building took: seconds, of the processor, peak memory and size in MB."""
    begun, cpu = time.perf_counter(), processor_spent()
    engine.build(texts(engine.articles))
    seconds, processor = time.perf_counter() - begun, processor_spent() - cpu
    files = (path for path in engine.folder.rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files)
    print(json.dumps([seconds, processor, peak(), size / 1e6]))


def ask(engine: Engine, asked: Mapping[str, Sequence[str]]) -> None:
    """Print what searching took, in ms of the processor.

    The start to the first answer, each query of every kind once, and the update of some articles;
    and the peak of memory before that update.
    """
    start = processor_spent()
    engine.open()
    engine.search("one word", asked["one word"][0])
    first = 1000 * (processor_spent() - start)
    times = {
        kind: [_timed(engine, kind, query) for query in _chosen(engine, some)]
        for kind, some in asked.items()
    }
    memory = peak()
    changed = [
        (path, title, f"{body}\nOnce more.") for _, (path, title, body) in zip(
            range(CHANGED), texts(engine.articles), strict=False
        )
    ]  # fmt: skip
    start = processor_spent()
    engine.update(changed)
    print(json.dumps([first, times, memory, 1000 * (processor_spent() - start)]))


def _chosen(engine: Engine, some: Sequence[str]) -> Sequence[str]:
    return some if engine.patient else some[:_FEW]


def _timed(engine: Engine, kind: str, query: str) -> float:
    begun = processor_spent()
    engine.search(kind, query)
    return 1000 * (processor_spent() - begun)


def available(without: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The engines that this machine has, each with a Python that can run it."""
    for name in ENGINES:
        if name in without:
            continue
        if name == "tantivy" and importlib.util.find_spec("tantivy") is None:
            continue
        if name == "ripgrep" and shutil.which("rg") is None:
            continue
        python = sys.executable
        if name == "Xapian":
            found = next(filter(_has_xapian, (sys.executable, _SYSTEM_PYTHON)), None)
            if found is None:
                continue
            python = found
        yield name, python


def _has_xapian(python: str) -> bool:
    command = [python, "-c", "import xapian"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def compare(articles: Path, without: Sequence[str]) -> Rows:
    """Run every engine; what the table says, row by row."""
    asked = queries(articles)
    count = sum(1 for _ in texts(articles))
    rows: Rows = {}
    with tempfile.TemporaryDirectory() as scratch:
        handed = Path(scratch) / "queries"
        handed.write_text(json.dumps(asked), "utf-8")
        for name, python in available(without):
            folder = Path(scratch) / name
            folder.mkdir(mode=0o700)
            command = [python, __file__, str(articles), "--engine", name, "--scratch", str(folder)]
            command += ["--queries", str(handed)]
            built = _run([*command, "--phase", "build"])
            answered = _run([*command, "--phase", "ask"])
            for measure, value in _told(name, count, built, answered):
                rows.setdefault(measure, {})[name] = value
            shutil.rmtree(folder)
    return rows


def _run(command: Sequence[str]) -> list[object]:
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    told: list[object] = json.loads(done.stdout)
    return told


def _told(
    name: str, count: int, built: list[object], answered: list[object]
) -> Iterator[tuple[str, str]]:
    first, times, memory, update = answered
    assert isinstance(times, dict)
    if name != "ripgrep":
        _, processor, most, size = (float(str(number)) for number in built)
        yield "indexing, CPU s", f"{processor:.2f}"
        yield "indexing, articles per CPU s", f"{count / processor:,.0f}"
        yield "indexing, peak MB", f"{most:.0f}"
        yield "index, MB", f"{size:.1f}"
        yield "from start to first answer, ms", f"{float(str(first)):.0f}"
    for kind, taken in times.items():
        yield f"{kind}, ms p50 / p95", percentiles(taken)
    if name != "ripgrep":
        yield "searching, peak MB", f"{memory}"
        yield f"{CHANGED} changed articles, ms", f"{float(str(update)):.0f}"


def percentiles(times: Sequence[float]) -> str:
    """The median and the 95th of a hundred."""
    ordered = sorted(times)
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return f"{middle:.2f} / {high:.2f}"


def table(rows: Rows, corpus: str) -> str:
    """The rows as Markdown; ``corpus`` stands before each."""
    lines = []
    for measure, values in rows.items():
        cells = (values.get(name, "–") for name in ENGINES)
        lines.append(f"| {corpus} | {measure} | {' | '.join(cells)} |")
    return "\n".join(lines)


def head() -> str:
    """The head of the table."""
    columns = ["articles", "measure", *ENGINES]
    return f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line; with ``--engine``, measure that one alone."""
    parser = argparse.ArgumentParser(description="Compare search engines on a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", action="append", choices=list(ENGINES), default=[])
    parser.add_argument("--engine", choices=list(ENGINES), help=argparse.SUPPRESS)
    parser.add_argument("--phase", choices=["build", "ask"], help=argparse.SUPPRESS)
    parser.add_argument("--scratch", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--queries", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.engine:
        engine = ENGINES[given.engine](given.scratch, given.folder)
        if given.phase == "build":
            build(engine)
        else:
            ask(engine, json.loads(given.queries.read_text("utf-8")))
        return
    count = sum(1 for _ in texts(given.folder))
    print(f"{head()}\n{table(compare(given.folder, given.without), f'{count:,}')}")


if __name__ == "__main__":
    main()
