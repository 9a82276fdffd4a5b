"""The files that are still to be read, and the processes that read them beside this one."""

from __future__ import annotations

import selectors
import shutil
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import NamedTuple

from briefreader.domain.article import Skipped
from briefreader.errors import SearchIndexError
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.worker_client import (
    Job,
    JobProgress,
    JobResult,
    Worker,
    WorkerGone,
    workers_for,
)
from briefreader.sources import SourceFile
from briefreader.sources.files.reading_limits import ended, is_cheap, reason_of_end

_FIRST_BYTES = 400_000  # that a worker reads of them
_JOB_BYTES = 12_000_000
_SMALL_JOB_BYTES = 400_000
_FILE_BYTES = 1000  # that a file counts as, besides its own: a segment holds something of each
_WORTH_WORKERS = 4_000_000  # bytes to read; starting a process costs a quarter of a second
_LONG, _AGAIN = 2.0, 1.0  # seconds after which a file is told of that is still read, and then again
_DEATHS = 2  # of those who read it, after which a file is read no more
_STILLBORN = 4  # workers in a row that end before they begin with a file


def _weight(found: SourceFile) -> int:
    """Return bytes that a file stands for when work is shared out."""
    return found.size + _FILE_BYTES


class _Queue:
    """Files in order, the cheap ones to be had apart from the others.

    A file is cheap that may be read in any process; see ``is_cheap``.
    """

    def __init__(self) -> None:
        self._cheap: deque[tuple[int, SourceFile]] = deque()
        self._expensive: deque[tuple[int, SourceFile]] = deque()
        self._behind, self._before = count(), count(-1, -1)
        self.weight = 0

    def __len__(self) -> int:
        return len(self._cheap) + len(self._expensive)

    def __iter__(self) -> Iterator[SourceFile]:
        return (found for files in (self._cheap, self._expensive) for _, found in files)

    def _part(self, found: SourceFile) -> deque[tuple[int, SourceFile]]:
        return self._cheap if is_cheap(found.name, found.size) else self._expensive

    def add(self, files: Iterable[SourceFile]) -> None:
        """Put these files behind the others."""
        for found in files:
            self._part(found).append((next(self._behind), found))
            self.weight += _weight(found)

    def put_back(self, files: Iterable[SourceFile]) -> None:
        """Put these files before the others."""
        for found in reversed(list(files)):
            self._part(found).appendleft((next(self._before), found))
            self.weight += _weight(found)

    @property
    def has_cheap(self) -> bool:
        """Whether any of them is cheap."""
        return bool(self._cheap)

    @property
    def has_expensive(self) -> bool:
        """Whether any of them is not cheap."""
        return bool(self._expensive)

    def first(self) -> SourceFile:
        """Return the first of them; it stays."""
        return min(part[0] for part in (self._cheap, self._expensive) if part)[1]

    def take(self) -> SourceFile:
        """Take out and return the first of them."""
        return self._taken(self._part(self.first()))

    def take_cheap(self) -> SourceFile:
        """Take out and return the first cheap one."""
        return self._taken(self._cheap)

    def take_expensive(self) -> SourceFile:
        """Return the first one that is not cheap, which is then the caller's."""
        return self._taken(self._expensive)

    def _taken(self, part: deque[tuple[int, SourceFile]]) -> SourceFile:
        found = part.popleft()[1]
        self.weight -= _weight(found)
        return found


class Slow(NamedTuple):
    """A file that has been read for so many seconds, and not to its end."""

    found: SourceFile
    seconds: float


class _Seen(NamedTuple):
    """The file that a worker was seen to read, since when, and when that is told of next."""

    job: Job
    number: int
    since: float
    due: float


