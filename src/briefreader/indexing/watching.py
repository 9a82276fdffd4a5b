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
from briefreader.sources.scanning import have_changed

INTERVAL = 2.0  # seconds between two looks at the folders
# Looking at very many files, or on a slow disk, must not become the only thing done: how many times
# as long as a look the time to the next one is, and to the next one where no folder has changed.
_PAUSE, _LONG_PAUSE = 3, 10


def watch(
    folder: Path,
    roots: Sequence[Path],
    settings: Settings,
    ended: threading.Event,
    workers: list[Worker],
) -> Iterator[IndexEvent]:
    """Update now and whenever a file has changed, until ``ended`` is set.

    Of very many files, those that were written to in place are noticed later than new ones. The
    first update uses the ``workers`` that were started for it. Where another process is writing the
    index, this one waits for its turn, and says so at every look.
    """
    seen: Sequence[Found | Skipped] | None = None
    unread: set[Path | None] = set()
    times: dict[str, int] = {}
    pause = due = 0.0
    while not ended.wait(pause):
        begun, pause = time.monotonic(), INTERVAL
        if begun < due and not have_changed(times):
            continue
        # The first articles of a library are read before all its files are looked at.
        first = newest_named(roots, FIRST_ARTICLES) if workers else []
        files: list[Found | Skipped] = []
        times = {}
        if not first:
            files.extend(scan(roots, times))
            taken = time.monotonic() - begun
            pause = max(INTERVAL, _PAUSE * taken)
            due = begun + _LONG_PAUSE * taken
            if files == seen:
                continue
        before, unread = unread, set()
        try:
            for event in run(
                folder,
                _noted(scan(roots, times), files) if first else files,
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
