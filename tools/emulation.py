"""pyte's screen and stream, with less work for what a program on a whole screen writes most.

Most of it is plain text between control sequences that are complete in one piece: these are taken
whole, by what was made of the same before. Everything else is left to pyte.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pyte
from pyte import charsets, modes
from pyte.screens import Char, wcwidth

_SEQUENCE = re.compile(r"\x1b\[([0-9;]*)([A-Za-z@`])")
_MOST = 9999  # of a number in a sequence


@lru_cache(1 << 12)
def _is_narrow(char: str) -> bool:
    return bool(wcwidth(char) == 1)


@lru_cache(1 << 12)
def _numbers(text: str) -> tuple[int, ...]:
    return tuple(min(int(number or 0), _MOST) for number in text.split(";"))


class _Glyphs(dict[str, Char]):
    """Characters in one style."""

    def __init__(self, style: Char) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, char: str) -> Char:
        made = self[char] = self._style._replace(data=char)
        return made


class Screen(pyte.Screen):
    """A screen that draws many narrow characters at once, and renders the rows that changed."""

    def __init__(self, columns: int, lines: int) -> None:
        self._glyphs: dict[Char, _Glyphs] = {}
        self._styles: dict[tuple[object, ...], Char] = {}
        self._rendered: list[str] = []
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        """Write characters where the cursor is."""
        cursor = self.cursor
        end = cursor.x + len(data)
        if (
            end > self.columns
            or self.charset
            or self.g0_charset is not charsets.LAT1_MAP
            or modes.IRM in self.mode
            or not ((data.isascii() and data.isprintable()) or all(map(_is_narrow, data)))
        ):
            if cursor.y:
                self.dirty.add(cursor.y - 1)  # where an accent may go
            super().draw(data)
            return
        glyphs = self._glyphs.get(cursor.attrs)
        if glyphs is None:
            glyphs = self._glyphs[cursor.attrs] = _Glyphs(cursor.attrs)
        self.buffer[cursor.y].update(
            zip(range(cursor.x, end), map(glyphs.__getitem__, data), strict=True)
        )
        cursor.x = end
        self.dirty.add(cursor.y)

    def select_graphic_rendition(self, *attrs: int) -> None:
        """Change the style of what is written from now on."""
        before = (self.cursor.attrs, self.default_char, attrs)
        style = self._styles.get(before)
        if style is None:
            super().select_graphic_rendition(*attrs)
            self._styles[before] = self.cursor.attrs
        else:
            self.cursor.attrs = style

    @property
    def display(self) -> list[str]:
        """The rows as text."""
        rows = self._rendered
        if len(rows) != self.lines:
            rows[:] = [""] * self.lines
            self.dirty.update(range(self.lines))
        for y in self.dirty:
            if y < self.lines:
                rows[y] = self._row(y)
        self.dirty.clear()
        return list(rows)

    def _row(self, y: int) -> str:
        line = self.buffer[y]
        row = [line[x].data for x in range(self.columns)]
        text = "".join(row)
        if text.isascii() or all(map(_is_narrow, text)):
            return text
        is_covered = False  # by a wide one
        seen = []
        for char in row:
            if is_covered:
                is_covered = False
            else:
                seen.append(char)
                is_covered = bool(char) and wcwidth(char[0]) == 2
        return "".join(seen)


class _WholeSequences(pyte.Stream):
    """A stream that takes a control sequence whole where all of it is there."""

    def feed(self, data: str) -> None:
        """Do what the text says."""
        screen = self.listener
        assert screen is not None
        text, sequence = self._text_pattern.match, _SEQUENCE.match
        taken, offset = self._taking_plain_text, 0
        while offset < len(data):
            if taken and (found := text(data, offset)):
                screen.draw(found[0])
                offset = found.end()
            elif taken and (found := sequence(data, offset)) and found[2] in self.csi:
                getattr(screen, self.csi[found[2]])(*_numbers(found[1]))
                offset = found.end()
            else:
                taken = self._send_to_parser(data[offset])
                offset += 1
        self._taking_plain_text = taken


class Stream(pyte.ByteStream, _WholeSequences):  # type: ignore[misc]  # bytes come in as text
    """What a program writes, as bytes."""
