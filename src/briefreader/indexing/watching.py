"""Keeps an index up to date while somebody reads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefreader.article import Skipped
from briefreader.errors import IndexBusy
from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.run import run
from briefreader.indexing.settings import Settings
from briefreader.indexing.worker import Worker
from briefreader.sources import Found, scan

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
        begun = time.monotonic()
        files = tuple(scan(roots))
        # Looking at very many files, or on a slow disk, must not become the only thing done.
        pause = max(INTERVAL, 10 * (time.monotonic() - begun))
        if files == seen:
            continue
        before, unread = unread, set()
        try:
            for event in run(folder, files, settings, stop=ended.is_set, started=workers):
                if event.outcome is Outcome.SKIPPED:
                    unread.add(event.path)
                yield event
            # A file may have been away just when it was to be read, and be back unchanged.
            seen = files if unread <= before else None
        except IndexBusy:
            seen = None
            yield IndexEvent(EventKind.WAITING)
