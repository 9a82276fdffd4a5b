"""Where each article of an index that is being written is, by the path of its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.sort_keys import IndexedSegment

S = TypeVar("S", bound=IndexedSegment)


class Locations(Generic[S]):
    """What was published is looked up in its catalogue, so that opening an index costs nothing.

    ``segments`` are those of the ``catalogue``.
    """

    def __init__(self, catalogue: Catalogue | None = None, segments: Sequence[S] = ()) -> None:
        self._catalogue = catalogue
        self._segments = segments
        self._since: dict[bytes, tuple[S, int]] = {}

    def find(self, key: bytes) -> tuple[S, int] | None:
        """Return the segment of an article, and its number there."""
        place = self._since.get(key)
        if place is None and self._catalogue is not None:
            row = self._catalogue.find_key(key)
            if row is not None:
                number, article = self._catalogue.place(row)
                place = self._segments[number], article
        return place if place and place[1] not in place[0].removed else None

    def note(self, segment: S) -> None:
        """Take the articles with its paths from this segment from now on."""
        self._since |= {path: (segment, n) for n, path in enumerate(segment.keys.paths)}
