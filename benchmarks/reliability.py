"""Every criterion of reliability with its figure: ``python -m benchmarks.reliability``.

Runs the tests that hold each one, the long trials included, and prints a table; exits with 1 if any
does not hold. All of it takes about an hour on two cores, ``--quick`` a few minutes without the
long trials.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

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
        ("tests/hostile/test_corpus.py", "tests/sources/test_scanning.py"),
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
        ("tests/hostile/test_markup.py",),
    ),
    Criterion(
        4,
        "every query is answered or refused in one line, in time",
        ("tests/search",),
        "query or queries or hostile",
    ),
    Criterion(
        5,
        "no kept bookmark is lost: kills, full disks, other writers, damage",
        ("tests/notebook/test_durability.py", "tests/notebook/test_damage.py"),
    ),
    Criterion(
        6,
        "quotes are found again, and a wrong place is rarer than an honest loss",
        ("tests/notebook/test_anchor_cases.py", "tests/notebook/test_anchor_accuracy.py"),
    ),
    Criterion(
        7,
        "keys are answered while a disk is slow; of long articles the beginning is shown",
        ("tests/hostile/test_faults.py", "tests/sources/test_reading.py"),
        "slow or long or first or limit or line",
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
class Shown:
    """What the tests of one criterion came to."""

    passed: int
    failed: int
    skipped: int
    seconds: float
    figures: tuple[str, ...]


def show(criterion: Criterion, *, quick: bool) -> Shown:
    """Run its tests in a process of their own."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider"]
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
        sick = sick or found.failed > 0 or not found.passed
        holds = "no" if found.failed or not found.passed else "yes"
        print(
            f"| {criterion.number}: {criterion.holds} | {holds} | {found.passed} | "
            f"{found.failed} | {found.skipped} | {found.seconds:.0f} |",
            flush=True,
        )
        for figure in found.figures:
            print(f"|   {figure} | | | | | |", flush=True)
    return 1 if sick else 0


if __name__ == "__main__":
    sys.exit(main())
