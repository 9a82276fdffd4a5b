"""The one folding: what all matching takes for the same, whatever its case, accents and marks."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from briefreader.domain.article import Span
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sanitizing import COMBINING


@dataclass(frozen=True, slots=True)
class Folded:
    """Text as matching sees it, and the way back.

    ``offsets[i]`` is where, in the original, folded character ``i`` comes from; one more entry at
    the end holds the original's length.
    """

    text: str
    offsets: array[int]

    def span(self, start: int, end: int) -> Span:
        """Return the original's span for the folded span ``start`` to ``end``."""
        if end <= start:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def position(self, offset: int) -> int:
        """Return the first folded character that comes from ``offset`` or later."""
        return bisect_left(self.offsets, offset)


_SINGLE = "‘’‚‛′ʼ`´"
_DOUBLE = "“”„‟«»″"
_DASHES = "-‐‑‒–—―−﹣－"
_FOLD: dict[str, str] = (
    dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, " ")
    | {"…": "...", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}
    | {"þ": "th", "ı": "i", "ħ": "h"}
    | dict.fromkeys("\u200c\u200d\u200b\u2060\xad\ufeff", "")
)
_ACCENT = lazy_pattern(f"[{COMBINING}\u0591-\u05c7\u064b-\u065f\u0670]")
_PLAIN = "[!-,./0-9:-_a-~]+"
# White space and dashes; words of plain ASCII with one space between; whatever else, with its
# accents.
_PIECES = lazy_pattern(f"([{re.escape(_DASHES)}\\s]+)|({_PLAIN}(?: {_PLAIN})*)|(.)", re.DOTALL)


def _fold_character(character: str) -> str:
    known = _FOLD.get(character)
    if known is not None:
        return known
    if "\uac00" <= character <= "\ud7a3":  # Hangul syllables are letters, not stacked accents
        return character
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", character)).casefold()
    return "".join(_FOLD.get(part, part) for part in bare)


def fold(text: str) -> Folded:
    """Return ``text`` without the differences that a reader does not mean.

    Case, accents, typographic quotation marks, compatibility forms (NFKD, Unicode Annex 15) and
    invisible characters go; dashes and runs of white space become one space.
    """
    parts: list[str] = []
    offsets: array[int] = array("I" if len(text) < 1 << 31 else "Q")
    spaced = True
    for piece in _PIECES.finditer(text):
        start, end = piece.span()
        if piece[1]:
            if not spaced:
                parts.append(" ")
                offsets.append(start)
            spaced = True
            continue
        if piece[2]:
            folded = piece[2].lower()
            offsets.extend(range(start, end))
        else:
            folded = _fold_character(piece[3])
            if not folded:
                continue
            if folded == " ":
                if not spaced:
                    parts.append(" ")
                    offsets.append(start)
                spaced = True
                continue
            offsets.extend([start] * len(folded))
        parts.append(folded)
        spaced = False
    offsets.append(len(text))
    return Folded("".join(parts), offsets)


def fold_text(text: str) -> str:
    """Return the folded text alone, for comparing."""
    if text.isascii() and text.isalnum():  # a plain word, as most are
        return text.lower()
    return fold(text).text


def says_same(text: str, title: str) -> bool:
    """Return whether ``text`` is the title over again, as matching sees both."""
    if len(text) >= 2 * len(title):
        return False
    first, second = text[:1], title[:1]
    if first.isalnum() and second.isalnum() and (first + second).isascii():
        # Folding is dear, and most first lines are told from the title by their first letter.
        return first.lower() == second.lower() and fold_text(text) == fold_text(title)
    return fold_text(text) == fold_text(title)
