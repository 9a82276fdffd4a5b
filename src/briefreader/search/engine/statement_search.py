"""Statements that hold given words: by whom, in which article, how well they fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from itertools import compress, count
from operator import lt
from typing import NamedTuple

from briefreader.search.analysis.proximity import MatchWindows
from briefreader.search.engine.speaker_index import SpeakerIndex
from briefreader.search.engine.term_matcher import TermMatcher
from briefreader.search.query.ast import (
    And,
    AnswerTerm,
    MatchAll,
    NameTerm,
    Node,
    Not,
    Or,
    StatementQuery,
    Terms,
)
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.statement_rows import ANSWER_BITS, QUESTION, Statements

_NOWHERE = MatchWindows((), ())
_new_tuple = tuple.__new__
_LENGTH_SMOOTHING = 40  # words: in a short statement a word weighs more, but not without end


class StatementHit(NamedTuple):
    """A statement of an article (numbered in the whole index) and its score."""

    article: int
    number: int
    score: float


class StatementSearch:
    """Answers ``said:``, ``asked:`` and ``answer:``."""

    def __init__(
        self,
        segments: Sequence[SegmentReader],
        removed: frozenset[int],
        names: SpeakerIndex,
        matcher: TermMatcher,
    ) -> None:
        self._segments = segments
        self._removed = removed
        self._names = names
        self._matcher = matcher

    def find(self, spoken: StatementQuery) -> list[StatementHit]:
        """Return all statements that match, article by article.

        Of one inside another by the same speaker, or by nobody who is named, only the outer.
        """
        wanted: Set[int] = self._speaking(spoken.name) - self._removed
        places: dict[Terms, dict[int, MatchWindows]] = {}
        required = list(_required(spoken.words))
        for one in required:
            if isinstance(one, AnswerTerm):
                wanted = wanted & self._answering(one)
        words = (one for one in required if isinstance(one, Terms))
        for leaf in sorted(words, key=self._matcher.frequency):
            places[leaf] = self._matcher.places(leaf, "body", wanted)
            wanted = wanted & places[leaf].keys()
        for leaf in _leaves(spoken.words):
            if leaf not in places:
                places[leaf] = self._matcher.places(leaf, "body", wanted)
        numbers = self._names.numbers(spoken.name) if spoken.name else None
        found: list[StatementHit] = []
        in_order = sorted(wanted)
        for place, segment in enumerate(self._segments):
            base = segment.base
            begin, end = (bisect_left(in_order, base + more) for more in (0, segment.articles))
            speakers = numbers[place] if numbers is not None else None
            search = _SegmentSearch(spoken, self._names.statements[place], speakers)
            search.add_from(in_order[begin:end], base, places, found)
        return found

    def _speaking(self, name: NameTerm | None) -> frozenset[int]:
        """Return the articles in which somebody of that name, or anybody, has a statement."""
        if name is not None:
            return self._names.articles(name)
        found: set[int] = set()
        for segment in self._segments:
            firsts = segment.statements.first.tolist()
            found.update(compress(count(segment.base), map(lt, firsts, firsts[1:])))
        return frozenset(found)

    def _answering(self, term: AnswerTerm) -> set[int]:
        """Return the articles in which somebody answers so."""
        return {
            segment.base + article
            for segment in self._segments
            for article in segment.statements.articles_answering(term.kind)
        }


class _SegmentSearch:
    """Looks through the statements of one segment."""

    def __init__(
        self, spoken: StatementQuery, statements: Statements, speakers: frozenset[int] | None
    ) -> None:
        self._spoken = spoken
        self._statements = statements
        self._wanted = speakers

    def add_from(
        self,
        articles: Sequence[int],
        base: int,
        places: Mapping[Terms, Mapping[int, MatchWindows]],
        found: list[StatementHit],
    ) -> None:
        """Add the statements that match of some articles, numbered in the whole index, in which
        the segment's begin at ``base``: by where the words of each leaf stand in them.
        """
        statements, wanted = self._statements, self._wanted
        needed = QUESTION if self._spoken.question else 0
        first, speakers, flags = statements.first, statements.speakers, statements.flags
        starts, ends, answers = statements.starts, statements.ends, statements.answers
        words, leaves = self._spoken.words, [*places.items()]
        # Nearly always there is one leaf, or any of some: all else takes longer.
        alone = [places[leaf] for leaf in _alternatives(words)]
        windows: list[MatchWindows] = []
        here: dict[Terms, MatchWindows] = {}
        for article in articles:
            if alone:
                windows = [one[article] for one in alone if article in one]
                if not windows:
                    continue
            elif leaves:
                here = {leaf: one.get(article, _NOWHERE) for leaf, one in leaves}
            covered = -1  # up to where there is a hit
            said: dict[int, int] = {}  # the end of each speaker's last statement
            inside = article - base
            for number in range(first[inside], first[inside + 1]):
                speaker = speakers[number]
                if wanted is not None and speaker not in wanted:
                    continue
                if flags[number] & needed != needed:
                    continue
                end = ends[number]
                # What somebody quotes within a turn of the same speaker is a part of that turn.
                if end <= said.get(speaker, -1) or (end <= covered and not speaker):
                    continue
                said[speaker] = end
                start = starts[number]
                times = (
                    _count_between(windows, start, end)
                    if windows
                    else _count(words, here, start, end, answers[number])
                )
                if times is None:
                    continue
                covered = end if end > covered else covered
                score = times / (1 + (end - start) / _LENGTH_SMOOTHING)
                # Three times as fast as to call the class.
                found.append(_new_tuple(StatementHit, (article, number, score)))


def _alternatives(node: Node) -> Sequence[Terms]:
    """Return the words of which any is enough; none where there is more to be asked."""
    parts = node.parts if isinstance(node, Or) else (node,)
    words = [part for part in parts if isinstance(part, Terms)]
    return words if len(words) == len(parts) else ()


def _count_between(windows: Sequence[MatchWindows], start: int, end: int) -> float | None:
    """Return how often words stand between two positions; None where they do not."""
    times = 0
    for firsts, lasts in windows:
        at = bisect_left(firsts, start)
        times += bisect_left(lasts, end, at) - at
    return times or None


def _leaves(node: Node) -> list[Terms]:
    match node:
        case Terms():
            return [node]
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in _leaves(part)]
        case Not(part):
            return _leaves(part)
        case _:
            return []


def _required(node: Node) -> list[Terms | AnswerTerm]:
    """Return the words and kinds of answers without which no statement matches."""
    match node:
        case Terms() | AnswerTerm():
            return [node]
        case And(parts):
            return [leaf for part in parts for leaf in _required(part)]
        case _:
            return []


def _count(
    node: Node, here: dict[Terms, MatchWindows], start: int, end: int, answers: int
) -> float | None:
    """Return how often the words stand between two positions; None where the node does not
    match.
    """
    match node:
        case MatchAll():
            return 0.0
        case Terms():
            return _count_between([here[node]], start, end)
        case AnswerTerm(kind):
            return 0.0 if answers & ANSWER_BITS[kind] else None
        case And(parts):
            counts = [_count(part, here, start, end, answers) for part in parts]
            return None if None in counts else sum(filter(None, counts))
        case Or(parts):
            counts = [_count(part, here, start, end, answers) for part in parts]
            return None if all(count is None for count in counts) else sum(filter(None, counts))
        case Not(part):
            return 0.0 if _count(part, here, start, end, answers) is None else None
        case _:
            raise AssertionError(f"{type(node).__name__} inside a statement")
