"""Long work on many things, half of them done in a process beside this one."""

from __future__ import annotations

import gc
import os
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeAlias, TypeVar

_T = TypeVar("_T")
Pieces: TypeAlias = "tuple[str | memoryview, ...]"
"""What makes a long text, one after the other; what a fork wrote is in UTF-8."""
_WORTH_A_FORK = 3000  # things, done with in some 60 ms; a fork and its pipe take 20
_SIZE = struct.Struct("=q")  # of what is sent, before it
# What may end a command: the half ends by it at once, with no word of its own.
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def joined(write: Callable[[_T], str], items: Sequence[_T], between: str) -> str:
    """Return what ``write`` makes of each item, joined, as :func:`pieces` does it."""
    return text_of(pieces(write, items, between))


def text_of(parts: Pieces) -> str:
    """Return the text that pieces are of."""
    return "".join([part if isinstance(part, str) else _decoded(part) for part in parts])


def pieces(
    write: Callable[[_T], str],
    items: Sequence[_T],
    between: str,
    before: str = "",
    after: str = "",
) -> Pieces:
    """Return what ``write`` makes of each item, joined, and what stands before and after all; the
    second half of many by a fork.

    ``write`` may change nothing and print nothing. The pieces of tens of megabytes are not put
    together here, nor decoded, for whoever writes them to a file would take them apart again.
    """
    if len(items) < 2:
        return (before, *map(write, items), after)
    middle = len(items) * 13 // 25  # the fork has to encode and send its half

    def second_half() -> str:
        return between.join(map(write, items[middle:]))

    with beside(second_half, len(items) - middle) as answer:
        first = between.join(map(write, items[:middle]))
        second = answer()
    return (before, first, between, second_half() if second is None else second, after)


@contextmanager
def beside(work: Callable[[], str], count: int) -> Iterator[Callable[[], memoryview | None]]:
    """Do ``work`` on so many things in a fork, and yield what waits for its result, in UTF-8: None
    where it has to be done here.

    That is so where they are few, where there is no processor for them, where there is another
    thread, which a fork would not have, and where nothing whole comes back.
    """
    if count >= _WORTH_A_FORK and _can_fork():
        with _forked(work) as answer:
            yield answer
    else:
        yield lambda: None


def _can_fork() -> bool:
    # macOS's own libraries may have threads of which Python knows nothing.
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return False
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


@contextmanager
def _forked(work: Callable[[], str]) -> Iterator[Callable[[], memoryview | None]]:
    """Do ``work`` in a fork, and yield what waits for its result: None if it came to nothing."""
    pipe = None
    with suppress(OSError):  # no descriptor is left
        pipe = os.pipe()
    if pipe is None:
        yield lambda: None
        return
    back, to = pipe
    child = -1
    signals = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        try:
            with suppress(OSError):  # too many processes, or too little memory
                child = os.fork()
            if child == 0:
                os.close(back)  # else nothing would end this process if its parent were killed
                _answer(work, to, signals)
            os.close(to)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        with open(back, "rb", closefd=False) as answer:
            yield lambda: _whole(answer.read())
    finally:
        os.close(back)
        if child > 0:
            with suppress(ChildProcessError):  # whoever started us wants children forgotten
                if os.waitpid(child, os.WNOHANG) == (0, 0):
                    os.kill(child, signal.SIGKILL)
                    os.waitpid(child, 0)


def _answer(work: Callable[[], str], to: int, signals: Iterable[int]) -> NoReturn:
    """Do the work and send its result; this process then ends, and nothing of its parent's is
    touched.
    """
    status = 1
    try:
        for number in _ENDING:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        gc.disable()  # it would write to each page of memory that is shared
        data = work().encode("utf-8", "surrogatepass")
        with open(to, "wb") as pipe:
            pipe.write(_SIZE.pack(len(data)))
            pipe.write(data)
        status = 0
    finally:
        os._exit(status)


def _decoded(data: memoryview) -> str:
    return str(data, "utf-8", "surrogatepass")


def _whole(sent: bytes) -> memoryview | None:
    """Return what was sent; None if that is not all."""
    data = memoryview(sent)[_SIZE.size :]
    if len(sent) < _SIZE.size or _SIZE.unpack_from(sent) != (len(data),):
        return None
    return data
