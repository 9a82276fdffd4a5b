"""Where memory fails in the middle of a change, it is acknowledged and there, or refused whole."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


_ENDS_BY_ITSELF = pytest.mark.skipif(
    sys.version_info >= (3, 13),
    reason="CPython 3.13 itself crashes where an allocation fails in a generator expression",
)


def trials(folder: Path, first: int, step: int, count: int) -> str:
    """What a process says whose allocations fail; it asserts what has to hold."""
    words = map(str, (folder, first, step, count))
    done = subprocess.run(
        [sys.executable, "-m", "tests.notebook.allocation_trial", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@_ENDS_BY_ITSELF
@pytest.mark.skipif(
    importlib.util.find_spec("_testcapi") is None, reason="this Python has no failing allocator"
)
@pytest.mark.parametrize(
    ("step", "count"), [(400, 8), pytest.param(4, 600, marks=pytest.mark.slow)]
)
def test_a_change_that_runs_out_of_memory_is_whole_or_refused(
    tmp_path: Path, step: int, count: int
) -> None:
    said = trials(tmp_path, 0, step, count)
    acknowledged, refused = (int(part.split()[0]) for part in said.split(", "))
    assert acknowledged + refused == count
    assert acknowledged
    assert refused
