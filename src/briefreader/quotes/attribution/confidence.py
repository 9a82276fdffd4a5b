"""How sure a speaker is: what the model weighs to mark a quotation as certain."""

from __future__ import annotations

from math import log

from briefreader.quotes.attribution.candidate_features import (
    Feature,
    FeatureInput,
    FeatureTemplate,
    Value,
)
from briefreader.quotes.attribution.mention_features import mention_features, relative_position
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.quotation_context import QuotationContext

_MOST = 8


SureSpot = tuple[str]
"""The step that decided a speaker."""


def _chances(spot: SureSpot, value: Value) -> list[Feature]:
    odds, speech = value
    (step,) = spot
    found: list[Feature] = [
        ("sure",),
        ("sure: odds", odds, step),
        ("sure: speech", speech, step),
        ("sure: odds, speech", odds, speech),
    ]
    found += [("sure: odds from", least) for least in range(1, int(odds) + 1)]
    found += [("sure: speech from", least) for least in range(1, int(speech) + 1)]
    return found


def _who(spot: SureSpot, value: Value) -> list[Feature]:
    kind, what, tied, role, zone, sentences, lead_how, follow_how = value
    (step,) = spot
    return [
        ("sure: step", step, kind),
        ("sure: what", what, tied),
        ("sure: role", role, zone),
        ("sure: spot", zone, sentences, step),
        ("sure: verbs", lead_how, follow_how),
    ]


def _around(_: SureSpot, value: Value) -> list[Feature]:
    return [("sure: around", *value)]


def _shape(_: SureSpot, value: Value) -> list[Feature]:
    closed, continues, first, length, upper = value
    return [("sure: closed", closed, continues, first), ("sure: length", length, upper)]


# What tells speakers that are surely right from those that are probably.
CONFIDENCE_FEATURES: tuple[FeatureTemplate[SureSpot], ...] = (_chances, _who, _around, _shape)


def confidence_input(
    document: Document,
    quotation: QuotationContext,
    place: MentionRef,
    step: str,
    chance: float,
    speech: float,
) -> FeatureInput[SureSpot]:
    """Return the step that decided a speaker, and what each of ``CONFIDENCE_FEATURES`` is about.

    ``place`` has the words that name the speaker, ``step`` is what decided it.
    """
    what, kind, relation, *_ = mention_features(document, place)
    zone, sentences, _, _, _, role = relative_position(document, quotation, place)
    before, after, ending, _, first, _, continues, closed, _, _, lead_how, _, follow_how = (
        quotation.shape
    )
    length, _, upper, *_ = quotation.words
    values = (
        (_odds(chance), max(0, min(_MOST, int(speech)))),
        (kind, what, relation > 0, role, zone, sentences, lead_how, follow_how),
        (before, ending, after),
        (closed, continues, first, length, upper),
    )
    return (step,), values


def _odds(chance: float) -> int:
    """Return the chance as whole steps of log-odds, from 0 (even or less) on; a rule's has the
    most.
    """
    if chance >= 1.0:
        return _MOST
    return max(0, min(_MOST, int(log(chance / (1.0 - chance)))))
