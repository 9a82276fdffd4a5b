"""The program for tests that do not test its start: forked where it was loaded once before.

``forked`` and ``ForkedTerminal`` take the command that starts the program and do the same with less
work, by the server of ``tests.fork_server``; where that cannot be, they start it.
"""

from __future__ import annotations

import fcntl
import marshal
import os
import signal
import socket
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from tools.terminal import Terminal

from tests import fork_server
from tests.fork_server import LIMITS, MOST, RUNS, SIGNALS, Run, at_start, limits

_LONGEST_NAME = 100  # bytes of a socket's, and of an interpreter's
_PATIENCE = 30.0  # seconds for a server that has other things to do
_LOADING = 120.0

# Root without these two capabilities is refused what its own rights do not allow.
_BOUND = """
import ctypes, os, sys
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
if os.geteuid() == 0:
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
            sys.exit("capabilities cannot be dropped here")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
USUAL = (sys.executable,)
BOUND = (sys.executable, "-c", _BOUND)  # with the rights of an ordinary user

# It takes the place of Python: asks for a fork, and ends as that does; else it is Python.
_CLIENT = """\
#!{python} -IS
import _signal, _socket, marshal, posix, resource, sys

words, process = sys.argv[1:], b""
passed_on = (_signal.SIGHUP, _signal.SIGINT, _signal.SIGQUIT, _signal.SIGTERM, _signal.SIGTSTP)
blocked = list(_signal.pthread_sigmask(_signal.SIG_BLOCK, passed_on))
if any(words[: len(run)] == run for run in {runs}) and "--worker" not in words:
    umask = posix.umask(0)
    posix.umask(umask)
    encoded = [word.encode("utf-8", "surrogateescape") for word in words]
    limits = [resource.getrlimit(number) for number in {limits}]
    ignored = [n for n in {signals} if _signal.getsignal(n) == _signal.SIG_IGN]
    given = (umask, limits, ignored, blocked)
    try:
        for number in range(3):
            posix.fstat(number)
        server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
        server.settimeout({patience})
        server.connect({server!r})
        run = marshal.dumps((encoded, posix.environ, posix.getcwdb(), *given, False))
        streams = b"".join(number.to_bytes(4, sys.byteorder) for number in range(3))
        server.sendmsg([run], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
        process = server.recv(99)
        server.settimeout(None)
    except OSError:  # it has ended, or there is no such folder, or no such stream
        pass
if not process:
    _signal.pthread_sigmask(_signal.SIG_SETMASK, blocked)
    posix.execv({start[0]!r}, [*{start!r}, *words])
for number in passed_on:
    if number not in ignored:
        _signal.signal(number, lambda number, _: posix.kill(int(process), number))
_signal.pthread_sigmask(_signal.SIG_SETMASK, blocked)
for number in range(3):
    posix.close(number)
status = int(server.recv(99) or -_signal.SIGKILL)
if status < 0:
    if -status not in (_signal.SIGKILL, _signal.SIGSTOP):
        _signal.signal(-status, _signal.SIG_DFL)
    posix.kill(posix.getpid(), -status)
posix._exit(status)
"""


def forked(command: Sequence[str], environment: Mapping[str, str] | None = None) -> list[str]:
    """Return a command that does what ``command``, which starts the program, does.

    ``environment`` is that in which it will run (None: this one).
    """
    start, words = _parts(command)
    place = _server(start, os.environ if environment is None else environment) if words else None
    return [str(place / "python"), *words] if place else list(command)


class ForkedTerminal(Terminal):
    """A terminal in which the program runs as if it had been started there."""

    _asked: socket.socket | None = None

    @property
    def is_forked(self) -> bool:
        """Whether it could be."""
        return self._asked is not None

    def _start(
        self,
        command: Sequence[str],
        size: tuple[int, int],
        environment: Mapping[str, str],
        folder: Path | None,
    ) -> tuple[int, int]:
        start, words = _parts(command)
        place = _server(start, environment) if words else None
        asked = place and _ask(place, words, environment, folder or Path.cwd(), size)
        if not asked:
            return super()._start(command, size, environment, folder)
        self._asked, process, screen = asked
        return process, screen

    def _ended_with(self, *, wait: bool = False) -> int | None:
        if self._asked is None:
            return super()._ended_with(wait=wait)
        self._asked.settimeout(_PATIENCE if wait else 0)
        try:
            told = self._asked.recv(MOST)
        except BlockingIOError:
            return None
        except TimeoutError:
            told = b""
        self._asked.close()  # if it still runs, it is killed
        return int(told or -signal.SIGKILL)


def _ask(
    place: Path,
    words: list[str],
    environment: Mapping[str, str],
    folder: Path,
    size: tuple[int, int],
) -> tuple[socket.socket, int, int] | None:
    """Have a program forked in a new terminal; None if it is refused.

    Returns the socket, the process, and a descriptor of our end of the terminal.
    """
    umask = os.umask(0)
    os.umask(umask)
    ignored = {n for n in SIGNALS if signal.getsignal(n) == signal.SIG_IGN}
    run = Run(
        [os.fsencode(word) for word in words],
        {os.fsencode(name): os.fsencode(value) for name, value in environment.items()},
        os.fsencode(folder),
        umask,
        limits(),
        sorted(ignored - {signal.SIGINT, signal.SIGQUIT}),  # as ``Terminal`` has it
        [int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, ())],
        takes_terminal=True,
    )
    screen, terminal = os.openpty()
    columns, rows = size
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    asked = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    asked.settimeout(_PATIENCE)
    process = b""
    with suppress(OSError):  # it has ended
        asked.connect(str(place / "ready"))
        socket.send_fds(asked, [marshal.dumps(tuple(run))], [terminal] * 3)
        process = asked.recv(MOST)
    os.close(terminal)
    if process:
        return asked, int(process), screen
    asked.close()
    os.close(screen)
    return None


def _parts(command: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return how a command starts Python, and what that is to run if it can be forked."""
    for start in (BOUND, USUAL):
        words = list(command[len(start) :])
        runs = any(tuple(words[: len(run)]) == run for run in RUNS)
        if tuple(command[: len(start)]) == start and runs:
            return start, words
    return (), []


_places: dict[tuple[object, ...], Path | None] = {}
_servers: list[int] = []  # processes


@cache
def _can_wait_for_processes() -> bool:
    """Whether the system has descriptors of processes (Linux 5.3)."""
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return True


def _server(start: tuple[str, ...], environment: Mapping[str, str]) -> Path | None:
    """Return where a server is that has loaded the program in such an environment.

    None where there can be none, or these tests seldom have such an environment.
    """
    usual = (at_start(os.environ), at_start({**os.environ, **Terminal.ENVIRONMENT}))
    seen = at_start(environment)
    if seen not in usual or not _can_wait_for_processes():
        return None
    key = (start, *sorted(seen.items()))
    if key not in _places:
        name = sha256(repr(key).encode()).hexdigest()[:8]
        # The processes of one run of tests share it: it ends with the process that began them.
        owner = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
        place = Path(tempfile.gettempdir()) / f"briefreader-{owner}-{name}"
        names = (sys.executable, str(place / "ready"))
        if any(len(os.fsencode(name)) > _LONGEST_NAME or " " in name for name in names):
            return None
        place.mkdir(mode=0o700, exist_ok=True)
        _start_once(place, owner, start, environment)
        can_be_executed = os.access(place / "python", os.X_OK)  # there may be none in that folder
        _places[key] = place if can_be_executed else None
    return _places[key]


def _start_once(
    place: Path, owner: int, start: tuple[str, ...], environment: Mapping[str, str]
) -> None:
    """Start a server that answers there, unless one does; raises RuntimeError if it cannot."""
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _answers(place):
            return
        (place / "ready").unlink(missing_ok=True)  # of an earlier run whose server was killed
        text = _CLIENT.format(
            python=sys.executable,
            runs=[list(run) for run in RUNS],
            limits=LIMITS,
            signals=SIGNALS,
            patience=_PATIENCE,
            server=str(place / "ready"),
            start=start,
        )
        (place / "python").write_text(text, encoding="utf-8")
        (place / "python").chmod(0o700)
        words = [*start, "-P", fork_server.__file__, str(place), str(owner)]
        nothing = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in (0, 1)]
        server = os.posix_spawn(words[0], words, environment, file_actions=nothing, setsid=True)
        _servers.append(server)
        until = time.monotonic() + _LOADING
        while not (place / "ready").exists():
            if time.monotonic() > until:
                os.kill(server, signal.SIGKILL)
                os.waitpid(server, 0)
                raise RuntimeError(f"the program is not loaded within {_LOADING} s")
            if os.waitpid(server, os.WNOHANG)[0]:
                raise RuntimeError("the program cannot be loaded")
            time.sleep(0.01)


def _answers(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asked, suppress(OSError):
        asked.connect(str(place / "ready"))
        return True
    return False
