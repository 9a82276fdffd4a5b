"""The rules that decide a speaker from the words around a quotation, surest first."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from briefreader.quotes.lexicon import ADVERBS, AUXILIARIES, CUES
from briefreader.quotes.relations import Relation, Tie
from briefreader.quotes.story import Place, Story
from briefreader.quotes.tokens import QUOTATION


class Step(StrEnum):
    """What decided a speaker, in words for whoever asks."""

    AFTER_SUBJECT = "the subject and verb right after it"
    AFTER_VERB = "the verb and subject right after it"
    BEFORE = "the subject and verb that lead into it"
    SAME = "the speaker of the quotation before it"
    NEARBY = "the nearest subject of a verb of saying"
    NOTHING = "nothing near it names a speaker"


class Verdict(NamedTuple):
    """Who said a segment, by the mention that names them; None where nothing does."""

    place: Place | None
    step: Step


_INVERTED = frozenset((Relation.INVERTED, Relation.INVERTED_NEAR, Relation.INVERTED_FAR))
_FORWARD = frozenset((Relation.SUBJECT, Relation.APPOSITION))


def safe_verdict(story: Story, index: int) -> Verdict | None:
    """The two rules that hardly ever err: "Q, SUBJECT said" and "Q, said SUBJECT"."""
    segment = story.segments[index]
    if not segment.closed or story.text[segment.end - 1] == ".":
        return None
    passage = story.passage(segment.paragraph)
    at = story.position(index) + 1
    lowers = passage.lowers
    while at < len(lowers) and lowers[at] in ",–—-":
        at += 1
    for mention in story.mentions(segment.paragraph):
        place = Place(segment.paragraph, mention)
        if mention.first == at and story.tie(place).relation in _FORWARD:
            return Verdict(place, Step.AFTER_SUBJECT)
        if mention.first > at:
            tie = story.tie(place)
            if tie.relation in _INVERTED and _only_adverbs(lowers, at, tie.cue):
                return Verdict(place, Step.AFTER_VERB)
            break
    return None


def _only_adverbs(lowers: list[str], start: int, stop: int) -> bool:
    return (
        all(
            word in ADVERBS or word in AUXILIARIES or word.endswith("ly")
            for word in lowers[start:stop]
        )
        and start <= stop
    )


def fallback_verdict(story: Story, index: int, before: Verdict | None) -> Verdict:
    """What leads into the quotation, else the speaker before, else the nearest that speaks."""
    leading = _leading(story, index)
    if leading is not None and _asks_for_quotation(story, index):
        return Verdict(leading, Step.BEFORE)
    same_paragraph = index > 0 and (
        story.segments[index - 1].paragraph == story.segments[index].paragraph
    )
    following = _following(story, index)
    if following is not None:
        return Verdict(following, Step.NEARBY)
    if leading is not None:
        return Verdict(leading, Step.BEFORE)
    if before is not None and before.place is not None:
        at_start = story.position(index) == 0
        if same_paragraph or story.segments[index].continues or at_start:
            return Verdict(before.place, Step.SAME)
    nearby = _earlier(story, story.segments[index].paragraph)
    return Verdict(nearby, Step.NEARBY if nearby else Step.NOTHING)


def _asks_for_quotation(story: Story, index: int) -> bool:
    lowers = story.passage(story.segments[index].paragraph).lowers
    at = story.position(index)
    word = lowers[at - 1] if at else ""
    return word in (",", ":", "that") or word in CUES


def _leading(story: Story, index: int) -> Place | None:
    """The subject of a verb of saying in the same sentence before the quotation."""
    paragraph = story.segments[index].paragraph
    passage = story.passage(paragraph)
    at = story.position(index)
    for mention in reversed(story.mentions(paragraph)):
        if mention.last > at or passage.sentences[mention.first] != passage.sentences[at]:
            continue
        if QUOTATION in passage.words[mention.last : at]:
            break
        place = Place(paragraph, mention)
        tie = story.tie(place)
        if _is_subject(tie) and tie.cue < at:
            return place
    return None


def _following(story: Story, index: int) -> Place | None:
    """The subject of a verb of saying in the same sentence after the quotation."""
    paragraph = story.segments[index].paragraph
    passage = story.passage(paragraph)
    at = story.position(index)
    if story.text[story.segments[index].end - 1] == ".":
        return None
    for mention in story.mentions(paragraph):
        if mention.first <= at:
            continue
        if passage.sentences[mention.first] != passage.sentences[at]:
            break
        place = Place(paragraph, mention)
        tie = story.tie(place)
        if tie.relation is not Relation.NONE and tie.cue > at:
            return place
    return None


def _earlier(story: Story, paragraph: int) -> Place | None:
    for number in range(paragraph, max(-1, paragraph - 3), -1):
        for mention in reversed(story.mentions(number)):
            if _is_subject(story.tie(Place(number, mention))):
                return Place(number, mention)
    return None


def _is_subject(tie: Tie) -> bool:
    return tie.relation in _FORWARD or tie.relation is Relation.ACCORDING


def is_quotation(story: Story, index: int, verdict: Verdict) -> bool:
    """Whether a segment is speech, and not a title, a term or a word held at arm's length."""
    text, segment = story.text, story.segments[index]
    words = text[segment.start : segment.end].split()
    marked = text[segment.end - 1] in ".?!" or text[segment.end : segment.end + 1] == ","
    if len(words) < 3 and not marked:
        return False
    sure = verdict.step in (Step.AFTER_SUBJECT, Step.AFTER_VERB) or (
        text[max(0, segment.outer.start - 3) : segment.outer.start].rstrip()[-1:] in (",", ":")
    )
    telling = [word for word in words if len(word) > 3 or word[:1].isupper()]
    titled = bool(telling) and all(word[:1].isupper() for word in telling)
    if titled and len(words) < 8 and not sure:
        return False
    return verdict.place is not None or len(words) >= 5
