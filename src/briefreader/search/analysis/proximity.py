"""Where several words stand together: in a row, or near each other."""

from __future__ import annotations

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
