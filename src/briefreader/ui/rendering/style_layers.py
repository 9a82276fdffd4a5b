"""Which styles lie on which characters: spans in layers, cut into pieces line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple


class StyleSpan(NamedTuple):
    """A style, by its name, on the code points from ``start`` to ``end``."""

    start: int
    end: int
    name: str


class StyleSpans:
    """Layers of a text, found quickly for one line of it; they may overlap and nest."""

    def __init__(self, layers: Iterable[StyleSpan] = ()) -> None:
        self._layers = sorted(layer for layer in layers if layer.start < layer.end)
        self._reach = list(accumulate((layer.end for layer in self._layers), max))

    def __len__(self) -> int:
        return len(self._layers)

    def within(self, start: int, end: int) -> Iterator[StyleSpan]:
        """Yield the layers that touch the stretch, the last that begins first."""
        at = bisect_left(self._layers, end, key=lambda layer: layer.start) - 1
        while at >= 0 and self._reach[at] > start:
            if self._layers[at].end > start:
                yield self._layers[at]
            at -= 1


class StyledPiece(NamedTuple):
    """A stretch that is drawn in one style, the sum of ``names`` in order."""

    start: int
    end: int
    names: tuple[str, ...]


def pieces(start: int, end: int, *layers: StyleSpans) -> Iterator[StyledPiece]:
    """Yield ``start`` to ``end`` cut wherever a style begins or ends; later layers lie over
    earlier.
    """
    found = [span for layer in layers for span in reversed(list(layer.within(start, end)))]
    edges = {start, end}
    for span in found:
        edges.add(max(start, span.start))
        edges.add(min(end, span.end))
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        names = tuple(span.name for span in found if span.start <= left < span.end)
        yield StyledPiece(left, right, names)
