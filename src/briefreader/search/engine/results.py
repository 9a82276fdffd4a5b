"""The hits of a query: counted at once, made into rows one by one."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from briefreader.domain.hit_grouping import HitGrouping, group_name, group_of_issue
from briefreader.domain.listing_row import Hit, Sort
from briefreader.domain.quote import Exchange
from briefreader.errors import IndexDamaged
from briefreader.search.engine.bm25 import Scores
from briefreader.search.engine.speaker_index import SpeakerIndex
from briefreader.search.engine.statement_search import FoundStatements, StatementHit
from briefreader.search.store.article_rows import issue_name
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.index_dir import DAMAGE
from briefreader.search.store.record import Statement, exchange_around
from briefreader.search.store.top_k import top_k_positions

# Columns of rows.
_SOURCES, _DATES, _ISSUES = map(attrgetter, ("source_numbers", "dates", "issues"))
_SOME = 256  # hits at either end that are put in order by themselves


class Results:
    """Articles or statements in the order in which they are shown.

    ``total`` counts all hits, ``len`` those within the limit; ``sort`` is their order.
    ``approximate`` means that a budget cut the search short, so that there may be more.
    ``suggestion`` is another query to try where nothing was found or a name was not taken as a
    whole, ``speakers`` everybody whom a name of several people in the query may mean, ``speaker``
    the one whose statements all hits are, ``unknown_names`` the names in it that nobody has.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        names: SpeakerIndex,
        hits: Hits,
        *,
        sort: Sort,
        limit: int | None,
        approximate: bool,
        suggestion: str,
        speakers: tuple[str, ...],
        speaker: str,
        unknown_names: tuple[str, ...],
        statements: bool,
    ) -> None:
        self._catalogue = catalogue
        self._names = names
        self._hits = hits
        self.total = len(hits)
        self._length = self.total if limit is None else min(limit, self.total)
        self.sort = sort
        self.approximate = approximate
        self.suggestion = suggestion
        self.speakers = speakers
        self.speaker = speaker
        self.unknown_names = unknown_names
        self.statements = statements

    def __len__(self) -> int:
        return self._length

    def row_number(self, number: int) -> int:
        """Return the catalogue's number for the article of a hit."""
        return self._found(number).article

    def hit(self, number: int) -> Hit:
        """Return one hit, from 0; raises IndexError past the end."""
        found = self._found(number)
        try:
            row = self._catalogue.row(found.article)
        except DAMAGE as error:  # no context manager: a listing asks for many
            raise IndexDamaged(f"index: {error}") from error
        statement = self.statement(number)
        if statement is None:
            return Hit(row, found.score)
        return Hit(row, found.score, statement.quote, statement.mention)

    def statement(self, number: int) -> Statement | None:
        """Return the statement of a hit, where hits are statements."""
        found = self._found(number)
        if found.number < 0:
            return None
        try:
            segment, article = self._catalogue.place(found.article)
            statements = self._names.statements[segment]
            return statements.of_article(article)[found.number - statements.first[article]]
        except DAMAGE as error:
            raise IndexDamaged(f"index: {error}") from error

    def exchange(self, number: int) -> Exchange | None:
        """Return the question and answers of a hit in a transcript; None for any other hit."""
        found, statement = self._found(number), self.statement(number)
        if statement is None:
            return None
        segment, article = self._catalogue.place(found.article)
        said = self._names.statements[segment].of_article(article)
        turn = statement.inside or statement.quote.span
        return exchange_around(said, turn)

    def counts(self, by: HitGrouping) -> Mapping[str, int]:
        """Return how many of all hits each day, week, month or year, speaker or source has."""
        if by is HitGrouping.SPEAKER:
            return self._counts_by_speaker()
        articles = sorted(self._hits.articles)  # nearly always they are in order
        counts: Counter[str] = Counter()
        if by is HitGrouping.SOURCE:
            for rows, sources in self._catalogue.counted(articles, _SOURCES):
                for number, count in sources.items():
                    counts[rows.source_name(number)] += count
            return counts
        days: Counter[int] = Counter()
        for _, ordinals in self._catalogue.counted(articles, _DATES):
            days.update(ordinals)
        for ordinal, count in days.items():
            counts[group_name(date.fromordinal(ordinal), by) if ordinal else ""] += count
        for _, issues in self._catalogue.counted(articles, _ISSUES):
            for issue, count in issues.items():
                if group := group_of_issue(issue_name(issue), by):
                    counts[group] += count
                    counts[""] -= count
        return +counts

    def _counts_by_speaker(self) -> Counter[str]:
        """Return how many of the statements each speaker made; articles have none."""
        if not isinstance(self._hits, OrderedStatements):
            return Counter({"": self.total} if self.total else {})
        counts: Counter[str] = Counter()
        found = self._hits.found
        parts = self._catalogue.by_segment(found.articles)
        for statements, part in zip(self._names.statements, parts, strict=True):
            said = Counter(map(statements.speakers.__getitem__, found.numbers[part]))
            for speaker, count in said.items():
                counts[statements.names[speaker - 1] if speaker else ""] += count
        return counts

    def _found(self, number: int) -> StatementHit:
        if not 0 <= number < self._length:
            raise IndexError(number)
        return self._hits[number]


