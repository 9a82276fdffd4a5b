"""Fits the weights that review what is speech, from labelled texts of several kinds.

    python -m tools.train_review ARTICLES.jsonl TEXTS.jsonl [--turns] [--folds N] [--output FILE]

ARTICLES.jsonl is what ``train_quotes.py`` reads; its news count a tenth each, for there the filter
of the model knows best. Each line of TEXTS.jsonl is one text: {"title", "date", "text",
"quotations": [{"start", "speech", "hard"}]}, where ``start`` is the first code point between the
marks, and what is hard to decide counts half. All other weights of the model stay as they are; the
same input gives the same file. With ``--turns`` only what is added to those weights within turns
is fitted, to the turns among the texts. With ``--folds`` nothing is written: each text is judged by
weights that were fitted to the other folds, and it is printed how many are wrong of those that are
speech and of those that are not, before and after.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from tools.train_quotes import Vocabulary, aligned, named_weights, read_articles

from briefreader.quotes.attribution.candidate_features import Feature, features_of
from briefreader.quotes.attribution.linear_model import Model, shipped_model, write_model
from briefreader.quotes.attribution.ranker import Ranker
from briefreader.quotes.attribution.review_features import REVIEW_FEATURES, review_input
from briefreader.quotes.attribution.speech_filter import IN_TURNS, NEVER, SURELY, SpeechFilter
from briefreader.quotes.mentions.document import Document
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.pipeline import find_attributed_quotes

SHIPPED = Path("src/briefreader/quotes/attribution/model.json")
NEWS, HARD = 0.1, 0.5
RIDGE = 2.0
RIDGE_OF_TURNS = 8.0
STEPS, RATE = 400, 0.3
LEAST_WEIGHT = 0.05


class Reviewed(NamedTuple):
    """A segment with its features, the filter's score of it, what it is, and how much it counts.

    ``known`` is what the review gives it already, where only more than that is learned.
    """

    kind: str
    features: list[int]
    score: float
    speech: bool
    weight: float
    known: float = 0.0


Witnessed = tuple[QuotationContext, list[Feature], float, bool]
"""A segment, what a review sees of it, its score before, and whether it stands in a turn."""


class Witness(SpeechFilter):
    """Decides as the filter does without a review, and notes what a review would see."""

    def __init__(self, model: Model) -> None:
        super().__init__(model.hundredths(), model.keep_from)
        self.seen: dict[int, Witnessed] = {}

    def reviewed(
        self, document: Document, quotation: QuotationContext, own: float, speech: float
    ) -> float:
        """Note what a review would see, and leave all as it is."""
        features = features_of(REVIEW_FEATURES, *review_input(document, quotation, own, speech > 0))
        self.seen[quotation.segment.start] = quotation, features, speech, document.is_turn
        return speech

    def of(self, text: str, title: str = "", day: date | None = None) -> list[Witnessed]:
        """What a review sees in a text."""
        self.seen.clear()
        ranker = Ranker(shipped_model())
        ranker.keeping = self
        find_attributed_quotes(text, title, day, None, ranker, dropped=[])
        return [*self.seen.values()]


def witnessed(
    articles: Path, texts: Path, vocabulary: Vocabulary, turns: bool = False
) -> Iterator[list[Reviewed]]:
    """What is to be learned from each text; only of ``turns``, beyond what is known."""
    model = shipped_model()
    witness = Witness(replace(model, weights=without_review(model)))
    for line in texts.read_text("utf-8").splitlines():
        text = json.loads(line)
        day = date.fromisoformat(text["date"]) if text.get("date") else None
        labels = {label["start"]: label for label in text["quotations"]}
        yield [
            Reviewed(
                text.get("kind", "texts"),
                vocabulary.numbers(features),
                score,
                labels[quotation.segment.start]["speech"],
                HARD if labels[quotation.segment.start].get("hard") else 1.0,
                sum(model.weights.get(feature, 0.0) for feature in features) if turns else 0.0,
            )
            for quotation, features, score, within in witness.of(text["text"], text["title"], day)
            if quotation.segment.start in labels and (within or not turns)
        ]
    for article in () if turns else read_articles(articles):
        found: list[Reviewed] = []
        for quotation, features, score, _ in witness.of(article.text):
            quote, agreement = aligned(article, quotation.segment)
            agrees = agreement >= 0.8
            if quote is None or not agrees or not quote.optional:
                found.append(Reviewed("news", vocabulary.numbers(features), score, agrees, NEWS))
        yield found


def without_review(model: Model) -> dict[Feature, float]:
    """The other weights of a model."""
    return without(model, "review", IN_TURNS)


def without(model: Model, *beginnings: str) -> dict[Feature, float]:
    """The weights of a model but those of features whose names begin so."""
    return {
        feature: weight
        for feature, weight in model.weights.items()
        if not str(feature[0]).startswith(beginnings)
    }


def fit(
    rows: Sequence[Reviewed], size: int, steps: int = STEPS, ridge: float = RIDGE
) -> list[float]:
    """Weights of a logistic regression with a ridge, by AdaGrad over all rows at once."""
    weights, squares = [0.0] * size, [1e-2] * size
    for _ in range(steps):
        slopes = [ridge * weight for weight in weights]
        for _, features, _, speech, counts, known in rows:
            score = known + sum([weights[feature] for feature in features])
            slope = counts * (1 / (1 + exp(-score)) - speech)
            for feature in features:
                slopes[feature] += slope
        for feature, slope in enumerate(slopes):
            squares[feature] += slope * slope
            weights[feature] -= RATE * slope / sqrt(squares[feature])
    return weights


def is_kept(row: Reviewed, weights: Sequence[float]) -> bool:
    """Whether a segment is taken for speech after the review."""
    score = row.known + sum([weights[feature] for feature in row.features])
    return row.score != NEVER and score > (0 if row.score > 0 else SURELY / 100)


def report(texts: Sequence[list[Reviewed]], size: int, folds: int, ridge: float) -> None:
    """Print how many are wrong before the review and after, each judged by the other folds."""
    counts: Counter[tuple[str, bool, str]] = Counter()
    for fold in range(folds):
        others = [row for n, rows in enumerate(texts) if n % folds != fold for row in rows]
        weights = fit(others, size, ridge=ridge)
        for rows in texts[fold::folds]:
            for row in rows:
                counts[row.kind, row.speech, "all"] += 1
                counts[row.kind, row.speech, "before"] += (row.score > 0) != row.speech
                counts[row.kind, row.speech, "after"] += is_kept(row, weights) != row.speech
    for kind, speech in sorted({one[:2] for one in counts}):
        whole, before, after = (counts[kind, speech, which] for which in ("all", "before", "after"))
        what = "speech" if speech else "no speech"
        print(f"{kind:10} {what:9} {whole:5} reviewed, wrong before {before:3}, after {after:3}")


def main(words: Sequence[str] | None = None) -> None:
    """Fit, or print what folds give."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--turns", action="store_true")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--output", type=Path, default=SHIPPED, metavar="FILE")
    parser.add_argument("--steps", type=int, default=STEPS)
    arguments = parser.parse_args(words)
    turns = arguments.turns
    ridge = RIDGE_OF_TURNS if turns else RIDGE
    vocabulary = Vocabulary()
    texts = [*witnessed(arguments.articles, arguments.texts, vocabulary, turns)]
    if arguments.folds:
        report(texts, len(vocabulary), arguments.folds, ridge)
        return
    rows = [row for rows in texts for row in rows]
    weights = fit(rows, len(vocabulary), arguments.steps, ridge)
    model = shipped_model()
    learned = named_weights(vocabulary, weights, LEAST_WEIGHT)
    if turns:
        learned = {(f"{IN_TURNS}{name}", *of): weight for (name, *of), weight in learned.items()}
    kept = without(model, IN_TURNS if turns else "review")
    text = write_model(replace(model, weights=kept | learned))
    arguments.output.write_text(text, "utf-8")
    print(f"{arguments.output}: {len(learned):,} weights of the review, {len(text):,} characters")


if __name__ == "__main__":
    main()
