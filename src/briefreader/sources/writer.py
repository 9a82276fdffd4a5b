"""Collect text and styles piece by piece, and hand them over as blocks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from briefreader.article import Style, StyledSpan
from briefreader.characters import harmless
from briefreader.sources.blocks import Block
from briefreader.sources.lines import breaks_a_sentence, joint, opens_turn
from briefreader.sources.tables import table_text

# An official correction: the struck words, then the right ones in brackets.
_CORRECTION = re.compile(r"[ \u00a0\n]?(\[[^\[\]]{1,200}\])")
# The same with the right words before the struck ones.
_BEFORE = re.compile(r"(\[[^\[\]\n]{1,200}\])[ \u00a0]?\Z")
# Styles within styles; what is nested deeper is never closed, by mistake or by design.
DEEPEST = 32
_WITHIN_PARAGRAPH = frozenset(
    {Style.STRONG, Style.EMPHASIS, Style.STRUCK, Style.INSERTED, Style.LINK, Style.CODE}
)


class _Open(NamedTuple):
    style: Style
    target: str
    start: int


class Writer:
    """Text on its way into blocks; while a table is open it goes into the table's cells.

    ``references`` says that the source holds character references, which can spell what was made
    harmless when the file was decoded.
    """

    def __init__(self, *, references: bool = False) -> None:
        self._references = references
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._soft = False
        self._breaks = 0
        self._struck_end = -1
        self._too_deep = 0
        self._open: list[_Open] = []
        self._spans: list[StyledSpan] = []
        self._rows: list[list[str]] | None = None
        self._tables = 0

    @property
    def after_digit(self) -> bool:
        """Whether the block at hand ends in a digit."""
        return self._last[-1:].isdigit()

    @property
    def idle(self) -> bool:
        """Whether nothing is open, so that a block of plain text can be added as it is."""
        return not (self._open or self._length) and self._rows is None

    def block(self, text: str) -> None:
        """Add a whole block of one line without styles; only while ``idle``."""
        if text := text.strip():
            self.blocks.append(Block(text))

    def text(self, text: str) -> None:
        """Add ``text`` as it stands."""
        if self._references:
            text = harmless(text)[0]
        if not text:
            return
        if self._rows is not None:
            self._cell(text)
            return
        if self._soft or self._breaks:
            self._put(self._between(text))
            self._soft, self._breaks = False, 0
        elif self._struck_end == self._length and text[0] == "[" and self._last[-1:].isalnum():
            self._put(" ")  # a correction that was set without one
        self._put(text)

    def _between(self, text: str) -> str:
        """What stands for the line ends before ``text``."""
        if not self._length:
            return ""
        line = self._last.rpartition("\n")[2]
        if self._breaks == 1 and breaks_a_sentence(line, text):
            return joint(line, text)
        if self._breaks:
            return "\n" * self._breaks
        return "\n" if opens_turn(text, line) else joint(line, text)

    def words(self, text: str) -> None:
        """Add text of HTML: white space in it is one space, and none opens a block or line."""
        text = " ".join(re.split(r"[ \t\n\f\r]+", text))
        if self._rows is None and (
            not self._length or self._soft or self._breaks or self._ends_in(" \n")
        ):
            text = text.removeprefix(" ")
        self.text(text)

    def _ends_in(self, characters: str) -> bool:
        return self._last[-1:] in characters

    def _put(self, text: str) -> None:
        if not text:
            return
        self._parts.append(text)
        self._length += len(text)
        self._last = text if len(text) > 200 else self._last[-200:] + text

    def soft_break(self) -> None:
        """A line end that means no more than a space, unless a speaker's turn begins behind it."""
        if self._rows is not None:
            self._cell(" ")
        else:
            self._soft = True

    def line_break(self) -> None:
        """A line end that stays."""
        if self._rows is not None:
            self._cell(" ")
        else:
            self._breaks += 1

    def open(self, style: Style, target: str = "") -> None:
        """Set what follows in ``style``, over any number of blocks, until it is closed.

        A link without a target sets nothing.
        """
        if self._rows is not None:
            return
        if len(self._open) == DEEPEST:
            self._too_deep += 1
        else:
            self._open.append(_Open(style, target, self._length))

    def close(self, style: Style) -> None:
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
        if self._rows is None:
            self._too_deep = 0
            for opened in [one for one in self._open if one.style in _WITHIN_PARAGRAPH]:
                self.close(opened.style)

    def _end_span(self, opened: _Open) -> None:
        if opened.style is Style.STRUCK:
            self._struck_end = self._length
        if opened.style is Style.LINK and not opened.target:
            return
        if self._length > opened.start:
            self._spans.append(StyledSpan(opened.start, self._length, opened.style, opened.target))

    def end_block(self) -> None:
        """Finish the block at hand; open styles go on in the next one."""
        if self._rows is not None:
            self._cell(" ")
            return
        self._soft, self._breaks, self._struck_end = False, 0, -1
        if not self._length:
            return
        for opened in self._open:
            self._end_span(opened)
        self._open = [opened._replace(start=0) for opened in self._open]
        self.blocks += _blocks("".join(self._parts), self._spans)
        self._parts, self._spans = [], []
        self._length, self._last = 0, ""

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
            self._rows[-1].append("")

    def _cell(self, text: str) -> None:
        assert self._rows is not None
        if not self._rows or not self._rows[-1]:
            if text.isspace():
                return
            self.cell()
        self._rows[-1][-1] += text

    def close_table(self) -> None:
        """Set the rows as one block."""
        self._tables -= 1
        if self._rows is None or self._tables > 0:
            return
        rows = [[" ".join(cell.split()) for cell in row] for row in self._rows]
        self._rows, self._tables = None, 0
        self.open(Style.TABLE)
        self.text(table_text(rows))
        self.end_block()
        self.close(Style.TABLE)

    def finish(self) -> list[Block]:
        """All blocks, whatever was left open."""
        if self._rows is not None:
            self._tables = 1
            self.close_table()
        self.end_block()
        return self.blocks


