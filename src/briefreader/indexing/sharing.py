"""The files that are still to be read, and the processes that read them beside this one."""

from __future__ import annotations

import selectors
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from briefreader.indexing.settings import Settings
from briefreader.indexing.worker import Answer, Job, Worker, WorkerGone
from briefreader.sources import Found

_FIRST_BYTES = 400_000  # that a worker reads of them
_JOB_BYTES = 12_000_000
_SMALL_JOB_BYTES = 400_000
_FILE_BYTES = 1000  # that a file counts as, besides its own: a segment holds something of each
_WORTH_WORKERS = 4_000_000  # bytes to read; starting a process costs a quarter of a second


def _weight(found: Found) -> int:
    """Bytes that a file stands for when work is shared out."""
    return found.size + _FILE_BYTES


class Sharing:
    """Files in the order in which they are to be read, shared out among workers.

    What a worker had that has ended, be it for want of memory, goes back to the first place.
    ``started`` are workers that run already, stopped and taken out of it at the end. ``job`` makes
    a job of some files.
    """

    def __init__(
        self, settings: Settings, started: list[Worker], job: Callable[[list[Found]], Job]
    ) -> None:
        self._settings = settings
        self._workers = started
        self._job = job
        self._selector = selectors.DefaultSelector()
        for worker in started:
            self._selector.register(worker, selectors.EVENT_READ, worker)
        self._files: deque[Found] = deque()
        self._waiting = 0  # bytes of the files, as _weight counts them

    def __len__(self) -> int:
        """How many files nobody has begun with."""
        return len(self._files)

    def add(self, files: Iterable[Found]) -> None:
        """Put these files behind the others."""
        self._files.extend(files)
        self._waiting = sum(map(_weight, self._files))

    def employ(self, workers: int) -> None:
        """Start so many workers, if there are none and the files are worth it."""
        if self._waiting >= _WORTH_WORKERS and not self._workers:
            self._workers += [Worker(self._settings) for _ in range(workers)]
            for worker in self._workers:
                self._selector.register(worker, selectors.EVENT_READ, worker)

    def end(self) -> None:
        """Leave no process behind."""
        while self._workers:
            self._workers.pop().stop()
        self._selector.close()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return any(worker.job for worker in self._workers)

    def next(self) -> Found:
        """The next file; it is then the caller's."""
        found = self._files.popleft()
        self._waiting -= _weight(found)
        return found

    def share_first(self, articles: int) -> int:
        """Give each worker its share of the first ``articles``; how many that is altogether.

        Only as much as is read in an instant: the first publishing waits for it.
        """
        given = 0
        for worker in tuple(self._workers):
            files: list[Found] = []
            size = 0
            while self._files and len(files) < articles // (len(self._workers) + 1):
                size += self._files[0].size
                if size > _FIRST_BYTES:
                    break
                files.append(self.next())
            if files and self._give(worker, files):
                given += len(files)
        return given

    def feed(self) -> None:
        """Give every idle worker a job, smaller ones towards the end."""
        for worker in tuple(self._workers):
            if worker.job is None and self._files:
                share = self._waiting // (2 * len(self._workers) + 2)
                size = max(_SMALL_JOB_BYTES, min(_JOB_BYTES, share))
                files: list[Found] = []
                while self._files and size > 0:
                    found = self.next()
                    size -= _weight(found)
                    files.append(found)
                self._give(worker, files)

    def _give(self, worker: Worker, files: list[Found]) -> bool:
        """Give a worker these files; False, and they are not taken, if it has ended."""
        try:
            worker.start(self._job(files))
        except WorkerGone:
            self._dismiss(worker)
            return False
        return True

    def _dismiss(self, worker: Worker) -> None:
        """Do without a worker that has ended."""
        self._selector.unregister(worker)
        self._workers.remove(worker)
        worker.stop()
        if worker.job is not None:
            files = [found for found, _ in worker.job.files]
            self._files.extendleft(reversed(files))
            self._waiting += sum(map(_weight, files))
            shutil.rmtree(worker.job.folder, ignore_errors=True)

    def answers(self, *, wait: bool) -> Iterator[tuple[Job, Answer]]:
        """What workers have answered by now; with ``wait``, within a fifth of a second."""
        if not self._workers:
            return
        for key, _ in self._selector.select(0.2 if wait else 0):
            worker: Worker = key.data
            job = worker.job
            try:
                answer = worker.answer()
            except WorkerGone:
                self._dismiss(worker)
                continue
            if job is not None:
                yield job, answer
