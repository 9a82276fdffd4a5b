"""Read Rich Text Format by striprtf: its paragraphs, and what its head states.

Needs the extra ``office``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, islice
from typing import NamedTuple

from briefreader.domain.article import TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import heading_or_item
from briefreader.sources.blocks.open_items import OpenItems
from briefreader.sources.blocks.tables import table_text
from briefreader.sources.formats.front_matter import Metadata, stated_author
from briefreader.sources.formats.parsed_file import ParsedFile, head_of, up_to_limit
from briefreader.text.sanitizing import one_line, sanitize

NO_RTF = "not RTF, despite its name"
NO_TEXT = "an RTF document without any text in it"
_INFO = re.compile(r"\{\\(title|author)\s([^{}\\]{1,300})\}")
_CHANGED = re.compile(r"\\(?:revtim|creatim)\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
# Stands in front of a paragraph that is set as a heading of some level; nine is the text itself.
_HEADING = "\x01"
_LEVEL = re.compile(r"(\\outlinelevel[0-8])(?!\d) ?")
_STYLES = "{\\stylesheet"
_STYLE = re.compile(r"\{\\s(\d{1,5})\b([^{};]*);\}")
_OF_HEADING = re.compile(r"\\outlinelevel[0-8](?!\d)|[ }](?:heading \d|title)$", re.IGNORECASE)
_STYLED = re.compile(r"(\\pard?\\plain\s*\\s(\d{1,5}))(?!\d) ?")
# Stands in front of how far a paragraph or its first line is set in, in twips.
_SET = "\x02"
_INDENT = re.compile(r"\\[\\{}]|\{\\listtext\b[^{}]{0,200}|\\(pard|li|fi)(-?\d{1,6}|)(?![a-z\d]) ?")
# Stands for the end of a line within a paragraph: of verse, an address.
_LINE_END = "\x03"
_LINE = re.compile(r"(?<!\\)\\line(?![a-z\d]) ?")
# Bullets by their place in a font of signs, and the letter that stands for a hollow one.
_BULLET = re.compile(r"(\{\\listtext\b[^{}]{0,200}?[ }])(?:\\'(?:76|a7|a8|b7|d8|fc)|o)(?=\\tab)")
_TOLD = re.compile(rf"{_SET}(pard|li|fi)(-?\d*);")
_COLUMN = 100  # twips
_MARK = re.compile(r"\S+ ")
_CELL_END = re.compile(r"\\par\s*(?:(\}{1,4})\s*)?\\cell\b")  # a paragraph that fills a cell
_NOTE = re.compile(r"\{(?:\\\*)?\s*\\footnote\b ?")
_NOTE_MARK = re.compile(r"\\chftn\b ?")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_MOST_NOTES = 2_000
_LONGEST_NOTE = 50_000  # code points
_LONGEST_STYLES = 500_000  # code points
_HEAD = 20_000  # code points in which a document says what it is


class _Line(NamedTuple):
    """A line's words, and the columns in which its first and its other lines begin in a page."""

    words: str
    is_heading: bool
    first_at: int
    at: int


