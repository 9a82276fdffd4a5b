"""One update of an index, told as it happens; several processes share the reading."""

from __future__ import annotations

import math
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.article import Refused, Skipped
from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.file_changes import Changes, ChangesSince, find_changes
from briefreader.indexing.index_fingerprint import index_fingerprint
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.record_factory import Made, Unchanged, make_record_factory
from briefreader.indexing.unmounted_folders import UnmountedFolders
from briefreader.indexing.work_queue import WorkQueue
from briefreader.indexing.worker_client import Job, JobResult, Worker, worker_count
from briefreader.quotes import NAME_POLICY
from briefreader.search import Record
from briefreader.search.store.index_dir import unusable
from briefreader.search.store.manifest import Manifest
from briefreader.search.writing.index_writer import Builder
from briefreader.sources import SourceFile
from briefreader.sources.files.compound_files import is_there
from briefreader.sources.files.reading_limits import OverBudget, within_limits

FIRST_ARTICLES = 200  # published at once
FIRST_SECONDS = 0.3  # or as many of them as this is enough for
_PAUSE = 1.0  # seconds to the next publishing, which then take longer and longer to be worth it
_LONGEST_PAUSE = 15.0
_PAUSE_GROWTH = 1.5
_PAUSE_PER_PUBLISHING = 20  # times what the last one took, which grows with the index, but at most
_LONGEST_SLOW_PAUSE = 30.0  # seconds: what a reader that is closed may have to read again
_MOST_WORDS = 3_000_000  # in memory before they are written
_GONE = "gone before it could be read: if it was renamed, index again"


class UpdateResult(NamedTuple):
    """What an update leaves: the manifest that is published, and the files it could not read.

    Everything else that it was given is published as it was found, unless it was stopped.
    """

    manifest: Manifest | None
    unread: frozenset[SourceFile]


def never_stop() -> bool:
    """Return False, the answer of who lets an update run to its end."""
    return False


def update_index(
    folder: Path,
    files: Iterable[SourceFile | Skipped],
    settings: IndexSettings,
    *,
    stop: Callable[[], bool] = never_stop,
    clock: Callable[[], float] = time.monotonic,
    workers: int | None = None,
    started: list[Worker] | None = None,
    first: Sequence[SourceFile] = (),
    since: ChangesSince | None = None,
    rebuild: bool = False,
    tell_unchanged: bool = False,
    unmounted: UnmountedFolders | None = None,
    begun_ns: int | None = None,
) -> Generator[IndexEvent, None, UpdateResult]:
    """Bring the index in ``folder`` up to date with ``files``, what a scan of the library finds.

    Every file has its outcome event, those that are as they were only with ``tell_unchanged``; the
    last event counts them all. Those that are ``first`` are read and published before ``files``
    are gone through. Where the index is the one that something has changed ``since``, only that is
    taken up, and no other file is told of or counted. Articles in ``unmounted`` folders stay.
    ``begun_ns`` is when the scan began (nanoseconds since 1970), by default now.
    After ``stop`` says so, what is done is published and the events end without a last one.
    ``workers`` are further processes, by default one less than there are cores; those that
    ``started`` already are used, stopped and taken out of it. Raises IndexBusy if another process
    is at it, SearchIndexError where the folder cannot be written to or the disk is full,
    ConfigError for a people file that cannot be used.
    """
    begun_ns = time.time_ns() if begun_ns is None else begun_ns
    try:
        with Builder(folder, index_fingerprint(settings), NAME_POLICY) as builder:
            if rebuild:
                builder.discard()
            update = _Update(builder, settings, stop, clock, started if started is not None else [])
            try:
                yield from update.begin(first)
                if since is not None and builder.holds(since.manifest):
                    changes = since.changes(builder)
                else:
                    changes = find_changes(files, builder, stop)
                if unmounted is not None:
                    changes, told = _without_unmounted(changes, unmounted, builder.scanned_ns)
                    yield from told
                if not stop():
                    builder.scanned_ns = begun_ns
                yield from update.take_up(changes, tell_unchanged)
                del changes  # of very many files, it is most of the memory
                yield from update.run(worker_count() if workers is None else workers)
                return UpdateResult(builder.published, frozenset(update.unread))
            finally:
                update.end()
    except OSError as error:
        raise unusable(folder, error) from error


