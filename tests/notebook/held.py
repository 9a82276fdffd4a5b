"""Another program that holds the notebook's file: a process of its own, with a lock of SQLite's."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HOLDS = """\
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN " + sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


class Holder:
    """The process; it lets go when it is told, or ended."""

    def __init__(self, folder: Path, how: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _HOLDS, folder / "notebook.db", how],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._telling = threading.Lock()  # a timer may tell it while the block ends
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"held\n"

    def let_go(self) -> None:
        """Let go, and be gone."""
        with self._telling:
            if self._process.poll() is None:
                self._process.communicate()


@contextmanager
def held(folder: Path, how: str = "IMMEDIATE") -> Iterator[Holder]:
    """Hold the notebook in ``folder``: EXCLUSIVE lets nobody read, IMMEDIATE nobody write."""
    holder = Holder(folder, how)
    try:
        yield holder
    finally:
        holder.let_go()
