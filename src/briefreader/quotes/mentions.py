"""Finds the words in a paragraph that could name a speaker: names, pronouns, noun phrases."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from briefreader.quotes.genders import given_names
from briefreader.quotes.lexicon import ADVERBS, CUES, JOINED, PRONOUNS, ROLES, WEAK
from briefreader.quotes.sorts import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    HEAD,
    HEADS,
    INITIAL,
    MANNER,
    NO_NOUN,
    NOT_NAME,
    PARTICLE,
    PAUSE,
    PRONOUN,
    QUANTITY,
    QUOTATION,
    SAID,
    SMALL,
    STAND_IN,
    WORDLIKE,
)
from briefreader.quotes.tokens import Passage

_LONGEST_NAME = 9
_LONGEST_PHRASE = 9
_PRESENT = frozenset(CUES.values()) - frozenset(("put", "read"))
_ENDERS = frozenset((".", "?", "!", QUOTATION))
_POSSESSIVE = frozenset(("'s", "’s"))
_JUNIOR = (["Jr."], ["Sr."])
_NO_PART = PRONOUN | SAID
_RUNS_ON = CAPITAL | PARTICLE | PAUSE
_JOINTS = _POSSESSIVE | {"-"}
_BEGINS = STAND_IN | INITIAL
_BEGINS_OR_OPENS = _BEGINS | DETERMINER | HEAD | QUANTITY
_PHRASE_STOPS = NO_NOUN | ADVERB
_UNLIKE_A_NOUN = _PHRASE_STOPS | CUE | WORDLIKE
_BEFORE_CUE = ADVERB | AUXILIARY | MANNER
_RELATIVES = frozenset(("that", "which"))
_OF = (["of"], ["for"])
_RANKS, _SPOUSE = ("first", "second"), ("lady", "gentleman")
_OWNERS = frozenset(("his", "her", "their"))
_TIMES = frozenset(
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
    complaint criticism accusation explanation insistence contention announcement speech
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
    words, lowers, sorts = passage.words, passage.lowers, passage.sorts
    joined: set[int] = set()
    beginnings = [at for at, sort in enumerate(sorts) if sort & _BEGINS_OR_OPENS]
    stop = 0
    for at in beginnings:
        sort = sorts[at]
        if at < stop or not sort & _BEGINS:
            continue
        if sort & STAND_IN and _is_pronoun(words, lowers, sorts, at):
            found.append(Mention(Kind.PRONOUN, at, at + 1))
        elif sort & INITIAL:
            end = _name_run(words, sorts, at)
            stop = _joined(words, lowers, sorts, end)
            if stop > end:
                joined.add(end)
            first, last = _without_function_words(sorts, at, stop)
            first -= at < first < last and lowers[first] in _SPOUSE and lowers[first - 1] in _RANKS
            if last - first > 1 or (first < last and not sorts[first] & CUE):
                found.append(Mention(Kind.NAME, first, last))
    phrases = _phrases(words, lowers, sorts, _openings(lowers, sorts, beginnings))
    if joined:  # "the Voice" is no phrase in "the Voice of Dell"
        phrases = [one for one in phrases if one.last not in joined]
    if phrases:
        found += phrases
        found.sort(key=_position)
    return found


def _is_pronoun(words: list[str], lowers: list[str], sorts: list[int], at: int) -> bool:
    """Whether the word at ``at`` stands for somebody who may speak."""
    lower = lowers[at]
    if lower in PRONOUNS:
        return lower != "i" or words[at] == "I"
    if lower == "you":
        return _tells(lowers, at + 1)
    if lower in _RELATIVES:
        return _is_cue(sorts, at + 1) and not _is_cue(sorts, at - 1)
    if lower in _OWNERS:
        return any(word in _UTTERANCES for word in lowers[at + 1 : at + 3])
    return _is_cue(sorts, at + 1) or _is_cue(sorts, at - 1)


def _is_cue(sorts: list[int], at: int) -> bool:
    return 0 <= at < len(sorts) and bool(sorts[at] & CUE)


def _tells(lowers: list[str], at: int) -> bool:
    """Whether a verb of saying in the past is at ``at``: "you said", "you have told us"."""
    while at < len(lowers) and (lowers[at] in ADVERBS or lowers[at] in ("have", "had", "yourself")):
        at += 1
    return at < len(lowers) and lowers[at] in CUES and lowers[at] not in _PRESENT


def _position(mention: Mention) -> tuple[int, int]:
    return mention.first, -mention.last


def _name_run(words: list[str], sorts: list[int], start: int) -> int:
    """Where the run of capitalised words that begins at ``start`` ends."""
    at = start + 1
    size = len(words)
    limit = min(size, start + _LONGEST_NAME)
    while at < limit:
        sort = sorts[at]
        if not sort & _RUNS_ON or (sort & CAPITAL and sort & _NO_PART):
            break
        if sort & CAPITAL:
            at += 1
        elif sort & PARTICLE:
            if at + 1 == size or not sorts[at + 1] & CAPITAL:
                break
            at += 1
        elif words[at] == "," and words[at + 1 : at + 2] in _JUNIOR:
            at += 2
        else:
            break
    return at


def _joined(words: list[str], lowers: list[str], sorts: list[int], stop: int) -> int:
    """Where a body's name ends that goes on after a joint: "Voice of Dell", "Men for Kell"."""
    end = stop
    while lowers[end : end + 1] in _OF and (end > stop or lowers[end - 1] in JOINED):
        at = end + 1 + (lowers[end + 1 : end + 2] == ["the"])
        if at >= len(words) or not sorts[at] & INITIAL:
            break
        end = _name_run(words, sorts, at)
        if _holds_person(lowers[at:end]):
            return stop  # "Chamber of Commerce President Ann Moss"
    return end


