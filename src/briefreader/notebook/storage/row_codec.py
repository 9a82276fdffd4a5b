"""Bookmarks as rows, and rows as JSON lines."""

from __future__ import annotations

import base64
import json
import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from briefreader.domain.bookmark import ISSUED, Bookmark, TextSelector
from briefreader.notebook.storage.schema import BOOKMARK, TABLES, Key, Row, Scalar, Table
from briefreader.text.date_format import utc

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

# What a bookmark's columns hold where there is nothing to say: of fifty thousand bookmarks a fifth.
_UNSAID: dict[str, Row] = {
    BOOKMARK.name: {
        **dict.fromkeys(("paragraph", "speaker", "speaker_title", "date", "date_origin")),
        **dict.fromkeys(("published",)),
        **dict.fromkeys(("author", "mention", "question", "wording", "title", "source", "url"), ""),
        **dict.fromkeys(("byline", "note", "terms", "marks", "prefix", "suffix"), ""),
        "certain": 0,
        "tags": "[]",
    }
}
_VALUES = (*BOOKMARK.columns, "sum")
# In a list of values, 0 stands for what says nothing: of texts, of which none is a number.
_SHORT = {name: none for name, none in _UNSAID[BOOKMARK.name].items() if name != "paragraph"}
_LOCATED = "@ "  # before a bookmark's locator, among its marks
_ACCESSED = "accessed "  # before the day on which its article was saved, where a locator stands
_ISSUED = "issued "  # the same, before the year or month of publication
_DAY = re.compile(rf"{_LOCATED}{_ACCESSED}([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})")
LARGEST = 1 << 62  # half of what SQLite takes
_AT_ONCE = 500  # values in one statement; SQLite takes at least 999


def bookmark_row(bookmark: Bookmark, number: int, article: int) -> Row:
    """Return the row that keeps ``bookmark``; its path is the article's, its state the place's."""
    selector = bookmark.selector
    return {
        "id": bookmark.id,
        "number": number,
        "created": utc(bookmark.created),
        "article": article,
        "content_hash": bookmark.content_hash,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
        "paragraph": bookmark.paragraph,
        "speaker": bookmark.speaker,
        "speaker_title": bookmark.speaker_title,
        "mention": bookmark.mention,
        "certain": int(bookmark.certain),
        "question": bookmark.question,
        "wording": bookmark.wording,
        "title": bookmark.title,
        "date": bookmark.date.isoformat() if bookmark.date else None,
        "date_origin": bookmark.date_origin,
        "source": bookmark.source,
        "url": bookmark.url,
        "byline": bookmark.byline,
        "note": bookmark.note,
        "tags": json.dumps(bookmark.tags, ensure_ascii=False),
        "terms": json.dumps(bookmark.terms, ensure_ascii=False) if bookmark.terms else "",
        "marks": _marks_column(bookmark),
        "published": bookmark.published.isoformat() if bookmark.published else None,
        "author": bookmark.author,
    }


def _marks_column(bookmark: Bookmark) -> str:
    """Return the marks, the days of issue and saving and the locator, which have no column: older
    versions read this one too.
    """
    where = [f"{_LOCATED}{bookmark.locator}"] if bookmark.locator else []
    day = bookmark.accessed
    saved = [f"{_LOCATED}{_ACCESSED}{day.isoformat()}"] if day is not None else []
    issued = [f"{_LOCATED}{_ISSUED}{bookmark.issued}"] if bookmark.issued else []
    marks = [*bookmark.marks, *issued, *saved, *where]
    return json.dumps(marks, ensure_ascii=False) if marks else ""


def parts_of_marks(kept: tuple[str, ...]) -> tuple[tuple[str, ...], str, date | None, str]:
    """Return what stands in the column ``marks``, taken apart: marks, locator, day of saving, year
    or month of issue.
    """
    marks, where, saved, issued = [], "", None, ""
    for one in kept:
        day = _day_of(one)
        if saved is None and day is not None:
            saved = day
        elif not issued and (when := _issued_in(one)):
            issued = when
        elif one.startswith(_LOCATED):
            where = one.removeprefix(_LOCATED)
        else:
            marks.append(one)
    return tuple(marks), where, saved, issued


def _day_of(mark: str) -> date | None:
    """Return the day of saving that a mark stands for; None where it stands for none."""
    found = _DAY.fullmatch(mark)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _issued_in(mark: str) -> str:
    """Return the year or month of issue that a mark stands for; nothing where it stands for
    none.
    """
    before = f"{_LOCATED}{_ISSUED}"
    when = mark.removeprefix(before) if mark.startswith(before) else ""
    return when if ISSUED.fullmatch(when) else ""


def misread_mark(marks: Sequence[str], locator: str) -> str:
    """Return the first of these that would come back as something else; nothing where none does."""
    taken = [mark for mark in marks if mark.startswith(_LOCATED)]
    kept = f"{_LOCATED}{locator}"
    return next(iter(taken), locator if _day_of(kept) or _issued_in(kept) else "")


