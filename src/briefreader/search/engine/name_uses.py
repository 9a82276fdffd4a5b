"""How names are used in an index: when, in which folders, in turns or quotations."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from briefreader.domain.name_use import NameUse
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.statement_rows import TURN

_TITLED_ARTICLES = 6  # of a person's articles in which titles are looked up
_PERIOD = re.compile(rb"[\d_.-]+")


def every_name(segments: Sequence[SegmentReader]) -> set[str]:
    """Return every speaker's name in the segments, of removed articles too."""
    return {name for segment in segments for name in segment.statements.names}


def collect_uses(
    segments: Sequence[SegmentReader], removed: Collection[int], wanted: Collection[str]
) -> dict[str, NameUse]:
    """Return where names are used that are ``wanted``; one pass over all statements."""
    found = {name: NameUse(name) for name in wanted}
    for place, article, name, turns, count in _occurrences(segments, removed, wanted):
        use = found[name]
        use.statements += count
        use.turns += turns
        rows = segments[place].rows
        use.days.setdefault(_folder(rows.paths[article]), []).append(rows.dates[article])
    return found


def collect_name_titles(
    segments: Sequence[SegmentReader], removed: Collection[int], wanted: Collection[str]
) -> Mapping[str, Mapping[str, int]]:
    """Return the titles of people, as a few of their articles state them."""
    left = dict.fromkeys(wanted, _TITLED_ARTICLES)
    titles: dict[str, Counter[str]] = {name: Counter() for name in wanted}
    chosen: dict[tuple[int, int], set[str]] = {}
    for place, article, name, _, _ in _occurrences(segments, removed, wanted):
        if left[name]:
            left[name] -= 1
            chosen.setdefault((place, article), set()).add(name)
    for (place, article), names in chosen.items():
        for speaker, title, _ in segments[place].statements.called(article):
            if title and speaker in names:
                titles[speaker][title] += 1
    return titles


def _occurrences(
    segments: Sequence[SegmentReader], removed: Collection[int], wanted: Collection[str]
) -> list[tuple[int, int, str, int, int]]:
    """Return the number of the segment, article, name, turns and statements for each article of
    a name.
    """
    found = []
    for at, segment in enumerate(segments):
        statements = segment.statements
        numbers = {
            number: name for number, name in enumerate(statements.names, 1) if name in wanted
        }
        if not numbers:
            continue
        speakers, flags, firsts = statements.speakers.tolist(), statements.flags, statements.first
        counts: dict[tuple[int, int], list[int]] = {}
        article = 0
        for place, speaker in enumerate(speakers):
            if speaker in numbers:
                while firsts[article + 1] <= place:
                    article += 1
                entry = counts.setdefault((article, speaker), [0, 0])
                entry[0] += flags[place] & TURN
                entry[1] += 1
        found += [
            (at, article, numbers[speaker], turns, count)
            for (article, speaker), (turns, count) in counts.items()
            if segment.base + article not in removed
        ]
    return found


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
