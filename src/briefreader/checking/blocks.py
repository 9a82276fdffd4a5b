"""Stretches that a quotation and an article have in common, and the best chain of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefreader.checking.standing import Version

_REACH = 240  # words between two blocks of one chain
_JUMP = 0.5  # what going on after a gap costs, in words
_DRIFT = 0.1  # and for each word by which the gaps differ
_DEAREST = 3.0
_OFTEN = 400  # a pair of words that stands oftener tells nothing about the place


class Block(NamedTuple):
    """``length`` words that are the same from word ``here`` and from word ``there`` on."""

    there: int
    here: int
    length: int


def best_chain(piece: Sequence[str], version: Version, start: int) -> list[Block]:
    """The blocks, in order in both, that hold most of the piece for least jumping about.

    Only words of the article from ``start`` on count. Empty where no two words stand together;
    a piece of one word is one block.
    """
    if len(piece) == 1:
        place = next(version.places(piece, start), None)
        return [] if place is None else [Block(place, 0, 1)]
    blocks = sorted(_blocks(piece, version, start))
    best: list[float] = []
    before: list[int] = []
    for number, block in enumerate(blocks):
        gain, previous = 0.0, -1
        for other in range(number - 1, -1, -1):
            gap = block.there - blocks[other].there - blocks[other].length
            if gap > _REACH:
                break
            own_gap = block.here - blocks[other].here - blocks[other].length
            if own_gap < 0 or gap < 0:
                continue
            cost = min(_DEAREST, _JUMP + _DRIFT * abs(gap - own_gap))
            if best[other] - cost > gain:
                gain, previous = best[other] - cost, other
        best.append(block.length + gain)
        before.append(previous)
    chain: list[Block] = []
    at = max(range(len(blocks)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(blocks[at])
        at = before[at]
    return chain[::-1]


def _blocks(piece: Sequence[str], version: Version, start: int) -> Iterator[Block]:
    """The longest stretches of two words and more, as far as pairs of words lead to them."""
    ends: dict[int, tuple[int, int]] = {}  # by diagonal: where its last block began and ends
    for here in range(len(piece) - 1):
        places = list(islice(version.places(piece[here : here + 2], start), _OFTEN + 1))
        if len(places) > _OFTEN:
            continue
        for there in places:
            diagonal = there - here
            begun, end = ends.get(diagonal, (here, -1))
            if end >= 0 and end != here + 1:
                yield Block(diagonal + begun, begun, end - begun)
                begun = here
            ends[diagonal] = (begun, here + 2)
    for diagonal, (begun, end) in ends.items():
        yield Block(diagonal + begun, begun, end - begun)