def rows_with(
    connection: sqlite3.Connection, select: str, column: str, values: Sequence[Scalar]
) -> Iterator[tuple[Any, ...]]:
    """Yield what ``select`` gives where a column has one of these values, some hundreds at a
    time.
    """
    for start in range(0, len(values), _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from connection.execute(f"{select} WHERE {column} IN ({marks})", tuple(some))


def text_of(row: Row, column: str) -> str:
    """Return the text in ``column``, or nothing where there is none."""
    value = row.get(column)
    return value if isinstance(value, str) else ""


def number_of(row: Row, column: str) -> int:
    """Return the number in ``column``, or 0."""
    value = row.get(column)
    return value if isinstance(value, int) else 0


def path_of(row: Row) -> Path:
    """Return the article's path in a row that was read together with its article."""
    value = row.get("path")
    return Path(os.fsdecode(value if isinstance(value, bytes) else b""))


def selector_of(row: Row) -> TextSelector:
    """Return the words and place in a row."""
    return TextSelector(
        text_of(row, "exact"),
        text_of(row, "prefix"),
        text_of(row, "suffix"),
        number_of(row, "start"),
        number_of(row, "end"),
    )


def selector_columns(selector: TextSelector) -> Row:
    """Return the columns that keep ``selector``."""
    return {
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
    }


def to_json(row: Row) -> dict[str, Json]:
    """Return ``row`` for a JSON line; bytes that are no UTF-8 become ``{"base64": …}``."""
    return {column: _value_to_json(value) for column, value in row.items()}


def _value_to_json(value: Scalar) -> Json:
    if not isinstance(value, bytes):
        return value
    try:
        return {"utf8": value.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(value).decode()}


def record_of_row(name: str, row: Row) -> dict[str, Json]:
    """Return a whole row of the table of that name for a JSON line, without what says nothing."""
    unsaid = _UNSAID.get(name, {})
    return to_json(
        {
            column: value
            for column, value in row.items()
            if column not in unsaid or value != unsaid[column]
        }
    )


def bookmark_values(row: Row) -> Json:
    """Return a bookmark's values and its sum for a JSON line, in the order of its columns; 0 for
    what says nothing, as a column that an older notebook lacks.
    """
    return [
        0 if name in _SHORT and value in (_SHORT[name], None) else _value_to_json(value)
        for name, value in zip(_VALUES, map(row.get, _VALUES), strict=True)
    ]


def bookmark_of_values(values: Json) -> dict[str, Json]:
    """Return the record of a bookmark whose values were listed, without a hash that was left out;
    ValueError if they are no list.

    Of too many or too few only those before the first numbers beside each other are surely in their
    place.
    """
    if not isinstance(values, list):
        raise ValueError("no list of values")
    if len(values) != len(_VALUES):
        values = values[: _VALUES.index("start")]
    listed = zip(_VALUES, values, strict=False)
    record = dict.fromkeys(_VALUES) | {
        name: _SHORT[name] if value == 0 and name in _SHORT else value for name, value in listed
    }
    if record["content_hash"] is None:
        del record["content_hash"]
    return record


def from_json(table: Table, record: Json) -> Row:
    """Return the row in a JSON line: the table's own columns and its sum; ValueError if it has
    no key.
    """
    if not isinstance(record, dict) or record.get(table.key) is None:
        raise ValueError(f"no {table.key} in a row of {table.name}")
    known = row_from_json(record)
    known = {**_UNSAID.get(table.name, {}), **known}
    return {column: known[column] for column in (*table.columns, "sum") if column in known}


def row_from_json(record: dict[str, Json]) -> Row:
    """Return all columns in ``record``; ValueError for a value that no column can hold."""
    return {column: _value_from_json(value) for column, value in record.items()}


def _value_from_json(value: Json) -> Scalar:
    if isinstance(value, dict):
        if "utf8" in value:
            return str(value["utf8"]).encode()
        return base64.b64decode(str(value.get("base64", "")))
    if isinstance(value, str | int | None):
        return value
    raise ValueError("a value that no column can hold")


def known_table(name: Json) -> Table:
    """Return the table of that name; ValueError if there is none."""
    if not isinstance(name, str) or name not in TABLES:
        raise ValueError("a table that is not known")
    return TABLES[name]


def key_of(value: Json) -> Key:
    """Return a row's key in a JSON line; ValueError if it can be none."""
    if isinstance(value, str) or (isinstance(value, int) and abs(value) < LARGEST):
        return value
    raise ValueError("a key that identifies nothing")


def dumps(value: Json) -> str:
    """Return ``value`` as one line of JSON, lone surrogates escaped so that it is always UTF-8."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if not line.isascii():
        try:
            line.encode()
        except UnicodeEncodeError:
            return json.dumps(value, separators=(",", ":"))
    return line


# In ``wording`` of a place whose words stand there as they were kept: no text has this sign.
_FORMER = "\x1f"


def former_path_wording(path: Path) -> str:
    """Return what the column ``wording`` of a place says of the file that a bookmark was in before
    it was followed into another one, as far as UTF-8 can say it.
    """
    return _FORMER + bytes(path).decode("utf-8", "replace")


def former_path_of(wording: str) -> str:
    """Return the path that ``former_path_wording`` wrote; nothing where there is none."""
    return wording[1:] if wording.startswith(_FORMER) else ""
