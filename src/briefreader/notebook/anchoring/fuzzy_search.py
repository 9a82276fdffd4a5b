"""Stretches of a text that are like a stored passage and its surroundings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from briefreader.domain.bookmark import TextSelector
from briefreader.notebook.anchoring.bit_vector_match import best_span, likeness
from briefreader.text.folding import Folded, fold

CONTEXT = 64  # code points of context kept on each side of a passage
PLACES = 1_000  # where the same words stand oftener than that, the rest is not looked at
QUOTE_WEIGHT, CONTEXT_WEIGHT = 0.6, 0.4
_MAX_ERRORS = 0.35  # of the quote's length
_BY_WORDS = 400  # longer quotes are compared word by word
_BORDER = 8  # characters of context that show where a changed passage begins or ends
_WINDOWS = 8
_COMMON = 200  # a word that occurs oftener tells nothing about the place


@dataclass(frozen=True, slots=True)
class FoldedSelector:
    """The stored words as matching sees them."""

    quote: str
    before: str
    after: str


def sought_in(selector: TextSelector) -> FoldedSelector:
    """Fold quote and context together, so that the spaces between them are kept."""
    whole = selector.prefix + selector.exact + selector.suffix
    folded = fold(whole)
    start = folded.position(len(selector.prefix))
    end = folded.position(len(selector.prefix) + len(selector.exact))
    quote = folded.text[start:end]
    start += len(quote) - len(quote.lstrip())
    end -= len(quote) - len(quote.rstrip())
    return FoldedSelector(folded.text[start:end], folded.text[:start], folded.text[end:])


class SimilarSpan(NamedTuple):
    """A stretch of folded text that is like the quote."""

    score: float
    start: int
    end: int

    def is_apart(self, start: int, end: int) -> bool:
        """Return whether it has nothing in common with the stretch from start to end."""
        return self.end <= start or end <= self.start


def similar(sought: FoldedSelector, folded: Folded) -> list[SimilarSpan]:
    """Return stretches like the quote, the best first: quote and context weigh 6 to 4."""
    found: set[SimilarSpan] = set()
    for low, high in _windows(sought, folded.text):
        near = _nearest(sought.quote, folded.text, low, high)
        if near is None:
            continue
        share, start, end = near
        start, end = _bordered(sought, folded.text, start, end)
        context = context_similarity(sought, folded.text, start, end)
        score = QUOTE_WEIGHT * (1 - share) + CONTEXT_WEIGHT * context
        found.add(SimilarSpan(score, start, end))
    return sorted(found, reverse=True)


def _bordered(sought: FoldedSelector, text: str, start: int, end: int) -> tuple[int, int]:
    """Return a similar stretch with its borders put where the stored context begins, if that is
    near.
    """
    slack = int(len(sought.quote) * _MAX_ERRORS)
    ahead, behind = sought.after[:_BORDER], sought.before[-_BORDER:]
    if len(ahead) == _BORDER:
        places = occurrences(ahead, text[: end + slack], PLACES, max(start + 1, end - slack))
        end = min(places, key=lambda at: abs(at - end), default=end)
    if len(behind) == _BORDER:
        low = max(0, start - slack - _BORDER)
        places = occurrences(behind, text[: min(end - 1, start + slack)], PLACES, low)
        start = min((at + _BORDER for at in places), key=lambda at: abs(at - start), default=start)
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _windows(sought: FoldedSelector, text: str) -> list[tuple[int, int]]:
    """Return stretches of ``text`` for which words of quote and context vote, best first."""
    size = len(sought.quote)
    step = max(CONTEXT, size)
    votes: Counter[int] = Counter()
    whole = sought.before + sought.quote + sought.after
    position = 0
    for word in whole.split():
        offset = whole.find(word, position)
        position = offset + len(word)
        if len(word) < 3:
            continue
        hits = list(occurrences(word, text, _COMMON + 1))
        if len(hits) <= _COMMON:
            for hit in hits:
                votes[(hit - offset + len(sought.before)) // step] += len(word)
    return [
        (max(0, (bucket - 1) * step), (bucket + 3) * step)
        for bucket, _ in votes.most_common(_WINDOWS)
    ]


def _nearest(quote: str, text: str, low: int, high: int) -> tuple[float, int, int] | None:
    """Return (share of errors, start, end) of the nearest stretch of ``text[low:high]``."""
    window = text[low:high]
    if len(quote) < _BY_WORDS:
        near = best_span(quote, window, int(len(quote) * _MAX_ERRORS))
        return (near[0] / len(quote), low + near[1], low + near[2]) if near else None
    sought, words = quote.split(), window.split()
    near = best_span(sought, words, int(len(sought) * _MAX_ERRORS))
    if near is None or near[1] == near[2]:
        return None
    # Folded text has single spaces, so that a word's place follows from the words before it.
    shift = low + len(window) - len(window.lstrip())
    start = shift + sum(map(len, words[: near[1]])) + near[1]
    return near[0] / len(sought), start, start + len(" ".join(words[near[1] : near[2]]))


def context_similarity(sought: FoldedSelector, text: str, start: int, end: int) -> float:
    """Return how much of the context stands near a place, changed words allowed, from 0 to 1."""
    reach = CONTEXT // 4
    before = likeness(sought.before, text[max(0, start - len(sought.before) - reach) : start])
    after = likeness(sought.after, text[end : end + len(sought.after) + reach])
    whole = len(sought.before) + len(sought.after)
    if not whole:
        return 0.0
    return (before * len(sought.before) + after * len(sought.after)) / whole


def occurrences(words: str, text: str, limit: int, start: int = 0) -> Iterator[int]:
    """Yield where ``words`` stand in ``text``, overlapping ones too, at most ``limit`` times."""
    at = text.find(words, start)
    while at >= 0 and limit:
        yield at
        limit -= 1
        at = text.find(words, at + 1)
