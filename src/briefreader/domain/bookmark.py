"""Bookmarks: passages that the user keeps, with what finds them again."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.article import DateOrigin, Span
from briefreader.domain.hit_grouping import sorted_day

_Day = date  # below, a field hides the type

ISSUED = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2]))?")
"""A year or month of publication: ``2023``, ``2024-03``."""


class BookmarkState(StrEnum):
    """What has become of a bookmarked passage in its article.

    *revised*: the words stand there still, but the article now says otherwise who said them, when,
    or what its own title is.
    """

    OK = "ok"
    MOVED = "moved"
    REVISED = "revised"
    CHANGED = "changed"
    LOST = "lost"

    @property
    def is_unchanged(self) -> bool:
        """Whether the passage stands somewhere in the same words, of which nothing else is said."""
        return self in (BookmarkState.OK, BookmarkState.MOVED)

    @property
    def sought(self) -> tuple[BookmarkState, ...]:
        """The states that ``is:`` finds with this one's name."""
        return (self, BookmarkState.REVISED) if self is BookmarkState.CHANGED else (self,)


class TextSelector(NamedTuple):
    """A passage by its words and their surroundings.

    The W3C Web Annotation model's TextQuoteSelector (``exact``, ``prefix``, ``suffix``) together
    with its TextPositionSelector (``start``, ``end``, in code points).
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the passage stands."""
        return Span(self.start, self.end)


class Bookmark(NamedTuple):
    """A passage that the user keeps, complete enough to outlive its file.

    ``wording`` is how the passage is cited where that differs from its exact words: struck words
    and asides that nobody said are left out. ``terms`` are the article's terms of attribution,
    ``marks`` what a citation has to say of the words: that they were interpreted, or prepared.
    ``locator`` is the paragraph's: a page, a time. ``shared_by`` names whose bookmark it is, where
    it is not the user's own, ``author`` who made it on which machine; ``accessed`` is when the
    article was saved, where it says so, ``issued`` the year or month of publication, where no day
    is known, and ``published`` when it was published, where ``date`` is
    the day on which the words were said. The order of the fields is that in which
    ``notebook.records.bookmark_cache`` makes them; ``state`` is the last.
    """

    id: str
    selector: TextSelector
    path: Path
    content_hash: str
    title: str
    created: datetime
    accessed: date | None = None
    issued: str = ""
    published: date | None = None
    date: date | None = None
    date_origin: DateOrigin | None = None
    source: str = ""
    url: str = ""
    byline: str = ""
    paragraph: int | None = None
    locator: str = ""
    speaker: str | None = None
    speaker_title: str | None = None
    mention: str = ""
    certain: bool = False
    question: str = ""
    wording: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    shared_by: str = ""
    author: str = ""
    state: BookmarkState = BookmarkState.OK

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.selector.exact

    @property
    def cited(self) -> str:
        """The words as they are cited: without struck ones and asides."""
        return self.wording or self.quote

    @property
    def when(self) -> str:
        """The day of the article as ISO 8601 writes it, else its month or year, else nothing."""
        return self.date.isoformat() if self.date else self.issued

    @property
    def sorted_day(self) -> _Day | None:
        """By which day it is sorted: the article's, else the first of its month or year."""
        return sorted_day(self.date, self.issued)

    def with_state(self, state: BookmarkState) -> Bookmark:
        """Return the bookmark in that state, in half of the time that ``_replace`` takes."""
        return self if state is self.state else Bookmark(*self[:-1], state)
