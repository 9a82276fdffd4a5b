"""What sorts of word a word is: one number, a bit for each list of the lexicon that holds it.

Every word is looked up once; whoever asks again and again tests a bit. There are some two hundred
such numbers, and each of them is a character too: a paragraph's outline has one for each word, so
that a regular expression can look for words of some sorts in a row.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from briefreader.quotes.words.lexicon import (
    ADVERBS,
    ARTICLES_OF_NAMES,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    FEMALE_NOUNS,
    JOINED,
    MALE_NOUNS,
    MODIFYING,
    MONTH_SURNAMES,
    NAME_PARTICLES,
    NO_ADVERBS,
    NOT_NAMES,
    OWNERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    WEAK,
    YOU_FORMS,
)
from briefreader.text import abbreviations, reporting_verbs, sentences

FoundT = TypeVar("FoundT")

QUOTATION = "❝"
CAPITAL = 1 << 0  # the first character is a capital letter
SMALL = 1 << 1  # the first character is a small letter
WORDLIKE = 1 << 2  # the first character is a letter or digit
CUE = 1 << 3
PRONOUN = 1 << 4
DETERMINER = 1 << 5
PREPOSITION = 1 << 6
CONJUNCTION = 1 << 7
AUXILIARY = 1 << 8
ADVERB = 1 << 9
PARTICLE = 1 << 10
HEAD = 1 << 11  # a role or a body
STOP = 1 << 12  # ends a clause: a full stop, a semicolon, a quotation
PAUSE = 1 << 13  # a comma, a bracket or a dash
ENDER = 1 << 14  # ends a sentence
MANNER = 1 << 15  # ends in -ly
INITIAL = 1 << 16  # the first character is a capital letter of an alphabet, no number
STAND_IN = 1 << 17  # may stand for a speaker, by what is beside it
QUANTITY = 1 << 18  # opens a phrase by itself, or with the number before it: "others", "percent"
NO_NOUN = 1 << 19  # ends a phrase
SAYING = 1 << 20  # introduces speech: a verb, "according"
SAID = 1 << 21  # ends a name or phrase, even one in capitals: "Moss Said"
NOT_NAME = 1 << 23  # capitalised at the start of a sentence, and no part of a name there
BINDER = 1 << 22  # a preposition after which no subject of the verb before it comes
TO = 1 << 24  # "to", which "according" may stand before
DIGIT = 1 << 25  # the first character is a digit
PLURAL = 1 << 26  # ends in an s
TOLD = 1 << 27  # a verb of saying that is not in the present
BARE_CUE = 1 << 28  # a verb of saying that is a noun too: "a tweet"
CUE_IN_S = 1 << 29  # one that with an -s is a noun too: "the company's claims"
UTTERANCE = 1 << 30  # what is said: "his remarks"
TIME = 1 << 31  # a noun that names nobody who speaks
POSSESSIVE = 1 << 32
OWNER = 1 << 33  # "his"
RELATIVE = 1 << 34  # "which"
YOU = 1 << 35
BEFORE_TOLD = 1 << 36  # stands between "you" and a verb of saying
THAT = 1 << 37
THE = 1 << 38
OF = 1 << 39  # joins the parts of a body's name
JOINED_ON = 1 << 40  # a body's name may go on after it
RANK = 1 << 41  # "First" in "First Lady"
SPOUSE = 1 << 42
JUNIOR = 1 << 43
COMMA = 1 << 44
HYPHEN = 1 << 45
PEOPLE = 1 << 46  # "people", "percent"
COLLECTIVE = 1 << 57  # several without an s: "police"
PERCENT = 1 << 47
ROLE = 1 << 50  # what somebody is
AND = 1 << 51
AMPERSAND = 1 << 52
MONTH_SURNAME = 1 << 54  # "May"
SAY = 1 << 55
UNSAID = 1 << 56  # what "you say" after it, nobody says: "would", "before"
MODIFIER = 1 << 53  # a verb of saying that before a role is a noun: "press secretary"
OPENER = 1 << 48  # a sentence may begin after it
BEFORE_NOUN = 1 << 49  # what is a verb of saying elsewhere is a noun after it: "the report"

HEADS = ROLES | MALE_NOUNS | FEMALE_NOUNS | BODIES | frozenset(f"{body}s" for body in BODIES)
HEADS |= {"staff"}
STOPS = frozenset(f"{sentences.ENDERS};:{QUOTATION}")
PAUSES = frozenset(",(—–-")
_STAND_INS = PRONOUNS | YOU_FORMS | {"that", "which", "his", "her", "their", "another"}
_BINDERS = PREPOSITIONS - {"by", "to", "like", "as", "than"}
_QUANTITIES = frozenset(
    """
    some many others several both everyone everybody someone somebody nobody neither none
    all people percent
