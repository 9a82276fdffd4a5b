"""The learned weights, and the scores that they give."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import getitem

from briefreader.quotes.features import Family, Feature, SpotT, Value

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

    def score(self, features: Iterable[Feature]) -> float:
        """The sum of the features' weights."""
        return sum(filter(None, map(self.weights.get, features)))

    def hundredths(self, features: Iterable[Feature]) -> int:
        """The sum of the features' weights in whole hundredths, which have no rounding errors."""
        return round(HUNDREDTHS * self.score(features))


class _Sums(dict[Value, int]):
    """The sums of one family in one spot, each made when it is first asked for."""

    __slots__ = ("_family", "_model", "_spot")

    def __init__(self, model: Model, family: Family[SpotT], spot: SpotT) -> None:
        self._model, self._family, self._spot = model, family, spot

    def __missing__(self, value: Value) -> int:
        found = self._model.hundredths(self._family(self._spot, value))
        if len(self) < _KEPT:
            self[value] = found
        return found


class Scores(dict[SpotT, tuple[_Sums, ...]]):
    """Scores values by families of features, in whole hundredths.

    Values come again and again in the same spots, so that one sum kept stands for several
    features that need not be made again.
    """

    __slots__ = ("_families", "_model")

    def __init__(self, model: Model, families: Sequence[Family[SpotT]]) -> None:
        self._model, self._families = model, families

    def __missing__(self, spot: SpotT) -> tuple[_Sums, ...]:
        found = self[spot] = tuple(_Sums(self._model, one, spot) for one in self._families)
        return found

    def score(self, spot: SpotT, values: Sequence[Value]) -> int:
        """The sum of the weights of all features that the families make of ``values``."""
        return sum(map(getitem, self[spot], values))


def read_model(text: str) -> Model:
    """The model in a JSON text: by a feature's name, rows of its values and their weight.

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
    """The JSON text that ``read_model`` reads, the same for the same model."""
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
    """The model that comes with the program."""
    return read_model(
        resources.files("briefreader.quotes").joinpath("model.json").read_text("utf-8")
    )
