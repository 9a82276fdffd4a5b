"""English words to their stems, for finding a word's other forms."""

from __future__ import annotations

import warnings
from functools import lru_cache

with warnings.catch_warnings():  # see whoosh_import; this module alone loads in half a millisecond
    warnings.simplefilter("ignore")
    from whoosh.lang.porter2 import stem as _porter2

_SHORTEST_STEMMED = 3
_LONGEST_ENDING = 7


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word (Porter's second English stemmer, as in Snowball)."""
    if len(word) < _SHORTEST_STEMMED or not word.isascii() or not word.isalpha():
        return word
    return str(_porter2(word))


def stem_prefix(word: str) -> str:
    """What every word with the same stem begins with, as far as the stemmer keeps beginnings.

    Porter's rules change a final ``y`` to ``i`` and may add or drop a final ``e``.
    """
    stemmed = stem(word)
    if stemmed[-1:] in {"i", "e"} and len(stemmed) > _SHORTEST_STEMMED - 1:
        stemmed = stemmed[:-1]
    return stemmed if word.startswith(stemmed) else word


def is_variant(candidate: str, word: str) -> bool:
    """Whether two folded words have one stem."""
    return candidate == word or (
        len(candidate) - len(word) <= _LONGEST_ENDING and stem(candidate) == stem(word)
    )
