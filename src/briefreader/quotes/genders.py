"""What names and titles alone tell of somebody: the gender, and whether it is a person at all.

Given names are from the counts of the 1990 United States Census.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from briefreader.quotes.lexicon import (
    ALSO_SURNAMES,
    CLOSING_THINGS,
    FEMALE_TITLES,
    MALE_TITLES,
    NOT_NAMES,
    OFFICES,
    OPENING_THINGS,
    ORGANISATIONS,
    POSSESSIVES,
)

_KEPT = 8192  # names recur, within an article and from one to the next


class Gender(StrEnum):
    """What a name or title says about the person; UNKNOWN fits both "he" and "she"."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"

    def fits(self, pronoun: str) -> bool:
        """Whether "he" or "she" can stand for a person of this gender."""
        return self is Gender.UNKNOWN or (self is Gender.MALE) == (pronoun == "he")


# One gender's in that census, but also the other's: elsewhere, or of old.
_ELSEWHERE = frozenset(
    """
    lindsey lindsay vivian ashley beverly beverley evelyn hilary meredith allison laurie sidney
    madison jean andrea simone gabriele nicola michele camille laurence claude sasha nikita misha
    valery
""".split()
)


_POSTS = frozenset(
    """
    officer spokesman spokeswoman spokesperson adviser advisor coordinator counselor correspondent
    executive analyst economist manager
""".split()
)


@cache
def given_names() -> dict[str, Gender]:
    """Every given name known, in lower case."""
    found: dict[str, Gender] = {}
    text = resources.files("briefreader.quotes").joinpath("first_names.txt").read_text("utf-8")
    for line in text.splitlines():
        heading, _, names = line.partition(" ")
        if heading == "either":
            found |= dict.fromkeys(names.split(), Gender.UNKNOWN)
        elif heading in ("male", "female"):
            found |= dict.fromkeys(names.split(), Gender(heading))
    found |= dict.fromkeys(_ELSEWHERE, Gender.UNKNOWN)
    for word in NOT_NAMES:
        found.pop(word, None)
    return found


def title_gender(titles: set[str]) -> Gender:
    """What the titles stated with a name say together."""
    male, female = not titles.isdisjoint(MALE_TITLES), not titles.isdisjoint(FEMALE_TITLES)
    if male == female:
        return Gender.UNKNOWN
    return Gender.MALE if male else Gender.FEMALE


@lru_cache(maxsize=_KEPT)
def gender_of(full: str) -> Gender:
    """What the given name in a full name says."""
    words = full.split()
    if len(words) < 2:
        return Gender.UNKNOWN
    return given_names().get(_without_accents(words[0].lower()), Gender.UNKNOWN)


def _without_accents(word: str) -> str:
    """A given name as the census spells it: "Zoë" stands there as "zoe"."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return "".join(one for one in apart if not unicodedata.combining(one))


_THINGS = CLOSING_THINGS - ALSO_SURNAMES


@lru_cache(maxsize=_KEPT)
def is_person(full: str, told: bool) -> bool:
    """Whether a name is a person's; ``told`` says that a title or a given name is known."""
    words = full.lower().split()
    if words[-1] in OFFICES or words[-1] in _POSTS:
        return False  # "Prime Minister", "Fed Chairman", "Chief Nursing Officer"
    if any(word in ORGANISATIONS for word in words[1:]) or words[:1] == ["the"]:
        return False
    given = len(words) > 1 and words[0] in given_names()
    if given and words[-1] in _THINGS:
        return False  # "Lincoln Memorial"
    if told or given:
        return True
    if len(words) < 2 or words[0] in ORGANISATIONS:
        return False
    if "of" in words or "for" in words or words[0] in OPENING_THINGS or words[-1] in CLOSING_THINGS:
        return False
    return not words[0].endswith((*POSSESSIVES, "-based", "-backed", "-driven", "-era"))
