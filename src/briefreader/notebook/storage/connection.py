"""Connections to the notebook's file, and how long another program that holds it is waited for.

At the start of the screen ``cli`` says how long; changes that the screen makes wait ``SOON``.
Programs that write in turns are waited for as long as any of them writes: SQLite tries again ten
times a second, and whoever comes back at once may be first a hundred times.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

BUSY_SECONDS = 10.0
SOON = 0.25  # seconds in which another program has written, as a rule; nobody is told of them


def connect(path: Path, mode: str, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Return the database at ``path``, which must exist; mode ``ro`` or ``rw``.

    Another program that holds it is waited for, ``patience`` seconds at most.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    with closed_on_error(connection):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    return connection


def writable(path: Path) -> sqlite3.Connection:
    """Return the database for writing: when a commit returns it is on disk, folder and all."""
    connection = connect(path, "rw")
    with closed_on_error(connection):
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    return connection


@contextlib.contextmanager
def closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Close ``connection`` if the block fails, for then nobody else will."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def while_written(path: Path) -> Iterator[None]:
    """Yield, and again as long as another program has written to a database meanwhile."""
    before = None
    while (now := _last_written(path)) != before:
        before = now
        yield


def _last_written(path: Path) -> list[int]:
    """Return when a database was last written to and, if there is one now, its rollback journal;
    no file is opened for it, which would let go of this process's locks.
    """
    found = []
    for one in (path, path.with_name(f"{path.name}-journal")):
        try:
            found.append(one.stat().st_mtime_ns)
        except OSError:
            found.append(0)
    return found
