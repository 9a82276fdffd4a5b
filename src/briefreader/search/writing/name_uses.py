"""What is decided of the names in an index, when it is published.

A name is decided together with those of its group alone; so after a change only the groups are
looked at of which a name is in an article that came or went.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import chain
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
    """Return where and how names are used that are ``wanted``, in one pass over all statements;
    nothing for a name that only removed articles have.
    """
    found: dict[str, NameUse] = {}
    titles: dict[str, Counter[str]] = {}
    for segment in segments:
        rows, statements, _ = segment
        said = (statements.speakers.tolist(), statements.title_numbers.tolist(), statements.flags)
        for article, name, places in _occurrences(segment, wanted):
            use = found.get(name)
            if use is None:
                titles[name] = Counter()
                use = found[name] = NameUse(name, titles=titles[name])
            use.statements += len(places)
            use.turns += sum(said[2][place] & TURN for place in places)
            use.days.setdefault(_folder(rows.paths[article]), []).append(rows.dates[article])
            for number in (said[1][place] for place in places):
                if number:
                    titles[name][statements.titles[number - 1]] += 1
    return found


def _occurrences(segment: SpokenSegment, wanted: Set[str]) -> Iterator[tuple[int, str, list[int]]]:
    """Yield the article, the name and the numbers of the statements for each article of a name."""
    _, statements, removed = segment
    numbers = {number: name for number, name in enumerate(statements.names, 1) if name in wanted}
    if not numbers:
        return
    speakers, firsts = statements.speakers.tolist(), statements.first
    here: dict[int, list[int]] = {}
    article = 0
    for place in [place for place, speaker in enumerate(speakers) if speaker in numbers]:
        if firsts[article + 1] <= place:
            yield from _of_article(article, here, numbers, removed)
            here = {}
            while firsts[article + 1] <= place:
                article += 1
        here.setdefault(speakers[place], []).append(place)
    yield from _of_article(article, here, numbers, removed)


def _of_article(
    article: int, here: dict[int, list[int]], numbers: dict[int, str], removed: Set[int]
) -> Iterator[tuple[int, str, list[int]]]:
    if article not in removed:
        yield from ((article, numbers[speaker], places) for speaker, places in here.items())


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
