"""Ordinary words of English news, which are nobody's name where they stand alone.

``common_words.txt`` holds words that stood in at least five of the 1,734 texts that the White House
published from 2022 to 2025 (public domain), and oftener in small letters than, amid a sentence,
with a capital: "record" and "festival", but not "apple" and "hill". Forms of a word are left out.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

SURNAMES_TOO = frozenset(
    """
    ball banks battle bell best bird bond bridges burns case cash chance chase childs church cross
    day early farmer fields forest fuller gates glass good grace green gross hand head hope house
    hunt joy key keys lane law little long love low major may mays means moral noble page parks
    peace pool pound power powers price priest quick race read rich rivers rose rush savage self
    sellers sharp shields short silver singer small snow speed stark steel stone storm strange
    strong summers swift wall walls waters wells wild winters wise wood woods worth young
    """.split()
)
"""Of these, the ones that are well-known surnames, too."""
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
