"""Paths as people write them, and what stands at them: no name is too odd to be asked about."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

# pathlib raises for a home folder of nobody, a name that is too long, a folder that is closed.


def expanded(text: str | Path) -> Path:
    """Return the path with ``~`` and ``~name`` as home folders; as it stands where there is
    none.
    """
    return Path(os.path.expanduser(text))  # noqa: PTH111


def abbreviated(path: Path) -> str:
    """Return a path as people write it, with ``~`` for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # it is elsewhere, or there is no home
        return str(path)


def is_file(path: Path) -> bool:
    """Return whether a regular file stands there, or a link to one, as far as may be seen."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Return whether a folder stands there, or a link to one, as far as may be seen."""
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: Path) -> bool:
    """Return whether anything stands there; what may not be looked at counts as there."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG
    return True


def is_special(path: Path) -> bool:
    """Return whether what stands there is neither a regular file nor a link to one.

    It is looked at once: another program may remove it between two looks, and nothing is special
    where nothing stands.
    """
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        return False
    return not (is_file(path) if stat.S_ISLNK(mode) else stat.S_ISREG(mode))


def open_plain(path: Path) -> BufferedReader:
    """Open a file of the program's own for reading; nothing else is waited for.

    Raises OSError; FileNotFoundError also for what is no plain file, such as a FIFO, which another
    program may have put there and which an opening waits for without end.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    file = open(descriptor, "rb")  # noqa: SIM115 - the caller closes it
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise FileNotFoundError(errno.ENOENT, "not a plain file", os.fspath(path))
    return file
