"""A mistake of this program ends it with one line and a report, not with a page of its insides."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from types import TracebackType

from briefreader.cli.output import print_message
from briefreader.log import Log, error_location

_CAUSES = {
    "SIGKILL": "sent by someone, or by the system because memory ran out",
    "SIGBUS": "a file was truncated while being read, or its disk failed",
}
_REPORT = "a report (without any text from your articles) is in"


def report_death(log: Log, name: str, said: str) -> None:
    """Say in one line which signal has ended the reader, and where Python ``said`` that it was."""
    written = log.report_death(name, said, datetime.now(UTC))
    cause = f" ({_CAUSES[name]})" if name in _CAUSES else ""
    where = f"; {_REPORT} {written}" if written else ""
    print_message(f"the reader was killed by {name}{cause} – bookmarks are saved{where}")


def report_crashes(log: Log | None) -> None:
    """Write a report of whatever nobody catches from now on; Python then exits with 1.

    As long as it is not known where the log is, only the line is written.

    In a thread, where it ends nothing but the thread, it is only reported; what goes wrong while
    things are taken down is a line of the log.
    """

    def crashed(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        written = log.report(error, datetime.now(UTC)) if log else None
        where = f"{_REPORT} {written}" if written else "no report"
        print_message(f"briefreader crashed (our bug, sorry): {error_location(error)}; {where}")

    def thread_crashed(arguments: threading.ExceptHookArgs) -> None:
        if log and arguments.exc_value is not None and arguments.exc_type is not SystemExit:
            log.report(arguments.exc_value, datetime.now(UTC))

    def forgotten(arguments: sys.UnraisableHookArgs) -> None:
        if log and arguments.exc_value is not None:
            log.write(f"ignored: {error_location(arguments.exc_value)}", datetime.now(UTC))

    sys.excepthook = crashed
    sys.unraisablehook = forgotten
    threading.excepthook = thread_crashed
