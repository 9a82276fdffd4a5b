"""How many words a field has, in one byte: exactly where they are few, roughly where they are many.

The scale is Whoosh's, so that scores are the same; a test holds it to that.
"""

from __future__ import annotations

from bisect import bisect_left

LENGTHS = tuple(round((1.033**code - 1) * 27) for code in range(256))
"""The words that each code stands for."""


def encode_length(words: int) -> int:
    """Return the code of a number of words: the first that stands for no fewer, 255 at most."""
    return min(bisect_left(LENGTHS, words), 255)
