"""Stretches that a quotation and an article have in common, and the best chain of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from math import inf
from typing import NamedTuple

from briefreader.factcheck.article_text import TextVersion

_REACH = 240  # words between two blocks of one chain
_JUMP = 0.5  # what going on after a gap costs, in words
_DRIFT = 0.1  # and for each word by which the gaps differ
_ONE_SIDED = 0.01  # and where only one has a gap: words that an editor changed have others there
_DEAREST = 3.0
_BACK = 64  # blocks before one that it may go on from: there are more where words are said over
_OFTEN = 400  # a pair of words that stands oftener tells nothing about the place
_SELDOM, _PLACES = 3, 20_000  # in a long quotation there are pairs enough that stand seldom


class MatchingBlock(NamedTuple):
    """``length`` words that are the same from word ``here`` and from word ``there`` on."""

    there: int
    here: int
    length: int


def best_chain(piece: Sequence[str], version: TextVersion, start: int) -> list[MatchingBlock]:
    """Return the blocks, in order in both, that hold most of the piece for least jumping about.

    Only words of the article from ``start`` on count. Empty where no two words stand together;
    a piece of one word is one block.
    """
    if len(piece) == 1:
        place = next(version.places(piece, start), None)
        return [] if place is None else [MatchingBlock(place, 0, 1)]
    blocks = sorted(_blocks(piece, version, start))
    best: list[float] = []
    before: list[int] = []
    for number, block in enumerate(blocks):
        gain, previous = 0.0, -1
        for other in range(number - 1, max(-1, number - 1 - _BACK), -1):
            if block.there - blocks[other].there - blocks[other].length > _REACH:
                break
            if best[other] <= gain:
                continue
            following = best[other] - _cost(blocks[other], block)
            if following > gain:
                gain, previous = following, other
        best.append(block.length + gain)
        before.append(previous)
    chain: list[MatchingBlock] = []
    at = max(range(len(blocks)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(blocks[at])
        at = before[at]
    return _apart(chain[::-1])


def _shared(one: MatchingBlock, other: MatchingBlock) -> int:
    """Return how many words at the beginning of the other block are already in the one before
    it.
    """
    return max(0, one.here + one.length - other.here, one.there + one.length - other.there)


def _cost(one: MatchingBlock, other: MatchingBlock) -> float:
    """Return what it costs to go on with another block, in words; infinite where it cannot
    follow.
    """
    shared = _shared(one, other)
    if shared >= other.length:
        return inf
    gap = other.there + shared - one.there - one.length
    own_gap = other.here + shared - one.here - one.length
    one_sided = _ONE_SIDED * ((gap == 0) != (own_gap == 0))
    return shared + min(_DEAREST, _JUMP + _DRIFT * abs(gap - own_gap) + one_sided)


def _apart(chain: list[MatchingBlock]) -> list[MatchingBlock]:
    """Return the chain with each block cut where the one before it ends."""
    parted: list[MatchingBlock] = []
    for block in chain:
        shared = _shared(parted[-1], block) if parted else 0
        if shared < block.length:
            there, here, length = block
            parted.append(MatchingBlock(there + shared, here + shared, length - shared))
    return parted


def _blocks(piece: Sequence[str], version: TextVersion, start: int) -> Iterator[MatchingBlock]:
    """Yield the longest stretches of two words and more, as far as pairs of words lead to them."""
    often = max(_SELDOM, min(_OFTEN, _PLACES // len(piece)))
    pairs = list(pairwise(piece))
    times = Counter(pairs)
    # Said over and over, a pair is sought so often that it may stand only so much more seldom.
    found = {
        pair: list(islice(version.places(pair, start), often // count + 1))
        for pair, count in times.items()
        if count <= often
    }
    ends: dict[int, tuple[int, int]] = {}  # by diagonal: where its last block began and ends
    for here, pair in enumerate(pairs):
        places = found.get(pair, ())
        if len(places) * times[pair] > often:
            continue
        for there in places:
            diagonal = there - here
            begun, end = ends.get(diagonal, (here, -1))
            if end >= 0 and end != here + 1:
                yield MatchingBlock(diagonal + begun, begun, end - begun)
                begun = here
            ends[diagonal] = (begun, here + 2)
    for diagonal, (begun, end) in ends.items():
        yield MatchingBlock(diagonal + begun, begun, end - begun)
