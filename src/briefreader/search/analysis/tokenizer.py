"""Text to the words that the index holds, from bytes, and the same words with their places."""

from __future__ import annotations

import re
import string
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from briefreader.domain.article import Span
from briefreader.text.folding import fold_text
from briefreader.text.lazy_pattern import lazy_pattern

LANGUAGE_MARK = b"\x01"  # begins what the index holds beside words; see ``language_stems``
LONGEST_WORD = 120  # bytes; the rest of a longer run of letters says nothing

_ALPHANUMERIC = frozenset((string.ascii_letters + string.digits).encode())
# ASCII letters to lower case, other ASCII to a space; bytes above stay: their folding is done.
_LOWER = bytes(
    code if code >= 0x80 else ord(chr(code).lower()) if code in _ALPHANUMERIC else 0x20
    for code in range(256)
)
# Nearly all that is not ASCII in English news; replaced as bytes, it costs almost nothing.
_COMMON = tuple(
    (mark.encode(), b" ")
    for mark in "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}"
    "\N{NO-BREAK SPACE}"
)
_NOT_ASCII = re.compile("[^\x00-\x7f]")
# Scripts written without spaces: each sign is a word, and a run of them is sought as a phrase.
_UNSPACED = lazy_pattern(
    "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class _Folding(dict[str, str]):
    """Character → what it is in an index word; everything that separates words is a space."""

    def __missing__(self, character: str) -> str:
        parts = []
        for part in fold_text(f"a{character}a")[1:-1]:
            if _UNSPACED.match(part):
                parts.append(f" {part} ")
            else:
                # Marks are vowel signs and the like, which belong to the letter before them.
                kept = part.isalnum() or unicodedata.category(part).startswith("M")
                parts.append(part if kept else " ")
        self[character] = folded = "".join(parts)
        return folded


_FOLDING = _Folding()


def _fold_match(match: re.Match[str]) -> str:
    return _FOLDING[match[0]]


def tokenize(text: str) -> list[bytes]:
    """Return the words of ``text`` in order, folded, as UTF-8.

    A word is a run of letters and digits of the folded text; its number in the list is its
    position in the index.
    """
    if text.isascii():
        return text.encode().translate(_LOWER).split()
    data = text.encode("utf-8", "replace")
    for mark, space in _COMMON:
        data = data.replace(mark, space)
    if not data.isascii():
        data = _NOT_ASCII.sub(_fold_match, data.decode()).encode()
    return data.translate(_LOWER).split()


def truncate_term(word: bytes) -> bytes:
    """Return a long word as the index keeps it."""
    if len(word) <= LONGEST_WORD:
        return word
    return word[:LONGEST_WORD].decode("utf-8", "ignore").encode()


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text with its words apart by single or more spaces, and the way back to it.

    ``text`` holds the same words as :func:`words` gives. ``starts`` and ``shifts`` say from which
    of its characters on how much must be added to come to an offset of the original.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def offset(self, position: int) -> int:
        """Return the original's offset for a position in ``text``."""
        return position + self.shifts[bisect_right(self.starts, position) - 1]

    def span(self, start: int, end: int) -> Span:
        """Return the original's span for the words from ``start`` to ``end``."""
        return Span(self.offset(start), self.offset(end - 1) + 1)


def fold_with_offsets(text: str) -> FoldedText:
    """Return ``text`` folded as :func:`words` folds it, for finding words in place."""
    if text.isascii():
        return FoldedText(text.encode().translate(_LOWER).decode(), (0,), (0,))
    parts: list[str] = []
    starts, shifts = [0], [0]
    done = length = 0
    for match in _NOT_ASCII.finditer(text):
        start = match.start()
        folded = _FOLDING[match[0]]
        parts += (text[done:start], folded)
        length += start - done + len(folded)
        done = start + 1
        if len(folded) != 1:
            _add_shifts(starts, shifts, length, len(folded), done)
    parts.append(text[done:])
    joined = "".join(parts).encode("utf-8", "replace").translate(_LOWER).decode()
    return FoldedText(joined, tuple(starts), tuple(shifts))


def _add_shifts(starts: list[int], shifts: list[int], length: int, width: int, after: int) -> None:
    """Note where a character of ``width`` folded ones, ending before ``after``, came from."""
    for place in range(length - width + 1, length):
        starts.append(place)
        shifts.append(after - 1 - place)
    starts.append(length)
    shifts.append(after - length)
