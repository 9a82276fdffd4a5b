"""A process that builds segments, seen from the process that gives it jobs.

Jobs go as lines of JSON, answers come back the same way. It is started before much else is
loaded, so this module imports little.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from briefreader.domain.article import Refused, Skipped
from briefreader.errors import BriefError
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.process_arguments import settings_arguments, terminal_signals_blocked
from briefreader.search.store.file_names import MANIFEST
from briefreader.sources.files.file_kinds import SourceFile
from briefreader.sources.files.reading_limits import is_cheap
from briefreader.sources.files.scanner import scan

if TYPE_CHECKING:
    from briefreader.search.store.manifest import FileDigest
    from briefreader.search.writing.segment_format import BuiltSegment


MANY_FILES = 300  # worth more processes before anything is known of them


@dataclass(frozen=True, slots=True)
class Job:
    """Files to read, each with the hash it had (or nothing), and the folder to build in."""

    folder: Path
    files: tuple[tuple[SourceFile, str], ...]


@dataclass(frozen=True, slots=True)
class JobResult:
    """What became of a job's files; ``built`` is None where none became an article.

    ``over_budget`` says that those which were skipped took too much to be read.
    """

    built: BuiltSegment | None = None
    skipped: tuple[Skipped, ...] = ()
    unchanged: tuple[SourceFile, ...] = ()
    over_budget: bool = False


class WorkerGone(Exception):
    """The process has ended, and nothing comes of the job that it had."""


class JobProgress:
    """Which of a job's files is being read, told by a file beside what is built.

    It costs a worker no more than a write for each, and still stands there when it has died.
    """

    _NUMBER = struct.Struct("=q")

    def __init__(self, job: Job) -> None:
        self._descriptor = os.open(_progress_file(job), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC)
        self.tell(-1)

    def tell(self, number: int) -> None:
        """Say that the file of this number is read now; beyond them all, that none is."""
        os.pwrite(self._descriptor, self._NUMBER.pack(number), 0)

    def close(self) -> None:
        """Say nothing more."""
        os.close(self._descriptor)

    @classmethod
    def of(cls, job: Job) -> int | None:
        """Return the number of the file that is being read, or was when the worker died."""
        try:
            (number,) = cls._NUMBER.unpack(_progress_file(job).read_bytes())
        except (OSError, struct.error):  # not begun
            return None
        return number if 0 <= number < len(job.files) else None


def _progress_file(job: Job) -> Path:
    return job.folder / "progress"


class Worker:
    """One such process, seen from the process that started it."""

    def __init__(self, settings: IndexSettings) -> None:
        command = [sys.executable, "-P", "-m", "briefreader.indexing", "--worker"]
        with terminal_signals_blocked():
            self._process = subprocess.Popen(
                [*command, *settings_arguments(settings)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        self.job: Job | None = None

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            raise BriefError("an index worker has no pipes")
        return to, back

    def fileno(self) -> int:
        """Return what becomes readable when there is an answer."""
        return self._pipes[1].fileno()

    def start(self, job: Job) -> None:
        """Hand over the next job; there is one at a time. Raises WorkerGone."""
        self.job = job
        to, _ = self._pipes
        try:
            to.write(job_line(job))
            to.flush()
        except BrokenPipeError as error:
            raise WorkerGone from error

    def answer(self) -> JobResult:
        """Return the answer to the job; waits for it. Raises WorkerGone."""
        line = self._pipes[1].readline()
        if not line.endswith(b"\n"):
            raise WorkerGone
        self.job = None
        return answer_of(line)

    def stop(self) -> int:
        """End the process, whatever it is doing; how it ended, if it had before."""
        self._process.kill()  # that of a process which is ending changes nothing
        to, back = self._pipes
        with suppress(BrokenPipeError):  # of what it has not taken
            to.close()
        back.close()
        return self._process.wait()


def worker_count() -> int:
    """Return how many workers share the reading with the process that starts them."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) - 1
    return (os.cpu_count() or 1) - 1


def workers_for(files: Iterable[SourceFile], workers: int) -> int:
    """Return how many workers to start: one more than ``workers`` if their parent reads little."""
    cheap = [is_cheap(found.name, found.size) for found in files]
    return workers + (2 * sum(cheap) < len(cheap))


def prestart_workers(folder: Path, roots: Sequence[Path], settings: IndexSettings) -> list[Worker]:
    """Start workers for a first build of many files, so that they load while their parent does.

    None where there has been a build, and where there are few files.
    """
    if (folder / MANIFEST).exists():
        return []
    found = (one for one in scan(roots) if isinstance(one, SourceFile))
    first = list(islice(found, MANY_FILES))
    if len(first) < MANY_FILES:
        return []
    return [Worker(settings) for _ in range(workers_for(first, worker_count()))]


def job_line(job: Job) -> bytes:
    """Return the line that gives a job."""
    files = [(*found, known) for found, known in job.files]
    return json.dumps([os.fspath(job.folder), files]).encode() + b"\n"


def job_of(line: bytes) -> Job:
    """Return the job in a line."""
    folder, files = json.loads(line)
    return Job(
        Path(folder),
        tuple((SourceFile(*found), known) for *found, known in files),
    )


def answer_line(answer: JobResult) -> bytes:
    """Return the line that answers."""
    built = answer.built
    described = {
        "built": built
        and [
            os.fspath(built.folder),
            built.name,
            built.articles,
            built.lengths,
            [(name, file.size, file.digest) for name, file in built.files],
        ],
        "skipped": [*answer.skipped],
        "refused": [one.name for one in answer.skipped if isinstance(one, Refused)],
        "unchanged": answer.unchanged,
    }
    return json.dumps(described).encode() + b"\n"


def answer_of(line: bytes) -> JobResult:
    """Return the answer in a line."""
    from briefreader.search.store.manifest import FileDigest
    from briefreader.search.writing.segment_format import BuiltSegment

    described = json.loads(line)
    refused = frozenset(described["refused"])
    built = None
    if described["built"]:
        folder, name, articles, lengths, files = described["built"]
        digests: Sequence[tuple[str, FileDigest]] = [
            (file, FileDigest(size, digest)) for file, size, digest in files
        ]
        built = BuiltSegment(Path(folder), name, articles, tuple(lengths), tuple(digests))
    return JobResult(
        built,
        tuple(
            (Refused if path in refused else Skipped)(path, reason)
            for path, reason in described["skipped"]
        ),
        tuple(SourceFile(*found) for found in described["unchanged"]),
    )
