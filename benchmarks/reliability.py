"""Every criterion of reliability with its figure: ``python -m benchmarks.reliability``.

Runs the tests that hold each one, the long trials included, times in a real terminal what is a
matter of time, and prints a table; exits with 1 if any does not hold. All of it takes about an hour
on two cores that have nothing else to do, ``--quick`` some minutes without the long trials.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import articles, keys, launch, notebook, timing

PROJECT = Path(__file__).parents[1]
_OUTCOMES = re.compile(r"(\d+) (passed|failed|error|skipped)")
_FIGURE = re.compile(r"^\.*figure: (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of them: what must hold, and the tests that show it (files, then ``-k`` words)."""

    number: int
    holds: str
    tests: tuple[str, ...]
    words: str = ""


CRITERIA = (
    Criterion(
        1,
        "each hostile file becomes what the manifest says, none is changed, in 15 s; the largest "
        "corpus in 5 min and 500 MB",
        ("tests/hostile/test_corpus.py", "tests/sources/test_scanner.py"),
    ),
    Criterion(
        2,
        "nothing hostile reaches the terminal in any view, command, log or crash; without the "
        "walls more than 100 sequences do",
        (
            "tests/hostile/test_probe.py",
            "tests/hostile/test_command_line.py",
            "tests/test_log.py",
        ),
    ),
    Criterion(
        3,
        "no plain string goes where markup is read; fifteen strings are shown as they stand",
        ("tests/hostile/test_markup.py", "tests/ui/test_markup_in_widgets.py"),
    ),
    Criterion(
        4,
        "every query is answered or refused in one line, in time",
        ("tests/search/test_random_queries.py", "tests/search/test_query_parser.py"),
    ),
    Criterion(
        5,
        "no kept bookmark is lost: kills, full disks, other writers, damage; one is kept in 100 ms "
        "beside 10,000",
        (
            "tests/notebook/test_durability.py",
            "tests/notebook/test_damage.py",
            "tests/notebook/test_rot.py",
            "tests/notebook/test_windows.py",
            "tests/notebook/test_allocations.py",
        ),
    ),
    Criterion(
        6,
        "quotes are found again, and a wrong place is rarer than an honest loss",
        (
            "tests/notebook/test_anchor_cases.py",
            "tests/notebook/test_anchor_accuracy.py",
            "tests/notebook/test_fuzzing.py",
        ),
    ),
    Criterion(
        7,
        "with 10,000 articles: the first row in 1 s, a key in 50 ms, a new size in 200 ms; the "
        "largest articles in 1 s and 500 MB, cut where that is said; keys while a disk is slow",
        ("tests/hostile/test_faults.py", "tests/sources/test_long_and_odd.py"),
        "slow or long or cut or limit or large",
    ),
    Criterion(
        8,
        "every end leaves a clean terminal, every size is drawn, 20,000 keys crash nothing",
        (
            "tests/hostile/test_lifecycle.py",
            "tests/hostile/test_soak.py",
            "tests/terminal/test_reader.py",
        ),
    ),
    Criterion(
        9,
        "importing never blocks and goes on where it was",
        ("tests/indexing", "tests/hostile/test_faults.py"),
    ),
    Criterion(
        10,
        "no code of a foreign index runs, and no run opens a connection",
        ("tests/search/test_tampering.py", "tests/hostile/test_network.py"),
    ),
)


@dataclass(frozen=True, slots=True)
class Timing:
    """What was timed or weighed, what it came to, and what it may come to at most."""

    what: str
    found: float
    limit: float
    unit: str

    @property
    def holds(self) -> bool:
        """Whether it is within the limit."""
        return self.found <= self.limit

    def __str__(self) -> str:
        return f"{self.what}: {self.found:.3g} {self.unit}, of {self.limit:g} at most"


def timings(number: int, *, quick: bool) -> Iterator[Timing]:
    """What is timed for a criterion, in wall time: nothing else may be running."""
    with tempfile.TemporaryDirectory() as name:
        if number == 5:
            yield from _keeping(Path(name), 1_000 if quick else 10_000)
        elif number == 7:
            yield from _answers(Path(name), 1_000 if quick else 10_000)
            yield from _largest(Path(name))


