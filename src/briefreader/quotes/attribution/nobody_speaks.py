"""Whether a mention that the weights chose within a turn is nobody who says something.

A talk leaves out who speaks, and something is always the likeliest: “the question” that is quoted,
the first word of a sentence, a name of the sentence behind, or whoever is only called.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from briefreader.quotes.attribution.rules import DecisionStep
from briefreader.quotes.coreference.antecedents import is_called
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.mentions.syntax import names_people
from briefreader.quotes.words.lexicon import DETERMINERS, OWNERS, YOU_FORMS
from briefreader.quotes.words.word_tags import (
    COLLECTIVE,
    DETERMINER,
    HEAD,
    NO_NOUN,
    PLURAL,
    TIME,
    UTTERANCE,
)

_BESIDE = 3  # words
# What is quoted, and says nothing itself: "the question is, Q", "that old saying, Q".
_QUOTED = frozenset(
    """
    question questions message answer saying expression adage proverb comment response reaction idea
    """.split()
)
_QUESTION = frozenset(["question", "questions"])  # "the question people ask"
_GO_OUT = frozenset("heart hearts thoughts prayers".split())  # "|my heart| goes out to those"
# What one tells of, and says nothing: "|one of my great fears| is that they say, Q"
_FELT = frozenset("fear fears concern concerns worry worries hope hopes".split())
_LAWS = frozenset(["act", "law", "bill", "package"])
_PLACING = frozenset(["at", "in", "into", "on", "onto", "under", "over"])
_LOOKING = frozenset(["look", "looks", "looked", "looking"])
_SPEAKERS = HEAD | PLURAL | COLLECTIVE
_VOICES = _SPEAKERS | UTTERANCE
_NO_VOICES = DETERMINER | TIME | NO_NOUN
_APART = (Relation.NONE, Relation.APPOSITION)


def is_nobody(
    document: Document, quotation: QuotationContext, place: MentionRef, step: DecisionStep
) -> bool:
    """Return whether the mention at ``place`` within a turn does not say a quotation, nor does any
    other that is found for it.
    """
    if step is DecisionStep.SUBJECT:
        return _is_quoted(document, place)
    return step is DecisionStep.RANKED and (
        _is_quoted(document, place)
        or _is_no_name(document, place)
        or _is_law(document, quotation, place)
        or _is_thing_beside(document, place)
        or _is_behind(document, quotation, place)
        or _does_not_speak(document, quotation, place)
    )


def opens_question(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether the mention at ``place`` is the first word of a question that stands above a
    quotation, and no name: "|Worst| advice you were given?".
    """
    context = document.contexts[place.paragraph]
    if context is quotation.context or document.mention(place).first != 0:
        return False
    return context.passage.words[-1] == "?" and _is_no_name(document, place)


