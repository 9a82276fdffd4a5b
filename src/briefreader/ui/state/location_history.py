"""Where the reader has been: back and forward across articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LONGEST = 200


@dataclass(frozen=True, slots=True)
class ReadingLocation:
    """A place in an article: the code point at the reading mark."""

    path: Path
    offset: int


class LocationHistory:
    """Places in the order they were left, as a browser keeps them."""

    def __init__(self) -> None:
        self._behind: list[ReadingLocation] = []
        self._ahead: list[ReadingLocation] = []

    def leave(self, place: ReadingLocation) -> None:
        """Remember a place that a jump leads away from; what lay ahead is forgotten."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        del self._behind[:-LONGEST]
        self._ahead.clear()

    def back(self, here: ReadingLocation | None) -> ReadingLocation | None:
        """Return the place before this one, which then lies ahead."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: ReadingLocation | None) -> ReadingLocation | None:
        """Return the place that ``back`` came from."""
        return self._step(self._ahead, self._behind, here)

    @staticmethod
    def _step(
        source: list[ReadingLocation], target: list[ReadingLocation], here: ReadingLocation | None
    ) -> ReadingLocation | None:
        while source:
            place = source.pop()
            if place != here:
                if here is not None:
                    target.append(here)
                return place
        return None
