"""The marks before the items of lists: bullets, numbers, letters, Roman numerals."""

from __future__ import annotations

import re
from html import escape

BULLET = "•"
SET_IN = " "  # told of an item without a mark all of which stands further in
_STEP = "  "
_DEEPEST = 8  # steps; what is nested deeper stands no further in
_LETTERS = 26
_MOST_ROMAN = 3_999
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_KINDS = frozenset("1aAiI")
_STYLED = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]{1,30})", re.IGNORECASE)
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_NUMBER = re.compile(r"-?\d{1,9}")
# What is shown by none stands around a mark on its way through what knows no marks of its own.
_AROUND = "\u2062"
_MARK = rf"{_AROUND}([^{_AROUND}<>]{{0,40}}){_AROUND}"
_WRITTEN = re.compile(rf"<li\b[^<>]*>\s*(<p\b[^<>]*>\s*)?{_MARK}\s*")
_LEFT = re.compile(_MARK)
TOLD_MARK = re.compile(r"""\sdata-briefreader-mark="([^"]{0,240})\"""")


def stated_number(said: str, otherwise: int = 0) -> int:
    """Return the number that a document states of an item or a level in up to five digits; else
    another.
    """
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else otherwise


def indented(mark: str, depth: int) -> str:
    """Return an item's mark as its line begins in a list within ``depth`` others."""
    return f"{_STEP * min(depth, _DEEPEST)}{mark}{' ' if mark else ''}"


def written_mark(mark: str) -> str:
    """Return a mark as words that begin an item, for what passes on nothing else of it."""
    return f"{_AROUND}{mark}{_AROUND}"


def with_marks_told(html: str) -> str:
    """Return HTML in which items are told the marks that have been written as their words."""
    if _AROUND not in html:
        return html
    told = _WRITTEN.sub(lambda item: f"{told_item(item[2])}{item[1] or ''}", html)
    return _LEFT.sub(lambda mark: f"{mark[1]} " if mark[1] else "", told)  # of what is no item now


def is_unmarked(style: str) -> bool:
    """Return whether a list of this style shows its items without any mark."""
    return any(found[1].lower() == "none" for found in _STYLED.finditer(style))


def told_item(mark: str) -> str:
    """Return the tag of an item with this mark, or with none."""
    return f'<li data-briefreader-mark="{escape(mark)}">'


class ItemNumbers:
    """The numbers of one list's items, in order."""

    def __init__(self, start: int = 1, step: int = 1, kind: str = "1") -> None:
        self._number, self._step, self._kind = start, step, kind

    @classmethod
    def told(
        cls, *, start: str, kind: str, style: str, is_reversed: bool, count: int
    ) -> ItemNumbers | None:
        """Return those of a list as HTML tells them, with ``count`` items; None of one that its
        ``style`` shows without numbers.
        """
        if found := _STYLED.search(style):
            name = found[1].lower()
            if name in ("none", "disc", "circle", "square"):
                return None
            kind = _STYLES.get(name, kind)
        number = int(start) if _NUMBER.fullmatch(start) else count if is_reversed else 1
        return cls(number, -1 if is_reversed else 1, kind if kind in _KINDS else "1")

    def next(self, value: str = "") -> str:
        """Return the next item's mark; ``value`` is the number that the item itself states."""
        if _NUMBER.fullmatch(value):
            self._number = int(value)
        said = numeral(self._number, self._kind)
        self._number += self._step
        return f"{said}."


def numeral(number: int, kind: str) -> str:
    """Return a number as a list of this kind counts: ``1``, ``a``, ``A``, ``i`` or ``I``."""
    said = str(number)
    if kind in ("a", "A") and number > 0:
        said = _letters(number)
    elif kind in ("i", "I") and 0 < number <= _MOST_ROMAN:
        said = _roman(number)
    return said.upper() if kind in ("A", "I") else said


def _letters(number: int) -> str:
    """Return a number in letters: a to z, then aa, ab and so on."""
    said = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        said = chr(ord("a") + rest) + said
    return said


def _roman(number: int) -> str:
    said = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        said += sign * count
    return said
