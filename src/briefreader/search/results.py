"""The hits of a query: counted at once, made into rows one by one."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from heapq import nsmallest

from briefreader.article import Hit, Sort
from briefreader.search.catalogue import Catalogue
from briefreader.search.reading import Segment
from briefreader.search.record import Statement
from briefreader.search.scoring import Scores
from briefreader.search.spoken import Found

_FIRST = 256  # hits that are put in order at once; the rest waits until it is looked at


class Results:
    """Articles or statements in the order in which they are shown.

    ``total`` counts all hits, ``len`` those within the limit. ``approximate`` means that a
    budget cut the search short, so that there may be more. ``suggestion`` is another query to
    try where nothing was found, ``speakers`` everybody whom a name in the query may mean.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        segments: Sequence[Segment],
        hits: Ordered,
        *,
        limit: int | None,
        approximate: bool,
        suggestion: str,
        speakers: tuple[str, ...],
        statements: bool,
    ) -> None:
        self._catalogue = catalogue
        self._segments = segments
        self._hits = hits
        self.total = len(hits)
        self._length = self.total if limit is None else min(limit, self.total)
        self.approximate = approximate
        self.suggestion = suggestion
        self.speakers = speakers
        self.statements = statements

    def __len__(self) -> int:
        return self._length

    def row_number(self, number: int) -> int:
        """The catalogue's number for the article of a hit."""
        return self._catalogue.rows[self._found(number).article]

    def hit(self, number: int) -> Hit:
        """One hit, from 0; raises IndexError past the end."""
        found = self._found(number)
        row = self._catalogue.row(self._catalogue.rows[found.article])
        statement = self.statement(number)
        return Hit(row, found.score, statement.quote if statement else None)

    def statement(self, number: int) -> Statement | None:
        """The statement of a hit, where hits are statements."""
        found = self._found(number)
        if found.number < 0:
            return None
        segment = next(s for s in reversed(self._segments) if s.base <= found.article)
        article = found.article - segment.base
        place = found.number - segment.statements.first[article]
        return segment.statements.of_article(article)[place]

    def _found(self, number: int) -> Found:
        if not 0 <= number < self._length:
            raise IndexError(number)
        return self._hits[number]


class Ordered:
    """Hits in an order that is worked out as far as it is asked for."""

    def __init__(
        self, hits: list[Found], rank: array[float] | array[int], sorted_by_rank: bool
    ) -> None:
        self._hits = hits
        self._rank = rank
        self._order: list[int] = []
        self._whole = sorted_by_rank

    def __len__(self) -> int:
        return len(self._hits)

    def __getitem__(self, number: int) -> Found:
        if self._whole:
            return self._hits[number]
        if number >= len(self._order):
            places = range(len(self._hits))
            key = self._rank.__getitem__
            if number < _FIRST and len(self._hits) > 4 * _FIRST:
                self._order = nsmallest(_FIRST, places, key=key)
            else:
                self._order = sorted(places, key=key)
        return self._hits[self._order[number]]


def order_articles(scores: Scores, catalogue: Catalogue, sort: Sort) -> Ordered:
    """Articles by relevance (equal ones by number) or in an order of the catalogue."""
    if sort is Sort.RELEVANCE:
        hits = [Found(article, -1, score) for article, score in sorted(scores.items())]
        return Ordered(hits, array("d", [-hit.score for hit in hits]), False)
    articles = catalogue.articles
    ordered = (articles[row] for row in catalogue.order(sort))
    return Ordered(
        [Found(article, -1, scores[article]) for article in ordered if article in scores],
        array("d"),
        True,
    )


def order_statements(found: list[Found], catalogue: Catalogue, sort: Sort) -> Ordered:
    """Statements by how well they fit, or by their articles; in an article as they stand."""
    if sort is Sort.RELEVANCE:
        return Ordered(found, array("d", [-hit.score for hit in found]), False)
    place = {row: number for number, row in enumerate(catalogue.order(sort))}
    return Ordered(found, array("I", [place[catalogue.rows[hit.article]] for hit in found]), False)
