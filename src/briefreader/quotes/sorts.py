"""What sorts of word a word is: one number, a bit for each list of the lexicon that holds it.

Every word is looked up once; whoever asks again and again tests a bit.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from briefreader.quotes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    NAME_PARTICLES,
    NOT_NAMES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
)

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

HEADS = ROLES | MALE_NOUNS | FEMALE_NOUNS | BODIES | frozenset(f"{body}s" for body in BODIES)
STOPS = frozenset(".?!;:…") | {QUOTATION}
PAUSES = frozenset(",(—–-")
ENDERS = frozenset(".?!…")
_STAND_INS = PRONOUNS | {"you", "that", "which", "his", "her", "their", "another"}
_SAID = frozenset(("said", "says", "told", "tells", "asked", "asks", "wrote", "added"))
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
    (ENDER, ENDERS),
    (STAND_IN, _STAND_INS),
    (QUANTITY, _QUANTITIES),
    (NO_NOUN, _NO_NOUNS),
    (SAID, _SAID),
    (BINDER, _BINDERS),
    (TO, {"to"}),
    (NOT_NAME, NOT_NAMES),
    (SAYING, CUES.keys() | {"according"}),
)

_KEPT = 32_768  # more words than most people know


def _by_word() -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, words in _LISTS:
        for word in words:
            found[word] = found.get(word, 0) | bit
    return found


_BY_WORD = _by_word()


class ByWord(dict[str, FoundT]):
    """What a function says of words, each asked once; begins anew after very many."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], FoundT]) -> None:
        self._find = find

    def __missing__(self, word: str) -> FoundT:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = self._find(word)
        return found


def _sorts(word: str) -> int:
    lower, first = word.lower(), word[0]
    found = _BY_WORD.get(lower, 0)
    if first.isupper():
        found |= CAPITAL | INITIAL if first.isalpha() else CAPITAL
    elif first.islower():
        found |= SMALL
    if first.isalnum():
        found |= WORDLIKE
    if lower.endswith("ly"):
        found |= MANNER
    return found


SORTS = ByWord(_sorts)
"""Every word as it is printed → its sorts."""
