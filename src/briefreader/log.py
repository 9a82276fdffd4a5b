"""What the program did and how it failed, in files for whoever looks for the reason.

They hold no word of an article, and so can be shown to somebody else: of an exception its kind and
its place are written, never its message, for that may quote what was being read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

from briefreader import __version__
from briefreader.text.date_format import utc
from briefreader.text.sanitizing import one_line

NAME = "briefreader.log"
OLDER = "briefreader.log.1"
REPORT_PREFIX = "crash-"
LARGEST = 256 * 1024  # bytes; then it becomes the older one, and what that held goes
REPORTS_KEPT = 10
_LONGEST_LINE = 1000  # code points
_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_PARTS_SHOWN = 3  # of a foreign source file's path, so that no user's name is in it
_PACKAGE = Path(__file__).parent
_FAULT_FRAME = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>.*)')


class Log:
    """The log in one folder, which is made when there is something to write.

    What cannot be written is not written: a full disk must not end the program a second time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def path(self) -> Path:
        """The file that is being written."""
        return self.folder / NAME

    def write(self, words: str, now: datetime) -> None:
        """Add one line."""
        line = f"{utc(now)} {os.getpid()} {one_line(words)[:_LONGEST_LINE]}\n"
        with suppress(OSError), self.open() as out:
            out.write(line.encode("utf-8", "replace"))

    def open(self) -> BinaryIO:
        """Open the file for appending another process's errors; raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(OSError):
            if self.path.lstat().st_size > LARGEST:
                self.path.replace(self.folder / OLDER)
        return open(os.open(self.path, _FLAGS, 0o600), "ab", buffering=0)

    def report(self, error: BaseException, now: datetime) -> Path | None:
        """Write where a mistake of this program happened; the report, or None without one."""
        self.write(f"crash: {error_location(error)}", now)
        return self._write_report(report_lines(error), now)

    def report_death(self, cause: str, said: str, now: datetime) -> Path | None:
        """Write where a process was when ``cause`` ended it; the report, or None without one.

        ``said`` is what ``faulthandler`` wrote of it; there is no report where that is nothing.
        """
        self.write(f"ended by {cause}", now)
        lines = (*_head(), "", f"ended by {cause}", *_places(said))
        return self._write_report(lines, now) if said else None

    def _write_report(self, lines: Iterable[str], now: datetime) -> Path | None:
        stamp = now.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
        path = self.folder / f"{REPORT_PREFIX}{stamp}-{os.getpid()}.txt"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(os.open(path, _FLAGS | os.O_EXCL, 0o600), "wb") as out:
                out.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
        except OSError:
            return None
        self._forget_old_reports()
        return path

    def reports(self) -> tuple[Path, ...]:
        """Return the crash reports that there are, the oldest first."""
        try:
            return tuple(sorted(self.folder.glob(f"{REPORT_PREFIX}*.txt")))
        except OSError:  # a closed folder
            return ()

    def _forget_old_reports(self) -> None:
        for old in self.reports()[:-REPORTS_KEPT]:
            with suppress(OSError):
                old.unlink()


def report_lines(error: BaseException) -> Iterator[str]:
    """Yield the program's version, then the exceptions, the first cause last, frame by frame."""
    yield from _head()
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield ""
        yield f"{_kind(current)}{_number(current)}, last in {_last_own_place(current)}"
        for frame in _frames(current.__traceback__):
            yield f"  {frame.place} in {frame.function}"
        current = current.__cause__ or current.__context__


def _head() -> Iterator[str]:
    import platform

    yield f"briefreader {__version__}, Python {platform.python_version()} on {platform.system()}"
    yield "No words of your articles are in this report; messages are left out for that reason."


def _places(said: str) -> Iterator[str]:
    """Yield thread by thread what ``faulthandler`` has written, the innermost frame first."""
    for line in said.splitlines():
        if found := _FAULT_FRAME.fullmatch(line):
            yield f"  {_place(found['file'], int(found['line']))[0]} in {found['function']}"
        elif line.startswith(("Thread", "Current thread")):
            yield f"{line.partition(' 0x')[0]}:"


def error_location(error: BaseException) -> str:
    """Return the exception's kind and the last place of it within this program, in a few words."""
    return f"{_kind(error)} in {_last_own_place(error)}"


def _last_own_place(error: BaseException) -> str:
    """Return file and line of the last frame in this package, or of the last one at all."""
    frames = list(_frames(error.__traceback__))
    own = [frame for frame in frames if frame.own]
    return (own or frames)[-1].place if frames else "nowhere"


def _kind(error: BaseException) -> str:
    return type(error).__qualname__


def _number(error: BaseException) -> str:
    """Return what the operating system calls the error, if it is one of its own."""
    return f" ({os.strerror(error.errno)})" if isinstance(error, OSError) and error.errno else ""


class _Frame(NamedTuple):
    """One frame of a traceback; ``own`` where its file is one of this package's."""

    place: str
    function: str
    own: bool


def _frames(trace: TracebackType | None) -> Iterator[_Frame]:
    while trace is not None:
        code = trace.tb_frame.f_code
        place, own = _place(code.co_filename, trace.tb_lineno)
        yield _Frame(place, code.co_qualname, own)
        trace = trace.tb_next


def _place(name: str, line: int) -> tuple[str, bool]:
    """Return a place in a source file as it is shown, and whether the file is this package's."""
    file = Path(name)
    own = file.is_relative_to(_PACKAGE)
    # By where the package lies and not by its name, which the folder of a clone has, too.
    parts = file.relative_to(_PACKAGE.parent).parts if own else file.parts[-_PARTS_SHOWN:]
    return f"{'/'.join(parts)}:{line}", own
