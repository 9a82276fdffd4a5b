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
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, TypeVar

from briefreader.sources.files.file_kinds import kind_of

SECONDS = 5.0  # of a processor
MEGABYTES = 500
TOO_LONG = f"took more than {SECONDS:.0f} s to read"
TOO_LARGE = f"took more than {MEGABYTES} MB to read"
# Text is read by this program's own readers, which take some milliseconds a KB whatever is in it
# (`benchmarks/growth.py`): so much of it needs no process of its own, only to be looked at now and
# then. None of 319 of its shapes, as text, data, subtitles and front matter of this size, took
# 1.3 s or 24 MB, traced.
_SMALL_TEXT = 32 * 1024  # bytes
_OUT_OF_MEMORY = 78  # the exit status of a process that has used up its memory
_LOOK = 0.05  # seconds after which it is looked at what a text has taken
_AGAIN = 0.5  # seconds; what is raised in a callback of the interpreter is lost
_STEPS = 10  # of Python, at one of which at the latest a thread hears what is raised in it
_NO_LIMIT = resource.RLIM_INFINITY
_NEAR = 64_000_000  # bytes below the end of memory
_UNTOLD = 4_000_000_000  # bytes of address space, where the system tells nothing of it
_STATUS = "/proc/self/status"
_SIZES = "/proc/self/statm"
_PEAK, _SIZE = (re.compile(name + rb":\s*(\d+) kB\n") for name in (b"VmPeak", b"VmSize"))
_TOLD = 1 << 19  # bytes, more than the system tells, also of somebody in 65,536 groups
_T = TypeVar("_T")
_peak_before = 0


def is_cheap(name: str, size: int) -> bool:
    """Return whether a file of this name and so many bytes can be read anywhere, whatever it
    holds.
    """
    if size > _SMALL_TEXT:
        return False
    kind = kind_of(name)
    return kind is None or kind.bounded


class OverBudget(BaseException):
    """What a file may take is used up; its reader must not take that for a mistake of its own."""

    reason = ""


class TookTooLong(OverBudget):
    """It took too much time."""

    reason = TOO_LONG


class TookTooMuch(OverBudget):
    """It took too much memory."""

    reason = TOO_LARGE


def within_limits(work: Callable[[], _T]) -> _T:
    """Return what ``work`` does; raises OverBudget once it has taken the time of one file, in any
    process and thread, or the process so much memory meanwhile.

    What other threads do meanwhile takes none of its time. It is looked at some times a second.
    What this program's own readers do, regular expressions among it, looks for signals all the
    while. Only the main thread hears of them: any other is told between two steps of Python, and
    not at all by a system that does not count the time of a thread.
    """
    in_main = threading.current_thread() is threading.main_thread()
    watch = _SignalWatch() if in_main else _ThreadWatch()
    try:
        watch.start()
        return work()
    finally:
        # The interpreter raises nothing between the end of ``work`` and this; a ``with`` would give
        # it the chance.
        watch.is_over = True
        watch.stop()