def _without_unmounted(
    changes: Changes, unmounted: UnmountedFolders, scanned_ns: int
) -> tuple[Changes, list[IndexEvent]]:
    """Return the changes without what stays though it is not found, and what to tell of it."""
    kept, new = unmounted.keep(changes.vanished, scanned_ns)
    vanished = tuple(name for name in changes.vanished if name not in kept)
    seconds = unmounted.patience if math.isfinite(unmounted.patience) else 0.0
    told = [IndexEvent(EventKind.AWAY, path=path, seconds=seconds) for path in new]
    return replace(changes, vanished=vanished), told


class _Update:
    """The state of one run."""

    def __init__(
        self,
        builder: Builder,
        settings: IndexSettings,
        stop: Callable[[], bool],
        clock: Callable[[], float],
        started: list[Worker],
    ) -> None:
        self._builder = builder
        self._make = make_record_factory(settings)
        self._stop = stop
        self._clock = clock
        self._begun = clock()
        self._pause = _PAUSE
        self._published = self._begun
        self._queue = WorkQueue(settings, started, self._job, clock)
        self._known: dict[bytes, str] = {}
        self._vanished: dict[str, list[Path]] = {}
        self._first: frozenset[SourceFile] = frozenset()
        self._counts: Counter[Outcome] = Counter()
        self._done = self._total = 0
        self._is_scanned = False
        self._is_current = builder.complete
        self.unread: set[SourceFile] = set()

    def begin(self, files: Sequence[SourceFile]) -> Iterator[IndexEvent]:
        """Read and publish these before anything else is looked at."""
        if files:
            self._first = frozenset(files)
            self._total = len(files)
            self._queue.add(files)
            yield from self._newest()
            yield self._publish()

    def take_up(self, changes: Changes, tell_unchanged: bool) -> Iterator[IndexEvent]:
        """Note what there is to do, and do what needs no reading."""
        to_read, unchanged = changes.to_read, changes.unchanged
        if self._first:
            to_read = tuple(found for found in to_read if found not in self._first)
            unchanged = tuple(found for found in unchanged if found not in self._first)
        self._queue.add(to_read)
        self._total += len(to_read)
        keys = [found.key for found in to_read] if len(self._builder) else []
        self._known = {
            key: "" if self._builder.is_stale(key) else self._builder.content_hash(key)
            for key in keys
            if key in self._builder
        }
        if to_read or changes.vanished:
            self._is_current = False
        self._is_scanned = True
        current = len(self._builder) - len(self._known) - len(changes.vanished)
        yield IndexEvent(
            EventKind.SCANNED,
            done=self._done,
            total=self._total,
            articles=len(self._builder),
            current=0 if self._first else max(0, current),
        )
        if tell_unchanged:
            for found in unchanged:
                yield self._outcome(found.path, Outcome.UNCHANGED)
        else:
            self._counts[Outcome.UNCHANGED] += len(unchanged)
        for skipped in changes.skipped:
            yield self._outcome(skipped.path, Outcome.SKIPPED, skipped.reason)
        told = {os.fsencode(skipped.name) for skipped in changes.skipped}
        for name in changes.vanished:
            key, path = os.fsencode(name), Path(name)
            if key not in told:  # else it is there, and no article any longer
                self._vanished.setdefault(self._builder.content_hash(key), []).append(path)
                yield self._outcome(path, Outcome.REMOVED)
            self._builder.remove(path)

    def run(self, workers: int) -> Iterator[IndexEvent]:
        """Read what is to be read, by so many more processes if it is worth it."""
        if self._is_current:
            yield self._finished()
            return
        self._queue.start_workers(workers)
        if not self._first:
            yield from self._newest()
            if self._is_reading:
                yield self._publish()
        while self._is_reading and not self._stop():
            self._queue.dispatch()
            yield from self._collect(wait=not self._queue.has_next)
            yield from self._tell_slow()
            if self._queue.has_next:
                yield from self._read_one()
            if self._due():
                yield self._publish()
        yield self._publish()
        if not self._stop():
            while self._builder.compact():
                self._builder.publish()
            yield self._finished()

    def end(self) -> None:
        """Leave no process behind."""
        self._queue.end()

    def _newest(self) -> Iterator[IndexEvent]:
        """Yield the newest articles, to be searched while the others are still read."""
        end = self._clock() + FIRST_SECONDS
        queue = self._queue
        done = queue.share_first(FIRST_ARTICLES)
        while done < FIRST_ARTICLES and queue.has_next and not self._stop():
            if self._clock() >= end:
                break
            yield from self._read_one()
            done += 1
        while queue.busy and not self._stop() and self._clock() < end + FIRST_SECONDS:
            yield from self._collect(wait=True)

    @property
    def _is_reading(self) -> bool:
        """Whether there are files that nobody has begun with, or answers still to come."""
        return bool(self._queue) or self._queue.busy

    def _due(self) -> bool:
        return (
            self._clock() - self._published > self._pause
            or self._builder.unwritten_words > _MOST_WORDS
        )

    def _job(self, files: list[SourceFile]) -> Job:
        known = tuple((found, self._known.get(found.key, "")) for found in files)
        return Job(self._builder.private_folder(), known)

    def _collect(self, wait: bool) -> Iterator[IndexEvent]:
        for job, answer in self._queue.answers(wait=wait):
            if answer.built is not None:
                self._builder.adopt(answer.built)
            else:
                shutil.rmtree(job.folder, ignore_errors=True)
            if answer.over_budget:
                for (found, _), one in zip(job.files, answer.skipped, strict=True):
                    self._builder.note_refusal(*found, one.reason)
            yield from self._answered(job, answer)

    def _answered(self, job: Job, answer: JobResult) -> Iterator[IndexEvent]:
        skipped = {one.name: one for one in answer.skipped}
        unchanged = {found: Unchanged(found) for found in answer.unchanged}
        for found, _ in job.files:
            other = unchanged.get(found) or skipped.get(found.name)
            yield self._settle(found, other)

    def _tell_slow(self) -> Iterator[IndexEvent]:
        for found, seconds in self._queue.slow():
            yield IndexEvent(
                EventKind.READING,
                path=found.path,
                done=self._done,
                total=self._total,
                seconds=round(seconds, 1),
            )

    def _read_one(self) -> Iterator[IndexEvent]:
        found = self._queue.next()
        made: Made
        try:
            made = within_limits(lambda: self._make(found, self._known.get(found.key, "")))
        except OverBudget as end:
            self._builder.note_refusal(*found, end.reason)
            made = Skipped(found.name, end.reason)
        if isinstance(made, Record):
            self._builder.add(made)
            yield self._settle(found, None, made.article.content_hash)
        else:
            yield self._settle(found, made)

    def _settle(
        self, found: SourceFile, other: Skipped | Unchanged | None, content_hash: str = ""
    ) -> IndexEvent:
        """Note what became of a file; ``other`` than an article that was added."""
        self._done += 1
        key = found.key
        if isinstance(other, Skipped):
            self._builder.remove(found.path)
            if isinstance(other, Refused):
                self._builder.note_refusal(*found, other.reason)
            if self._builder.refusal(*found) is None:
                self.unread.add(found)
            reason = other.reason if is_there(found.path) else _GONE
            return self._outcome(found.path, Outcome.SKIPPED, reason)
        if isinstance(other, Unchanged):
            self._builder.touch(found.path, found.size, found.mtime_ns)
            return self._outcome(found.path, Outcome.UNCHANGED)
        if key in self._known:
            return self._outcome(found.path, Outcome.CHANGED)
        origins = self._vanished.get(content_hash or self._builder.content_hash(key), [])
        if len(origins) == 1:
            (previous,) = origins
            origins.clear()
            reason = f"moved from {previous}"
            return self._outcome(found.path, Outcome.ADDED, reason, previous)
        return self._outcome(found.path, Outcome.ADDED)

    def _outcome(
        self, path: Path, outcome: Outcome, reason: str = "", previous: Path | None = None
    ) -> IndexEvent:
        self._counts[outcome] += 1
        return IndexEvent(
            EventKind.OUTCOME,
            path=path,
            outcome=outcome,
            reason=reason,
            previous=previous,
            done=self._done,
            total=self._total,
        )

    def _publish(self) -> IndexEvent:
        all_read = self._is_scanned and not self._is_reading and not self._stop()
        begun = self._clock()
        self._builder.publish(complete=all_read)
        self._published = self._clock()
        self._pause = max(
            min(_LONGEST_PAUSE, self._pause * _PAUSE_GROWTH),
            min(_LONGEST_SLOW_PAUSE, _PAUSE_PER_PUBLISHING * (self._published - begun)),
        )
        return IndexEvent(
            EventKind.PUBLISHED,
            done=self._done,
            total=self._total,
            articles=len(self._builder),
        )

    def _finished(self) -> IndexEvent:
        return IndexEvent(
            EventKind.FINISHED,
            done=self._done,
            total=self._total,
            articles=len(self._builder),
            counts=tuple(self._counts[outcome] for outcome in Outcome),
            seconds=round(self._clock() - self._begun, 3),
        )
