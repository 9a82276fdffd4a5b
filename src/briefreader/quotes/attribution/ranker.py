"""Ranks everybody who could have said a quotation, by the learned weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter

from briefreader.quotes.attribution.candidate_features import (
    CANDIDATE_FEATURES,
    CandidateContext,
    Feature,
    FeatureInput,
    RecentSpeakers,
    candidate_input,
    features_of,
)
from briefreader.quotes.attribution.candidates import candidates
from briefreader.quotes.attribution.confidence import CONFIDENCE_FEATURES, confidence_input
from briefreader.quotes.attribution.continuation_features import (
    CONTINUATION_FEATURES,
    ContinuationContext,
    continuation_input,
)
from briefreader.quotes.attribution.linear_model import (
    HUNDREDTHS,
    FeatureScorer,
    Model,
    shipped_model,
)
from briefreader.quotes.attribution.mention_features import (
    continuation_features,
    mention_features,
    relative_position,
)
from briefreader.quotes.attribution.speech_filter import SpeechFilter
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.feature_types import ContinuationFeatures
from briefreader.quotes.mentions.quotation_context import QuotationContext

Ranked = tuple[MentionRef | None, float]
"""A possible speaker with a score; without a place it is the speaker of the one before."""
_REACH = 80  # words
_score_of = itemgetter(1)


def options(
    document: Document,
    quotation: QuotationContext,
    spoke: RecentSpeakers,
    before: QuotationContext | None,
) -> list[tuple[MentionRef | None, list[Feature]]]:
    """Return everybody who could have said a quotation, with all that the model can learn from.

    ``before`` is the last quotation that has a speaker.
    """
    found: list[tuple[MentionRef | None, list[Feature]]] = [
        (place, features_of(CANDIDATE_FEATURES, *seen))
        for place, seen in _seen(document, quotation, spoke, candidates(document, quotation))
    ]
    if before is not None:
        same = continuation_input(quotation.shape, continuation_features(quotation, before))
        found.append((None, features_of(CONTINUATION_FEATURES, *same)))
    return found


def _seen(
    document: Document,
    quotation: QuotationContext,
    spoke: RecentSpeakers,
    places: Iterable[MentionRef],
) -> Iterator[tuple[MentionRef, FeatureInput[CandidateContext]]]:
    quote = quotation.shape
    for place in places:
        mention, lie = (
            mention_features(document, place),
            relative_position(document, quotation, place),
        )
        yield place, candidate_input(quote, mention, lie, spoke)


class Ranker:
    """Scores options by a model; ``keeping`` weighs by it which segments are speech at all."""

    def __init__(self, model: Model) -> None:
        self._model = model
        weights = model.hundredths()
        self._mentions = FeatureScorer[CandidateContext](weights, CANDIDATE_FEATURES)
        self._same = FeatureScorer[ContinuationContext](weights, CONTINUATION_FEATURES)
        self._sure = FeatureScorer(weights, CONFIDENCE_FEATURES)
        self.keeping = SpeechFilter(weights, model.keep_from)

    def confidence(
        self,
        document: Document,
        quotation: QuotationContext,
        place: MentionRef,
        step: str,
        chance: float,
        speech: float,
    ) -> float:
        """Return how far above the bar a decided speaker is as one who is certain."""
        seen = confidence_input(document, quotation, place, step, chance, speech)
        return self._sure.score(*seen) / HUNDREDTHS - self._model.certain_from

    def rank_if_obvious(
        self,
        document: Document,
        quotation: QuotationContext,
        spoke: RecentSpeakers,
        before: QuotationContext | None,
    ) -> Ranked | None:
        """Return who fits so well that he would win against whoever else stands near.

        That is the subject of a verb of saying beside the quotation or, where no verb has one, the
        speaker of the one before. Nobody else need be weighed then.
        """
        if quotation.subjects:
            near = slice(max(0, quotation.at - _REACH), quotation.at + _REACH)
            if "according" in quotation.context.passage.lowers[near]:
                return None  # two say it: "…, Moss said, according to Birk"
            found = self._weighed(document, quotation, spoke, quotation.subjects)
            best = max(found, key=_score_of)
            return best if best[1] >= self._model.subject_from else None
        if before is None:
            return None
        same = continuation_features(quotation, before)
        *_, subject = same
        if subject == "PR":
            return None  # a pronoun stands nearer, even if it means the same person
        score = self._same_score(quotation, same)
        return (None, score) if score >= self._model.same_from else None

    def rank(
        self,
        document: Document,
        quotation: QuotationContext,
        spoke: RecentSpeakers,
        before: QuotationContext | None,
    ) -> list[Ranked]:
        """Return everybody who could have said a quotation, the likeliest first."""
        ranked = self._weighed(document, quotation, spoke, candidates(document, quotation))
        if before is not None:
            ranked.append(
                (None, self._same_score(quotation, continuation_features(quotation, before)))
            )
        ranked.sort(key=_score_of, reverse=True)
        return ranked

    def _weighed(
        self,
        document: Document,
        quotation: QuotationContext,
        spoke: RecentSpeakers,
        places: Iterable[MentionRef],
    ) -> list[Ranked]:
        score = self._mentions.score
        return [
            (place, score(spot, values) / HUNDREDTHS)
            for place, (spot, values) in _seen(document, quotation, spoke, places)
        ]

    def _same_score(self, quotation: QuotationContext, same: ContinuationFeatures) -> float:
        return self._same.score(*continuation_input(quotation.shape, same)) / HUNDREDTHS


@cache
def shipped_ranker() -> Ranker:
    """Return the ranker with the model that comes with the program; it keeps the sums it once
    made.
    """
    return Ranker(shipped_model())