def is_only_called(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether somebody is called by a given name and told or asked something: "|Ann|, how
    is it that Moss said Q", but not "|Ann|, promise me you won't say Q".
    """
    context, (kind, first, last) = document.contexts[place.paragraph], document.mention(place)
    named, lead, lowers = document.person(place), quotation.lead, context.passage.lowers
    if kind is not MentionKind.NAME or named is None or last - first > 1:
        return False
    if lowers[last : last + 1] != [","] or not is_called(lowers, first, named):
        return False
    near = quotation.context.passage.lowers[max(0, lead.cue - _BESIDE) : lead.cue] if lead else []
    return YOU_FORMS.isdisjoint(near)


def _is_quoted(document: Document, place: MentionRef) -> bool:
    """Return whether words mean what is quoted: "|the question| is, Q", "|a righteous| question:
    Q", not "|the mayor’s message|"; or are no voice: "|my heart| goes out to those asking, Q",
    "|my fear| is that they say, Q".
    """
    passage = document.contexts[place.paragraph].passage
    kind, first, last = document.mention(place)
    lowers = passage.lowers
    after = lowers[last] if last < len(lowers) else ""
    if lowers[last - 1] in _GO_OUT and after in ("goes", "go"):
        return True
    if _is_felt(lowers, last, after):
        return True
    if kind is not MentionKind.PHRASE or not OWNERS.isdisjoint(lowers[first:last]):
        return False
    if after == "saying":
        return lowers[last - 1] == "old"  # not "|one woman| saying, Q"
    second = lowers[first + 1 : first + 2]
    return not _QUOTED.isdisjoint((lowers[last - 1], after)) or not _QUESTION.isdisjoint(second)


def _is_felt(lowers: list[str], last: int, after: str) -> bool:
    """Return whether words that end before ``last`` are a fear or hope and what it is is told."""
    end = last
    if lowers[last - 1] == "one" and after == "of":
        near = lowers[last : last + _BESIDE + 2]
        end += next((at for at, word in enumerate(near, 1) if word in _FELT), 0)
    return lowers[end - 1] in _FELT and lowers[end : end + 1] in (["is"], ["was"], [","])


def _is_law(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether words mean a law of which nothing is said: "use |the Harbour Act| to say Q",
    not "|the Harbour Act| says Q".
    """
    context, (kind, _, last) = document.contexts[place.paragraph], document.mention(place)
    if kind is MentionKind.PRONOUN or context.passage.lowers[last - 1] not in _LAWS:
        return False
    lead = quotation.lead
    return lead is None or context is not quotation.context or lead.cue != last


def _is_thing_beside(document: Document, place: MentionRef) -> bool:
    """Return whether words mean a thing where somebody else speaks, or whom that one looks at:
    "what happens on |the ground| is saying, Q", "those who look at |their people| and say, Q", not
    "a message from |the office| saying, Q".
    """
    passage = document.contexts[place.paragraph].passage
    kind, first, last = document.mention(place)
    if kind is not MentionKind.PHRASE or first < 2 or last - first != 2:
        return False
    lowers = passage.lowers
    if lowers[first] not in DETERMINERS:
        return False
    if lowers[first - 2] in _LOOKING and lowers[first - 1] in ("at", "to"):
        return True
    return lowers[first - 1] in _PLACING and not passage.sort(last - 1) & _SPEAKERS


def _does_not_speak(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether words name a thing or place, and no verb of saying is theirs: "|the picture|
    is clear: they say Q", "the press in |Kell| of Q", not "|Kell Boats|: Q", "|the town| said Q".
    """
    context, mention = document.contexts[place.paragraph], document.mention(place)
    passage, (kind, first, last) = context.passage, mention
    if kind is MentionKind.PRONOUN or document.tie(place).relation not in _APART:
        return False
    after = passage.lowers[last : last + 2]
    if after[:1] == [":"] or after[1:] == ["like"]:
        return False
    if context is quotation.context:
        verbs = (quotation.lead, quotation.follow)
        if any(verb is not None and verb.subject == mention for verb in verbs):
            return False
        if kind is MentionKind.PHRASE and 0 <= quotation.at - last <= 1:
            return False  # "|an exhibit stating| that Q"
    if kind is MentionKind.NAME:
        return document.person(place) is None
    end = min(last + _BESIDE, len(passage.words)) if after[:1] == ["of"] else last
    return not any(
        passage.sort(word) & _VOICES and not passage.sort(word) & _NO_VOICES
        for word in range(first, end)
    )


def _is_no_name(document: Document, place: MentionRef) -> bool:
    """Return whether an ordinary word only has its capital because a sentence begins with it:
    "|Right|?  Q", "|Back| on this question of labeling it a Q", not "|People| said, Q", "|Public|
    schools said, Q".
    """
    passage = document.contexts[place.paragraph].passage
    kind, first, last = document.mention(place)
    if kind is not MentionKind.NAME or last - first > 1 or not passage.opens_sentence(first):
        return False
    if passage.sort(first) & _SPEAKERS or names_people(passage, last):
        return False
    if document.person(place) is not None:
        return False
    return is_common(passage.words[first])


def _is_behind(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether a mention stands in the sentence behind a whole one: "Some ask, “Who pays?”
    That is for |Kell| to say."
    """
    context, at, follow = quotation.context, quotation.at, quotation.follow
    mention = document.mention(place)
    if document.contexts[place.paragraph] is not context or mention.first <= at:
        return False
    if document.text[quotation.segment.end - 1] not in ".?!":
        return False
    if follow is not None and follow.subject == mention:
        return False
    return context.passage.words[at + 1][0].isupper() and mention.first > at + 1
