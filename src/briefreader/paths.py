"""Paths as people write them, and what stands at them: no name is too odd to be asked about."""

from __future__ import annotations

import errno
import os
from pathlib import Path

# pathlib raises for a home folder of nobody, a name that is too long, a folder that is closed.


def expanded(text: str | Path) -> Path:
    """Return the path with ``~`` and ``~name`` as home folders; as it stands where there is
    none.
    """
    return Path(os.path.expanduser(text))  # noqa: PTH111


def is_file(path: Path) -> bool:
    """Return whether a regular file stands there, or a link to one, as far as may be seen."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path) -> bool:
    """Return whether anything stands there; what may not be looked at counts as there."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG
    return True
