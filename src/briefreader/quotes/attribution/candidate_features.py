"""The features of a possible speaker, each a name and the values that it is about.

The model has a weight for every feature that has been of use; a feature without one counts
nothing. Read ``("place", "first", "A0")`` as "the mention opens its sentence, in the sentence of
the quotation and after it".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefreader.quotes.mentions.feature_types import (
    MentionFeatures,
    QuotationFeatures,
    RelativePosition,
)

Feature = tuple[str | int | bool, ...]
Value = tuple[str | int | bool, ...]
SpotT = TypeVar("SpotT", bound=tuple[str | int | bool, ...])
FeatureTemplate = Callable[[SpotT, Value], list[Feature]]
"""Makes the features that are about one value, given the spot that many of them look at too."""
RecentSpeakers = tuple[str, str]
"""The surname of the last speaker, and of the one before; empty where there is none."""
_NEAR = 3


CandidateContext = tuple[str, int, int, str, bool]
"""Where a mention stands to a quotation: what nearly every feature of it looks at too.

That is its zone, sentences, relation, side of the verb and whether it is a head.
"""
FeatureInput = tuple[SpotT, tuple[Value, ...]]
"""What the model sees of something: its spot, and what each family of features is about."""


def _who(spot: CandidateContext, value: Value) -> list[Feature]:
    what, place, role, again, earlier = value
    zone, sentences, relation, side, head = spot
    found: list[Feature] = [
        ("what", what),
        ("what, spot", what, zone, sentences),
        ("what, relation", what, relation, side),
        ("relation, what", relation, side, zone, sentences, what),
        ("place", place, zone, sentences),
        ("place, what", place, zone, what),
        ("place, relation", place, zone, relation, side),
        ("head", head, zone, sentences, relation > 0),
        ("head, what", head, zone, what),
        ("head, place", head, place, zone, relation, side),
    ]
    if role:
        found += [
            ("role", role),
            ("role, what", role, what),
            ("role, relation", role, zone, relation, side),
        ]
    if again:
        found += [("again", zone), ("again, tied", zone, relation > 0, sentences)]
    if earlier:
        found.append(("earlier", zone))
    return found


def _beside(spot: CandidateContext, value: Value) -> list[Feature]:
    bound, owner, modifier, titled, after = value
    zone, sentences, relation, side, _ = spot
    return [
        ("bound", bound, zone, relation, side),
        ("owner", owner, zone, sentences, relation, side),
        ("modifier", modifier, relation),
        ("titled", titled, zone, relation, side),
        ("after", after, zone, sentences),
        ("after, relation", after, zone, relation, side),
    ]


def _way(spot: CandidateContext, value: Value) -> list[Feature]:
    distance, between, first, colon, continues, closed = value
    zone, _, relation, side, _ = spot
    return [
        ("distance, relation", zone, distance, relation, side),
        ("between, relation", zone, between, relation, side),
        ("continues", continues, closed, first, zone),
        ("colon", colon, first, zone, between),
        ("colon, tied", colon, first, zone, relation > 0, min(int(distance), _NEAR)),
    ]


def _lead_in(spot: CandidateContext, value: Value) -> list[Feature]:
    before, lower = value
    zone, sentences, relation, side, head = spot
    return [
        ("before", before, zone, relation, side),
        ("before, head", before, zone, sentences, head),
        ("lower", lower, zone, sentences, relation, side),
        ("lower, before", lower, before, zone, sentences, relation > 0),
    ]


def _lead_out(spot: CandidateContext, value: Value) -> list[Feature]:
    following, ending = value
    zone, sentences, relation, side, _ = spot
    return [
        ("behind", following, ending, zone, relation, side),
        ("ending", ending, zone, sentences, relation, side),
    ]


# What a mention's features are about, each value with its spot; ``candidate_input`` keeps the
# order. A family is about what goes together, and comes in few values: its sums are soon all known.
CANDIDATE_FEATURES: tuple[FeatureTemplate[CandidateContext], ...] = (
    _who,
    _beside,
    _way,
    _lead_in,
    _lead_out,
)


def features_of(
    families: Sequence[FeatureTemplate[SpotT]], spot: SpotT, values: Sequence[Value]
) -> list[Feature]:
    """Return every feature that ``families`` make of their values."""
    return [
        feature
        for family, value in zip(families, values, strict=True)
        for feature in family(spot, value)
    ]


def candidate_input(
    quote: QuotationFeatures, mention: MentionFeatures, lie: RelativePosition, spoke: RecentSpeakers
) -> FeatureInput[CandidateContext]:
    """Return where a mention stands, and what each of ``CANDIDATE_FEATURES`` is about."""
    what, _, relation, bound, owner, modifier, place, after, titled, head, surname = mention
    zone, sentences, distance, between, side, role = lie
    before, following, ending, lower, first, _, continues, closed, colon, _, _, _, _ = quote
    last, earlier = spoke
    values = (
        (what, place, role, surname == last != "", surname == earlier != ""),
        (bound, owner, modifier, titled, after),
        (distance, between, first, colon, continues, closed),
        (before, lower),
        (following, ending),
    )
    return (zone, sentences, relation, side, head), values
