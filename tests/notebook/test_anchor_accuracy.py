"""On many random edits bookmarks are found again, and almost never in a wrong place."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from tests.cases import cases
from tests.yardstick import at_most

from briefreader.domain.article import Span
from briefreader.domain.bookmark import BookmarkState
from briefreader.notebook import make_selector, reanchor_selector

SYLLABLES = "ba co di fu ga he ki lo mu ne pa ri so ta ve wi zo ar en il ox um"


def vocabulary(dice: random.Random) -> tuple[list[str], list[float]]:
    """Two thousand invented words, as unevenly common as real ones (Zipf)."""
    words = [
        "".join(dice.choices(SYLLABLES.split(), k=dice.choice((1, 2, 2, 3, 4))))
        for _ in range(2000)
    ]
    return words, [1 / (rank + 2) for rank in range(len(words))]


def article(dice: random.Random, words: list[str], weights: list[float]) -> list[str]:
    """Some 9,000 characters of words; whole sentences of them stand there twice or more."""
    sentences: list[list[str]] = []
    for _ in range(110):
        if sentences and dice.random() < 0.08:
            sentences.append(dice.choice(sentences))
            continue
        sentence = dice.choices(words, weights, k=dice.randint(5, 25))
        sentences.append([*sentence[:-1], sentence[-1] + "."])
    return [word for sentence in sentences for word in sentence]


def edited(dice: random.Random, words: list[str], share: float, pool: list[str]) -> list[str]:
    """The words with that share of them dropped, replaced or followed by another."""
    out: list[str] = []
    for word in words:
        if dice.random() >= share:
            out.append(word)
            continue
        out += dice.choice(([], [dice.choice(pool)], [word, dice.choice(pool)]))
    return out


def outcome(dice: random.Random, words: list[str], size: int, share: float) -> str:
    """Bookmark ``size`` characters, change the article, look for them: right, wrong or lost."""
    text = " ".join(words)
    low = dice.randrange(len(words) - size)
    high = low + 1
    while len(" ".join(words[low:high])) < size:
        high += 1
    start = len(" ".join([*words[:low], ""]))
    selector = make_selector(text, Span(start, start + len(" ".join(words[low:high]))))
    before = edited(dice, words[:low], 0.1, words)
    passage = edited(dice, words[low:high], share, words)
    after = edited(dice, words[high:], 0.1, words)
    anchor = reanchor_selector(selector, " ".join([*before, *passage, *after]), text)
    if anchor.span is None:
        return "lost"
    place = len(" ".join([*before, ""]))
    end = place + len(" ".join(passage))
    shared = min(anchor.span.end, end) - max(anchor.span.start, place)
    longer = max(anchor.span.end - anchor.span.start, end - place)
    return "right" if shared > longer / 2 else "wrong"


def outcomes(trials: int, size: int, share: float) -> Counter[str]:
    dice = random.Random(f"{size} {share}")
    words, weights = vocabulary(dice)
    articles = [article(dice, words, weights) for _ in range(12)]
    return Counter(outcome(dice, dice.choice(articles), size, share) for _ in range(trials))


@cases(
    ("size", "share", "right", "wrong"),
    [(40, 0.1, 0.92, 0.02), (120, 0.1, 0.99, 0.01), (600, 0.1, 0.99, 0.01), (120, 0.3, 0.7, 0.02)],
)
def test_most_changed_passages_are_found_again(
    size: int, share: float, right: float, wrong: float
) -> None:
    counts = outcomes(60, size, share)
    assert counts["right"] >= right * 60, counts
    assert counts["wrong"] <= wrong * 60, counts


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "share", "right", "wrong"),
    [(40, 0.1, 0.92, 0.01), (120, 0.1, 0.99, 0.01), (300, 0.1, 0.99, 0.01)],
)
def test_the_shares_hold_over_thousands(
    size: int, share: float, right: float, wrong: float
) -> None:
    counts = outcomes(3000, size, share)
    found = ", ".join(f"{number / 30:.1f} % {name}" for name, number in counts.most_common())
    print(f"\nfigure: {size} characters, {share:.0%} of the words changed: {found}")
    assert counts["right"] >= right * 3000, counts
    assert counts["wrong"] <= wrong * 3000, counts


def test_a_passage_of_one_article_is_not_found_in_another() -> None:
    dice = random.Random("foreign")
    words, weights = vocabulary(dice)
    texts = [" ".join(article(dice, words, weights)) for _ in range(12)]
    wrong = 0
    for _ in range(100):
        here, there = dice.sample(texts, 2)
        start = dice.randrange(len(here) - 80)
        anchor = reanchor_selector(make_selector(here, Span(start, start + 60)), there, here)
        wrong += anchor.state is not BookmarkState.LOST
    assert wrong <= 1


@pytest.mark.parametrize("size", [30, 2000])
def test_a_megabyte_is_searched_within_a_second_or_so(size: int) -> None:
    dice = random.Random("long")
    words, weights = vocabulary(dice)
    before = " ".join(article(dice, words, weights))
    filler = " ".join(dice.choices(words, weights, k=200_000))
    passage = edited(dice, before[3000 : 3000 + size].split(), 0.1, words)
    text = f"{filler} {before[:3000]} {' '.join(passage)} {before[3000 + size :]}"
    assert len(text) > 1_000_000
    selector = make_selector(before, Span(3000, 3000 + size))
    with at_most(200):  # about 40
        anchor = reanchor_selector(selector, text, before)
    assert anchor.span is not None
    assert abs(anchor.span.start - len(filler) - 3001) < 20