class WorkQueue:
    """Files in the order in which they are to be read, shared out among workers.

    Whoever shares may read the cheap ones too. What a worker had that has ended goes back to the
    first place, but for the file that it was at if that took too much, or ends whoever reads it.
    ``started`` are workers that run already, stopped and taken out of it at the end. ``job`` makes
    a job of some files.
    """

    def __init__(
        self,
        settings: IndexSettings,
        started: list[Worker],
        job: Callable[[list[SourceFile]], Job],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._workers = started
        self._job = job
        self._clock = clock
        self._selector = selectors.DefaultSelector()
        for worker in started:
            self._selector.register(worker, selectors.EVENT_READ, worker)
        self._files = _Queue()
        self._job_bytes = _JOB_BYTES
        self._deaths: Counter[SourceFile] = Counter()
        self._stillborn = 0
        self._fatal: deque[tuple[Job, JobResult]] = deque()
        self._seen: dict[Worker, _Seen] = {}

    def __len__(self) -> int:
        """Return how many files nobody has begun with."""
        return len(self._files)

    @property
    def has_next(self) -> bool:
        """Whether there is a file for whoever shares to read himself."""
        return self._files.has_cheap

    def add(self, files: Iterable[SourceFile]) -> None:
        """Put these files behind the others."""
        self._files.add(files)

    def start_workers(self, workers: int) -> None:
        """Start so many workers, if there are none and the files are worth it or need it."""
        worth = self._files.weight >= _WORTH_WORKERS
        if self._workers or not (worth or self._files.has_expensive):
            return
        wanted = workers_for(self._files, workers) if worth else 1
        for _ in range(max(wanted, int(self._files.has_expensive))):
            self._start_worker()

    def _start_worker(self) -> None:
        worker = Worker(self._settings)
        self._workers.append(worker)
        self._selector.register(worker, selectors.EVENT_READ, worker)

    def end(self) -> None:
        """Leave no process behind."""
        while self._workers:
            self._workers.pop().stop()
        self._selector.close()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._fatal) or any(worker.job for worker in self._workers)

    def next(self) -> SourceFile:
        """Take out and return the next file for the process that shares the work."""
        return self._files.take_cheap()

    def share_first(self, articles: int) -> int:
        """Give each worker its share of the first ``articles``; how many that is altogether.

        Only as much as is read in an instant: the first publishing waits for it.
        """
        if self._is_light:
            return 0
        given = 0
        for worker in tuple(self._workers):
            files: list[SourceFile] = []
            size = 0
            while self._files and len(files) < articles // (len(self._workers) + 1):
                size += self._files.first().size
                if size > _FIRST_BYTES:
                    break
                files.append(self._files.take())
            if files and self._give(worker, files):
                given += len(files)
        return given

    def dispatch(self) -> None:
        """Give every idle worker a job, smaller ones towards the end."""
        if self._files.has_expensive and not self._workers:
            self._start_worker()
        for worker in tuple(self._workers):
            if worker.job is None and self._files:
                share = self._files.weight // (2 * len(self._workers) + 2)
                size = max(_SMALL_JOB_BYTES, min(self._job_bytes, share))
                light = self._is_light
                files: list[SourceFile] = []
                while (self._files.has_expensive if light else self._files) and size > 0:
                    found = self._files.take_expensive() if light else self._files.take()
                    size -= _weight(found)
                    files.append(found)
                if files:
                    self._give(worker, files)

    @property
    def _is_light(self) -> bool:
        """Whether whoever shares has read the cheap files sooner than a worker has begun."""
        return self._files.weight <= _SMALL_JOB_BYTES

    def _give(self, worker: Worker, files: list[SourceFile]) -> bool:
        """Give a worker these files; False, and they are not taken, if it has ended."""
        try:
            worker.start(self._job(files))
        except WorkerGone:
            self._dismiss(worker)
            return False
        return True

    def _dismiss(self, worker: Worker) -> None:
        """Do without a worker that has ended; another takes its place if it ended over a file."""
        self._selector.unregister(worker)
        self._workers.remove(worker)
        self._seen.pop(worker, None)
        status = worker.stop()
        if worker.job is None:
            return
        number = JobProgress.of(worker.job)
        files = [found for found, _ in worker.job.files]
        shutil.rmtree(worker.job.folder, ignore_errors=True)
        if number is None:
            self._note_stillborn(status)
        else:
            # What it had read is lost and read again: let it be less the next time.
            self._job_bytes = _SMALL_JOB_BYTES
            if reason := self._reason_to_skip(files[number], status):
                fatal = files.pop(number)
                answer = JobResult(skipped=(Skipped(fatal.name, reason),), over_budget=True)
                self._fatal.append((Job(worker.job.folder, ((fatal, ""),)), answer))
        self._files.put_back(files)
        if number is not None and self._files:
            self._start_worker()

    def _note_stillborn(self, status: int) -> None:
        """Give up where no worker ever begins: it will be none of the files' fault."""
        self._stillborn += 1
        if self._stillborn == _STILLBORN:
            raise SearchIndexError(
                f"the processes that read articles stop as soon as they start (status {status})"
            )

    def _reason_to_skip(self, found: SourceFile, status: int) -> str | None:
        """Return why a file is not read again whose reader ended so; None if it may be chance."""
        if reason := reason_of_end(status):
            return reason
        self._deaths[found] += 1
        return ended(status) if self._deaths[found] == _DEATHS else None

    def answers(self, *, wait: bool) -> Iterator[tuple[Job, JobResult]]:
        """Yield what workers have answered by now; with ``wait``, within a fifth of a second.

        A file that ends whoever reads it is answered for by a job of its own.
        """
        if self._workers:
            for key, _ in self._selector.select(0.2 if wait else 0):
                worker: Worker = key.data
                job = worker.job
                try:
                    answer = worker.answer()
                except WorkerGone:
                    self._dismiss(worker)
                    continue
                self._stillborn = 0
                if job is not None:
                    yield job, answer
        while self._fatal:
            yield self._fatal.popleft()

    def slow(self) -> Iterator[Slow]:
        """Yield the files that have been read for long, each again after a while."""
        now = self._clock()
        for worker in self._workers:
            number = JobProgress.of(worker.job) if worker.job else None
            if worker.job is None or number is None:
                self._seen.pop(worker, None)
                continue
            seen = self._seen.get(worker)
            if seen is None or (seen.job, seen.number) != (worker.job, number):
                self._seen[worker] = _Seen(worker.job, number, now, now + _LONG)
            elif now >= seen.due:
                self._seen[worker] = seen._replace(due=now + _AGAIN)
                yield Slow(worker.job.files[number][0], now - seen.since)