class _Budget:
    """What is left of the time and memory of one file; ``clock`` counts the time, in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + SECONDS
        self._most = _resident() + MEGABYTES * 1_000_000
        self._again = 0.0
        self._error: type[OverBudget] | None = None

    def to_raise(self) -> type[OverBudget] | None:
        """Return what is to be raised now, if anything is."""
        now = self._clock()
        if self._error is None and now >= self._end:
            self._error = TookTooLong
        elif self._error is None and _resident() > self._most:
            self._error = TookTooMuch
        if self._error is None or now < self._again:
            return None
        self._again = now + _AGAIN
        return self._error


class _SignalWatch:
    """Watches the main thread from within."""

    def __init__(self) -> None:
        self.is_over = False
        self._budget = _Budget(time.thread_time)
        self._is_looking = False

    def start(self) -> None:
        """Look at each signal of a timer, which counts the time of all threads."""
        signal.signal(signal.SIGPROF, self._look)
        each = min(_LOOK, SECONDS)
        signal.setitimer(signal.ITIMER_PROF, each, each)

    def _look(self, _number: int, _frame: object) -> None:
        if self.is_over or self._is_looking:  # what that raised would come into the other's look
            return
        self._is_looking = True
        error = self._budget.to_raise()
        self._is_looking = False
        if error:
            raise error

    def stop(self) -> None:
        """End the signals; one may still come, and does nothing."""
        signal.setitimer(signal.ITIMER_PROF, 0)


class _ThreadWatch:
    """Watches another thread than the main one from a thread of its own.

    What it raises may come at any step of Python, here too: no lock is one in Python.
    """

    def __init__(self) -> None:
        self.is_over = False
        self._thread = threading.get_ident()
        self._budget = _Budget(_clock_of(self._thread))
        self._raised = False
        self._raising, self._running = threading.Lock(), threading.Lock()

    def start(self) -> None:
        """Begin to look, some times a second."""
        self._running.acquire()
        threading.Thread(target=self._watch, name="limits of a file", daemon=True).start()

    def _watch(self) -> None:
        each = min(_LOOK, SECONDS)
        while not self._running.acquire(timeout=each):
            with self._raising:
                if self.is_over:  # and the thread may have gone
                    return
                if error := self._budget.to_raise():
                    self._raised = True
                    _raise_in(self._thread, error)

    def stop(self) -> None:
        """Let the watch end; what it has raised is not heard of after this."""
        try:
            self._end()
        except OverBudget:  # it had raised that before; it raises no other
            self._end()

    def _end(self) -> None:
        if self._running.locked():
            self._running.release()
        with self._raising:
            is_raised = self._raised
        if is_raised:
            # It may still be to come, and is replaced by what comes here. Taken back, it would
            # leave the interpreter looking for it at every step, in all threads.
            with suppress(OverBudget):
                _raise_in(self._thread, OverBudget)
                for _ in range(_STEPS):
                    pass


def _clock_of(thread: int) -> Callable[[], float]:
    """Return what tells the seconds of a processor that a thread has taken, where that is known."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return float
    clock = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(clock)


def _raise_in(thread: int, error: type[BaseException]) -> None:
    import ctypes  # hardly any file needs it

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))


def _resident() -> int:
    """Return how much memory this process has now, in bytes; 0 where the system does not tell."""
    with suppress(OSError):
        return int(_read(_SIZES).split()[1]) * resource.getpagesize()
    return 0


def begin_file() -> None:
    """Give this process the budget of one file from now on, beyond which it ends.

    The timer counts the process's own time, and its signal is none that Python would put off until
    a library returns. Where memory runs out first, MemoryError is raised; see ``give_up``.
    """
    global _peak_before
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    _peak_before, size = _address_space()
    _limit_memory((size or _UNTOLD) + MEGABYTES * 1_000_000)


def end_file() -> None:
    """Let this process take what it likes again, until the next file begins."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    _limit_memory(_NO_LIMIT)


def ran_short() -> bool:
    """Return whether memory has come near its end since the file began.

    What a library in C does then is its own affair: it may say that a page cannot be parsed.
    """
    peak, _ = _address_space()
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


def _address_space() -> tuple[int, int]:
    """Return the most that this process's address space has been and what it is, in bytes; zeros
    where the system does not tell.
    """
    with suppress(OSError):
        status = _read(_STATUS)
        peak, size = _PEAK.search(status), _SIZE.search(status)
        return int(peak[1]) * 1024 if peak else 0, int(size[1]) * 1024 if size else 0
    return 0, 0


def _read(path: str) -> bytes:
    """Return what the system tells in a file, in a third of the time that a Path takes."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(descriptor, _TOLD)
    finally:
        os.close(descriptor)


def _limit_memory(most: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != _NO_LIMIT:
        most = hard if most == _NO_LIMIT else min(most, hard)
    with suppress(ValueError, OSError):  # a system that knows the limit and holds nobody to it
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
