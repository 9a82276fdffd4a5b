"""What makes texts the same: sketches of articles, and fingerprints of statements.

An article's sketch is the smallest hashes of its sentences: the share of hashes that two sketches
have in common estimates the share of sentences that their texts have in common (bottom-k sketch:
Broder, On the resemblance and containment of documents, 1997; sentences stand for his shingles,
since whoever corrects a text changes few of them). A shorter text's sketch holds them all.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from zlib import crc32

SKETCH = 96  # hashes; estimates are then off by 0.05 or less for two texts in three
HEAD = 8  # of these, by which articles find those that may be the same
SHORTEST_SENTENCE = 25  # characters; shorter ones stand in many texts
FEWEST_WORDS = 6  # of a statement that is worth finding elsewhere: "Yes, we do." is said daily

_SENTENCE_ENDS = re.compile(r"[.!?:;\n]\W+")
_EDGES = " \n.,;:!?…-\"'()[]"


def normalize_for_comparison(text: str) -> str:
    """Return ``text`` in small letters, with plain quotation marks, dashes and spaces."""
    return (
        text.lower()
        .replace("’", "'")
        .replace("“", '"')
        .replace("”", '"')
        .replace("\u00a0", " ")
        .replace("—", "-")
        .replace("–", "-")
        .replace("  ", " ")
    )


def sketch(text: str) -> bytes:
    """Return the sketch of a text: up to ``SKETCH`` numbers of 32 bits, the smallest first."""
    sentences = _SENTENCE_ENDS.split(normalize_for_comparison(text).rstrip(_EDGES))
    hashes = {crc32(one.encode()) for one in sentences if len(one) >= SHORTEST_SENTENCE}
    return array("I", sorted(hashes)[:SKETCH]).tobytes()


def sketch_heads(sketches: Iterable[bytes]) -> array[int]:
    """Return the smallest hashes of each sketch, ``HEAD`` for every one; zeros where it has
    fewer.
    """
    size = 4 * HEAD
    return array("I", b"".join(sketch[:size].ljust(size, b"\0") for sketch in sketches))


def fingerprint(statement: str) -> int:
    """Return 64 bits that two statements share if their words are the same; 0 for a short one."""
    words = normalize_for_comparison(statement).strip(_EDGES).split()
    if len(words) < FEWEST_WORDS:
        return 0
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "little") or 1


def sorted_places(fingerprints: Sequence[int]) -> array[int]:
    """Return the numbers of the statements that have a fingerprint, in the order of those."""
    numbers = (number for number, one in enumerate(fingerprints) if one)
    return array("I", sorted(numbers, key=fingerprints.__getitem__))
