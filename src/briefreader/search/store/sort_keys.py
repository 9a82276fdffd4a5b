"""What the catalogue of an index is made of: segments, and what their articles are sorted by."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from briefreader.search.store.article_rows import Rows
from briefreader.search.store.numbering import DocumentNumbering

_LAST = b"\xff"  # no text in UTF-8 comes behind it


class SortColumns:
    """What the articles of one segment are sorted by, each read once for many publishings."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def paths(self) -> Sequence[bytes]:
        """The paths of their files."""
        return list(self.rows.paths)

    @cached_property
    def ages(self) -> Sequence[int]:
        """The less, the later an article's day, month or year; 0 without any."""
        return [-moment for moment in self.rows.moments]

    @cached_property
    def titles(self) -> Sequence[bytes]:
        """What stands for the titles; those without one come last."""
        return [key or _LAST for key in self.rows.title_keys]

    @cached_property
    def sources(self) -> Sequence[bytes]:
        """What stands for the sources; those without one come last."""
        folded = list(map(_source_key, self.rows.sources))
        return list(map(folded.__getitem__, self.rows.source_numbers))

    @cached_property
    def quotes(self) -> Sequence[int]:
        """The less, the more quotes and exchanges an article has."""
        return [
            -a - b for a, b in zip(self.rows.quote_counts, self.rows.exchange_counts, strict=True)
        ]


def _source_key(source: bytes) -> bytes:
    return source.decode("utf-8", "replace").casefold().encode() or _LAST


class SortKey:
    """Where single rows stand in each order: keys of which no two are equal.

    ``stats`` are size and time of change of all files, side by side.
    """

    def __init__(self, segments: Sequence[Rows], stats: Sequence[int]) -> None:
        self._segments = segments
        self._numbering = DocumentNumbering(map(len, segments))
        self._stats = stats

    def place(self, row: int) -> tuple[Rows, int]:
        """Return the rows of its segment, and its number there."""
        segment, article = self._numbering.place(row)
        return self._segments[segment], article

    def path(self, row: int) -> bytes:
        """Return the key by the path of the file."""
        rows, article = self.place(row)
        return rows.paths[article]

    def date(self, row: int) -> tuple[int, int, bytes]:
        """Return the latest day first, then without a day the latest time, then by path."""
        rows, article = self.place(row)
        moment = rows.moments[article]
        return -moment, 0 if moment else -self._stats[2 * row + 1], rows.paths[article]

    def title_key(self, row: int) -> bytes:
        """Return what stands for its title; without one it comes last."""
        rows, article = self.place(row)
        return rows.title_keys[article] or _LAST

    def title(self, row: int) -> tuple[bytes, bytes]:
        """Return the key by title, then by path."""
        return self.title_key(row), self.path(row)

    def source(self, row: int) -> tuple[bytes, tuple[int, int, bytes]]:
        """Return the key by source, then by date."""
        rows, article = self.place(row)
        return _source_key(rows.sources[rows.source_numbers[article]]), self.date(row)

    def quotes(self, row: int) -> tuple[int, tuple[int, int, bytes]]:
        """Return the key by most quotes and exchanges, then by date."""
        rows, article = self.place(row)
        return -rows.quote_counts[article] - rows.exchange_counts[article], self.date(row)


@dataclass(slots=True, eq=False)
class IndexedSegment:
    """One segment of an index, with its articles that are removed.

    ``stats`` holds size in bytes and time of change in ns of all of its files, side by side;
    ``touched`` are the articles of which they are others than in the last catalogue.
    """

    keys: SortColumns
    stats: array[int]
    removed: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)

    @property
    def live(self) -> Sequence[range]:
        """Its articles without those that were removed, as runs of them."""
        edges = (-1, *sorted(self.removed), len(self.keys))
        return [range(last + 1, end) for last, end in pairwise(edges) if last + 1 < end]
