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
from briefreader.sources import scan

_CHANGES = (Outcome.ADDED, Outcome.CHANGED, Outcome.REMOVED)
INTERVAL = 2.0  # seconds between two looks at the folders
_State = dict[Path, tuple[int, int]]


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
    seen: _State | None = None
    pause = 0.0
    while not ended.wait(pause):
        begun = time.monotonic()
        state = _state(roots)
        # Looking at very many files, or on a slow disk, must not become the only thing done.
        pause = max(INTERVAL, 10 * (time.monotonic() - begun))
        if state == seen:
            continue
        try:
            changed = False
            for event in run(folder, roots, settings, stop=ended.is_set, started=workers):
                changed = changed or any(event.count(outcome) for outcome in _CHANGES)
                yield event
            # A file may have been away just while the update scanned: it is done once nothing is.
            seen = None if changed else state
        except IndexBusy:
            seen = None
            yield IndexEvent(EventKind.WAITING)


def _state(roots: Sequence[Path]) -> _State:
    return {
        one.path: (0, 0) if isinstance(one, Skipped) else (one.size, one.mtime_ns)
        for one in scan(roots)
    }
