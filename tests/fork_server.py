"""A Python that has loaded the program, and forks instead of starting anew.

Half of what a short run of the program costs is loading its modules. Here that is done once: each
run is a fork of a process that has done nothing but load them, and runs the same module or script
as ``__main__``. ``tests.forking`` asks for runs, over a socket: the first message has what is to be
run and its streams, the answers are the id of the process, and how it has ended. It is reaped when
the one who asked closes the socket, and killed with it where it has not ended. The server ends, and
what still runs with it, when the process does that began the tests.

What a started program gets from whoever starts it, a fork gets in the same way: arguments,
environment, folder, umask, terminal, ignored and blocked signals, and no descriptor beside its
three streams. What Python makes of them at its start is made anew: the streams, ``sys.argv``,
``sys.path[0]``, the handler of Ctrl+C, the zone of times. A run is refused, and then really
started, where it has other limits (of memory, files, …) than the server, or where its environment
says otherwise to whatever Python or a module looks at while it is loaded; which names these are is
noted while the modules load.

What differs: every module is there already, with whatever it made when it was loaded, so a fork
tells nothing of what is loaded when, what a start takes, or what is done before the first line of
the program; more memory is resident; hashes have the seed of the server (``random`` has one of its
own in each fork); what is there at the start is never searched for garbage; ``sys.flags.safe_path``
is set; the parent is the server, the session one of its own, the niceness that of the tests;
modules are not taken apart at the end, after what ``atexit`` has was done and the streams were
flushed. Tests of any of these start the program.
"""

import atexit
import gc
import importlib
import marshal
import os
import pkgutil
import resource
import runpy
import select
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from fcntl import ioctl
from io import TextIOWrapper
from pathlib import Path
from termios import TIOCSCTTY
from types import ModuleType
from typing import Any, NamedTuple, TextIO

MOST = 1 << 17  # bytes of a message
# How what may be run begins; scripts, too, which change the program before they call it.
RUNS = (
    ("-m", "briefreader"),
    ("-P", "-m", "briefreader.indexing"),
    ("-P", "-m", "briefreader.sources.sandboxed_reader"),
    ("-c",),
    ("-P", "-c"),
)
# What Python itself, the system's libraries and locales look at; of modules it is noted.
_PREFIXES = ("PYTHON", "LANG", "LC_", "LD_")
# Python ignores two of the others from its start, and nobody can handle the other two.
SIGNALS = sorted(
    map(
        int,
        signal.valid_signals() - {signal.SIGPIPE, signal.SIGXFSZ, signal.SIGKILL, signal.SIGSTOP},
    )
)
LIMITS = [getattr(resource, name) for name in sorted(dir(resource)) if name.startswith("RLIMIT_")]


class Run(NamedTuple):
    """What is to be run; text as the system has it."""

    arguments: list[bytes]
    environment: dict[bytes, bytes]
    folder: bytes
    umask: int
    limits: list[tuple[int, int]]
    ignored: list[int]  # signals
    blocked: list[int]
    takes_terminal: bool  # of its first stream, for a session of its own

    def decoded_environment(self) -> dict[str, str]:
        """The environment as text."""
        return {os.fsdecode(name): os.fsdecode(value) for name, value in self.environment.items()}


def at_start(environment: Mapping[str, str], names: Collection[str] = ()) -> dict[str, str]:
    """Return what of an environment counts when Python starts, and those ``names``."""
    return {
        name: value
        for name, value in environment.items()
        if name.startswith(_PREFIXES) or name in names
    }


def limits() -> list[tuple[int, int]]:
    """Return what this process may use of each resource, at most and at the very most."""
    return [resource.getrlimit(number) for number in LIMITS]


# It has what makes the program's readers of text load more, or put together a pattern.
_ARTICLE = """\
---
title: Harbour reopens
date: 2024-03-14
tags: [boats, quays]
---
The harbour of [Port Ellery](https://coast.example) opened again on *Thursday* [bold]at noon[/bold].

“The north quay is safe,” said Ines Calloway, the harbour master. “We have waited for this,” she
said; Tom Reave, a fisherman, said that “it was time”.

MR. REAVE: It was time.
"""


