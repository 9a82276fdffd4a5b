"""Several segments to one, without their removed articles and without reading a file again.

Whoosh's own merge takes every posting through its pool; here positions, which are most of the
bytes, are put one behind the other without a look at them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence, Set
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from briefreader.search.store.article_rows import RowWriter
from briefreader.search.store.field_lengths import LENGTHS
from briefreader.search.store.file_names import FIELDS
from briefreader.search.store.postings import PostingsPacker, narrowest, widen
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.statement_rows import StatementWriter
from briefreader.search.store.stored_articles import StoredArticleWriter
from briefreader.search.writing.segment_format import (
    BuiltSegment,
    PackedTerm,
    SegmentContent,
    write_segment,
)

FEW_SEGMENTS = 8  # so many cost a search nothing that could be felt
MOST_ARTICLES = 20_000  # of a merged segment: merging is work that grows with them
WORTH_MERGING = 4  # segments at once: an article is then merged some five times and not hundreds
_SMALL, _TINY = 1000, 20  # articles that are quickly merged, and at once


def choose_merge(sizes: Sequence[int]) -> list[int]:
    """Return which segments, by their numbers of articles, should become one; none where few are
    there.

    The smallest ones of which none is far larger than what it would be merged with, and never less
    than ``WORTH_MERGING``, so that a few changed files cost little: as many as make few of all, and
    all that are quickly merged.
    """
    left = sorted(range(len(sizes)), key=sizes.__getitem__)
    while (too_many := len(left) - FEW_SEGMENTS) >= WORTH_MERGING:
        chosen = _alike(left, sizes, too_many)
        if len(chosen) >= WORTH_MERGING:
            return sorted(chosen)
        left = left[1:]
    return []


def _alike(numbers: Sequence[int], sizes: Sequence[int], too_many: int) -> list[int]:
    """Return the first of these segments, up to ``MOST_ARTICLES`` together."""
    chosen: list[int] = []
    total = 0
    for number in numbers:
        size = sizes[number]
        if chosen and (size > max(_TINY, 2 * total) or total + size > MOST_ARTICLES):
            break
        if len(chosen) > too_many and total + size > _SMALL:
            break
        chosen.append(number)
        total += size
    return chosen


class MergeSource(NamedTuple):
    """A segment to merge, and those of its articles that are removed."""

    segment: SegmentReader
    removed: Set[int]


def merge_segments(folder: Path, sources: Sequence[MergeSource]) -> BuiltSegment:
    """Write one segment with what is left of several, in their order."""
    rows, statements, stored = RowWriter(), StatementWriter(), StoredArticleWriter()
    numbers: list[list[int]] = []
    left = 0
    for segment, removed in sources:
        new = [-1] * segment.articles
        for article in range(segment.articles):
            if article not in removed:
                new[article] = left
                left += 1
                rows.copy(segment.rows, article)
                statements.copy(segment.statements, article)
                stored.copy(segment.stored, article)
        numbers.append(new)
    content = SegmentContent(
        left,
        {field: _terms(sources, numbers, field, narrowest(left)) for field in FIELDS},
        {field: _lengths(sources, field) for field in FIELDS},
        {field: _total(sources, field) for field in FIELDS},
        {**rows.sections(), **statements.sections(), **stored.sections()},
    )
    return write_segment(folder, content)


def _lengths(sources: Sequence[MergeSource], field: str) -> bytes:
    return b"".join(
        bytes(code for article, code in enumerate(segment.lengths(field)) if article not in removed)
        for segment, removed in sources
    )


def _total(sources: Sequence[MergeSource], field: str) -> int:
    """Return the words of a field; those of removed articles as exactly as their lengths are."""
    return sum(
        segment.field_lengths[field]
        - sum(LENGTHS[segment.lengths(field)[article]] for article in removed)
        for segment, removed in sources
    )


def _terms(
    sources: Sequence[MergeSource], numbers: Sequence[Sequence[int]], field: str, typecode: str
) -> Iterator[PackedTerm]:
    """Yield the words of all sources in order, each with what is left of its postings.

    ``typecode`` is that of the new segment's article numbers.
    """

    def words(place: int) -> Iterator[tuple[bytes, int, int]]:
        terms = sources[place].segment.terms(field)
        for number, word in enumerate(terms.words):
            yield word, place, number

    packers = {positions: PostingsPacker(typecode, positions) for positions in "HI"}
    ordered = merge(*map(words, range(len(sources))))
    for word, places in groupby(ordered, key=itemgetter(0)):
        left = _PendingTerm()
        for _, place, number in places:
            left.take(sources[place], field, number, numbers[place])
        if left.articles:
            yield word, left.pack(packers), len(left.articles)


class _PendingTerm:
    """The postings of one word, collected from several segments."""

    def __init__(self) -> None:
        self.articles: list[int] = []
        self._frequencies: list[int] = []
        self._positions: list[memoryview] = []

    def take(self, source: MergeSource, field: str, number: int, new: Sequence[int]) -> None:
        """Add what one segment has, under the new numbers of its articles."""
        articles, frequencies, positions = source.segment.postings(field, number)
        if not source.removed or source.removed.isdisjoint(articles):
            self.articles.extend(map(new.__getitem__, articles))
            self._frequencies.extend(frequencies)
            self._positions.append(positions)
            return
        start = 0
        for article, frequency in zip(articles, frequencies, strict=True):
            end = start + frequency
            if new[article] >= 0:
                self.articles.append(new[article])
                self._frequencies.append(frequency)
                self._positions.append(positions[start:end])
            start = end

    def pack(self, packers: Mapping[str, PostingsPacker]) -> bytes:
        """Return the postings of what was taken."""
        wide = any(part.format == "I" for part in self._positions)
        packer = packers["I" if wide else "H"]
        positions = (widen(part) if wide else part for part in self._positions)
        articles = array(packer.typecodes[0], self.articles).tobytes()
        return packer.pack(articles, self._frequencies, b"".join(positions))
