"""What the article list shows: the whole library, or the hits of a query, made row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefreader.domain.article import Span
from briefreader.domain.hit_grouping import HitGrouping
from briefreader.domain.listing_row import ArticleRow, Hit, Snippet, Sort
from briefreader.domain.quote import Exchange
from briefreader.errors import QueryError
from briefreader.sources.files.compound_files import container_of
from briefreader.text.sanitizing import one_line

if TYPE_CHECKING:
    from briefreader.search import Statement
    from briefreader.search.search_engine import ArticleCatalogue


class Listing(Protocol):
    """Rows by number, from 0; a listing stays what it is when the library changes."""

    query: str
    """What was searched for; empty for the whole library."""
    explanation: str
    """What the query was understood as, in words."""
    sought: str
    """The same beside the name of the ``speaker``, which is not said twice."""
    suggestion: str
    """Another query to try: nothing was found, or a name was not taken as a whole."""
    speakers: tuple[str, ...]
    """Everybody whom a name of several people in the query may mean."""
    speaker: str
    """The one whose statements all hits are; empty where it may be one or another."""
    unknown_speakers: str
    """Which names in the query no speaker has, in words."""
    sort: Sort | None
    """What the hits of a query are sorted by; None without one."""
    approximate: bool
    """Whether there may be more hits than ``len`` says."""
    statements: bool
    """Whether hits are statements, not articles."""

    def __len__(self) -> int: ...

    def hit(self, number: int) -> Hit:
        """Return one hit; raises IndexError past the end."""
        ...

    def statement(self, number: int) -> tuple[str, Statement] | None:
        """Return a hit that is a statement: its id, and all that is known of it, as it was
        indexed.
        """
        ...

    def exchange(self, number: int) -> tuple[str, Exchange] | None:
        """Return the exchange that a hit is part of, after its question's id; None without one."""
        ...

    def snippet(self, number: int) -> Snippet | None:
        """Return the words around a hit, read from the article's file; None without a query."""
        ...

    def counts(self, by: HitGrouping) -> Mapping[str, int]:
        """Return how many of all hits each day … or speaker or source has; "" those without any."""
        ...

    def number_of(self, path: Path, start: int | None = None) -> int | None:
        """Return where an article stands in this listing; where statements are listed, the one
        that begins at ``start``, or its first if there is none to be.
        """
        ...

    def marks(self, text: str) -> tuple[Span, ...]:
        """Return where the words that were searched for stand in an article or a statement."""
        ...

    def title_marks(self, title: str) -> tuple[Span, ...]:
        """Return where the words that were searched for stand in a hit's title."""
        ...

    def statements_in(self, path: Path) -> tuple[Span, ...]:
        """Return where the hits that are statements of one article stand in it."""
        ...

    def asking_for(self, speaker: str) -> str:
        """Return the query with the full name of one of ``speakers`` in the place of what means
        them.
        """
        ...


class _NoQueryListing:
    """What every listing without a query has in common."""

    query = explanation = sought = suggestion = speaker = unknown_speakers = ""
    speakers: tuple[str, ...] = ()
    sort: Sort | None = None
    approximate = statements = False

    def statement(self, number: int) -> tuple[str, Statement] | None:
        return None

    def exchange(self, number: int) -> tuple[str, Exchange] | None:
        return None

    def counts(self, by: HitGrouping) -> Mapping[str, int]:
        return {}

    def snippet(self, number: int) -> Snippet | None:
        return None

    def marks(self, text: str) -> tuple[Span, ...]:
        return ()

    def title_marks(self, title: str) -> tuple[Span, ...]:
        return ()

    def statements_in(self, path: Path) -> tuple[Span, ...]:
        return ()

    def asking_for(self, speaker: str) -> str:
        return ""


class CatalogueListing(_NoQueryListing):
    """Every article of an index, in one of its orders."""

    def __init__(self, catalogue: ArticleCatalogue, order: Sequence[int]) -> None:
        self._catalogue = catalogue
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    def hit(self, number: int) -> Hit:
        """Return one article, unscored."""
        return Hit(self._catalogue.row(self._order[number]), 0.0)

    def number_of(self, path: Path, start: int | None = None) -> int | None:
        """Return where an article stands; found by going through the order."""
        row = self._catalogue.find(path)
        if row is None:
            return None
        return next(number for number, other in enumerate(self._order) if other == row)


class UnindexedListing(_NoQueryListing):
    """Files in the order of a scan, each shown as an article as soon as it is indexed."""

    def __init__(
        self, paths: Sequence[str], catalogue: Callable[[], ArticleCatalogue | None]
    ) -> None:
        self._paths = paths
        self._catalogue = catalogue

    def __len__(self) -> int:
        return len(self._paths)

    def hit(self, number: int) -> Hit:
        """Return one file: its indexed row, or its name until it has one."""
        path = Path(self._paths[number])
        catalogue = self._catalogue()
        row = catalogue.find(path) if catalogue else None
        if catalogue is None or row is None:
            return Hit(_unread(path), 0.0)
        return Hit(catalogue.row(row), 0.0)

    def number_of(self, path: Path, start: int | None = None) -> int | None:
        """Return where a file stands; found by going through them all."""
        name = str(path)
        return next((n for n, other in enumerate(self._paths) if other == name), None)


def _unread(path: Path) -> ArticleRow:
    named = Path(container_of(str(path)) or path)  # a member's own name says nothing
    return ArticleRow(path, one_line(named.name), indexed=False)


_UNDATED = 10_000_000  # later than every day, as ordinals count


def row_near_day(listing: Listing, words: str, *, oldest_first: bool) -> int:
    """Return the first row of a day, month or year in a listing by date, as ``near_day`` does."""

    def day_of(number: int) -> date | None:
        return listing.hit(number).row.sorted_day

    return near_day(len(listing), day_of, words, oldest_first=oldest_first)


def near_day(
    count: int, day_of: Callable[[int], date | None], words: str, *, oldest_first: bool
) -> int:
    """Return which of ``count`` things by date is the first of a day, month or year, else where it
    would stand.

    Undated ones come last. Raises QueryError for what is no day.
    """
    from briefreader.search.query.date_ranges import NoSuchDay, named

    try:
        days = named(words)
    except NoSuchDay as error:
        raise QueryError(str(error), 0, len(words)) from error
    sign, bound = (1, days.first) if oldest_first else (-1, -days.last)

    def place(number: int) -> int:
        day = day_of(number)
        return sign * day.toordinal() if day is not None else _UNDATED

    return min(bisect_left(range(count), bound, key=place), max(0, count - 1))