def _blocks(text: str, spans: list[StyledSpan]) -> list[Block]:
    """One block, or several where lines of nothing but white space stand between."""
    if "\n" not in text and text == text.strip():
        return [Block(text, _ordered(text, spans))] if text else []
    found: list[Block] = []
    lines: list[tuple[int, str]] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        bare = line.strip()
        if bare:
            indent = len(line) - len(line.lstrip(" "))  # of a nested item, of code
            if line[indent].isspace():
                lines.append((start + len(line) - len(line.lstrip()), bare))
            else:
                lines.append((start, line.rstrip()))
        elif lines:
            found.append(_trimmed(lines, spans))
            lines = []
        start += len(line) + 1
    return found


def _trimmed(lines: list[tuple[int, str]], spans: list[StyledSpan]) -> Block:
    """The block of ``lines``, each with its place in the old text, and the spans moved along."""
    text = "\n".join(line for _, line in lines)
    olds = [old for old, _ in lines]
    ends = [old + len(line) for old, line in lines]
    news = [0, *accumulate(len(line) + 1 for _, line in lines)]
    moved: list[StyledSpan] = []
    for span in spans:
        first = bisect_right(ends, span.start)  # the first line that ends behind its start
        last = bisect_left(olds, span.end) - 1  # the last line that starts before its end
        if first > last:
            continue
        start = news[first] + max(span.start - olds[first], 0)
        end = news[last] + min(span.end, ends[last]) - olds[last]
        moved.append(StyledSpan(start, end, span.style, span.target))
    return Block(text, _ordered(text, moved))


def _ordered(text: str, spans: list[StyledSpan]) -> tuple[StyledSpan, ...]:
    """Spans by start, then longest first, with the insertion that follows a struck passage."""
    if not spans:
        return ()
    marked = list(spans)
    for span in spans:
        if span.style is Style.STRUCK:
            match = _CORRECTION.match(text, span.end) or _BEFORE.search(text, 0, span.start)
            if match:
                marked.append(StyledSpan(match.start(1), match.end(1), Style.INSERTED))
    unique = dict.fromkeys(marked)
    return tuple(sorted(unique, key=lambda span: (span.start, -span.end)))
