"""The indexer process: events on standard output, standard input as its lifeline."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from types import TracebackType

from briefreader.errors import BriefError
from briefreader.indexing.events import EventKind, IndexEvent, Outcome, to_line
from briefreader.indexing.process_arguments import TERMINAL_SIGNALS, Arguments, parse
from briefreader.indexing.worker_client import Worker, prestart_workers
from briefreader.log import report_lines
from briefreader.sources.files.file_kinds import BY_NAME

NICENESS = 15
_PROGRESS_INTERVAL = 0.1  # seconds
_SETTLED = {EventKind.PUBLISHED, EventKind.FINISHED, EventKind.WAITING}


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the result is the exit status."""
    gc.disable()  # what is loaded and scanned at first stays: there is nothing to collect
    sys.excepthook = _tell_where
    for number in TERMINAL_SIGNALS:  # this process ends when its standard input does
        signal.signal(number, signal.SIG_IGN)
    given = parse(arguments)
    if given.worker:  # as nice as the process that it works for
        from briefreader.indexing.record_factory import make_record_factory
        from briefreader.indexing.worker_process import serve

        serve(make_record_factory(given.settings))
        return 0
    os.nice(NICENESS)
    ended = threading.Event()
    threading.Thread(target=_listen, args=(ended,), daemon=True).start()
    try:
        workers = prestart_workers(given.folder, given.roots, given.settings)
        for event in _sparse(_events(given, ended, workers)):
            sys.stdout.write(to_line(event) + "\n")
            sys.stdout.flush()
            if event.kind in _SETTLED and not gc.isenabled():
                gc.freeze()
                gc.enable()
    except BrokenPipeError:
        return 0  # nobody listens any more
    except BriefError as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{error.filename or given.folder}: {error.strerror}")
    return 0


def _tell_where(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write to standard error where this program failed, and no article's words."""
    sys.stderr.write("\n".join(report_lines(error)) + "\n")


def _listen(ended: threading.Event) -> None:
    """Wait for the end of standard input, which is the end of whoever started this.

    Reads past Python's own buffers, whose lock would still be held when the process ends.
    """
    while os.read(0, 4096):
        pass
    ended.set()


def _events(
    given: Arguments, ended: threading.Event, workers: list[Worker]
) -> Iterator[IndexEvent]:
    # What reads and indexes takes a while to load; the workers load it at the same time.
    if given.watch:
        from briefreader.indexing.watcher import watch

        return watch(given.folder, given.roots, given.settings, ended, workers)
    from briefreader.indexing.update import FIRST_ARTICLES, update_index
    from briefreader.sources import newest_by_name, scan

    return update_index(
        given.folder,
        scan(given.roots),
        given.settings,
        stop=ended.is_set,
        started=workers,
        first=newest_by_name(given.roots, FIRST_ARTICLES) if workers else (),
    )


def _sparse(events: Iterator[IndexEvent]) -> Iterator[IndexEvent]:
    """Yield the events that a screen needs: of files that went well, only how many, now and
    then.
    """
    last = 0.0
    for event in events:
        if event.kind is not EventKind.OUTCOME or _is_worth_telling(event):
            yield event
        elif event.total and time.monotonic() - last > _PROGRESS_INTERVAL:
            last = time.monotonic()
            yield IndexEvent(EventKind.PROGRESS, done=event.done, total=event.total)


def _is_worth_telling(event: IndexEvent) -> bool:
    """Return whether a screen wants to know: not of new or unchanged files, nor of names passed
    over.
    """
    if event.outcome is Outcome.SKIPPED:
        return event.reason not in BY_NAME
    return event.outcome is Outcome.REMOVED or event.previous is not None


def _failed(reason: str) -> int:
    # Files that could not be written cannot be flushed either; saying it once is enough.
    sys.unraisablehook = lambda _: None
    sys.stdout.write(to_line(IndexEvent(EventKind.FAILED, reason=reason)) + "\n")
    sys.stdout.flush()
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
