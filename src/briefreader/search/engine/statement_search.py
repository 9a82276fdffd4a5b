"""Statements that hold given words: by whom, in which article, how well they fit."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from itertools import compress
from math import inf
from operator import sub
from typing import NamedTuple

from briefreader.search.engine.outer_statements import OuterStatements
from briefreader.search.engine.speaker_index import SpeakerIndex
from briefreader.search.engine.term_matcher import TermMatcher
from briefreader.search.query.ast import (
    And,
    AnswerTerm,
    MatchAll,
    Node,
    Not,
    Or,
    StatementQuery,
    Terms,
)
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.statement_rows import ANSWER_BITS

Times = dict[int, int]
"""Statements that match, by their places among those looked through: how often they have the
words."""

_LENGTH_SMOOTHING = 40  # words: in a short statement a word weighs more, but not without end


class StatementHit(NamedTuple):
    """A statement of an article (numbered in the whole index) and its score."""

    article: int
    number: int
    score: float


class FoundStatements:
    """Statements that match, in the order of their articles: a column for each part of them.

    Beside article and number these are how often the words stand in each, and how many words it
    has.
    """

    def __init__(self) -> None:
        self.articles, self.numbers = array("I"), array("I")
        self._times, self._lengths = array("I"), array("I")

    def __len__(self) -> int:
        return len(self.numbers)

    def hit(self, place: int) -> StatementHit:
        """Return one as a hit."""
        return StatementHit(self.articles[place], self.numbers[place], self.score(place))

    def score(self, place: int) -> float:
        """Return how well one fits."""
        return self._times[place] / (1 + self._lengths[place] / _LENGTH_SMOOTHING)

    def add(self, *columns: Iterable[int]) -> None:
        """Add statements of articles behind the others: their articles, numbers, times, lengths."""
        for own, more in zip(self._columns(), columns, strict=True):
            own.extend(more)

    def _columns(self) -> tuple[array[int], ...]:
        return self.articles, self.numbers, self._times, self._lengths

    def only(self, wanted: Sequence[bool]) -> FoundStatements:
        """Return those of which ``wanted``, one after the other, says so."""
        found = FoundStatements()
        found.add(*(compress(column, wanted) for column in self._columns()))
        return found

    @classmethod
    def united(cls, parts: Iterable[FoundStatements]) -> FoundStatements:
        """Return what is in any of the parts; the words of each count."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for part in parts:
            for article, number, times, length in zip(*part._columns(), strict=True):
                known, _ = found.get((article, number), (0, 0))
                found[article, number] = known + times, length
        rows = [(*place, *found[place]) for place in sorted(found)]
        united = cls()
        if rows:
            united.add(*zip(*rows, strict=True))
        return united


class StatementSearch:
    """Answers ``said:``, ``asked:`` and ``answer:``."""

    def __init__(
        self, segments: Sequence[SegmentReader], names: SpeakerIndex, matcher: TermMatcher
    ) -> None:
        self._segments = segments
        self._names = names
        self._matcher = matcher

    def find(self, spoken: StatementQuery) -> FoundStatements:
        """Return all statements that match, article by article.

        Of one inside another by the same speaker, or by nobody who is named, only the outer.
        """
        found = FoundStatements()
        outer = self._names.outer_statements(spoken.name, spoken.question)
        for place, (segment, statements) in enumerate(zip(self._segments, outer, strict=True)):
            search = _SegmentSearch(place, statements, self._names, self._matcher)
            search.add_to(found, spoken.words, segment.base)
        return found


class _SegmentSearch:
    """Looks through statements of one segment."""

    def __init__(
        self, place: int, outer: OuterStatements, names: SpeakerIndex, matcher: TermMatcher
    ) -> None:
        self._place = place
        self._outer = outer
        self._names = names
        self._matcher = matcher

    def add_to(self, found: FoundStatements, words: Node, base: int) -> None:
        """Add the statements that match, of a segment whose articles are numbered from ``base``."""
        outer = self._outer
        times = self._matching(words, None)
        places = self._not_inside(sorted(times), times)
        found.add(
            map(base.__add__, map(outer.articles.__getitem__, places)),
            map(outer.numbers.__getitem__, places),
            map(times.__getitem__, places),
            map(sub, map(outer.ends.__getitem__, places), map(outer.starts.__getitem__, places)),
        )

    def _not_inside(self, places: list[int], times: Times) -> list[int]:
        """Return the places without nobody's statements inside another that matches too."""
        outer = self._outer
        if outer.inside.isdisjoint(times):
            return places
        kept: list[int] = []
        article = covered = -1
        for place in places:
            if outer.articles[place] != article:
                article, covered = outer.articles[place], -1
            if place in outer.inside and outer.ends[place] <= covered:
                continue
            covered = max(covered, outer.ends[place])
            kept.append(place)
        return kept

    def _matching(self, node: Node, only: Set[int] | None) -> Times:
        """Return what matches, in the articles ``only`` at least."""
        match node:
            case MatchAll():
                return dict.fromkeys(range(len(self._outer.numbers)), 0)
            case Terms():
                return self._having(node, only)
            case AnswerTerm(kind):
                answers = self._names.statements[self._place].answers
                bit, numbers = ANSWER_BITS[kind], self._outer.numbers
                return {place: 0 for place, one in enumerate(numbers) if answers[one] & bit}
            case And(parts):
                return self._all_of(parts, only)
            case Or(parts):
                found: Times = {}
                for part in parts:
                    for place, times in self._matching(part, only).items():
                        found[place] = found.get(place, 0) + times
                return found
            case Not(part):
                excluded = self._matching(part, only)
                every = range(len(self._outer.numbers))
                return {place: 0 for place in every if place not in excluded}
            case _:
                raise AssertionError(f"{type(node).__name__} inside a statement")

    def _having(self, words: Terms, only: Set[int] | None) -> Times:
        """Return the statements that have the words, in the articles ``only``."""
        outer = self._outer
        starts, ends, first = outer.starts, outer.ends, outer.first
        wanted = {*outer.articles} if only is None else only
        times: Times = {}
        get = times.get
        for beginning, ending in self._matcher.windows(self._place, words, "body", wanted):
            for article, firsts in beginning.items():
                lasts = ending[article]
                for place in range(first[article], first[article + 1]):
                    at = bisect_left(firsts, starts[place])
                    behind = bisect_left(lasts, ends[place], at)
                    if behind > at:
                        times[place] = get(place, 0) + behind - at
        return times

    def _all_of(self, parts: Sequence[Node], only: Set[int] | None) -> Times:
        """Return what matches all parts; what is frequent is only sought where the rest is."""
        found: Times | None = None
        for part in sorted(parts, key=self._frequency):
            more = self._matching(part, only)
            if found is not None:
                more = {
                    place: more[place] + times for place, times in found.items() if place in more
                }
            found = more
            only = {*map(self._outer.articles.__getitem__, found)}
        return found or {}

    def _frequency(self, node: Node) -> float:
        """Return in how many articles a part is, if that is known."""
        if isinstance(node, Terms):
            return self._matcher.frequency(node)
        return 0 if isinstance(node, AnswerTerm) else inf
