"""A process that builds segments: jobs come as lines of JSON, answers go back the same way.

Its standard input is a lifeline: when it ends, the process is gone at once.
"""

from __future__ import annotations

import gc
import os
import queue
import sys
import threading

from briefreader.domain.article import Skipped
from briefreader.indexing.record_factory import RecordMaker, Unchanged
from briefreader.indexing.worker_client import Job, JobProgress, JobResult, answer_line, job_of
from briefreader.search import Record
from briefreader.search.writing.segment_writer import SegmentBuilder
from briefreader.sources import SourceFile
from briefreader.sources.files import reading_limits


def run_job(job: Job, make: RecordMaker) -> JobResult:
    """Read a job's files, each within its budget, and write their segment.

    A file that goes beyond it ends this process.
    """
    builder = SegmentBuilder(job.folder)
    progress = JobProgress(job)
    skipped: list[Skipped] = []
    unchanged: list[SourceFile] = []
    for number, (found, known_hash) in enumerate(job.files):
        progress.tell(number)
        reading_limits.begin_file()
        try:
            made = make(found, known_hash)
            if isinstance(made, Record):
                builder.add(made)
            elif isinstance(made, Unchanged):
                unchanged.append(found)
            elif reading_limits.ran_short():
                reading_limits.give_up()
            else:
                skipped.append(made)
        except MemoryError:
            reading_limits.give_up()
    reading_limits.end_file()
    progress.tell(len(job.files))
    progress.close()
    built = builder.finish() if len(builder) else None
    return JobResult(built, tuple(skipped), tuple(unchanged))


def serve(make: RecordMaker) -> None:
    """Answer each job on standard input with its records, until that input ends."""
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        with open(0, "rb", closefd=False) as lines:
            for line in lines:
                jobs.put(line)
        os._exit(0)  # whoever wanted the answer is gone

    threading.Thread(target=listen, daemon=True).start()
    gc.freeze()  # all that is loaded stays
    gc.enable()
    while True:
        answer = run_job(job_of(jobs.get()), make)
        sys.stdout.buffer.write(answer_line(answer))
        sys.stdout.buffer.flush()
