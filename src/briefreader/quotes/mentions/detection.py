"""Find the words in a paragraph that could name a speaker: names, pronouns, noun phrases.

The patterns are read over outlines, in which one character stands for one word.
"""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.words.language_words import language_words
from briefreader.quotes.words.lexicon import I_AM, NAME_TITLES, ONE_PERSON, YOU_FORMS
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import (
    ADVERB,
    AMPERSAND,
    AUXILIARY,
    BARE_CUE,
    BEFORE_TOLD,
    CAPITAL,
    COLLECTIVE,
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
    MONTH_SURNAME,
    NO_NOUN,
    NOT_NAME,
    OF,
    OPENER,
    OUTLINES,
    OWNER,
    PARTICLE,
    PEOPLE,
    PERCENT,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    QUOTATION,
    RANK,
    RELATIVE,
    SAID,
    SAY,
    SMALL,
    SPOUSE,
    STAND_IN,
    THAT,
    THE,
    TIME,
    TOLD,
    UNSAID,
    UTTERANCE,
    WORDLIKE,
    YOU,
    tag_class,
)
from briefreader.text.lazy_pattern import lazy_pattern


class MentionKind(IntEnum):
    """What sort of words a mention is."""

    NAME = 0
    PRONOUN = 1
    PHRASE = 2


class Mention(NamedTuple):
    """Words ``first`` to ``last`` (half-open) of a passage that could name a speaker."""

    kind: MentionKind
    first: int
    last: int


_KINDS = tuple(MentionKind)
_MOST_JOINTS = 8
_CUE = tag_class(CUE)
_CAPITAL = tag_class(CAPITAL)

# A run of capitalised words, of any length but endless, without function words at its ends.
_NO_PART = PRONOUN | SAID
_SENIOR = tag_class(COMMA) + tag_class(JUNIOR)
_PARTICLE = tag_class(PARTICLE, but=CAPITAL)
_AND = f"{tag_class(AMPERSAND)}(?={_CAPITAL})"
_LATER_NAMES = (
    f"(?:{tag_class(CAPITAL, but=_NO_PART)}|{_PARTICLE}(?={_CAPITAL})|{_AND}|{_SENIOR}){{0,7}}"
    f"(?:{tag_class(CAPITAL, but=_NO_PART | NOT_NAME)}|{_SENIOR})"
)
_FIRST_NAME = (
    f"(?<={tag_class(INITIAL, but=NOT_NAME)})"
    f"|(?<={tag_class(INITIAL, RANK)})(?={tag_class(CAPITAL, SPOUSE)})"
    f"|(?<={tag_class(CAPITAL, NOT_NAME, but=PRONOUN)}{_PARTICLE})(?={_CAPITAL})"
)
# A body's name goes on after a joint: "Voice of Dell", "Men for Kell".
_JOINT = f"{tag_class(SMALL, OF)}{tag_class(THE)}?(?={tag_class(INITIAL)})"
_JOINED_ON = lazy_pattern(
    f"{_JOINT}(.{_LATER_NAMES}|{tag_class(INITIAL, but=NOT_NAME)})", re.DOTALL
)
_NAME = (
    f"(?:{_FIRST_NAME}){_LATER_NAMES}"
    f"|(?<={tag_class(INITIAL, but=NOT_NAME | CUE)})"
    f"|(?<={tag_class(INITIAL, CUE, JOINED_ON)})(?={_JOINT})"
    f"|(?<={tag_class(INITIAL, MONTH_SURNAME)})(?<!{tag_class(PREPOSITION)}.)(?={tag_class(TOLD)})"
)
_ANOTHER = tag_class(STAND_IN, but=PRONOUN | YOU | RELATIVE | OWNER)
_SAY_SO = (  # "when you say, “…”", not "what do you say to them", "would you say, “…”"
    f"{tag_class(SAY)}{tag_class(COMMA)}?{tag_class(DETERMINER)}?{re.escape(OUTLINES[QUOTATION])}"
)
_PRONOUN = (
    f"(?<={tag_class(PRONOUN)})"
    f"|(?<={tag_class(YOU)})(?={tag_class(BEFORE_TOLD)}*+{tag_class(TOLD)})"
    f"|(?<={tag_class(YOU)})(?<!{tag_class(UNSAID)}.)"
    f"(?={tag_class(BEFORE_TOLD, but=UNSAID)}*+{_SAY_SO})"
    f"|(?<={tag_class(RELATIVE)})(?={_CUE})(?<!{_CUE}.)"
    f"|(?<={tag_class(OWNER)})(?=.?{tag_class(UTTERANCE)})"
    f"|(?<={_ANOTHER})(?={_CUE})|(?<={_CUE}{_ANOTHER})"
)
_NAME_OR_PRONOUN = lazy_pattern(
    # A set of characters comes first, so that the search runs past all others at full speed.
    f"{tag_class(INITIAL | STAND_IN | PARTICLE)}"
    f"(?:{_NAME}|({_PRONOUN}))(?:(?<={tag_class(JOINED_ON)})(?={_JOINT})())?",
    re.DOTALL,
)

