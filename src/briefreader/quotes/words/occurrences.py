"""How often something stands in a text, counted no further than asked: a first look, which tells
most texts apart.
"""

from __future__ import annotations


def occur(text: str, least: int, *pieces: str) -> bool:
    """Return whether pieces stand in ``text`` ``least`` times or more, all together.

    Two of the same piece do not overlap.
    """
    left = least
    for piece in pieces:
        at = text.find(piece)
        while at >= 0:
            left -= 1
            if left <= 0:
                return True
            at = text.find(piece, at + len(piece))
    return left <= 0
