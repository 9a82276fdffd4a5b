"""Searching the segments of one published index; loaded with the first search."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from heapq import nlargest

from briefreader.domain.article import Sort, Span
from briefreader.search.analysis.tokenizer import words
from briefreader.search.engine.bm25 import Scorer
from briefreader.search.engine.budget import Budget
from briefreader.search.engine.evaluator import Evaluation, NotebookSets
from briefreader.search.engine.passage_search import Passages, Preferred
from briefreader.search.engine.results import Results, order_articles, order_statements, said_once
from briefreader.search.engine.speaker_index import Names
from briefreader.search.engine.speaker_overrides import AS_FOUND, Attributions
from briefreader.search.engine.spelling import name_in_marks, suggest
from briefreader.search.engine.statement_search import StatementFinder
from briefreader.search.engine.term_matcher import Matcher
from briefreader.search.query.ast import Name, Query, Spoken, Words
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.segment_reader import Lexicon, Segment


class Searcher:
    """What is kept between the searches of one index: scores of words, speakers' names."""

    def __init__(
        self,
        catalogue: Catalogue,
        segments: Sequence[Segment],
        removed: frozenset[int],
        clock: Callable[[], float],
    ) -> None:
        self._catalogue = catalogue
        self._segments = segments
        self._removed = removed
        self._clock = clock
        self._scorer = Scorer(segments, removed)
        self._lexicon = Lexicon(segments)
        self._names = Names(segments, AS_FOUND)

    def names(self, attributions: Attributions) -> Names:
        """The speakers, as the user would have them; kept until the user thinks otherwise."""
        if self._names.attributions is not attributions:
            self._names = Names(self._segments, attributions)
        return self._names

    def search(
        self,
        query: Query,
        sets: NotebookSets,
        limit: int | None,
        sort: Sort | None,
        attributions: Attributions,
    ) -> Results:
        """The hits of a query; see ``Index.search``."""
        names = self.names(attributions) if query.asks_who else self._names
        budget = Budget(self._clock)
        matcher = Matcher(self._segments, self._scorer, budget)
        finder = StatementFinder(self._segments, self._removed, names, matcher)
        evaluation = Evaluation(self._catalogue, names, matcher, finder, sets)
        chosen = query.sort or sort or (Sort.RELEVANCE if any(query.wanted()) else Sort.DATE)
        if query.finds_statements:
            found = said_once(evaluation.statements(query.root), self._catalogue)
            hits = order_statements(found, self._catalogue, chosen)
        else:
            hits = order_articles(evaluation.articles(query.root), self._catalogue, chosen)
        suggestion = name_in_marks(query, names)
        if not len(hits) and not suggestion:
            suggestion = suggest(query, Lexicon(self._segments), budget, names)
        people = {name: names.full_names(name) for name in query.names()}
        choices = [full for several in people.values() if len(several) > 1 for full in several]
        sayers = {people[name] if name else () for name in query.sayers()}
        for segment in self._segments:
            segment.forget()
        return Results(
            self._catalogue,
            names,
            hits,
            sort=chosen,
            limit=limit,
            approximate=budget.exceeded,
            suggestion=suggestion,
            speakers=tuple(dict.fromkeys(choices)),
            speaker=_only_one(sayers),
            statements=query.finds_statements,
        )

    def holding(self, runs: Sequence[str], preferred: Preferred, limit: int) -> list[int]:
        """Rows of articles; see ``Index.holding``."""
        passages = self._passages()
        found = passages.verbatim(runs)
        fits = self._fitness(preferred)
        if len(found) <= limit:
            return sorted(found, key=lambda article: (-fits(article), article))
        shares = passages.shares(runs, found)
        saying = self._saying(passages.phrases(runs)[0], preferred)

        def fitness(article: int) -> tuple[int, bool]:
            return fits(article), article in saying

        # Those that have it whole, and those where all else fits: there an aside may part it.
        whole = nlargest(limit, found, key=lambda one: (shares[one], *fitness(one), -one))
        fitting = nlargest(limit, found, key=lambda one: (*fitness(one), shares[one], -one))
        return list(dict.fromkeys([*whole, *fitting]))

    def _saying(self, phrase: Sequence[bytes], preferred: Preferred) -> set[int]:
        """The articles in which the preferred speaker says a phrase."""
        name = _last_name(preferred.speaker)
        if name is None:
            return set()
        text = Words(tuple(word.decode() for word in phrase), True, False, Span(0, 0))
        spoken = Spoken(name, False, text, Span(0, 0))
        finder = StatementFinder(self._segments, self._removed, self._names, self._unhurried())
        return {statement.article for statement in finder.find(spoken)}

    def resembling(self, passage: str, preferred: Preferred, limit: int) -> list[int]:
        """Rows of articles; see ``Index.resembling``."""
        scores = self._passages().similar(passage)
        fits = self._fitness(preferred)
        bonus = max(scores.values(), default=0.0) / 10
        return nlargest(
            limit, scores, key=lambda article: (scores[article] + bonus * fits(article), -article)
        )

    def _passages(self) -> Passages:
        return Passages(self._lexicon, self._scorer, self._unhurried())

    def _unhurried(self) -> Matcher:
        """A matcher for phrases of whole words: where they stand must not depend on the clock."""
        return Matcher(self._segments, self._scorer, Budget(lambda: 0.0), self._lexicon)

    def _fitness(self, preferred: Preferred) -> Callable[[int], int]:
        """What to rank articles by: 2 for the day, 1 for the speaker."""
        name = _last_name(preferred.speaker)
        speaking = self._names.articles(name) if name else frozenset()
        ordinal = self._catalogue.date_ordinal

        def fitness(article: int) -> int:
            day = ordinal(article) if preferred.is_day else 0
            fits = bool(day and preferred.is_day and preferred.is_day(date.fromordinal(day)))
            return 2 * fits + (article in speaking)

        return fitness


def _last_name(speaker: str) -> Name | None:
    own = tuple(word.decode() for word in words(speaker))
    return Name(own[-1:], False, Span(0, 0)) if own else None


def _only_one(meant: Collection[tuple[str, ...]]) -> str:
    """Who is meant wherever somebody is; nothing where it may be one or another."""
    match list(meant):
        case [(name,)]:
            return name
        case _:
            return ""
