"""The learned weights, and the scores that they give."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from briefreader.quotes.features import Feature


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature; ``keep_from`` is the score from which a segment is a quotation.

    ``certain_from`` is, by the sort of decision, how likely the speaker must seem to be marked
    as certain; a sort that is not in it never is.
    """

    weights: Mapping[Feature, float]
    keep_from: float = 0.0
    certain_from: Mapping[str, float] = field(default_factory=dict)

    def score(self, features: Iterable[Feature]) -> float:
        """The sum of the features' weights."""
        get = self.weights.get
        return sum([get(feature, 0.0) for feature in features])


def read_model(text: str) -> Model:
    """The model in a JSON text: each feature's name with rows of its values and their weight."""
    data = json.loads(text)
    weights = {
        (name, *row[:-1]): float(row[-1]) for name, rows in data["weights"].items() for row in rows
    }
    return Model(weights, data["keep_from"], data["certain_from"])


def write_model(model: Model) -> str:
    """The JSON text that ``read_model`` reads, the same for the same model."""
    rows: dict[str, list[list[str | int | bool | float]]] = {}
    for (name, *values), weight in model.weights.items():
        rows.setdefault(str(name), []).append([*values, weight])
    data = {
        "keep_from": model.keep_from,
        "certain_from": dict(model.certain_from),
        "weights": {name: sorted(rows[name], key=repr) for name in sorted(rows)},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


@cache
def shipped_model() -> Model:
    """The model that comes with the program."""
    return read_model(
        resources.files("briefreader.quotes").joinpath("model.json").read_text("utf-8")
    )
