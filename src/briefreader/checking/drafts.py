"""A draft as it is read: plain text, Markdown or HTML, with marks around its block quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from briefreader.article import Style
from briefreader.characters import one_line
from briefreader.errors import SourceError
from briefreader.sources.blocks import Block, assemble
from briefreader.sources.decode import decode, is_binary
from briefreader.sources.front_matter import NOTHING, split
from briefreader.sources.html_text import HtmlReader
from briefreader.sources.markdown import markdown_blocks
from briefreader.sources.plain import plain_blocks
from briefreader.sources.scanning import MARKDOWN_SUFFIXES
from briefreader.sources.writer import Writer

_WEB_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|p)\b", re.I
)
_MARKDOWN = re.compile(r"(?m)^(?:#{1,6} |> |[*-] |\d+\. )|\*\*\w|\]\(")
_MARKS = '“”„‟«»"'
_SPACES = re.compile("[ \u00a0]{2,}")
_CREDIT = re.compile(r"\s*(?:[—–―]|--?)\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is about to publish.

    Struck words are gone. A block quotation stands between quotation marks, and the line that
    credits it behind them. ``day`` is the draft's own date, if it states one.
    """

    text: str
    day: date | None = None


def read_draft(data: bytes, name: str = "") -> Draft:
    """The draft in ``data``; ``name`` is its file's, for what its ending says about its form.

    Without one that tells, the text itself does. Raises SourceError for what is no text.
    """
    where = one_line(name) or "the draft"
    if is_binary(data):
        raise SourceError(where, "not text: save the draft as text, Markdown or HTML")
    text = decode(data).text
    if not text.strip():
        raise SourceError(where, "is empty")
    stated, body, _ = split(text)
    metadata = stated or NOTHING
    blocks = [_as_read(block) for block in _blocks(body, name)]
    return Draft(assemble(blocks).text, metadata.said_on or metadata.published)


def _blocks(body: str, name: str) -> list[Block]:
    suffix = PurePath(name).suffix.lower()
    if suffix in (".html", ".htm", ".xhtml") or _WEB_PAGE.match(body):
        return html_blocks(body)
    if suffix in MARKDOWN_SUFFIXES or (suffix != ".txt" and _MARKDOWN.search(body)):
        return markdown_blocks(body)
    return plain_blocks(body)


def html_blocks(html: str) -> list[Block]:
    """The paragraphs of a web page's body, as a reader sees them."""
    writer = Writer(references=True)
    reader = HtmlReader(writer)
    # Line breaks of the source mean nothing between tags.
    reader.block(re.sub(r"[ \t\r\n]+", " ", html))
    reader.finish()
    return writer.finish()


def _as_read(block: Block) -> Block:
    """The block without struck words; a block quotation between marks, unless it has its own."""
    text = _without_struck(block)
    if not block.has(Style.QUOTATION) or not text.strip():
        return Block(text)
    if any(mark in text for mark in _MARKS) or _CREDIT.match(text):
        return Block(text)
    *lines, last = text.split("\n")
    if lines and _CREDIT.match(last):
        quoted = "\n".join(lines)
        return Block(f"“{quoted}”\n{last}")
    return Block(f"“{text}”")


def _without_struck(block: Block) -> str:
    spans = sorted((span.start, span.end) for span in block.styles if span.style is Style.STRUCK)
    if not spans:
        return block.text
    parts, at = [], 0
    for start, end in spans:
        parts.append(block.text[at : max(at, start)])
        at = max(at, end)
    return _SPACES.sub(" ", "".join([*parts, block.text[at:]]))
