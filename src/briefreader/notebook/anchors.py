"""A passage kept by its words, and found again after its article has changed.

The model is the W3C's Web Annotation: TextQuoteSelector (exact, prefix, suffix) together with
TextPositionSelector. A wrong place is worse than an honest "lost".
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from briefreader.article import BookmarkState, Selector, Span
from briefreader.characters import Folded, fold
from briefreader.notebook.approximate import best_span, likeness

CONTEXT = 64  # code points kept on each side
_NEAR = 32  # of these, the ones that count twice
_HOME_CONTEXT = 0.5  # share of the context that proves the old place
_MARGIN = 0.10  # lead over the next best place, else nobody can tell which is meant
_MAX_ERRORS = 0.35  # of the quote's length
_MIN_SCORE = 0.6  # of quote and context together
_SHORT = 48  # shorter quotes must bring more
_BY_WORDS = 400  # longer quotes are compared word by word
_BORDER = 8  # characters of context that show where a changed passage begins or ends
_WINDOWS = 8
_SURE = 0.8  # share of the context at which nobody asks whether the same words are meant
_PLACES = 1_000
_RANKED = 24
_COMMON = 200  # a word that occurs oftener tells nothing about the place


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage stands in a text now; no span if it is lost.

    ``ambiguous``: lost because several places fit equally well. ``score`` goes from 0 to 1.
    """

    state: BookmarkState
    span: Span | None = None
    score: float = 0.0
    ambiguous: bool = False


LOST = Anchor(BookmarkState.LOST)
_AMBIGUOUS = Anchor(BookmarkState.LOST, ambiguous=True)


@dataclass(frozen=True, slots=True)
class _Sought:
    """The stored words as matching sees them."""

    quote: str
    before: str
    after: str


def make_selector(text: str, passage: Span) -> Selector:
    """The passage of ``text`` with 64 code points of context on each side, or what there is."""
    start, end = passage
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )


def find_again(
    selector: Selector, text: str, before: str = "", folded: Folded | None = None
) -> Anchor:
    """Find ``selector``'s words in ``text``.

    In order: the old place, the same words with their context elsewhere, the words as folding
    sees them ranked by context, and last the most similar stretch. ``before`` is the text that
    the selector was made from, if it is known: only with it can a passage count as unmoved
    although white space before it changed. ``folded`` saves folding ``text`` again and again.
    """
    if not selector.exact.strip():
        return LOST
    start = selector.start
    surrounded = selector.prefix + selector.exact + selector.suffix
    if text.startswith(surrounded, start - len(selector.prefix)) and start >= len(selector.prefix):
        return Anchor(BookmarkState.OK, Span(start, selector.end), 1.0)
    sought = _sought(selector)
    if folded is None:
        folded = fold(text)
    if not sought.quote or not folded.text:
        return LOST
    home = folded.position(start) if start <= len(text) else len(folded.text)
    if before[start : selector.end] == selector.exact:
        home = fold(before[: selector.end]).position(start)
    return _exactly(sought, folded, home, selector, text) or _nearly(sought, folded)


def _sought(selector: Selector) -> _Sought:
    """Quote and context, folded together so that the spaces between them are kept."""
    whole = selector.prefix + selector.exact + selector.suffix
    folded = fold(whole)
    start = folded.position(len(selector.prefix))
    end = folded.position(len(selector.prefix) + len(selector.exact))
    quote = folded.text[start:end]
    start += len(quote) - len(quote.lstrip())
    end -= len(quote) - len(quote.rstrip())
    return _Sought(folded.text[start:end], folded.text[:start], folded.text[end:])


def _exactly(
    sought: _Sought, folded: Folded, home: int, selector: Selector, text: str
) -> Anchor | None:
    """The place where the folded words stand; None if they stand nowhere."""
    size = len(sought.quote)
    places = list(_occurrences(sought.quote, folded.text, _PLACES))
    if not places:
        return None
    scored = [(_touching(sought, folded.text, at), at) for at in places]
    at_home = [score for score, at in scored if at == home]
    if at_home and at_home[0] >= _HOME_CONTEXT:
        return _made(home, size, at_home[0], home, folded, selector, text)
    scored.sort(reverse=True)
    scored = [
        (max(score, _around(sought, folded.text, at, at + size)), at)
        for score, at in scored[:_RANKED]
    ]
    scored.sort(key=lambda place: (-place[0], abs(place[1] - home)))
    score, at = scored[0]
    if len(scored) > 1 and score - scored[1][0] < _MARGIN:
        return _AMBIGUOUS
    if score < _context_needed(size):
        return LOST
    if score < _SURE:
        # The passage itself may have been edited while a twin of it elsewhere was not.
        here = 0.6 + 0.4 * score
        rivals = [rival for rival in _similar(sought, folded) if _apart(rival, at, at + size)]
        if rivals and rivals[0].score > here + _MARGIN / 2:
            return rivals[0].anchor(folded)
        if rivals and rivals[0].score > here - _MARGIN / 2:
            return _AMBIGUOUS
    return _made(at, size, score, home, folded, selector, text)


def _made(
    at: int, size: int, score: float, home: int, folded: Folded, selector: Selector, text: str
) -> Anchor:
    span = folded.span(at, at + size)
    if letters(span.of(text)) != letters(selector.exact):
        return Anchor(BookmarkState.CHANGED, span, score)
    state = BookmarkState.OK if at == home else BookmarkState.MOVED
    return Anchor(state, span, score)


