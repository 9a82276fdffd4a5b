"""Bookmarks held against the text of their article as it is now."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.notebook.anchoring.anchors import (
    Anchor,
    letters,
    matches_at_position,
    reanchor_selector,
)
from briefreader.text.folding import Folded, fold, fold_text
from briefreader.text.word_diff import word_edits

Revised = Callable[[Bookmark, Span], str]
"""What an article now says otherwise of a bookmark whose words stand at a place of it, one line a
part; nothing where it says the same."""


@dataclass(frozen=True, slots=True)
class ReanchoredBookmark:
    """A bookmark whose passage is no longer what it was at the last look.

    ``wording`` is what stands there now; nothing if the passage is lost. Of a revised one it is
    what the article now says of the passage, one line a part.
    """

    bookmark: Bookmark
    wording: str


@dataclass(frozen=True, slots=True)
class ReanchorResult:
    """An article's bookmarks where they stand in its text now, and what changed since last time.

    A lost bookmark's selector starts and ends at 0.
    """

    bookmarks: tuple[Bookmark, ...] = ()
    edits: tuple[ReanchoredBookmark, ...] = ()


def reanchor(
    bookmarks: Sequence[Bookmark],
    article: Article,
    text_of: Callable[[str], str | None],
    wordings: Mapping[str, str],
    revised: Revised | None = None,
) -> ReanchorResult:
    """Find every bookmark again in ``article``.

    ``text_of`` gives a stored text by its hash, ``wordings`` by a bookmark's id what stood in its
    place at the last look, ``revised`` what the article now says otherwise of a passage whose words
    stand there; without it that is as it was at the last look.
    """
    placed, edits = [], []
    folded: Folded | None = None
    olds: dict[str, tuple[str, Folded]] = {}
    for bookmark in bookmarks:
        selector = bookmark.selector
        anchor = Anchor(BookmarkState.OK, Span(selector.start, selector.end), 1.0)
        if not matches_at_position(selector, article.text):
            folded = folded or fold(article.text)
            if bookmark.content_hash not in olds:
                old = text_of(bookmark.content_hash) or ""
                olds[bookmark.content_hash] = old, fold(old)
            old, old_folded = olds[bookmark.content_hash]
            anchor = reanchor_selector(
                selector, article.text, old, folded=folded, folded_before=old_folded
            )
        now = current_state(bookmark, anchor)
        wording = anchor.span.of(article.text) if anchor.span else ""
        if now.state in (BookmarkState.OK, BookmarkState.MOVED):
            was = wordings.get(bookmark.id, "") if bookmark.state is BookmarkState.REVISED else ""
            if told := revised(bookmark, now.selector.span) if revised else was:
                now, wording = now.with_state(BookmarkState.REVISED), told
        placed.append(now)
        other = now.state in (BookmarkState.CHANGED, BookmarkState.REVISED)
        again = other and wording != wordings.get(bookmark.id)
        if again or now.state is not bookmark.state:
            edits.append(ReanchoredBookmark(now, wording))
    return ReanchorResult(tuple(placed), tuple(edits))


def current_state(bookmark: Bookmark, anchor: Anchor) -> Bookmark:
    """Return the bookmark with the place and state that were found for it."""
    start, end = anchor.span or Span(0, 0)
    selector = bookmark.selector._replace(start=start, end=end)
    return bookmark._replace(selector=selector, state=anchor.state)


def differences(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return spans of ``old`` that went and spans of ``new`` that came, by whole words.

    White space, dashes and the form of quotation marks are no difference, as in all matching;
    case, accents, figures and punctuation are.
    """
    before, after = _words(old), _words(new)
    shapes = [_shape(word.of(old)) for word in before], [_shape(word.of(new)) for word in after]
    gone: list[Span] = []
    came: list[Span] = []
    for same, low, high, new_low, new_high in word_edits(*shapes):
        if not same and high > low:
            gone.append(Span(before[low].start, before[high - 1].end))
        if not same and new_high > new_low:
            came.append(Span(after[new_low].start, after[new_high - 1].end))
    return tuple(gone), tuple(came)


_WORD = re.compile(r"[^\s\-\u2010-\u2015\u2212]+")


def _words(text: str) -> list[Span]:
    return [Span(*word.span()) for word in _WORD.finditer(text)]


def _shape(word: str) -> tuple[str, str]:
    return fold_text(word), letters(word)
