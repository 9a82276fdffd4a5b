"""Where a library's index lives, and whether what lives there may be trusted."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import struct
import tempfile
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from pathlib import Path

from briefreader.domain.article import path_key
from briefreader.errors import IndexDamaged, IndexMissing, SearchIndexError
from briefreader.search.store.file_names import MANIFEST
from briefreader.text.sanitizing import one_line

FORMAT = 16  # counts up with every change to what the files hold or how words are folded
# What comes of numbers that cannot be right.
DAMAGE = (struct.error, LookupError, ValueError, OverflowError)
_NAME_LENGTH = 20
_SHORTAGES = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
_MORE = "close other programs, or raise the limit (ulimit)"


def merged_roots(roots: Sequence[Path]) -> tuple[Path, ...]:
    """Return real paths in order, each once, without those that lie inside another."""
    real = sorted({Path(os.path.realpath(root)) for root in roots}, key=path_key)
    kept: list[Path] = []
    for root in real:
        if not any(root.is_relative_to(outer) for outer in kept):
            kept.append(root)
    return tuple(kept)


def index_folder(cache_dir: Path, roots: Sequence[Path]) -> Path:
    """Return the folder of the index for these roots; nothing is created."""
    joined = b"\0".join(path_key(root) for root in merged_roots(roots))
    name = hashlib.sha256(joined).hexdigest()[:_NAME_LENGTH]
    return cache_dir / f"index-{FORMAT}-{name}"


def make_private(folder: Path) -> None:
    """Create the folder for this user alone, or take others' rights to it away."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_owner(folder)
    folder.chmod(0o700)


def check_owner(folder: Path) -> os.stat_result:
    """Raise IndexMissing or IndexDamaged unless this is a real folder of this user's.

    Raises SearchIndexError where it cannot even be asked for.
    """
    try:
        found = folder.lstat()
    except FileNotFoundError:
        raise IndexMissing(f"{folder}: no index yet") from None
    except OSError as error:
        raise unusable(folder, error) from error
    if not stat.S_ISDIR(found.st_mode):
        raise IndexDamaged(f"{folder}: not a folder")
    if found.st_uid != os.geteuid():
        raise IndexDamaged(f"{folder}: belongs to another user")
    return found


def check_private(folder: Path) -> None:
    """Raise IndexMissing or IndexDamaged unless only this user can have written here."""
    found = check_owner(folder)
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise IndexDamaged(f"{folder}: open to others; it should have mode 0700")


def check_writable(folder: Path) -> None:
    """Raise SearchIndexError unless an index can be written here; leaves nothing behind.

    Tries it, for rights alone do not tell of a write-protected disk.
    """
    place = next((path for path in (folder, *folder.parents) if os.path.lexists(path)), folder)
    try:
        with tempfile.TemporaryDirectory(prefix=".trial-", dir=place):
            pass
    except OSError as error:  # its name would be the trial's
        raise unusable(place, OSError(error.errno, error.strerror)) from error


def unusable(folder: Path, error: OSError) -> SearchIndexError:
    """Return what the system said about a folder that cannot hold an index, in one line."""
    reason = error.strerror or "it cannot be used"
    place = one_line(os.fsdecode(error.filename or folder))
    short = error.errno in _SHORTAGES
    cure = _MORE if short else "choose another folder with --cache-dir"
    return SearchIndexError(f"can't store the index: {place}: {reason}; {cure}")


def unreadable(file: Path, error: OSError) -> SearchIndexError:
    """Return what the system said about a file of an index, in one line.

    IndexDamaged, but where the system ran short of something: the file may be sound then.
    """
    line = f"{one_line(os.fsdecode(error.filename or file))}: {error.strerror}"
    if error.errno in _SHORTAGES:
        return SearchIndexError(f"{line}; {_MORE}")
    return IndexDamaged(line)


@contextmanager
def report_damage(place: Path | str) -> Iterator[None]:
    """Raise IndexDamaged for what comes of numbers that cannot be right: a file is damaged in
    spite of its manifest.
    """
    try:
        yield
    except DAMAGE as error:
        raise IndexDamaged(f"{place}: {type(error).__name__}: {error}") from error


def distrust(folder: Path) -> None:
    """Take away what publishes an index, so that whoever updates it next builds it anew."""
    with suppress(OSError):
        (folder / MANIFEST).unlink()


def sweep(folder: Path, keep: Set[str], *, folders: bool) -> None:
    """Delete all that is not named: older states, and what a killed writer left behind.

    Without ``folders``, those stay: segments may be being built in them.
    """
    for path in folder.iterdir():
        if path.name in keep:
            continue
        if path.is_dir() and not path.is_symlink():
            if folders:
                shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
