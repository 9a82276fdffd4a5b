"""Ranks everybody who could have said a quotation, by the learned weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from briefreader.quotes.candidates import candidates
from briefreader.quotes.certainty import SURE_FEATURES, sure_values
from briefreader.quotes.features import (
    NO_ECHO,
    SPOT_FEATURES,
    Feature,
    Spot,
    Value,
    features_of,
    spot_of,
    spot_values,
)
from briefreader.quotes.keeping import Keeping, Sight
from briefreader.quotes.mention_shapes import lie_shape, mention_shape, same_shape
from briefreader.quotes.model import HUNDREDTHS, Model, Scores, shipped_model
from briefreader.quotes.quotations import Quotation
from briefreader.quotes.same_features import SAME_FEATURES, SameSeen, same_values
from briefreader.quotes.story import Place, Story


class Ranked(NamedTuple):
    """A possible speaker with a score; ``place`` None is the speaker of the one before."""

    place: Place | None
    score: float


_score_of = itemgetter(1)


class Option(NamedTuple):
    """A possible speaker as the model sees it.

    That is a mention by its ``spot`` and ``values``, or the speaker of the one before by ``same``.
    """

    place: Place | None
    spot: Spot | None
    values: tuple[Value, ...]
    same: SameSeen | None


def options(
    story: Story, quotation: Quotation, spoke: Sequence[str], before: Quotation | None
) -> list[Option]:
    """Everybody who could have said a quotation.

    ``spoke`` are the surnames of the last speakers, the latest last; ``before`` is the last
    quotation that has a speaker.
    """
    found = _mentioned(story, quotation, spoke, candidates(story, quotation))
    if before is not None:
        same = same_values(quotation.shape, same_shape(quotation, before))
        found.append(Option(None, None, (), same))
    return found


def _mentioned(
    story: Story, quotation: Quotation, spoke: Sequence[str], places: Sequence[Place]
) -> list[Option]:
    quote = quotation.shape
    last = spoke[-1] if spoke else ""
    earlier = spoke[-2] if len(spoke) > 1 else ""
    found: list[Option] = []
    for place in places:
        mention, lie = mention_shape(story, place), lie_shape(story, quotation, place)
        name = mention.surname
        echo = (name == last, name == earlier) if name else NO_ECHO
        values = spot_values(quote, mention, lie, echo)
        found.append(Option(place, spot_of(mention, lie), values, None))
    return found


def option_features(option: Option) -> list[Feature]:
    """Every feature of one possible speaker."""
    if option.spot is not None:
        return features_of(SPOT_FEATURES, option.spot, option.values)
    return features_of(SAME_FEATURES, *option.same) if option.same else []


class Ranker:
    """Scores options by a model."""

    def __init__(self, model: Model) -> None:
        self._model = model
        weights = model.hundredths()
        self._mentions = Scores(weights, SPOT_FEATURES)
        self._same = Scores(weights, SAME_FEATURES)
        self._sure = Scores(weights, SURE_FEATURES)
        self._keeping = Keeping(weights)

    def sight(self, quotation: Quotation) -> Sight:
        """What speaks for a quotation as speech, before its speaker is known."""
        return self._keeping.sight(quotation)

    def speech(
        self, story: Story, quotation: Quotation, sight: Sight, place: Place | None, step: str
    ) -> float:
        """How far above the bar a quotation is as speech, given how its speaker was found."""
        score = self._keeping.score(story, quotation, sight, place, step)
        return score / HUNDREDTHS - self._model.keep_from

    def most_speech(self, quotation: Quotation, sight: Sight) -> float:
        """How far above the bar a quotation can be, if no rule finds its speaker."""
        return self._keeping.most(quotation, sight) / HUNDREDTHS - self._model.keep_from

    def sureness(
        self,
        story: Story,
        quotation: Quotation,
        place: Place,
        step: str,
        chance: float,
        speech: float,
    ) -> float:
        """How far above the bar a decided speaker is as one who is certain; see ``sure_values``."""
        values = sure_values(story, quotation, place, step, chance, speech)
        return self._sure.score(*values) / HUNDREDTHS - self._model.certain_from

    def beyond_doubt(
        self, story: Story, quotation: Quotation, spoke: Sequence[str], before: Quotation | None
    ) -> Ranked | None:
        """Who fits so well that he would win against whoever else stands near.

        That is the subject of a verb of saying beside the quotation or, where no verb has one, the
        speaker of the one before. Nobody else need be weighed then.
        """
        if quotation.subjects:
            if "according" in quotation.scene.passage.lowers:
                return None  # two say it: "…, Moss said, according to Birk"
            found = _mentioned(story, quotation, spoke, quotation.subjects)
            best = max((Ranked(one.place, self._score(one)) for one in found), key=_score_of)
            return best if best.score >= self._model.subject_from else None
        if before is None:
            return None
        same = same_shape(quotation, before)
        if same.subject == "PR":
            return None  # a pronoun stands nearer, even if it means the same person
        score = self._same.score(*same_values(quotation.shape, same)) / HUNDREDTHS
        return Ranked(None, score) if score >= self._model.same_from else None

    def rank(
        self, story: Story, quotation: Quotation, spoke: Sequence[str], before: Quotation | None
    ) -> list[Ranked]:
        """Everybody who could have said a quotation, the likeliest first."""
        ranked = [
            Ranked(option.place, self._score(option))
            for option in options(story, quotation, spoke, before)
        ]
        ranked.sort(key=_score_of, reverse=True)
        return ranked

    def _score(self, option: Option) -> float:
        """The weights of ``option_features``, added up by spot."""
        _, spot, values, same = option
        if spot is not None:
            return self._mentions.score(spot, values) / HUNDREDTHS
        return self._same.score(*same) / HUNDREDTHS if same else 0.0


@cache
def shipped_ranker() -> Ranker:
    """The ranker with the model that comes with the program; it keeps the sums it once made."""
    return Ranker(shipped_model())
