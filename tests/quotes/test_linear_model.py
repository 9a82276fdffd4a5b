from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from tools.train_quotes import read_articles, train
from tools.train_review import main, without_review

from briefreader.quotes.attribution.candidate_features import Feature
from briefreader.quotes.attribution.linear_model import (
    FeatureScorer,
    Model,
    read_model,
    shipped_model,
    write_model,
)
from briefreader.quotes.attribution.speech_filter import IN_TURNS

MODEL = resources.files("briefreader.quotes.attribution").joinpath("model.json")
SIZE_LIMIT = 120_000


def test_the_shipped_model_is_small_and_reads_back_as_it_was_written() -> None:
    text = MODEL.read_text("utf-8")
    assert len(text.encode()) <= SIZE_LIMIT
    assert write_model(read_model(text)) == text


def test_a_model_comes_with_a_card_that_states_its_scores_and_limits() -> None:
    card = (
        resources.files("briefreader.quotes.attribution")
        .joinpath("MODEL_CARD.md")
        .read_text("utf-8")
    )
    for heading in ("Trained on", "Scores", "Limits", "Licence"):
        assert f"## {heading}" in card


def hundredths(model: Model, *features: Feature) -> int:
    """What features weigh together."""
    scores = FeatureScorer[tuple[()]](model.hundredths(), (lambda _, __: list(features),))
    return scores.score((), ((),))


def test_features_without_a_weight_count_nothing() -> None:
    model = Model({("what", "person"): 1.5, ("head", True): -0.5})
    assert hundredths(model, ("what", "person"), ("head", True), ("what", "he")) == 100


def test_a_weight_is_found_by_truth_values_and_by_numbers_alike() -> None:
    model = read_model(write_model(Model({("head", True, 2): 0.25})))
    assert hundredths(model, ("head", True, 2)) == 25


def article(number: int, name: str, other: str) -> str:
    text = (
        f"{name} met {other} in Dell. “The bridge number {number} is safe,” {name} said. "
        f"{other} wrote the book “Bridges of Dell” there.\n\n"
        f"“We will see about that,” said {other}."
    )
    first, second = text.index("The bridge"), text.index("We will")
    quotes = []
    for start, words, who, at in (
        (first, f"The bridge number {number} is safe", name, text.index(f"{name} said")),
        (second, "We will see about that", other, text.rindex(other)),
    ):
        quotes.append(
            {
                "start": start,
                "end": start + len(words),
                "speaker": who,
                "speaker_mention": who,
                "m_start": at,
                "m_end": at + len(who),
                "type": "named",
                "optional": False,
            }
        )
    return json.dumps({"id": f"paper_{number}", "text": text, "quotes": quotes})


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    names = ["Ann Moss", "Karl Birk", "Ida Vale", "Jon Reed", "Eva Thorn"]
    lines = [article(n, names[n % 5], names[(n + 1) % 5]) for n in range(12)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_training_gives_the_same_model_twice(articles: Path) -> None:
    data = read_articles(articles)
    first, second = train(data), train(data)
    assert write_model(first) == write_model(second)
    assert len(first.weights) > 20


def test_the_shipped_model_is_read_once() -> None:
    assert shipped_model() is shipped_model()


def test_the_review_learns_from_labelled_texts_and_leaves_the_rest_of_the_model(
    articles: Path, tmp_path: Path
) -> None:
    one = "The crews saw a “Harbour Plan” today. Ann Moss said it was “a mess” for the town."
    labels: list[dict[str, int]] = [
        {"start": one.index("Harbour"), "speech": False},
        {"start": one.index("a mess"), "speech": True, "hard": True},
    ]
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"title": "", "text": one, "quotations": labels}) + "\n", "utf-8")
    output = tmp_path / "model.json"
    main([str(articles), str(texts), "--output", str(output), "--steps", "5"])
    model, shipped = read_model(output.read_text("utf-8")), shipped_model()
    assert without_review(model) == without_review(shipped)
    assert model.weights != shipped.weights
    assert hundredths(model, ("review: kept", True)) > hundredths(model, ("review: kept", False))

    title = "Remarks by President Biden at a Reception"
    turn = {"title": title, "text": f"{title}\n\nTHE PRESIDENT:  {one}"}
    for label in labels:
        label["start"] += len(turn["text"]) - len(one)
    texts.write_text(json.dumps(turn | {"quotations": labels}) + "\n", "utf-8")
    main([str(articles), str(texts), "--output", str(output), "--steps", "5", "--turns"])
    model = read_model(output.read_text("utf-8"))
    changed = model.weights.items() ^ shipped.weights.items()
    assert changed
    assert all(str(feature[0]).startswith(IN_TURNS) for feature, _ in changed)
