"""Searching the segments of one published index; loaded with the first search."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from heapq import nsmallest

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Sort
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.engine.bm25 import Scorer
from briefreader.search.engine.budget import Budget
from briefreader.search.engine.evaluator import ArticleFlags, Evaluator
from briefreader.search.engine.passage_search import (
    KnownPhrases,
    MatchPreference,
    NearbyRoots,
    PassageSearch,
    not_behind,
)
from briefreader.search.engine.results import (
    Results,
    deduplicate_statements,
    order_articles,
    order_statements,
)
from briefreader.search.engine.speaker_index import SpeakerIndex
from briefreader.search.engine.speaker_overrides import NO_OVERRIDES, SpeakerOverrides
from briefreader.search.engine.spelling import suggest, suggest_quoted_name
from briefreader.search.engine.statement_search import StatementSearch
from briefreader.search.engine.term_matcher import TermMatcher
from briefreader.search.engine.word_articles import WordArticles
from briefreader.search.query.ast import NameTerm, Query, StatementQuery, Terms
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.segment_reader import Lexicon, SegmentReader

_WORTH = 0.6  # of the best article's score: one that shares less with a passage is no nearer to it


class Searcher:
    """What is kept between the searches of one index: scores of words, speakers' names."""

    def __init__(
        self,
        catalogue: Catalogue,
        segments: Sequence[SegmentReader],
        removed: frozenset[int],
        clock: Callable[[], float],
    ) -> None:
        self._catalogue = catalogue
        self._segments = segments
        self._removed = removed
        self._clock = clock
        self._scorer = Scorer(segments, removed)
        self._lexicon = Lexicon(segments)
        self._word_articles = WordArticles(self._scorer)
        self._known_phrases: KnownPhrases = {}
        self._names = SpeakerIndex(catalogue, segments, NO_OVERRIDES)

    def names(self, overrides: SpeakerOverrides) -> SpeakerIndex:
        """Return the speakers, as the user would have them; kept until the user thinks
        otherwise.
        """
        if self._names.overrides is not overrides:
            self._names = SpeakerIndex(self._catalogue, self._segments, overrides)
        return self._names

    def search(
        self,
        query: Query,
        sets: ArticleFlags,
        limit: int | None,
        sort: Sort | None,
        overrides: SpeakerOverrides,
    ) -> Results:
        """Return the hits of a query; see ``SearchIndex.search``."""
        names = self.names(overrides) if query.asks_who else self._names
        budget = Budget(self._clock) if query.typing else _unlimited()
        matcher = TermMatcher(self._segments, self._scorer, budget)
        finder = StatementSearch(self._segments, names, matcher)
        evaluation = Evaluator(self._catalogue, names, matcher, finder, sets)
        chosen = query.sort or sort or (Sort.RELEVANCE if any(query.wanted()) else Sort.DATE)
        if query.finds_statements:
            found = deduplicate_statements(evaluation.statements(query.root), self._catalogue)
            hits = order_statements(found, self._catalogue, chosen)
        else:
            hits = order_articles(evaluation.articles(query.root), self._catalogue, chosen)
        suggestion = suggest_quoted_name(query, names)
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
            unknown_names=tuple(str(name) for name, full in people.items() if not full),
            statements=query.finds_statements,
        )

    def holding(self, runs: Sequence[str], preferred: MatchPreference, limit: int) -> list[int]:
        """Return rows of articles; see ``SearchIndex.containing``."""
        passages = self._passages()
        found = passages.verbatim(runs)
        if len(found) < 2:
            return [*found]
        fits = self._fitness(preferred, found)
        newest_first = self._catalogue.newest_first
        if len(found) <= limit:
            return sorted(found, key=lambda article: (-fits(article), newest_first(article)))
        shares = passages.shares(runs, found)
        saying = self._saying(passages.phrases(runs)[0], preferred)

        def misfit(article: int) -> tuple[int, bool]:
            return -fits(article), article not in saying

        ordered = sorted(found, key=newest_first)
        # Those that have it whole, and those where all else fits: there an aside may part it.
        whole = nsmallest(limit, ordered, key=lambda one: (-shares[one], *misfit(one)))
        fitting = nsmallest(limit, ordered, key=lambda one: (*misfit(one), -shares[one]))
        return list(dict.fromkeys([*whole, *fitting]))

    def _saying(self, phrase: Sequence[bytes], preferred: MatchPreference) -> set[int]:
        """Return the articles in which the preferred speaker says a phrase."""
        name = _last_name(preferred.speaker)
        if name is None:
            return set()
        text = Terms(tuple(word.decode() for word in phrase), True, False, Span(0, 0))
        spoken = StatementQuery(name, False, text, Span(0, 0))
        finder = StatementSearch(self._segments, self._names, self._unhurried())
        return {*finder.find(spoken).articles}

    def resembling(self, passage: str, preferred: MatchPreference, limit: int) -> list[int]:
        """Return rows of articles; see ``SearchIndex.similar_to``."""
        passages = self._passages()
        near = passages.near(passage)
        scores = passages.similar(passage, None if near is None else near.keys())
        fits = self._fitness(preferred, scores)
        top = max(scores.values(), default=0.0)
        fitness = {article: score + top / 10 * fits(article) for article, score in scores.items()}
        best = passages.best(fitness, limit, _WORTH * top)
        if near is None:
            near = passages.nearby(passage, best)
        return best if near is None else not_behind(best, near)

    def promising(self, passage: str, telling: NearbyRoots, rows: Sequence[int]) -> set[int]:
        """Return rows of articles; see ``SearchIndex.promising``."""
        return self._passages().promising(passage, telling, {*rows})

    def _passages(self) -> PassageSearch:
        return PassageSearch(
            self._lexicon,
            self._scorer,
            self._unhurried(),
            self._word_articles,
            self._known_phrases,
            self._catalogue.newest_first,
        )

    def _unhurried(self) -> TermMatcher:
        """Return a matcher for phrases of whole words: where they stand must not depend on the
        clock.
        """
        return TermMatcher(self._segments, self._scorer, _unlimited(), self._lexicon)

    def _fitness(
        self, preferred: MatchPreference, articles: Collection[int]
    ) -> Callable[[int], int]:
        """Return what to rank these articles by: 2 for the day, 1 for the speaker."""
        name = _last_name(preferred.speaker)
        speaking = self._names.speaking(name, articles) if name else frozenset()
        ordinal = self._catalogue.date_ordinal

        def fitness(article: int) -> int:
            day = ordinal(article) if preferred.is_day else 0
            fits = bool(day and preferred.is_day and preferred.is_day(date.fromordinal(day)))
            return 2 * fits + (article in speaking)

        return fitness


def _unlimited() -> Budget:
    """Return a budget that no time uses up."""
    return Budget(lambda: 0.0)


def _last_name(speaker: str) -> NameTerm | None:
    own = tuple(word.decode() for word in tokenize(speaker))
    return NameTerm(own[-1:], False, Span(0, 0)) if own else None


def _only_one(meant: Collection[tuple[str, ...]]) -> str:
    """Return who is meant wherever somebody is; nothing where it may be one or another."""
    match list(meant):
        case [(name,)]:
            return name
        case _:
            return ""
