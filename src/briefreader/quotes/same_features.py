"""The features of the speaker of the quotation before, as a candidate for this one."""

from __future__ import annotations

from briefreader.quotes.features import Family, Feature, Seen, Value
from briefreader.quotes.shapes import QuoteShape, SameShape

SameSpot = tuple[str, bool, bool, bool]
"""How far apart the two quotations are, and how this one stands in its paragraph.

That is whether it comes first there, is alone, and continues the one before.
"""


def _behind(spot: SameSpot, value: Value) -> list[Feature]:
    apart, first, alone, continues = spot
    return [
        ("same", apart),
        ("same, behind", apart, *value),
        ("same, first", apart, first, alone),
        ("same, continues", apart, continues),
    ]


def _around(spot: SameSpot, value: Value) -> list[Feature]:
    apart, *_ = spot
    return [("same, around", apart == "=", *value)]


def _before(spot: SameSpot, value: Value) -> list[Feature]:
    before, words, lower = value
    apart, *_ = spot
    return [
        ("same, before", apart, before, words),
        ("same, lower", apart, lower, before),
    ]


def _tail(spot: SameSpot, value: Value) -> list[Feature]:
    tail, open_before, colon = value
    apart, first, alone, continues = spot
    return [
        ("same, open", apart, open_before, first),
        ("same, tail", apart, tail, first),
        ("same, tail, alone", apart, tail, alone, continues),
        ("same, colon", apart, colon, first),
    ]


def _subject(spot: SameSpot, value: Value) -> list[Feature]:
    subject, before, lower, lead_how = value
    apart, *_ = spot
    return [
        ("same, subject", apart, subject, before),
        ("same, subject, lower", apart, subject, lower, lead_how),
    ]


def _lead(spot: SameSpot, value: Value) -> list[Feature]:
    apart, *_ = spot
    return [("same, lead", apart, *value)]


def _both(spot: SameSpot, value: Value) -> list[Feature]:
    apart, *_ = spot
    return [("same, both", apart, *value)]


# The speaker of the quotation before, as a candidate for this one.
SAME_FEATURES: tuple[Family[SameSpot], ...] = (
    _behind,
    _around,
    _before,
    _tail,
    _subject,
    _lead,
    _both,
)


def same_seen_of(quote: QuoteShape, same: SameShape) -> Seen[SameSpot]:
    """How two quotations lie to each other, and what each of ``SAME_FEATURES`` is about."""
    apart, words, open_before, tail, subject = same
    before, following, ending, lower, first, alone, continues, _, colon, lead, how, _, behind = (
        quote
    )
    values = (
        (following, ending),
        (before, ending, following),
        (before, words, lower),
        (tail, open_before, colon),
        (subject, before, lower, how),
        (lead,),
        (how, behind, ending),
    )
    return (apart, first, alone, continues), values
