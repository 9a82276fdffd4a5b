"""Several segments to one, without their removed articles and without reading a file again.

Whoosh's own merge takes every posting through its pool; blocks that need no decoding can be put
one behind the other instead.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from briefreader.search.store.article_rows import RowWriter
from briefreader.search.store.file_names import FIELDS
from briefreader.search.store.postings import blocks, frequencies
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.statement_rows import StatementWriter
from briefreader.search.whoosh.imports import length_to_byte
from briefreader.search.writing.segment_format import (
    BuiltSegment,
    PackedTerm,
    SegmentContent,
    pack_term,
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
    rows, statements = RowWriter(), StatementWriter()
    numbers: list[list[int]] = []
    paths: list[str] = []
    for segment, removed in sources:
        new = [-1] * segment.articles
        for article in range(segment.articles):
            if article not in removed:
                new[article] = len(paths)
                paths.append(str(segment.rows.row(article).path))
                rows.copy(segment.rows, article)
                statements.copy(segment.statements, article)
        numbers.append(new)
    lengths = {field: _lengths(sources, field) for field in FIELDS}
    content = SegmentContent(
        paths,
        {field: _terms(sources, numbers, field, lengths[field]) for field in FIELDS},
        lengths,
        {field: _total(sources, field) for field in FIELDS},
        {**rows.sections(), **statements.sections()},
    )
    return write_segment(folder, content)


def _lengths(sources: Sequence[MergeSource], field: str) -> bytes:
    return b"".join(
        bytes(
            length_to_byte(length)
            for article, length in enumerate(segment.lengths(field))
            if article not in removed
        )
        for segment, removed in sources
    )


def _total(sources: Sequence[MergeSource], field: str) -> int:
    """Return the words of a field; those of removed articles as exactly as Whoosh keeps lengths."""
    return sum(
        segment.field_lengths[field] - sum(segment.lengths(field)[article] for article in removed)
        for segment, removed in sources
    )


def _terms(
    sources: Sequence[MergeSource], numbers: Sequence[Sequence[int]], field: str, lengths: bytes
) -> Iterator[tuple[bytes, PackedTerm]]:
    """Yield the words of all sources in order, each with what is left of its postings."""

    def words(place: int) -> Iterator[tuple[bytes, int, int]]:
        terms = sources[place].segment.terms(field)
        for number, word in enumerate(terms.words):
            yield word, place, number

    ordered = merge(*map(words, range(len(sources))))
    for word, places in groupby(ordered, key=itemgetter(0)):
        left = _PendingTerms()
        for _, place, number in places:
            left.take(sources[place], field, number, numbers[place])
        if left.ids:
            yield word, left.pack(lengths)


class _PendingTerms:
    """The postings of one word, collected from several segments."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self._counts: list[int] = []
        self._positions: list[tuple[int, bytes]] = []

    def take(self, source: MergeSource, field: str, number: int, new: Sequence[int]) -> None:
        """Add what one segment has, under the new numbers of its articles."""
        view = source.segment.raw_postings(field, number)
        for block in blocks(view, 0):
            ids = view[block.ids_at : block.frequencies_at].cast("I")
            counts = frequencies(view, block)
            positions = view[block.positions_at : block.end]
            width = block.position_width
            if source.removed and not source.removed.isdisjoint(ids):
                start = 0
                for article, count in zip(ids, counts, strict=True):
                    end = start + width * count
                    if new[article] >= 0:
                        self.ids.append(new[article])
                        self._counts.append(count)
                        self._positions.append((width, bytes(positions[start:end])))
                    start = end
            else:
                self.ids.extend(map(new.__getitem__, ids))
                self._counts.extend(counts)
                self._positions.append((width, bytes(positions)))

    def pack(self, lengths: bytes) -> PackedTerm:
        """Return the blocks of what was taken."""
        widest = max(width for width, _ in self._positions)
        joined = b"".join(
            part if width == widest else array("I", memoryview(part).cast("H")).tobytes()
            for width, part in self._positions
        )
        return pack_term(self.ids, self._counts, joined, lengths, widest)
