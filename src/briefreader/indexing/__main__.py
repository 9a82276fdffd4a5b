"""The indexer process: events on standard output, standard input as its lifeline."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from briefreader.errors import BriefError
from briefreader.indexing.arguments import Arguments, parse
from briefreader.indexing.events import EventKind, IndexEvent, Outcome, to_line
from briefreader.indexing.making import record_maker
from briefreader.indexing.run import run
from briefreader.indexing.watching import watch
from briefreader.indexing.worker import serve

NICENESS = 15
_PROGRESS_INTERVAL = 0.1  # seconds


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the result is the exit status."""
    given = parse(arguments)
    if given.worker:  # as nice as the process that it works for
        serve(record_maker(given.settings))
        return 0
    os.nice(NICENESS)
    ended = threading.Event()
    threading.Thread(target=_listen, args=(ended,), daemon=True).start()
    try:
        for event in _sparse(_events(given, ended)):
            sys.stdout.write(to_line(event) + "\n")
            sys.stdout.flush()
    except BrokenPipeError:
        return 0  # nobody listens any more
    except BriefError as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{error.filename or given.folder}: {error.strerror}")
    return 0


def _listen(ended: threading.Event) -> None:
    """Wait for the end of standard input, which is the end of whoever started this.

    Reads past Python's own buffers, whose lock would still be held when the process ends.
    """
    while os.read(0, 4096):
        pass
    ended.set()


def _events(given: Arguments, ended: threading.Event) -> Iterator[IndexEvent]:
    if given.watch:
        return watch(given.folder, given.roots, given.settings, ended)
    return run(given.folder, given.roots, given.settings, stop=ended.is_set)


def _sparse(events: Iterator[IndexEvent]) -> Iterator[IndexEvent]:
    """The events that a screen needs: of files that went well, only how many, now and then."""
    last = 0.0
    for event in events:
        if event.kind is not EventKind.OUTCOME or _is_worth_telling(event):
            yield event
        elif event.total and time.monotonic() - last > _PROGRESS_INTERVAL:
            last = time.monotonic()
            yield IndexEvent(EventKind.PROGRESS, done=event.done, total=event.total)


def _is_worth_telling(event: IndexEvent) -> bool:
    return event.outcome in {Outcome.SKIPPED, Outcome.REMOVED} or event.previous is not None


def _failed(reason: str) -> int:
    # Files that could not be written cannot be flushed either; saying it once is enough.
    sys.unraisablehook = lambda _: None
    sys.stdout.write(to_line(IndexEvent(EventKind.FAILED, reason=reason)) + "\n")
    sys.stdout.flush()
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
