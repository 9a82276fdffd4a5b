"""The bookmarks as objects: read from the database once, then change by change."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import islice, repeat
from operator import ne
from pathlib import Path
from typing import Any, TypeAlias, TypeGuard, cast

from briefreader.domain.article import DateOrigin
from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.errors import NotebookDamaged
from briefreader.notebook.storage.row_codec import LARGEST, parts_of_marks
from briefreader.notebook.storage.schema import BOOKMARK, Key, Row
from briefreader.text.date_format import utc

# Later columns: the version since which a notebook has them, and what older ones give.
_ADDED = {
    "terms": (3, "''"),
    "marks": (3, "''"),
    "published": (6, "NULL"),
    "author": (6, "''"),
}
_FROM = (
    "FROM bookmark JOIN article ON article.id = bookmark.article"
    " LEFT JOIN place ON place.bookmark = bookmark.id"
)
IN_ORDER = " ORDER BY bookmark.number, bookmark.id"
_AT_ONCE = 1000  # rows
# A row of what ``selected`` selects: all columns, the article's path and the place's state.
# SQLite's types are those of the schema.
_Found: TypeAlias = (
    "tuple[str, int, str, int, str, str, str, str, int, int, int | None, str | None, str | None,"
    " str, int, str, str, str, str | None, str | None, str, str, str, str, str, str, str,"
    " str | None, str, bytes, str | None]"
)


def selected(connection: sqlite3.Connection, *more: str) -> str:
    """Return what selects bookmarks with their articles, and ``more`` columns at the end; a
    notebook that is write-protected may be an older one.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    columns = []
    for name in BOOKMARK.columns:
        since, none = _ADDED.get(name, (1, ""))
        columns.append(f'bookmark."{name}"' if version >= since else none)
    return f"SELECT {', '.join((*columns, 'article.path', 'place.state', *more))} {_FROM}"


def load_bookmark(connection: sqlite3.Connection, bookmark_id: str) -> Bookmark | None:
    """Return the bookmark with that id."""
    one_of_them = f"{selected(connection)} WHERE bookmark.id = ?"
    found = connection.execute(one_of_them, (bookmark_id,)).fetchone()
    return _made(found) if found else None


def of_article(connection: sqlite3.Connection, key: bytes) -> tuple[Bookmark, ...]:
    """Return the bookmarks of the article with that path key, in the order in which they were
    made.
    """
    found = connection.execute(f"{selected(connection)} WHERE article.path = ?{IN_ORDER}", (key,))
    return tuple(map(_made, found))


class BookmarkCache:
    """All bookmarks in the order in which they were made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read them all; raises NotebookDamaged."""
        found: Iterable[_Found] = connection.execute(selected(connection) + IN_ORDER)
        self._bookmarks = {one.id: one for one in _all_made(found)}
        self._all: tuple[Bookmark, ...] | None = None

    def all(self) -> tuple[Bookmark, ...]:
        """Return every bookmark."""
        if self._all is None:
            self._all = tuple(self._bookmarks.values())
        return self._all

    def update(self, connection: sqlite3.Connection, touched: Iterable[tuple[str, Key]]) -> bool:
        """Take up changed rows; False if one came back into the middle: then read all anew."""
        for name, key in touched:
            if name not in ("bookmark", "place") or not isinstance(key, str):
                continue
            now = load_bookmark(connection, key)
            if now is None:
                self._bookmarks.pop(key, None)
            elif key in self._bookmarks or self._is_last(connection, key):
                self._bookmarks[key] = now
            else:
                return False
            self._all = None
        return True

    def _is_last(self, connection: sqlite3.Connection, bookmark_id: str) -> bool:
        found = connection.execute(
            "SELECT id FROM bookmark ORDER BY number DESC, id DESC LIMIT 1"
        ).fetchone()
        return bool(found) and found[0] == bookmark_id