# A determiner, a quantity or small words that a role or body ends, and the nouns after it.
_NO_PHRASE = NO_NOUN | ADVERB
_DETERMINER = tag_class(DETERMINER)
_BEGINNING = (
    f"{tag_class(DETERMINER | QUANTITY, but=THAT | PERCENT)}"
    f"|{tag_class(THAT)}(?!{_DETERMINER})"
    f"|{tag_class(DIGIT)}(?={tag_class(PERCENT)})"
    f"|{tag_class(SMALL, HEAD, but=_NO_PHRASE | CUE)}"
    f"|{tag_class(SMALL, but=_NO_PHRASE | CUE | DETERMINER)}"
    f"(?={tag_class(SMALL, but=NO_NOUN | DETERMINER)}?{tag_class(HEAD)})"
)
# No noun goes on after who acts: "officials |last month|", "outside court |a tearful| Moss".
_ENDED = (
    f"(?!(?<={tag_class(HEAD, but=DETERMINER)}){_DETERMINER}"
    f"|(?<={tag_class(PLURAL | COLLECTIVE, HEAD)}).{tag_class(TIME)})"
)
_NOUN = (
    f"{_ENDED}{tag_class(WORDLIKE | POSSESSIVE | HYPHEN, but=_NO_PHRASE | CUE)}"
    f"|(?<!{tag_class(PLURAL | PEOPLE)}){tag_class(BARE_CUE, but=_NO_PHRASE)}"
    f"|(?<={tag_class(POSSESSIVE)}){tag_class(CUE, CUE_IN_S, but=_NO_PHRASE)}"
)
_NOUNS = (
    f"(?:{_NOUN}|(?<={_DETERMINER}){tag_class(CUE, but=_NO_PHRASE | SAID)})(?:{_NOUN}){{0,8}}"
    f"(?<!{tag_class(POSSESSIVE)})"
)
_OPENS_SENTENCE = f"(?<!{tag_class(but=OPENER | CUE)}.)"
_SPEAKS = f"(?={tag_class(ADVERB | AUXILIARY | MANNER)}{{0,3}}+{_CUE})"
# It names a person or body, opens a sentence or speech, or has its verb after it.
_PHRASE = lazy_pattern(
    f"(?:{_BEGINNING})(?:{_NOUNS}(?<={tag_class(HEAD)})"
    f"|{_OPENS_SENTENCE}(?>{_NOUNS})(?<={tag_class(WORDLIKE, but=TIME)})"
    f"|(?>(?:{_NOUNS})?)(?:(?<={tag_class(HEAD | PERCENT)})|(?<!{tag_class(TIME)}){_SPEAKS}))",
    re.DOTALL,
)


_TELLING = frozenset(("saying", "thinking", "telling", "asking"))
_HEARING = frozenset(("heard", "hear", "hearing"))
_TO_ASK = frozenset(("contact", "contacts", "inquiries", "enquiries"))
_LONGEST_TO_ASK = 4  # words, with the colon: "For media inquiries:"
_HEADINGS = (["statement", "by"], ["statement", "from"], ["statement", "of"])
_NEAR_VERB = 3  # words: "you have all heard"
_NEAR_QUOTATION = 6  # words: "to myself,"
_MONTH_AS_SURNAME = lazy_pattern(f"{tag_class(CAPITAL, MONTH_SURNAME)}(?!{tag_class(DIGIT)})")


