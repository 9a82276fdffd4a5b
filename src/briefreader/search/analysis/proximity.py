"""Where several words stand together: in a row, or near each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple


class MatchWindows(NamedTuple):
    """Where words stand together in an article: the first and the last position of each time.

    Both are sorted, and no stretch holds another.
    """

    firsts: Sequence[int]
    lasts: Sequence[int]


def windows(slots: Sequence[Sequence[int]], near: int) -> MatchWindows:
    """Return the stretches that hold a position of every slot and none of which holds another.

    Each slot is sorted. Only stretches with at most ``near`` other positions between.
    """
    ordered = sorted((place, slot) for slot, places in enumerate(slots) for place in places)
    latest = [-1] * len(slots)
    firsts: list[int] = []
    lasts: list[int] = []
    longest = near + len(slots)
    for place, slot in ordered:
        latest[slot] = place
        first = min(latest)
        if first < 0 or place - first >= longest:
            continue
        if firsts and firsts[-1] == first:
            continue  # it holds the stretch before
        firsts.append(first)
        lasts.append(place)
    return MatchWindows(firsts, lasts)


def most_together(places: Sequence[tuple[int, int]], width: int) -> int:
    """Return how many different words stand within ``width`` words of each other at most.

    ``places`` are positions, each with the number of its word, sorted.
    """
    counts: Counter[int] = Counter()
    most = start = 0
    for place, word in places:
        counts[word] += 1
        while place - places[start][0] >= width:
            gone = places[start][1]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            start += 1
        most = max(most, len(counts))
    return most