def bookmark_of_row(row: Row, path: bytes) -> Bookmark:
    """Return the bookmark in a row from elsewhere, of the article with that path key.

    Raises NotebookDamaged where a column does not hold its kind.
    """
    plain = {"certain": 0, **row}
    for name in _TEXTS:
        value = plain.get(name, _ABSENT.get(name, ""))
        if not isinstance(value, str) and not (name in _ABSENT and value is None):
            raise NotebookDamaged(f"bookmark: {name} isn't text")
    start, end, paragraph = (plain.get(name) for name in ("start", "end", "paragraph"))
    if not (_is_number(start) and _is_number(end) and start <= end):
        raise NotebookDamaged("bookmark: start and end aren't a valid position")
    if paragraph is not None and not _is_number(paragraph):
        raise NotebookDamaged("bookmark: paragraph isn't a number")
    found = [plain.get(name, _ABSENT.get(name, "")) for name in BOOKMARK.columns]
    made = _made((*found, path, None))  # type: ignore[arg-type]
    try:
        utc(made.created)
    except (ValueError, OverflowError) as error:
        raise NotebookDamaged("bookmark: created isn't a valid date") from error
    return made


_ABSENT: dict[str, None] = dict.fromkeys(
    ("date", "date_origin", "paragraph", "speaker", "speaker_title", "published")
)
_TEXTS = (
    *("exact", "prefix", "suffix", "content_hash", "title", "created", "date", "date_origin"),
    *("source", "url", "byline", "speaker", "speaker_title", "mention", "question", "wording"),
    *("note", "tags", "terms", "marks", "published", "author"),
)


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and 0 <= value < LARGEST


def _made(found: _Found) -> Bookmark:
    """Return the bookmark in a row; raises NotebookDamaged where a column does not hold its
    kind.
    """
    return bookmarks_of_rows([found])[0]


def _all_made(found: Iterable[_Found]) -> Iterator[Bookmark]:
    rows = iter(found)
    while some := list(islice(rows, _AT_ONCE)):
        yield from bookmarks_of_rows(some)


def bookmarks_of_rows(found: Sequence[_Found]) -> list[Bookmark]:
    """Return the bookmarks in rows, made column by column: in a fourth of the time, for all that is
    done for each is done in C.
    """
    columns: Iterator[tuple[Any, ...]] = zip(*found, strict=True)
    ids, _, created, _, content_hashes, *selectors, paragraphs, speakers = islice(columns, 12)
    speaker_titles, mentions, certain, questions, wordings, titles = islice(columns, 6)
    days, origins, sources, urls, bylines, notes, tags, terms, kept = islice(columns, 9)
    published, authors, paths, states = columns
    try:
        marks, locators, accessed, issued = zip(*map(_parts, kept), strict=True)
        values = zip(
            ids,
            map(TextSelector._make, zip(*selectors, strict=True)),
            map(_path, paths),
            content_hashes,
            titles,
            map(datetime.fromisoformat, created),
            accessed,
            issued,
            map(_day, published),
            map(_day, days),
            map(_ORIGINS.__getitem__, origins),
            sources,
            urls,
            bylines,
            paragraphs,
            locators,
            speakers,
            speaker_titles,
            mentions,
            map(ne, certain, repeat(0)),
            questions,
            wordings,
            notes,
            map(_tags, tags),
            map(_tags, terms),
            marks,
            repeat(""),  # shared_by
            authors,
            map(_STATES.__getitem__, states),
        )
        return [*map(Bookmark._make, values)]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotebookDamaged(f"bookmark: a row cannot be read: {error}") from error


_ORIGINS: dict[str | None, DateOrigin | None] = {None: None, "": None}
_ORIGINS |= {origin.value: origin for origin in DateOrigin}
_STATES: dict[str | None, BookmarkState] = {None: BookmarkState.OK}
_STATES |= {state.value: state for state in BookmarkState}


@lru_cache(4096)
def _path(key: bytes) -> Path:
    return Path(os.fsdecode(key))


@lru_cache(1024)
def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


@lru_cache(1024)
def _tags(tags: str) -> tuple[str, ...]:
    held = cast("list[object]", json.loads(tags or "[]"))
    return tuple(one for one in held if isinstance(one, str))


@lru_cache(1024)
def _parts(kept: str) -> tuple[tuple[str, ...], str, date | None, str]:
    return parts_of_marks(_tags(kept))
