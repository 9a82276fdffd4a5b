"""Which texts say the same: sketches of articles, and fingerprints of statements.

An article's sketch is the smallest hashes of its sentences: the share of hashes that two sketches
have in common estimates the share of sentences that their texts have in common (bottom-k sketch:
Broder, On the resemblance and containment of documents, 1997; sentences stand for his shingles,
since whoever corrects a text changes few of them). A shorter text's sketch holds them all.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

SKETCH = 96  # hashes; estimates are then off by 0.04 or less for two texts in three
SHORTEST_SENTENCE = 25  # characters; shorter ones stand in many texts
FEWEST_WORDS = 6  # of a statement that is worth finding elsewhere: "Yes, we do." is said daily
_KEYS = 8  # hashes by which articles find those that may be the same
_NEIGHBOURS = 20  # articles with one of these in common, each compared with so many of the rest
SAME = 0.8
SAME_UNDER_ONE_TITLE = 0.6
_FEW = 4  # sentences: so short a text may be a form that is filled in
_NEAR = 31  # days
_FAR, _SAME_FAR = 180, 0.95  # a yearly message repeats most of the last one

_SENTENCE_ENDS = re.compile(r"[.!?:;\n]\W+")
_EDGES = " \n.,;:!?…-\"'()[]"
_CORRECTED = re.compile(
    r"\W*(?:corrected|correction|updated?|revised|amended)\s*[:\])–—-]+\s*", re.IGNORECASE
)


def plain(text: str) -> str:
    """``text`` in small letters, with plain quotation marks, dashes and spaces."""
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
    """The sketch of a text: up to ``SKETCH`` numbers of 32 bits, the smallest first."""
    sentences = _SENTENCE_ENDS.split(plain(text))
    hashes = {crc32(one.encode()) for one in sentences if len(one) >= SHORTEST_SENTENCE}
    return array("I", sorted(hashes)[:SKETCH]).tobytes()


def fingerprint(statement: str) -> int:
    """64 bits that two statements share if their words are the same; 0 for a short one."""
    words = plain(statement).strip(_EDGES).split()
    if len(words) < FEWEST_WORDS:
        return 0
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "little") or 1


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of their sentences that two texts have in common, from 0 to 1."""
    union = sorted({*one, *other})[:SKETCH]
    if not union:
        return 0.0
    return len(set(one).intersection(other, union)) / len(union)


@dataclass(frozen=True, slots=True)
class Described:
    """What is compared of one article; ``day`` is an ordinal, 0 for none."""

    sketch: bytes
    title: bytes
    day: int


def candidates(sketches: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs of articles, by number, that may be versions of each other; some more than once."""
    keyed = sorted(
        hashed << 32 | number
        for number, packed in enumerate(sketches)
        for hashed in memoryview(packed[: 4 * _KEYS]).cast("I")
    )
    runs: list[int] = []
    last = -1
    for key in keyed:
        if key >> 32 != last:
            last = key >> 32
            runs.clear()
        number = key & 0xFFFF_FFFF
        for other in runs[-_NEIGHBOURS:]:
            yield other, number
        runs.append(number)


def are_versions(one: Described, other: Described) -> bool:
    """Whether two articles hold the same text but for a head, small edits or a correction."""
    sketches = array("I", one.sketch), array("I", other.sketch)
    titled = bare_title(one.title) == bare_title(other.title)
    shared = resemblance(*sketches)
    apart = abs(one.day - other.day) if one.day and other.day else 0
    if min(map(len, sketches)) < _FEW:
        return titled and apart <= _NEAR and shared >= SAME
    if titled and apart <= _NEAR:
        return shared >= SAME_UNDER_ONE_TITLE
    return shared >= (SAME if apart <= _FAR else _SAME_FAR)


def bare_title(title: bytes) -> str:
    """A title without case, marks and the word that says that it was corrected."""
    words = _CORRECTED.sub("", plain(title.decode("utf-8", "replace")), count=1)
    return " ".join(re.findall(r"\w+", words))


def is_correction(title: bytes) -> bool:
    """Whether a title says that it is that of a corrected version."""
    return bool(_CORRECTED.match(title.decode("utf-8", "replace")))


def linked(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups that pairs of numbers make together, each in order (union–find)."""
    above: dict[int, int] = {}

    def top(number: int) -> int:
        while above.setdefault(number, number) != number:
            above[number] = number = above[above[number]]
        return number

    for one, other in pairs:
        above[max(top(one), top(other))] = min(top(one), top(other))
    groups: dict[int, list[int]] = {}
    for number in sorted(above):
        groups.setdefault(top(number), []).append(number)
    return list(groups.values())


def sorted_places(fingerprints: Sequence[int]) -> array[int]:
    """The numbers of the statements that have a fingerprint, in the order of those."""
    numbers = (number for number, one in enumerate(fingerprints) if one)
    return array("I", sorted(numbers, key=fingerprints.__getitem__))
