"""A terminal's screen that gives characters the widths of xterm, VTE, tmux or kitty."""

from __future__ import annotations

import unicodedata

import pyte
import pyte.screens
import pytest

from briefreader.ui.rendering.cell_widths import is_certain, widest, without_first_marks

NAMED = ("xterm", "VTE", "tmux", "kitty")


def by_itself(name: str, character: str) -> int:
    """Cells of a character that follows nothing, by what the terminal's source says."""
    code, category = ord(character), unicodedata.category(character)
    if name == "kitty" and category in ("Mn", "Me", "Mc"):
        return 0
    if 0x1160 <= code < 0x1200 or 0xD7B0 <= code < 0xD800:
        return int(name == "kitty")
    if character == "\ufe0f":
        return int(name == "tmux")
    if category in ("Mn", "Me", "Cf") and not (name == "xterm" and 0x600 <= code <= 0x605):
        return 0
    emoji = "\u261d\u270d\U0001f1e9\U0001f1ea"
    if name in ("tmux", "kitty") and character in emoji:
        return 2
    if name in ("xterm", "tmux") and 0x3248 <= code < 0x3250:
        return 2
    if category == "Cn":  # of which Python 3.11 says that they are wide
        return 1
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class WidthScreen(pyte.Screen):
    """A screen that gives characters the widths of one terminal."""

    def __init__(self, name: str, columns: int, rows: int, odd: int = 0) -> None:
        super().__init__(columns, rows)
        self.reset_mode(7, private=True)  # what is written at the edge begins no new line
        self._name, self._odd, self._before = name, odd, ""

    def cells(self, character: str) -> int:
        before, self._before = self._before, character
        if "\U0001f1e6" <= character <= "\U0001f1ff":  # two of them are a flag, which has two cells
            is_second = "\U0001f1e6" <= before <= "\U0001f1ff"
            self._before = "" if is_second else character
            if self._name in ("tmux", "kitty"):
                return 0 if is_second else 2
            return 1
        joined = before == "\u200d" or character == "\U0001f3fd"
        if joined and before and self._name in ("tmux", "kitty"):
            return 0
        if self._name == "any" and not is_certain(character):
            fewest = int(bool(without_first_marks(character)))  # a letter is nothing nowhere
            return fewest + (ord(character) * 31 + self._odd) % (widest(character) - fewest + 1)
        return by_itself(self._name if self._name in NAMED else "xterm", character)

    def draw(self, data: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pyte.screens, "wcwidth", self.cells)
            for character in data:
                super().draw(character)
