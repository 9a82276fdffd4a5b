"""Whom "the singer", "the 41-year-old" and "the Kell midfielder" mean: who was last spoken of."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from briefreader.quotes.coreference.bodies import subjects_before
from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.words.lexicon import OFFICES, ROLES, TRADES

# Who speaks for a jury is never named.
_OF_JURIES = frozenset(["foreman", "foreperson", "forewoman", "juror"])
# What a report calls somebody in passing whom it has named.
_CALLINGS = TRADES - _OF_JURIES | frozenset(
    """
    singer actor actress star champion winner runner player boxer prop fullback jockey rider driver
    teenager veteran novelist author rapper comedian presenter director captain skipper manager
    coach boss billionaire tycoon scot briton englishman welshman irishman frenchman frenchwoman
    dutchman spaniard swede dane finn pole american russian german italian canadian millionaire
    medallist medalist hurdler jumper thrower marathoner legend chancellor minister senator
    lawmaker congressman congresswoman peer
    """.split()
)
_AGED = "year-old"
_LONGEST = 6  # words of a description
INDEFINITE = frozenset(("a", "an", "one", "another"))
"""Words before somebody who has not been spoken of."""


def described_person(
    document: Document, place: MentionRef, last_speaker: str | None
) -> Entity | None:
    """Return the person whom a description means: the last one who did something, nearby.

    None where another one spoke last or was named since, or somebody without a name was told of.
    """
    if not _is_description(document, place):
        return None
    for one in subjects_before(document, place):
        named = document.person(one)
        if named is not None:
            others = _named_between(document, one, place)
            return named if others | {last_speaker or named.full} == {named.full} else None
        if _brings_somebody(document, one):
            return None
    return None


def _is_description(document: Document, place: MentionRef) -> bool:
    context = document.contexts[place.paragraph]
    kind, first, last = context.mentions[place.number]
    lowers = context.passage.lowers
    if kind is not MentionKind.PHRASE or lowers[first] != "the" or last - first > _LONGEST:
        return False
    if lowers[last : last + 1] in (["of"], ["for"], ["at"]):
        return False
    words = lowers[first + 1 : last]
    if context.passage.words[last - 1][0].isupper():
        return False  # a paper, an office
    return bool(words) and (words[-1] in _CALLINGS or any(_AGED in word for word in words))


def _named_between(document: Document, first: MentionRef, place: MentionRef) -> set[str]:
    """Return the names of the people who are named from one mention on, before the sentence of
    another.
    """
    found: set[str] = set()
    for paragraph in range(first.paragraph, place.paragraph + 1):
        context = document.contexts[paragraph]
        sentences = context.passage.sentences
        start = first.number if paragraph == first.paragraph else 0
        stop = place.number if paragraph == place.paragraph else len(context.mentions)
        here = sentences[document.mention(place).first] if paragraph == place.paragraph else -1
        for number in range(start, stop):
            if sentences[context.mentions[number].first] != here:
                named = document.person(MentionRef(paragraph, number))
                if named is not None:
                    found.add(named.full)
    return found


def _brings_somebody(document: Document, place: MentionRef) -> bool:
    """Return whether a phrase is somebody of whom nothing was told before: "a spokesman"."""
    context = document.contexts[place.paragraph]
    kind, first, last = context.mentions[place.number]
    if kind is not MentionKind.PHRASE:
        return False
    lowers = context.passage.lowers
    return lowers[first] in INDEFINITE and (
        lowers[last - 1] in ROLES or lowers[last - 1] in OFFICES
    )
