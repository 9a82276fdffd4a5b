"""Somebody whom a text describes and does not name: "my father", "a farmer"."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left, bisect_right

from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.syntax import is_clause_subject, word_after
from briefreader.quotes.words.lexicon import (
    FEMALE_NOUNS,
    MALE_NOUNS,
    OWNERS,
    ROLES,
    TRADES,
)

# Who speaks for a jury is never named.
_OF_JURIES = frozenset(["foreman", "foreperson", "forewoman", "juror"])
CALLINGS = TRADES - _OF_JURIES | frozenset(
    """
    singer actor actress star champion winner runner player boxer prop fullback rider driver
    teenager veteran novelist author comedian presenter director captain skipper manager
    coach boss billionaire tycoon millionaire medallist medalist hurdler jumper thrower marathoner
    legend chancellor minister senator lawmaker congressman congresswoman peer rookie survivor
    pontiff monarch
    """.split()
)
"""What a report calls somebody in passing whom it has named."""
GENDERED_NOUNS = MALE_NOUNS | FEMALE_NOUNS
"""Nouns that say whether a "he" or a "she" can mean somebody."""

INDEFINITE = frozenset(("a", "an", "one", "another"))
"""Words before somebody who has not been spoken of."""
NEW = frozenset(["a", "an", "one", "another", "this", "that", "your"])
"""Determiners of somebody of whom nothing was told before."""

_LONGEST_CHARGE = 8  # words: "for the Kell Harbour Authority"
SPOKESPERSONS = frozenset(["spokesman", "spokeswoman"])
_OWN = frozenset(["my", "our"])
_RELATED = frozenset(["his", "her", "their", "the"])
# Of the others one speaks in passing: "with only an interpreter in the room".
_SPEAKING_ROLES = ROLES - TRADES
_SEVERAL = frozenset(["people", "men", "women", "spokespeople", "spokesmen"])
_IS = (["is"], ["was"], ["'s"], ["’s"])
_LINKS = ([","], ["named"], ["called"])
_BY_NAME = ["by", "the", "name", "of"]
_BEFORE_PREDICATE = frozenset(["and", "now", "also", "but", "today", "—", ",", ")"])
_NAMED_REACH = 20
_BECOMING = frozenset(
    ["is", "was", "be", "been", "being", "am", "became", "become", "like", "as", "'s", "’s"]
)


def is_unnamed(context: ParagraphContext, number: int, pronoun: str, spoken: bool) -> bool:
    """Return whether a phrase is somebody without a name whom the pronoun can mean: "my father"."""
    lowers, mention = context.passage.lowers, context.mentions[number]
    head, first = lowers[mention.last - 1], lowers[mention.first]
    if not spoken and first not in _OWN:
        apposed = mention.first and lowers[mention.first - 1] == ","
        cue = context.tie(number).cue
        words = context.passage.words[mention.last : cue] if cue >= mention.last else ["X"]
        # Not "a spokesman for the town, Karl Birk, said".
        alone = "," not in words and len(words) <= _LONGEST_CHARGE
        told = head in SPOKESPERSONS and cue >= 0 and alone and not apposed
        return bool(told) and head not in (FEMALE_NOUNS if pronoun == "he" else MALE_NOUNS)
    if mention.first and lowers[mention.first - 1] in _BECOMING:
        return False  # "he was a friend"
    if _is_predicate(context, mention.first, mention.last):
        return False  # "And now, a voter."
    if head == first or head in (FEMALE_NOUNS if pronoun == "he" else MALE_NOUNS):
        return False
    if _is_named(context, mention.last):
        return False  # "my father, Karl Birk": the name stands for itself
    relative = relative_of(lowers, mention.first, mention.last)
    if relative:
        return relative in (MALE_NOUNS if pronoun == "he" else FEMALE_NOUNS)
    if head in GENDERED_NOUNS:
        return first in _OWN or (spoken and (first in NEW or first in _RELATED))
    if not spoken or head not in _SPEAKING_ROLES or head[-1] == "s" or head in _SEVERAL:
        return False
    if first == "the":  # "the minister said", but not "the minister of trade, Karl Birk, said"
        of = word_after(context, number) == "of"
        return head != "one" and not of and is_clause_subject(context, number)
    return first in _OWN or first in NEW


def _is_predicate(context: ParagraphContext, first: int, last: int) -> bool:
    """Return whether a phrase is all of a sentence, which says what the one spoken of is."""
    lowers, sentences = context.passage.lowers, context.passage.sentences
    if lowers[last : last + 1] != ["."]:
        return False
    opening = bisect_left(sentences, sentences[first], 0, first)
    return _BEFORE_PREDICATE.issuperset(lowers[opening:first])


def _is_named(context: ParagraphContext, last: int) -> bool:
    """Return whether a name follows a phrase that ends before word ``last``, or is told later.

    "My father, the late Karl", "my niece, I have but one, named Ann", "a boy by the name of Karl",
    "another leader was Ann Moss".
    """
    words, lowers = context.passage.words, context.passage.lowers
    if (
        lowers[last : last + 1] in _IS
        and words[last + 1 : last + 2]
        and words[last + 1][0].isupper()
    ):
        return True
    beside = last + (lowers[last : last + 1] in _LINKS)
    if lowers[beside : beside + 2] == ["the", "late"]:
        beside += 2
    if beside < len(words) and words[beside][0].isupper():
        return True
    stop = bisect_right(context.passage.sentences, context.passage.sentences[last - 1], last)
    return any(
        words[at][0].isupper() and name_given_later(lowers, at)
        for at in range(last + 1, min(stop, last + _NAMED_REACH))
    )


def name_given_later(lowers: list[str], first: int) -> int:
    """Return where "named" or "by the name of" begins right before a name at ``first``; else 0."""
    if first and lowers[first - 1] == "named":
        return first - 1
    start = max(0, first - len(_BY_NAME))
    return start if lowers[start:first] == _BY_NAME else 0


def relative_of(lowers: list[str], first: int, last: int) -> str:
    """Return whose something is, if that is a relative without a name: "my father's house"."""
    if lowers[first] in _OWN and last - first > 3 and lowers[first + 2] in OWNERS:
        return lowers[first + 1] if lowers[first + 1] in GENDERED_NOUNS else ""
    return ""
