"""Bookmarks as JSON Lines, one object a line, and back again without loss."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias, cast

from briefreader.citations.grouping import reader_link
from briefreader.domain.article import DateOrigin
from briefreader.domain.bookmark import ISSUED, Bookmark, BookmarkState, TextSelector
from briefreader.errors import NotebookError
from briefreader.forked_half import LongText
from briefreader.text.date_format import utc
from briefreader.text.sanitizing import escape_json_controls

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

SCHEMA = "bookmark/1"
"""What the key ``schema`` of a line says; the number rises when a key changes its meaning."""

_LARGEST = (1 << 63) - 1  # that a database takes for a number


def json_line(record: Json) -> str:
    """Return ``record`` as one line that is safe to print: harmful characters are escaped, not
    lost.
    """
    return escape_json_controls(encode(record))


encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""Writes a record on one line, in which harmful characters still are."""


def record_of(bookmark: Bookmark) -> dict[str, Json]:
    """Return the object of one bookmark; ``path_bytes`` (base64) only if its path is no UTF-8."""
    selector = bookmark.selector
    path, path_bytes = _path_values(bookmark.path)
    record: dict[str, Json] = {
        "id": bookmark.id,
        "quote": selector.exact,
        "speaker": bookmark.speaker,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "state": bookmark.state.value,
        "path": path,
        "title": bookmark.title,
        "date": bookmark.date.isoformat() if bookmark.date else None,
        "created": utc(bookmark.created),
        "date_origin": bookmark.date_origin.value if bookmark.date_origin else None,
        "source": bookmark.source,
        "url": bookmark.url,
        "byline": bookmark.byline,
        "paragraph": bookmark.paragraph,
        "locator": bookmark.locator,
        "speaker_title": bookmark.speaker_title,
        "mention": bookmark.mention,
        "certain": bookmark.certain,
        "question": bookmark.question,
        "wording": bookmark.wording,
        "terms": list(bookmark.terms),
        "marks": list(bookmark.marks),
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
        "content_hash": bookmark.content_hash,
        "shared_by": bookmark.shared_by or None,
        "link": reader_link(bookmark),
        "accessed": bookmark.accessed.isoformat() if bookmark.accessed else None,
        "published": bookmark.published.isoformat() if bookmark.published else None,
        "issued": bookmark.issued or None,
    }
    if path_bytes:
        record["path_bytes"] = path_bytes
    return record


@lru_cache(1024)  # several bookmarks of an article follow one another
def _path_values(path: Path) -> tuple[str, str]:
    """Return a path as text, and as base64 where it is no UTF-8."""
    raw = os.fsencode(path)
    shown = raw.decode("utf-8", "replace")
    return shown, "" if shown.encode() == raw else base64.b64encode(raw).decode()


def export(bookmarks: Sequence[Bookmark]) -> LongText[Bookmark]:
    """Return one line for each bookmark, in the given order; each says what record it is."""
    return LongText(_line, bookmarks, "", harmless=escape_json_controls)


def _line(bookmark: Bookmark) -> str:
    record = record_of(bookmark)
    record["schema"] = SCHEMA
    return encode(record) + "\n"


def is_own_export(text: str) -> bool:
    """Return whether a text is a JSON Lines export of this program, not another's quotations: its
    first line says so in ``schema``, or has the id and the quote that such a line needs.

    A line that is damaged is one, too, if it begins as they do: reading it says what is wrong.
    """
    first = text.lstrip("\ufeff\n ").partition("\n")[0]
    try:
        record: object = json.loads(first)
    except (ValueError, RecursionError):
        return first.startswith('{"id"')
    if not isinstance(record, dict):
        return False
    if isinstance(schema := record.get("schema"), str):
        return schema.partition("/")[0] == SCHEMA.partition("/")[0]
    is_annotation = not record.keys().isdisjoint(("target", "type"))
    return {"id", "quote"} <= record.keys() and not is_annotation


def read_json_lines(text: str) -> tuple[Bookmark, ...]:
    """Return the bookmarks in an export; empty lines count for nothing.

    Raises NotebookError that names the line and what is wrong with it; then nothing is read.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = cast("Json", json.loads(line))
        except (ValueError, RecursionError) as error:
            raise NotebookError(f"line {number}: not JSON; export bookmarks as jsonl") from error
        if not isinstance(record, dict):
            raise NotebookError(f"line {number}: not a JSON object")
        try:
            found.append(bookmark_of(record))
        except (ValueError, OverflowError) as error:
            raise NotebookError(f"line {number}: {error}") from error
    return tuple(found)


def bookmark_of(record: dict[str, Json]) -> Bookmark:
    """Return the bookmark that :func:`record_of` described; raises ValueError or OverflowError."""
    exact = _text(record, "quote", needed=True)
    start = _number(record, "start") or 0
    end = _number(record, "end")
    origin = _text(record, "date_origin")
    created = datetime.fromisoformat(_text(record, "created", needed=True))
    if created.tzinfo is None:
        raise ValueError("created has no time zone")
    return Bookmark(
        id=_text(record, "id", needed=True),
        selector=TextSelector(
            exact,
            _text(record, "prefix"),
            _text(record, "suffix"),
            start,
            start + len(exact) if end is None else end,
        ),
        path=_path(record),
        content_hash=_text(record, "content_hash"),
        title=_text(record, "title"),
        created=created.astimezone(UTC),
        date=_day(record, "date"),
        date_origin=DateOrigin(origin) if origin else None,
        source=_text(record, "source"),
        url=_text(record, "url"),
        byline=_text(record, "byline"),
        paragraph=_number(record, "paragraph"),
        locator=_text(record, "locator"),
        speaker=_text(record, "speaker") or None,
        speaker_title=_text(record, "speaker_title") or None,
        mention=_text(record, "mention"),
        certain=record.get("certain") is True,
        question=_text(record, "question"),
        wording=_text(record, "wording"),
        note=_text(record, "note"),
        tags=_texts(record, "tags"),
        terms=_texts(record, "terms"),
        marks=_texts(record, "marks"),
        accessed=_day(record, "accessed"),
        published=_day(record, "published"),
        issued=_issued(record),
        state=BookmarkState(_text(record, "state") or BookmarkState.OK),
        shared_by=_text(record, "shared_by"),
    )


def _text(record: dict[str, Json], key: str, *, needed: bool = False) -> str:
    value = record.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str) or (needed and not value):
        raise ValueError(f"{key} is {'missing' if value is None else 'not a string'}")
    return value


def _issued(record: dict[str, Json]) -> str:
    issued = _text(record, "issued")
    if issued and not ISSUED.fullmatch(issued):
        raise ValueError("issued is not a year or month")
    return issued


def _day(record: dict[str, Json], key: str) -> date | None:
    day = _text(record, key)
    return date.fromisoformat(day) if day else None


def _number(record: dict[str, Json], key: str) -> int | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST:
        raise ValueError(f"{key} isn't a number")
    return value


def _texts(record: dict[str, Json], key: str) -> tuple[str, ...]:
    value = record.get(key) or []
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError(f"{key} isn't a list of strings")
    return tuple(map(str, value))


def _path(record: dict[str, Json]) -> Path:
    raw = record.get("path_bytes")
    if isinstance(raw, str):
        path = os.fsdecode(base64.b64decode(raw, validate=True))
    else:
        path = _text(record, "path", needed=True)
    try:
        named = bool(path) and b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        named = False
    if not named:
        raise ValueError("path isn't a valid file name")
    return Path(path)
