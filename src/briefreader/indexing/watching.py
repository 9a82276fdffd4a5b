"""Keeps an index up to date while somebody reads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefreader.article import Skipped
from briefreader.errors import IndexBusy
from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.run import FIRST_ARTICLES, run
from briefreader.indexing.settings import Settings
from briefreader.indexing.worker import Worker
from briefreader.sources import Found, newest_named, scan

INTERVAL = 2.0  # seconds between two looks at the folders


def watch(
    folder: Path,
    roots: Sequence[Path],
    settings: Settings,
    ended: threading.Event,
    workers: list[Worker],
) -> Iterator[IndexEvent]:
    """Update now and whenever a file has changed, until ``ended`` is set.

    The first update uses the ``workers`` that were started for it.
    Where another process is writing the index, this one waits for its turn, and says so at every
    look.
    """
    seen: Sequence[Found | Skipped] | None = None
    unread: set[Path | None] = set()
    pause = 0.0
    while not ended.wait(pause):
        begun, pause = time.monotonic(), INTERVAL
        # The first articles of a library are read before all its files are looked at.
        first = newest_named(roots, FIRST_ARTICLES) if workers else []
        files: list[Found | Skipped] = []
        if not first:
            files.extend(scan(roots))
            # Looking at very many files, or on a slow disk, must not become the only thing done.
            pause = max(INTERVAL, 10 * (time.monotonic() - begun))
            if files == seen:
                continue
        before, unread = unread, set()
        try:
            for event in run(
                folder,
                _noted(scan(roots), files) if first else files,
                settings,
                stop=ended.is_set,
                started=workers,
                first=first,
            ):
                if event.outcome is Outcome.SKIPPED:
                    unread.add(event.path)
                yield event
            # A file may have been away just when it was to be read, and be back unchanged.
            seen = files if unread <= before else None
        except IndexBusy:
            seen = None
            yield IndexEvent(EventKind.WAITING)


def _noted(
    scanned: Iterable[Found | Skipped], files: list[Found | Skipped]
) -> Iterator[Found | Skipped]:
    """What a scan finds, put down in ``files`` as it is gone through."""
    for found in scanned:
        files.append(found)
        yield found
