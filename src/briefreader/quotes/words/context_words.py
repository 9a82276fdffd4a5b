"""What single words around a quotation or a mention are to the model, each word asked once."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from typing import NamedTuple

from briefreader.quotes.words.lexicon import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    STRONG,
)
from briefreader.quotes.words.word_tags import QUOTATION, WordTags

_TELLING_CUES = frozenset(
    """
    say tell ask write tweet call add read describe report quote accuse think believe
    respond go see hear know go put
""".split()
)
_PLAIN_PREPOSITIONS = frozenset(
    ["of", "to", "by", "with", "for", "from", "in", "on", "at", "about"]
)
_SIGNS = frozenset(",:.;—–-―(?!")
_TOLD_BESIDE = frozenset("that as and to is was of a the with but".split())
_OWNING = frozenset("his her their its my our your".split())
_BINDING = frozenset("that as to of and or is was are were like not".split())
_NO_NOUNS = CUES.keys() | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS


def _cue_class(word: str) -> str:
    base = CUES.get(word, "")
    if base in _TELLING_CUES:
        return base if not word.endswith("ing") else base + "ing"
    return "strong" if base in STRONG else "ing" if word.endswith("ing") else "weak"


def _beside(word: str) -> str:
    lower = word.lower()
    if word == QUOTATION:
        return "Q"
    if not word[0].isalnum():
        return word if word in _SIGNS else "sign"
    if lower in CUES:
        return "cue"
    if lower in PRONOUNS:
        return "pronoun"
    if lower in _TOLD_BESIDE:
        return lower
    if lower in PREPOSITIONS:
        return "preposition"
    return "Name" if word[0].isupper() else "word"


def _clause(word: str) -> str:
    """Return what a word is to the clause that a quotation stands in."""
    lower = word.lower()
    if lower in OWNERS or lower in _OWNING:
        return "owner"
    if lower in ARTICLES:
        return "article"
    if lower in DETERMINERS and lower != "that":
        return "determiner"
    if lower in _BINDING:
        return lower
    if lower in AUXILIARIES:
        return "auxiliary"
    if lower in CONJUNCTIONS and lower not in CUES:
        return "conjunction"
    return "number" if word[0].isdigit() else _beside(word)


class Before(NamedTuple):
    """The word before a mention: where in its sentence that puts it, and what binds it."""

    place: str
    bound: str


def _before(lower: str) -> Before:
    bound = ""
    if lower in PREPOSITIONS:
        bound = lower if lower in _PLAIN_PREPOSITIONS else "other"
    return Before(_place(lower), bound)


def _place(before: str) -> str:
    if before in ("^", ".", "?", "!", QUOTATION):
        return "first"
    if before in ("—", "–", "-", "―", "--"):
        return "-"
    if before in (",", ":", ";", "("):
        return ","
    return "conjunction" if before in CONJUNCTIONS else "within"


class After(NamedTuple):
    """The word after a mention: its class, and whether it makes an owner or modifier of a name."""

    sort: str
    owner: bool
    noun: bool


def _after(word: str) -> After:
    lower = word.lower()
    noun = word[0].islower() and lower not in _NO_NOUNS and not lower.endswith(("ly", "ed"))
    return After(_after_sort(word, lower), lower in OWNERS, noun)


def _after_sort(word: str, lower: str) -> str:
    if lower == "$" or lower in _SIGNS:
        return lower
    if lower == QUOTATION:
        return "Q"
    if lower in CUES:
        return "cue"
    if lower in AUXILIARIES:
        return "auxiliary"
    if lower in ("who", "and"):
        return lower
    return "Name" if word[0].isupper() else "ed" if lower.endswith("ed") else "word"


CUE_CLASS = WordTags(_cue_class)
"""Verbs of saying in lower case → the verb itself if it tells much, else how strong it is."""
BESIDE = WordTags(_beside)
"""Words right beside a quotation, as printed."""
CLAUSE = WordTags(_clause)
"""Words right beside a quotation, as printed, and what they are in their clause."""
BEFORE = WordTags(_before)
"""Words before a mention, in lower case; ``^`` is the paragraph's beginning."""
AFTER = WordTags(_after)
"""Words after a mention, as printed; ``$`` is the paragraph's end."""
