"""What has happened to the files since they were indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from briefreader.article import Skipped
from briefreader.search.builder import Builder
from briefreader.sources import Found, newest_first


@dataclass(frozen=True, slots=True)
class Changes:
    """Files to read, newest first, and what needs no reading.

    ``vanished`` are the path keys of articles whose files are gone.
    """

    to_read: tuple[Found, ...]
    unchanged: tuple[Path, ...]
    vanished: tuple[bytes, ...]
    skipped: tuple[Skipped, ...]


def find_changes(
    scanned: Iterable[Found | Skipped], builder: Builder, stop: Callable[[], bool]
) -> Changes:
    """Compare size and time of what a scan finds; what was read in another way is read again."""
    to_read: list[Found] = []
    unchanged: list[Path] = []
    skipped: list[Skipped] = []
    seen: set[bytes] = set()
    all_new = len(builder) == 0  # a first build needs no comparing
    for one in scanned:
        if stop():
            break
        if isinstance(one, Skipped):
            skipped.append(one)
            continue
        if all_new:
            to_read.append(one)
            continue
        key = one.key
        seen.add(key)
        if builder.stat(key) == (one.size, one.mtime_ns) and not builder.is_stale(key):
            unchanged.append(one.path)
        else:
            to_read.append(one)
    vanished = () if stop() else tuple(key for key in builder.path_keys() if key not in seen)
    return Changes(tuple(newest_first(to_read)), tuple(unchanged), vanished, tuple(skipped))