def load() -> None:
    """Import every module of the program, and whatever they import, also to index an article.

    Nothing that keeps a file open: in a fork its number would be that of another.
    """
    import briefreader
    from briefreader.ui import _drawing_often

    with _drawing_often():  # Textual looks at that as it is loaded
        importlib.import_module("briefreader.ui.app")
    for module in pkgutil.walk_packages(briefreader.__path__, "briefreader."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from briefreader.quotes import find_quotes, kinds_of_turns, pair_exchanges
    from briefreader.sources import article_from_bytes

    text = article_from_bytes(Path("harbour.md"), _ARTICLE.encode()).text
    kinds_of_turns(pair_exchanges(text, find_quotes(text)))


@contextmanager
def noted_names() -> Iterator[set[str]]:
    """Note which names of the environment are looked at meanwhile."""
    usual = type(os.environ)
    names: set[str] = set()

    class Noting(usual):  # type: ignore[misc, valid-type]
        def __getitem__(self, name: str) -> str:
            names.add(name)
            value: str = super().__getitem__(name)
            return value

    os.environ.__class__ = Noting
    try:
        yield names
    finally:
        os.environ.__class__ = usual


class Server:
    """Takes orders at a socket, and tells how what it has forked has ended."""

    def __init__(self, listener: socket.socket, owner: int, names: set[str]) -> None:
        """Take them until the process has ended of which ``owner`` is a descriptor."""
        self._listener = listener
        self._owner = owner
        self._names = names
        self._start = at_start(os.environ, names)
        self._limits = limits()
        self._poll = select.poll()
        self._askers: dict[int, socket.socket] = {}  # who have not said yet what for
        self._running: dict[int, Fork] = {}  # by the descriptors of processes
        self._asked: dict[int, Fork] = {}  # by those of sockets
        self._poll.register(owner, select.POLLIN)
        self._poll.register(listener.fileno(), select.POLLIN)

    def serve(self) -> Run | None:
        """Answer until the owner has ended (None); returns in each fork what that is to run."""
        while True:
            # One at a time: what it closes may give its number to the next.
            ready, _ = self._poll.poll()[0]
            if ready == self._owner:
                for running in self._running.values():
                    os.kill(running.process, signal.SIGKILL)
                return None
            if ready == self._listener.fileno():
                asker, _ = self._listener.accept()
                self._askers[asker.fileno()] = asker
                self._poll.register(asker.fileno(), select.POLLIN)
            elif asking := self._askers.pop(ready, None):
                self._poll.unregister(ready)
                if run := self._take_order(asking):
                    return run
            elif fork := self._running.pop(ready, None):
                self._forget(ready)
                fork.tell_end()
            elif fork := self._asked.pop(ready, None):
                self._poll.unregister(ready)
                if self._running.get(fork.handle) is fork:  # numbers are used again
                    del self._running[fork.handle]
                    self._forget(fork.handle)
                    os.kill(fork.process, signal.SIGKILL)
                os.waitpid(fork.process, 0)
                fork.asker.close()

    def _forget(self, handle: int) -> None:
        self._poll.unregister(handle)
        os.close(handle)

    def _take_order(self, asker: socket.socket) -> Run | None:
        """Fork for one who asks; returns in the fork what that is to run."""
        data, streams = b"", list[int]()
        with suppress(OSError):  # it has ended already
            data, streams, _, _ = socket.recv_fds(asker, MOST, 3)
        run = Run(*marshal.loads(data)) if data else None
        if run is None or len(streams) < 3 or not self._fits(run):
            asker.close()
        elif (process := os.fork()) == 0:
            asked = [fork.asker for fork in self._asked.values()]
            for one in (self._listener, asker, *self._askers.values(), *asked):
                one.detach()
            _become(run, streams)
            return run
        else:
            fork = Fork(asker, process, os.pidfd_open(process))
            with suppress(OSError):  # it has ended meanwhile
                asker.send(b"%d" % process)
            self._running[fork.handle] = self._asked[asker.fileno()] = fork
            self._poll.register(fork.handle, select.POLLIN)
            self._poll.register(asker.fileno(), select.POLLIN)
        for stream in streams:
            os.close(stream)
        return None

    def _fits(self, run: Run) -> bool:
        """Whether a program that is started for this would load what this process has loaded."""
        environment = at_start(run.decoded_environment(), self._names)
        return (environment, list(run.limits)) == (self._start, self._limits)


class Fork(NamedTuple):
    """A process that runs for somebody who has asked for it."""

    asker: socket.socket
    process: int
    handle: int

    def tell_end(self) -> None:
        """Tell how it has ended, and leave it to be reaped."""
        how = os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOWAIT)
        assert how is not None
        status = how.si_status if how.si_code == os.CLD_EXITED else -how.si_status
        with suppress(OSError):  # nobody waits
            self.asker.send(b"%d" % status)


