"""A process that watches over the reader, and gives the terminal back whatever kills it.

No program can handle SIGKILL, and none SIGBUS, which comes where a mapped file was cut off. So the
reader is a fork of what the shell has started; that waits, stops and goes on with it as a job does,
and ends with its status.
"""

from __future__ import annotations

import faulthandler
import os
import select
import signal
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from briefreader.ui.terminal.terminal_modes import KEY_PROTOCOL_OFF, LEAVE, USUAL_MODES

# Those that mean the reader's end: it handles them, or has not begun to draw. After SIGQUIT
# (Ctrl+\) no core is needed, but the terminal as it was.
ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
# A terminal sends these to both processes, and so does an editor that ends its whole group; the
# others reach only the one that the shell knows.
_OF_GROUPS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
_WATCHED = (*ENDING_SIGNALS, signal.SIGTSTP, signal.SIGCONT, signal.SIGCHLD)
_PATIENCE = 0.5  # seconds for a terminal that takes nothing
_PORTION = 64  # bytes for which there is room in a terminal that takes any
_LONGEST = 1 << 16  # bytes of what Python says of where it was


def supervise(tell_of_death: Callable[[str, str], None]) -> int | None:
    """Go on as a child of this process, and wait for it here.

    Where a signal that cannot be handled has ended it, ``tell_of_death`` gets its name and what
    Python said of the place, with the terminal restored.
    Returns None in the child, which is to be the reader; in this process its exit status, 128+n
    after signal n. The standard streams are a terminal; there is no other thread yet.
    """
    settings = termios.tcgetattr(sys.stdin)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
    where, tell = os.pipe()
    reader = os.fork()
    if reader == 0:
        os.close(where)
        faulthandler.enable(tell)  # which Python writes to before a signal of C code ends it
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return None
    os.close(tell)
    for number in (signal.SIGCHLD, signal.SIGCONT):  # macOS drops what is ignored, also if blocked
        signal.signal(number, lambda *_: None)
    status = _wait_for(reader)
    if status < 0 and -status not in ENDING_SIGNALS:
        _give_back(settings)
        if _takes_something():
            tell_of_death(signal_name(-status), _read(where))
    return status if status >= 0 else 128 - status


def _wait_for(reader: int) -> int:
    """Hand signals on until the reader has ended; its exit status, -n after signal n."""
    while True:
        number, reached_it = _next_signal()
        state = _state_of(reader)
        if state.exit_status is not None:
            return state.exit_status
        if state.is_stopped:
            os.kill(os.getpid(), signal.SIGSTOP)
        handed_on = number != signal.SIGCHLD and not reached_it and not state.was_continued
        if handed_on and not (state.is_stopped and number == signal.SIGTSTP):
            os.kill(reader, number)


def _next_signal() -> tuple[int, bool]:
    """Return the number of the next signal, and whether it was sent to the reader as well."""
    if sys.platform == "darwin":  # which does not say where a signal came from
        number = signal.sigwait(_WATCHED)
        return number, number in _OF_GROUPS
    info = signal.sigwaitinfo(_WATCHED)
    return info.si_signo, info.si_signo in _OF_GROUPS and _is_of_group(info)


def _is_of_group(info: signal.struct_siginfo) -> bool:
    """Return whether a signal came from the terminal or from within this process's group."""
    if info.si_code > 0:
        return True
    try:
        return os.getpgid(info.si_pid) == os.getpgrp()
    except ProcessLookupError:  # an editor that has ended itself too
        return True


@dataclass(frozen=True, slots=True)
class _State:
    """What has become of the reader since the last look."""

    exit_status: int | None = None
    is_stopped: bool = False
    was_continued: bool = False


def _state_of(reader: int) -> _State:
    stopped = continued = False
    while True:
        changed, status = os.waitpid(reader, os.WNOHANG | os.WUNTRACED | os.WCONTINUED)
        if not changed:
            return _State(None, stopped, continued)
        if os.WIFCONTINUED(status):
            stopped, continued = False, True
        elif os.WIFSTOPPED(status):
            stopped, continued = True, False
        else:
            return _State(os.waitstatus_to_exitcode(status))


def _give_back(settings: list[Any]) -> None:
    """Put the terminal right, if the reader had it; what was typed for the reader is dropped."""
    with suppress(OSError, termios.error):
        in_front = os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
        if not in_front or termios.tcgetattr(sys.stdin) == settings:
            return
        termios.tcsetattr(sys.stdin, termios.TCSANOW, settings)
        termios.tcflush(sys.stdin, termios.TCIFLUSH)
    # The cursor goes back to its place with the screen; those modes send it to a corner.
    _write(KEY_PROTOCOL_OFF + USUAL_MODES + LEAVE)


def _write(sequences: str) -> None:
    """Write to the terminal, unless it takes nothing."""
    data = sequences.encode()
    with suppress(OSError):
        while data and _takes_something():
            data = data[os.write(sys.stderr.fileno(), data[:_PORTION]) :]


def _takes_something() -> bool:
    return bool(select.select((), (sys.stderr,), (), _PATIENCE)[1])


def _read(where: int) -> str:
    """Return what Python had to say; the reader's own children may hold the other end."""
    os.set_blocking(where, False)
    try:
        return os.read(where, _LONGEST).decode("utf-8", "replace")
    except BlockingIOError:
        return ""


def signal_name(number: int) -> str:
    """Return what a signal is called."""
    try:
        return signal.Signals(number).name
    except ValueError:  # a real-time signal has no name
        return f"signal {number}"
