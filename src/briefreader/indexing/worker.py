"""A process that builds segments: jobs come as lines of JSON, answers go back the same way.

Its standard input is a lifeline: when it ends, the process is gone at once.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from briefreader.article import Skipped
from briefreader.errors import BriefError
from briefreader.indexing.arguments import settings_arguments
from briefreader.indexing.making import RecordMaker, Unchanged
from briefreader.indexing.settings import Settings
from briefreader.search import Record
from briefreader.search.digest import FileSeal
from briefreader.search.segment import SegmentBuilder
from briefreader.search.segment_files import BuiltSegment
from briefreader.sources import Found


@dataclass(frozen=True, slots=True)
class Job:
    """Files to read, each with the hash it had (or nothing), and the folder to build in."""

    folder: Path
    files: tuple[tuple[Found, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a job's files; ``built`` is None where none became an article."""

    built: BuiltSegment | None
    skipped: tuple[Skipped, ...]
    unchanged: tuple[Found, ...]


def do(job: Job, make: RecordMaker) -> Answer:
    """Read a job's files and write their segment."""
    builder = SegmentBuilder(job.folder)
    skipped: list[Skipped] = []
    unchanged: list[Found] = []
    for found, known_hash in job.files:
        made = make(found, known_hash)
        if isinstance(made, Record):
            builder.add(made)
        elif isinstance(made, Unchanged):
            unchanged.append(found)
        else:
            skipped.append(made)
    built = builder.finish() if len(builder) else None
    return Answer(built, tuple(skipped), tuple(unchanged))


class Worker:
    """One such process, seen from the process that started it."""

    def __init__(self, settings: Settings) -> None:
        command = [sys.executable, "-P", "-m", "briefreader.indexing", "--worker"]
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
        """What becomes readable when there is an answer."""
        return self._pipes[1].fileno()

    def start(self, job: Job) -> None:
        """Hand over the next job; there is one at a time."""
        self.job = job
        to, _ = self._pipes
        to.write(_job_line(job))
        to.flush()

    def answer(self) -> Answer:
        """The answer to the job; waits for it. Raises BriefError if the process is gone."""
        line = self._pipes[1].readline()
        if not line.endswith(b"\n"):
            raise BriefError("an index worker stopped; start again to go on where it was")
        self.job = None
        return _answer(line)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        to, back = self._pipes
        to.close()
        back.close()
        self._process.wait()


def serve(make: RecordMaker) -> None:
    """Be such a process, until standard input ends."""
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        with open(0, "rb", closefd=False) as lines:
            for line in lines:
                jobs.put(line)
        os._exit(0)  # whoever wanted the answer is gone

    threading.Thread(target=listen, daemon=True).start()
    while True:
        answer = do(_job(jobs.get()), make)
        sys.stdout.buffer.write(_answer_line(answer))
        sys.stdout.buffer.flush()


def _job_line(job: Job) -> bytes:
    files = [(os.fspath(f.path), f.size, f.mtime_ns, known) for f, known in job.files]
    return json.dumps([os.fspath(job.folder), files]).encode() + b"\n"


def _job(line: bytes) -> Job:
    folder, files = json.loads(line)
    return Job(
        Path(folder),
        tuple((Found(Path(path), size, mtime), known) for path, size, mtime, known in files),
    )


def _answer_line(answer: Answer) -> bytes:
    built = answer.built
    described = {
        "built": built
        and [
            os.fspath(built.folder),
            built.name,
            built.articles,
            built.lengths,
            [(name, seal.size, seal.digest) for name, seal in built.files],
        ],
        "skipped": [(os.fspath(one.path), one.reason) for one in answer.skipped],
        "unchanged": [(os.fspath(f.path), f.size, f.mtime_ns) for f in answer.unchanged],
    }
    return json.dumps(described).encode() + b"\n"


def _answer(line: bytes) -> Answer:
    described = json.loads(line)
    built = None
    if described["built"]:
        folder, name, articles, lengths, files = described["built"]
        sealed: Sequence[tuple[str, FileSeal]] = [
            (file, FileSeal(size, digest)) for file, size, digest in files
        ]
        built = BuiltSegment(Path(folder), name, articles, tuple(lengths), tuple(sealed))
    return Answer(
        built,
        tuple(Skipped(Path(path), reason) for path, reason in described["skipped"]),
        tuple(Found(Path(path), size, mtime) for path, size, mtime in described["unchanged"]),
    )
