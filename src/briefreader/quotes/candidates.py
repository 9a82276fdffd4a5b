"""Who could have said a quotation: the mentions near it that are worth weighing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from briefreader.quotes.governors import only_quotes
from briefreader.quotes.quotations import Quotation
from briefreader.quotes.scenes import Scene
from briefreader.quotes.standings import is_bound
from briefreader.quotes.story import Place, Story

_REACH = 70


def candidates(story: Story, quotation: Quotation) -> list[Place]:
    """The mentions in the paragraph; those around it too where no verb there has a subject."""
    paragraph, scene = quotation.segment.paragraph, quotation.scene
    told = quotation.subjects
    numbers = _worthy(scene, quotation.at, bool(told))
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


def _worthy(scene: Scene, at: int, told: bool) -> Iterator[int]:
    """Mentions of the same sentence; of the one before only subjects and who else may speak.

    Where a verb has a subject (``told``), only the subject of the sentence before is weighed beside
    those in the same one. What a preposition binds, and no verb of saying ties, never speaks after
    a quotation nor in another sentence.
    """
    sentences = scene.passage.sentences
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
            free = scene.tie(number).relation or not (apart or told or is_bound(scene, number))
            if (first > at or apart) and not free:
                continue
        if number not in scene.parts and not only_quotes(scene.passage, scene.mentions[number]):
            yield number


def _last_heads(scene: Scene) -> list[int]:
    """The subject of a paragraph's last sentence."""
    sentences, firsts = scene.passage.sentences, scene.firsts
    return [number for number in scene.heads if sentences[firsts[number]] == sentences[-1]]
