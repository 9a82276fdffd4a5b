"""Where memory fails in the middle of a change, it is acknowledged and there, or refused whole."""

from __future__ import annotations

import importlib.util
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.notebook import Notebook

from .samples import article, draft

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


class NoMemoryBehind:
    """A connection that has no memory left just when a statement has been carried out."""

    def __init__(self, connection: sqlite3.Connection, statement: str) -> None:
        self._connection, self._statement = connection, statement

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def execute(self, statement: str, values: tuple[str, ...] = ()) -> object:
        done = self._connection.execute(statement, values)
        if statement == self._statement:
            raise MemoryError
        return done


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN"])
def test_a_change_whose_beginning_has_no_memory_left_keeps_no_other_out(
    notebook: Notebook, begin: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = notebook.add(draft())
    store, other = notebook._store, draft(article("other.txt"))
    deeds: dict[str, Callable[[], object]] = {
        "BEGIN": lambda: notebook.dump(tmp_path / "dump"),
        "BEGIN IMMEDIATE": lambda: notebook.add(other),
    }
    work = deeds[begin]
    with monkeypatch.context() as patched:
        patched.setattr(store, "_connection", NoMemoryBehind(store._connection, begin))
        with pytest.raises(MemoryError):
            work()
    assert not store._connection.in_transaction
    after = notebook.add(other)
    assert notebook.bookmarks() == (kept, after)
