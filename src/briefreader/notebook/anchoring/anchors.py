"""A passage kept by its words, and found again after its article has changed.

The model is the W3C's Web Annotation: TextQuoteSelector (exact, prefix, suffix) together with
TextPositionSelector. A wrong place is worse than an honest "lost".
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from briefreader.domain.article import Span
from briefreader.domain.bookmark import BookmarkState, TextSelector
from briefreader.notebook.anchoring.fuzzy_search import (
    CONTEXT,
    CONTEXT_WEIGHT,
    PLACES,
    QUOTE_WEIGHT,
    FoldedSelector,
    SimilarSpan,
    context_similarity,
    occurrences,
    similar,
    sought_in,
)
from briefreader.text.folding import Folded, fold

_NEAR = 32  # code points of the context, those that count twice
_HOME_CONTEXT = 0.5  # share of the context that proves the old place
_SURE = 0.8  # share of the context at which nobody asks whether the same words are meant
_MARGIN = 0.10  # lead over the next best place, else nobody can tell which is meant
_MIN_SCORE = 0.6  # of quote and context together
_SHORT = 48  # shorter quotes must bring more
_RANKED = 24


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


def make_selector(text: str, passage: Span) -> TextSelector:
    """Return the passage of ``text`` with 64 code points of context on each side, or what there
    is.
    """
    start, end = passage
    return TextSelector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )


def reanchor_selector(
    selector: TextSelector,
    text: str,
    before: str = "",
    *,
    folded: Folded | None = None,
    folded_before: Folded | None = None,
) -> Anchor:
    """Find ``selector``'s words in ``text``.

    In order: the old place, the same words with their context elsewhere, the words as folding
    sees them ranked by context, and last the most similar stretch. ``before`` is the text that
    the selector was made from, if it is known: only with it can a passage count as unmoved
    although white space before it changed. The two texts folded save doing so for each selector.
    """
    if not selector.exact.strip():
        return LOST
    if matches_at_position(selector, text):
        return Anchor(BookmarkState.OK, Span(selector.start, selector.end), 1.0)
    sought = sought_in(selector)
    folded = folded or fold(text)
    if not sought.quote or not folded.text:
        return LOST
    home = folded.position(min(selector.start, len(text)))
    if before[selector.start : selector.end] == selector.exact:
        home = (folded_before or fold(before)).position(selector.start)
    return _exactly(sought, folded, home, selector, text) or _nearly(sought, folded)


def matches_at_position(selector: TextSelector, text: str) -> bool:
    """Return whether the passage and its context stand in ``text`` where they always stood.

    Not if the selector contradicts itself, as one from elsewhere may.
    """
    start = selector.start - len(selector.prefix)
    surrounded = selector.prefix + selector.exact + selector.suffix
    fits = start >= 0 and selector.end - selector.start == len(selector.exact)
    return fits and text.startswith(surrounded, start)


def _exactly(
    sought: FoldedSelector, folded: Folded, home: int, selector: TextSelector, text: str
) -> Anchor | None:
    """Return the place where the folded words stand; None if they stand nowhere."""
    size = len(sought.quote)
    places = list(occurrences(sought.quote, folded.text, PLACES))
    if not places:
        return None
    if not (sought.before or sought.after):
        return _by_words_alone(places, size, home, folded, selector, text)
    scored = [(_touching(sought, folded.text, at), at) for at in places]
    at_home = [score for score, at in scored if at == home]
    if at_home and at_home[0] >= _HOME_CONTEXT:
        return _made(home, size, at_home[0], home, folded, selector, text)
    scored.sort(reverse=True)
    scored = [
        (max(score, context_similarity(sought, folded.text, at, at + size)), at)
        for score, at in scored[:_RANKED]
    ]
    scored.sort(reverse=True)
    score, at = scored[0]
    if len(scored) > 1 and score - scored[1][0] < _MARGIN:
        return _AMBIGUOUS
    if score < _context_needed(size):
        return LOST
    if score < _SURE:
        # The passage itself may have been edited while a twin of it elsewhere was not.
        here = QUOTE_WEIGHT + CONTEXT_WEIGHT * score
        rivals = [rival for rival in similar(sought, folded) if rival.is_apart(at, at + size)]
        if rivals and rivals[0].score > here + _MARGIN / 2:
            return _changed(rivals[0], folded)
        if rivals and rivals[0].score > here - _MARGIN / 2:
            return _AMBIGUOUS
    return _made(at, size, score, home, folded, selector, text)


def _by_words_alone(
    places: list[int], size: int, home: int, folded: Folded, selector: TextSelector, text: str
) -> Anchor:
    """Return the only place of words of which no context is known; of few words, as whole words."""
    whole = [at for at in places if Span(at, at + size).has_whole_words(folded.text)]
    if not whole and not _context_needed(size):
        whole = places
    if len(whole) != 1:
        return _AMBIGUOUS if whole else LOST
    return _made(whole[0], size, 0.0, home, folded, selector, text)


def _made(
    at: int, size: int, score: float, home: int, folded: Folded, selector: TextSelector, text: str
) -> Anchor:
    span = folded.span(at, at + size)
    if letters(span.of(text)) != letters(selector.exact):
        return Anchor(BookmarkState.CHANGED, span, score)
    state = BookmarkState.OK if at == home else BookmarkState.MOVED
    return Anchor(state, span, score)


def letters(text: str) -> str:
    """Return letters and digits alone, with the case and accents that folding leaves out."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _touching(sought: FoldedSelector, text: str, at: int) -> float:
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


def _context_needed(size: int) -> float:
    """Share of the context that the same words elsewhere must bring along."""
    return 0.5 if size < 16 else 0.25 if size < 32 else 0.0


def _score_needed(size: int) -> float:
    """Return the bar for similar words; it rises for short quotes, where similar means little."""
    return _MIN_SCORE + 0.2 * max(0, _SHORT - size) / _SHORT


def _nearly(sought: FoldedSelector, folded: Folded) -> Anchor:
    """Return the stretch most like the quote, looked for where the rarer words say."""
    ranked = similar(sought, folded)
    if not ranked or ranked[0].score < _score_needed(len(sought.quote)):
        return LOST
    best = ranked[0]
    for other in ranked[1:]:
        if best.score - other.score < _MARGIN / 2 and other.is_apart(best.start, best.end):
            return _AMBIGUOUS
    return _changed(best, folded)


def _changed(place: SimilarSpan, folded: Folded) -> Anchor:
    return Anchor(BookmarkState.CHANGED, folded.span(place.start, place.end), place.score)
