"""Who only hears a quotation: "Moss was told Q", "Q, Moss was told by Birk", "Asked if Q, Moss …".

Whoever is told or asked is the subject of the verb and not the speaker; that is who stands behind
"by", or who speaks within what was told.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from briefreader.quotes.mentions.cue_verbs import is_free
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    ONE_PERSON,
    OWNERS,
    PREPOSITIONS,
)
from briefreader.quotes.words.word_tags import OWNER, QUOTATION, UTTERANCE, tells_how

TELLING_PARTICIPLES = frozenset(
    """
    told asked urged warned reminded advised informed assured reassured ordered instructed
    encouraged begged cautioned quizzed
""".split()
)
_PASSIVE = BE | {"has", "have", "had", "later", "then", "also", "once"}
_AROUND_BE = _PASSIVE | ADVERBS | {"not", "kept", "keeps"}
_NO_AGENT = frozenset(("that", "to", "if", "whether", "how", "why", "what", ":", ",", QUOTATION))
_NEAR_BY, _LONGEST_AGENT = 5, 4  # words
_LONGEST_HEADED = 3  # words: "the harbour board"
_NEAR_COLON = 7  # words: "but only smiled and shook her head:"
_MEANS = frozenset("letter email e-mail phone telephone text post mail message fax radio".split())
_BEFORE_WORDS = frozenset(("that", ":", QUOTATION))


class Heard(NamedTuple):
    """Whose words somebody hears: the ``number`` of a mention, None where nobody is named."""

    number: int | None


def is_passive(lowers: list[str], cue: int) -> bool:
    """Return whether a participle has a form of "be" before it, and no more than adverbs and "has"
    in between: "|was| repeatedly told", "had |been| called".
    """
    at = cue - 1
    while at >= 0 and lowers[at] not in BE and _is_around_be(lowers[at]):
        at -= 1
    return at >= 0 and lowers[at] in BE


def _is_around_be(lower: str) -> bool:
    return lower in _AROUND_BE or tells_how(lower)


def heard(quotation: QuotationContext, hearer: Mention, tied: int) -> Heard | None:
    """Return whose words a quotation is if ``hearer`` is only told or asked them; else None.

    ``tied`` is where the verb of saying stands whose subject that is or is part of.
    """
    context, at = quotation.context, quotation.at
    passage, lowers = context.passage, context.passage.lowers
    cue = _participle_behind(lowers, hearer)
    if cue is None:
        cue = _participle_of(quotation, hearer, tied)
    if cue is None and hearer.first > at:
        cue = _opening_participle(context, at)
    if cue is None or passage.sentences[cue] != passage.sentences[at]:
        return None
    lead, follow = quotation.lead, quotation.follow
    if (
        _own_words(context, cue, at)
        or _acts_upon_it(lowers, cue, at)
        or (cue > at and not (follow and follow.cue == cue))
    ):
        return None
    agent = agent_of(context, cue)
    if lead is None or not cue < lead.cue < at:
        told_after = agent is None and cue < at and lowers[at + 1 : at + 2] == ["by"]
        return Heard(agent_of(context, at) if told_after else agent)
    if agent is not None:
        behind = context.mentions[agent].last
        behind += lowers[behind] == ","
        if lowers[behind] == "who":
            return Heard(agent)
    that = next((one for one in range(cue + 1, lead.cue) if lowers[one] == "that"), 0)
    if not that or not {",", "and", "but"}.isdisjoint(lowers[cue:that]):
        return None
    return Heard(_subject_within(context, that, lead.cue))


def _participle_behind(lowers: list[str], hearer: Mention) -> int | None:
    """Return where the participle is whose subject somebody is: "Moss, who had been |told|"."""
    at, be = hearer.last, False
    at += lowers[at : at + 1] == [","]
    at += lowers[at : at + 1] == ["who"]
    while at < len(lowers) and _is_around_be(lowers[at]):
        be = be or lowers[at] in BE
        at += 1
    return at if be and at < len(lowers) and lowers[at] in TELLING_PARTICIPLES else None


def _participle_of(quotation: QuotationContext, hearer: Mention, tied: int) -> int | None:
    """Return where the participle is that belongs to somebody from farther away: "those in |Kell|
    are being warned", "|Moss| asked and was told".
    """
    lowers = quotation.context.passage.lowers
    for verb in (quotation.lead, quotation.follow):
        if verb is not None and hearer.last <= verb.cue:
            its = verb.cue == tied or verb.subject == hearer
            if its and lowers[verb.cue] in TELLING_PARTICIPLES and is_passive(lowers, verb.cue):
                return verb.cue
    return None


def _opening_participle(context: ParagraphContext, at: int) -> int | None:
    """Return where the participle is that opens the sentence of a quotation, if it leads to it:
    "|Told| by staff that Q, Moss left"; of "Asked by Birk, “Q,” Moss said" it does not.
    """
    sentences, lowers = context.passage.sentences, context.passage.lowers
    first = bisect_left(sentences, sentences[at], 0, at)
    first += 2 * (lowers[first : first + 2] == ["having", "been"])
    if lowers[first] not in TELLING_PARTICIPLES or "," in lowers[first:at] or first + 1 >= at:
        return None
    return first


def _own_words(context: ParagraphContext, cue: int, at: int) -> bool:
    """Return whether somebody is asked about words of his own: "asked about her remark that Q"."""
    passage, lowers = context.passage, context.passage.lowers
    return any(
        passage.sort(noun) & UTTERANCE
        and passage.sort(noun - 1) & OWNER
        and lowers[noun + 1] in _BEFORE_WORDS
        for noun in range(cue + 2, at)
    )


def _acts_upon_it(lowers: list[str], cue: int, at: int) -> bool:
    """Return whether whoever was told something does something else before a quotation: "told to
    leave but refused: Q".
    """
    if lowers[at - 1] != ":":
        return False
    joints = ("but", "and") if lowers[cue + 1] == "to" else ("but",)
    near = range(max(cue + 2, at - _NEAR_COLON), at - 1)
    return any(lowers[one] in joints and lowers[one + 1].endswith("ed") for one in near)


def agent_of(context: ParagraphContext, cue: int) -> int | None:
    """Return the number of the mention behind the "by" of a participle or quotation at ``cue``."""
    lowers = context.passage.lowers
    near = lowers[cue + 1 : cue + 1 + _NEAR_BY]
    by = cue + 1 + near.index("by") if "by" in near else 0
    if not by or not _NO_AGENT.isdisjoint(lowers[cue + 1 : by]):
        return None
    for number in range(bisect_left(context.firsts, by), len(context.mentions)):
        kind, first, last = context.mentions[number]
        if first > by + _LONGEST_AGENT or not _NO_AGENT.isdisjoint(lowers[by:first]):
            return None
        if kind is MentionKind.PRONOUN or not OWNERS.isdisjoint(lowers[last : last + 1]):
            continue
        if lowers[first] not in DETERMINERS and lowers[last - 1] in _MEANS:
            return None  # "by letter"
        named = context.starting_at(last)  # "his teacher Ann Moss"
        if named is None and lowers[last : last + 1] == ["of"]:
            named = _titled_behind(context, last)
        return number if named is None else named
    return None


def _titled_behind(context: ParagraphContext, of: int) -> int | None:
    """Return the number of the name behind what somebody heads: "chair of judges |Ann Moss|", not
    "a friend of mayor |Ann Moss|".
    """
    lowers = context.passage.lowers
    for number in range(bisect_left(context.firsts, of + 2), len(context.mentions)):
        kind, first, _ = context.mentions[number]
        headed = lowers[of + 1 : first]
        if len(headed) > _LONGEST_HEADED or not "".join(headed).isalpha():
            return None
        if kind is MentionKind.NAME:
            other = headed[-1] in ONE_PERSON or headed[-1] in PREPOSITIONS
            return None if other else number
    return None


def _subject_within(context: ParagraphContext, that: int, cue: int) -> int | None:
    """Return the number of who speaks in what was told: "told that |Moss| had sent word saying"."""
    for number in range(bisect_left(context.firsts, that + 1), len(context.mentions)):
        mention = context.mentions[number]
        if mention.last > cue:
            return None
        if is_free(context.passage.lowers, mention):
            return number
    return None
