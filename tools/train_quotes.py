"""Trains the quote engine's weights from annotated articles and writes them as one JSON file.

    python tools/train_quotes.py ARTICLES.jsonl [--output src/briefreader/quotes/model.json]

Each line of the input is one article: {"id", "text", "quotes": [{"start", "end", "speaker",
"speaker_mention", "m_start", "m_end", "optional", "type"}]}, offsets in code points. The same
input gives the same file, byte for byte. Training needs the standard library alone.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path

from briefreader.domain.article import Span
from briefreader.quotes.attribution.candidate_features import Feature, features_of
from briefreader.quotes.attribution.confidence import CONFIDENCE_FEATURES, confidence_input
from briefreader.quotes.attribution.decision import (
    SPEECH_FILTER_STEP,
    Attribution,
    attribute,
    spoken_name,
)
from briefreader.quotes.attribution.linear_model import Model, write_model
from briefreader.quotes.attribution.ranker import Ranker, options
from briefreader.quotes.attribution.speech_filter import segment_features
from briefreader.quotes.coreference.speaker_resolver import SpeakerResolver
from briefreader.quotes.entities.entity_table import EntityTable
from briefreader.quotes.entities.introductions import Introductions
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.quotation_spans import QuotationSpan, quotes_with_single_marks

EPOCHS, RATE, DECAY = 15, 0.05, 2e-5
KEEP_EPOCHS, KEEP_RATE = 12, 0.05
HIDDEN = 0.3
LEAST_WEIGHT, LEAST_KEEP_WEIGHT, LEAST_SURE_WEIGHT = 0.12, 0.16, 0.1
HALVES = 2
SEEDS = (1, 2, 3)
# Chosen by cross-validation; the model card has the figures.
KEEP_FROM, SUBJECT_FROM, SAME_FROM, CERTAIN_FROM = 0.55, 4.0, 2.0, 2.05


@dataclass(frozen=True, slots=True)
class Annotated:
    """A quotation as a person marked it; ``mention`` is None where nobody is named."""

    start: int
    end: int
    speaker: str
    mention: tuple[int, int] | None
    optional: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article."""

    id: str
    text: str
    quotes: tuple[Annotated, ...]


Choice = tuple[list[list[int]], list[bool]]
"""The options of one quotation as feature numbers, and which of them are right."""


class Vocabulary(dict[Feature, int]):
    """Numbers features as they come."""

    def __missing__(self, feature: Feature) -> int:
        self[feature] = number = len(self)
        return number

    def numbers(self, features: Sequence[Feature]) -> list[int]:
        """The numbers of ``features``."""
        return [self[feature] for feature in features]


