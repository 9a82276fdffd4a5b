"""Statements that hold given words: by whom, in which article, how well they fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.search.matching import Matcher
from briefreader.search.names import Names
from briefreader.search.query import Both, Either, Everything, Node, Spoken, Without, Words
from briefreader.search.reading import Segment
from briefreader.search.statements import QUESTION

_LENGTH_SMOOTHING = 40  # words: in a short statement a word weighs more, but not without end


class Found(NamedTuple):
    """A statement of an article (numbered in the whole index) and its score."""

    article: int
    number: int
    score: float


class StatementFinder:
    """Answers ``said:`` and ``asked:``."""

    def __init__(
        self, segments: Sequence[Segment], removed: frozenset[int], names: Names, matcher: Matcher
    ) -> None:
        self._segments = segments
        self._removed = removed
        self._names = names
        self._matcher = matcher

    def find(self, spoken: Spoken) -> list[Found]:
        """All statements that match, article by article; of one inside another only the outer."""
        leaves = [*_leaves(spoken.words)]
        places = {leaf: self._matcher.places(leaf, "body", None) for leaf in leaves}
        numbers = self._names.numbers(spoken.name) if spoken.name else None
        found: list[Found] = []
        for place, segment in enumerate(self._segments):
            speakers = numbers[place] if numbers is not None else None
            if speakers is not None and not speakers:
                continue
            for article in range(segment.articles):
                whole = segment.base + article
                here = {leaf: places[leaf].get(whole, []) for leaf in leaves}
                if whole in self._removed or not _possible(spoken.words, here):
                    continue
                found += self._in_article(spoken, segment, article, speakers, here)
        return found

    def _in_article(
        self,
        spoken: Spoken,
        segment: Segment,
        article: int,
        speakers: frozenset[int] | None,
        here: dict[Words, list[int]],
    ) -> list[Found]:
        statements = segment.statements
        found: list[Found] = []
        covered = -1  # up to where there is a hit
        ends: dict[int, int] = {}  # of each speaker's last statement
        for number in statements.numbers_in(article):
            speaker = statements.speakers[number]
            if speakers is not None and speaker not in speakers:
                continue
            if spoken.question and not statements.flags[number] & QUESTION:
                continue
            start, end = statements.starts[number], statements.ends[number]
            # What somebody quotes within a turn of the same speaker is a part of that turn.
            if end <= max(covered, ends.get(speaker, -1)):
                continue
            ends[speaker] = end
            count = _count(spoken.words, here, start, end)
            if count is None:
                continue
            covered = end
            score = count / (1 + (end - start) / _LENGTH_SMOOTHING)
            found.append(Found(segment.base + article, number, score))
        return found


def _leaves(node: Node) -> list[Words]:
    match node:
        case Words():
            return [node]
        case Both(parts) | Either(parts):
            return [leaf for part in parts for leaf in _leaves(part)]
        case Without(part):
            return _leaves(part)
        case _:
            return []


def _possible(node: Node, here: dict[Words, list[int]]) -> bool:
    """Whether some statement of an article with these places may match."""
    match node:
        case Words():
            return bool(here[node])
        case Both(parts):
            return all(_possible(part, here) for part in parts)
        case Either(parts):
            return any(_possible(part, here) for part in parts)
        case _:
            return True


def _count(node: Node, here: dict[Words, list[int]], start: int, end: int) -> float | None:
    """How often the words stand between two positions; None where the node does not match."""
    match node:
        case Words():
            last = end - len(node.words) + 1
            first = bisect_left(here[node], start)
            count = bisect_left(here[node], last, first) - first
            return count or None
        case Both(parts):
            counts = [_count(part, here, start, end) for part in parts]
            return None if None in counts else sum(filter(None, counts))
        case Either(parts):
            counts = [_count(part, here, start, end) for part in parts]
            return None if all(count is None for count in counts) else sum(filter(None, counts))
        case Without(part):
            return 0.0 if _count(part, here, start, end) is None else None
        case Everything():
            return 0.0
        case _:
            raise AssertionError(f"{type(node).__name__} inside a statement")
