"""The program for tests that do not test its start: forked where it was loaded once before.

``forked`` and ``ForkedTerminal`` take the command that starts the program and do the same with less
work, by the server of ``tests.fork_server``; where that cannot be, they start it.

The processes of one run of tests share the servers, which end with it: at most one for each way to
start Python and each of two environments, those that the tests and their terminals usually have. So
it makes no difference which test asks first. A server is found by the name of its folder, which
nobody else can know before it is there, and which is for this user only.
"""

from __future__ import annotations

import fcntl
import marshal
import os
import shutil
import signal
import socket
import stat
import sys
import tempfile
import termios
import time
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from tools.terminal import NOT_IGNORED, Terminal

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
import _signal, _socket, _thread, marshal, posix, resource, sys

words, process = sys.argv[1:], b""
passed_on = (_signal.SIGHUP, _signal.SIGINT, _signal.SIGQUIT, _signal.SIGTERM, _signal.SIGTSTP)
blocked = list(_signal.pthread_sigmask(_signal.SIG_BLOCK, passed_on))
if any(words[: len(run)] == run for run in {runs}):
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
# They stay blocked, and a thread takes them: a handler waits for what one waits for if the signal
# comes between the last look for one and that wait.
def pass_on(numbers):
    while True:
        posix.kill(int(process), _signal.sigwait(numbers))


_thread.start_new_thread(pass_on, ({{*passed_on}} - {{*ignored, *blocked}},))
for number in range(3):
    posix.close(number)
status = int(server.recv(99) or -_signal.SIGKILL)
if status < 0:
    if -status not in (_signal.SIGKILL, _signal.SIGSTOP):
        _signal.signal(-status, _signal.SIG_DFL)
    _signal.pthread_sigmask(_signal.SIG_SETMASK, blocked)
    posix.kill(posix.getpid(), -status)
posix._exit(status)
"""


def forked(command: Sequence[str], environment: Mapping[str, str] | None = None) -> list[str]:
    """Return a command that does what ``command``, which starts the program, does.

    ``environment`` is that in which it will run (None: this one).
    """
    place, words = _place(command, os.environ if environment is None else environment)
    return [str(place / "python"), *words] if place else list(command)


def why_not() -> str:
    """Return why the program is started in the usual terminal; "" where it is forked."""
    found = _server(USUAL, 0)
    return "" if isinstance(found, Path) else found


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
        place, words = _place(command, environment)
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
        sorted(ignored - {*NOT_IGNORED}),  # as ``Terminal`` has it
        [int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, ())],
        takes_terminal=True,
    )
    screen, terminal = os.openpty()
    columns, rows = size
    termios.tcsetwinsize(terminal, (rows, columns))
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


_OWN = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
_USUAL_ENVIRONMENTS = ({**_OWN, **Terminal.ENVIRONMENT}, _OWN)


def _place(command: Sequence[str], environment: Mapping[str, str]) -> tuple[Path | None, list[str]]:
    """Return where a server is for a command, and what Python is to run.

    None if that cannot be forked, the environment is unusual, or there is no server.
    """
    start, words = _parts(command)
    for number, usual in enumerate(_USUAL_ENVIRONMENTS if words else ()):
        if at_start(usual) == at_start(environment):
            found = _server(start, number)
            if isinstance(found, Path) and os.access(found / "python", os.X_OK):
                return found, words  # it goes with a server that fails
    return None, words


@cache
def _server(start: tuple[str, ...], number: int) -> Path | str:
    """Return where a server is that has loaded the program in a usual environment, or why none."""
    environment = _USUAL_ENVIRONMENTS[number]
    name = sha256(ascii((start, sorted(environment.items()))).encode()).hexdigest()[:8]
    begun_by = os.environ.get("TESTS_BEGUN_BY", "0")
    folder = Path(tempfile.gettempdir())
    place = folder / f"briefreader-{begun_by}-{name}"
    names = (sys.executable, str(place / "ready"))
    if any(len(os.fsencode(name)) > _LONGEST_NAME or " " in name for name in names):
        return f"a blank or too long a path: {' or '.join(names)}"
    if os.statvfs(folder).f_flag & os.ST_NOEXEC:
        return f"no program can be run from {folder} (noexec)"
    process = int(begun_by.partition("-")[0])
    try:
        owner = os.pidfd_open(process)
    except (AttributeError, OSError) as error:
        return f"no descriptor of the process that began the tests: {error}"
    try:
        # It may have ended, and its number be that of another process.
        if process != (os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()):
            return "the process that began the tests has ended"
        _start_once(place, owner, start, environment)
    except (OSError, RuntimeError) as error:
        why = f"the server of forks does not start: {error}"
        with warnings.catch_warnings():  # said at the end of the tests, no error
            warnings.simplefilter("always")
            warnings.warn(f"tests start every program anew, {why}", stacklevel=1)
        return why
    finally:
        os.close(owner)
    return place


def _start_once(
    place: Path, owner: int, start: tuple[str, ...], environment: Mapping[str, str]
) -> None:
    """Start a server that answers there, unless one does.

    Raises OSError or RuntimeError if it cannot, and leaves nothing then.
    """
    place.mkdir(mode=0o700, exist_ok=True)
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o77:
        raise RuntimeError(f"{place} is not a folder of this user only")
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.fstat(lock.fileno()).st_nlink:
            raise RuntimeError("another process of these tests has tried it")
        if _answers(place):
            return
        try:
            _start(place, owner, start, environment)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise


def _start(place: Path, owner: int, start: tuple[str, ...], environment: Mapping[str, str]) -> None:
    (place / "ready").unlink(missing_ok=True)  # of a server that was killed
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
    os.set_inheritable(owner, True)
    server = os.posix_spawn(words[0], words, environment, file_actions=nothing, setsid=True)
    has_ended = False
    until = time.monotonic() + _LOADING
    try:
        while not (place / "ready").exists():
            has_ended = os.waitpid(server, os.WNOHANG)[0] == server
            if has_ended or time.monotonic() > until:
                raise RuntimeError(
                    "the program cannot be loaded" if has_ended else f"not within {_LOADING} s"
                )
            time.sleep(0.01)
    except BaseException:
        if not has_ended:
            os.kill(server, signal.SIGKILL)
            os.waitpid(server, 0)
        raise


def _answers(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asked, suppress(OSError):
        asked.connect(str(place / "ready"))
        return True
    return False
