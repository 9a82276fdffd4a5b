"""Names in capitals, as labels have them, in the letters of running text."""

from __future__ import annotations

import re

from briefreader.text.lazy_pattern import lazy_pattern

_PART = lazy_pattern(r"(\bMC)?([^\W\d_]+(?:['’](?=s\b)\w)?)")


def capitalized(word: str) -> str:
    """Return a word of a name in capitals as it is written: ``MCCOY-O’HARA`` is McCoy-O’Hara."""
    return _PART.sub(_part, word)


def _part(found: re.Match[str]) -> str:
    return (found[1] or "").capitalize() + found[2].capitalize()
