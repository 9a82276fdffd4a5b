"""Ordinary words of English news, which are nobody's name where they stand alone.

``common_words.txt`` holds words that stood in at least five of the 1,734 texts that the White House
published from 2022 to 2025 (public domain), and oftener in small letters than, amid a sentence,
with a capital: "record" and "festival", but not "apple" and "hill". Forms of a word are left out.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("ly", ""),
)  # fmt: skip
_SHORTEST = 3  # letters


@cache
def _words() -> frozenset[str]:
    file = resources.files("briefreader.quotes.entities").joinpath("common_words.txt")
    return frozenset(file.read_text("utf-8").split())


def is_common(word: str) -> bool:
    """Return whether a word, in whatever letters, is an ordinary one, or a form of one."""
    lower = word.lower()
    return lower in _words() or any(
        lower.endswith(ending)
        and len(lower) - len(ending) >= _SHORTEST
        and is_common(lower[: -len(ending)] + instead)
        for ending, instead in _ENDINGS
    )
