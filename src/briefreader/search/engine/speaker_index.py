"""Who speaks in an index, and the numbers that statements know them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefreader.domain.hit_grouping import days_of_issue, outer_issues
from briefreader.domain.name_use import TITLE_SEPARATOR
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.engine.outer_statements import OuterStatements, outer_statements
from briefreader.search.engine.speaker_overrides import SpeakerOverrides, lay_over
from briefreader.search.query.ast import NameTerm
from briefreader.search.store.article_rows import issue_name
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.statement_rows import Statements
from briefreader.text.date_format import period

_KEPT = 32  # names; while one is typed, each of its beginnings is one
_KEPT_OUTER = 4  # columns of statements; all of a large library take megabytes
_LOOKED_THROUGH = 64  # articles: in more, all statements are gone through at once


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person of the library: how often quoted, in how many articles, from when to when.

    ``first_issued`` and ``last_issued`` are the months or years of articles without a day that came
    out before the ``first`` or after the ``last`` day of the others.
    """

    name: str
    quote_count: int
    article_count: int
    first: date | None
    last: date | None
    first_issued: str = ""
    last_issued: str = ""

    @property
    def latest(self) -> date | None:
        """The last day, or the first of a later month or year."""
        return days_of_issue(self.last_issued)[0] if self.last_issued else self.last

    @property
    def period(self) -> str:
        """From when to when: ``2024-05-20 – 2024-12``; else ``undated``."""
        return period(self.first_issued or self.first, self.last_issued or self.last)


def is_named(full: str, name: NameTerm) -> bool:
    """Return whether a speaker's full name has all words of ``name``."""
    own = [word.decode() for word in tokenize(full)]
    if name.whole:
        return own == list(name.words)
    *whole, last = name.words
    if any(word not in own for word in whole):
        return False
    return any(word.startswith(last) for word in own) if name.prefix else last in own


class SpeakerIndex:
    """The speakers of all segments, as the user would have them."""

    def __init__(
        self, catalogue: Catalogue, segments: Sequence[SegmentReader], overrides: SpeakerOverrides
    ) -> None:
        self._catalogue = catalogue
        self._segments = segments
        self.overrides = overrides
        self._known: dict[NameTerm, tuple[frozenset[int], ...]] = {}
        self._outer: dict[tuple[NameTerm | None, bool], tuple[OuterStatements, ...]] = {}

    @cached_property
    def statements(self) -> tuple[Statements, ...]:
        """What was said, for each segment; read only by queries that ask for it."""
        return lay_over(self._catalogue, self._segments, self.overrides)

    def numbers(self, name: NameTerm) -> tuple[frozenset[int], ...]:
        """Return for each segment the numbers of the speakers of that name."""
        found = self._known.get(name)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            # "Moss · Governor" is one of those who are called Moss, and not whom Moss means.
            meant = {
                person
                for other, person in self.overrides.aliases.items()
                if TITLE_SEPARATOR not in other and is_named(other, name)
            }
            found = self._known[name] = tuple(
                _numbers_of(name, statements.names, by_word, meant)
                for statements, by_word in zip(self.statements, self._by_word, strict=True)
            )
        return found

    @cached_property
    def _by_word(self) -> tuple[dict[str, list[int]], ...]:
        """For each segment: word → the numbers of the speakers in whose full names it stands."""
        found: list[dict[str, list[int]]] = []
        for statements in self.statements:
            numbers: dict[str, list[int]] = {}
            for number, full in enumerate(statements.names, 1):
                for word in set(tokenize(full)):
                    numbers.setdefault(word.decode(), []).append(number)
            found.append(numbers)
        return tuple(found)

    def articles(self, name: NameTerm) -> frozenset[int]:
        """Return the articles in which somebody of that name has a statement."""
        outer = self.outer_statements(name, question=False)
        return frozenset(
            segment.base + article
            for segment, statements in zip(self._segments, outer, strict=True)
            for article in {*statements.articles}
        )

    def outer_statements(
        self, name: NameTerm | None, question: bool
    ) -> tuple[OuterStatements, ...]:
        """Return for each segment the statements, or questions, of those of a name, or of all; the
        last are kept.
        """
        found = self._outer.get((name, question))
        if found is None:
            if len(self._outer) >= _KEPT_OUTER:
                self._outer.clear()
            numbers = self.numbers(name) if name is not None else None
            found = self._outer[name, question] = tuple(
                outer_statements(
                    statements,
                    self._segments[place].base,
                    numbers[place] if numbers is not None else None,
                    question,
                    self._catalogue.removed,
                )
                for place, statements in enumerate(self.statements)
            )
        return found

    def speaking(self, name: NameTerm, articles: Collection[int]) -> Set[int]:
        """Return those of the articles in which somebody of that name has a statement."""
        if len(articles) > _LOOKED_THROUGH:
            return self.articles(name) & frozenset(articles)
        numbers, found = self.numbers(name), set[int]()
        for article in articles:
            segment, inside = self._catalogue.place(article)
            if not numbers[segment].isdisjoint(self.statements[segment].speakers_in(inside)):
                found.add(article)
        return found

    def words(self) -> Counter[str]:
        """Return how many full names have each word."""
        full = {name for statements in self.statements for name in statements.names}
        return Counter(word.decode() for name in full for word in tokenize(name))

    def full_names(self, name: NameTerm) -> tuple[str, ...]:
        """Return everybody of that name, by alphabet."""
        return tuple(
            sorted(
                {
                    statements.names[number - 1]
                    for statements, numbers in zip(self.statements, self.numbers(name), strict=True)
                    for number in numbers
                }
            )
        )


def _numbers_of(
    name: NameTerm, full: Sequence[str], by_word: Mapping[str, Sequence[int]], meant: Set[str]
) -> frozenset[int]:
    """Return the numbers of the speakers of a name among the full ones, and of those who are
    meant.
    """
    every = range(1, len(full) + 1)
    # A whole word is in the name of few: the others need not be taken apart.
    likely = every if name.prefix or not name.words else by_word.get(name.words[-1], ())
    found = {number for number in likely if is_named(full[number - 1], name)}
    if meant:
        found.update(number for number in every if full[number - 1] in meant)
    return frozenset(found)


def speakers(
    segments: Sequence[SegmentReader], all_statements: Sequence[Statements], removed: frozenset[int]
) -> tuple[Speaker, ...]:
    """Return every named speaker, the most quoted first.

    A quotation inside a turn of the same speaker is part of that turn and not counted again.
    """
    counts: dict[str, int] = {}
    articles: dict[str, int] = {}
    days: dict[str, list[int]] = {}
    issues: dict[str, set[str]] = {}
    for segment, statements in zip(segments, all_statements, strict=True):
        for article in range(segment.articles):
            if segment.base + article in removed:
                continue
            said = statements.counts_in(article)
            for name, count in said.items():
                counts[name] = counts.get(name, 0) + count
                articles[name] = articles.get(name, 0) + 1
                if segment.rows.dates[article]:
                    days.setdefault(name, []).append(segment.rows.dates[article])
                elif issue := issue_name(segment.rows.issues[article]):
                    issues.setdefault(name, set()).add(issue)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    told = []
    for name in ordered:
        first = date.fromordinal(min(days[name])) if name in days else None
        last = date.fromordinal(max(days[name])) if name in days else None
        outer = outer_issues(issues.get(name, ()), first, last)
        told.append(Speaker(name, counts[name], articles[name], first, last, *outer))
    return tuple(told)