""".split()
)
_NO_NOUNS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | PRONOUNS
    | frozenset(["him", "them", "us", "me", "not", "than", "there", "here", "who's", "yes", "no"])
)
_PRESENT = frozenset(CUES.values()) - frozenset(("put", "read"))
TIMES = frozenset(
    """
    second minute hour day night morning afternoon evening week weekend month year decade
    minutes hours days weeks months years decades time times moment season way thing things
""".split()
)
_UTTERANCES = frozenset(
    """
    remark remarks claim claims comment comments statement statements promise pledge assertion
    question response answer reply call warning argument words view suggestion description
    declaration vow tweet quip admission prediction message line phrase motto slogan advice
    complaint criticism accusation explanation insistence contention announcement speech excuse
""".split()
)
_NEGATIONS = frozenset(("n't", "n’t", "don't", "don’t", "won't", "won’t", "can't", "can’t"))
_LISTS = (
    (CUE, CUES.keys()),
    (PRONOUN, PRONOUNS),
    (DETERMINER, DETERMINERS),
    (PREPOSITION, PREPOSITIONS),
    (CONJUNCTION, CONJUNCTIONS),
    (AUXILIARY, AUXILIARIES),
    (ADVERB, ADVERBS),
    (PARTICLE, NAME_PARTICLES),
    (HEAD, HEADS),
    (STOP, STOPS),
    (PAUSE, PAUSES),
    (ENDER, sentences.ENDERS),
    (STAND_IN, _STAND_INS),
    (QUANTITY, _QUANTITIES),
    (NO_NOUN, _NO_NOUNS),
    (SAID, reporting_verbs.SAID),
    (BINDER, _BINDERS),
    (TO, {"to"}),
    (NOT_NAME, NOT_NAMES),
    (SAYING, CUES.keys() | {"according"}),
    (TOLD, CUES.keys() - _PRESENT),
    (BARE_CUE, [word for word, base in CUES.items() if word == base]),
    (CUE_IN_S, [f"{base}s" for base in CUES.values() if base in WEAK or f"{base}s" in HEADS]),
    (UTTERANCE, _UTTERANCES),
    (TIME, TIMES),
    (POSSESSIVE, POSSESSIVES),
    (OWNER, ("his", "her", "their")),
    (RELATIVE, ("that", "which")),
    (YOU, YOU_FORMS),
    (SAY, ("say",)),
    (UNSAID, AUXILIARIES | _NEGATIONS | {"before", "if", "unless", "until", "never"}),
    (BEFORE_TOLD, ADVERBS | {"have", "had", "yourself", "were"}),
    (THAT, ("that",)),
    (THE, ("the",)),
    (OF, ("of", "for")),
    (JOINED_ON, JOINED),
    (RANK, ("first", "second")),
    (SPOUSE, ("lady", "gentleman")),
    (JUNIOR, [f"{word.lower()}." for word in abbreviations.SUFFIXES]),
    (COMMA, (",",)),
    (HYPHEN, ("-",)),
    (PEOPLE, ("people", "percent")),
    (COLLECTIVE, ("police", "staff", "people")),
    (PERCENT, ("percent",)),
    (ROLE, ROLES),
    (AND, ("and",)),
    (AMPERSAND, ("&",)),
    (MODIFIER, MODIFYING),
    (MONTH_SURNAME, MONTH_SURNAMES),
    (OPENER, (".", "?", "!", QUOTATION)),
    (BEFORE_NOUN, DETERMINERS | OWNERS | {"of", "in"}),
)

_KEPT = 32_768  # more words than most people know


def _by_word() -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, words in _LISTS:
        for word in words:
            found[word] = found.get(word, 0) | bit
    for word in found:
        found[word] |= _ending(word)
    return found


def _ending(lower: str) -> int:
    return PLURAL if lower[-1] == "s" else MANNER if tells_how(lower) else 0


def tells_how(lower: str) -> bool:
    """Return whether a word in small letters is an adverb by its ending: "sadly", not "family"."""
    return lower[-2:] == "ly" and lower not in NO_ADVERBS


_BY_WORD = _by_word()


class WordTags(dict[str, FoundT]):
    """What a function says of words, each asked once; begins anew after very many."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], FoundT]) -> None:
        self._find = find

    def __missing__(self, word: str) -> FoundT:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = self._find(word)
        return found


