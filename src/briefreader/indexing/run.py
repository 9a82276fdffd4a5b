"""One update of an index, told as it happens; several processes share the reading."""

from __future__ import annotations

import os
import selectors
import shutil
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from briefreader.article import Skipped, path_key
from briefreader.indexing.changes import Changes, find_changes
from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.making import Unchanged, record_maker
from briefreader.indexing.settings import Settings, way_of_reading
from briefreader.indexing.worker import Answer, Job, Worker, worker_count
from briefreader.search import Record
from briefreader.search.builder import Builder
from briefreader.search.folder import unusable
from briefreader.sources import Found

FIRST_ARTICLES = 200  # published at once
FIRST_SECONDS = 0.3  # or as many of them as this is enough for
_FIRST_BYTES = 400_000  # that a worker reads of them
_PAUSE = 1.0  # seconds to the next publishing, which then take longer and longer to be worth it
_LONGEST_PAUSE = 15.0
_PAUSE_GROWTH = 1.5
_MOST_WORDS = 3_000_000  # in memory before they are written
_JOB_BYTES = 12_000_000
_SMALL_JOB_BYTES = 400_000
_FILE_BYTES = 1000  # that a file counts as, besides its own: a segment holds something of each
_WORTH_WORKERS = 4_000_000  # bytes to read; starting a process costs a quarter of a second


def _weight(found: Found) -> int:
    """Bytes that a file stands for when work is shared out."""
    return found.size + _FILE_BYTES


def never() -> bool:
    """The answer of who lets an update run to its end."""
    return False


def run(
    folder: Path,
    files: Iterable[Found | Skipped],
    settings: Settings,
    *,
    stop: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
    workers: int | None = None,
    started: list[Worker] | None = None,
    rebuild: bool = False,
) -> Iterator[IndexEvent]:
    """Bring the index in ``folder`` up to date with ``files``, what a scan of the library finds.

    Every file has its outcome event; the last event counts them. After ``stop`` says so, what is
    done is published and the events end without a last one. ``workers`` are further processes,
    by default one less than there are cores; those that ``started`` already are used, stopped and
    taken out of it. Raises IndexBusy if another process is at it,
    SearchIndexError where the folder cannot be written to or the disk is full, ConfigError for a
    people file that cannot be used.
    """
    try:
        with Builder(folder, way_of_reading(settings)) as builder:
            if rebuild:
                builder.discard("asked to")
            update = _Update(builder, settings, stop, clock, started if started is not None else [])
            try:
                yield from update.run(files, worker_count() if workers is None else workers)
            finally:
                update.end()
    except OSError as error:
        raise unusable(folder, error) from error


