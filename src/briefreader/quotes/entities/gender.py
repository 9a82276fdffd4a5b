"""What names and titles alone tell of somebody: the gender, and whether it is a person at all.

Given names are from the counts of the 1990 United States Census.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.words.lexicon import (
    CLOSING_THINGS,
    COUNTRIES,
    FEMALE_TITLES,
    MALE_TITLES,
    NAMED_AFTER,
    NOT_NAMES,
    OFFICES,
    OPENING_THINGS,
    ORGANISATIONS,
    POSSESSIVES,
)
from briefreader.text.courtesy_titles import FOREIGN_FEMALE_TITLES, FOREIGN_MALE_TITLES
from briefreader.text.family_names import FAMILY_NAMES
from briefreader.text.given_names import given_names_by_gender

_KEPT = 8192  # names recur, within an article and from one to the next


class Gender(StrEnum):
    """What a name or title says about the person; UNKNOWN fits both "he" and "she"."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"

    def fits(self, pronoun: str) -> bool:
        """Return whether "he" or "she" can stand for a person of this gender."""
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


_OF_MEN = MALE_TITLES | FOREIGN_MALE_TITLES
_OF_WOMEN = FEMALE_TITLES | FOREIGN_FEMALE_TITLES


@cache
def given_names() -> dict[str, Gender]:
    """Return every given name known, in lower case."""
    found = {
        name: Gender.UNKNOWN if gender == "either" else Gender(gender)
        for name, gender in given_names_by_gender().items()
    }
    found |= dict.fromkeys(_ELSEWHERE, Gender.UNKNOWN)
    for word in NOT_NAMES:
        found.pop(word, None)
    return found


def title_gender(titles: set[str]) -> Gender:
    """Return what the titles stated with a name say together."""
    male, female = not titles.isdisjoint(_OF_MEN), not titles.isdisjoint(_OF_WOMEN)
    if male == female:
        return Gender.UNKNOWN
    return Gender.MALE if male else Gender.FEMALE


@lru_cache(maxsize=_KEPT)
def gender_of(full: str) -> Gender:
    """Return what the given name in a full name says; what may be a family name says nothing."""
    words = full.split()
    first = words[0].lower() if len(words) > 1 else ""
    if first in FAMILY_NAMES:
        return Gender.UNKNOWN
    return given_names().get(_without_accents(first), Gender.UNKNOWN)


def _without_accents(word: str) -> str:
    """Return a given name as the census spells it: "Zoë" stands there as "zoe"."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return "".join(one for one in apart if not unicodedata.combining(one))


_NO_NAMES = (ORGANISATIONS | CLOSING_THINGS | OFFICES | _POSTS) - {"un"}
# Words within the titles of songs and books, "Know My Name", and within no name.
_IN_TITLES = frozenset(
    """
    my your our their without with into about when where what why how not never always again through
    beyond behind before after between under over until is are was were be to it you me us
""".split()
)
_FIRST_SYLLABLES = frozenset(
    """
    chul dae ha ho hsien hye hyun il jae jin jong ju jung ki kuan kun kwang kyu kyung mi min myung
    sang seok seon seung so soo suk sun sung tae won woo yeon yo yong young
""".split()
)


def begins_with_family_name(words: Sequence[str]) -> bool:
    """Return whether a full name is Chinese or Korean by its looks: "Wang Yi", "Moon Jae-in".

    Of "Kim Moss" and "Li Qiang" the looks tell nothing, for "Kim" and "Li" are given names too.
    """
    first, *others = map(str.lower, words)
    if first not in FAMILY_NAMES or not 1 <= len(others) <= 2 or not _NO_NAMES.isdisjoint(others):
        return False
    _, hyphen, syllable = words[1].partition("-")
    if hyphen:
        return syllable.islower()
    return first not in given_names() or (len(others) == 2 and others[0] in _FIRST_SYLLABLES)


@lru_cache(maxsize=_KEPT)
def is_person(full: str, titled: bool) -> bool:
    """Return whether a name is a person's; ``titled`` says that a title is stated with it."""
    words = full.replace(" ap ", " ").lower().split()  # "Emrys ap Rhys" is not of the AP
    if words[-1] in OFFICES or words[-1] in _POSTS:
        return False  # "Prime Minister", "Fed Chairman", "Chief Nursing Officer"
    if begins_with_family_name(full.split()):
        return True  # "Kim Jong Un", who is not the UN
    if any(word in ORGANISATIONS for word in words[1:]) or words[:1] == ["the"]:
        return False
    if titled:
        return True
    if len(words) > 1 and _without_accents(words[0]) in given_names():
        return words[-1] not in NAMED_AFTER  # "Lincoln Memorial"
    if len(words) < 2 or words[0] in ORGANISATIONS or not _IN_TITLES.isdisjoint(words[1:]):
        return False
    if words[-1] in COUNTRIES and is_common(words[0]):
        return False  # "Resilient Ukraine"
    if "of" in words or "for" in words or words[0] in OPENING_THINGS or words[-1] in CLOSING_THINGS:
        return False
    return not words[0].endswith((*POSSESSIVES, "-based", "-backed", "-driven", "-era"))
