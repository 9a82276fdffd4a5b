"""Tells speech from what else stands between marks: titles, terms, slogans, scare quotes."""

from __future__ import annotations

from briefreader.quotes.features import Feature, Value
from briefreader.quotes.keep_features import KeepSpot, keep_values
from briefreader.quotes.mention_shapes import lie_shape
from briefreader.quotes.quote_shapes import quote_shape, word_shape
from briefreader.quotes.relations import Relation
from briefreader.quotes.story import Place, Story


def keep_sight(
    story: Story, index: int, place: Place | None, step: str
) -> tuple[KeepSpot, tuple[Value, ...], tuple[Feature, ...]]:
    """What the model weighs to keep or drop segment ``index``, given how its speaker was found."""
    return keep_values(
        quote_shape(story, index), word_shape(story, index), _chosen(story, index, place, step)
    )


def _chosen(story: Story, index: int, place: Place | None, step: str) -> str:
    if place is None or step:
        return step or "none"
    lie = lie_shape(story, index, place)
    relation = story.tie(place).relation
    how = lie.role or ("tied" if relation is not Relation.NONE else "loose")
    return f"{lie.zone}{lie.sentences} {how}"
