"""What the article list shows of each article's reading state, held in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from briefreader.notebook.storage.row_codec import rows_with


class Flag(StrEnum):
    """The sets of articles that a query can ask for."""

    READ = "read"
    STARRED = "starred"
    BOOKMARK = "bookmark"
    NOTE = "note"


class ReadState(NamedTuple):
    """One article's reading state; ``bookmarks`` and ``notes`` are counts."""

    read: bool = False
    starred: bool = False
    bookmarks: int = 0
    notes: int = 0


_PLAIN = {
    (read, starred): ReadState(read, starred) for read in (False, True) for starred in (False, True)
}
_UNMARKED = _PLAIN[False, False]
_READING = (
    "SELECT path, read, starred FROM reading JOIN article ON article.id = reading.article"
    " WHERE read OR starred"
)
_KEPT = (
    "SELECT path, count(*), sum(note <> '') FROM bookmark"
    " JOIN article ON article.id = bookmark.article GROUP BY article.id"
)
_ONE = (
    "SELECT path, coalesce(read, 0), coalesce(starred, 0),"
    " (SELECT count(*) FROM bookmark WHERE bookmark.article = article.id),"
    " (SELECT count(*) FROM bookmark WHERE bookmark.article = article.id AND note <> '')"
    " FROM article LEFT JOIN reading ON reading.article = article.id"
)
_LOOKED_UP = 300  # articles asked for one by one before all are read at once


class ReadStateCache:
    """Marks by path key.

    The first few are looked up one by one, so that the first screen need not wait for a hundred
    thousand; then all are read, and kept up to date change by change.
    """

    def __init__(self) -> None:
        self._marks: dict[bytes, ReadState] = {}
        self._sets: dict[Flag, frozenset[bytes]] = {}
        self._whole = False

    def known(self, key: bytes) -> ReadState | None:
        """Return the state of the article with that path key, if it is in memory."""
        return self._marks.get(key, _UNMARKED if self._whole else None)

    def look_up(self, connection: sqlite3.Connection, key: bytes) -> ReadState:
        """Return the state of the article with that path key."""
        if len(self._marks) >= _LOOKED_UP:
            self._read_all(connection)
        mark = self.known(key)
        if mark is None:
            row = connection.execute(f"{_ONE} WHERE path = ?", (key,)).fetchone()
            mark = self._marks[key] = _made(*row[1:]) if row else _UNMARKED
        return mark

    def paths(self, connection: sqlite3.Connection, flag: Flag) -> frozenset[bytes]:
        """Return the path keys of all articles for which ``flag`` holds."""
        self._read_all(connection)
        found = self._sets.get(flag)
        if found is None:
            column = list(Flag).index(flag)
            found = frozenset(key for key, mark in self._marks.items() if mark[column])
            self._sets[flag] = found
        return found

    def update(self, connection: sqlite3.Connection, articles: Iterable[int]) -> None:
        """Read the articles with these numbers anew."""
        for path, *mark in rows_with(connection, _ONE, "article.id", list(articles)):
            self._marks[path] = _made(*mark)
        self._sets.clear()

    def _read_all(self, connection: sqlite3.Connection) -> None:
        if self._whole:
            return
        marks: dict[bytes, ReadState] = {}
        for path, read, starred in connection.execute(_READING):
            marks[path] = _PLAIN[read != 0, starred != 0]
        for path, bookmarks, notes in connection.execute(_KEPT):
            mark = marks.get(path, _UNMARKED)
            marks[path] = ReadState(mark.read, mark.starred, bookmarks, notes)
        self._marks, self._whole = marks, True


def _made(read: int, starred: int, bookmarks: int, notes: int) -> ReadState:
    return ReadState(read != 0, starred != 0, bookmarks, notes)
