"""Where a draft's quotations stand in its file, whatever its markup is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.factcheck.html_source import WITHIN_WORDS
from briefreader.factcheck.word_keys import keys_in, words_in
from briefreader.text.sanitizing import DIRECTIONS, INVISIBLE, sanitize

_MARKUP = re.compile(
    rf"</?(?P<tag>[a-zA-Z]\w*+)[^<>]{{0,2000}}>|&(?:#?\w{{1,30}});|[{INVISIBLE}{DIRECTIONS}]"
)
_OPENS_BRACKET = re.compile(r"\W*\[\w")
_ENDS_BRACKET = re.compile(r"\w\]\W*\Z")
_BEFORE = re.compile(r"\\?\[\Z")
_BEHIND = re.compile(r"\\?\]")
_EDGE = 4  # words at either end by which a quotation is found whose middle has markup in it
_WIDER = 3  # times its words that it may take up there, and some
_MORE = 40


class DraftLocation(NamedTuple):
    """Where a quotation stands: offsets in the draft's text; line and column, from 1, of its
    beginning and of what follows it.
    """

    span: Span
    line: int
    column: int
    end_line: int
    end_column: int


def locate(texts: Sequence[str], source: str) -> Iterator[DraftLocation | None]:
    """Yield where each of the quoted texts stands, in order; None where that cannot be told."""
    words = _SourceWords(source)
    at = 0
    for text in texts:
        found = words.find(keys_in(text), at)
        if found is None:
            yield None
            continue
        first, last = found
        at = last
        yield words.location(first, last, text)


class _SourceWords:
    def __init__(self, source: str) -> None:
        self._source = source
        clean, self._offsets = _without_markup(source)
        self._words = list(words_in(clean))
        self._line = f" {' '.join(word.key for word in self._words)} "
        lengths = (len(word.key) for word in self._words)
        self._starts = list(map(add, accumulate(lengths, initial=0), count()))
        self._breaks = [place for place, one in enumerate(source) if one == "\n"]

    def find(self, keys: Sequence[str], start: int) -> tuple[int, int] | None:
        """Return the first and the last word of the keys, half-open, from a word on."""
        place = self._place(keys, start)
        if place is not None:
            return place, place + len(keys)
        first = self._place(keys[:_EDGE], start)
        if first is None or len(keys) <= 2 * _EDGE:
            return None
        last = self._place(keys[-_EDGE:], first)
        if last is None or last - first > _WIDER * len(keys) + _MORE:
            return None
        return first, last + _EDGE

    def _place(self, keys: Sequence[str], start: int) -> int | None:
        found = self._line.find(f" {' '.join(keys)} ", self._starts[start])
        return None if found < 0 else bisect_left(self._starts, found)

    def location(self, first: int, last: int, text: str) -> DraftLocation:
        """Return the location of a stretch of words, with the brackets in which ``text`` begins or
        ends.
        """
        start = self._offset(self._words[first].start)
        end = self._offset(self._words[last - 1].end - 1) + 1
        if _OPENS_BRACKET.match(text) and (bracket := _BEFORE.search(self._source[:start][-2:])):
            start -= len(bracket[0])
        if _ENDS_BRACKET.search(text) and (bracket := _BEHIND.match(self._source, end)):
            end = bracket.end()
        return DraftLocation(Span(start, end), *self._position(start), *self._position(end))

    def _position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, from 1."""
        line = bisect_left(self._breaks, offset)
        return line + 1, offset - (self._breaks[line - 1] + 1 if line else 0) + 1

    def _offset(self, place: int) -> int:
        return self._offsets[place] if self._offsets else place


def _without_markup(source: str) -> tuple[str, Sequence[int]]:
    """Return the text without tags, entities as characters, and each character's offset; no
    offsets where nothing was to be done.
    """
    if not _MARKUP.search(source):
        return source, ()
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _MARKUP.finditer(source):
        parts.append(source[at : match.start()])
        offsets += range(at, match.start())
        put = _in_place_of(match)
        parts.append(put)
        offsets += [match.start()] * len(put)
        at = match.end()
    parts.append(source[at:])
    offsets += range(at, len(source))
    return "".join(parts), offsets


def _in_place_of(markup: re.Match[str]) -> str:
    """Return what a reader sees of a tag, an entity or a character: nothing of a soft hyphen."""
    if tag := markup["tag"]:
        return "" if tag.lower() in WITHIN_WORDS else " "
    return sanitize(unescape(markup[0]))[0]