def letters(text: str) -> str:
    """Letters and digits alone, with case and accents: what folding leaves out and readers see."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _occurrences(words: str, text: str, limit: int, start: int = 0) -> Iterator[int]:
    at = text.find(words, start)
    while at >= 0 and limit:
        yield at
        limit -= 1
        at = text.find(words, at + 1)


def _touching(sought: _Sought, text: str, at: int) -> float:
    """Share of the context that touches a place unchanged, from 0 to 1; the near half twice."""
    end = at + len(sought.quote)
    before = _common(sought.before[::-1], text[max(0, at - len(sought.before)) : at][::-1])
    after = _common(sought.after, text[end : end + len(sought.after)])
    whole = len(sought.before) + len(sought.after)
    near = min(_NEAR, len(sought.before)) + min(_NEAR, len(sought.after))
    if not whole:
        return 0.0
    return ((before + after) / whole + (min(before, _NEAR) + min(after, _NEAR)) / near) / 2


def _common(left: str, right: str) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _around(sought: _Sought, text: str, start: int, end: int) -> float:
    """How much of the context stands near a place, changed words allowed, from 0 to 1."""
    reach = CONTEXT // 4
    before = likeness(sought.before, text[max(0, start - len(sought.before) - reach) : start])
    after = likeness(sought.after, text[end : end + len(sought.after) + reach])
    whole = len(sought.before) + len(sought.after)
    if not whole:
        return 0.0
    return (before * len(sought.before) + after * len(sought.after)) / whole


def _context_needed(size: int) -> float:
    """Share of the context that the same words elsewhere must bring along."""
    return 0.5 if size < 16 else 0.25 if size < 32 else 0.0


def _score_needed(size: int) -> float:
    """The bar for similar words; it rises for short quotes, where similar means little."""
    return _MIN_SCORE + 0.2 * max(0, _SHORT - size) / _SHORT


def _nearly(sought: _Sought, folded: Folded) -> Anchor:
    """The stretch most like the quote, looked for where the rarer words say."""
    ranked = _similar(sought, folded)
    if not ranked or ranked[0].score < _score_needed(len(sought.quote)):
        return LOST
    best = ranked[0]
    for other in ranked[1:]:
        if best.score - other.score < _MARGIN / 2 and _apart(other, best.start, best.end):
            return _AMBIGUOUS
    return best.anchor(folded)


class _Similar(NamedTuple):
    """A stretch of folded text that is like the quote."""

    score: float
    start: int
    end: int

    def anchor(self, folded: Folded) -> Anchor:
        return Anchor(BookmarkState.CHANGED, folded.span(self.start, self.end), self.score)


def _apart(place: _Similar, start: int, end: int) -> bool:
    return place.end <= start or end <= place.start


def _similar(sought: _Sought, folded: Folded) -> list[_Similar]:
    """Stretches like the quote, the best first: quote and context weigh 6 to 4."""
    found: set[_Similar] = set()
    for low, high in _windows(sought, folded.text):
        near = _nearest(sought.quote, folded.text, low, high)
        if near is None:
            continue
        share, start, end = near
        start, end = _bordered(sought, folded.text, start, end)
        context = _around(sought, folded.text, start, end)
        found.add(_Similar(0.6 * (1 - share) + 0.4 * context, start, end))
    return sorted(found, reverse=True)


def _bordered(sought: _Sought, text: str, start: int, end: int) -> tuple[int, int]:
    """A similar stretch with its borders put where the stored context begins, if that is near."""
    slack = int(len(sought.quote) * _MAX_ERRORS)
    ahead, behind = sought.after[:_BORDER], sought.before[-_BORDER:]
    if len(ahead) == _BORDER:
        places = _occurrences(ahead, text[: end + slack], _PLACES, max(start + 1, end - slack))
        end = min(places, key=lambda at: abs(at - end), default=end)
    if len(behind) == _BORDER:
        low = max(0, start - slack - _BORDER)
        places = _occurrences(behind, text[: min(end - 1, start + slack)], _PLACES, low)
        start = min((at + _BORDER for at in places), key=lambda at: abs(at - start), default=start)
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _windows(sought: _Sought, text: str) -> list[tuple[int, int]]:
    """Stretches of ``text`` for which the words of quote and context vote, best first."""
    size = len(sought.quote)
    step = max(CONTEXT, size)
    votes: Counter[int] = Counter()
    around = sought.before + sought.quote + sought.after
    position = 0
    for word in around.split():
        offset = around.find(word, position)
        position = offset + len(word)
        if len(word) < 3:
            continue
        hits = list(_occurrences(word, text, _COMMON + 1))
        if len(hits) <= _COMMON:
            for hit in hits:
                votes[(hit - offset + len(sought.before)) // step] += len(word)
    return [
        (max(0, (bucket - 1) * step), (bucket + 3) * step)
        for bucket, _ in votes.most_common(_WINDOWS)
    ]


def _nearest(quote: str, text: str, low: int, high: int) -> tuple[float, int, int] | None:
    """(share of errors, start, end) of the nearest stretch of ``text`` from low to high."""
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
