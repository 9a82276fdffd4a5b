"""Take the bytes of a path that may be anything, if it is a regular file of a sane size."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefreader.errors import SourceError
from briefreader.sources.files.file_kinds import NOT_REGULAR, reason_for

SIZE_LIMIT = 64 * 1024 * 1024
# O_NONBLOCK: a FIFO answers at once. O_NOFOLLOW: a link put in the file's place is not followed.
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


def file_bytes(path: Path, most: int = SIZE_LIMIT) -> bytes:
    """Return the bytes of the regular file at ``path``, the first ``most`` of them.

    Raises ``SourceError`` for whatever is no such file, without waiting for it.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise SourceError(os.fspath(path), reason_for(error)) from None
    except ValueError:
        raise SourceError(os.fspath(path), "not a valid file name") from None
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(os.fspath(path), "a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(os.fspath(path), NOT_REGULAR)
        if status.st_size > SIZE_LIMIT:
            raise SourceError(os.fspath(path), too_large(status.st_size))
        return _read_all(descriptor, min(status.st_size, most))
    except OSError as error:
        raise SourceError(os.fspath(path), reason_for(error)) from None
    finally:
        os.close(descriptor)


def too_large(size: int) -> str:
    """Return why so many bytes are no article."""
    mebibyte = 1024 * 1024
    return f"too large ({size // mebibyte} MiB; the limit is {SIZE_LIMIT // mebibyte} MiB)"


def _read_all(descriptor: int, size: int) -> bytes:
    """Return at most ``size`` bytes: a growing file as it was when it was opened."""
    parts: list[bytes] = []
    left = size
    while left and (part := os.read(descriptor, left)):
        parts.append(part)
        left -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)
