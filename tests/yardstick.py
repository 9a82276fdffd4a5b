"""Processor time as a multiple of fixed work, which a busy or slow machine does slower, too."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_WORDS = " ".join(f"word{number % 997}" for number in range(22_000))


def yardstick() -> float:
    """Return the processor seconds that fixed work takes now: about a hundredth on an idle core."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        counts: dict[str, int] = {}
        for word in _WORDS.split():
            counts[word.title()] = counts.get(word.title(), 0) + len(word)
        sorted(counts, key=lambda word: (counts[word], word))
        sum(number * number % 7 for number in range(80_000))
        taken.append(time.process_time() - start)
    return min(taken)


@cache
def _first_yardstick() -> float:
    """Return the yardstick that was taken first, by which what is cheap needs no other."""
    return yardstick()


def in_yardsticks(seconds: float, most: float) -> float:
    """Return how many yardsticks so many seconds of the processor are.

    By the first that was taken; if those are more than ``most``, by one that is taken now.
    """
    one = _first_yardstick()
    return seconds / (one if seconds <= most * one else max(one, yardstick()))


@contextmanager
def at_most(yardsticks: float) -> Iterator[None]:
    """Hold what is done inside to a multiple of the yardstick."""
    start = time.process_time()
    yield
    taken = time.process_time() - start
    cost = in_yardsticks(taken, yardsticks)
    assert cost < yardsticks, f"{cost:.0f} yardsticks, {taken:.2f} s of processor time"
