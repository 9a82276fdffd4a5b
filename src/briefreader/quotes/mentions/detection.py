"""Finds the words in a paragraph that could name a speaker: names, pronouns, noun phrases.

The patterns are read over outlines, in which one character stands for one word.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.words.lexicon import NAME_TITLES, ONE_PERSON
from briefreader.quotes.words.tokens import Passage
from briefreader.quotes.words.word_tags import (
    ADVERB,
    AMPERSAND,
    AUXILIARY,
    BARE_CUE,
    BEFORE_TOLD,
    CAPITAL,
    COMMA,
    CUE,
    CUE_IN_S,
    DETERMINER,
    DIGIT,
    HEAD,
    HYPHEN,
    INITIAL,
    JOINED_ON,
    JUNIOR,
    MANNER,
    NO_NOUN,
    NOT_NAME,
    OF,
    OPENER,
    OWNER,
    PARTICLE,
    PEOPLE,
    PERCENT,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    RANK,
    RELATIVE,
    SAID,
    SMALL,
    SPOUSE,
    STAND_IN,
    SURNAME_TOO,
    THAT,
    THE,
    TIME,
    TOLD,
    UTTERANCE,
    WORDLIKE,
    YOU,
    one,
)


class Kind(IntEnum):
    """What sort of words a mention is."""

    NAME = 0
    PRONOUN = 1
    PHRASE = 2


class Mention(NamedTuple):
    """Words ``first`` to ``last`` (half-open) of a passage that could name a speaker."""

    kind: Kind
    first: int
    last: int


_KINDS = tuple(Kind)
_MOST_JOINTS = 8
_CUE = one(CUE)
_CAPITAL = one(CAPITAL)

# A run of capitalised words, of any length but endless, without function words at its ends.
_NO_PART = PRONOUN | SAID
_SENIOR = one(COMMA) + one(JUNIOR)
_PARTICLE = one(PARTICLE, but=CAPITAL)
_AND = f"{one(AMPERSAND)}(?={_CAPITAL})"
_LATER_NAMES = (
    f"(?:{one(CAPITAL, but=_NO_PART)}|{_PARTICLE}(?={_CAPITAL})|{_AND}|{_SENIOR}){{0,7}}"
    f"(?:{one(CAPITAL, but=_NO_PART | NOT_NAME)}|{_SENIOR})"
)
_FIRST_NAME = (
    f"(?<={one(INITIAL, but=NOT_NAME)})"
    f"|(?<={one(INITIAL, RANK)})(?={one(CAPITAL, SPOUSE)})"
    f"|(?<={one(CAPITAL, NOT_NAME, but=PRONOUN)}{_PARTICLE})(?={_CAPITAL})"
)
# A body's name goes on after a joint: "Voice of Dell", "Men for Kell".
_JOINT = f"{one(SMALL, OF)}{one(THE)}?(?={one(INITIAL)})"
_JOINED_ON = re.compile(f"{_JOINT}(.{_LATER_NAMES}|{one(INITIAL, but=NOT_NAME)})", re.DOTALL)
_NAME = (
    f"(?:{_FIRST_NAME}){_LATER_NAMES}"
    f"|(?<={one(INITIAL, but=NOT_NAME | CUE)})"
    f"|(?<={one(INITIAL, CUE, JOINED_ON)})(?={_JOINT})"
    f"|(?<={one(INITIAL, SURNAME_TOO)})(?<!{one(PREPOSITION)}.)(?={one(TOLD)})"
)
_ANOTHER = one(STAND_IN, but=PRONOUN | YOU | RELATIVE | OWNER)
_PRONOUN = (
    f"(?<={one(PRONOUN)})"
    f"|(?<={one(YOU)})(?={one(BEFORE_TOLD)}*+{one(TOLD)})"
    f"|(?<={one(RELATIVE)})(?={_CUE})(?<!{_CUE}.)"
    f"|(?<={one(OWNER)})(?=.?{one(UTTERANCE)})"
    f"|(?<={_ANOTHER})(?={_CUE})|(?<={_CUE}{_ANOTHER})"
)
_NAME_OR_PRONOUN = re.compile(
    # A set of characters comes first, so that the search runs past all others at full speed.
    f"{one(INITIAL | STAND_IN | PARTICLE)}"
    f"(?:{_NAME}|({_PRONOUN}))(?:(?<={one(JOINED_ON)})(?={_JOINT})())?",
    re.DOTALL,
)

# A determiner, a quantity or small words that a role or body ends, and the nouns after it.
_NO_PHRASE = NO_NOUN | ADVERB
_DETERMINER = one(DETERMINER)
_BEGINNING = (
    f"{one(DETERMINER | QUANTITY, but=THAT | PERCENT)}"
    f"|{one(THAT)}(?!{_DETERMINER})"
    f"|{one(DIGIT)}(?={one(PERCENT)})"
    f"|{one(SMALL, HEAD, but=_NO_PHRASE | CUE)}"
    f"|{one(SMALL, but=_NO_PHRASE | CUE | DETERMINER)}"
    f"(?={one(SMALL, but=NO_NOUN | DETERMINER)}?{one(HEAD)})"
)
_NOUN = (
    f"{one(WORDLIKE | POSSESSIVE | HYPHEN, but=_NO_PHRASE | CUE)}"
    f"|(?<!{one(PLURAL | PEOPLE)}){one(BARE_CUE, but=_NO_PHRASE)}"
    f"|(?<={one(POSSESSIVE)}){one(CUE, CUE_IN_S, but=_NO_PHRASE)}"
)
_NOUNS = (
    f"(?:{_NOUN}|(?<={_DETERMINER}){one(CUE, but=_NO_PHRASE | SAID)})(?:{_NOUN}){{0,8}}"
    f"(?<!{one(POSSESSIVE)})"
)
_OPENS_SENTENCE = f"(?<!{one(but=OPENER | CUE)}.)"
_SPEAKS = f"(?={one(ADVERB | AUXILIARY | MANNER)}{{0,3}}+{_CUE})"
# It names a person or body, opens a sentence or speech, or has its verb after it.
_PHRASE = re.compile(
    f"(?:{_BEGINNING})(?:{_NOUNS}(?<={one(HEAD)})"
    f"|{_OPENS_SENTENCE}(?>{_NOUNS})(?<={one(WORDLIKE, but=TIME)})"
    f"|(?>(?:{_NOUNS})?)(?:(?<={one(HEAD | PERCENT)})|(?<!{one(TIME)}){_SPEAKS}))",
    re.DOTALL,
)


_MONTH_AS_SURNAME = re.compile(f"{one(CAPITAL, SURNAME_TOO)}(?!{one(DIGIT)})")


def find_mentions(passage: Passage) -> list[Mention]:
    """All mentions outside quotations, by position, longest first where they begin together."""
    outline = passage.outline
    found: list[Mention] = []
    joined: set[int] = set()
    stop = 0
    name, pronoun, phrase = _KINDS
    for match in _NAME_OR_PRONOUN.finditer(outline):
        first, last = match.span()
        if match.lastindex == 1:
            found.append(Mention(pronoun, first, last))
        elif first >= stop:
            if match.lastindex:
                stop = _joined(passage, last)
                if stop > last:
                    joined.add(last)
                    last = stop
            last += _ends_in_month(passage, last)
            found.append(Mention(name, first, last))
    named = len(found)
    for match in _PHRASE.finditer(outline):
        first, last = match.span()
        if last not in joined:  # "the Voice" is no phrase in "the Voice of Dell"
            found.append(Mention(phrase, first, last))
    if len(found) > named:
        found.sort(key=lambda mention: (mention[1], -mention[2]))
    return found


def _ends_in_month(passage: Passage, last: int) -> bool:
    """Whether the word after a name is part of it, though a month: "Theresa |May", "Mrs |May".

    Not in "He met Karl |March 3".
    """
    if _MONTH_AS_SURNAME.match(passage.outline, last) is None:
        return False
    before = passage.lowers[last - 1].rstrip(".")
    return before in NAME_TITLES or before in given_names()


def _joined(passage: Passage, stop: int) -> int:
    """Where a body's name ends whose first part ends before ``stop``."""
    end = stop
    for _ in range(_MOST_JOINTS):
        match = _JOINED_ON.match(passage.outline, end)
        if match is None:
            break
        end = match.end()
        if _holds_person(passage.lowers[match.start(1) : end]):
            return stop  # "Chamber of Commerce President Ann Moss"
    return end


def _holds_person(lowers: list[str]) -> bool:
    """Whether a role or a given name and another word are among the words of a name."""
    return not ONE_PERSON.isdisjoint(lowers) or not given_names().keys().isdisjoint(lowers[:-1])
