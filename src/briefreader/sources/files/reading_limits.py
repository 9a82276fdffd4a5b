"""What reading one file may take, and how a process that reads holds itself to it.

A file can be made to cost its reader any time and memory, above all in the libraries that take web
pages apart. So whatever may cost much is read in a process that the system ends when it does.
"""

from __future__ import annotations

import os
import re
import resource
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from briefreader.sources.files.file_kinds import kind_of

SECONDS = 5.0  # of a processor
MEGABYTES = 500
TOO_LONG = f"took more than {SECONDS:.0f} s to read"
TOO_LARGE = f"took more than {MEGABYTES} MB to read"
# Text is read by this program's own readers, which take some milliseconds a KB whatever is in it
# (`benchmarks/growth.py`): so much of it needs no process of its own. None of 319 of its shapes,
# as text, data, subtitles and front matter of this size, took 1.3 s or 24 MB, traced.
_SMALL_TEXT = 32 * 1024  # bytes
_OUT_OF_MEMORY = 78  # the exit status of a process that has used up its memory
_SHORTEST = 0.001  # seconds of a timer; 0 would stop it
_AGAIN = 0.5  # seconds; what is raised in a callback of the interpreter is lost
_STEPS = 10  # of Python, at one of which at the latest another thread is heard
_NO_LIMIT = resource.RLIM_INFINITY
_NEAR = 64_000_000  # bytes below the end of memory
_UNTOLD = 4_000_000_000  # bytes of address space, where the system tells nothing of it
_STATUS = Path("/proc/self/status")
_peak_before = 0


def is_cheap(name: str, size: int) -> bool:
    """Return whether a file of this name and so many bytes can be read anywhere, whatever it
    holds.
    """
    if size > _SMALL_TEXT:
        return False
    kind = kind_of(name)
    return kind is None or kind.bounded


class TookTooLong(BaseException):
    """The time of a file is used up; what reads it must not take that for a mistake of its own."""


@contextmanager
def time_limit() -> Iterator[None]:
    """Raise TookTooLong once the block has taken the time of one file, in any process and thread.

    What other threads do meanwhile does not count.

    What this program's own readers do, regular expressions among it, looks for signals all the
    while. Only the main thread hears of them: any other is told between two steps of Python, and
    not at all by a system that does not count the time of a thread.
    """
    if threading.current_thread() is not threading.main_thread():
        with _time_limit_of_thread():
            yield
        return
    limit = time.thread_time() + SECONDS

    def end(_number: int, _frame: object) -> None:
        left = limit - time.thread_time()  # the timer has counted all threads
        signal.setitimer(signal.ITIMER_PROF, max(left, _SHORTEST) if left > 0 else _AGAIN)
        if left <= 0:
            raise TookTooLong

    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def _time_limit_of_thread() -> Iterator[None]:
    if not hasattr(time, "pthread_getcpuclockid"):
        yield
        return
    thread = threading.get_ident()
    clock = time.pthread_getcpuclockid(thread)
    end = time.clock_gettime(clock) + SECONDS
    has_ended, lock = threading.Event(), threading.Lock()

    def watch() -> None:
        left = SECONDS
        while not has_ended.wait(left):  # its time passes no faster than that of a clock
            with lock:
                if has_ended.is_set():
                    return
                left = end - time.clock_gettime(clock)
                if left <= 0:
                    _raise_in(thread, TookTooLong)
                    left = _AGAIN

    threading.Thread(target=watch, name="time limit", daemon=True).start()
    try:
        yield
    finally:
        # What is still to be raised comes here, for a block that has ended. Taken back, it would
        # leave the interpreter looking for it at every step, in all threads.
        with suppress(TookTooLong):
            with lock:
                has_ended.set()
            for _ in range(_STEPS):
                pass


def _raise_in(thread: int, error: type[BaseException]) -> None:
    import ctypes  # hardly any file needs it

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))


def begin_file() -> None:
    """Give this process the budget of one file from now on, beyond which it ends.

    The timer counts the process's own time, and its signal is none that Python would put off until
    a library returns. Where memory runs out first, MemoryError is raised; see ``give_up``.
    """
    global _peak_before
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    _peak_before = _told("VmPeak")
    _limit_memory((_told("VmSize") or _UNTOLD) + MEGABYTES * 1_000_000)


def end_file() -> None:
    """Let this process take what it likes again, until the next file begins."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    _limit_memory(_NO_LIMIT)


def ran_short() -> bool:
    """Return whether memory has come near its end since the file began.

    What a library in C does then is its own affair: it may say that a page cannot be parsed.
    """
    peak = _told("VmPeak")
    most = resource.getrlimit(resource.RLIMIT_AS)[0]
    return peak > max(_peak_before, most - _NEAR)


def give_up() -> NoReturn:
    """End this process, which has no memory left to say why, at once."""
    os._exit(_OUT_OF_MEMORY)


def reason_of_end(status: int) -> str | None:
    """Return which part of the budget a process had used up that ended so; None for any other end.

    ``status`` is as ``subprocess`` has it: a signal is negative.
    """
    return {-signal.SIGPROF: TOO_LONG, _OUT_OF_MEMORY: TOO_LARGE}.get(status)


def ended(status: int) -> str:
    """Return how a process ended while it read a file, where nothing says why."""
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    return f"crashed the process that read it ({how})"


def _told(name: str) -> int:
    """Return what the system tells of this process's address space, in bytes; 0 where it does
    not.
    """
    with suppress(OSError):
        found = re.search(rf"^{name}:\s*(\d+) kB$", _STATUS.read_text("ascii"), re.MULTILINE)
        return int(found[1]) * 1024 if found else 0
    return 0


def _limit_memory(most: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != _NO_LIMIT:
        most = hard if most == _NO_LIMIT else min(most, hard)
    with suppress(ValueError, OSError):  # a system that knows the limit and holds nobody to it
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