def _high(taken: Sequence[float], share: float = 0.95) -> float:
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _keeping(state: Path, bookmarks: int) -> Iterator[Timing]:
    notebook.fill(state / "data", bookmarks)
    p99 = _high(notebook.added(state / "data", 300), 0.99)
    yield Timing(f"a bookmark beside {bookmarks:,}, p99", p99, 100, "ms")


def _answers(state: Path, count: int) -> Iterator[Timing]:
    folder = state / "articles"
    articles.write(folder, count)
    timing.index(folder, state)
    starts = [launch.launched(launch.reader(folder, state), "q", launch.ROW)[0] for _ in range(5)]
    yield Timing(f"first row of {count:,} articles, median of 5", _high(starts, 0.5), 1, "s")
    with timing.opened(folder, state) as terminal:
        timing.warm(terminal, "jkJK2 b1")
        for where, presses in (("j", "j"), ("J", "J"), ("space b", "2" + " b" * 5)):
            timed = timing.keys(terminal, where, None, presses * (60 // len(presses)))
            what = f"{where}, p95 of 60 ({timed.processor:.0f} ms of processor time each)"
            yield Timing(what, _high(timed.taken), 50, "ms")
        yield Timing("a new size, p95 of 40", _high(keys.resizes(terminal, 40).taken), 200, "ms")
        timing.quit_from(terminal)


def _largest(state: Path) -> Iterator[Timing]:
    words = "the harbour is open and the ferries run again "
    kinds = {
        "an article of 100,000 lines": "".join(f"{n:06} {words}\n" for n in range(100_000)),
        "an article of one line of 50 MB": "000000 " + words * (50_000_000 // len(words)),
    }
    for number, (what, text) in enumerate(kinds.items()):
        folder = state / f"large{number}"
        folder.mkdir()
        (folder / "2024-02-02 large.txt").write_text(f"A large one\n\n{text}", "utf-8")
        (folder / "2024-02-03 small.txt").write_text("A small one\n\nNothing is in it.\n", "utf-8")
        timing.index(folder, state)
        with timing.opened(folder, state) as terminal:
            terminal.send("J")
            yield Timing(f"{what}, first screen", terminal.wait_for_bytes(b"000000", 60), 1, "s")
            yield Timing(f"{what}, memory", terminal.peak_memory(), 500, "MB")
            timing.quit_from(terminal)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tests of one criterion came to."""

    passed: int
    failed: int
    skipped: int
    seconds: float
    figures: tuple[str, ...]


def show(criterion: Criterion, *, quick: bool) -> Shown:
    """Run its tests in a process of their own."""
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-s", "-p", "no:cacheprovider"]
    command += ["-m", "not slow" if quick else "slow or not slow", *criterion.tests]
    command += ["-k", criterion.words] if criterion.words else []
    start = time.perf_counter()
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    counts = {name: int(number) for number, name in _OUTCOMES.findall(done.stdout[-400:])}
    failed = counts.get("failed", 0) + counts.get("error", 0)
    if done.returncode not in (0, 1) and not failed:
        failed = 1  # nothing was run
    if failed:
        print(done.stdout[-6000:], file=sys.stderr)
    return Shown(
        counts.get("passed", 0),
        failed,
        counts.get("skipped", 0),
        time.perf_counter() - start,
        tuple(_FIGURE.findall(done.stdout)),
    )


def main() -> int:
    """Print one line for each criterion, and below it the figures that its tests gave."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=__doc__)
    parser.add_argument("numbers", type=int, nargs="*", help="only these criteria")
    parser.add_argument("--quick", action="store_true", help="leave the long trials out")
    given = parser.parse_args()
    print("| criterion | holds | passed | failed | skipped | seconds |\n|---|---|---|---|---|---|")
    sick = False
    for criterion in CRITERIA:
        if given.numbers and criterion.number not in given.numbers:
            continue
        found = show(criterion, quick=given.quick)
        timed = tuple(timings(criterion.number, quick=given.quick))
        good = found.passed and not found.failed and all(one.holds for one in timed)
        sick = sick or not good
        holds = "yes" if good else "no"
        print(
            f"| {criterion.number}: {criterion.holds} | {holds} | {found.passed} | "
            f"{found.failed} | {found.skipped} | {found.seconds:.0f} |",
            flush=True,
        )
        for figure in (*found.figures, *map(str, timed)):
            print(f"|   {figure} | | | | | |", flush=True)
    return 1 if sick else 0


if __name__ == "__main__":
    sys.exit(main())
