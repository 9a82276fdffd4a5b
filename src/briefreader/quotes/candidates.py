"""Who could have said a quotation: the mentions near it that are worth weighing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefreader.quotes.lexicon import PREPOSITIONS
from briefreader.quotes.quotations import Quotation
from briefreader.quotes.relations import Relation
from briefreader.quotes.scenes import Scene
from briefreader.quotes.story import Place, Story

_REACH = 70


def candidates(story: Story, quotation: Quotation, told: Sequence[Place]) -> list[Place]:
    """The mentions in the paragraph; those around it too where no verb there has a subject.

    ``told`` are the subjects of the verbs beside the quotation.
    """
    paragraph = quotation.segment.paragraph
    numbers = _worthy(quotation.scene, quotation.at, bool(told))
    found = [Place(paragraph, number) for number in numbers]
    if told:
        return found + [subject for subject in told if subject not in found]
    if paragraph:
        above = story.scenes[paragraph - 1]
        found += [Place(paragraph - 1, number) for number in _last_heads(above)]
    if paragraph + 1 < len(story.paragraphs):
        below = story.scenes[paragraph + 1]
        found += [Place(paragraph + 1, number) for number in sorted(below.heads)[:1]]
    return found


def subjects(quotation: Quotation) -> list[Place]:
    """The subjects of the verbs of saying right before and after a quotation."""
    lead, follow = quotation.lead, quotation.follow
    found = [one.subject for one in (lead, follow) if one is not None and one.subject is not None]
    if len(found) == 2 and found[0] is found[1]:
        del found[1]
    scene, paragraph = quotation.scene, quotation.segment.paragraph
    return [Place(paragraph, scene.number(subject)) for subject in found]


def _worthy(scene: Scene, at: int, told: bool) -> Iterator[int]:
    """Mentions of the same sentence; of the one before only subjects and who else may speak.

    Where a verb has a subject (``told``), only the subject of the sentence before is weighed beside
    those in the same one. What a preposition binds, and no verb of saying ties, never speaks after
    a quotation nor in another sentence.
    """
    sentences, lowers = scene.passage.sentences, scene.passage.lowers
    firsts, heads = scene.firsts, scene.heads
    here = sentences[at]
    for number in range(bisect_left(firsts, at - _REACH), bisect_left(firsts, at + _REACH + 1)):
        first = firsts[number]
        apart = sentences[first] - here
        if apart < -1 or (told and apart > 0):
            continue
        if number not in heads:
            if apart > 0 or (told and apart):
                continue
            tied = scene.tie(number).relation is not Relation.NONE
            bound = first > 0 and lowers[first - 1] in PREPOSITIONS
            if not tied and (bound or apart or told) and (first > at or apart):
                continue
        yield number


def _last_heads(scene: Scene) -> list[int]:
    """The subject of a paragraph's last sentence."""
    sentences, firsts = scene.passage.sentences, scene.firsts
    return [number for number in scene.heads if sentences[firsts[number]] == sentences[-1]]
