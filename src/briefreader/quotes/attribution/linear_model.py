"""The learned weights, and the scores that they give."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat
from operator import getitem

from briefreader.quotes.attribution.candidate_features import Feature, FeatureTemplate, SpotT, Value

HUNDREDTHS = 100
_BARS = ("keep_from", "subject_from", "same_from", "certain_from")
_KEPT = 500  # sums of one family in one spot; only words can be more


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature; ``keep_from`` is the score from which a segment is a quotation.

    ``subject_from`` and ``same_from`` are the scores from which a verb's subject, or the speaker of
    the quotation before, is the speaker whoever else stands near; ``certain_from`` is the score of
    certainty from which a speaker is marked as certain.
    """

    weights: Mapping[Feature, float]
    keep_from: float = 0.0
    subject_from: float = 1e9
    same_from: float = 1e9
    certain_from: float = 1e9

    def hundredths(self) -> dict[Feature, int]:
        """Return the weights in whole hundredths, whose sums have no rounding errors."""
        return {feature: round(HUNDREDTHS * weight) for feature, weight in self.weights.items()}


class _Sums(dict[Value, int]):
    """The sums of one family in one spot, each made when it is first asked for."""

    __slots__ = ("_family", "_spot", "_weights")

    def __init__(
        self, weights: Mapping[Feature, int], family: FeatureTemplate[SpotT], spot: SpotT
    ) -> None:
        self._weights, self._family, self._spot = weights, family, spot

    def __missing__(self, value: Value) -> int:
        found = sum(map(self._weights.get, self._family(self._spot, value), repeat(0)))
        if len(self) < _KEPT:
            self[value] = found
        return found


class FeatureScorer(dict[SpotT, tuple[_Sums, ...]]):
    """Scores what is seen of something, in whole hundredths.

    The values that families of features are about come again and again in the same spots, so that
    one sum kept stands for several features that need not be made again.
    """

    __slots__ = ("_families", "_weights")

    def __init__(
        self, weights: Mapping[Feature, int], families: Sequence[FeatureTemplate[SpotT]]
    ) -> None:
        self._weights, self._families = weights, families

    def __missing__(self, spot: SpotT) -> tuple[_Sums, ...]:
        found = self[spot] = tuple(_Sums(self._weights, one, spot) for one in self._families)
        return found

    def score(self, spot: SpotT, values: Sequence[Value]) -> int:
        """Return the weights of all features that the families make of ``values``."""
        return sum(map(getitem, self[spot], values))


def read_model(text: str) -> Model:
    """Return the model in a JSON text: by a feature's name, rows of its values and their weight.

    Weights stand there in hundredths, and truth values as 0 and 1, which are equal to them.
    """
    data = json.loads(text)
    weights = {
        (name, *row[:-1]): row[-1] / HUNDREDTHS
        for name, rows in data["weights"].items()
        for row in rows
    }
    return Model(weights, *(data[name] for name in _BARS))


def write_model(model: Model) -> str:
    """Return the JSON text that ``read_model`` reads, the same for the same model."""
    rows: dict[str, list[list[str | int]]] = {}
    for (name, *values), weight in model.weights.items():
        plain = [int(value) if isinstance(value, bool) else value for value in values]
        rows.setdefault(str(name), []).append([*plain, round(weight * HUNDREDTHS)])
    data = {
        **{name: getattr(model, name) for name in _BARS},
        "weights": {name: sorted(rows[name], key=repr) for name in sorted(rows)},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


@cache
def shipped_model() -> Model:
    """Return the model that comes with the program."""
    return read_model(
        resources.files("briefreader.quotes.attribution").joinpath("model.json").read_text("utf-8")
    )
