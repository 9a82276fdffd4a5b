"""Right-to-left paragraphs, and which terminals show them so.

A terminal that puts the letters of a line in the order in which they are read still begins it at
the left. There a paragraph in Arabic or Hebrew is set flush right; elsewhere its letters stand from
left to right, and so does the paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import bidirectional

_FIRST_LETTERS = 200  # code points among which a paragraph has its first letter
_STRONG = {"L": False, "R": True, "AL": True}
_FIRST_VTE = 5800  # GNOME Terminal, Tilix and others with VTE 0.58


def is_right_to_left(text: str, start: int, end: int) -> bool:
    """Return whether the first letter between two offsets is of such a script (Unicode Annex 9,
    P2).
    """
    if text[start : start + 1].isascii() and text[start : start + 1].isalpha():
        return False
    for character in text[start : min(end, start + _FIRST_LETTERS)]:
        if (strong := _STRONG.get(bidirectional(character))) is not None:
            return strong
    return False


def is_flush_right(words: str, *, reordered: bool) -> bool:
    """Return whether words of their own are set flush right where text is ``reordered`` or not."""
    return reordered and is_right_to_left(words, 0, len(words))


def reorders(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal puts right-to-left letters in order by itself."""
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdecimal() and int(vte) >= _FIRST_VTE)
        or bool(environment.get("KONSOLE_VERSION"))
        or environment.get("TERM", "").startswith("mlterm")
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
    )