def _become(run: Run, streams: list[int]) -> None:
    """Make this fork what a process that has just been started for ``run`` is."""
    os.setsid()
    if run.takes_terminal:
        ioctl(streams[0], TIOCSCTTY, 0)
    # None of them is below 3, where this process has its own.
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN if number in run.ignored else signal.SIG_DFL)
    if signal.SIGINT not in run.ignored:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, run.blocked)
    os.umask(run.umask)
    os.environb.clear()
    os.environb.update(run.environment)
    time.tzset()
    os.chdir(run.folder)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        made = _standard_stream(number, name, getattr(sys, name))
        setattr(sys, name, made)
        setattr(sys, f"__{name}__", made)


def _standard_stream(number: int, name: str, here: TextIO) -> TextIO:
    """Return the stream that Python makes of a descriptor at its start, encoded as ``here``."""
    through = bool(getattr(here, "write_through", False))
    writes = number > 0
    size = 0 if through and writes else -1
    buffer: Any = open(number, "wb" if writes else "rb", size, closefd=False)  # noqa: SIM115
    getattr(buffer, "raw", buffer).name = f"<{name}>"
    stream = TextIOWrapper(
        buffer,
        *(here.encoding, here.errors, "\n"),
        line_buffering=not through and (number == 2 or buffer.isatty()),
        write_through=through,
    )
    stream.mode = "w" if writes else "r"  # type: ignore[misc]
    return stream


def main() -> None:
    """Load the program, answer at a socket, and run what a fork is for."""
    place, owner, server = Path(sys.argv[1]), int(sys.argv[2]), os.getpid()
    sys.executable = str(place / "python")  # the program starts its own processes in this way, too
    try:
        run = _order(place, owner)
    finally:
        if os.getpid() == server:
            shutil.rmtree(place, ignore_errors=True)
    if run is None:
        return
    try:
        _run([os.fsdecode(word) for word in run.arguments])
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            _leave(end.code or 0)
        raise
    _leave(0)


def _order(place: Path, owner: int) -> Run | None:
    """Load the program and answer; returns in each fork what that is to run."""
    with noted_names() as names:
        load()
    gc.collect()
    gc.freeze()  # what is never looked at is never copied
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(str(place / "socket"))
        listener.listen(64)
        (place / "socket").rename(place / "ready")
        return Server(listener, owner, names).serve()


def _run(words: list[str]) -> None:
    """Run what Python would with these words after its own name."""
    what = next(number for number, word in enumerate(words) if word in ("-m", "-c"))
    sys.orig_argv = [sys.executable, *words]
    sys.argv = [words[what], *words[what + 2 :]]
    if "-P" not in words[:what]:
        sys.path.insert(0, str(Path.cwd()) if words[what] == "-m" else "")
    sys.modules["__main__"] = script = ModuleType("__main__")
    if words[what] == "-m":
        runpy._run_module_as_main(words[what + 1])  # type: ignore[attr-defined]
    else:
        exec(compile(words[what + 1], "<string>", "exec"), script.__dict__)


def _leave(status: int) -> None:
    """End as Python does, but for taking every module apart, which costs more than a short run."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    gc.collect()
    try:
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        told = (type(error), error, error.__traceback__, None, sys.stdout)
        arguments: Any = sys.UnraisableHookArgs
        sys.unraisablehook(arguments(told))
        status = 120
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(status & 0xFF)


if __name__ == "__main__":
    main()
