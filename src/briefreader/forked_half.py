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
from typing import BinaryIO, Generic, NamedTuple, NoReturn, TypeAlias, TypeVar, cast

_T = TypeVar("_T")
Pieces: TypeAlias = "list[bytes | memoryview]"
"""What makes a long text in UTF-8, one after the other."""
_WORTH_A_FORK = 3000  # things, done with in some 60 ms; a fork and its pipe take 20
_AT_ONCE = 250  # things that are encoded together, while they are still in the processor's cache
_SIZE = struct.Struct("=q")  # of what is sent, before it
# What may end a command: the half ends by it at once, with no word of its own.
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class NotInHalves(Exception):
    """Two processes cannot do this work."""


class LongText(NamedTuple, Generic[_T]):
    """A long text: what ``write`` makes of each item, joined, and what stands before and after all.

    ``write`` may change nothing and print nothing. ``harmless`` looks at what many have made.
    """

    write: Callable[[_T], str]
    items: Sequence[_T]
    between: str
    before: str = ""
    after: str = ""
    harmless: Callable[[str], str] = str

    def pieces(self) -> Pieces:
        """Return the text, the second half of many items by a fork.

        The pieces of tens of megabytes are not put together here, nor decoded, for whoever writes
        them to a file would take them apart again.
        """
        if len(self.items) < 2:
            return [_encoded(self.before), *self._some(self.items), _encoded(self.after)]
        middle = len(self.items) * 13 // 25  # the fork has to send its half
        first = self._replace(items=self.items[:middle])
        second = self._replace(items=self.items[middle:])
        with beside(second.second_half, len(second.items)) as answer:
            begun, ended = first.first_half(), answer()
        return begun + (second.second_half() if ended is None else [ended])

    def first_half(self) -> Pieces:
        """Return the text to where the items of another go on with it."""
        return [_encoded(self.before), *self._some(self.items), _encoded(self.between)]

    def second_half(self) -> Pieces:
        """Return the text where it goes on from another's items, to its end."""
        return [*self._some(self.items), _encoded(self.after)]

    def _some(self, items: Sequence[_T]) -> Iterator[bytes]:
        for first in range(0, len(items), _AT_ONCE):
            made = self.between.join(map(self.write, items[first : first + _AT_ONCE]))
            yield _encoded(self.harmless(self.between * (first > 0) + made))


def joined(write: Callable[[_T], str], items: Sequence[_T], between: str) -> str:
    """Return what ``write`` makes of each item, joined, as a :class:`LongText` does it."""
    return text_of(LongText(write, items, between).pieces())


def text_of(parts: Pieces) -> str:
    """Return the text that pieces are of."""
    return b"".join(parts).decode("utf-8", "surrogatepass")


class Half:
    """One of two processes that do the same work, each on its half."""

    def __init__(self, *, is_second: bool, heard: BinaryIO, told: BinaryIO) -> None:
        self.is_second = is_second
        self._heard = heard
        self._told = told

    def both(self, said: _T) -> tuple[_T, _T]:
        """Return what the first and the second say here; raises NotInHalves or BrokenPipeError if
        the other has ended.
        """
        if self.is_second:
            self._tell(said)
            return cast("_T", self._hear()), said
        other = cast("_T", self._hear())
        self._tell(said)
        return said, other

    def _tell(self, said: object) -> None:
        import pickle  # few commands need it

        data = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
        self._told.write(_SIZE.pack(len(data)) + data)
        self._told.flush()

    def _hear(self) -> object:
        import pickle

        head = self._heard.read(_SIZE.size)
        size = _SIZE.unpack(head)[0] if len(head) == _SIZE.size else -1
        data = self._heard.read(size) if size >= 0 else b""
        if len(data) != size:
            raise NotInHalves
        return cast("object", pickle.loads(data))


def in_halves(work: Callable[[Half], Pieces], count: int) -> Pieces:
    """Return what ``work`` on so many things makes of the first half, and by a fork of the second.

    Raises NotInHalves where :func:`beside` would not fork either, where ``work`` raises it, and
    where it does not come to an end in the fork.
    """
    if count < 2 * _WORTH_A_FORK or not _can_fork():
        raise NotInHalves
    try:
        down = os.pipe()
    except OSError:
        raise NotInHalves from None
    try:
        with open(down[0], "rb") as heard, open(down[1], "wb") as told:
            return _in_halves(work, heard, told)
    except BrokenPipeError:  # it is raised again where the pipe is closed
        raise NotInHalves from None


def _in_halves(work: Callable[[Half], Pieces], heard: BinaryIO, told: BinaryIO) -> Pieces:
    def second(answer: BinaryIO) -> Pieces:
        told.close()  # else nothing would end this process if its parent were killed
        return work(Half(is_second=True, heard=heard, told=answer))

    with _forked(second) as answer:
        heard.close()  # else what is told to a fork that has ended would be waited for
        if answer is None:
            raise NotInHalves
        begun = work(Half(is_second=False, heard=answer, told=told))
        ended = _whole(answer.read())
    if ended is None:
        raise NotInHalves
    return [*begun, ended]


@contextmanager
def beside(work: Callable[[], Pieces], count: int) -> Iterator[Callable[[], memoryview | None]]:
    """Do ``work`` on so many things in a fork, and yield what waits for its result: None where it
    has to be done here.

    That is so where they are few, where there is no processor for them, where there is another
    thread, which a fork would not have, and where nothing whole comes back.
    """
    if count >= _WORTH_A_FORK and _can_fork():
        with _forked(lambda _: work()) as answer:
            yield lambda: _whole(answer.read()) if answer is not None else None
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
def _forked(work: Callable[[BinaryIO], Pieces]) -> Iterator[BinaryIO | None]:
    """Do ``work`` in a fork, and yield what it sends: of its own to the pipe that it is given, and
    its result in the end; None if there is no fork.
    """
    pipe = None
    with suppress(OSError):  # no descriptor is left
        pipe = os.pipe()
    if pipe is None:
        yield None
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
            yield answer
    finally:
        os.close(back)
        if child > 0:
            with suppress(ChildProcessError):  # whoever started us wants children forgotten
                if os.waitpid(child, os.WNOHANG) == (0, 0):
                    os.kill(child, signal.SIGKILL)
                    os.waitpid(child, 0)


def _answer(work: Callable[[BinaryIO], Pieces], to: int, signals: Iterable[int]) -> NoReturn:
    """Do the work and send its result; this process then ends, and nothing of its parent's is
    touched.
    """
    status = 1
    try:
        for number in _ENDING:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        gc.disable()  # it would write to each page of memory that is shared
        with open(to, "wb") as pipe:
            parts = work(pipe)
            pipe.write(_SIZE.pack(sum(map(len, parts))))
            pipe.writelines(parts)
        status = 0
    finally:
        os._exit(status)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _whole(sent: bytes) -> memoryview | None:
    """Return what was sent; None if that is not all."""
    data = memoryview(sent)[_SIZE.size :]
    if len(sent) < _SIZE.size or _SIZE.unpack_from(sent) != (len(data),):
        return None
    return data