def find_mentions(passage: TokenizedParagraph) -> list[Mention]:
    """Return all mentions outside quotations, by position, longest first where they begin
    together.
    """
    return [] if _names_whom_to_ask(passage.lowers) else _all_mentions(passage)


def _all_mentions(passage: TokenizedParagraph) -> list[Mention]:
    outline, lowers = passage.outline, passage.lowers
    found: list[Mention] = []
    joined: set[int] = set()
    stop = 0
    name, pronoun, phrase = _KINDS
    in_brackets = OUTLINES["("] in outline
    has_months = _MONTH_AS_SURNAME.search(outline) is not None
    for match in _NAME_OR_PRONOUN.finditer(outline):
        first, last = match.span()
        if match.lastindex == 1:
            if not _does_no_saying(lowers, first):
                found.append(Mention(pronoun, first, last))
        elif first >= stop and not _is_no_name(passage, first, in_brackets):
            if match.lastindex:
                stop = _joined(passage, last)
                if stop > last:
                    joined.add(last)
                    last = stop
            last += has_months and _ends_in_month(passage, last)
            found.append(Mention(name, first, last))
    named = len(found)
    names = (
        {(first, last) for kind, first, last in found if kind is name} if "that" in lowers else ()
    )
    for match in _PHRASE.finditer(outline):
        first, last = match.span()
        led_in = lowers[first] == "that" and (first + 1, last) in names
        # "the Voice" is no phrase in "the Voice of Dell", nor "that Moss" in "heard that Moss said"
        if last not in joined and not led_in:
            found.append(Mention(phrase, first, last))
    if len(found) > named:
        found.sort(key=itemgetter(2), reverse=True)
        found.sort(key=itemgetter(1))
    return found


def _names_whom_to_ask(lowers: list[str]) -> bool:
    """Return whether a paragraph is the foot of a press release: "Media Contact: Ann Moss"."""
    colon = lowers.index(":") if ":" in lowers[:_LONGEST_TO_ASK] else 0
    return colon > 0 and lowers[colon - 1] in _TO_ASK


def _does_no_saying(lowers: list[str], first: int) -> bool:
    """Return whether a pronoun is an "I’m" of no quotation: not of "I’m like, Q"; or a "you" who
    only hears one.
    """
    if lowers[first] in YOU_FORMS:
        return not _HEARING.isdisjoint(lowers[first + 1 : first + 1 + _NEAR_VERB])
    if lowers[first] not in I_AM:
        return False
    told, after = lowers[first + 1 : first + 2], lowers[first + 2 : first + 2 + _NEAR_QUOTATION]
    if told == ["like"]:
        return after[:1] != [","]
    led_in = (",", QUOTATION) in pairwise(after) or (":", QUOTATION) in pairwise(after)
    return not (told and told[0] in _TELLING) or not led_in


def _is_no_name(passage: TokenizedParagraph, first: int, in_brackets: bool) -> bool:
    """Return whether a capitalised word tells whose party and place somebody is of, where anything
    is ``in_brackets``, "Moss (D-|Kell)|", or is the month behind a day's number: "am 12. |Mai|
    2022", or what a text is: "|Statement| by Ann Moss".
    """
    words = passage.words
    if first == 0 and passage.lowers[:2] in _HEADINGS:
        return True
    if in_brackets and words[first][1:2] == "-":
        return words[first][0] in "DRI" and words[first - 1] == "("
    if first < 2 or words[first - 1] != "." or not words[first - 2].isdecimal():
        return False
    return passage.lowers[first] in language_words("de").months


def _ends_in_month(passage: TokenizedParagraph, last: int) -> bool:
    """Return whether the word after a name is part of it, though a month: "Theresa |May", "Mrs
    |May".

    Not in "He met Karl |March 3".
    """
    if _MONTH_AS_SURNAME.match(passage.outline, last) is None:
        return False
    before = passage.lowers[last - 1].rstrip(".")
    return before in NAME_TITLES or before in given_names()


def _joined(passage: TokenizedParagraph, stop: int) -> int:
    """Return where a body's name ends whose first part ends before ``stop``."""
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
    """Return whether a role or a given name and another word are among the words of a name."""
    return not ONE_PERSON.isdisjoint(lowers) or not given_names().keys().isdisjoint(lowers[:-1])
