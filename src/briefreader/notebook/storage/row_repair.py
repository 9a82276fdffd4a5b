"""Rows of a damaged second copy, with something readable in the place of what nobody could read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from datetime import date, datetime

from briefreader.domain.article import DateOrigin
from briefreader.domain.bookmark import BookmarkState
from briefreader.notebook.storage.journal_format import PackedText
from briefreader.notebook.storage.row_codec import number_of, text_of
from briefreader.notebook.storage.schema import BOOKMARK, Row, Scalar
from briefreader.notebook.storage.transaction import unpack_edits

DAMAGED = "damaged in storage"
"""Among a bookmark's marks: nothing vouches for what stands there."""
_LONG_AGO = "1970-01-01T00:00:00Z"
_LARGEST = 1 << 63  # the first number that SQLite cannot hold


def repair_row(row: Row) -> Row:
    """Return the row with every value of the kind that its column holds; a sound row is as it was.

    One damaged value must cost neither the words beside it nor the whole notebook.
    """
    return {column: _REPAIRS.get(column, _as_it_is)(value) for column, value in row.items()}


def legible(name: str, row: Row, texts: Mapping[str, PackedText]) -> Row:
    """Return a row for which no copy vouches, as it is kept: of a bookmark it is said among its
    marks.

    Its words are those of the article's text where that was kept and they stood between the same
    words there.
    """
    if name != BOOKMARK.name:
        return row
    marks = [mark for mark in json.loads(text_of(row, "marks") or "[]") if mark != DAMAGED]
    row = {**row, "marks": json.dumps([*marks, DAMAGED], ensure_ascii=False)}
    kept = texts.get(text_of(row, "content_hash"))
    try:
        text = zlib.decompress(kept.packed).decode() if kept else ""
    except (zlib.error, UnicodeDecodeError):
        return row
    start, end = number_of(row, "start"), number_of(row, "end")
    before, after = text_of(row, "prefix"), text_of(row, "suffix")
    fits = 0 <= start < end <= len(text) and (before or after)
    if fits and text[:start].endswith(before) and text[end:].startswith(after):
        row["exact"] = text[start:end]
    return row


def _as_it_is(value: Scalar) -> Scalar:
    return value


def _number(value: Scalar) -> Scalar:
    return value if isinstance(value, int) and -_LARGEST <= value < _LARGEST else 0


def _number_or_none(value: Scalar) -> Scalar:
    return value if value is None else _number(value) or None


def _text(value: Scalar) -> Scalar:
    return value if isinstance(value, str) else ""


def _text_or_none(value: Scalar) -> Scalar:
    return value if isinstance(value, str) else None


def _words(value: Scalar) -> Scalar:
    """Return the words of a quote, which is not given up, whatever it became."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _list(value: Scalar) -> Scalar:
    """Return a JSON list of texts, or nothing."""
    try:
        found = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return ""
    return value if isinstance(found, list) and all(isinstance(one, str) for one in found) else ""


def _moment(value: Scalar) -> Scalar:
    return value if _is_read(datetime.fromisoformat, value) else _LONG_AGO


def _day(value: Scalar) -> Scalar:
    return value if value is None or _is_read(date.fromisoformat, value) else None


def _is_read(read: Callable[[str], object], value: Scalar) -> bool:
    try:
        return isinstance(value, str) and bool(read(value))
    except ValueError:
        return False


def _origin(value: Scalar) -> Scalar:
    return value if value in (None, "", *DateOrigin) else None


def _state(value: Scalar) -> Scalar:
    return value if value in tuple(BookmarkState) else BookmarkState.OK


def _path(value: Scalar) -> Scalar:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")


def _changes(value: Scalar) -> Scalar:
    try:
        unpack_edits(value if isinstance(value, str) else "")
    except (ValueError, TypeError, RecursionError):
        return "[]"
    return value


_REPAIRS: dict[str, Callable[[Scalar], Scalar]] = {
    **dict.fromkeys(("article", "number", "start", "end"), _number),
    **dict.fromkeys(("read", "starred", "certain", "undone"), _number),
    **dict.fromkeys(("prefix", "suffix", "mention", "question", "wording", "title"), _text),
    **dict.fromkeys(("source", "url", "byline", "note", "author", "content_hash", "sum"), _text),
    **dict.fromkeys(("tags", "terms", "marks"), _list),
    **dict.fromkeys(("speaker", "speaker_title"), _text_or_none),
    "path": _path,
    "exact": _words,
    "changes": _changes,
    "paragraph": _number_or_none,
    "created": _moment,
    "date": _day,
    "published": _day,
    "date_origin": _origin,
    "state": _state,
}
