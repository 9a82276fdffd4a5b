"""Names in capitals, as labels have them, in the letters of running text."""

from __future__ import annotations

import re

from briefreader.text.lazy_pattern import lazy_pattern

UPPER = "".join(character for character in map(chr, range(0x41, 0x530)) if character.isupper())
"""Every capital letter of Latin, Greek and Cyrillic."""
BODY_NAME = lazy_pattern(
    r"(?i:\b(?:administration|agency|associated|association|authority|bank|board|bureau|centre|center|"
    r"commission|committee|company|corporation|council|court|department|desk|editors?|embassy|"
    r"foundation|government|group|house|inc|institute|ministry|network|news|office|party|police|"
    r"press|reporters?|reuters|service|society|staff|team|the|times|union|university|writers?|"
    r"ag[eè]nc[ei]a?|agenzia|agentur|redaktion|rédaction|redacción|redazione|zeitung|rundfunk|"
    r"ministerium|ministère|ministerio|radio|радио|радіо|агентство|голос|эхо|\w{2,}[^\We]ische[rs]?)\b)"
)
"""Finds a word that a person's name has not: a body's, or the writers of one."""

NAME_PARTICLE = "(?:de|da|di|van|von|der|den|la|le|al|bin)"
"""Stands in small letters within a name: "Ann |de| |la| Moss"."""

_SMALL_WORDS = frozenset(
    """
    a about after an and as at before by concerning during following for from in into marking of on
    or over regarding the to upon with
""".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_][\w.’'&-]*")
_PART = lazy_pattern(r"(\bMC)?([^\W\d_]+(?:['’](?=[sS]\b)\w)?)")


def capitalized(word: str) -> str:
    """Return a word of a name in capitals as it is written: ``MCCOY-O’HARA`` is McCoy-O’Hara."""
    return _PART.sub(_part, word)


def title_case(title: str) -> str:
    """Return a title all in capitals with the capitals it would have in a text; others as they are.

    ``STATEMENT BY ANN MOSS ON THE QUAY`` is Statement by Ann Moss on the Quay.
    """
    if not title.isupper():
        return title
    spelled = _WORD.sub(_spelled, title)
    return spelled if len(spelled) == len(title) else title


def _spelled(found: re.Match[str]) -> str:
    lower = found[0].lower()
    return lower if found.start() and lower in _SMALL_WORDS else capitalized(found[0])


def _part(found: re.Match[str]) -> str:
    return (found[1] or "").capitalize() + found[2].capitalize()
