"""A Word draft's paragraphs with the places of their runs, and the draft with comments in it.

WordprocessingML (ECMA-376, part 1, 17.2 and 17.13.4), by the standard library alone. Everything of
the file but the comments stays as it was, byte for byte.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZipFile

from briefreader.domain.article import Span, TextStyle
from briefreader.factcheck.draft_tables import marked_table
from briefreader.sources.blocks.block import Block
from briefreader.sources.formats.zip_package import NO_TEXT, NOT_WHOLE, ZipPackage
from briefreader.text.sanitizing import sanitize

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT, _COMMENTS = "word/document.xml", "word/comments.xml"
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_OF_TABLE = ("tbl", "tr", "tc")
_UNSAID = frozenset(("del", "moveFrom", "instrText", "delText"))
# What older programs show instead: Word writes a text box in both ways.
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_OF_MARK = ["p", "pPr", "rPr"]
_OFF = ("0", "false", "off")
_BREAKS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_QUOTING = re.compile(r"(?i)(?:intense)?quot(?:e|ation)s?|blocktext|zitat|citation")
_MARKS = ("“", "„", "«", "»", '"')
_MOST_IN_CELL = 2  # paragraphs
_DEEPEST = 400  # elements in one another
_ID = re.compile(r'<w:comment\b[^<>]*\bw:id="(\d{1,9})"')


_Note = tuple[str, str]
"""``footnote`` or ``endnote``, and its id."""


@dataclass(slots=True)
class _Run:
    """A run of a paragraph: bytes ``start`` to ``end`` of the document, its properties' bytes, and
    what it reads. ``plain``: it holds one piece of text and nothing else. ``note``: the foot- or
    endnote whose mark it is. ``hidden``: it is not printed.
    """

    start: int
    body: int
    end: int = 0
    properties: tuple[int, int] | None = None
    text: str = ""
    pieces: int = 0
    plain: bool = True
    note: _Note | None = None
    hidden: bool = False


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: its text without what was deleted, whether its style is a quotation's, the note
    in which it stands, the numbers of the table, row and cell, and the run that holds the text box
    in which it stands. ``goes_on``: its mark was deleted, so that the next one is a part of it.
    """

    runs: list[_Run] = field(default_factory=list)
    quoted: bool = False
    note: _Note | None = None
    cell: tuple[int, int, int] | None = None
    box: _Run | None = None
    goes_on: bool = False

    @property
    def text(self) -> str:
        """What it reads."""
        return "".join(run.text for run in self.runs)


class Remark(NamedTuple):
    """What is said about a stretch of the draft's source."""

    span: Span
    text: str


def word_paragraphs(data: bytes, name: str) -> list[WordParagraph]:
    """Return the paragraphs of a document, then of its foot- and endnotes; raises SourceError where
    it cannot be read.
    """
    package = ZipPackage(name, data, "a Word document")
    if _DOCUMENT not in package:
        raise package.refused(NOT_WHOLE)
    paragraphs = _paragraphs(package, package.checked_xml(_DOCUMENT).encode())
    paragraphs += _notes(package)
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        raise package.refused(NO_TEXT)
    return paragraphs


def word_blocks(paragraphs: Sequence[WordParagraph]) -> list[Block]:
    """Return the paragraphs that have words, those of a quotation's style marked as such, and the
    tables.
    """
    blocks: list[Block] = []
    for table, stretch in groupby(paragraphs, key=lambda one: one.cell and one.cell[0]):
        within = [(one, text) for one in stretch if (text := sanitize(one.text)[0].strip())]
        rows = _rows(within) if table is not None else []
        if table_text := marked_table(rows):
            blocks.append(Block(table_text).set_in(TextStyle.TABLE))
            continue
        for paragraph, text in within:
            block = Block(text)
            blocks.append(block.set_in(TextStyle.QUOTATION) if paragraph.quoted else block)
    return blocks