class Hits(Protocol):
    """Hits in an order."""

    @property
    def articles(self) -> Iterable[int]:
        """The article of each hit, in any order."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int) -> StatementHit: ...


class RankedArticles:
    """Articles by score, put in order as far as somebody looks; equal ones by number.

    Twelve bytes for each: a listing of very many hits may stay on the screen for long.
    """

    def __init__(self, scores: Scores) -> None:
        self.articles = array("I", list(scores))
        self._scores = array("d", list(scores.values()))

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, number: int) -> StatementHit:
        place = self._place(number)
        return StatementHit(self.articles[place], -1, self._scores[place])

    def _place(self, number: int) -> int:
        from_end = len(self) - number
        if "_all" not in self.__dict__:
            if number < _SOME:
                return self._best[number]
            if from_end <= _SOME:
                return self._worst[-from_end]
        return self._all[number]

    @cached_property
    def _best(self) -> Sequence[int]:
        best = self._in_order(top_k_positions(self._scores, _SOME))
        return array("I", best[:_SOME])

    @cached_property
    def _worst(self) -> Sequence[int]:
        worst = self._in_order(top_k_positions([-score for score in self._scores], _SOME))
        return array("I", worst[-_SOME:])

    @cached_property
    def _all(self) -> Sequence[int]:
        return array("I", self._in_order(range(len(self))))

    def _in_order(self, places: Iterable[int]) -> list[int]:
        by_article = sorted(places, key=self.articles.__getitem__)
        by_article.sort(key=self._scores.__getitem__, reverse=True)
        return by_article


class SortedArticles:
    """Articles in an order of the catalogue."""

    def __init__(self, scores: Scores, order: Iterable[int]) -> None:
        self.articles = array("I", (article for article in order if article in scores))
        self._scores = array("d", map(scores.__getitem__, self.articles))

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, number: int) -> StatementHit:
        return StatementHit(self.articles[number], -1, self._scores[number])


class OrderedStatements:
    """Statements that are put in order when somebody looks at one: to count them needs none."""

    def __init__(self, found: FoundStatements, in_order: Callable[[], list[int]]) -> None:
        self.found = found
        self._in_order = in_order

    @property
    def articles(self) -> Iterable[int]:
        """The article of each statement."""
        return self.found.articles

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, number: int) -> StatementHit:
        return self.found.hit(self._order[number])

    @cached_property
    def _order(self) -> Sequence[int]:
        return array("I", self._in_order())


def order_articles(scores: Scores, catalogue: Catalogue, sort: Sort) -> Hits:
    """Return articles by relevance or in an order of the catalogue."""
    if sort is Sort.RELEVANCE:
        return RankedArticles(scores)
    return SortedArticles(scores, catalogue.order(sort))


def deduplicate_statements(found: FoundStatements, catalogue: Catalogue) -> FoundStatements:
    """Return statements without those of articles of which another version has its own among
    them.
    """
    present = {*found.articles} if catalogue.repeats else frozenset[int]()
    hidden = {
        row
        for row in catalogue.repeats & present
        if next(one for one in catalogue.versions(row) if one in present) != row
    }
    return found.only([row not in hidden for row in found.articles]) if hidden else found


def order_statements(found: FoundStatements, catalogue: Catalogue, sort: Sort) -> Hits:
    """Return statements by how well they fit, or by their articles; in an article as they stand."""

    def in_order() -> list[int]:
        if sort is Sort.RELEVANCE:
            return sorted(range(len(found)), key=found.score, reverse=True)
        places = [*map(catalogue.places(sort).__getitem__, found.articles)]
        return sorted(range(len(found)), key=places.__getitem__)

    return OrderedStatements(found, in_order)
