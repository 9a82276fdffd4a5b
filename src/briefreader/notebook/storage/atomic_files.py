"""Files that are replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from briefreader.errors import ExportError
from briefreader.text.sanitizing import one_line

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_NAMED_BYTES = 200  # of a file's name that its unfinished one has
_RANDOM = 6  # bytes in the name of a file that is still being written
_RANDOM_PART = "[0-9a-f]" * 2 * _RANDOM  # as a pattern


def unfinished(path: Path) -> Path:
    """Return a name beside ``path`` for what will stand there once it is whole.

    A name may be as long as the system lets one be, 255 bytes: then its beginning has to do.
    """
    begins = os.fsencode(path.name)[:_NAMED_BYTES].decode("utf-8", "ignore")
    return path.with_name(f".{begins}.{os.urandom(_RANDOM).hex()}.part")


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut (fsync of the folder itself)."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path, names: Iterable[str], before: float) -> None:
    """Remove what a process that was killed left of a ``replace_file`` of one of these ``names``.

    Only what was last written ``before`` that moment (seconds since 1970): another process may be
    writing. The folder may hold anybody's files.
    """
    for name in names:
        for left in folder.glob(f".{name}.{_RANDOM_PART}.part"):
            with contextlib.suppress(OSError):
                if left.lstat().st_mtime < before:
                    left.unlink()


def replace_file(
    path: Path,
    parts: Iterable[bytes | memoryview],
    mode: int = PRIVATE_FILE,
    *,
    synced: bool = True,
) -> None:
    """Put ``parts`` in the place of ``path``: a reader sees the old file or the whole new one.

    Unless ``synced``, a power cut may leave an empty file. Raises OSError; what stood at ``path``
    is then untouched and no temporary file is left.
    """
    temporary = unfinished(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, mode)
    try:
        with open(descriptor, "wb") as out:
            for part in parts:
                out.write(part)
            if synced:
                out.flush()
                os.fsync(out.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if synced:
        sync_folder(path.parent)


def write_export(path: Path, *parts: str | bytes | memoryview) -> None:
    """Write a document to ``path`` as ``write_whole`` does, its text as UTF-8."""
    encoded = (one.encode("utf-8", "replace") if isinstance(one, str) else one for one in parts)
    write_whole(path, encoded)


def write_whole(path: Path, parts: Iterable[bytes | memoryview], mode: int = 0o666) -> None:
    """Write ``parts`` to ``path``, replacing a plain file only once the new one is whole.

    A new file gets ``mode``, less the umask; one that is replaced keeps its rights. A link, FIFO,
    device or folder in that place is refused, so that an export never lands somewhere else and
    never blocks. Raises ExportError, one line.
    """
    try:
        replace_file(path, parts, _mode_to_keep(path, mode))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{one_line(str(path))}: not written: {reason}") from error


def _mode_to_keep(path: Path, mode: int) -> int:
    """Return the rights of what stands at ``path``, else ``mode``; OSError if it must not be
    replaced.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return mode
    if not stat.S_ISREG(found.st_mode):
        kind = "a link" if stat.S_ISLNK(found.st_mode) else "something that isn't a regular file"
        raise OSError(0, f"{kind} is already there; choose another name")
    if not os.access(path, os.W_OK):
        raise PermissionError(0, "that file is write-protected")
    return stat.S_IMODE(found.st_mode)