class _Update:
    """The state of one run."""

    def __init__(
        self,
        builder: Builder,
        settings: Settings,
        stop: Callable[[], bool],
        clock: Callable[[], float],
        started: list[Worker],
    ) -> None:
        self._builder = builder
        self._settings = settings
        self._make = record_maker(settings)
        self._stop = stop
        self._clock = clock
        self._begun = clock()
        self._pause = _PAUSE
        self._published = self._begun
        self._workers = started
        self._selector = selectors.DefaultSelector()
        self._queue: deque[Found] = deque()
        self._waiting = 0  # bytes in the queue, as _weight counts them
        self._known: dict[bytes, str] = {}
        self._vanished: dict[str, list[Path]] = {}
        self._counts: Counter[Outcome] = Counter()
        self._done = self._total = 0

    def run(self, files: Iterable[Found | Skipped], workers: int) -> Iterator[IndexEvent]:
        """All of it."""
        changes = find_changes(files, self._builder, self._stop)
        vanished = bool(changes.vanished)
        yield from self._take_up(changes)
        del changes  # of very many files, it is most of the memory
        if self._waiting >= _WORTH_WORKERS and not self._workers:
            self._workers += [Worker(self._settings) for _ in range(workers)]
        for worker in self._workers:
            self._selector.register(worker, selectors.EVENT_READ, worker)
        if self._builder.published and not self._total and not vanished:
            yield self._finished()
            return
        yield from self._first()
        while (self._queue or self._busy()) and not self._stop():
            self._feed()
            yield from self._collect(wait=not self._queue)
            if self._queue:
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
        while self._workers:
            self._workers.pop().stop()
        self._selector.close()

    def _take_up(self, changes: Changes) -> Iterator[IndexEvent]:
        self._queue.extend(changes.to_read)
        self._waiting = sum(map(_weight, changes.to_read))
        self._total = len(changes.to_read)
        compared = changes.to_read if len(self._builder) else ()
        keys = (found.key for found in compared)
        self._known = {
            key: "" if self._builder.is_stale(key) else self._builder.content_hash(key)
            for key in keys
            if self._builder.stat(key)
        }
        yield IndexEvent(EventKind.SCANNED, total=self._total, articles=len(self._builder))
        for path in changes.unchanged:
            yield self._outcome(path, Outcome.UNCHANGED)
        for skipped in changes.skipped:
            yield self._outcome(skipped.path, Outcome.SKIPPED, skipped.reason)
        told = {path_key(skipped.path) for skipped in changes.skipped}
        for key in changes.vanished:
            path = Path(os.fsdecode(key))
            if key in told:  # it is there, and no article any longer
                self._builder.remove(path)
                continue
            self._vanished.setdefault(self._builder.content_hash(key), []).append(path)
            self._builder.remove(path)
            yield self._outcome(path, Outcome.REMOVED)

    def _first(self) -> Iterator[IndexEvent]:
        """The newest articles, to be searched while the others are still read."""
        end = self._clock() + FIRST_SECONDS
        done = self._share_first()
        while done < FIRST_ARTICLES and self._queue and not self._stop() and self._clock() < end:
            yield from self._read_one()
            done += 1
        while self._busy() and not self._stop() and self._clock() < end + FIRST_SECONDS:
            yield from self._collect(wait=True)
        if self._queue or self._busy():
            yield self._publish()

    def _share_first(self) -> int:
        """Give each worker its share of the newest articles; how many that is altogether.

        Only as much as is read in an instant: the first publishing waits for it.
        """
        given = 0
        for worker in self._workers:
            files: list[Found] = []
            size = 0
            while self._queue and len(files) < FIRST_ARTICLES // (len(self._workers) + 1):
                size += self._queue[0].size
                if size > _FIRST_BYTES:
                    break
                files.append(self._next())
            if files:
                self._hand_over(worker, files)
            given += len(files)
        return given

    def _busy(self) -> bool:
        return any(worker.job for worker in self._workers)

    def _due(self) -> bool:
        return (
            self._clock() - self._published > self._pause
            or self._builder.unwritten_words > _MOST_WORDS
        )

    def _feed(self) -> None:
        """Give every idle worker a job, smaller ones towards the end."""
        for worker in self._workers:
            if worker.job is None and self._queue:
                share = self._waiting // (2 * len(self._workers) + 2)
                size = max(_SMALL_JOB_BYTES, min(_JOB_BYTES, share))
                files: list[Found] = []
                while self._queue and size > 0:
                    found = self._next()
                    size -= _weight(found)
                    files.append(found)
                self._hand_over(worker, files)

    def _hand_over(self, worker: Worker, files: Sequence[Found]) -> None:
        known = tuple((found, self._known.get(found.key, "")) for found in files)
        worker.start(Job(self._builder.private_folder(), known))

    def _next(self) -> Found:
        found = self._queue.popleft()
        self._waiting -= _weight(found)
        return found

    def _collect(self, wait: bool) -> Iterator[IndexEvent]:
        if not self._workers:
            return
        for key, _ in self._selector.select(0.2 if wait else 0):
            worker: Worker = key.data
            job = worker.job
            answer = worker.answer()
            if job is None:
                continue
            if answer.built is not None:
                self._builder.adopt(answer.built)
            else:
                shutil.rmtree(job.folder, ignore_errors=True)
            yield from self._answered(job, answer)

    def _answered(self, job: Job, answer: Answer) -> Iterator[IndexEvent]:
        skipped = {one.path: one for one in answer.skipped}
        unchanged = {found: Unchanged(found) for found in answer.unchanged}
        for found, _ in job.files:
            other = unchanged.get(found) or skipped.get(found.path)
            yield self._settle(found, other)

    def _read_one(self) -> Iterator[IndexEvent]:
        found = self._next()
        made = self._make(found, self._known.get(found.key, ""))
        if isinstance(made, Record):
            self._builder.add(made)
            yield self._settle(found, None, made.article.content_hash)
        else:
            yield self._settle(found, made)

    def _settle(
        self, found: Found, other: Skipped | Unchanged | None, content_hash: str = ""
    ) -> IndexEvent:
        """Note what became of a file; ``other`` than an article that was added."""
        self._done += 1
        key = found.key
        if isinstance(other, Skipped):
            self._builder.remove(found.path)
            return self._outcome(found.path, Outcome.SKIPPED, other.reason)
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
        self._builder.publish()
        self._published = self._clock()
        self._pause = min(_LONGEST_PAUSE, self._pause * _PAUSE_GROWTH)
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
