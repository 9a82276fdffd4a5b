"""A lock on a file or folder, held against other processes (flock).

The kernel lets go of it when a process dies, however it dies. It guards the opening of a notebook,
the files beside it and the index; a change of the notebook takes SQLite's own lock
(``Store.transaction``).
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MODE = 0o600  # of a file that is made to be locked


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[int]:
    """Hold the lock of the file at ``path``, made if there is none, and yield its descriptor.

    Whoever has waited for a file that was replaced meanwhile locks the new one. The file can be
    read, and is appended to. Raises BlockingIOError if another process holds the lock and ``wait``
    is False, another OSError if there can be no such file.
    """
    with _held(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, wait) as descriptor:
        yield descriptor


@contextmanager
def locked_folder(path: Path) -> Iterator[None]:
    """Hold the lock of the folder at ``path``; raises OSError if there is none."""
    with _held(path, os.O_RDONLY | os.O_DIRECTORY, wait=True):
        yield


@contextmanager
def _held(path: Path, flags: int, wait: bool) -> Iterator[int]:
    while True:
        descriptor = os.open(path, flags | os.O_CLOEXEC, _MODE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            if _is_still_at(path, descriptor):
                yield descriptor
                return
        finally:
            os.close(descriptor)


def _is_still_at(path: Path, descriptor: int) -> bool:
    held = os.fstat(descriptor)
    try:
        now = path.stat()
    except FileNotFoundError:
        return False
    return (held.st_dev, held.st_ino) == (now.st_dev, now.st_ino)
