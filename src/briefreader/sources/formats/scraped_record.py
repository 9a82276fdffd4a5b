"""Read what scrapers write: a record (a JSON object) with a title and a text."""

from __future__ import annotations

import json
from dataclasses import replace

from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block
from briefreader.sources.files.compound_files import container_of
from briefreader.sources.files.decoding import decode
from briefreader.sources.files.member_splitter import (
    NO_RECORDS,
    NOT_JSON,
    Record,
    body_of,
    is_article_record,
    is_only_lead,
    whole_record,
)
from briefreader.sources.formats.front_matter import metadata_of, without_references
from briefreader.sources.formats.html_text import html_blocks
from briefreader.sources.formats.parsed_file import ParsedFile, head_of, refuse_empty, up_to_limit
from briefreader.sources.formats.plain_text import plain_blocks
from briefreader.text.sanitizing import one_line, sanitize

ONLY_LEAD = "only a summary and the first paragraph: the record has no more of the text"
NO_JSON_RECORD = "one record of that file, which isn't JSON: correct it there"
_MARKUP = ("<p>", "<p ", "<br", "<div", "</a>")


def read(path: str, data: bytes) -> ParsedFile:
    """Return the article of a record; raises SourceError where it has no title and text."""
    text, notes = decode(data)
    refuse_empty(path, text)
    try:
        record = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        raise SourceError(path, NO_JSON_RECORD if container_of(path) else NOT_JSON) from None
    if not isinstance(record, dict) or not is_article_record(record):
        raise SourceError(path, NO_RECORDS)
    record = whole_record(record)
    said = metadata_of(record)
    if "&" in said.title:
        said = replace(said, title=one_line(sanitize(without_references(said.title))[0]))
    blocks, cut = up_to_limit(_blocks(record))
    notes += (*cut, *((ONLY_LEAD,) if is_only_lead(record) else ()))
    return ParsedFile(blocks, said, True, head_of(blocks, said.title), notes, titled=True)


def _blocks(record: Record) -> list[Block]:
    body = sanitize(body_of(record))[0]
    is_html = any(body.count(mark) for mark in _MARKUP)
    return html_blocks(body) if is_html else plain_blocks(body)
