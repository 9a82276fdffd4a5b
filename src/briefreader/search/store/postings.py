"""Postings: which articles hold a word, how often, and at which positions.

A word's postings begin with a byte that says how wide the numbers behind it are. These are article
numbers (16 bits each, or 32 in a segment of more than 65,536 articles), frequencies (none where
all are one, else 8 bits, or 32), and all positions in order (16 bits, or 32 where a text is
longer). How many articles there are is in the lexicon. Nothing is compressed or pickled: postings
are read by copying memory.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence, Set
from itertools import accumulate, product, starmap
from typing import NamedTuple

from briefreader.errors import IndexDamaged

NARROW = 1 << 16  # numbers below it take 16 bits
_ONE = array("I", [1])
_FAR_FEWER = 8  # times: then each is sought by halving, in no more time than to go through all


class _Widths(NamedTuple):
    """Type codes of the numbers in a word's postings; no code where every frequency is one."""

    articles: str
    frequencies: str
    positions: str


# By the first byte; none is 0, which is what a disk has that lost what was written.
_WIDTHS = dict(enumerate(starmap(_Widths, product("HI", ("", "B", "I"), "HI")), start=1))
_SIZES = {"": 0, "B": 1, "H": 2, "I": 4}
_MOST_BEFORE_POSITIONS = _SIZES["I"] * 2


class Postings(NamedTuple):
    """One word's postings; article numbers count within the segment and rise."""

    articles: memoryview
    frequencies: Sequence[int]
    positions: memoryview


def bytes_before_positions(count: int) -> int:
    """Return within how many bytes the articles and frequencies of so many articles are."""
    return 1 + _MOST_BEFORE_POSITIONS * count


def read_postings(data: memoryview, count: int) -> Postings:
    """Return the postings of a word that ``count`` articles have, nothing copied.

    Raises IndexDamaged for what cannot be such.
    """
    widths, frequencies_at, positions_at = _layout(data, count)
    frequencies: Sequence[int]
    if widths.frequencies:
        frequencies = _numbers(data[frequencies_at:positions_at], widths.frequencies)
        size = sum(frequencies)
    else:
        frequencies, size = _ONE * count, count
    if len(data) != positions_at + _SIZES[widths.positions] * size:
        raise IndexDamaged("postings: there are not as many positions as there should be")
    return Postings(
        _numbers(data[1:frequencies_at], widths.articles),
        frequencies,
        _numbers(data[positions_at:], widths.positions),
    )


def read_frequencies(data: memoryview, count: int) -> tuple[array[int], array[int]]:
    """Return the articles and frequencies of a word that ``count`` articles have.

    Of ``data`` only :func:`bytes_before_positions` need be there.
    """
    widths, frequencies_at, positions_at = _layout(data, count)
    articles = widen(_numbers(data[1:frequencies_at], widths.articles))
    if not widths.frequencies:
        return articles, _ONE * count
    return articles, widen(_numbers(data[frequencies_at:positions_at], widths.frequencies))


def _layout(data: memoryview, count: int) -> tuple[_Widths, int, int]:
    """Return the widths of the numbers, and where frequencies and positions begin."""
    widths = _WIDTHS.get(data[0]) if count and data else None
    if widths is None:
        raise IndexDamaged("postings: they do not begin as they should")
    frequencies_at = 1 + _SIZES[widths.articles] * count
    positions_at = frequencies_at + _SIZES[widths.frequencies] * count
    if positions_at > len(data):
        raise IndexDamaged("postings: they end too early")
    return widths, frequencies_at, positions_at


def _numbers(data: memoryview, typecode: str) -> memoryview:
    return data.cast(typecode)  # type: ignore[call-overload,no-any-return]


def widen(numbers: memoryview) -> array[int]:
    """Return numbers of up to 32 bits with 32 bits each; without a loop."""
    wide = array("I", bytes(_SIZES["I"] * len(numbers)))
    ratio = wide.itemsize // numbers.itemsize
    lowest = 0 if sys.byteorder == "little" else ratio - 1
    _numbers(memoryview(wide).cast("B"), numbers.format)[lowest::ratio] = numbers
    return wide


def positions_in(postings: Postings, wanted: Set[int]) -> dict[int, array[int]]:
    """Return article → the word's positions in it, for the ``wanted`` articles that have it."""
    articles, frequencies, mapped = postings
    if len(wanted) * _FAR_FEWER > len(articles):
        # To cut an array to pieces, and to look at one, takes half the time of a memoryview.
        positions = array(mapped.format, mapped.tobytes())
        counted = zip(articles, frequencies, accumulate(frequencies), strict=True)
        return {
            article: positions[end - count : end]
            for article, count, end in counted
            if article in wanted
        }
    found: dict[int, array[int]] = {}
    place = start = 0
    for article in sorted(wanted):
        here = bisect_left(articles, article, place)
        start += sum(frequencies[place:here])
        place = here
        if place == len(articles):
            break
        if articles[place] == article:
            own = mapped[start : start + frequencies[place]]
            found[article] = array(mapped.format, own.tobytes())
    return found


def narrowest(numbers: int) -> str:
    """Return the type code of numbers in an article, or of articles, where there are so many."""
    return "H" if numbers <= NARROW else "I"


class PostingsPacker:
    """Packs the postings of words whose articles and positions have these type codes."""

    def __init__(self, articles: str, positions: str) -> None:
        self.typecodes = articles, positions
        marks = {widths: mark for mark, widths in _WIDTHS.items()}
        self._once, self._bytes, self._wide = (
            marks[_Widths(articles, typecode, positions)] for typecode in ("", "B", "I")
        )
        self._single = struct.Struct(f"=B{articles}{positions}")

    def pack_single(self, article: int, position: int) -> bytes:
        """Return the postings of a word that stands in one place."""
        return self._single.pack(self._once, article, position)

    def pack(self, articles: bytes, frequencies: Collection[int], positions: bytes) -> bytes:
        """Return the postings of a word; articles and positions are packed numbers.

        Frequencies may be left out where all are one.
        """
        top = max(frequencies, default=1)
        if top == 1:
            return b"".join((bytes((self._once,)), articles, positions))
        mark, typecode = (self._bytes, "B") if top < 1 << 8 else (self._wide, "I")
        packed = array(typecode, frequencies).tobytes()
        return b"".join((bytes((mark,)), articles, packed, positions))
