"""Keeps an index up to date while somebody reads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from briefreader.domain.article import Skipped
from briefreader.errors import IndexBusy, SearchIndexError
from briefreader.indexing.events import EventKind, IndexEvent
from briefreader.indexing.file_changes import ChangesSince
from briefreader.indexing.index_fingerprint import index_fingerprint
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.unmounted_folders import PATIENCE, UnmountedFolders
from briefreader.indexing.update import FIRST_ARTICLES, update_index
from briefreader.indexing.worker_client import Worker
from briefreader.search.store.manifest import Manifest, read_manifest
from briefreader.sources import SourceFile, newest_by_name
from briefreader.sources.files.file_kinds import HIDDEN
from briefreader.sources.files.poller import ChangePoller

INTERVAL = 1.5  # seconds from one look at the files to the next
# Looking at very many files must not become the only thing done: what it may take of a processor,
# and of the time on a slow disk.
_PROCESSOR_SHARE, _TIME_SHARE = 0.12, 0.5


def watch(
    folder: Path,
    roots: Sequence[Path],
    settings: IndexSettings,
    ended: threading.Event,
    workers: list[Worker],
    *,
    patience: float = PATIENCE,
) -> Iterator[IndexEvent]:
    """Update now and whenever a file has changed, until ``ended`` is set.

    While a folder seems to be unmounted its articles are left in the index, ``patience`` seconds
    at most; what happens elsewhere is taken up.

    The first update uses the ``workers`` that were started for it. Where another process is writing
    the index, this one waits for its turn, and says so at every look.
    """
    looks = ChangePoller(roots)
    manifest: Manifest | None = None  # of the index that holds what was found at the last look
    failed: frozenset[SourceFile] = (
        frozenset()
    )  # but for these, which are tried again at every update
    given_up: frozenset[SourceFile] = frozenset()
    unmounted = UnmountedFolders(roots, patience)
    due = 0.0
    while not ended.wait(max(0.0, due - time.monotonic())):
        begun, begun_ns = time.monotonic(), time.time_ns()
        # The first articles of a library are read before all its files are looked at.
        first = newest_by_name(roots, FIRST_ARTICLES) if workers else []
        files, since, due = _all_at(looks), None, begun + INTERVAL
        if not first:
            used = time.process_time()
            new, gone = map(_told, looks.poll())
            taken, lasted = time.process_time() - used, time.monotonic() - begun
            due = begun + max(INTERVAL, taken / _PROCESSOR_SHARE, lasted / _TIME_SHARE)
            failed -= gone
            if unmounted.have_changed:
                manifest = None
            if manifest is not None:
                is_current = not new and not gone and failed <= given_up
                if is_current and _is_left(folder, manifest, settings):
                    continue
                since = ChangesSince(manifest, new | failed, gone)
            files = iter(looks)
        before, manifest = failed, None
        try:
            manifest, failed = yield from update_index(
                folder,
                files,
                settings,
                stop=ended.is_set,
                started=workers,
                first=first,
                since=since,
                unmounted=unmounted,
                begun_ns=begun_ns,
            )
        except IndexBusy:
            yield IndexEvent(EventKind.WAITING)
        # A file may have been away just when it was to be read, and be back unchanged.
        given_up = failed & before


def _told(files: Set[SourceFile | Skipped]) -> set[SourceFile | Skipped]:
    """Return the files without hidden ones: editors make and remove those all the time, and
    none is an article.
    """
    return {one for one in files if isinstance(one, SourceFile) or one.reason != HIDDEN}


def _all_at(looks: ChangePoller) -> Iterator[SourceFile | Skipped]:
    """Yield what a look finds, which begins only when somebody asks for it."""
    looks.poll()
    yield from looks


def _is_left(folder: Path, manifest: Manifest, settings: IndexSettings) -> bool:
    """Return whether an index still has this manifest.

    Or was read in another way since: two readers with different settings would otherwise build it
    in turns.
    """
    try:
        now = read_manifest(folder)
    except SearchIndexError:
        return False
    if now == manifest:
        return True
    fingerprint = index_fingerprint(settings)
    return any(part.fingerprint != fingerprint for part in now.segments)
