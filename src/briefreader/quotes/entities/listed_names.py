"""Which names are listed as speakers, and which only look like one.

Not listed are places, laws, parties, feasts, headings and tags that were taken for a name, nor is a
given name alone: whose it is, only its own article can tell.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefreader.domain.name_use import JoinedName, NameDecisions, NamePolicy, NameUse
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import begins_with_family_name, given_names
from briefreader.quotes.entities.joined_names import is_full_name, join_names, name_group
from briefreader.quotes.entities.label_titles import without_suffix
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.quotes.words.lexicon import DEMONYMS, OFFICES, ORGANISATIONS
from briefreader.text.lazy_pattern import lazy_pattern

# Words that are nobody, though sentences make them speak.
_NO_SPEAKERS = frozenset(
    """
    act bill law amendment resolution treaty constitution code order rule clause section article
    covid omicron customer scripture nobel heaven god bible gospel corinthians excellency capitol
    festival visit bills index agreement dictionary encyclopaedia encyclopedia thesaurus
""".split()
)
_FEASTS = frozenset(
    "christmas easter hanukkah kippur hashanah ramadan diwali thanksgiving halloween".split()
)
_PARTIES = frozenset(
    """
    gop tories labour democrats republicans conservatives liberals greens lib dems snp afd cdu spd
    dnc rnc antifa
""".split()
)
_TAG = lazy_pattern(
    r"[DRI]-[A-Z]|H\.(?:J\.|R\.)|S\.J\.|.*(?::|-(?:based|run|led|driven|be)\b)"
    r"|(?:Rep|Sen|Gov)[A-Z]\w+\Z",  # what somebody is called elsewhere: "@RepMoss"
    re.DOTALL,
)
_NUMBERED = lazy_pattern(r"\w?|.*\d.*|[IVX]+|[A-Z]{2,4}")
_BODIES = ORGANISATIONS | frozenset(
    """
    coalition alliance unions workers resources finance partners moms parents women veterans
    affairs trades consult insider standard
""".split()
)
# At the end of what is a role without a name: "Parsons Corporation Chair", "Texas State Trooper".
_ROLES_ALONE = OFFICES | frozenset(
    """
    chair ceo cfo coo president spokesperson spokesman spokeswoman official officials officer
    trooper employee resident manager
""".split()
)
# Beside a given name they say whose relative somebody is, not who.
_RELATIVES = frozenset(
    """
    son daughter mother father brother sister wife husband grandson granddaughter grandmother
    grandfather uncle aunt cousin nephew niece mom dad widow
""".split()
)
_SMALL = frozenset("of the and for a an in on to under over with at from by".split())
_CUT_SHORT = ("former", "be", "make")  # "Former Moss", an aide's; "Be Best", what is called for
_PARTS_OF_PLACES = frozenset(
    """
    north south east west northern southern eastern western central upper lower greater inner
    upstate downtown downstate rural
