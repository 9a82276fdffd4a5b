"""What has happened to the files since they were indexed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

from briefreader.domain.article import Skipped
from briefreader.search.search_engine import IndexWriter
from briefreader.search.store.manifest import Manifest
from briefreader.sources import SourceFile, newest_first


@dataclass(frozen=True, slots=True)
class Changes:
    """Files to read, newest first, and what needs no reading.

    ``vanished`` are the names of articles whose files are gone.
    """

    to_read: tuple[SourceFile, ...]
    unchanged: tuple[SourceFile, ...]
    vanished: tuple[str, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """What is new among the files, and gone, since the index of this manifest held them all."""

    manifest: Manifest
    new: Set[SourceFile | Skipped]
    gone: Set[SourceFile | Skipped]

    def changes(self, builder: IndexWriter) -> Changes:
        """Return the same as changes of the index that the builder goes on from."""
        to_read = [one for one in self.new if isinstance(one, SourceFile)]
        skipped = [one for one in self.new if isinstance(one, Skipped)]
        names = {one.name for one in self.gone if isinstance(one, SourceFile)}
        names.difference_update(one.name for one in to_read)
        vanished = sorted(name for name in names if os.fsencode(name) in builder)
        return Changes(tuple(newest_first(to_read)), (), tuple(vanished), tuple(skipped))


def find_changes(
    scanned: Iterable[SourceFile | Skipped], builder: IndexWriter, stop: Callable[[], bool]
) -> Changes:
    """Compare size and time of what a scan finds; what was read in another way is read again."""
    to_read: list[SourceFile] = []
    unchanged: list[SourceFile] = []
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
        elif reason := builder.refusal(*one):
            skipped.append(Skipped(one.name, reason))
        else:
            to_read.append(one)
    if not stop():
        builder.forget_refusals({one.name for one in skipped})
    names = {name for name, _, _ in (*left, *builder.files(stale=True))}
    vanished = () if stop() else sorted(names.difference(one.name for one in to_read))
    return Changes(tuple(newest_first(to_read)), tuple(unchanged), tuple(vanished), tuple(skipped))
