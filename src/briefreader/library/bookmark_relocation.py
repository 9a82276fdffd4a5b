"""Lost bookmarks looked up in the index: by their words, then by their article's text and title.

A bookmark outlives its file's name: where the file is gone, or no longer holds the passage, the
passage is sought in all articles. What is certainly the same passage of the same article is
followed; everything else is offered, the likeliest first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefreader.domain.article import Article, DateOrigin
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.library.titled_articles import titled
from briefreader.notebook.notebook import Notebook
from briefreader.sources.files.compound_files import is_there
from briefreader.text.folding import fold_text

if TYPE_CHECKING:
    from briefreader.library.article_cache import ArticleCache
    from briefreader.notebook import Anchor
    from briefreader.search.search_engine import SearchIndex

MOST_LOOKED_UP = 200
"""Lost bookmarks that are looked up in one go; each costs the reading of some articles."""

_CANDIDATES = 12
_SAMPLE = 1_500  # code points of the kept text that stand for it
_SHINGLE = 5  # words
_SAME_TEXT = 0.5  # share of stretches at which two texts are one article, or parts of one
_SAME_UNDER_TITLE = 0.25  # the same, where title and day agree
_SURE_CHANGE = 0.75  # score of a passage in other words
_SURE_CONTEXT = 0.8  # share of the context that proves a place where no text was kept
_SAME_COPY = 0.9  # share of stretches at which two texts are two copies of one
_LONG_ENOUGH = 40  # code points of a passage whose words alone say much


class Relocation(NamedTuple):
    """Where a lost bookmark's passage may stand now.

    ``shared`` is the share of stretches that the kept text and this one have in common, without
    the passage itself; ``certain`` if it is surely the same passage of the same article.
    """

    article: Article
    anchor: Anchor
    same_address: bool
    same_title: bool
    shared: float
    certain: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool, float, float]:
        """The order of places: the same words first, then the same article."""
        found = self.has_words, self.same_address, self.same_title
        return (*found, self.shared, self.anchor.score)

    @property
    def identity(self) -> tuple[bool, bool, bool]:
        """What tells the bookmark's own article from a copy: its address, its title and day; of
        two that are alike in that the one with the same words.
        """
        return self.same_address, self.same_title, self.has_words

    @property
    def has_words(self) -> bool:
        """Whether the passage stands there in the same words."""
        return self.anchor.state in (BookmarkState.OK, BookmarkState.MOVED)


class BookmarkRelocation:
    """Looks lost bookmarks up; ``index`` and ``articles`` are asked of the library at need."""

    def __init__(
        self,
        notebook: Notebook,
        lock: threading.RLock,
        *,
        index: Callable[[], SearchIndex | None],
        articles: Callable[[], ArticleCache],
    ) -> None:
        self._notebook = notebook
        self._lock = lock
        self._index = index
        self._articles = articles

    def places(self, bookmark: Bookmark) -> tuple[Relocation, ...]:
        """Return where a lost bookmark's passage may stand, the likeliest first; at most one is
        certain. Nothing without an index.
        """
        old = self._notebook.text(bookmark.content_hash) or ""
        before = self._articles().get_if_readable(bookmark.path)
        found = sorted(
            (
                place
                for article in self._candidates(bookmark, old)
                if article.path != bookmark.path
                and (place := _compared(bookmark, old, article)) is not None
            ),
            key=lambda place: place.rank,
            reverse=True,
        )
        # The file may have lost the passage by an edit: then a copy of it is another article.
        text = before.text if before is not None else ""
        possible = [
            place
            for place in found
            if not _is_another(bookmark, place)
            and not (text and text_overlap(text, place.article.text) >= _SAME_TEXT)
        ]
        if not possible:
            return tuple(found)
        # Of two releases in the same words the one of that address or day, in whatever words.
        best = max(possible, key=lambda place: place.identity)  # of several the first
        others = [place for place in possible if place is not best]
        if not _is_certain(bookmark, old, best) or any(_is_rival(best, one) for one in others):
            return tuple(found)
        return (best._replace(certain=True), *(place for place in found if place is not best))

    def follow(self, lost: Iterable[Bookmark]) -> dict[str, Path]:
        """Let lost bookmarks go to where they certainly stand; the new paths, by their ids.

        If the file is gone and all that are found go to one article, everything known of the old
        article goes along. Raises NotebookError.
        """
        followed: dict[str, Path] = {}
        by_path = sorted(list(lost)[:MOST_LOOKED_UP], key=lambda one: one.path)
        for path, bookmarks in groupby(by_path, key=lambda one: one.path):
            certain = {
                one.id: places[0]
                for one in bookmarks
                if (places := self.places(one)) and places[0].certain
            }
            targets = {place.article.path: place.article for place in certain.values()}
            if len(targets) == 1 and not is_there(path):
                ((target, article),) = targets.items()
                if _known_share(certain.values()) >= _SAME_TEXT:
                    self._notebook.moved(path, target)
                    self._notebook.record_content(article)
                    followed |= dict.fromkeys(certain, target)
                    continue
            for identity, place in certain.items():
                self._notebook.relocate(identity, place.article, place.anchor)
                followed[identity] = place.article.path
        return followed

    def _candidates(self, bookmark: Bookmark, old: str) -> Iterator[Article]:
        """Yield the articles that share words with the passage, with the kept text or the
        title.
        """
        from briefreader.search import MatchPreference

        selector = bookmark.selector
        is_day = (lambda day: day == bookmark.date) if bookmark.date else None
        preferred = MatchPreference(bookmark.speaker or "", is_day)
        around = " ".join((selector.prefix, selector.exact, selector.suffix))
        with self._lock:
            index = self._index()
            if index is None:
                return
            paths = [
                *index.containing([selector.exact], preferred, _CANDIDATES),
                *index.similar_to(around, preferred, _CANDIDATES),
            ]
            if old:
                paths += index.similar_to(_sample(old), preferred, _CANDIDATES)
            paths += titled(index, bookmark.title, _CANDIDATES)
        for path in dict.fromkeys(paths):
            article = self._articles().get_if_readable(path)
            if article is not None:
                yield article


def _compared(bookmark: Bookmark, old: str, article: Article) -> Relocation | None:
    """Return where a passage stands in a candidate; None where it does not."""
    from briefreader.notebook import reanchor_selector

    anchor = reanchor_selector(bookmark.selector, article.text, old)
    if anchor.span is None:
        return None
    without = bookmark.quote
    return Relocation(
        article,
        anchor,
        bool(bookmark.url) and article.url == bookmark.url,
        bool(bookmark.title)
        and fold_text(article.title) == fold_text(bookmark.title)
        and article.date == bookmark.date,
        text_overlap(old, article.text, without, anchor.span.of(article.text)),
    )


def _is_certain(bookmark: Bookmark, old: str, place: Relocation) -> bool:
    """Return whether a place is surely the passage, in the article that it was bookmarked in."""
    if not place.has_words and place.anchor.score < _SURE_CHANGE:
        return False
    if place.shared >= _SAME_TEXT:
        return True
    if place.same_title and (place.same_address or place.shared >= _SAME_UNDER_TITLE):
        return True
    if old or not place.has_words or len(bookmark.quote) < _LONG_ENOUGH:
        return place.same_address and place.has_words
    return place.anchor.score >= _SURE_CONTEXT and (place.same_address or place.same_title)


def _is_another(bookmark: Bookmark, place: Relocation) -> bool:
    """Return whether a place is in an article of another day, or of another address and title.

    What is released twice in the same words is two articles, at one address, too.
    """
    article, kept = place.article, (bookmark.date_origin, bookmark.date)
    if _are_days_apart(kept, (article.date_origin, article.date)):
        return True
    return _differ(bookmark.url, article.url) and not place.same_title


def _are_days_apart(
    one: tuple[DateOrigin | None, date | None], other: tuple[DateOrigin | None, date | None]
) -> bool:
    """Return whether two days cannot be those of one article: both of speech, or of publication."""
    return one[0] == other[0] and one[0] is not DateOrigin.MODIFIED and _differ(one[1], other[1])


def _differ(one: object, other: object) -> bool:
    return bool(one and other) and one != other


def _is_rival(best: Relocation, other: Relocation) -> bool:
    """Return whether another place fits as well in an article that is another one."""
    if other.identity != best.identity or other.shared < best.shared - 0.1:
        return False
    left, right = best.article, other.article
    days = [(one.date_origin, one.date) for one in (left, right)]
    if _differ(left.url, right.url) or _are_days_apart(*days):
        return True
    return text_overlap(left.text, right.text) < _SAME_COPY


def _known_share(places: Iterable[Relocation]) -> float:
    return max((place.shared for place in places), default=0.0)


def _sample(text: str) -> str:
    """Return the middle of a text, where neither a head nor a foot stands."""
    start = max(0, (len(text) - _SAMPLE) // 2)
    return text[start : start + _SAMPLE]


def text_overlap(one: str, other: str, without: str = "", without_other: str = "") -> float:
    """Return the share of stretches that the shorter text has in common with the longer one.

    The passages that are compared anyway are left out. 0 where nothing is left of a text.
    """
    if not one or not other:
        return 0.0
    left, right = _shingles(_cut(one, without)), _shingles(_cut(other, without_other))
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def _cut(text: str, passage: str) -> str:
    return text.replace(passage, " ") if passage else text


@lru_cache(16)
def _shingles(text: str) -> frozenset[int]:
    words = fold_text(text).split()
    return frozenset(map(hash, zip(*(words[n:] for n in range(_SHINGLE)), strict=False)))
