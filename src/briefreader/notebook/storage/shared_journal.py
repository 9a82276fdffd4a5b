"""A person's bookmarks in a folder that several people share: one file for each notebook.

A file is appended to by the one notebook that it belongs to and by nobody else, so that neither a
network disk nor Syncthing nor git has two versions of it to join. A line is one record in the form
of the notebook's own journal, with its sum, who wrote it where and when; the last line of a record
stands. Ids are those of bookmarks, and an article is named by its path (below the home folder by
``~/``), so that no number means anything but on its own machine. What others wrote is hostile until
it proved otherwise: sums are checked, sizes bounded, texts made harmless by whoever takes them.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from briefreader.errors import NotebookError
from briefreader.notebook.storage import revisions, row_codec
from briefreader.notebook.storage.atomic_files import replace_file
from briefreader.notebook.storage.journal_format import encoded, is_whole, summed
from briefreader.notebook.storage.revisions import Revision, revision_id
from briefreader.notebook.storage.schema import BOOKMARK, REVISION, Row
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

SUFFIX = ".jsonl"
LARGEST_FILE = 256 << 20  # bytes
LARGEST_LINE = 1 << 20  # bytes
MOST_FILES = 500
LONGEST_NAME = 80  # code points of a person's or machine's name
_OLD_LINES = 10_000  # that may stand in a file beside twice the lines that are needed
_READABLE = 0o644
_ID = re.compile(r"[0-9A-Za-z]{1,64}")
_NAME = re.compile(r"[\w.@-]{1,120}\.[0-9a-hjkmnp-tv-z]{8}\.jsonl")


class BookmarkRecord(NamedTuple):
    """A bookmark's row, None once it was removed, and its stamps.

    The row's ``article`` is a path key, and it has no ``number``.
    """

    row: Row | None
    revision: Revision


@dataclass(slots=True)
class SharedJournal:
    """What one file holds: who wrote it, on which machine, and the records by bookmark.

    ``damaged`` counts lines that are not what was written; ``torn`` says that the last has not
    arrived yet.
    """

    author: str = ""
    machine: str = ""
    records: dict[str, BookmarkRecord] = field(default_factory=dict)
    lines: int = 0
    damaged: int = 0
    torn: bool = False

    @property
    def is_worn(self) -> bool:
        """Whether it should be written anew: damaged, or mostly of what is no longer so."""
        old = self.lines - len(self.records)
        return bool(self.damaged or self.torn or old > len(self.records) + _OLD_LINES)

    def wrote(self, records: Mapping[str, BookmarkRecord], *, anew: bool) -> None:
        """Take up what was written into the file, after what it held or in its place."""
        if anew:
            self.records, self.lines, self.damaged, self.torn = {}, 0, 0, False
        self.records.update(records)
        self.lines += len(records)

    @property
    def problem(self) -> str:
        """What is wrong with the file, or nothing."""
        if self.damaged:
            return f"{pluralize(self.damaged, 'damaged line')} skipped"
        return "still arriving: its last line is incomplete" if self.torn else ""


def file_name(author: str, machine: str, identity: str) -> str:
    """Return what the file of a notebook is called: for people, and told apart by its id."""
    words = "-".join(re.findall(r"\w+", f"{author} {machine}".lower()))[:100]
    return f"{words or 'notebook'}.{identity}{SUFFIX}"


def is_journal_name(name: str) -> bool:
    """Return whether a file is called as this program calls one."""
    return _NAME.fullmatch(name) is not None


def record_line(
    identity: str, record: BookmarkRecord, author: str, machine: str, moment: str
) -> str:
    """Return the line of a record: who wrote it, on which machine, when."""
    row: row_codec.Json = None
    if record.row is not None:
        shared: Row = {**record.row, "article": _shortened(record.row["article"])}
        row = row_codec.record_of_row(BOOKMARK.name, shared)
    bookmark: list[row_codec.Json] = [BOOKMARK.name, identity, None]
    stamps: Row = {
        "id": revision_id(BOOKMARK, identity),
        "stamps": revisions.packed(record.revision),
    }
    rows: list[row_codec.Json] = [
        bookmark if row is None else [BOOKMARK.name, row],
        [REVISION.name, row_codec.to_json(stamps)],
    ]
    return summed({"rows": rows, "by": author, "on": machine, "at": moment})


def read(path: Path) -> SharedJournal:
    """Return what a file holds; lines that are not what was written are counted and left out.

    Raises OSError, and NotebookError for what is no such file or too large to be one.
    """
    found = SharedJournal()
    for line in _lines(path):
        if not line.endswith(b"\n"):
            found.torn = True
        elif line.strip():
            found.lines += 1
            found.damaged += not _take(found, line)
    return found


def _lines(path: Path) -> Iterator[bytes]:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise NotebookError("not a plain file")
        if found.st_size > LARGEST_FILE:
            raise NotebookError(f"larger than {LARGEST_FILE >> 20} MB")
        read = 0
        while line := file.readline(LARGEST_LINE):
            read += len(line)
            if read > LARGEST_FILE:
                raise NotebookError(f"larger than {LARGEST_FILE >> 20} MB")
            yield line


def _take(found: SharedJournal, line: bytes) -> bool:
    """Take up one line; False for one that is not what was written or makes no sense."""
    if not is_whole(line):
        return False
    try:
        record: object = json.loads(line)
        if not isinstance(record, dict):
            return False
        identity, taken = _record(record.get("rows"))
    except (ValueError, RecursionError):
        return False
    found.records[identity] = taken
    found.author = author_name(record.get("by")) or found.author
    found.machine = author_name(record.get("on")) or found.machine
    return True


def _record(rows: object) -> tuple[str, BookmarkRecord]:
    """Return the id of a bookmark and its record; ValueError for what is none."""
    if not isinstance(rows, list) or len(rows) != 2 or not all(isinstance(r, list) for r in rows):
        raise ValueError("not a record")
    bookmark, revision = rows
    if len(bookmark) not in (2, 3) or len(revision) != 2:
        raise ValueError("not a record")
    if bookmark[0] != BOOKMARK.name or revision[0] != REVISION.name:
        raise ValueError("another table")
    row = row_codec.from_json(BOOKMARK, bookmark[1]) if len(bookmark) == 2 else None
    identity = row["id"] if row is not None else bookmark[1]
    stamps = row_codec.from_json(REVISION, revision[1])
    if not isinstance(identity, str) or not _ID.fullmatch(identity):
        raise ValueError("not a bookmark's id")
    if stamps["id"] != revision_id(BOOKMARK, identity):
        raise ValueError("stamps of another")
    if row is not None:
        row["article"] = _expanded(row.get("article"))
        row.pop("sum", None)
    return identity, BookmarkRecord(row, revisions.unpacked(stamps) or {})


def author_name(value: object) -> str:
    """Return a person's or machine's name as it is read from a file; nothing for what is none."""
    return one_line(value)[:LONGEST_NAME].strip() if isinstance(value, str) else ""


def _home() -> bytes:
    return os.fsencode(Path.home())


def _shortened(path: object) -> bytes:
    """Return a path key with the home folder as ``~``: homes differ, and are nobody's business."""
    if not isinstance(path, bytes):
        raise TypeError("an article without a path")
    home = _home()
    return b"~" + path[len(home) :] if path.startswith(home + b"/") else path


def _expanded(path: object) -> bytes:
    """Return the path key that was shortened; ValueError for what can be none."""
    if not isinstance(path, bytes) or not path or b"\0" in path or len(path) > 4096:
        raise ValueError("no path")
    return _home() + path[1:] if path.startswith(b"~/") else path


def append(path: Path, lines: Sequence[str]) -> None:
    """Add lines to one's own file, on disk when this returns; raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    descriptor = os.open(path, flags, _READABLE)
    try:
        data = memoryview(b"".join(encoded(lines)))
        while data:
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(path: Path, lines: Sequence[str]) -> None:
    """Write one's own file anew, whole or not at all; raises OSError."""
    replace_file(path, encoded(lines), _READABLE)
