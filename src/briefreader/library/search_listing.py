"""The hits of a query as a list; loaded with the first search."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from briefreader.domain.article import Article, Span
from briefreader.domain.hit_grouping import HitGrouping
from briefreader.domain.listing_row import Hit, Snippet, Sort
from briefreader.domain.passage_ids import passage_id
from briefreader.domain.quote import Exchange, Quote
from briefreader.search import Query, Statement, matches, snippet, stemmed_language, title_matches
from briefreader.search.search_engine import ArticleCatalogue, SearchResults
from briefreader.text.folding import fold_text

SNIPPET_OF_STATEMENT = 160
"""Code points that are shown of a statement in which no words were sought."""

ArticleGetter = Callable[[Path], Article | None]
"""Reads an article again, from a cache if it can; None where the file is gone or unreadable."""


class SearchListing:
    """The hits of a query."""

    def __init__(
        self, query: Query, results: SearchResults, read: ArticleGetter, catalogue: ArticleCatalogue
    ) -> None:
        self._query = query
        self._results = results
        self._read = read
        self._catalogue = catalogue
        self.query = query.text
        self.explanation = query.explanation
        self.sought = query.sought_of(results.speaker)
        self.suggestion = results.suggestion
        self.speakers = results.speakers
        self.speaker = results.speaker
        names = ", ".join(f"“{name}”" for name in results.unknown_names)
        self.unknown_speakers = f"no speaker named {names}" if names else ""
        self.sort: Sort | None = results.sort
        self.approximate = results.approximate
        self.statements = results.statements

    def __len__(self) -> int:
        return len(self._results)

    def hit(self, number: int) -> Hit:
        """Return one hit: an article, or a statement with its words and the article that has it."""
        return self._results.hit(number)

    def statement(self, number: int) -> tuple[str, Statement] | None:
        """Return a hit that is a statement: its id, and all that is known of it, as it was
        indexed.
        """
        statement = self._results.statement(number)
        if statement is None:
            return None
        content_hash = self._catalogue.content_hash(self._results.row_number(number))
        return passage_id(content_hash, statement.quote.span), statement

    def exchange(self, number: int) -> tuple[str, Exchange] | None:
        """Return the exchange that a hit is part of, after its question's id; None without one."""
        exchange = self._results.exchange(number)
        if exchange is None or exchange.question is None:
            return None
        content_hash = self._catalogue.content_hash(self._results.row_number(number))
        return passage_id(content_hash, exchange.question.span), exchange

    def snippet(self, number: int) -> Snippet | None:
        """Return the words around a hit: of the article, or of the statement that was found."""
        hit = self._results.hit(number)
        article = self._read(hit.row.path)
        if article is None:
            return None
        if hit.statement is None:
            return snippet(self._query, article.text)
        return self._statement_snippet(article.text, hit.statement)

    def _statement_snippet(self, text: str, quote: Quote) -> Snippet:
        words = text[quote.start : quote.end]
        found = snippet(self._query, words, stemmed_language(text))
        if found:
            return Snippet(found.text, found.marks, found.start + quote.start)
        start = words[:SNIPPET_OF_STATEMENT].replace("\n", " ")
        if len(words) > len(start) and not words[len(start)].isspace():
            start = start.rpartition(" ")[0] or start  # no part of a word
        return Snippet(start, (), quote.start)

    def counts(self, by: HitGrouping) -> Mapping[str, int]:
        """Return how many of all hits each day … or speaker or source has; "" those without any."""
        return self._results.counts(by)

    def number_of(self, path: Path, start: int | None = None) -> int | None:
        """Return where an article's hit stands; where statements are listed, the one that begins
        at ``start``, or its first if there is none to be.
        """
        for number in self._numbers_of(path):
            statement = self.hit(number).statement
            if start is None or statement is None or statement.start == start:
                return number
        return None

    def _numbers_of(self, path: Path) -> Sequence[int]:
        row = self._catalogue.find(path)
        return self._numbers.get(row, ()) if row is not None else ()

    @cached_property
    def _numbers(self) -> Mapping[int, Sequence[int]]:
        """The hits of each article that has any, by its row: asked for at every article opened."""
        numbers: dict[int, list[int]] = {}
        for number in range(len(self._results)):
            numbers.setdefault(self._results.row_number(number), []).append(number)
        return numbers

    def marks(self, text: str) -> tuple[Span, ...]:
        """Return where the words stand in a text."""
        return matches(self._query, text)

    def title_marks(self, title: str) -> tuple[Span, ...]:
        """Return where the words stand in the title of an article; a statement has none."""
        return () if self.statements else title_matches(self._query, title)

    def statements_in(self, path: Path) -> tuple[Span, ...]:
        """Return where the hits that are statements of one article stand in it."""
        hits = map(self.hit, self._numbers_of(path))
        return tuple(hit.statement.span for hit in hits if hit.statement is not None)

    def asking_for(self, speaker: str) -> str:
        """Return the query with the full name of one of ``speakers`` in the place of what means
        them.
        """
        from briefreader.search import is_named

        text = self.query
        names = sorted(self._query.names(), key=lambda name: name.span.start, reverse=True)
        for name in names:
            stands = name.words[-1] in fold_text(name.span.of(text))  # not in a saved search
            if stands and is_named(speaker, name):
                text = f'{text[: name.span.start]}"{speaker}"{text[name.span.end :]}'
        return text
