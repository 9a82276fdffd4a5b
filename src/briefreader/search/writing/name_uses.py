"""What is decided of the names in an index, when it is published.

A name is decided together with those of its group alone; so after a change only the groups are
looked at of which a name is in an article that came or went.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import chain, compress, count
from typing import NamedTuple

from briefreader.domain.name_use import NameDecisions, NamePolicy, NameUse
from briefreader.search.store.article_rows import Rows
from briefreader.search.store.statement_rows import TURN, Statements

_PERIOD = re.compile(rb"[\d_.-]+")


class SpokenSegment(NamedTuple):
    """What was said in a segment, and which of its articles are removed."""

    rows: Rows
    statements: Statements
    removed: Set[int]


def decide_names(
    segments: Sequence[SpokenSegment],
    policy: NamePolicy,
    before: NameDecisions | None,
    changed: Collection[str],
) -> NameDecisions:
    """Return what is decided of all names; of groups without a ``changed`` name as ``before``."""
    names = set(chain.from_iterable(segment.statements.names for segment in segments))
    if before is None:
        return policy.decide(collect_uses(segments, names))
    groups = set(map(policy.group, changed))
    if not groups:
        return before
    wanted = {name for name in names if policy.group(name) in groups}
    decided = policy.decide(collect_uses(segments, wanted))
    joined = {name: one for name, one in before.joined.items() if policy.group(name) not in groups}
    unlisted = (name for name in before.unlisted if policy.group(name) not in groups)
    return NameDecisions(joined | dict(decided.joined), decided.unlisted.union(unlisted))


def collect_uses(segments: Iterable[SpokenSegment], wanted: Set[str]) -> dict[str, NameUse]:
    """Return where and how names are used that are ``wanted``; nothing for a name that only
    removed articles have.

    Statements are many, and few of them are wanted: those are found by the interpreter's own
    loops, and only they are looked at one by one.
    """
    found: dict[str, NameUse] = {}
    for rows, statements, removed in segments:
        names = ("", *statements.names)
        numbers = {number for number, name in enumerate(names) if name in wanted}
        if not numbers:
            continue
        speakers, flags = statements.speakers.tolist(), statements.flags
        chosen = _chosen(statements, map(numbers.__contains__, speakers), removed)
        places = list(compress(count(), chosen))
        said = [speakers[place] for place in places]
        for number, times in Counter(said).items():
            name = names[number]
            found.setdefault(name, NameUse(name)).statements += times
        turns = (speakers[place] for place in places if flags[place] & TURN)
        for number, times in Counter(turns).items():
            found[names[number]].turns += times
        stated = map(statements.title_numbers.__getitem__, places)
        for (title, number), times in Counter(zip(stated, said, strict=True)).items():
            if title:
                found[names[number]].titles[statements.titles[title - 1]] += times
        for article, number in _articles(statements, places, said):
            days = found[names[number]].days
            days.setdefault(_folder(rows.paths[article]), []).append(rows.dates[article])
    return found


def _articles(
    statements: Statements, places: Sequence[int], said: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield each article in which a speaker has one of these statements, with the speaker."""
    edges = statements.first
    end, article, here = 0, 0, set[int]()
    for place, number in zip(places, said, strict=True):
        if place >= end:
            article = bisect_right(edges, place) - 1
            end, here = edges[article + 1], set()
        if number not in here:
            here.add(number)
            yield article, number


def _chosen(statements: Statements, wanted: Iterator[bool], removed: Set[int]) -> bytearray:
    """Return a 1 for each statement that is ``wanted`` and not in a removed article."""
    chosen = bytearray(wanted)
    for article in removed:
        own = statements.numbers_in(article)
        chosen[own.start : own.stop] = bytes(len(own))
    return chosen


@lru_cache(maxsize=4096)
def _parent(folder: bytes) -> str:
    """Return a folder without the years and months at its end: ``briefings/2024/05``."""
    above, _, name = folder.rpartition(b"/")
    while _PERIOD.fullmatch(name):
        folder = above
        above, _, name = folder.rpartition(b"/")
    return os.fsdecode(folder)


def _folder(path: bytes) -> str:
    return _parent(path.rpartition(b"/")[0])
