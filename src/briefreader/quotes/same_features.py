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
    before, words, mentions, tied, lower = value
    apart = spot.apart
    return [
        ("same, before", apart, before, words),
        ("same, lower", apart, lower, before),
        ("same, mentions", apart, mentions, before),
        ("same, tied", apart, tied, before),
    ]


def _tied(spot: SameSpot, value: Value) -> list[Feature]:
    return [("same, tied, behind", spot.apart, *value)]


def _tail(spot: SameSpot, value: Value) -> list[Feature]:
    tail, open_before, colon = value
    apart, first, alone, continues = spot
    return [
        ("same, open", apart, open_before, first),
        ("same, tail", apart, tail, first),
        ("same, tail, alone", apart, tail, alone, continues),
        ("same, colon", apart, colon, first),
    ]


def _lead(spot: SameSpot, value: Value) -> list[Feature]:
    return [("same, lead", spot.apart, *value)]


def _both(spot: SameSpot, value: Value) -> list[Feature]:
    return [("same, both", spot.apart, *value)]


def _subject(spot: SameSpot, value: Value) -> list[Feature]:
    subject, before, lower, lead_how = value
    return [
        ("same, subject", spot.apart, subject, before),
        ("same, subject, lower", spot.apart, subject, lower, lead_how),
    ]


# The speaker of the quotation before, as a candidate for this one.
SAME_FEATURES: tuple[Family[SameSpot], ...] = (
    _behind,
    _around,
    _before,
    _tied,
    _tail,
    _lead,
    _both,
    _subject,
)


def same_values(quote: QuoteShape, same: SameShape) -> tuple[SameSpot, tuple[Value, ...]]:
    """What each of ``SAME_FEATURES`` is about."""
    apart, words, mentions, tied, open_before, tail, subject = same
    before, following, ending, lower, first, alone, continues, _, colon, lead, how, _, behind = (
        quote
    )
    return SameSpot(apart, first, alone, continues), (
        (following, ending),
        (before, ending, following),
        (before, words, mentions, tied, lower),
        (tied, following, ending),
        (tail, open_before, colon),
        (lead,),
        (how, behind, ending),
        (subject, before, lower, how),
    )