def read_articles(path: Path) -> list[Article]:
    """The articles of a JSON Lines file."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        data = json.loads(line)
        quotes = tuple(
            Annotated(
                quote["start"],
                quote["end"],
                quote.get("speaker") or quote.get("speaker_mention") or "",
                None if quote["m_start"] is None else (quote["m_start"], quote["m_end"]),
                bool(quote.get("optional")),
                quote.get("type", ""),
            )
            for quote in data["quotes"]
        )
        found.append(Article(data["id"], data["text"], quotes))
    return found


def story_of(text: str) -> Document:
    """The text as the engine sees it."""
    introductions = Introductions(text, EntityTable(text))
    return Document(text, Span(0, len(text)), introductions, quotes_with_single_marks(text))


def overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return max(0.0, shared / (max(one[1], two[1]) - min(one[0], two[0])))


def aligned(article: Article, segment: QuotationSpan) -> tuple[Annotated | None, float]:
    """The annotation that a segment agrees with best, and how well."""
    span = (segment.start, segment.end)
    scored = [(overlap(span, (quote.start, quote.end)), quote) for quote in article.quotes]
    best = max(scored, key=lambda one: one[0], default=(0.0, None))
    return best[1], best[0]


def last_name(name: str) -> str:
    """The last word of a name, in lower case and without a possessive."""
    words = name.split(",")[0].split("(")[0].replace("’", "'").lower().split()
    words = [word.removesuffix("'s").strip(".'") for word in words]
    words = [word for word in words if word and word not in ("jr", "sr", "ii", "iii", "iv")]
    return words[-1] if words else ""


def is_right(story: Document, place: MentionRef, quote: Annotated) -> bool:
    """Whether a mention is the annotated one, or the same name elsewhere."""
    if quote.mention is None:
        return False
    span = story.span(place)
    touches = min(span.end, quote.mention[1]) > max(span.start, quote.mention[0])
    if story.mention(place).kind is not MentionKind.NAME or quote.kind != "named":
        return touches
    same = last_name(span.of(story.text)) == last_name(quote.speaker)
    if touches:
        return same or last_name(quote.speaker) in span.of(story.text).lower()
    return same and story.text[span.end : span.end + 2] not in ("'s", "’s")


def choices(article: Article, vocabulary: Vocabulary) -> list[Choice]:
    """One choice for each annotated quotation; the history is the annotators'."""
    story = story_of(article.text)
    speakers = SpeakerResolver(story)
    found: list[Choice] = []
    before: Annotated | None = None
    earlier: QuotationContext | None = None
    spoke = ("", "")
    for quotation in story.quotations:
        quote, agreement = aligned(article, quotation.segment)
        if quote is None or agreement < 0.5 or quote.mention is None:
            continue
        offered = options(story, quotation, spoke, earlier)
        right = [
            is_right(story, place, quote)
            if place is not None
            else before is not None and _continues(before, quote)
            for place, _ in offered
        ]
        if any(right) and not all(right):
            rows = [vocabulary.numbers(features) for _, features in offered]
            found.append((rows, right))
        before, earlier = quote, quotation
        named = [one for (one, _), ok in zip(offered, right, strict=True) if ok and one is not None]
        spoke = (_spoken(story, speakers, named, quote), spoke[0])
    return found


def _continues(before: Annotated, quote: Annotated) -> bool:
    if before.mention == quote.mention:
        return True
    return quote.kind == "named" and last_name(before.speaker) == last_name(quote.speaker)


def _spoken(
    story: Document, speakers: SpeakerResolver, places: Sequence[MentionRef], quote: Annotated
) -> str:
    if not places:
        return last_name(quote.speaker)
    speaker = speakers.resolve(places[0])
    speakers.record_speaker(speaker)
    return spoken_name(story, places[0], speaker)


class Mean:
    """The mean of weights over the later epochs, which errs less than the last ones do."""

    def __init__(self, size: int) -> None:
        self._sums = [0.0] * size
        self._count = 0

    def add(self, weights: Sequence[float]) -> None:
        """Take in one epoch's weights."""
        self._sums = [total + weight for total, weight in zip(self._sums, weights, strict=True)]
        self._count += 1

    def weights(self) -> list[float]:
        """The mean so far."""
        return [total / self._count for total in self._sums]


def fit_choices(data: Sequence[Choice], size: int) -> list[float]:
    """The mean of the weights that each of ``SEEDS`` gives, which depends less on their luck."""
    runs = [_fit_choices(data, size, seed) for seed in SEEDS]
    return [sum(weights) / len(SEEDS) for weights in zip(*runs, strict=True)]


