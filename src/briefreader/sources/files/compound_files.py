"""Compound files, which hold many articles: mailboxes, and lists of records.

Each of their members is an article of its own. Its path is that of the compound file with a name
below it, as if the file were a folder (``inbox.mbox/qkzmwbta.eml``): no real file can have such a
path. The name is made of what the member calls itself (an email's Message-ID), else of its bytes,
so that it stays the same where others come, go or change places.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.article import Skipped
from briefreader.errors import SourceError
from briefreader.paths import is_there as is_on_disk
from briefreader.sources.files.file_kinds import (
    COMPOUND_SUFFIXES,
    SourceFile,
    reason_for,
    suffix_of,
)
from briefreader.sources.files.safe_open import file_bytes
from briefreader.text.plurals import pluralize

IS_COMPOUND = "contains {}, each shown as a separate article; {} is the first"
NO_MEMBER = "no such article in {} any more"
_SUFFIXES = tuple(filter(None, COMPOUND_SUFFIXES))
_ENDS = _SUFFIXES + tuple(suffix.upper() for suffix in _SUFFIXES)
_MEMBER_NAME = re.compile(r"[a-z]{8}(?:-\d+)?\.(?:eml|json)")
FileStamp = tuple[int, int] | None
"""Size and time of a file (ns); None where it is gone."""


class _Opened(NamedTuple):
    """The members of a compound file as it was: their bytes, by their paths, in its order."""

    file: SourceFile
    members: Mapping[str, bytes]


_last: list[_Opened] = []  # one at most


def container_of(path: str) -> str:
    """Return the path of the compound file that a path leads into; nothing for any other path.

    Goes by the names: whether there is such a member is not looked at.
    """
    above, name = os.path.split(path)
    is_member = suffix_of(above) in COMPOUND_SUFFIXES and _MEMBER_NAME.fullmatch(name)
    return above if is_member and not os.path.isdir(above) else ""  # noqa: PTH112


def article_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file, or of the member of a compound file, at ``path``.

    Raises ``SourceError`` for whatever is neither.
    """
    container = container_of(os.fspath(path))
    if not container:
        return file_bytes(path)
    member = _opened(container).members.get(os.fspath(path))
    if member is None:
        raise SourceError(os.fspath(path), NO_MEMBER.format(os.path.basename(container)))  # noqa: PTH119
    return member


def size_and_time(path: Path) -> tuple[int, int]:
    """Return size and time (ns) of a file, or size and stamp of a member; raises SourceError."""
    container = container_of(os.fspath(path))
    if not container:
        try:
            found = path.stat()
        except OSError as error:
            raise SourceError(str(path), reason_for(error)) from error
        return found.st_size, found.st_mtime_ns
    stamped = _stamped(os.fspath(path), article_bytes(path))
    return stamped.size, stamped.mtime_ns


def file_stamp(path: Path) -> FileStamp:
    """Return what tells whether a file is another one than it was."""
    try:
        return size_and_time(path)
    except SourceError:
        return None


def is_there(path: Path) -> bool:
    """Return whether a file or a member is at ``path``; what may not be looked at counts as
    there.
    """
    if is_on_disk(path):
        return True
    container = container_of(os.fspath(path))
    if not container or not is_on_disk(Path(container)):
        return False
    try:
        return os.fspath(path) in _opened(container).members
    except SourceError:
        return True


def missing(paths: Iterable[Path]) -> frozenset[Path]:
    """Return those of ``paths`` where neither a file nor a member is; a folder that has gone is
    looked at once.
    """
    is_gone: dict[str, bool] = {}
    found = []
    for path in paths:
        folder = os.path.split(path)[0]
        if folder not in is_gone:
            is_gone[folder] = not is_on_disk(Path(folder))
        if is_gone[folder] or not is_there(path):
            found.append(path)
    return frozenset(found)


def with_members(
    found: Iterable[SourceFile | Skipped], known: Container[tuple[str, int, int]] = ()
) -> Iterator[SourceFile | Skipped]:
    """Yield members instead of the compound files among ``found``, in the order of each; one that
    cannot be taken apart is skipped.

    Files that are ``known`` to be one article are not looked into.
    """
    for one in found:
        may_hold = one[0].endswith(_ENDS) or "." not in one[0].rpartition(os.sep)[2]
        if may_hold and isinstance(one, SourceFile) and one not in known:
            yield from _members_of(one)
        else:
            yield one


def refuse_compound(path: str, data: bytes) -> None:
    """Raise SourceError, with what to do, for the bytes of a compound file as a whole."""
    from briefreader.sources.files.member_splitter import split

    members = split(path, data)
    if members is not None:
        called = "email" if suffix_of(path) in ("", ".mbox") else "record"
        first = next(iter(members))
        raise SourceError(path, IS_COMPOUND.format(pluralize(len(members), called), first))


def member_at(path: str, number: int) -> str:
    """Return the path of a compound file's member by its number, from 1; raises SourceError."""
    members = tuple(_opened(path).members)
    if not 1 <= number <= len(members):
        raise SourceError(path, f"only {pluralize(len(members), 'article')} in it")
    return members[number - 1]


def _members_of(file: SourceFile) -> tuple[SourceFile | Skipped, ...]:
    """Return a compound file's members; itself if it is none after all; or why it is skipped."""
    try:
        if suffix_of(file.name) in ("", ".json") and not _begins_as_compound(file.name):
            return (file,)
        members = _opened(file.name).members
    except SourceError as error:
        return (Skipped(file.name, error.reason),)
    return tuple(_stamped(*one) for one in members.items()) or (file,)


def _begins_as_compound(path: str) -> bool:
    from briefreader.sources.files.member_splitter import (
        LOOKED_INTO,
        begins_as_list,
        begins_as_mailbox,
    )

    begins = begins_as_list if suffix_of(path) else begins_as_mailbox
    return begins(file_bytes(Path(path), most=LOOKED_INTO))


def _stamped(name: str, data: bytes) -> SourceFile:
    """Return a member as scans find it. Its stamp stands for a time and is made of its bytes: of a
    file that grows by one member, that one alone is new.
    """
    from briefreader.sources.files.member_splitter import stamp_of

    return SourceFile(name, len(data), stamp_of(data))


def _opened(container: str) -> _Opened:
    """Return the members of a compound file as it is now; raises SourceError."""
    try:
        status = os.lstat(container)
    except OSError as error:
        if error.errno != errno.ENOENT:
            file_bytes(Path(container))
        raise SourceError(container, "no such file or folder") from None
    now = SourceFile(container, status.st_size, status.st_mtime_ns)
    if _last and _last[0].file == now and stat.S_ISREG(status.st_mode):
        return _last[0]
    from briefreader.sources.files.member_splitter import split  # few libraries need it

    opened = _Opened(now, split(container, file_bytes(Path(container))) or {})
    _last[:] = [opened]
    return opened
