"""English words to their stems, for finding a word's other forms.

Other languages are in ``language_stems``.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import lru_cache

with warnings.catch_warnings():  # see whoosh_import; this module alone loads in half a millisecond
    warnings.simplefilter("ignore")
    from whoosh.lang.porter2 import stem as _porter2

_SHORTEST_STEMMED = 3
_LONGEST_ENDING = 7
_UNSTABLE = frozenset("ie")
_JOINTS = frozenset("iey")  # the letters that endings begin with where a stem lost its own


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the stem of a folded word (Porter's second English stemmer, as in Snowball)."""
    if len(word) < _SHORTEST_STEMMED or not word.isascii() or not word.isalpha():
        return word
    return str(_porter2(word))


def stem_prefix(word: str) -> str:
    """Return what every word with the same stem begins with, as far as the stemmer keeps
    beginnings.

    Porter's rules make a final ``y`` an ``i``, and may add a final ``e``: ``hoping``, ``hope``.
    """
    stemmed = stem(word)
    if stemmed[-1:] in _UNSTABLE and len(stemmed) >= _SHORTEST_STEMMED:
        stemmed = stemmed[:-1]
    return stemmed if word.startswith(stemmed) else word


def variant_test(word: str) -> Callable[[str], bool]:
    """Return a function that says whether a word beginning with the stem's prefix has the same
    stem.
    """
    stemmed, prefix = stem(word), stem_prefix(word)
    place, longest = len(prefix), len(stemmed) + _LONGEST_ENDING

    def is_variant(candidate: str) -> bool:
        if candidate == word:
            return True
        # Stemming costs ten microseconds: most candidates need none.
        if len(candidate) > longest:
            return False
        goes_on = candidate.startswith(stemmed) or candidate[place : place + 1] in _JOINTS
        return goes_on and stem(candidate) == stemmed

    return is_variant
