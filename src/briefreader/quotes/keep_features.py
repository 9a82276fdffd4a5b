"""The features that tell speech from titles, terms and slogans."""

from __future__ import annotations

from briefreader.quotes.features import Family, Feature, Seen, Value
from briefreader.quotes.shapes import QuoteShape, WordShape

KeepSpot = tuple[int, bool]
"""How many words a segment has, and whether they are set as a title."""


def _before(spot: KeepSpot, value: Value) -> list[Feature]:
    (before,) = value
    count, titled = spot
    return [
        ("keep",),
        ("keep: count", count),
        ("keep: titled", titled, count),
        ("keep: before", before),
        ("keep: titled, before", titled, before),
        ("keep: before, count", before, count),
    ]


def _around(_: KeepSpot, value: Value) -> list[Feature]:
    return [("keep: around", *value)]


def _word_before(_: KeepSpot, value: Value) -> list[Feature]:
    return [("keep: word before", *value)]


def _behind(spot: KeepSpot, value: Value) -> list[Feature]:
    following, ending = value
    count, _ = spot
    return [
        ("keep: behind", following),
        ("keep: behind, count", following, count),
        ("keep: ending", ending, count),
    ]


def _lead(spot: KeepSpot, value: Value) -> list[Feature]:
    lead, upper, how = value
    return [("keep: lead", lead, upper), ("keep: lead, count", how, *spot)]


def _follow(spot: KeepSpot, value: Value) -> list[Feature]:
    follow, ending, how = value
    count, _ = spot
    return [("keep: follow", follow, ending), ("keep: follow, count", how, count, ending)]


def _alone(spot: KeepSpot, value: Value) -> list[Feature]:
    alone, continues, closed, goes_on = value
    count, _ = spot
    return [
        ("keep: alone", alone, continues, count),
        ("keep: closed", closed, count > 5),
        ("keep: goes on", goes_on, continues, alone),
    ]


def _chosen(spot: KeepSpot, value: Value) -> list[Feature]:
    (chosen,) = value
    count, titled = spot
    return [
        ("keep: chosen", chosen),
        ("keep: chosen, count", chosen, count),
        ("keep: chosen, titled", chosen, titled),
    ]


def _words(spot: KeepSpot, value: Value) -> list[Feature]:
    only, single, person, upper, ending = value
    count, _ = spot
    return [
        ("keep: only", only, count),
        ("keep: single", single, count),
        ("keep: person", person, count),
        ("keep: upper", upper, ending),
    ]


def _work(spot: KeepSpot, value: Value) -> list[Feature]:
    work, before = value
    count, titled = spot
    return [("keep: work", work, titled), ("keep: work, count", work, count, before)]


# What tells speech from titles, terms and slogans.
KEEP_FEATURES: tuple[Family[KeepSpot], ...] = (
    _before,
    _around,
    _word_before,
    _behind,
    _lead,
    _follow,
    _alone,
    _words,
    _work,
)
# What the way to its speaker adds, which is known last.
CHOSEN_FEATURES: tuple[Family[KeepSpot], ...] = (_chosen,)


def keep_seen_of(quote: QuoteShape, words: WordShape) -> Seen[KeepSpot]:
    """The size of a segment, and what each of ``KEEP_FEATURES`` is about."""
    count, titled, upper, word, only, single, work, goes_on, person = words
    before, following, ending, _, _, alone, continues, closed, _, lead, how, follow, behind = quote
    values = (
        (before,),
        (before, following, count > 3),
        (word,),
        (following, ending),
        (lead, upper, how),
        (follow, ending, behind),
        (alone, continues, closed, goes_on),
        (only, single, person, upper, ending),
        (work, before),
    )
    return (count, titled), values
