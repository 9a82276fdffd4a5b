"""The features of the speaker of the quotation before, as a candidate for this one."""

from __future__ import annotations

from briefreader.quotes.attribution.candidate_features import (
    Feature,
    FeatureInput,
    FeatureTemplate,
    Value,
)
from briefreader.quotes.mentions.feature_types import ContinuationFeatures, QuotationFeatures

ContinuationContext = tuple[str, bool, bool, bool]
"""How far apart the two quotations are, and how this one stands in its paragraph.

That is whether it comes first there, is alone, and continues the one before.
"""


def _around(spot: ContinuationContext, value: Value) -> list[Feature]:
    before, words, following, ending, lower, subject, lead, lead_how, follow_how = value
    apart, first, alone, continues = spot
    return [
        ("same", apart),
        ("same, behind", apart, following, ending),
        ("same, first", apart, first, alone),
        ("same, continues", apart, continues),
        ("same, around", apart == "=", before, ending, following),
        ("same, before", apart, before, words),
        ("same, lower", apart, lower, before),
        ("same, subject", apart, subject, before),
        ("same, subject, lower", apart, subject, lower, lead_how),
        ("same, lead", apart, lead),
        ("same, both", apart, lead_how, follow_how, ending),
    ]


def _tail(spot: ContinuationContext, value: Value) -> list[Feature]:
    tail, open_before, colon = value
    apart, first, alone, continues = spot
    return [
        ("same, open", apart, open_before, first),
        ("same, tail", apart, tail, first),
        ("same, tail, alone", apart, tail, alone, continues),
        ("same, colon", apart, colon, first),
    ]


# The speaker of the quotation before, as a candidate for this one.
CONTINUATION_FEATURES: tuple[FeatureTemplate[ContinuationContext], ...] = (_around, _tail)


def continuation_input(
    quote: QuotationFeatures, same: ContinuationFeatures
) -> FeatureInput[ContinuationContext]:
    """Return how two quotations lie to each other, and what each of ``CONTINUATION_FEATURES`` is
    about.
    """
    apart, words, open_before, tail, subject = same
    before, following, ending, lower, first, alone, continues, _, colon, lead, how, _, behind = (
        quote
    )
    values = (
        (before, words, following, ending, lower, subject, lead, how, behind),
        (tail, open_before, colon),
    )
    return (apart, first, alone, continues), values
