"""How high each entry of a long list is: guessed until it is looked at, then exact."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate


class VirtualHeights:
    """Entries one below another, each some lines high.

    ``measure`` gives an entry's true height; it is asked only for entries near what is shown, so
    that a list of ten thousand opens as quickly as one of ten. ``changes`` counts how often lines
    have moved.
    """

    def __init__(self, guesses: Iterable[int], measure: Callable[[int], int]) -> None:
        self._heights = list(guesses)
        self._measure = measure
        self._measured: set[int] = set()
        self._tops: Sequence[int] = [0, *accumulate(self._heights)]
        self.changes = 0

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def height(self) -> int:
        """Lines in all; a guess until everything has been measured."""
        return self._tops[-1]

    def top(self, number: int) -> int:
        """Return the first line of an entry."""
        return self._tops[number]

    def bottom(self, number: int) -> int:
        """Return the line after the last one of an entry."""
        return self._tops[number + 1]

    def at(self, line: int) -> int:
        """Return the entry that a line belongs to; the first or last where there is no such
        line.
        """
        return max(0, min(bisect_right(self._tops, line), len(self._heights)) - 1)

    def settle(self, line: int, before: int, after: int) -> int:
        """Measure so many lines before and after ``line``; by how many lines its entry moved."""
        if not self._heights:
            return 0
        kept = self.at(line)
        inner = line - self._tops[kept]
        was = self._tops[kept]
        self._measure_from(kept, 1, inner + after)
        self._measure_from(kept - 1, -1, before - inner)
        return self._tops[kept] - was

    def _measure_from(self, number: int, step: int, lines: int) -> None:
        """Measure entries in one direction until they hold so many lines."""
        changed = False
        while lines > 0 and 0 <= number < len(self._heights):
            if number not in self._measured:
                self._measured.add(number)
                height = self._measure(number)
                changed |= height != self._heights[number]
                self._heights[number] = height
            lines -= self._heights[number]
            number += step
        if changed:
            self.changes += 1
            self._tops = [0, *accumulate(self._heights)]
