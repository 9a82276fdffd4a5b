"""Ranks everybody who could have said a quotation, by the learned weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefreader.quotes.candidates import candidates
from briefreader.quotes.features import (
    Feature,
    context_features,
    echo_features,
    lie_features,
    role_features,
    same_features,
)
from briefreader.quotes.keeping import segment_features
from briefreader.quotes.model import Model
from briefreader.quotes.name_forms import composed
from briefreader.quotes.shapes import EchoShape, LieShape, MentionShape, QuoteShape, SameShape
from briefreader.quotes.shaping import lie_shape, mention_shape, quote_shape, same_shape
from briefreader.quotes.story import Place, Story

_NO_ECHO = EchoShape(False, False, False)


class Ranked(NamedTuple):
    """A possible speaker with a score; ``place`` None is the speaker of the one before."""

    place: Place | None
    score: float


class Option(NamedTuple):
    """A possible speaker as shapes; ``lie`` and ``echo`` are None for the one before."""

    place: Place | None
    mention: MentionShape | None
    lie: LieShape | None
    echo: EchoShape | None
    same: SameShape | None


def options(
    story: Story, index: int, spoke: Sequence[str], before: bool
) -> tuple[QuoteShape, list[Option]]:
    """Everybody who could have said segment ``index``.

    ``spoke`` are the surnames of the last speakers, the latest last; ``before`` says that the
    quotation before has a speaker.
    """
    segment = story.segments[index]
    said = composed(story.text[segment.start : segment.end]).lower()
    last = spoke[-1] if spoke else ""
    earlier = spoke[-2] if len(spoke) > 1 else ""
    found: list[Option] = []
    for place in candidates(story, index):
        mention = mention_shape(story, place)
        name = mention.surname
        echo = _NO_ECHO
        if name:
            echo = EchoShape(name in said, name == last, name == earlier)
        found.append(Option(place, mention, lie_shape(story, index, place), echo, None))
    if before and index:
        found.append(Option(None, None, None, None, same_shape(story, index)))
    return quote_shape(story, index), found


def option_features(quote: QuoteShape, option: Option) -> list[Feature]:
    """Every feature of one possible speaker."""
    if option.same is not None:
        return same_features(quote, option.same)
    mention, lie, echo = option.mention, option.lie, option.echo
    if mention is None or lie is None or echo is None:
        return []
    return [
        *lie_features(mention, lie),
        *context_features(quote, mention, lie),
        *role_features(quote, mention, lie),
        *echo_features(mention, lie, echo),
    ]


class Ranker:
    """Scores options by a model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def speech(self, story: Story, index: int, place: Place | None, step: str) -> float:
        """How far above the bar segment ``index`` is as speech, given how its speaker was found."""
        features = segment_features(story, index, place, step)
        return self._model.score(features) - self._model.keep_from

    def is_certain(self, chance: float, speech: float) -> bool:
        """Whether both are so high that errors are rare."""
        model = self._model
        return chance >= model.certain_chance and speech >= model.certain_speech

    def rank(self, story: Story, index: int, spoke: Sequence[str], before: bool) -> list[Ranked]:
        """Everybody who could have said segment ``index``, the likeliest first."""
        quote, found = options(story, index, spoke, before)
        ranked = [
            Ranked(option.place, self._model.score(option_features(quote, option)))
            for option in found
        ]
        ranked.sort(key=lambda one: -one.score)
        return ranked
