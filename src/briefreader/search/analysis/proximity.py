"""Where several words stand together: in a row, or near each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub
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


def side_by_side(
    slots: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int]]
) -> list[Sequence[int]]:
    """Return for each pair of slots, by their numbers, where a position of the second comes right
    behind one of the first; sorted.
    """
    held = list(map(frozenset, slots))
    found: list[Sequence[int]] = []
    for first, second in pairs:
        if len(held[first]) <= len(held[second]):
            places = [place + 1 for place in slots[first] if place + 1 in held[second]]
        else:
            places = [place for place in slots[second] if place - 1 in held[first]]
        found.append(places)
    return found


def most_together(slots: Sequence[Sequence[int]], needed: int, width: int) -> int:
    """Return of how many slots, at most, positions stand within ``width`` words of each other; 0
    where these are fewer than ``needed``.

    Slots are sorted. Where not even so many positions do, whatever their slots, none are told
    apart.
    """
    ordered = sorted(chain.from_iterable(slots))
    stretches = map(sub, ordered[needed - 1 :], ordered)
    if len(slots) < needed or min(stretches, default=width) >= width:
        return 0
    pairs = sorted([(place, slot) for slot, own in enumerate(slots) for place in own])
    counts = [0] * len(slots)
    most = different = start = 0
    too_far = pairs[0][0] + width  # from the first that counts
    for place, slot in pairs:
        while place >= too_far:
            gone = pairs[start][1]
            counts[gone] -= 1
            if not counts[gone]:
                different -= 1
            start += 1
            too_far = pairs[start][0] + width
        if not counts[slot]:
            different += 1
            if different > most:
                most = different
        counts[slot] += 1
    return most if most >= needed else 0
