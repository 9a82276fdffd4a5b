"""A process that builds segments: jobs come as lines of JSON, answers go back the same way.

Its standard input is a lifeline: when it ends, the process is gone at once.
"""

from __future__ import annotations

import gc
import os
import queue
import sys
import threading

from briefreader.article import Skipped
from briefreader.indexing.making import RecordMaker, Unchanged
from briefreader.indexing.worker import Answer, Job, answer_line, job_of
from briefreader.search import Record
from briefreader.search.segment import SegmentBuilder
from briefreader.sources import Found


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


def serve(make: RecordMaker) -> None:
    """Be such a process, until standard input ends."""
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
        answer = do(job_of(jobs.get()), make)
        sys.stdout.buffer.write(answer_line(answer))
        sys.stdout.buffer.flush()
