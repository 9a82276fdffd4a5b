"""How much work one search may do, so that no query hangs."""

from __future__ import annotations

from collections.abc import Callable

MOST_EXPANSIONS = 256  # words that one word or beginning may stand for
MOST_POSTINGS = 4_000  # articles read for one beginning, all its words together
MOST_READS = 256  # stretches of files read for one beginning
MOST_SECONDS = 0.8  # leaves room for what runs between two looks at the clock


class Budget:
    """What is left for one search, and whether anything was left out for want of it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + MOST_SECONDS
        self.exceeded = False

    def spent(self) -> bool:
        """Return whether time is up; what has been found until then is the answer."""
        if self._clock() < self._end:
            return False
        self.exceeded = True
        return True