def _rows(paragraphs: Iterable[tuple[WordParagraph, str]]) -> list[list[str]]:
    """Return the cells of a table's rows, of its paragraphs with their words; none of one that only
    places paragraphs on the page.
    """
    rows: dict[int, dict[int, list[str]]] = {}
    for paragraph, text in paragraphs:
        if paragraph.cell:
            _, row, column = paragraph.cell
            is_marked = not paragraph.quoted or text.startswith(_MARKS)
            cells = rows.setdefault(row, {}).setdefault(column, [])
            cells.append(text if is_marked else f"“{text}”")
    if any(len(cell) > _MOST_IN_CELL for row in rows.values() for cell in row.values()):
        return []
    return [
        [" ".join(row.get(column, ())) for column in range(max(row) + 1)] for row in rows.values()
    ]


def word_source(paragraphs: Sequence[WordParagraph]) -> str:
    """Return the text in which a draft's quotations are located: a line for each paragraph."""
    return "\n".join(paragraph.text.replace("\n", " ") for paragraph in paragraphs)


def _notes(package: ZipPackage) -> list[WordParagraph]:
    """Return the paragraphs of the notes, which stand in files of their own."""
    return [
        paragraph
        for part in _NOTES.values()
        if part in package
        for paragraph in _paragraphs(package, package.checked_xml(part).encode())
    ]


class _Handler:
    """Takes the document apart while it is parsed."""

    def __init__(self, document: bytes) -> None:
        self._document = document
        self.found: list[WordParagraph] = []
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._names: list[str] = []
        self._open: list[WordParagraph] = []  # text boxes hold paragraphs within paragraphs
        self._runs: list[_Run] = []
        self._note: _Note | None = None
        self._tables = self._depth = self._row = self._column = 0
        self._instead = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._place_body()
        local = _local(name)
        self._names.append(local)
        if len(self._names) > _DEEPEST:
            raise RecursionError
        self._instead += local == _FALLBACK
        if self._instead:
            return
        if local in _NOTES:
            self._note = local, attributes.get(f"{_WORD} id", "")
        elif local in _OF_TABLE:
            self._place_cell(local)
        elif local == "p":
            cell = (self._tables, self._row, self._column) if self._depth else None
            box = self._runs[0] if self._runs else None
            self._open.append(WordParagraph(note=self._note, cell=cell, box=box))
            self.found.append(self._open[-1])
        elif local in ("del", "moveFrom") and self._names[-4:-1] == _OF_MARK:
            self._open[-1].goes_on = True
        elif local == "r" and self._open:
            self._runs.append(_Run(self.parser.CurrentByteIndex, -1))
        elif local == "pStyle" and self._open:
            style = attributes.get(f"{_WORD} val", "")
            self._open[-1].quoted = _QUOTING.fullmatch(style) is not None
        elif self._runs:
            self._within_run(local, attributes)

    def _place_cell(self, local: str) -> None:
        """Count the tables, rows and cells; a table within a cell is that cell's text."""
        if local == "tbl":
            self._depth += 1
        if self._depth > 1:
            return
        match local:
            case "tbl":
                self._tables, self._row = self._tables + 1, -1
            case "tr":
                self._row, self._column = self._row + 1, -1
            case _:
                self._column += 1

    def _within_run(self, local: str, attributes: dict[str, str]) -> None:
        run = self._runs[-1]
        if local == "vanish" and self._names[-3:-1] == ["r", "rPr"]:
            run.hidden = attributes.get(f"{_WORD} val", "") not in _OFF
        if self._names[-2] != "r":
            return
        if local == "rPr":
            run.properties = (self.parser.CurrentByteIndex, 0)
        elif local == "t":
            run.pieces += 1
        else:
            run.plain = False
            run.text += _BREAKS.get(local, "")
            kind = local.removesuffix("Reference")
            if kind in _NOTES:
                run.note = kind, attributes.get(f"{_WORD} id", "")

    def _place_body(self) -> None:
        if self._runs and self._runs[-1].body < 0:
            self._runs[-1].body = self.parser.CurrentByteIndex

    def _end(self, name: str) -> None:
        self._place_body()
        local = _local(name)
        self._names.pop()
        if self._instead:
            self._instead -= local == _FALLBACK
            return
        if local == "p":
            self._open.pop()
        elif local == "tbl":
            self._depth -= 1
        elif local == "rPr" and self._runs and self._runs[-1].properties:
            start, _ = self._runs[-1].properties
            self._runs[-1].properties = (start, self._end_of_tag())
        elif local == "r" and self._runs:
            run = self._runs.pop()
            run.end = self._end_of_tag()
            if self._open and not run.hidden and not _UNSAID.intersection(self._names):
                self._open[-1].runs.append(run)

    def _end_of_tag(self) -> int:
        return self._document.index(b">", self.parser.CurrentByteIndex) + 1

    def _characters(self, text: str) -> None:
        if self._names and self._names[-1] == "t" and self._runs and not self._instead:
            self._runs[-1].text += text


