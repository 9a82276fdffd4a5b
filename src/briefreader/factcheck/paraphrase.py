"""A passage that says what a quotation says, in other words: most of its telling words, close."""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import NamedTuple

from briefreader.factcheck.article_text import TextVersion
from briefreader.factcheck.quoted_text import QuotedText
from briefreader.factcheck.word_keys import FUNCTION_WORDS, root

_FEWEST = 3  # telling words that have to stand there
_SHARE = 0.6  # of the quotation's telling words
_WIDER = 2.0  # a paraphrase may take so many times the words
_MORE = 6


class ParaphrasedPassage(NamedTuple):
    """Words ``first`` to ``last`` of an article and the share of telling words in them."""

    share: float
    first: int
    last: int


class TellingRoots(NamedTuple):
    """Roots of a quotation's telling words; of a paraphrase, ``fewest`` of them stand within
    ``width`` words of each other.
    """

    roots: frozenset[str]
    fewest: int
    width: int


def telling_roots(wording: QuotedText) -> TellingRoots:
    """Return what of a quotation a paraphrase has."""
    roots = frozenset(root(key) for key in wording.keys if key not in FUNCTION_WORDS) - {""}  # "s"
    fewest = max(_FEWEST, ceil(_SHARE * len(roots)))
    return TellingRoots(roots, fewest, int(len(wording.words) * _WIDER) + _MORE)


def paraphrased(wording: QuotedText, version: TextVersion) -> ParaphrasedPassage | None:
    """Return the stretch with most of the wording's telling words, if it has enough of them."""
    wanted, fewest, width = telling_roots(wording)
    there: dict[str, list[int]] = {}
    for number, one in enumerate(sorted(wanted, key=len, reverse=True)):
        if len(there) + len(wanted) - number < fewest:
            return None
        if places := version.places_of_root(one):
            there[one] = places
    if len(there) < fewest:
        return None
    places_of = sorted((place, one) for one, places in there.items() for place in places)
    held: Counter[str] = Counter()
    start = 0
    best: ParaphrasedPassage | None = None
    for place, found in places_of:
        held[found] += 1
        while place - places_of[start][0] >= width:
            gone = places_of[start][1]
            held[gone] -= 1
            if not held[gone]:
                del held[gone]
            start += 1
        share = len(held) / len(wanted)
        if len(held) >= _FEWEST and share >= _SHARE and (best is None or share > best.share):
            best = ParaphrasedPassage(share, places_of[start][0], place + 1)
    return best
