"""The statements among which words are sought: those of a speaker, or all, in columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Set
from itertools import compress, count, repeat
from typing import NamedTuple

from briefreader.search.store.statement_rows import QUESTION, Statements


class OuterStatements(NamedTuple):
    """Statements of one segment, in its order, without those inside another by the same speaker,
    or by nobody who is named.

    A column each: their numbers in the segment, their articles there, and between which of the
    article's words they stand. ``first`` has for each article of the segment the place in the
    columns at which its statements begin, and one more at the end. ``inside`` are the places of
    nobody's statements that stand inside somebody's.
    """

    numbers: array[int]
    articles: array[int]
    starts: array[int]
    ends: array[int]
    first: array[int]
    inside: Set[int]


def outer_statements(
    statements: Statements,
    base: int,
    speakers: Set[int] | None,
    question: bool,
    removed: Set[int],
) -> OuterStatements:
    """Return the statements by some speakers or all, or of these the questions, of a segment whose
    articles are numbered from ``base`` on in the whole index; without those that are ``removed``.
    """
    wanted: Iterable[int] = range(len(statements.flags))
    if speakers is not None:
        wanted = compress(count(), map(speakers.__contains__, statements.speakers.tolist()))
    if question:
        flags = statements.flags
        wanted = [number for number in wanted if flags[number] & QUESTION]
    return _outermost(statements, base, wanted, removed)


def _outermost(
    statements: Statements, base: int, wanted: Iterable[int], removed: Set[int]
) -> OuterStatements:
    """Return those of the ``wanted`` statements that are in no other by the same speaker."""
    begins, speakers, ends = statements.first, statements.speakers, statements.ends
    numbers, articles, first, inside = array("I"), array("I"), array("I"), set[int]()
    said: dict[int, int] = {}  # the end of each speaker's last statement
    article = behind = farthest = -1
    is_removed = False
    for number in wanted:
        if number >= behind:
            article = bisect_right(begins, number) - 1
            first.extend(repeat(len(numbers), article + 1 - len(first)))
            behind, farthest = begins[article + 1], -1
            is_removed = base + article in removed
            said.clear()
        if is_removed:
            continue
        speaker, end = speakers[number], ends[number]
        # What somebody quotes within a turn of the same speaker is a part of that turn.
        if end <= said.get(speaker, -1):
            continue
        said[speaker] = end
        if end > farthest:
            farthest = end
        elif not speaker:
            inside.add(len(numbers))
        numbers.append(number)
        articles.append(article)
    first.extend(repeat(len(numbers), len(begins) - len(first)))
    starts = array("I", map(statements.starts.__getitem__, numbers))
    return OuterStatements(
        numbers, articles, starts, array("I", map(ends.__getitem__, numbers)), first, inside
    )
