"""The features of a possible speaker, each a name and the values that it is about.

The model has a weight for every feature that has been of use; a feature without one counts
nothing. Read ``("place", "first", "A0")`` as "the mention opens its sentence, in the sentence of
the quotation and after it".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from briefreader.quotes.shapes import (
    EchoShape,
    LieShape,
    MentionShape,
    QuoteShape,
)

Feature = tuple[str | int | bool, ...]
Value = tuple[str | int | bool, ...]
SpotT = TypeVar("SpotT", bound=tuple[str | int | bool, ...])
Family = Callable[[SpotT, Value], list[Feature]]
"""Makes the features that are about one value, given the spot that many of them look at too."""
_NEAR = 3


class Spot(NamedTuple):
    """Where a mention stands to a quotation: what nearly every feature of it looks at too."""

    zone: str
    sentences: int
    relation: int
    side: str
    head: bool


def _who(spot: Spot, value: Value) -> list[Feature]:
    what, place = value
    zone, sentences, relation, side, head = spot
    return [
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


def _bound(spot: Spot, value: Value) -> list[Feature]:
    bound, owner, modifier = value
    zone, sentences, relation, side, _ = spot
    return [
        ("bound", bound, zone, relation, side),
        ("owner", owner, zone, sentences, relation, side),
        ("modifier", modifier, relation),
    ]


def _after(spot: Spot, value: Value) -> list[Feature]:
    zone, sentences, relation, side, _ = spot
    return [
        ("after", *value, zone, sentences),
        ("after, relation", *value, zone, relation, side),
    ]


def _name(spot: Spot, value: Value) -> list[Feature]:
    often, titled = value
    zone, _, relation, side, _ = spot
    return [("often", often, zone, relation > 0), ("titled", titled, zone, relation, side)]


def _far(spot: Spot, value: Value) -> list[Feature]:
    distance, gap = value
    zone, _, relation, side, _ = spot
    return [
        ("distance, relation", zone, distance, relation, side),
        ("gap", relation, side, zone, gap),
    ]


def _between(spot: Spot, value: Value) -> list[Feature]:
    between, rivals, quotes = value
    zone, sentences, relation, side, _ = spot
    return [
        ("between, relation", zone, between, relation, side),
        ("rivals, spot", zone, sentences, rivals, relation > 0),
        ("quotes", zone, quotes, relation, side),
    ]


def _lead_in(spot: Spot, value: Value) -> list[Feature]:
    before, lower = value
    zone, sentences, relation, side, head = spot
    return [
        ("before", before, zone, relation, side),
        ("before, head", before, zone, sentences, head),
        ("lower", lower, zone, sentences, relation, side),
        ("lower, before", lower, before, zone, sentences, relation > 0),
    ]


def _lead_out(spot: Spot, value: Value) -> list[Feature]:
    following, ending = value
    zone, sentences, relation, side, _ = spot
    return [
        ("behind", following, ending, zone, relation, side),
        ("ending", ending, zone, sentences, relation, side),
    ]


def _opening(spot: Spot, value: Value) -> list[Feature]:
    first, colon, continues, closed, between, quotes, near = value
    return [
        ("continues", continues, closed, first, spot.zone),
        ("colon", colon, first, spot.zone, between, quotes),
        ("colon, tied", colon, first, spot.zone, spot.relation > 0, near),
    ]


# What a mention's features are about, each value with its spot; ``spot_values`` keeps the order.
# A family has few values, so that its sums are soon all known.
SPOT_FEATURES: tuple[Family[Spot], ...] = (
    _who,
    _bound,
    _after,
    _name,
    _far,
    _between,
    _lead_in,
    _lead_out,
    _opening,
)


def features_of(
    families: Sequence[Family[SpotT]],
    spot: SpotT,
    values: Sequence[Value],
    single: Iterable[Feature],
) -> list[Feature]:
    """Every feature that ``families`` make of their values, and the ``single`` ones."""
    found = [
        feature
        for family, value in zip(families, values, strict=True)
        for feature in family(spot, value)
    ]
    return [*found, *single]


def spot_of(mention: MentionShape, lie: LieShape) -> Spot:
    """Where a mention stands."""
    return Spot(lie.zone, lie.sentences, mention.relation, lie.cue, mention.head)


def spot_values(quote: QuoteShape, mention: MentionShape, lie: LieShape) -> tuple[Value, ...]:
    """What each of ``SPOT_FEATURES`` is about."""
    what, _, _, _, _, bound, owner, modifier, place, after, often, titled, _, _ = mention
    _, _, distance, between, quotes, _, rivals, gap, _ = lie
    before, following, ending, lower, first, _, continues, closed, colon, _, _, _, _ = quote
    return (
        (what, place),
        (bound, owner, modifier),
        (after,),
        (often, titled),
        (distance, gap),
        (between, rivals, quotes),
        (before, lower),
        (following, ending),
        (first, colon, continues, closed, between, quotes, min(distance, _NEAR)),
    )


def single_features(
    quote: QuoteShape, mention: MentionShape, lie: LieShape, echo: EchoShape | None
) -> list[Feature]:
    """The features of a mention that no family makes; ``echo`` None says that there is none."""
    zone, sentences, side = lie.zone, lie.sentences, lie.cue
    before, following, ending = quote.before, quote.after, quote.ending
    near = min(lie.distance, _NEAR)
    found: list[Feature] = [
        ("relation, cue", mention.relation, side, zone, mention.cue),
        ("around", before, ending, following, zone, mention.tied),
        ("before, spot", before, zone, sentences, lie.quotes, near),
        ("behind, kind", following, ending, zone, near, mention.kind),
    ]
    if lie.role:
        found += role_features(quote, mention, lie)
    if echo is not None:
        found += echo_features(mention, lie, echo)
    return found


def role_features(quote: QuoteShape, mention: MentionShape, lie: LieShape) -> list[Feature]:
    """A mention that is the subject of the verb before or after the quotation; else nothing."""
    role = lie.role
    if not role:
        return []
    zone, sentences, ending = lie.zone, lie.sentences, quote.ending
    return [
        ("role", role),
        ("role, what", role, mention.what),
        ("role, around", role, quote.before, ending, quote.after),
        ("role, before", role, quote.before, zone, sentences),
        ("role, ending", role, ending, quote.lower, zone, sentences),
        ("role, lead", role, quote.lead),
        ("role, follow", role, quote.follow, ending),
        ("role, both", role, quote.lead_how, quote.follow_how, ending),
        ("role, relation", role, zone, mention.relation, lie.cue),
    ]


def echo_features(mention: MentionShape, lie: LieShape, echo: EchoShape) -> list[Feature]:
    """A mention that is named in the quotation, or that spoke before."""
    zone, tied = lie.zone, mention.tied
    found: list[Feature] = []
    if echo.inside:
        found += [("inside", zone), ("inside, tied", zone, tied, mention.what)]
    if echo.again:
        found += [("again", zone), ("again, tied", zone, tied, lie.sentences)]
    if echo.earlier:
        found.append(("earlier", zone, lie.quotes))
    return found
