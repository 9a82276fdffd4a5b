"""Ranks everybody who could have said a quotation, by the learned weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter

from briefreader.quotes.attribution.candidate_features import (
    SPOT_FEATURES,
    Feature,
    Seen,
    Spoke,
    Spot,
    features_of,
    seen_of,
)
from briefreader.quotes.attribution.candidates import candidates
from briefreader.quotes.attribution.confidence import SURE_FEATURES, sure_seen_of
from briefreader.quotes.attribution.continuation_features import (
    SAME_FEATURES,
    SameSpot,
    same_seen_of,
)
from briefreader.quotes.attribution.linear_model import HUNDREDTHS, Model, Scores, shipped_model
from briefreader.quotes.attribution.mention_features import lie_shape, mention_shape, same_shape
from briefreader.quotes.attribution.speech_filter import Keeping
from briefreader.quotes.mentions.document import Place, Story
from briefreader.quotes.mentions.feature_types import SameShape
from briefreader.quotes.mentions.quotation_context import Quotation

Ranked = tuple[Place | None, float]
"""A possible speaker with a score; without a place it is the speaker of the one before."""
_REACH = 80  # words
_score_of = itemgetter(1)


def options(
    story: Story, quotation: Quotation, spoke: Spoke, before: Quotation | None
) -> list[tuple[Place | None, list[Feature]]]:
    """Everybody who could have said a quotation, with all that the model can learn from.

    ``before`` is the last quotation that has a speaker.
    """
    found: list[tuple[Place | None, list[Feature]]] = [
        (place, features_of(SPOT_FEATURES, *seen))
        for place, seen in _seen(story, quotation, spoke, candidates(story, quotation))
    ]
    if before is not None:
        same = same_seen_of(quotation.shape, same_shape(quotation, before))
        found.append((None, features_of(SAME_FEATURES, *same)))
    return found


def _seen(
    story: Story, quotation: Quotation, spoke: Spoke, places: Iterable[Place]
) -> Iterator[tuple[Place, Seen[Spot]]]:
    quote = quotation.shape
    for place in places:
        mention, lie = mention_shape(story, place), lie_shape(story, quotation, place)
        yield place, seen_of(quote, mention, lie, spoke)


class Ranker:
    """Scores options by a model; ``keeping`` weighs by it which segments are speech at all."""

    def __init__(self, model: Model) -> None:
        self._model = model
        weights = model.hundredths()
        self._mentions = Scores[Spot](weights, SPOT_FEATURES)
        self._same = Scores[SameSpot](weights, SAME_FEATURES)
        self._sure = Scores(weights, SURE_FEATURES)
        self.keeping = Keeping(weights, model.keep_from)

    def sureness(
        self,
        story: Story,
        quotation: Quotation,
        place: Place,
        step: str,
        chance: float,
        speech: float,
    ) -> float:
        """How far above the bar a decided speaker is as one who is certain."""
        seen = sure_seen_of(story, quotation, place, step, chance, speech)
        return self._sure.score(*seen) / HUNDREDTHS - self._model.certain_from

    def beyond_doubt(
        self, story: Story, quotation: Quotation, spoke: Spoke, before: Quotation | None
    ) -> Ranked | None:
        """Who fits so well that he would win against whoever else stands near.

        That is the subject of a verb of saying beside the quotation or, where no verb has one, the
        speaker of the one before. Nobody else need be weighed then.
        """
        if quotation.subjects:
            near = slice(max(0, quotation.at - _REACH), quotation.at + _REACH)
            if "according" in quotation.scene.passage.lowers[near]:
                return None  # two say it: "…, Moss said, according to Birk"
            found = self._weighed(story, quotation, spoke, quotation.subjects)
            best = max(found, key=_score_of)
            return best if best[1] >= self._model.subject_from else None
        if before is None:
            return None
        same = same_shape(quotation, before)
        *_, subject = same
        if subject == "PR":
            return None  # a pronoun stands nearer, even if it means the same person
        score = self._same_score(quotation, same)
        return (None, score) if score >= self._model.same_from else None

    def rank(
        self, story: Story, quotation: Quotation, spoke: Spoke, before: Quotation | None
    ) -> list[Ranked]:
        """Everybody who could have said a quotation, the likeliest first."""
        ranked = self._weighed(story, quotation, spoke, candidates(story, quotation))
        if before is not None:
            ranked.append((None, self._same_score(quotation, same_shape(quotation, before))))
        ranked.sort(key=_score_of, reverse=True)
        return ranked

    def _weighed(
        self, story: Story, quotation: Quotation, spoke: Spoke, places: Iterable[Place]
    ) -> list[Ranked]:
        score = self._mentions.score
        return [
            (place, score(spot, values) / HUNDREDTHS)
            for place, (spot, values) in _seen(story, quotation, spoke, places)
        ]

    def _same_score(self, quotation: Quotation, same: SameShape) -> float:
        return self._same.score(*same_seen_of(quotation.shape, same)) / HUNDREDTHS


@cache
def shipped_ranker() -> Ranker:
    """The ranker with the model that comes with the program; it keeps the sums it once made."""
    return Ranker(shipped_model())