def read(path: str, data: bytes) -> ParsedFile:
    """Return the paragraphs of a document; raises SourceError where there are none."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError(path, NO_RTF)
    source = data.decode("latin-1")
    source = _with_notes(_CELL_END.sub(r"\1\\cell", source))
    for sign in (_HEADING, _SET, _LINE_END):
        source = source.replace(sign, "")
    marked = _LEVEL.sub(rf"\1 {_HEADING}", _with_marked_styles(source))
    marked = _BULLET.sub(r"\1\\u8226 ?", marked)
    marked = _LINE.sub(_LINE_END, _INDENT.sub(_with_indent_told, marked))
    try:
        text = str(rtf_to_text(marked, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, RecursionError, OverflowError):
        raise SourceError(path, NO_RTF) from None
    blocks, notes = up_to_limit(list(_blocks(_lines(text))))
    if not blocks:
        raise SourceError(path, NO_TEXT)
    metadata = _metadata(source[:_HEAD])
    return ParsedFile(blocks, metadata, False, head_of(blocks, ""), notes)


def _with_marked_styles(source: str) -> str:
    """Return a document with a mark before paragraphs whose style is a heading's, or the title's;
    some programs say so in the list of styles alone.
    """
    begin = source.find(_STYLES)
    end = _group_end(source, begin + 1, _LONGEST_STYLES) if begin >= 0 else None
    if end is None:
        return source
    styles = _STYLE.findall(source[begin:end])
    headings = {number for number, said in styles if _OF_HEADING.search(said)}

    def marked(paragraph: re.Match[str]) -> str:
        return f"{paragraph[1]} {_HEADING}" if paragraph[2] in headings else paragraph[0]

    body = source[end:]
    return source[:end] + (_STYLED.sub(marked, body) if headings else body)


def _with_notes(source: str) -> str:
    """Return a document with its notes, which the library leaves out, at its end, numbered."""
    parts: list[str] = []
    notes: list[str] = []
    copied = 0
    for begin in islice(_NOTE.finditer(source), _MOST_NOTES):
        if begin.start() < copied:
            continue
        end = _group_end(source, begin.end())
        if end is None:
            break
        note = _NOTE_MARK.sub("", source[begin.end() : end])
        notes.append(f"{{\\par [{len(notes) + 1}] {note}\\par}}")
        parts += (source[copied : begin.start()], f"{{[{len(notes)}]}}")
        copied = end + 1
    if not notes:
        return source
    rest, brace, end_of_file = source[copied:].rpartition("}")
    return "".join((*parts, rest, "\n", *notes, brace, end_of_file))


def _group_end(source: str, start: int, longest: int = _LONGEST_NOTE) -> int | None:
    """Return where the brace stands that closes a group whose text begins at ``start``; None where
    that is not within so many code points.
    """
    depth = 1
    for brace in _BRACE.finditer(source, start, start + longest):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.start()
    return None


def _with_indent_told(word: re.Match[str]) -> str:
    """Return a control word with what it says as words behind it; that of a mark is its own."""
    return f"\\{word[1]}{word[2]} {_SET}{word[1]}{word[2]};" if word[1] else word[0]


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold words."""
    indents = dict.fromkeys(("li", "fi"), 0)
    for line in text.split("\n"):
        for word, twips in _TOLD.findall(line):
            if word == "pard":
                indents = dict.fromkeys(indents, 0)
            else:
                indents[word] = int(twips or 0)
        words = _TOLD.sub("", line).replace(_HEADING, "")  # behind a row's last cell, too
        lines = (" ".join(sanitize(part)[0].split()) for part in words.split(_LINE_END))
        between = " " if _HEADING in line or words.rstrip().endswith("|") else "\n"
        clean = between.join(filter(None, lines))
        if clean:
            left = indents["li"]
            first = (left + indents["fi"]) // _COLUMN
            yield _Line(clean, _HEADING in line, first, left // _COLUMN)


def _blocks(lines: Iterable[_Line]) -> Iterator[Block]:
    """Yield a paragraph for each line; rows of a table are lines of cells that end in bars."""
    items = OpenItems()
    for in_table, run in groupby(lines, lambda line: line.words.endswith("|")):
        if in_table:
            text = table_text([row.words.removesuffix("|").split("|") for row in run])
            if text:
                yield Block(text).set_in(TextStyle.TABLE)
            continue
        for line in run:
            block = heading_or_item(line.words, is_heading=line.is_heading)
            mark = _MARK.match(line.words)
            if block.has(TextStyle.ITEM) and mark:
                lead = items.begin(line.first_at, line.at, mark.end())
                block = Block(lead + line.words).set_in(TextStyle.ITEM)
            elif (at := items.paragraph(line.at)) and not line.is_heading:
                block = block.set_in(TextStyle.ITEM, " " * at)
            yield block


def _metadata(head: str) -> Metadata:
    said = {name: one_line(sanitize(value)[0]) for name, value in _INFO.findall(head)}
    changed = _CHANGED.search(head)
    try:
        day = date(*map(int, changed.groups())) if changed else None
    except ValueError:
        day = None
    return Metadata(file_changed=day, byline=stated_author(said.get("author", "")))
