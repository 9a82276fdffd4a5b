"""Tells speech from what else stands between marks: titles, terms, slogans, scare quotes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from briefreader.quotes.attribution.candidate_features import Feature, features_of
from briefreader.quotes.attribution.linear_model import HUNDREDTHS, FeatureScorer
from briefreader.quotes.attribution.mention_features import relative_position
from briefreader.quotes.attribution.reported_fragments import (
    is_in_own_words,
    is_reported,
    is_said_beside,
)
from briefreader.quotes.attribution.review_features import (
    LEAST,
    MOST,
    REVIEW_FEATURES,
    ReviewContext,
    review_input,
)
from briefreader.quotes.attribution.rules import owner_of_words
from briefreader.quotes.attribution.speech_features import (
    CHOSEN_FEATURES,
    KEEP_FEATURES,
    SpeechContext,
    speech_input,
)
from briefreader.quotes.attribution.terms import is_term
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.mentions.quotation_features import is_sentence

Sight = tuple[SpeechContext, int]
"""What speaks for a segment as speech, in hundredths, before its speaker is known."""

# What goes on in the next paragraph is hardly ever a title or a term.
_GOES_ON = 2 * HUNDREDTHS
# Nor are nine words and more that begin as a sentence does, in whatever language.
_SENTENCE = 1.0
# What a verb of saying governs is speech, though nothing in it looks the part.
REPORTED = 0.1
# What was dropped comes back only where the review has no doubt of it: three chances to two.
SURELY = 41
# And what is defined, struck out or said again in a pull quote is none, whatever it looks like.
NEVER = -1.0


# Begins the names of weights that are added to others of a review within turns.
IN_TURNS = "turn "


class SpeechFilter:
    """Weighs by ``weights``, in hundredths, whether segments are speech.

    Speech is what comes out above 0, where the score is higher than ``bar``.
    """

    def __init__(self, weights: Mapping[Feature, int], bar: float) -> None:
        self._bar = bar
        self._words = FeatureScorer(weights, KEEP_FEATURES)
        self._chosen = FeatureScorer(weights, CHOSEN_FEATURES)
        self._review = FeatureScorer(weights, REVIEW_FEATURES)
        self._weights = weights
        self._reviews = any(str(name).startswith("review") for name, *_ in weights)
        # A way without a weight adds nothing.
        self._ways = {"", *(str(one[1]) for one in weights if one[0] in _BY_CHOSEN)}
        self._most: dict[tuple[SpeechContext, str, str], int] = {}

    @cached_property
    def _review_in_turns(self) -> FeatureScorer[ReviewContext]:
        return FeatureScorer(_in_turns(self._weights), REVIEW_FEATURES)

    def prefilter(self, quotation: QuotationContext) -> Sight:
        """Return what can be said of a segment whoever speaks."""
        spot, values = speech_input(quotation.shape, quotation.words)
        score = self._words.score(spot, values)
        return spot, score + _GOES_ON if quotation.goes_on else score

    def speech(
        self,
        document: Document,
        quotation: QuotationContext,
        sight: Sight,
        place: MentionRef | None,
        step: str,
    ) -> float:
        """Return how far above the bar a segment is as speech, given how its speaker was found."""
        spot, score = sight
        way = chosen(document, quotation, place, step)
        return self._above(document, quotation, score + self._chosen.score(spot, ((way,),)))

    def may_be_speech(self, document: Document, quotation: QuotationContext, sight: Sight) -> bool:
        """Return whether a segment can come out as speech, if no rule finds its speaker."""
        _, score = sight
        if self._above(document, quotation, score) > 0:
            return True
        return self._above(document, quotation, score + self._best_way(quotation, sight)) > 0

    def _above(self, document: Document, quotation: QuotationContext, score: int) -> float:
        """Return how far above the bar a score is, with what the model does not see."""
        text = document.text
        own = speech = score / HUNDREDTHS - self._bar
        if speech <= 0 and is_sentence(text, quotation.segment):
            speech += _SENTENCE
        if speech <= 0 and (
            is_reported(text, quotation, document.is_turn) or _is_in_words_of(document, quotation)
        ):
            speech = REPORTED
        if own <= LEAST and speech <= 0:
            return speech  # hopeless
        if quotation.index in document.pull_quotes or is_term(text, quotation):
            return NEVER
        if not LEAST < own < MOST:
            return speech
        if speech > 0 and (is_said_beside(quotation) or is_in_own_words(text, quotation)):
            return speech
        return self.reviewed(document, quotation, own, speech)

    def reviewed(
        self, document: Document, quotation: QuotationContext, own: float, speech: float
    ) -> float:
        """Return ``speech``, or the contrary where the clause tells that.

        ``own`` is how far above the bar the words alone are.
        """
        if not self._reviews:
            return speech
        review = self._review_in_turns if document.is_turn else self._review
        weighed = review.score(*review_input(document, quotation, own, speech > 0))
        if speech > 0:
            return speech if weighed > 0 else NEVER
        return REPORTED if weighed > SURELY else speech

    def _best_way(self, quotation: QuotationContext, sight: Sight) -> int:
        """Return the most that a way to a speaker can add, if no rule finds him."""
        spot, _ = sight
        lead, follow = quotation.lead, quotation.follow
        before = f"L{lead.subject_pattern}" if lead else ""
        after = f"F{follow.subject_pattern}" if follow else ""
        found = self._most.get((spot, before, after))
        if found is None:
            ends = ("", "loose", "tied", "none", "same", before, after, before + after)
            ways = (way for way in self._ways if way.rpartition(" ")[2] in ends)
            found = max(self._chosen.score(spot, ((way,),)) for way in ways)
            self._most[spot, before, after] = found
        return found


def _in_turns(weights: Mapping[Feature, int]) -> Mapping[Feature, int]:
    """Return the weights for what stands within a turn: there some count more or less."""
    more = {
        (str(name).removeprefix(IN_TURNS), *values): weight
        for (name, *values), weight in weights.items()
        if str(name).startswith(IN_TURNS)
    }
    return {**weights, **{one: weights.get(one, 0) + weight for one, weight in more.items()}}


def _is_in_words_of(document: Document, quotation: QuotationContext) -> bool:
    """Return whether a fragment is in what somebody's words are: "Moss's promise that it is Q"."""
    return quotation.shape[3] and owner_of_words(document, quotation) is not None


_BY_CHOSEN = {str(name) for name, *_ in CHOSEN_FEATURES[0]((0, False), ("",))}


def segment_features(
    document: Document, quotation: QuotationContext, place: MentionRef | None, step: str
) -> list[Feature]:
    """Return every feature of a segment as speech, given how its speaker was found."""
    spot, values = speech_input(quotation.shape, quotation.words)
    way = chosen(document, quotation, place, step)
    found = features_of(KEEP_FEATURES, spot, values)
    return found + features_of(CHOSEN_FEATURES, spot, ((way,),))


def chosen(
    document: Document, quotation: QuotationContext, place: MentionRef | None, step: str
) -> str:
    """Return how a speaker was found: by which ``step``, else how the mention at ``place`` lies."""
    if place is None or step:
        return step or "none"
    zone, sentences, _, _, _, role = relative_position(document, quotation, place)
    how = role or ("tied" if document.tie(place).relation else "loose")
    return f"{zone}{sentences} {how}"
