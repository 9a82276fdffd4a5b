"""Collect text and styles piece by piece, and rows of tables, and hand them over as blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.domain.article import StyledSpan, TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import (
    breaks_a_sentence,
    line_joiner,
    may_be_label,
    opens_turn,
)
from briefreader.sources.blocks.normalizing import normalize_blocks
from briefreader.sources.blocks.tables import TableSetter, table_text
from briefreader.text.sanitizing import sanitize

# What may stand in another of its kind: the innermost says how deep.
_NESTED = (TextStyle.QUOTATION, TextStyle.ITEM)
# Styles within styles; what is nested deeper is never closed, by mistake or by design.
DEEPEST = 32
_JOINED_BY_A_SPACE = frozenset("abcdefghijklmnopqrstuvwxyz,.;:?!)”’")  # most ends of lines
_LINE_NEEDED = 200  # code points before a line end, to tell whether it fell into a sentence
_WITHIN_PARAGRAPH = frozenset(
    {
        TextStyle.STRONG,
        TextStyle.EMPHASIS,
        TextStyle.STRUCK,
        TextStyle.INSERTED,
        TextStyle.LINK,
        TextStyle.CODE,
    }
)


class _Open(NamedTuple):
    style: TextStyle
    target: str
    start: int
    continued: bool = False  # whether blocks before the one at hand are in it


class BlockWriter:
    """Text on its way into blocks; while a table is open it goes into the table's cells.

    ``references`` says that the source holds character references, which can spell what was made
    harmless when the file was decoded; ``set_table`` sets a table's rows as text.
    """

    def __init__(self, *, references: bool = False, set_table: TableSetter = table_text) -> None:
        self._references = references
        self._set_table = set_table
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._soft = False
        self._breaks = 0
        self._struck_end = -1
        self._too_deep = 0
        self._open: list[_Open] = []
        self._spans: list[StyledSpan] = []
        self._rows: list[list[list[str]]] | None = None  # each cell in parts
        self._tables = 0

    @property
    def after_digit(self) -> bool:
        """Whether the block at hand ends in a digit."""
        return self._end().isdigit()

    @property
    def after_struck(self) -> bool:
        """Whether struck words come right before what is written now, or a space apart."""
        between = self._length - self._struck_end
        return between == 0 or (between == 1 and self._end().isspace())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is open, so that a block of plain text can be added as it is."""
        return not (self._open or self._length) and self._rows is None

    def block(self, text: str) -> None:
        """Add a whole block of one line without styles; only while ``is_empty``."""
        if text := text.strip():
            self.blocks.append(Block(text))

    def text(self, text: str) -> None:
        """Add ``text`` as it stands; no block begins with a blank."""
        if self._references:
            text = sanitize(text)[0]
        if self.is_empty:
            text = text.lstrip(" ")
        if not text:
            return
        if self._rows is not None:
            self._cell(text)
            return
        if self._soft or self._breaks:
            self._join(self._between(text))
        elif self._struck_end == self._length and text[0] == "[" and self._end().isalnum():
            self._put(" ")  # a correction that was set without one
        self._put(text)

    def _join(self, between: str) -> None:
        """Put what stands for line ends; styles that begin behind them begin with the text."""
        before = self._length
        self._put(between)
        self._soft, self._breaks = False, 0
        for number, opened in enumerate(self._open):
            if opened.start == before:
                self._open[number] = _Open(opened.style, opened.target, self._length)

    def _between(self, text: str) -> str:
        """Return what stands for the line ends before ``text``."""
        if not self._length:
            return ""
        if self._breaks:
            if self._breaks == 1 and text[0].islower() and breaks_a_sentence(self._line(), text):
                return line_joiner(self._line(), text)
            return "\n" * self._breaks
        if may_be_label(text) and opens_turn(text, self._line()):
            return "\n"
        return " " if self._end() in _JOINED_BY_A_SPACE else line_joiner(self._line(), text)

    def words(self, text: str) -> None:
        """Add text of HTML: white space in it is one space, and none opens a block or line."""
        text = " ".join(re.split(r"[ \t\n\f\r]+", text))
        if self._rows is None and (
            not self._length or self._soft or self._breaks or self._end() in " \n"
        ):
            text = text.removeprefix(" ")
        self.text(text)

    @property
    def length(self) -> int:
        """How many code points the block at hand has so far."""
        return self._length

    def run(self, text: str, spans: Sequence[StyledSpan]) -> bool:
        """Add ``text`` with the styles in it, in offsets of the block; False if one has to look.

        Its line ends have been joined, and it holds no character references.
        """
        if (
            self._rows is not None
            or self._soft
            or self._breaks
            or self._struck_end == self._length
            or len(self._open) + len(spans) > DEEPEST
        ):
            return False
        self._spans += spans
        self._put(text)
        return True

    def _end(self) -> str:
        """Return the last character of the block at hand; nothing in an empty one."""
        return self._parts[-1][-1] if self._parts else ""

    def _line(self) -> str:
        """Return the last line of the block at hand, or as much of its end as there is any need
        for.

        Short parts become one, so that asking for the line behind every word of it takes no longer
        each time.
        """
        first, length = len(self._parts), 0
        while first and length <= _LINE_NEEDED:
            first -= 1
            length += len(self._parts[first])
            if "\n" in self._parts[first]:
                break
        end = "".join(self._parts[first:])
        short = first + 1 if self._parts and len(self._parts[first]) > _LINE_NEEDED else first
        self._parts[short:] = ["".join(self._parts[short:])] if short < len(self._parts) else []
        return end.rpartition("\n")[2]

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def soft_break(self) -> None:
        """Take a line end for a space, unless a speaker's turn begins behind it."""
        if self._rows is not None:
            self._cell(" ")
        else:
            self._soft = True

    def line_break(self) -> None:
        """Write a line end that stays; in a cell of a table, a space."""
        if self._rows is not None:
            self._cell(" ")
        else:
            self._breaks += 1

    def open(self, style: TextStyle, target: str = "", *, continued: bool = False) -> None:
        """Set what follows in ``style``, over any number of blocks, until it is closed.

        A link without a target sets nothing. An item's ``target`` is the white space that all but
        its first block are set behind, or all if it is ``continued``.
        """
        if self._rows is not None:
            return
        if len(self._open) == DEEPEST:
            self._too_deep += 1
        else:
            if style is TextStyle.QUOTATION:
                depth = 1 + sum(one.style is style for one in self._open)
                target = ">" * depth if depth > 1 else ""
            self._open.append(_Open(style, target, self._length, continued))

    def close(self, style: TextStyle) -> None:
        """End the latest open ``style``; nothing happens where there is none."""
        if self._rows is not None:
            return
        if self._too_deep:
            self._too_deep -= 1
            return
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number].style is style:
                self._end_span(self._open.pop(number))
                return

    def close_paragraph(self) -> None:
        """End the styles that a paragraph left open: they never run on into the next one."""
        if self._rows is None and self._open:
            self._too_deep = 0
            for opened in [one for one in self._open if one.style in _WITHIN_PARAGRAPH]:
                self.close(opened.style)

    def _end_span(self, opened: _Open) -> None:
        if opened.style is TextStyle.STRUCK:
            self._struck_end = self._length
        if opened.style is TextStyle.LINK and not opened.target:
            return
        if self._length > opened.start:
            target = opened.target
            if opened.style is TextStyle.ITEM and not opened.continued:
                target = ""
            self._spans.append(StyledSpan(opened.start, self._length, opened.style, target))

    def end_block(self) -> None:
        """Finish the block at hand; open styles go on in the next one."""
        if self._rows is not None:
            self._cell(" ")
            return
        self._soft, self._breaks, self._struck_end = False, 0, -1
        if not self._length:
            return
        if self._open:
            self._end_open()
        self.blocks += normalize_blocks("".join(self._parts), self._spans)
        self._parts, self._spans = [], []
        self._length = 0

    def drop_block(self) -> None:
        """Leave out what the block at hand has so far."""
        if self._rows is None:
            self._parts, self._spans, self._length = [], [], 0
            self._open = [
                opened._replace(start=0) if opened.start else opened for opened in self._open
            ]

    def _end_open(self) -> None:
        """End what is open with the block; of one style nested in itself, one is enough."""
        innermost: dict[tuple[str, object], _Open] = {}
        for opened in self._open:
            of = opened.start if opened.style in _NESTED else opened
            innermost[opened.style, of] = opened
        for opened in innermost.values():
            self._end_span(opened)
        length = self._length
        self._open = [
            opened
            if opened.continued
            else _Open(opened.style, opened.target, 0, opened.start < length)
            for opened in self._open
        ]

    def open_table(self) -> None:
        """Collect rows; a table within a cell only adds its rows to the outer one."""
        if self._rows is None:
            self.end_block()
            self._rows = []
        self._tables += 1

    def row(self) -> None:
        """Begin a row."""
        if self._rows is not None:
            self._rows.append([])

    def cell(self) -> None:
        """Begin a cell."""
        if self._rows is not None:
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append([])

    def _cell(self, text: str) -> None:
        assert self._rows is not None
        if not self._rows or not self._rows[-1]:
            if text.isspace():
                return
            self.cell()
        self._rows[-1][-1].append(text)

    def close_table(self) -> None:
        """Set the rows as one block."""
        self._tables -= 1
        if self._rows is None or self._tables > 0:
            return
        rows = [[" ".join("".join(cell).split()) for cell in row] for row in self._rows]
        self._rows, self._tables = None, 0
        self.open(TextStyle.TABLE)
        self.text(self._set_table(rows))
        self.end_block()
        self.close(TextStyle.TABLE)

    def finish(self) -> list[Block]:
        """Return all blocks, whatever was left open."""
        if self._rows is not None:
            self._tables = 1
            self.close_table()
        self.end_block()
        return self.blocks
