"""Look at the files of a library again and again, and tell what has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.article import Skipped
from briefreader.sources.files.compound_files import with_members
from briefreader.sources.files.file_kinds import BY_NAME, SourceFile, classify_entry, may_be_read
from briefreader.sources.files.scanner import go_down, in_folder, named_and_linked, resolved

# A folder whose time is so recent (ns) may change again and keep it: times go in steps, of two
# seconds on some disks.
_RECENT = 3 * 10**9
# On some network disks a folder's time says nothing of what is put into it: each folder is listed
# at one of so many looks.
_LOOKS_TO_LIST_ALL = 10


class _Folder(NamedTuple):
    """What was found in a folder, and the folders and links in it, by their paths.

    ``time`` is the folder's (ns); None where that would not tell of every change.
    """

    time: int | None
    found: Sequence[SourceFile | Skipped]
    inner: Sequence[str] = ()
    links: Sequence[str] = ()


class ChangePoller:
    """The files of some folders, and named files, as they were at the last look.

    They are what ``scan`` finds. A folder with the time that it had is not listed again; each file
    in it is looked at all the same, since writing to one changes no folder.
    """

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = roots
        self._folders: dict[str, _Folder] = {}
        self._members: dict[SourceFile | Skipped, tuple[SourceFile | Skipped, ...]] = {}
        self._looks = 0

    def __iter__(self) -> Iterator[SourceFile | Skipped]:
        """Return all that was there at the last look."""
        found = chain.from_iterable(folder.found for folder in self._folders.values())
        return chain.from_iterable(self._members.get(one, (one,)) for one in found)

    def poll(self) -> tuple[set[SourceFile | Skipped], set[SourceFile | Skipped]]:
        """Look again: what is there and was not so before, and what no longer is as it was."""
        before, self._folders = self._folders, dict(self._look())
        self._looks += 1
        paths = before.keys() | self._folders.keys()
        changed = [path for path in paths if before.get(path) is not self._folders.get(path)]
        now, was = (
            {one for path in changed if path in folders for one in folders[path].found}
            for folders in (self._folders, before)
        )
        gone = {one for file in was - now for one in self._members.pop(file, (file,))}
        new: set[SourceFile | Skipped] = set()
        for file in now - was:
            members = tuple(with_members((file,)))
            new.update(members)
            if members != (file,):
                self._members[file] = members
        return new - gone, gone - new

    def _look(self) -> Iterator[tuple[str, _Folder]]:
        """Yield each folder by its path; what is in none of them comes last, under no path."""
        roots, files, elsewhere = resolved(self._roots)
        links: list[str] = []
        stack = [(root, 0) for root in reversed(roots)]
        number = self._looks
        while stack:
            path, depth = stack.pop()
            folder = self._folders.get(path)
            number += 1
            if folder is None or number % _LOOKS_TO_LIST_ALL == 0 or not _is_same(path, folder):
                folder = _listed(path)
            yield path, folder
            elsewhere += go_down(stack, depth, folder.inner)
            links += folder.links
        yield "", _Folder(None, [*elsewhere, *named_and_linked(files, roots, links)])


def _listed(path: str) -> _Folder:
    inner: list[str] = []
    links: list[str] = []
    try:
        changed = os.stat(path).st_mtime_ns  # noqa: PTH116 - paths stay strings
    except OSError:
        changed = 0
    is_old = changed < time.time_ns() - _RECENT
    found: list[SourceFile | Skipped] = list(in_folder(path, inner, links, classify_entry))
    # Whether something may be read can change, and the folder's time will not tell.
    tells = is_old and all(isinstance(one, SourceFile) or one.reason in BY_NAME for one in found)
    return _Folder(changed if tells else None, found, inner, links)


def _is_same(path: str, folder: _Folder) -> bool:
    """Return whether nothing has come, gone or changed in a folder."""
    if folder.time is None:
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        if os.fstat(descriptor).st_mtime_ns != folder.time:
            return False
        prefix = len(os.path.join(path, ""))  # noqa: PTH118
        return _are_still(folder.found, prefix, descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def _are_still(found: Iterable[SourceFile | Skipped], prefix: int, folder: int) -> bool:
    for one in found:
        if isinstance(one, Skipped):  # for its name: else the folder had no time
            continue
        path, size, mtime_ns = one
        status = os.stat(path[prefix:], dir_fd=folder, follow_symlinks=False)
        if status.st_mtime_ns != mtime_ns or status.st_size != size:
            return False
        if not may_be_read(path, status):
            return False
    return True
