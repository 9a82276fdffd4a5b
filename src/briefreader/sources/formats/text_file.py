"""Read text and Markdown, whatever their encoding, with the front matter on top."""

from __future__ import annotations

from html import unescape

from briefreader.sources.files.decoding import decode
from briefreader.sources.files.file_kinds import MARKDOWN_SUFFIXES, suffix_of
from briefreader.sources.formats.front_matter import NOTHING, split
from briefreader.sources.formats.markdown.reader import markdown_blocks
from briefreader.sources.formats.outline_markup import from_org, from_rst, with_org_styles
from briefreader.sources.formats.parsed_file import (
    CUT,
    SHOWN_LIMIT,
    ParsedFile,
    head_of,
    refuse_empty,
)
from briefreader.sources.formats.plain_text import plain_blocks
from briefreader.sources.metadata.document_head import head_lines
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sanitizing import sanitize

_OUTLINES = {".org": from_org, ".rst": from_rst}
_REFERENCE = lazy_pattern(
    r"&(?:amp|quot|apos|lt|gt|nbsp|[lrsb][sda]quo|[lr]aquo|[mn]dash|hellip|bull|middot|euro|pound"
    r"|sect|deg|shy|(?:en|em|thin)sp|szlig|(?:ae|oe|AE|OE)lig|iexcl|iquest|times"
    r"|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)"
    r"|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)


def read(path: str, data: bytes) -> ParsedFile:
    """Return the text in ``data``; raises SourceError for none."""
    text, notes = decode(_shown(data))
    refuse_empty(path, text)
    stated, body, header_notes = split(text)
    suffix = suffix_of(path)
    if suffix in MARKDOWN_SUFFIXES:
        blocks = markdown_blocks(body)
    else:
        if outline := _OUTLINES.get(suffix):
            said, body = outline(body)
            stated = stated or (said if said != NOTHING else None)
        blocks = plain_blocks(_without_references(body))
        if suffix == ".org":
            blocks = list(map(with_org_styles, blocks))
    notes += header_notes
    if len(data) > SHOWN_LIMIT:
        notes += (CUT,)
    metadata = stated or NOTHING
    head = head_lines(body, metadata.title)
    if body.lstrip()[:1] == "<":  # in HTML a day has tags beside it
        head += head_of(blocks, metadata.title)
    return ParsedFile(blocks, metadata, stated is not None, head, notes)


def _without_references(text: str) -> str:
    """Return a text with the characters that references of HTML stand for, as scrapers leave
    them.
    """
    if "&" not in text or "</" in text or not _REFERENCE.search(text):
        return text
    return sanitize(_REFERENCE.sub(lambda found: unescape(found[0]), text))[0]


def _shown(data: bytes) -> bytes:
    """Return the first ``SHOWN_LIMIT`` bytes, cut where a paragraph, a line or a word ends near
    there.
    """
    if len(data) <= SHOWN_LIMIT:
        return data
    if b"\0" in data[:64]:  # two or four bytes a character
        return data[: SHOWN_LIMIT - SHOWN_LIMIT % 4]
    nearest = SHOWN_LIMIT - SHOWN_LIMIT // 8
    for end in (b"\n\n", b"\n", b" "):
        if (cut := data.rfind(end, nearest, SHOWN_LIMIT)) >= 0:
            return data[:cut]
    cut = SHOWN_LIMIT
    while data[cut] & 0xC0 == 0x80 and cut > SHOWN_LIMIT - 4:
        cut -= 1
    return data[:cut]
