"""Which files are likely the newest, told before any is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from briefreader.sources.files.compound_files import with_members
from briefreader.sources.files.file_kinds import SUFFIXES, SourceFile, classify_entry
from briefreader.sources.files.scanner import listed
from briefreader.sources.metadata.dates import name_date

_NS_A_DAY = 86_400 * 10**9
_EPOCH = date(1970, 1, 1).toordinal()
_SUFFIXES = tuple(SUFFIXES)


def newest_first(files: Iterable[SourceFile], *, by_time: bool = True) -> list[SourceFile]:
    """Return files by the date in their names, else by their own time, or last if not ``by_time``.

    A stand-in for dates that are not known yet; files of one day are in the order of their paths.
    """
    days: defaultdict[int, list[SourceFile]] = defaultdict(list)
    for found in files:
        if day := name_date(found.name):
            days[day.toordinal()].append(found)
        else:
            days[_EPOCH + (found.mtime_ns // _NS_A_DAY if by_time else 0)].append(found)
    return [found for day in sorted(days, reverse=True) for found in sorted(days[day])]


def newest_by_name(roots: Sequence[Path], count: int) -> list[SourceFile]:
    """Return the first ``count`` files below folders by the dates in their names, newest first.

    None where fewer names have a date: then :func:`newest_first` has to see them all. It looks at
    no file but those, which of 100,000 files takes a sixth of the time of a scan.
    """
    days: defaultdict[date, list[str]] = defaultdict(list)
    for path in listed(roots):
        if path.lower().endswith(_SUFFIXES) and (day := name_date(path)):
            days[day].append(path)
    if sum(map(len, days.values())) < count:
        return []
    newest: list[SourceFile] = []
    for day in sorted(days, reverse=True):
        if len(newest) >= count:
            break
        looked = with_members(filter(None, (classify_entry("", path) for path in days[day])))
        newest += sorted(one for one in looked if isinstance(one, SourceFile))
    return newest[:count]