def _fit_choices(data: Sequence[Choice], size: int, seed: int) -> list[float]:
    """Weights of a conditional softmax over the options, by AdaGrad (Duchi et al. 2011).

    At every step a share of the features is hidden (dropout, Srivastava et al. 2014), so that
    none is relied upon alone.
    """
    weights, squares = [0.0] * size, [1e-2] * size
    order = list(data)
    generator = random.Random(seed)
    masks = [[generator.random() >= HIDDEN for _ in range(997)] for _ in range(40)]
    mean = Mean(size)
    for epoch in range(EPOCHS):
        generator.shuffle(order)
        for rows, right in order:
            mask, offset = masks[generator.randrange(40)], generator.randrange(997)
            seen = [[feature for feature in row if mask[(feature + offset) % 997]] for row in rows]
            for feature, slope in _slopes(seen, right, weights).items():
                squares[feature] += slope * slope
                step = slope / sqrt(squares[feature]) + DECAY * weights[feature]
                weights[feature] -= RATE * step
        if epoch >= EPOCHS // 3:
            mean.add(weights)
    return [weight * (1 - HIDDEN) for weight in mean.weights()]


def _slopes(
    rows: Sequence[Sequence[int]], right: Sequence[bool], weights: Sequence[float]
) -> dict[int, float]:
    """The gradient of the negative log chance of the right options, by feature."""
    scores = [sum([weights[feature] for feature in row]) for row in rows]
    top = max(scores)
    masses = [exp(score - top) for score in scores]
    total = sum(masses)
    good = sum(mass for mass, ok in zip(masses, right, strict=True) if ok) or 1e-12
    slopes: dict[int, float] = {}
    for row, mass, ok in zip(rows, masses, right, strict=True):
        slope = mass / total - (mass / good if ok else 0.0)
        if abs(slope) > 1e-3:
            for feature in row:
                slopes[feature] = slopes.get(feature, 0.0) + slope
    return slopes


def fit_sparse(data: Sequence[Choice], vocabulary: Vocabulary) -> dict[Feature, float]:
    """Weights fitted twice: again with only the features whose first weight mattered."""
    first = fit_choices(data, len(vocabulary))
    useful = {number for number, weight in enumerate(first) if abs(weight) >= LEAST_WEIGHT}
    slim = [
        ([[feature for feature in row if feature in useful] for row in rows], right)
        for rows, right in data
    ]
    return named_weights(vocabulary, fit_choices(slim, len(vocabulary)), 0.02)


def fit_keeping(data: Sequence[tuple[list[int], bool]], size: int) -> list[float]:
    """Weights of a logistic regression, by AdaGrad."""
    weights, squares = [0.0] * size, [1e-2] * size
    order = list(data)
    shuffle = random.Random(SEEDS[0]).shuffle
    mean = Mean(size)
    for epoch in range(KEEP_EPOCHS):
        shuffle(order)
        for row, kept in order:
            score = sum([weights[feature] for feature in row])
            slope = 1 / (1 + exp(-max(-30.0, min(30.0, score)))) - kept
            for feature in row:
                squares[feature] += slope * slope
                weights[feature] -= KEEP_RATE * slope / sqrt(squares[feature])
        if epoch >= KEEP_EPOCHS // 3:
            mean.add(weights)
    return mean.weights()


def decided(
    articles: Sequence[Article], model: Model
) -> Iterator[tuple[Document, QuotationContext, Attribution, Annotated | None, bool]]:
    """What ``model`` decides for each segment of articles, beside the annotation nearest to it.

    The last value says whether they agree in span. Segments that may be marked or not are left out.
    """
    ranker = Ranker(model)
    for article in articles:
        story = story_of(article.text)
        verdicts = attribute(story, ranker, SpeakerResolver(story))
        for quotation, verdict in zip(story.quotations, verdicts, strict=True):
            quote, agreement = aligned(article, quotation.segment)
            agrees = agreement >= 0.8
            if quote is None or not agrees or not quote.optional:
                yield story, quotation, verdict, quote, agrees


def keepings(
    articles: Sequence[Article], model: Model, vocabulary: Vocabulary
) -> list[tuple[list[int], bool]]:
    """Which segments are speech, given the speakers that ``model`` finds for them."""
    found = []
    for story, quotation, verdict, _, agrees in decided(articles, model):
        step = SPEECH_FILTER_STEP.get(verdict.step, "")
        features = segment_features(story, quotation, verdict.place, step)
        found.append((vocabulary.numbers(features), agrees))
    return found


