"""Which folders seem to be unmounted: their articles have not been deleted, and stay indexed."""

from __future__ import annotations

import errno
import math
import os
import time
from collections.abc import Sequence
from pathlib import Path

_GONE = (FileNotFoundError, NotADirectoryError)
# What a disk answers that was drawn out, or a server that no longer knows the folder.
NO_DISK = (errno.EIO, errno.ENODEV, errno.ENOTCONN, errno.ESTALE)
PATIENCE = 300.0  # seconds for a folder to be mounted again
_CLOCKS_APART = 300 * 10**9  # nanoseconds that a server's clock may be behind this machine's


class UnmountedFolders:
    """Remembers since when folders are away; after ``patience`` seconds they count as deleted.

    A root is away when it is empty or gone, a folder in it when it is empty and has not changed
    since the files were found: who deletes files changes their folder, who unmounts a disk does
    not change the folder that it was mounted at.
    """

    def __init__(self, roots: Sequence[Path], patience: float = math.inf) -> None:
        real = set(map(os.path.realpath, roots))
        self._roots = {one for one in real if not any(at in real for at in _upwards(one)[1:])}
        self.patience = patience
        self._since: dict[str, float] = {}
        self._waiting: frozenset[str] = frozenset()

    def keep(self, missing: Sequence[str], scanned_ns: int) -> tuple[frozenset[str], list[Path]]:
        """Return which of the names stay, and the folders that have not been told of before.

        ``missing`` are names of articles that the scan which began at ``scanned_ns`` (nanoseconds
        since 1970) or a later one found, and the latest did not.
        """
        before_scan = scanned_ns - _CLOCKS_APART
        away = {name: at for name in missing if (at := self._away(name, before_scan)) is not None}
        since = dict.fromkeys(away.values(), time.monotonic()) | self._since
        self._since = {at: first for at, first in since.items() if is_empty(at)}
        before, self._waiting = self._waiting, frozenset(self._since) - self._waited_for()
        names = frozenset(name for name, at in away.items() if at in self._waiting)
        return names, list(map(Path, sorted(self._waiting - before)))

    @property
    def have_changed(self) -> bool:
        """Whether one is back, or has been waited for long enough."""
        return bool(self._waiting & self._waited_for()) or not all(map(is_empty, self._waiting))

    def _waited_for(self) -> set[str]:
        now = time.monotonic()
        return {at for at, first in self._since.items() if now - first >= self.patience}

    def _away(self, name: str, before_scan: int) -> str | None:
        """Return the folder, or named file, whose being away explains that this is missing."""
        for at in _upwards(name):
            if at in self._roots:
                return at if is_empty(at) else None
            try:
                status = os.stat(at)  # noqa: PTH116
            except _GONE:
                continue
            except OSError as error:
                return at if error.errno in NO_DISK else None
            return at if status.st_ctime_ns < before_scan and is_empty(at) else None
        return None


def _upwards(name: str) -> list[str]:
    """Return a path and what it lies in, from within."""
    found = [name]
    while (above := os.path.dirname(found[-1])) != found[-1]:  # noqa: PTH120 - paths stay strings
        found.append(above)
    return found


def is_empty(folder: str) -> bool:
    """Return whether nothing is in a folder, or it cannot be looked into; False for a file."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except NotADirectoryError:
        return False
    except OSError:
        return True
