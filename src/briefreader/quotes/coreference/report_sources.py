"""Whom the words mean that say whose report a clause is: "he", "the mayor", "Kell’s office"."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from briefreader.quotes.coreference.antecedents import GENDERED_PRONOUNS
from briefreader.quotes.coreference.speaker_resolver import (
    UNNAMED,
    ResolvedSpeaker,
    SpeakerResolver,
)
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.words.lexicon import CONTRACTED, OWNERS, ROLES
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import PLURAL

MOST_COMPARED = 60  # words of a clause that may name who says it
_NOT_COMPARED = frozenset(("i", "we", "who", "which", "that"))


class ReportSource(NamedTuple):
    """The mention of who reports something, and all the words from ``first`` to behind ``last``
    that say who it is: ``whole`` if those are more than the mention.
    """

    number: int
    first: int
    last: int
    whole: bool = False


def who_reports(
    document: Document,
    speakers: SpeakerResolver,
    place: MentionRef,
    source: ReportSource,
    words: tuple[int, int],
) -> ResolvedSpeaker:
    """Return whom a source means; nobody where the reported clause names that one.

    In "he said that Moss was late", "he" is somebody else than Moss.
    """
    kind, first, last = document.mention(place)
    passage = document.contexts[place.paragraph].passage
    speaker = speakers.resolve(place)
    if speaker.name is None:
        speaker = speakers.described(place)
    if speaker.name is None:
        return UNNAMED
    if source.whole and not _is_whole(passage, source, (kind, first, last), speaker.name):
        return UNNAMED
    if kind is not MentionKind.PRONOUN and (
        _is_modified(passage, first, last, speaker.name)
        or _is_of_clause_before(document, place, speaker.name)
    ):
        return UNNAMED
    own = passage.lowers[first]
    if kind is MentionKind.NAME or CONTRACTED.get(own, own) in _NOT_COMPARED:
        return speaker
    if kind is MentionKind.PHRASE and words[0] < first:
        return speaker
    return UNNAMED if _is_named_in(document, place, words, speaker.name) else speaker


def is_person_pronoun(document: Document, place: MentionRef, source: ReportSource) -> bool:
    """Return whether a source is "he" or "she"."""
    return (
        not source.whole
        and document.mention(place).kind is MentionKind.PRONOUN
        and (document.words(place)[0].lower() in ("he", "she"))
    )


def other_person(
    document: Document,
    speakers: SpeakerResolver,
    place: MentionRef,
    words: tuple[int, int],
    spoke: ResolvedSpeaker,
) -> ResolvedSpeaker:
    """Return the person who spoke before, if "he" or "she" can be that one and the clause names
    somebody else; for a clause before the verb, otherwise that somebody: "Moss was late, he said".
    """
    if spoke.name and not _is_named_in(document, place, words, spoke.name):
        named = document.entities.resolve(spoke.name)
        pronoun = GENDERED_PRONOUNS[document.words(place)[0].lower()]
        if named.person and named.gender.fits(pronoun):
            return ResolvedSpeaker(spoke.name)
    return speakers.resolve(place) if words[0] < document.mention(place).first else UNNAMED


def _is_whole(
    passage: TokenizedParagraph,
    source: ReportSource,
    mention: tuple[MentionKind, int, int],
    name: str,
) -> bool:
    """Return whether a name is that of a whole source and not of the end of it: "the Trade
    Minister’s |Office|", "Kell’s |mayor|".
    """
    kind, first, last = mention
    if kind is MentionKind.PHRASE or passage.lowers[first - 1] not in OWNERS:
        return kind is MentionKind.PHRASE and passage.lowers[first - 1] != "of"
    return last - first < len(name.split()) >= source.last - source.first - 2  # "the", and "’s"


def _is_modified(passage: TokenizedParagraph, first: int, last: int, name: str) -> bool:
    """Return whether a name only tells who is meant, "the |KHC| builder", or is one person's where
    several are meant.
    """
    parts = {part.lower() for part in name.split()}
    word = passage.lowers[last - 1]
    if word in parts:
        return False
    held = not parts.isdisjoint(passage.lowers[first:last])
    several = bool(passage.sort(last - 1) & PLURAL) and not word.endswith("ss")
    return (held and word in ROLES) or (several and len(parts) > 1)


def _is_of_clause_before(document: Document, place: MentionRef, name: str) -> bool:
    """Return whether a name ends the clause before a phrase, and is not what the phrase is: "to
    meet Moss, |the mayor| said".
    """
    context = document.contexts[place.paragraph]
    kind, first, last = context.mentions[place.number]
    lowers = context.passage.lowers
    if kind is MentionKind.NAME or first < 2 or lowers[first - 1] != ",":
        return False
    if context.tie(place.number).relation is not Relation.SUBJECT or lowers[last] == ",":
        return False  # "Moss, |the mayor|, said", "according to Moss, |the mayor|"
    before = bisect_left(context.firsts, first) - 1
    while before >= 0 and context.mentions[before].last == first - 1:
        if context.mentions[before].kind is MentionKind.NAME:
            named = document.named(MentionRef(place.paragraph, before))
            return named is not None and named.full == name
        before -= 1
    return False


def _is_named_in(document: Document, place: MentionRef, words: tuple[int, int], name: str) -> bool:
    """Return whether a clause names somebody, as far as it is read."""
    context = document.contexts[place.paragraph]
    start = bisect_left(context.firsts, words[0])
    stop = bisect_left(context.firsts, min(words[1], words[0] + MOST_COMPARED))
    for number in range(start, stop):
        if context.mentions[number].kind is MentionKind.NAME:
            named = document.named(MentionRef(place.paragraph, number))
            if named is not None and named.full == name:
                return True
    return False