def certainties(
    articles: Sequence[Article], model: Model, vocabulary: Vocabulary
) -> list[tuple[list[int], bool]]:
    """Which quotations that ``model`` keeps have the right speaker."""
    found = []
    for story, quotation, verdict, quote, agrees in decided(articles, model):
        place, _, step, chance, _, speech = verdict
        if place is not None and speech > 0:
            right = quote is not None and agrees and names(story, verdict, quote)
            seen = confidence_input(story, quotation, place, step.name, chance, speech)
            found.append((vocabulary.numbers(features_of(CONFIDENCE_FEATURES, *seen)), right))
    return found


def names(story: Document, verdict: Attribution, quote: Annotated) -> bool:
    """Whether a decided speaker is the annotated one: the same words, or the same last name."""
    if verdict.place is None or quote.mention is None:
        return False
    span = story.span(verdict.place)
    if min(span.end, quote.mention[1]) > max(span.start, quote.mention[0]):
        return True
    name = verdict.speaker.name or span.of(story.text)
    return quote.kind != "pronoun" and last_name(name) == last_name(quote.speaker)


def named_weights(
    vocabulary: Vocabulary, weights: Sequence[float], least: float
) -> dict[Feature, float]:
    """Weights by feature, rounded, without those too small to matter."""
    return {
        feature: round(weights[number], 2)
        for feature, number in vocabulary.items()
        if number < len(weights) and abs(weights[number]) >= least
    }


def train(articles: Sequence[Article]) -> Model:
    """A model of ``articles``.

    The keep filter learns from the speakers that a ranking learned from other articles finds, and
    the measure of certainty from what both find in articles that neither has learned from.
    """
    vocabulary = Vocabulary()
    offered = [choices(article, vocabulary) for article in articles]
    halves = [articles[half::HALVES] for half in range(HALVES)]
    rankings = [
        fit_sparse(
            [c for n, data in enumerate(offered) if n % HALVES != half for c in data], vocabulary
        )
        for half in range(HALVES)
    ]
    keeping = Vocabulary()
    kept = [
        keepings(own, Model(ranking, -1e9, SUBJECT_FROM, SAME_FROM), keeping)
        for own, ranking in zip(halves, rankings, strict=True)
    ]
    sure = Vocabulary()
    certain: list[tuple[list[int], bool]] = []
    for half, ranking in enumerate(rankings):
        others = [one for n, data in enumerate(kept) if n != half for one in data]
        model = Model(ranking | keep_weights(others, keeping), KEEP_FROM, SUBJECT_FROM, SAME_FROM)
        certain += certainties(halves[half], model, sure)
    weights = fit_sparse([choice for data in offered for choice in data], vocabulary)
    weights |= keep_weights([one for data in kept for one in data], keeping)
    weights |= named_weights(sure, fit_keeping(certain, len(sure)), LEAST_SURE_WEIGHT)
    return Model(weights, KEEP_FROM, SUBJECT_FROM, SAME_FROM, CERTAIN_FROM)


def keep_weights(
    kept: Sequence[tuple[list[int], bool]], vocabulary: Vocabulary
) -> dict[Feature, float]:
    """The keep filter's weights by feature."""
    return named_weights(vocabulary, fit_keeping(kept, len(vocabulary)), LEAST_KEEP_WEIGHT)


def main() -> None:
    """Train on the file named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument(
        "--output", type=Path, default=Path("src/briefreader/quotes/model.json"), metavar="FILE"
    )
    arguments = parser.parse_args()
    model = train(read_articles(arguments.articles))
    text = write_model(model)
    arguments.output.write_text(text, "utf-8")
    print(f"{arguments.output}: {len(model.weights):,} weights, {len(text):,} characters")


if __name__ == "__main__":
    main()
