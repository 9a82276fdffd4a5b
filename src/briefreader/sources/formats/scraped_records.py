"""Read what scrapers write (JSON, JSON Lines): records with a title and a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from briefreader.domain.article import StyledSpan, TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block
from briefreader.sources.files.decoding import decode
from briefreader.sources.files.file_kinds import suffix_of
from briefreader.sources.formats.front_matter import TITLE, Metadata, metadata_of
from briefreader.sources.formats.html_text import html_blocks
from briefreader.sources.formats.parsed_file import (
    SHOWN_LIMIT,
    ParsedFile,
    head_of,
    refuse_empty,
    up_to_limit,
)
from briefreader.sources.formats.plain_text import plain_blocks
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import sanitize

NO_ARTICLE = "data without a title and text: save its text as .txt or .md"
NOT_JSON = "not JSON, whatever its name says"
ONLY_FIRST = "only the first {} are shown, of {:,}"
_TEXTS = ("text", "content", "body", "article", "articlebody", "maintext", "main_text", "full_text")
_HTML = ("content_html", "html", "body_html")
_LISTS = ("articles", "items", "entries", "results", "data", "documents", "posts")
_MARKUP = ("<p>", "<p ", "<br", "<div", "</a>")

Record = Mapping[str, object]


def read(path: str, data: bytes) -> ParsedFile:
    """Return the article of a record, or all of a list's, each under its title.

    Raises SourceError where no record has a title and a text.
    """
    text, notes = decode(data)
    refuse_empty(path, text)
    records = [one for one in _records(path, text) if _title(one) and _body(one)]
    if not records:
        raise SourceError(path, NO_ARTICLE)
    if len(records) == 1:
        said = metadata_of(records[0])
        inside, cut = up_to_limit(_blocks(records[0]))
        notes += cut
        return ParsedFile(inside, said, True, head_of(inside, said.title), notes, titled=True)
    blocks: list[Block] = []
    length = taken = 0
    for record in records:
        if length > SHOWN_LIMIT:
            break
        taken += 1
        section = [_heading(metadata_of(record)), *_blocks(record)]
        blocks += (block._replace(locator=f"item {taken}") for block in section)
        length += sum(len(block.text) for block in section)
    if taken < len(records):
        notes += (ONLY_FIRST.format(pluralize(taken, "item"), len(records)),)
    all_said = [metadata_of(record) for record in records[:taken]]
    days = sorted(one.published for one in all_said if one.published)
    sources = {one.source for one in all_said}
    metadata = Metadata(
        published=days[0] if days else None,
        modified=days[-1] if days and days[-1] != days[0] else None,
        source=sources.pop() if len(sources) == 1 else "",
    )
    return ParsedFile(blocks, metadata, True, notes=notes, titled=True)


def _records(path: str, text: str) -> Iterator[Record]:
    """Yield the objects of a list, of an object that holds one, or of lines; or the one object."""
    try:
        if suffix_of(path) == ".json":
            yield from _in(json.loads(text, strict=False))
            return
        for line in text.split("\n"):
            if line.strip():
                yield from _in(json.loads(line, strict=False))
    except (ValueError, RecursionError):
        raise SourceError(path, NOT_JSON) from None


def _in(loaded: object) -> Iterable[Record]:
    if isinstance(loaded, list):
        return [one for one in loaded if isinstance(one, dict)]
    if not isinstance(loaded, dict):
        return ()
    lists = (loaded[name] for name in _LISTS if isinstance(loaded.get(name), list))
    inner = next(lists, None)
    if inner is not None and not _body(loaded):
        return [one for one in inner if isinstance(one, dict)]
    return (loaded,)


def _value(record: Record, names: Iterable[str]) -> str:
    """Return the first value under one of these names that is a text."""
    for key, value in record.items():
        if isinstance(value, str) and key.lower() in names and value.strip():
            return value
    return ""


def _title(record: Record) -> str:
    return _value(record, TITLE)


def _body(record: Record) -> str:
    return _value(record, _TEXTS) or _value(record, _HTML)


def _blocks(record: Record) -> list[Block]:
    body = sanitize(_body(record))[0]
    is_html = any(body.count(mark) for mark in _MARKUP)
    return html_blocks(body) if is_html else plain_blocks(body)


def _heading(said: Metadata) -> Block:
    day = said.published.isoformat() if said.published else ""
    words = " · ".join(filter(None, (said.title, said.source, day)))
    return Block(words, (StyledSpan(0, len(words), TextStyle.HEADING),))
