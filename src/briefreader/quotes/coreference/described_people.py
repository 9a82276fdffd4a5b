"""Whom "the singer", "the 41-year-old" and "the Kell midfielder" mean: who was last spoken of."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from bisect import bisect_left

from briefreader.quotes.coreference.bodies import subjects_before
from briefreader.quotes.coreference.unnamed_people import CALLINGS, INDEFINITE
from briefreader.quotes.entities.entity_table import Entity
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.words.lexicon import (
    DEMONYMS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    OFFICES,
    ROLES,
)

# With "the" a whole people or government, who has another word for one of it: "the Frenchman".
_OF_PEOPLES = ("sh", "ch", "ese")
# So, too, with a capital: "the Scot".
_NATIONALS = frozenset(one for one in DEMONYMS if not one.endswith(_OF_PEOPLES)) - {
    "democratic",
    "republican",
} | frozenset(
    """
    scot briton englishman englishwoman welshman welshwoman irishman irishwoman frenchman
    frenchwoman dutchman spaniard swede dane finn pole brazilian argentine portuguese norwegian
    australian nigerian kenyan ghanaian egyptian austrian swiss belgian croatian serbian
    """.split()
)
_PERSONS = frozenset(["man", "woman", "dad", "mum", "mom", "mother", "father", "grandmother"])
_PARENT = ("father-of-", "mother-of-", "dad-of-", "mum-of-", "mom-of-")
_AGED = "year-old"
_LONGEST = 6  # words of a description


def described_person(
    document: Document, place: MentionRef, last_speaker: str | None
) -> Entity | None:
    """Return the person whom a description means: the last one who did something, nearby.

    None where another one was named since, or somebody without a name was told of, or another one
    spoke last, but for one of whom a new paragraph tells.
    """
    if not _is_description(document, place):
        return None
    words = [word.lower() for word in document.words(place)]
    named = _of_age(document, words) or _last_told_of(document, place, last_speaker)
    pronoun = _pronoun(words[-1])
    return None if named and pronoun and not named.gender.fits(pronoun) else named


def _last_told_of(document: Document, place: MentionRef, last_speaker: str | None) -> Entity | None:
    """Return the last person who did something before a description, if no other may be meant."""
    for one in subjects_before(document, place):
        named = document.person(one)
        if named is not None:
            others = _named_between(document, one, place)
            if last_speaker is not None and not _is_newly_told_of(document, one, place):
                others.add(last_speaker)
            return named if others <= {named.full} else None
        if _brings_somebody(document, one):
            return None
    return _only_one_named(document, place, last_speaker)


def _pronoun(noun: str) -> str:
    """Return "he" or "she" where a noun means only men or women: "Frenchman", "mother-of-two"."""
    if noun.startswith(_PARENT):
        noun = noun.partition("-")[0]
    if noun in FEMALE_NOUNS or noun.endswith(("woman", "tress")):
        return "she"
    is_man = noun.endswith("man") and not noun.endswith("human") and noun not in DEMONYMS
    return "he" if noun in MALE_NOUNS or is_man else ""


def _of_age(document: Document, words: list[str]) -> Entity | None:
    """Return the only person whose age in a text is that of a description: "the |52|-year-old" of
    "Ann Moss, |52|,".
    """
    age = next((word.partition("-")[0] for word in words if _AGED in word), "")
    if not age.isdecimal():
        return None
    told = re.finditer(rf",\s(?:aged\s)?{age}(?=[,.;:)]|\s?[—–])", document.text)
    named = {
        document.entities.resolve(span.of(document.text))
        for match in told
        for span in document.entities.places_near(match.start(), 0, 0)
        if span.end == match.start()
    }
    people = [one for one in named if one.person]
    return people[0] if len(people) == 1 else None


def _only_one_named(
    document: Document, place: MentionRef, last_speaker: str | None
) -> Entity | None:
    """Return the only person whom the paragraph and the one above name before the sentence of a
    description, whatever its clauses begin with: "When the quay closed, |Ann Moss| wept."
    """
    above = MentionRef(max(0, place.paragraph - 1), 0)
    names = _named_between(document, above, place)
    if len(names) != 1 or last_speaker not in (None, *names):
        return None
    (name,) = names
    return document.entities.resolve(name)


def _is_description(document: Document, place: MentionRef) -> bool:
    context = document.contexts[place.paragraph]
    kind, first, last = context.mentions[place.number]
    lowers = context.passage.lowers
    if kind is not MentionKind.PHRASE or lowers[first] != "the" or last - first > _LONGEST:
        return False
    if lowers[last : last + 1] in (["of"], ["for"], ["at"]):
        return False
    words = lowers[first + 1 : last]
    if not words or words[-1] in _NATIONALS:
        return bool(words)
    *before, noun = context.passage.words[first + 1 : last]
    if noun[0].isupper():
        return False  # a paper, an office
    noun = noun.lower()
    from_there = any(word[0].isupper() for word in before)  # "the former Kell man", not "the man"
    return (
        noun in CALLINGS
        or noun.startswith(_PARENT)
        or (noun in _PERSONS and from_there)
        or any(_AGED in word for word in words)
    )


def _is_newly_told_of(document: Document, one: MentionRef, place: MentionRef) -> bool:
    """Return whether from the beginning of ``one``'s paragraph to ``place`` no quotation stands but
    the one beside ``place``, behind ``one``.
    """
    quotations = document.quotations
    begins, ends = (
        bisect_left(quotations, at, key=lambda quotation: quotation.segment.start)
        for at in (document.paragraphs[one.paragraph].start, document.span(place).end)
    )
    if begins == ends:
        return True
    segment = quotations[begins].segment
    beside = segment.paragraph == place.paragraph and document.span(one).start < segment.start
    return beside and ends - begins == 1


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
