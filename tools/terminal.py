"""A real terminal to run a program in: a pseudo-terminal whose output is drawn by pyte."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import ClassVar

import pyte
from tools.emulation import Screen, Stream

READ_SIZE = 1 << 16
# What a shell starts on its terminal ignores none of these, also where what runs beside a shell, or
# below ``nohup``, ignores them, as these tests may.
NOT_IGNORED = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP)


def _mark_as_opened(command: Sequence[str]) -> None:
    """Let a reader's folder of data look as if the reader had been left there before."""
    for found in re.finditer(r"--data-dir['\s]+([^'\s]+)", " ".join(command)):
        with suppress(OSError):
            folder = Path(found[1])
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not (screen := folder / "screen.json").exists():
                screen.write_text("{}", encoding="ascii")


class Terminal:
    """One program in one terminal; times are seconds since the start or the last key.

    Leaving the context kills the program if it still runs.
    """

    ENVIRONMENT: ClassVar = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        first_launch: bool = False,
    ) -> None:
        """Start the program; a reader shows its guide for beginners only at a ``first_launch``."""
        if not first_launch:
            _mark_as_opened(command)
        self._screen = Screen(columns, rows)
        self._stream = Stream(self._screen)
        self.raw = bytearray()
        self._undrawn = bytearray()  # drawing takes longer than what the program does for it
        self.status: int | None = None
        self._ended = False
        self._since = time.perf_counter()
        inherited = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        merged = {**inherited, **self.ENVIRONMENT, **(environment or {})}
        self.process, self._file = self._start(command, (columns, rows), merged, folder)

    def _start(
        self,
        command: Sequence[str],
        size: tuple[int, int],
        environment: Mapping[str, str],
        folder: Path | None,
    ) -> tuple[int, int]:
        """Start the program at its terminal; its process and a descriptor of our end."""
        process, file = pty.fork()
        if process == 0:
            for number in NOT_IGNORED:
                signal.signal(number, signal.SIG_DFL)
            # The size is set in the child, before the program looks at it.
            columns, rows = size
            termios.tcsetwinsize(0, (rows, columns))
            if folder:
                os.chdir(folder)
            os.execvpe(command[0], list(command), environment)
        return process, file

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            self.end(signal.SIGKILL)
        os.close(self._file)

    @property
    def screen(self) -> pyte.Screen:
        """All that was taken in so far, drawn."""
        self._stream.feed(without_private_sequences(bytes(self._undrawn)))
        self._undrawn.clear()
        return self._screen

    @property
    def text(self) -> str:
        """What stands on the screen, a line a row, without trailing blanks."""
        return "\n".join(row.rstrip() for row in self.screen.display)

    def pump(self, seconds: float = 0.02) -> bool:
        """Take in what the program has written within ``seconds``; whether there was anything."""
        if self._ended or not self._is_ready(seconds):
            return False
        try:
            data = os.read(self._file, READ_SIZE)
        except OSError:
            data = b""
        self._ended = not data
        self._take(data)
        return bool(data)

    def _is_ready(self, seconds: float) -> bool:
        """Whether the program writes something within ``seconds``."""
        waiting = select.poll()  # select takes no more than a thousand open files
        waiting.register(self._file, select.POLLIN)
        return bool(waiting.poll(1000 * seconds))

    def _take(self, data: bytes) -> None:
        self.raw += data
        self._undrawn += data

    def wait_for(self, wanted: str | Callable[[str], bool], seconds: float = 30.0) -> float:
        """How long it took until ``wanted`` stood on the screen, or held, of whatever it asks.

        Raises TimeoutError, with the screen in its message, if it never did.
        """
        holds = (lambda text: wanted in text) if isinstance(wanted, str) else wanted
        until = time.perf_counter() + seconds
        while not holds(self.text):
            came = self.pump()
            # A screen that stays as it is holds no words that it did not; other things may change.
            while not came and isinstance(wanted, str) and not self._is_over(until):
                came = self.pump()
            if not came and self._is_over(until):
                raise TimeoutError(f"{wanted!r} never stood on this screen:\n{self.text}")
        return time.perf_counter() - self._since

    def _is_over(self, until: float) -> bool:
        """Whether the program has ended, or the time is ``until`` or later."""
        return self._ended or time.perf_counter() >= until

    def wait_for_bytes(self, wanted: bytes, seconds: float = 30.0) -> float:
        """How long it took until the program had written ``wanted``.

        Raises TimeoutError if it never did.
        """
        until = time.perf_counter() + seconds
        chunk = bytearray()
        while wanted not in chunk:
            if time.perf_counter() > until:
                raise TimeoutError(f"{wanted!r} was never written")
            if self._is_ready(0.05):
                chunk += os.read(self._file, READ_SIZE)
        taken = time.perf_counter() - self._since
        self._take(bytes(chunk))
        return taken

    def settle(self, quiet: float = 0.25, seconds: float = 10.0) -> None:
        """Wait until nothing has been written for ``quiet`` seconds."""
        until = time.perf_counter() + seconds
        last = time.perf_counter()
        while time.perf_counter() - last < quiet and time.perf_counter() < until:
            if self.pump():
                last = time.perf_counter()

    def rest(self, quiet: float = 0.25, seconds: float = 60.0) -> None:
        """Wait until nothing is written and the program uses no processor any more.

        Raises TimeoutError, with the screen in its message, if it does not come to rest.
        """
        until = time.perf_counter() + seconds
        used = -1.0
        while used != (used := self.processor_time()):
            if time.perf_counter() > until:
                raise TimeoutError(f"it does not come to rest:\n{self.text}")
            self.settle(quiet, 5)

    def send(self, keys: str | bytes) -> None:
        """Type ``keys``; the clock starts anew."""
        self._since = time.perf_counter()
        os.write(self._file, keys.encode() if isinstance(keys, str) else keys)

    def answer_time(
        self, keys: str, quiet: float = 0.06, wanted: bytes = b""
    ) -> tuple[float, float]:
        """Milliseconds from ``keys`` to the first and to the last byte of the answer."""
        return self.answer_to(lambda: self.send(keys), quiet, wanted)

    def answer_to(
        self, deed: Callable[[], None], quiet: float = 0.06, wanted: bytes = b""
    ) -> tuple[float, float]:
        """Milliseconds from a deed to the first and to the last byte of what answers it.

        The answer has ended when nothing came for ``quiet`` seconds after it had ``wanted``; where
        nothing came within two, what there was counts, or 0.
        """
        self.settle(0.08, 2)
        _ = self.screen  # drawn before the clock starts: a new size would have to wait for it
        self._since = time.perf_counter()
        deed()
        answer = bytearray()
        first = last = 0.0
        while True:
            ended = answer and wanted in answer
            if not self._is_ready(quiet if ended else 2):
                break
            answer += os.read(self._file, READ_SIZE)
            last = (time.perf_counter() - self._since) * 1000
            first = first or last
        self._take(bytes(answer))
        return first, last

    def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size, as a user dragging its corner does."""
        termios.tcsetwinsize(self._file, (rows, columns))
        self.screen.resize(rows, columns)
        os.kill(self.process, signal.SIGWINCH)

    def end(self, number: int | None = None, seconds: float = 30.0) -> int:
        """Send a signal, if one is given, and wait; the exit status, or minus the signal's number.

        Raises TimeoutError, after killing the program, if it does not end.
        """
        if number is not None and self.status is None:
            # What kills a reader kills what draws; who watches over it has to survive that.
            os.kill(self.reader if number == signal.SIGKILL else self.process, number)
        until = time.perf_counter() + seconds
        while self.status is None:
            self.pump(0.02)
            if self.has_ended():
                while self.pump(0.05):
                    pass
            elif time.perf_counter() > until:
                os.kill(self.reader, signal.SIGKILL)
                self._ended_with(wait=True)
                self.status = -signal.SIGKILL
                raise TimeoutError(f"the program did not end; its screen:\n{self.text}")
        return self.status

    @property
    def reader(self) -> int:
        """The process that draws: a fork of the program that it watches over, or itself (Linux)."""
        command = Path(f"/proc/{self.process}/cmdline").read_bytes()
        listed = Path(f"/proc/{self.process}/task/{self.process}/children").read_text("ascii")
        for child in listed.split():
            if Path(f"/proc/{child}/cmdline").read_bytes() == command:
                return int(child)
        return self.process

    def has_ended(self) -> bool:
        """Whether the program has ended; its status is then known."""
        if self.status is None:
            self.status = self._ended_with()
        return self.status is not None

    def _ended_with(self, *, wait: bool = False) -> int | None:
        """How the program has ended, as ``status`` has it; None if it has not yet."""
        done, status = os.waitpid(self.process, 0 if wait else os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if done else None

    def cooked(self) -> bool:
        """Whether the terminal reads whole lines, as a shell expects to find it."""
        return bool(termios.tcgetattr(self._file)[3] & termios.ICANON)

    def modes_left_on(self) -> tuple[str, ...]:
        """Names of the terminal modes that were switched on and not off again."""
        text = self.raw.decode("utf-8", "replace")
        return tuple(name for name, (on, off) in _MODES.items() if text.rfind(on) > text.rfind(off))

    def processor_time(self) -> float:
        """Milliseconds of processor time that the program has used (Linux)."""
        return processor_time(self.reader)

    def peak_memory(self) -> float:
        """The most resident memory that the program has had, in MB (Linux: VmHWM)."""
        status = Path(f"/proc/{self.reader}/status").read_text(encoding="ascii")
        line = next(line for line in status.split("\n") if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024


def processor_time(process: int) -> float:
    """Milliseconds of processors that all threads of a process took, in steps of ten (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    ticks = sum(int(field) for field in fields.split()[11:13])
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


_MODES = {
    "alternate screen": ("\x1b[?1049h", "\x1b[?1049l"),
    "mouse reports": ("\x1b[?1000h", "\x1b[?1000l"),
    "all mouse movements": ("\x1b[?1003h", "\x1b[?1003l"),
    "mouse positions": ("\x1b[?1006h", "\x1b[?1006l"),
    "bracketed paste": ("\x1b[?2004h", "\x1b[?2004l"),
    "focus reports": ("\x1b[?1004h", "\x1b[?1004l"),
    "hidden cursor": ("\x1b[?25l", "\x1b[?25h"),
    "key protocol": ("\x1b[>1u", "\x1b[<u"),
}


def without_private_sequences(data: bytes) -> bytes:
    """``data`` without the key-protocol sequences, which pyte prints as text."""
    for sequence in (b"\x1b[>1u", b"\x1b[<u", b"\x1b[?1u", b"\x1b[=1u"):
        data = data.replace(sequence, b"")
    return data
