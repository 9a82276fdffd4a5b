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
    """Hold the lock of what is at ``path``, and yield its descriptor; a file is made if need be.

    Whoever has waited for a file that was replaced meanwhile locks the new one. A file can be read
    and is appended to through the descriptor, a folder can only be synced. Raises BlockingIOError
    if another process holds the lock and ``wait`` is False, OSError if there can be none.
    """
    while True:
        descriptor = _open(path)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            if _is_still_at(path, descriptor):
                yield descriptor
                return
        finally:
            os.close(descriptor)


def _open(path: Path) -> int:
    if path.is_dir():
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
    return os.open(path, flags, _MODE)


def _is_still_at(path: Path, descriptor: int) -> bool:
    held = os.fstat(descriptor)
    try:
        now = path.stat()
    except FileNotFoundError:
        return False
    return (held.st_dev, held.st_ino) == (now.st_dev, now.st_ino)
