"""Posting blocks: which articles hold a word, how often, and at which positions.

A term's postings are a magic tag and blocks of up to ``BLOCK`` articles. A block is a header,
then article numbers (32 bits each), frequencies (none where all are one, 8 or 32 bits) and all
positions in order (16 bits, or 32 where a text is longer). Nothing is compressed or pickled: a
block is read by copying memory.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from briefreader.errors import IndexDamaged

MAGIC = b"W3Bl"  # the tag that Whoosh's own posting files carry
BLOCK = 512
# Bytes that follow (negative in the last block), articles, last article, highest frequency,
# shortest and longest field as Whoosh's length bytes, width of a frequency and of a position.
HEAD = struct.Struct("=iIIIBBBB")
AFTER_LENGTH = HEAD.size - 4
_ONE = array("I", [1])


class PostingBlock(NamedTuple):
    """One block's header, and where its parts begin in the file."""

    last: bool
    articles: int
    last_id: int
    max_frequency: int
    min_length: int
    max_length: int
    frequency_width: int
    position_width: int
    ids_at: int
    frequencies_at: int
    positions_at: int
    end: int


def read_block(view: memoryview, offset: int) -> PostingBlock:
    """Return the block that begins at ``offset``; raises IndexDamaged for what cannot be one."""
    try:
        length, count, last_id, top, shortest, longest, width, positions = HEAD.unpack_from(
            view, offset
        )
    except struct.error as error:
        raise IndexDamaged(f"postings: {error}") from error
    ids_at = offset + HEAD.size
    frequencies_at = ids_at + 4 * count
    positions_at = frequencies_at + width * count
    end = offset + 4 + abs(length)
    if count == 0 or positions not in {2, 4} or not positions_at < end <= len(view):
        raise IndexDamaged("postings: a block's header is damaged")
    return PostingBlock(
        length < 0, count, last_id, top, shortest, longest, width, positions,
        ids_at, frequencies_at, positions_at, end,
    )  # fmt: skip


def blocks(view: memoryview, offset: int) -> Iterator[PostingBlock]:
    """Yield the blocks of the term whose postings begin at ``offset``."""
    offset += len(MAGIC)
    while True:
        block = read_block(view, offset)
        yield block
        if block.last:
            return
        offset = block.end


def frequencies(view: memoryview, block: PostingBlock) -> Sequence[int]:
    """Return how often the word stands in each article of a block."""
    if block.frequency_width == 0:
        return _ONE * block.articles
    part = view[block.frequencies_at : block.positions_at]
    return part if block.frequency_width == 1 else part.cast("I")


def read_postings(view: memoryview, offset: int) -> tuple[array[int], array[int]]:
    """Return all article numbers and frequencies of a term."""
    ids, counts = array("I"), array("I")
    for block in blocks(view, offset):
        ids.frombytes(view[block.ids_at : block.frequencies_at])
        counts.extend(frequencies(view, block))
    return ids, counts


def read_positions(view: memoryview, offset: int, wanted: Set[int]) -> dict[int, memoryview]:
    """Return article number → the word's positions in it, for the ``wanted`` articles that have
    it.
    """
    found: dict[int, memoryview] = {}
    for block in blocks(view, offset):
        ids = view[block.ids_at : block.frequencies_at].cast("I")
        here = wanted & set(ids)
        if not here:
            continue
        part = view[block.positions_at : block.end]
        positions = part.cast("H") if block.position_width == 2 else part.cast("I")
        ends = list(accumulate(frequencies(view, block), initial=0))
        for article in here:
            number = bisect_left(ids, article)
            found[article] = positions[ends[number] : ends[number + 1]]
    return found


def pack_block(
    ids: Sequence[int],
    counts: Sequence[int],
    positions: bytes,
    lengths: bytes,
    *,
    position_width: int,
    last: bool,
) -> bytes:
    """Return one block; ``lengths`` are the length bytes of its articles' fields."""
    top = max(counts)
    if top == 1:
        width, packed = 0, b""
    elif top < 256:
        width, packed = 1, bytes(counts)
    else:
        width, packed = 4, array("I", counts).tobytes()
    body = b"".join((array("I", ids).tobytes(), packed, positions))
    length = AFTER_LENGTH + len(body)
    head = HEAD.pack(
        -length if last else length, len(ids), ids[-1], top, min(lengths), max(lengths),
        width, position_width,
    )  # fmt: skip
    return head + body


def pack_positions(positions: Sequence[int]) -> tuple[int, bytes]:
    """Return the width of a position and all of them as bytes."""
    try:
        return 2, array("H", positions).tobytes()
    except OverflowError:
        return 4, array("I", positions).tobytes()
