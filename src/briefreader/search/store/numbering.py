"""Numbers that run through all segments of an index."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise


class DocumentNumbering:
    """Which segment an article is in, and which of its articles it is there, by its number."""

    def __init__(self, sizes: Iterable[int]) -> None:
        self._bases = list(accumulate(sizes, initial=0))

    def __len__(self) -> int:
        return self._bases[-1]

    def place(self, number: int) -> tuple[int, int]:
        """Return the segment's number, and the article's in it; both from 0."""
        segment = bisect_right(self._bases, number) - 1
        return segment, number - self._bases[segment]

    def by_segment(self, numbers: Sequence[int]) -> list[slice]:
        """Return for each segment where its articles stand among numbers that rise."""
        ends = [bisect_left(numbers, base) for base in self._bases]
        return [slice(begin, end) for begin, end in pairwise(ends)]