""".split()
)
_PEOPLES = DEMONYMS.union("african asian arab black native latino jewish muslim white".split())
_WATERS = frozenset(["sea", "ocean", "gulf", "strait", "straits", "peninsula"])
_SEVERAL = 2  # articles


def is_listed(name: str, use: NameUse) -> bool:
    """Return whether a name is a row of speakers, as it is used in a library."""
    lower = name.lower().removeprefix("the ")
    words = lower.split()
    if _TAG.match(name) or name in ("MR. PRESIDENT", "MADAM PRESIDENT") or lower in PLACE_NAMES:
        return False
    if words[-1] in _FEASTS or (words[0] in PLACE_NAMES and words[-1] == "senate"):
        return False
    if _is_part_of_place(words) or _is_group(words):
        return False
    if words[-1] in _NO_SPEAKERS and not (len(words) > 1 and words[0] in given_names()):
        return False
    if use.turns:
        return True
    if len(words) == 2 and words[0] in _CUT_SHORT:
        return False
    if words[-1] == "plan" and words[-2:-1] not in (["health"], ["dental"]):
        return False  # "the Kell Rescue Plan", but no insurer
    if len(words) == 1 and words[0] in given_names() and _is_relative(use):
        return False
    if use.titles and not (len(words) > 1 and all(map(is_common, words)) and _is_plural(use)):
        return True
    return _is_word_listed(name) if len(words) == 1 else _is_phrase_listed(name, use)


def _is_relative(use: NameUse) -> bool:
    """Return whether a name is only said to be somebody's relative's: "my son Karl"."""
    return bool(use.titles) and all(title.split()[-1] in _RELATIVES for title in use.titles)


def _is_plural(use: NameUse) -> bool:
    """Return whether only titles of several people stand with a name: "Kell Leaders"."""
    return all(title.endswith("s") for title in use.titles)


def _is_part_of_place(words: Sequence[str]) -> bool:
    """Return whether a name is a part of a place, or a sea: "Upstate New York", but not "Frank
    Ocean".
    """
    if words[-1] in _WATERS:
        land = words[0] in PLACE_NAMES or words[0] in DEMONYMS
        return len(words) > 1 and (land or words[0] not in given_names())
    return words[0] in _PARTS_OF_PLACES and " ".join(words[1:]) in PLACE_NAMES


def _is_group(words: Sequence[str]) -> bool:
    """Return whether a name is a party's or a people's, or what they are called in one place:
    "Irish Americans".
    """
    *before, last = words
    if last in _PARTIES:
        return _PARTIES.union(PLACE_NAMES).issuperset(before)
    people = last.endswith("s") and last[:-1] in DEMONYMS
    return people and bool(before) and _PEOPLES.issuperset(before)


def _is_word_listed(name: str) -> bool:
    """Return whether one word without a title is a body's name, or a surname."""
    lower = name.lower()
    if not name.istitle():
        return True  # "NPR", "GasBuddy"
    if lower == "hill" or (lower in _PARTS_OF_PLACES and lower.endswith("ern")):
        return False  # the newspaper of that name; "in the Western press", but not Ann West
    if lower in given_names() or lower.removesuffix("s") in DEMONYMS or _is_people(lower):
        return False
    return not is_common(lower)


def _is_people(lower: str) -> bool:
    """Return whether a word is the people of a state or town: "Arizonans", "Michiganders"."""
    return lower.endswith(("ans", "ers")) and any(one.startswith(lower[:5]) for one in PLACE_NAMES)


def _is_phrase_listed(name: str, use: NameUse) -> bool:
    """Return whether several words without a title are somebody's name, or a body's: "Prior
    Record" is none.
    """
    words = name.split()
    given = words[0].lower() in given_names()
    if name.isupper() and not (given and not any(map(is_common, words))):
        return False
    if given or begins_with_family_name(words):
        return True
    if words[0].lower() in DEMONYMS and all(map(_NUMBERED.fullmatch, words[1:])):
        return False  # "Russian LNG"
    if words[-1].lower() in _ROLES_ALONE and "of" not in words:
        return False  # "Commerce Executive Vice President", whose name is lost
    if any(word.lower() in _BODIES for word in words):
        return True
    plain = [word for word in words if word.lower() not in _SMALL]
    common = [word for word in plain if is_common(word)]
    rest = [word for word in plain if word not in common]
    if use.articles >= _SEVERAL:
        return True
    return not common or not all(
        _NUMBERED.fullmatch(word) or word.lower() in _NO_SPEAKERS | PLACE_NAMES for word in rest
    )


def _decide(uses: Mapping[str, NameUse]) -> NameDecisions:
    joined = join_names(uses)
    unlisted = {name for name, use in uses.items() if not is_listed(name, use)}
    unlisted |= _of_several(uses, joined)
    return NameDecisions(joined, frozenset(unlisted))


def _of_several(uses: Mapping[str, NameUse], joined: Mapping[str, JoinedName]) -> set[str]:
    """Return the surnames alone that several people of a library have: whose one is, only its own
    article can tell.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in uses:
        if is_full_name(name):
            person = joined[name].person if name in joined else name
            bearers[without_suffix(name.split())[-1]].add(person)
    return {name for name in uses if name not in joined and len(bearers.get(name, ())) > 1}


NAME_POLICY = NamePolicy(name_group, _decide)
"""How the names of a library are decided."""
