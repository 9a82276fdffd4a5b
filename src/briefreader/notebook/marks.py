"""What the article list shows of each article's reading state, held in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Flag(StrEnum):
    """The sets of articles that a query can ask for."""

    READ = "read"
    STARRED = "starred"
    BOOKMARK = "bookmark"
    NOTE = "note"


class Mark(NamedTuple):
    """One article's reading state; ``bookmarks`` and ``notes`` are counts."""

    read: bool = False
    starred: bool = False
    bookmarks: int = 0
    notes: int = 0


NO_MARK = Mark()
_SELECT = (
    "SELECT article.path, coalesce(reading.read, 0), coalesce(reading.starred, 0),"
    " coalesce(kept.bookmarks, 0), coalesce(kept.notes, 0) FROM article"
    " LEFT JOIN reading ON reading.article = article.id"
    " LEFT JOIN (SELECT article, count(*) AS bookmarks, sum(note <> '') AS notes"
    " FROM bookmark GROUP BY article) AS kept ON kept.article = article.id"
)
_SELECT_ONE = (
    "SELECT article.path, coalesce(reading.read, 0), coalesce(reading.starred, 0),"
    " (SELECT count(*) FROM bookmark WHERE bookmark.article = article.id),"
    " (SELECT count(*) FROM bookmark WHERE bookmark.article = article.id AND note <> '')"
    " FROM article LEFT JOIN reading ON reading.article = article.id WHERE article.id = ?"
)


class Marks:
    """Marks by path key, read once and then kept up to date change by change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._marks: dict[bytes, Mark] = {}
        self._sets: dict[Flag, frozenset[bytes]] = {}
        for row in connection.execute(_SELECT):
            self._keep(row)

    def mark(self, key: bytes) -> Mark:
        """The state of the article with that path key."""
        return self._marks.get(key, NO_MARK)

    def paths(self, flag: Flag) -> frozenset[bytes]:
        """The path keys of all articles for which ``flag`` holds."""
        found = self._sets.get(flag)
        if found is None:
            column = {Flag.READ: 0, Flag.STARRED: 1, Flag.BOOKMARK: 2, Flag.NOTE: 3}[flag]
            found = frozenset(key for key, mark in self._marks.items() if mark[column])
            self._sets[flag] = found
        return found

    def update(self, connection: sqlite3.Connection, articles: Iterable[int]) -> None:
        """Read the articles with these numbers anew."""
        for number in articles:
            row = connection.execute(_SELECT_ONE, (number,)).fetchone()
            if row:
                self._keep(row)
        self._sets.clear()

    def _keep(self, row: tuple[bytes, int, int, int, int]) -> None:
        path, read, starred, bookmarks, notes = row
        if read or starred or bookmarks:
            self._marks[path] = Mark(bool(read), bool(starred), bookmarks, notes)
        else:
            self._marks.pop(path, None)
