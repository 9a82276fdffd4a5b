"""Selecting a passage by keyboard: where each motion leads, in code points of the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.cells import split_graphemes

from briefreader.domain.article import Article, Span
from briefreader.text.sentences import sentences

_WORD = re.compile(r"\w+(?:['’\-]\w+|[.,](?=\d)\w+)*")
_NEAR = 2_000  # code points on each side within which words are looked for
_GRAPHEME = 64  # code points that a single one may take

MOTIONS = ("word", "word_end", "sentence", "paragraph", "character")


@dataclass(frozen=True, slots=True)
class KeyboardSelection:
    """A selection that grows and shrinks at one end.

    ``anchor`` is the word that it began with and always holds; ``head`` is the end that the keys
    move, never inside the anchor.
    """

    anchor: Span
    head: int

    @property
    def span(self) -> Span:
        """Everything that is selected."""
        return Span(min(self.anchor.start, self.head), max(self.anchor.end, self.head))

    @property
    def backward(self) -> bool:
        """Do the keys move the end that comes first in the text?"""
        return self.head < self.anchor.end

    @property
    def tip(self) -> int:
        """A selected code point at the end that the keys move."""
        return self.head if self.backward else self.head - 1


def begin(text: str, offset: int) -> KeyboardSelection | None:
    """Return the word at an offset or the next one; None where there is no word near."""
    word = next((word for word in _words(text, offset) if word.end > offset), None)
    return KeyboardSelection(word, word.end) if word is not None else None


def over(text: str, passage: Span) -> KeyboardSelection:
    """Return a passage as a selection of which the keys move the last end."""
    first = next((word for word in _words(text, passage.start) if word.end > passage.start), None)
    end = min(first.end, passage.end) if first is not None else passage.end
    return KeyboardSelection(Span(passage.start, end), passage.end)


def turned(text: str, chosen: KeyboardSelection) -> KeyboardSelection:
    """Return the same passage, with the keys at its other end."""
    span = chosen.span
    if chosen.backward:
        return over(text, span)
    starts = [word.start for word in _words(text, span.end) if word.start < span.end]
    return KeyboardSelection(Span(max(span.start, *starts[-1:]), span.end), span.start)


def moved(article: Article, chosen: KeyboardSelection, motion: str, step: int) -> KeyboardSelection:
    """Return the selection after one of the ``MOTIONS``, forward or, with a step of -1, back.

    At an end that the motion leads away from the selection grows, else it shrinks; it is the same
    where there is nothing further.
    """
    here = _from(chosen, step)
    if motion == "character":
        return to_offset(chosen, _beside(article.text, here, step), step)
    by_ends = here >= chosen.anchor.end or motion == "word_end"
    edges = [unit.end if by_ends else unit.start for unit in _units(article, motion, here)]
    ahead = [edge for edge in edges if (edge - here) * step > 0]
    return to_offset(chosen, ahead[0 if step > 0 else -1], step) if ahead else chosen


def to_offset(chosen: KeyboardSelection, offset: int, step: int) -> KeyboardSelection:
    """Return the selection with its moving end at an offset that a step forward or back led to."""
    anchor = chosen.anchor
    if anchor.start <= offset < anchor.end:
        offset = anchor.end if step > 0 or chosen.head > anchor.end else anchor.start
    return replace(chosen, head=offset)


def to_whole_word(text: str, offset: int, step: int) -> int:
    """Return an offset, or where it is within a word the word's edge that a step leads to."""
    word = next((word for word in _words(text, offset) if word.start < offset < word.end), None)
    if word is None:
        return offset
    return word.end if step > 0 else word.start


def _from(chosen: KeyboardSelection, step: int) -> int:
    """Return where a motion begins: going back over the anchor, at its first code point."""
    return chosen.anchor.start if step < 0 and chosen.head == chosen.anchor.end else chosen.head


def _units(article: Article, motion: str, offset: int) -> Iterator[Span]:
    """Yield the words, sentences or paragraphs around an offset, in order."""
    if motion in ("word", "word_end"):
        yield from _words(article.text, offset)
        return
    paragraphs = article.paragraphs
    at = bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
    for paragraph in paragraphs[max(0, at - 1) : at + 2]:
        span = Span(paragraph.start, paragraph.end)
        yield from (span,) if motion == "paragraph" else sentences(article.text, span)


def _words(text: str, offset: int) -> Iterator[Span]:
    start, end = max(0, offset - _NEAR), min(len(text), offset + _NEAR)
    return (Span(*found.span()) for found in _WORD.finditer(text, start, end))


def _beside(text: str, offset: int, step: int) -> int:
    """Return the edge of the grapheme after or before an offset."""
    if step > 0:
        graphemes = split_graphemes(text[offset : offset + _GRAPHEME])[0]
        return offset + graphemes[0][1] if graphemes else offset
    start = max(0, offset - _GRAPHEME)
    graphemes = split_graphemes(text[start:offset])[0]
    return start + graphemes[-1][0] if graphemes else offset