def _paragraphs(package: ZipPackage, document: bytes) -> list[WordParagraph]:
    handler = _Handler(document)
    try:
        handler.parser.Parse(document, True)
    except (ExpatError, RecursionError, ValueError):
        raise package.refused(NOT_WHOLE) from None
    return _joined(handler.found)


def _joined(paragraphs: Iterable[WordParagraph]) -> list[WordParagraph]:
    """Return the paragraphs, those whose mark was deleted as one with the next, in its style; what
    stands in a text box is not the next.
    """
    joined: list[WordParagraph] = []
    last: dict[bool, WordParagraph] = {}  # by whether it stands in a text box
    for one in paragraphs:
        boxed = one.box is not None
        before = last.get(boxed)
        if before and before.goes_on and _places(before) == _places(one):
            before.runs += one.runs
            before.quoted, before.goes_on = one.quoted, one.goes_on
        else:
            joined.append(one)
            last[boxed] = one
    return joined


def _places(paragraph: WordParagraph) -> tuple[object, ...]:
    box = paragraph.box.start if paragraph.box else None
    return paragraph.note, paragraph.cell, box


def _local(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return local if namespace == _WORD else name


# Comments


def with_comments(data: bytes, name: str, remarks: Sequence[Remark], moment: datetime) -> bytes:
    """Return a Word draft with a comment of that moment on each stretch; on a note's mark or on a
    text box where the stretch is in one, in which Word allows none. Raises SourceError.

    Word takes the moment of a comment for local time.
    """
    package = ZipPackage(name, data, "a Word document")
    document = package.checked_xml(_DOCUMENT).encode()
    paragraphs = _paragraphs(package, document)
    comments = package.checked_xml(_COMMENTS) if _COMMENTS in package else _NO_COMMENTS
    first = max((int(number) for number in _ID.findall(comments)), default=-1) + 1
    numbered = list(enumerate(remarks, first))
    commented = _commented(document, paragraphs + _notes(package), numbered)
    if word_source(_paragraphs(package, commented)) != word_source(paragraphs):
        raise package.refused(NOT_WHOLE)  # its tags are other than any program writes them
    changed: dict[str, bytes | str] = {
        _DOCUMENT: commented,
        _COMMENTS: _inserted(
            comments, "</w:comments>", "".join(_comment(*one, moment) for one in numbered)
        ),
        _TYPES: _typed(package.checked_xml(_TYPES)),
        _RELATIONS: _related(
            package.checked_xml(_RELATIONS) if _RELATIONS in package else _NO_RELATIONS
        ),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for one in dict.fromkeys([_TYPES, *package.names, *changed]):
            packed.writestr(one, changed[one] if one in changed else package.read(one))
    return out.getvalue()


_NO_COMMENTS = f'<w:comments xmlns:w="{_WORD}"></w:comments>'
_NO_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)


def _comment(number: int, remark: Remark, moment: datetime) -> str:
    said = html.escape(sanitize(remark.text)[0].replace("\n", " "), quote=False)
    return (
        f'<w:comment w:id="{number}" w:author="briefreader" w:initials="br"'
        f' w:date="{moment:%Y-%m-%dT%H:%M:%S}"><w:p><w:r>'
        f'<w:t xml:space="preserve">{said}</w:t></w:r></w:p></w:comment>'
    )


def _inserted(text: str, before: str, put: str) -> str:
    """Return an XML text with something put before its root's end, whose root may be empty."""
    place = text.rfind(before)
    if place >= 0:
        return text[:place] + put + text[place:]
    return re.sub(r"/>\s*$", lambda _: f">{put}{before}", text)


def _typed(types: str) -> str:
    if f"/{_COMMENTS}" in types:
        return types
    put = f'<Override PartName="/{_COMMENTS}" ContentType="{_COMMENTS_TYPE}"/>'
    return _inserted(types, "</Types>", put)


def _related(relations: str) -> str:
    if _COMMENTS_RELATION in relations:
        return relations
    put = f'<Relationship Id="rIdBriefreader" Type="{_COMMENTS_RELATION}" Target="comments.xml"/>'
    return _inserted(relations, "</Relationships>", put)


def _commented(
    document: bytes, paragraphs: Sequence[WordParagraph], numbered: Sequence[tuple[int, Remark]]
) -> bytes:
    """Return the document with the ranges of the comments around the runs that they are about."""
    # Where each begins in the source, and the one on which a comment about it may stand.
    runs: list[tuple[int, _Run, _Run]] = []
    notes: list[tuple[int, _Note]] = []  # where each of their paragraphs ends
    at = 0
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if paragraph.note is None:
                runs.append((at, run, paragraph.box or run))
            at += len(run.text)
        if paragraph.note is not None:
            notes.append((at, paragraph.note))
        at += 1
    # By where a run begins: it, offsets in it, and what stands there.
    marks: dict[int, tuple[_Run, list[tuple[int, bytes]]]] = {}
    for number, remark in numbered:
        inside = [
            (place, held_by)
            for place, run, held_by in runs
            if place < remark.span.end and remark.span.start < place + len(run.text)
        ]
        if not inside:
            note = next((one for stop, one in notes if remark.span.start < stop), None)
            inside = [(place, run) for place, run, _ in runs if note and run.note == note]
        if not inside:
            continue
        (low, first), (high, last) = inside[0], inside[-1]
        name = _prefix(document[first.start :][:40])
        begin = b'<%bcommentRangeStart %bid="%d"/>' % (name, name, number)
        end = b'<%bcommentRangeEnd %bid="%d"/><%br><%bcommentReference %bid="%d"/></%br>' % (
            *(name, name, number, name, name, name, number, name),
        )
        marks.setdefault(first.start, (first, []))[1].append((remark.span.start - low, begin))
        marks.setdefault(last.start, (last, []))[1].append((remark.span.end - high, end))
    edits = {
        start: (run.end, _split(document, run, placed)) for start, (run, placed) in marks.items()
    }
    parts: list[bytes] = []
    at = 0
    for start in sorted(edits):
        stop, put = edits[start]
        parts += (document[at:start], put)
        at = stop
    return b"".join([*parts, document[at:]])


def _split(document: bytes, run: _Run, placed: list[tuple[int, bytes]]) -> bytes:
    """Return a run with something between its letters: as several runs, or around it where it
    holds more than text.
    """
    placed.sort(key=lambda one: one[0])
    if not run.plain or run.pieces != 1:
        before = [put for at, put in placed if b"RangeStart" in put]
        after = [put for at, put in placed if b"RangeStart" not in put]
        return b"".join([*before, document[run.start : run.end], *after])
    opening = document[run.start : run.body]
    name = _prefix(opening)
    properties = document[slice(*run.properties)] if run.properties else b""
    parts: list[bytes] = []
    at = 0
    for place, put in [*placed, (len(run.text), b"")]:
        stop = min(max(place, at), len(run.text))
        if stop > at:
            text = html.escape(run.text[at:stop], quote=False).encode()
            piece = b'<%bt xml:space="preserve">%b</%bt></%br>' % (name, text, name, name)
            parts += (opening, properties, piece)
        parts.append(put)
        at = stop
    return b"".join(parts)


def _prefix(opening: bytes) -> bytes:
    """Return the prefix of a run's tag, with its colon."""
    prefix, colon, _ = opening[1:].partition(b":")
    return prefix + colon if colon and prefix.isalnum() else b""
