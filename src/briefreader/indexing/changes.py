"""What has happened to the files since they were indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefreader.article import Skipped
from briefreader.search.builder import Builder
from briefreader.sources import Found, newest_first


@dataclass(frozen=True, slots=True)
class Changes:
    """Files to read, newest first, and what needs no reading.

    ``vanished`` are the names of articles whose files are gone.
    """

    to_read: tuple[Found, ...]
    unchanged: tuple[Found, ...]
    vanished: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def find_changes(
    scanned: Iterable[Found | Skipped], builder: Builder, stop: Callable[[], bool]
) -> Changes:
    """Compare size and time of what a scan finds; what was read in another way is read again."""
    to_read: list[Found] = []
    unchanged: list[Found] = []
    skipped: list[Skipped] = []
    left = set(builder.files(stale=False))  # Found is equal to what is known of the same file
    for one in scanned:
        if stop():
            break
        if isinstance(one, Skipped):
            skipped.append(one)
        elif one in left:
            left.remove(one)
            unchanged.append(one)
        else:
            to_read.append(one)
    names = {name for name, _, _ in (*left, *builder.files(stale=True))}
    vanished = () if stop() else sorted(names.difference(one.name for one in to_read))
    return Changes(tuple(newest_first(to_read)), tuple(unchanged), tuple(vanished), tuple(skipped))