def _first(first: str) -> int:
    """Return the sorts that a word has by its first character alone."""
    found = WORDLIKE if first.isalnum() else 0
    if first.isupper():
        found |= CAPITAL | INITIAL if first.isalpha() else CAPITAL
    elif first.islower():
        found |= SMALL
    elif first.isdigit():
        found |= DIGIT
    return found


_FIRSTS = WordTags(_first)


def _all_sorts() -> list[int]:
    """Return every number that words can have."""
    known = {(found, _FIRSTS[word[0]]) for word, found in _BY_WORD.items()}
    known |= {(found, _FIRSTS["A"]) for found, first in known if first & SMALL}
    known |= {(ending, _FIRSTS[first]) for ending in (0, PLURAL, MANNER) for first in "aAⅧⒶⓐ1½-"}
    return sorted(found | first for found, first in known)


_ALL = _all_sorts()
_CHARACTERS = {sorts: chr(number) for number, sorts in enumerate(_ALL)}


def tag_class(*had: int, but: int = 0) -> str:
    """Return a pattern of one word in an outline, by its sorts.

    It has some of the bits of each number in ``had``, and none of those in ``but``.
    """
    fitting = [sorts for sorts in _ALL if not sorts & but]
    for bits in had:
        fitting = [sorts for sorts in fitting if sorts & bits]
    return f"[{re.escape(''.join(map(_CHARACTERS.__getitem__, fitting)))}]"


_NO_CUES = frozenset(("i", "States"))  # a number; "the United States"


def _outline(word: str) -> str:
    lower = LOWERS[word]
    found = _BY_WORD.get(lower)
    if found is None or word in _NO_CUES:
        found = _ending(lower)
    initial = word[3:4] if lower.startswith(ARTICLES_OF_NAMES) else ""
    return _CHARACTERS[found | _FIRSTS[initial or word[0]]]


LOWERS = WordTags(str.lower)
"""Every word as it is printed → the word in lower case."""
OUTLINES = WordTags(_outline)
"""Every word as it is printed → its character in an outline."""
_OF_ANY_WORD = CAPITAL | INITIAL | SMALL | WORDLIKE | PLURAL
PLAIN = {
    character: _CHARACTERS[sorts & _OF_ANY_WORD]
    for sorts, character in _CHARACTERS.items()
    if sorts & MODIFIER
}
"""The character of a word that is a verb of saying elsewhere → its character as a mere noun."""
SORTS = dict(zip(_CHARACTERS.values(), _ALL, strict=True))
"""Every character of an outline → the sorts of the words for which it stands."""
