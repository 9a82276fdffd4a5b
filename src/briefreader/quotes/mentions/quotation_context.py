"""A quotation among the words of its paragraph, with the verbs of saying beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefreader.quotes.mentions.cue_verbs import Governor, following, leading
from briefreader.quotes.mentions.feature_types import LieShape, QuoteShape, WordShape
from briefreader.quotes.mentions.paragraph_context import Place, Scene
from briefreader.quotes.mentions.quotation_features import quote_shape, word_shape
from briefreader.quotes.words.quotation_spans import Segment


@dataclass(slots=True, eq=False)
class Quotation:
    """A segment and all that can be seen of it before anybody is weighed as its speaker.

    ``at`` is its position among the words of its paragraph, ``lead`` and ``follow`` are the verbs
    of saying before and after it, ``subjects`` are theirs. It ``goes_on`` if the next one continues
    it in the next paragraph. ``lies`` has how mentions lie to it, as far as that was asked.
    """

    index: int
    segment: Segment
    scene: Scene
    at: int
    lead: Governor | None
    follow: Governor | None
    subjects: Sequence[Place]
    goes_on: bool
    shape: QuoteShape
    words: WordShape
    lies: dict[Place, LieShape] = field(default_factory=dict)


def quotations_of(
    text: str, segments: Sequence[Segment], scenes: Mapping[int, Scene]
) -> list[Quotation]:
    """The quotation of each of ``segments``, whose paragraphs are among ``scenes``."""
    found: list[Quotation] = []
    alone = len(segments) == 1
    for index, segment in enumerate(segments):
        scene = scenes[segment.paragraph]
        passage, mentions, firsts = scene.passage, scene.mentions, scene.firsts
        at = passage.places[index]
        lead = leading(passage, mentions, firsts, at)
        follow = following(passage, mentions, firsts, at)
        subjects = _subjects(scene, segment.paragraph, lead, follow)
        goes_on = index + 1 < len(segments) and segments[index + 1].continues
        shape = quote_shape(text, segment, passage, at, lead, follow)
        words = word_shape(text, segment, passage, at, alone, goes_on)
        found.append(
            Quotation(index, segment, scene, at, lead, follow, subjects, goes_on, shape, words)
        )
    return found


def _subjects(
    scene: Scene, paragraph: int, lead: Governor | None, follow: Governor | None
) -> list[Place]:
    """The subjects of the verbs of saying before and after a quotation; one of both counts once."""
    first = lead.subject if lead else None
    second = follow.subject if follow else None
    found = [] if first is None else [Place(paragraph, scene.number(first))]
    if second is not None and second is not first:
        found.append(Place(paragraph, scene.number(second)))
    return found
