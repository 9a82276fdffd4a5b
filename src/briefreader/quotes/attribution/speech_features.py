"""The features that tell speech from titles, terms and slogans."""

from __future__ import annotations

from briefreader.quotes.attribution.candidate_features import (
    Feature,
    FeatureInput,
    FeatureTemplate,
    Value,
)
from briefreader.quotes.mentions.feature_types import QuotationFeatures, WordFeatures

SpeechContext = tuple[int, bool]
"""How many words a segment has, and whether they are set as a title."""


def _before(spot: SpeechContext, value: Value) -> list[Feature]:
    before, word, work, alone, continues, closed, goes_on = value
    count, titled = spot
    return [
        ("keep",),
        ("keep: count", count),
        ("keep: titled", titled, count),
        ("keep: before", before),
        ("keep: titled, before", titled, before),
        ("keep: before, count", before, count),
        ("keep: word before", word),
        ("keep: alone", alone, continues, count),
        ("keep: closed", closed, count > 5),
        ("keep: goes on", goes_on, continues, alone),
        ("keep: work", work, titled),
        ("keep: work, count", work, count, before),
    ]


def _behind(spot: SpeechContext, value: Value) -> list[Feature]:
    before, following, ending, follow, how = value
    count, _ = spot
    return [
        ("keep: around", before, following, count > 3),
        ("keep: behind", following),
        ("keep: behind, count", following, count),
        ("keep: ending", ending, count),
        ("keep: follow", follow, ending),
        ("keep: follow, count", how, count, ending),
    ]


def _lead(spot: SpeechContext, value: Value) -> list[Feature]:
    lead, upper, how = value
    return [("keep: lead", lead, upper), ("keep: lead, count", how, *spot)]


def _words(spot: SpeechContext, value: Value) -> list[Feature]:
    only, single, person, upper, ending = value
    count, _ = spot
    return [
        ("keep: only", only, count),
        ("keep: single", single, count),
        ("keep: person", person, count),
        ("keep: upper", upper, ending),
    ]


def _chosen(spot: SpeechContext, value: Value) -> list[Feature]:
    (chosen,) = value
    count, titled = spot
    return [
        ("keep: chosen", chosen),
        ("keep: chosen, count", chosen, count),
        ("keep: chosen, titled", chosen, titled),
    ]


# What tells speech from titles, terms and slogans.
KEEP_FEATURES: tuple[FeatureTemplate[SpeechContext], ...] = (_before, _behind, _lead, _words)
# What the way to its speaker adds, which is known last.
CHOSEN_FEATURES: tuple[FeatureTemplate[SpeechContext], ...] = (_chosen,)


def speech_input(quote: QuotationFeatures, words: WordFeatures) -> FeatureInput[SpeechContext]:
    """Return the size of a segment, and what each of ``KEEP_FEATURES`` is about."""
    count, titled, upper, word, only, single, work, goes_on, person = words
    before, following, ending, _, _, alone, continues, closed, _, lead, how, follow, behind = quote
    values = (
        (before, word, work, alone, continues, closed, goes_on),
        (before, following, ending, follow, behind),
        (lead, upper, how),
        (only, single, person, upper, ending),
    )
    return (count, titled), values