def _holds_person(lowers: list[str]) -> bool:
    """Whether a role or a given name and another word are among the words of a name."""
    return not ROLES.isdisjoint(lowers) or not given_names().keys().isdisjoint(lowers[:-1])


def _without_function_words(sorts: list[int], first: int, last: int) -> tuple[int, int]:
    """A run of capitalised words without what is no name at its ends."""
    while first < last and sorts[first] & NOT_NAME:
        first += 1
    while last > first and sorts[last - 1] & NOT_NAME:
        last -= 1
    return first, last


def _phrases(
    words: list[str], lowers: list[str], sorts: list[int], openings: list[int]
) -> list[Mention]:
    """Noun phrases that end in a role or body, or that stand beside a verb of saying."""
    found: list[Mention] = []
    stop = 0
    for at in openings:
        if at < stop:
            continue
        start = at
        if sorts[at] & DETERMINER and not _introduces(lowers, sorts, at):
            start = at + 1
        elif not _bare_phrase(words, lowers, sorts, at):
            continue
        end = _phrase_end(words, lowers, sorts, start)
        if end > at and not sorts[end - 1] & HEAD:
            end = _trimmed(sorts, at, end)
        if _speaks(lowers, sorts, at, end):
            found.append(Mention(Kind.PHRASE, at, end))
            stop = end
    return found


def _introduces(lowers: list[str], sorts: list[int], at: int) -> bool:
    """Whether a determiner is a conjunction: "that the man", but not "that man"."""
    if lowers[at] != "that" or at + 1 == len(sorts):
        return False
    return bool(sorts[at + 1] & DETERMINER)


def _openings(lowers: list[str], sorts: list[int], beginnings: list[int]) -> list[int]:
    """Where a phrase can begin at all, for a first look at every word."""
    found: set[int] = set()
    for at in beginnings:
        sort = sorts[at]
        if sort & DETERMINER:
            found.add(at)
        if sort & HEAD:
            found.update(range(max(0, at - 2), at + 1))
        if sort & QUANTITY:
            found.add(max(0, at - 1) if lowers[at] == "percent" else at)
    return sorted(found)


def _bare_phrase(words: list[str], lowers: list[str], sorts: list[int], at: int) -> bool:
    """Whether a noun phrase without a determiner begins here, "aides" or "31 percent"."""
    sort = sorts[at]
    if sort & QUANTITY and lowers[at] != "percent":
        return True
    if words[at][0].isdigit():
        return lowers[at + 1 : at + 2] == ["percent"]
    if not sort & SMALL or sort & (NO_NOUN | CUE):
        return False
    for sort in sorts[at : at + 3]:
        if sort & HEAD:
            return True
        if not sort & SMALL or sort & (NO_NOUN | DETERMINER):
            return False
    return False


def _phrase_end(words: list[str], lowers: list[str], sorts: list[int], start: int) -> int:
    at = start
    for sort in sorts[start : start + _LONGEST_PHRASE]:
        # Most words are told by one look; the others need more of them.
        if sort & _UNLIKE_A_NOUN != WORDLIKE and _ends_phrase(words, lowers, sorts, start, at):
            break
        at += 1
    if at > start and words[at - 1] in _POSSESSIVE:
        at -= 1
    return at


def _ends_phrase(
    words: list[str], lowers: list[str], sorts: list[int], start: int, at: int
) -> bool:
    """Whether the phrase that begins at ``start`` ends before ``at``."""
    sort = sorts[at]
    if sort & _PHRASE_STOPS:
        return True
    if not sort & WORDLIKE and words[at] not in _JOINTS:
        return True
    return bool(sort & CUE and (not _is_noun_here(lowers, at) if at > start else sort & SAID))


def _is_noun_here(lowers: list[str], at: int) -> bool:
    """Whether a form that is also a verb is a noun: "a tweet", but "officials say"."""
    word, before = lowers[at], lowers[at - 1]
    base = CUES[word]
    if word == base:
        return not before.endswith("s") and before not in ("people", "percent")
    return word == f"{base}s" and (word in HEADS or base in WEAK) and before in _POSSESSIVE


def _trimmed(sorts: list[int], start: int, stop: int) -> int:
    """The phrase up to its last role or body, if it holds one."""
    for at in range(stop - 2, start, -1):
        if sorts[at] & HEAD:
            return at + 1
    return stop


def _speaks(lowers: list[str], sorts: list[int], start: int, stop: int) -> bool:
    """Whether a phrase names a person or body, opens a sentence, or has its verb beside it."""
    if stop <= start:
        return False
    head = sorts[stop - 1]
    if lowers[stop - 1] in _TIMES:
        return False
    if head & HEAD or lowers[stop - 1] == "percent":
        return True
    several = stop - start > 1 and head & WORDLIKE
    if several and (start == 0 or lowers[start - 1] in _ENDERS or sorts[start - 1] & CUE):
        return True
    for sort in sorts[stop : stop + 3]:
        if not sort & _BEFORE_CUE:
            return bool(sort & CUE)
    return stop + 3 < len(sorts) and bool(sorts[stop + 3] & CUE)
