"""Finds the words in a paragraph that could name a speaker: names, pronouns, noun phrases."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    NAME_PARTICLES,
    NOT_NAMES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    WEAK,
)
from briefreader.quotes.tokens import QUOTATION, Passage

_LONGEST_NAME = 9
_LONGEST_PHRASE = 9
_PRESENT = frozenset(CUES.values()) - frozenset(("put", "read"))
_ENDERS = frozenset((".", "?", "!", QUOTATION))
_POSSESSIVE = frozenset(("'s", "’s"))
_SUFFIXES = frozenset(("Jr.", "Sr.", "II", "III", "IV", "Jr", "Sr"))
_PLURAL_OR_PRONOUN = frozenset(
    """
    some many others several both everyone everybody someone somebody nobody neither none
    all people
""".split()
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


def find_mentions(passage: Passage) -> list[Mention]:
    """All mentions outside quotations, by position, longest first where they begin together."""
    found: list[Mention] = []
    words, lowers = passage.words, passage.lowers
    size = len(words)
    at = 0
    while at < size:
        word, lower = words[at], lowers[at]
        if (lower in PRONOUNS and (lower != "i" or word == "I")) or (
            lower == "you" and _tells(lowers, at + 1)
        ):
            found.append(Mention(Kind.PRONOUN, at, at + 1))
        elif word[0].isupper() and word[0].isalpha():
            stop = _name_run(words, lowers, at, size)
            name = _bare_name(words, lowers, at, stop)
            if name is not None:
                found.append(name)
            at = stop
            continue
        at += 1
    found += _phrases(passage)
    found.sort(key=_position)
    return found


def _tells(lowers: list[str], at: int) -> bool:
    """Whether a verb of saying in the past is at ``at``: "you said", "you have told us"."""
    while at < len(lowers) and (lowers[at] in ADVERBS or lowers[at] in ("have", "had", "yourself")):
        at += 1
    return at < len(lowers) and lowers[at] in CUES and lowers[at] not in _PRESENT


def _position(mention: Mention) -> tuple[int, int]:
    return mention.first, -mention.last


def _name_run(words: list[str], lowers: list[str], start: int, size: int) -> int:
    """Where the run of capitalised words that begins at ``start`` ends."""
    at = start + 1
    limit = min(size, start + _LONGEST_NAME)
    while at < limit:
        word = words[at]
        if (word[0].isupper() and lowers[at] not in PRONOUNS) or (
            lowers[at] in NAME_PARTICLES and at + 1 < size and words[at + 1][0].isupper()
        ):
            at += 1
        elif word == "," and at + 1 < size and words[at + 1] in ("Jr.", "Sr."):
            at += 2
        else:
            break
    return at


def _bare_name(words: list[str], lowers: list[str], first: int, last: int) -> Mention | None:
    """The run without function words at its ends; None where nothing is left."""
    while first < last and lowers[first] in NOT_NAMES:
        first += 1
    while last > first and lowers[last - 1] in NOT_NAMES:
        last -= 1
    if first == last or (last - first == 1 and lowers[first] in CUES):
        return None
    return Mention(Kind.NAME, first, last)


def _phrases(passage: Passage) -> list[Mention]:
    """Noun phrases that end in a role or body, or that stand beside a verb of saying."""
    found: list[Mention] = []
    words, lowers = passage.words, passage.lowers
    size = len(words)
    near_head = _near_heads(lowers)
    at = 0
    while at < size:
        start = at + 1 if lowers[at] in DETERMINERS else at
        if start > at or (at in near_head and _bare_phrase(words, lowers, at, size)):
            stop = _trimmed(lowers, at, _phrase_end(words, lowers, start, size))
            if _speaks(words, lowers, at, stop):
                found.append(Mention(Kind.PHRASE, at, stop))
                at = stop
                continue
        at += 1
    return found


def _near_heads(lowers: list[str]) -> set[int]:
    """Where a phrase without a determiner can begin at all, for a first look at every word."""
    near: set[int] = set()
    for at, lower in enumerate(lowers):
        if lower in _HEADS:
            near.update((at - 2, at - 1, at))
        elif lower in _PLURAL_OR_PRONOUN:
            near.add(at)
        elif lower == "percent":
            near.add(at - 1)
    return near


def _bare_phrase(words: list[str], lowers: list[str], at: int, size: int) -> bool:
    """Whether a noun phrase without a determiner begins here, "aides" or "31 percent"."""
    word, lower = words[at], lowers[at]
    if lower in _PLURAL_OR_PRONOUN:
        return True
    if word[0].isdigit():
        return lowers[at + 1 : at + 2] == ["percent"]
    if not word[0].islower() or lower in _NO_NOUN or lower in CUES:
        return False
    for ahead in range(at, min(at + 3, size)):
        lower = lowers[ahead]
        if lower in _HEADS:
            return True
        if not words[ahead][0].islower() or lower in _NO_NOUN:
            return False
    return False


_HEADS = ROLES | BODIES | frozenset(f"{body}s" for body in BODIES)
_NO_NOUN = (
    PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | PRONOUNS
    | frozenset(["him", "them", "us", "me", "not", "than", "there", "here", "who's", "yes", "no"])
)
_PHRASE_STOPS = _NO_NOUN | ADVERBS


def _phrase_end(words: list[str], lowers: list[str], start: int, size: int) -> int:
    at = start
    limit = min(size, start + _LONGEST_PHRASE)
    while at < limit:
        word, lower = words[at], lowers[at]
        if lower in _PHRASE_STOPS or word == QUOTATION:
            break
        if not (word[0].isalnum() or word in _POSSESSIVE or word == "-"):
            break
        if at > start and lower in CUES and not _is_noun_here(lowers, at):
            break
        at += 1
    if at > start and words[at - 1] in _POSSESSIVE:
        at -= 1
    return at


def _is_noun_here(lowers: list[str], at: int) -> bool:
    """Whether a form that is also a verb is a noun: "a tweet", but "officials say"."""
    word, before = lowers[at], lowers[at - 1]
    base = CUES[word]
    if word == base:
        return not before.endswith("s") and before != "people"
    return word == f"{base}s" and (word in _HEADS or base in WEAK) and before in _POSSESSIVE


def _trimmed(lowers: list[str], start: int, stop: int) -> int:
    """The phrase up to its last role or body, where its own last word is none."""
    if stop > start and lowers[stop - 1] not in _HEADS:
        for at in range(stop - 2, start, -1):
            if lowers[at] in _HEADS:
                return at + 1
    return stop


def _speaks(words: list[str], lowers: list[str], start: int, stop: int) -> bool:
    """Whether a phrase names a person or body, opens a sentence, or has its verb beside it."""
    if stop <= start:
        return False
    head = lowers[stop - 1]
    if head in _HEADS or head == "percent":
        return True
    several = stop - start > 1 and head[0].isalnum()
    if several and (start == 0 or lowers[start - 1] in _ENDERS or lowers[start - 1] in CUES):
        return True
    at = stop
    size = len(words)
    while at < min(size, stop + 3) and (
        lowers[at] in ADVERBS or lowers[at] in AUXILIARIES or lowers[at].endswith("ly")
    ):
        at += 1
    return at < size and lowers[at] in CUES
