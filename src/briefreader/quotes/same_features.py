"""The features of the speaker of the quotation before, as a candidate for this one."""

from __future__ import annotations

from typing import NamedTuple

from briefreader.quotes.features import Family, Feature, Value
from briefreader.quotes.shapes import QuoteShape, SameShape


class SameSpot(NamedTuple):
    """How far apart the two quotations are, and how this one stands in its paragraph."""

    apart: str
    first: bool
    alone: bool
    continues: bool


def _behind(spot: SameSpot, value: Value) -> list[Feature]:
    apart, first, alone, continues = spot
    return [
        ("same", apart),
        ("same, behind", apart, *value),
        ("same, first", apart, first, alone),
        ("same, continues", apart, continues),
    ]


def _around(spot: SameSpot, value: Value) -> list[Feature]:
    return [("same, around", spot.apart == "=", *value)]


def _before(spot: SameSpot, value: Value) -> list[Feature]:
    before, words, lower = value
    apart = spot.apart
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
    return [
        ("same, subject", spot.apart, subject, before),
        ("same, subject, lower", spot.apart, subject, lower, lead_how),
    ]


def _lead(spot: SameSpot, value: Value) -> list[Feature]:
    return [("same, lead", spot.apart, *value)]


def _both(spot: SameSpot, value: Value) -> list[Feature]:
    return [("same, both", spot.apart, *value)]


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


SameSeen = tuple[SameSpot, tuple[Value, ...]]
"""What the model sees of the speaker of the quotation before."""


def same_values(quote: QuoteShape, same: SameShape) -> SameSeen:
    """What each of ``SAME_FEATURES`` is about."""
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
    return SameSpot(apart, first, alone, continues), values
