"""A forked program is what a started one is, in all that these tests ask of either."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from tools.terminal import Terminal

from tests import fork_server, forking
from tests.conftest import HARBOUR, wait_for
from tests.fork_server import at_start
from tests.forking import BOUND, ForkedTerminal, forked


@pytest.fixture(autouse=True)
def _something_can_be_forked() -> None:
    if why := forking.why_not():
        pytest.skip(f"the program is always started: {why}")


# All that a program is given or finds, as it says itself; what is compared is what two of them say.
TOLD = """
import atexit, faulthandler, gc, json, locale, os, resource, signal, sys, threading, time
import tracemalloc, warnings
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
opened = sorted(int(name) for name in os.listdir("/proc/self/fd"))
streams = [
    [getattr(stream, name) for name in (
        "name", "mode", "encoding", "errors", "line_buffering", "write_through", "newlines",
    )] + [type(stream.buffer).__name__, stream.isatty(), stream.fileno(), stream.closed]
    for stream in (sys.stdin, sys.stdout, sys.stderr)
]
flags = {name: getattr(sys.flags, name) for name in dir(sys.flags) if name[0] != "_"}
del flags["safe_path"], flags["count"], flags["index"]
told = {
    "arguments": sys.argv, "path": sys.path, "main": __name__, "flags": str(flags),
    "environment": dict(os.environ), "bytes": str(sorted(os.environb.items())),
    "folder": os.getcwd(), "umask": os.umask(0o22), "zone": time.tzname,
    "limits": [resource.getrlimit(number) for number in range(16)],
    "niceness": os.nice(0), "users": [os.getresuid(), os.getresgid(), os.getgroups()],
    "capabilities": [status[name] for name in ("CapEff", "CapBnd", "CapInh", "NoNewPrivs")],
    "signals": [status[name] for name in ("SigIgn", "SigBlk", "SigCgt", "SigPnd", "ShdPnd")],
    "handler": str(signal.getsignal(signal.SIGINT)).split(" at ")[0],
    "opened": opened, "terminal": [os.get_terminal_size(n) for n in range(3) if os.isatty(n)],
    "front": [os.tcgetpgrp(n) == os.getpgrp() for n in range(3) if os.isatty(n)],
    "leads": [os.getsid(0) == os.getpid(), os.getpgrp() == os.getpid()] if os.isatty(0) else [],
    "streams": streams, "kept": [sys.stdout is sys.__stdout__, sys.stdin is sys.__stdin__],
    "locale": locale.setlocale(locale.LC_ALL), "file names": sys.getfilesystemencoding(),
    "threads": [threading.active_count(), status["Threads"]],
    "garbage": [gc.isenabled(), gc.get_threshold(), gc.get_debug()],
    "switched on": [faulthandler.is_enabled(), tracemalloc.is_tracing(), sys.gettrace() is None],
    "depth": sys.getrecursionlimit(), "hooks": [sys.excepthook is sys.__excepthook__],
    "warnings": str(warnings.filters), "processors": sorted(os.sched_getaffinity(0)),
    "children": open(f"/proc/self/task/{os.getpid()}/children").read(),
    "descendant of": os.getppid() > 1,
}
with open(sys.argv[1], "w") as out:
    json.dump(told, out)
"""
# How programs end, with what they still say.
ENDS = {
    "by itself": "print('said', end='')",
    "with a status": "import sys; print('said'); sys.exit(3)",
    "with more than a status": "import sys; sys.exit(259)",
    "with words": "import sys; sys.exit('words')",
    "with an error": "raise ValueError('an error')",
    "by a signal": "import os; print('said', flush=True); os.kill(os.getpid(), 15)",
    "by Ctrl+C": "import os; os.kill(os.getpid(), 2); [0 for _ in range(10 ** 6)]",
    "at once": "import os; print('unsaid'); os._exit(5)",
    "in its children": "import os; p = os.fork(); p and os.wait(); print(p == 0)",
    "after a thread": (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(0.1), print('late'))).start()"
    ),
    "after what atexit has": "import atexit; atexit.register(print, 'last'); print('first')",
    "where nobody reads": "import os, sys; os.close(1); sys.stdout.write('unsaid')",
}


def told(run: Callable[[list[str]], object], command: list[str], place: Path) -> dict[str, object]:
    place.unlink(missing_ok=True)
    run([*command, "-c", TOLD, str(place), "ä", ""])
    found: dict[str, object] = json.loads(place.read_text())
    assert isinstance(found["opened"], list)
    found["opened"] = [n for n in found["opened"] if not is_inherited(n)]
    return found


def is_inherited(number: int) -> bool:
    """Whether these tests were started with this descriptor, and hand it on to what they start."""
    try:
        return number > 2 and os.get_inheritable(number)
    except OSError:
        return False


@pytest.fixture
def unusual(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder; zone, umask and environment are not the usual ones."""
    folder = tmp_path / "a folder"
    folder.mkdir()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("ODD", os.fsdecode(b"\xff\n"))
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    return folder


@pytest.mark.parametrize("start", [[sys.executable], list(BOUND)], ids=["usual", "bound"])
def test_a_terminal_gives_a_forked_program_what_it_gives_a_started_one(
    unusual: Path, start: list[str]
) -> None:
    def run_in(kind: type[Terminal]) -> Callable[[list[str]], object]:
        def run(command: list[str]) -> None:
            umask = os.umask(0o27)
            try:
                with kind(command, columns=97, rows=31, folder=unusual) as terminal:
                    assert terminal.end() == 0, terminal.text
            finally:
                os.umask(umask)
            assert not isinstance(terminal, ForkedTerminal) or terminal.is_forked

        return run

    place = unusual / "told"
    started = told(run_in(Terminal), start, place)
    assert told(run_in(ForkedTerminal), start, place) == started
    assert started["terminal"] == [[97, 31]] * 3
    assert started["folder"] == str(unusual)


@pytest.mark.parametrize("kind", [Terminal, ForkedTerminal])
def test_what_runs_on_a_terminal_ignores_no_signal_that_ends_it(
    kind: type[Terminal],
) -> None:
    """Also where all tests ignore one, as below ``nohup``."""
    script = "import time; print('begun', flush=True); time.sleep(60)"
    for number in (signal.SIGHUP, signal.SIGQUIT):
        usual = signal.signal(number, signal.SIG_IGN)
        try:
            opened = kind([sys.executable, "-c", script])
        finally:
            signal.signal(number, usual)
        with opened as terminal:
            terminal.wait_for("begun")
            assert terminal.end(number) == -number


def test_a_command_gives_a_forked_program_what_it_gives_a_started_one(unusual: Path) -> None:
    def prepared() -> None:
        os.umask(0o27)
        signal.signal(signal.SIGQUIT, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTSTP])

    def run(command: list[str]) -> None:
        with (unusual / "out").open("wb") as out:
            subprocess.run(
                command,
                cwd=unusual,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.PIPE,
                preexec_fn=prepared,
                check=True,
            )

    def run_forked(command: list[str]) -> None:
        assert forked(command) != command
        run(forked(command))

    place = unusual / "told"
    started = told(run, [sys.executable], place)
    assert told(run_forked, [sys.executable], place) == started


def test_a_forked_program_ends_as_a_started_one_does(tmp_path: Path) -> None:
    def ended(command: list[str]) -> tuple[int, bytes, bytes]:
        done = subprocess.run(command, capture_output=True, check=False, input=b"read")
        # The lines in which an error came up are others.
        return done.returncode, done.stdout, (done.stderr.splitlines() or [b""])[-1]

    for name, script in ENDS.items():
        command = [sys.executable, "-c", script]
        assert ended(forked(command)) == ended(command), name
    command = [sys.executable, "-c", "import sys; print(sys.stdin.read())"]
    assert ended(forked(command)) == ended(command)


def test_a_stream_that_is_closed_starts_the_program(tmp_path: Path) -> None:
    told = tmp_path / "told"
    say = "import os, sys; open(sys.argv[1], 'w').write(sys.executable + str(sys.stdin))"
    command = forked([sys.executable, "-c", say, str(told)])
    for closed in ("<&-", ">&-", "2>&-"):
        subprocess.run(["sh", "-c", f'"$0" "$@" {closed}', *command], check=True)
        assert told.read_text().startswith(sys.executable)
        assert told.read_text().endswith("None") == (closed == "<&-")


def test_the_program_says_the_same(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    os.utime(articles / "harbour.md", (1_700_000_000, 1_700_000_000))
    said: dict[bool, list[object]] = {}
    for forks in (False, True):
        state = tmp_path / str(forks)
        said[forks] = []
        for words in (("quotes", "--json", "--library", str(articles)), ("search",)):
            places = ["--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]
            command = [sys.executable, "-m", "briefreader", *words, *places]
            done = subprocess.run(
                forked(command) if forks else command, capture_output=True, check=False
            )
            said[forks].append((done.returncode, done.stdout, done.stderr))
        said[forks].append(sorted(str(path.relative_to(state)) for path in state.rglob("*.db*")))
    assert said[True] == said[False]
    assert b"Ines Calloway" in str(said[True]).encode()


@pytest.mark.parametrize("name", ["PYTHONHASHSEED", "LANG", "TEXTUAL_FPS", "TERM_PROGRAM"])
def test_what_is_looked_at_while_modules_are_loaded_starts_the_program(name: str) -> None:
    values = ("C", "POSIX") if name == "LANG" else ("7", "8")
    environment = {name: next(value for value in values if value != os.environ.get(name))}
    who = [sys.executable, "-c", "import sys; print(sys.executable)"]
    terminal = ForkedTerminal(who, columns=200, environment=environment)
    with terminal:
        assert terminal.end() == 0
        assert sys.executable in terminal.text
    assert not terminal.is_forked
    merged = {**os.environ, **environment}
    assert (forked(who, merged) == who) == bool(at_start(environment))
    done = subprocess.run(forked(who, merged), env=merged, capture_output=True, check=True)
    assert done.stdout.decode().strip() == sys.executable


def test_other_limits_start_the_program() -> None:
    who = forked([sys.executable, "-c", "import sys; print(sys.executable)"])
    usual = subprocess.run(who, capture_output=True, check=True)
    assert usual.stdout.decode().strip() == who[0]

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (200, 200))

    limited = subprocess.run(who, capture_output=True, check=True, preexec_fn=limit)
    assert limited.stdout.decode().strip() == sys.executable


def test_who_asks_and_what_is_forked_end_together() -> None:
    waits = [
        sys.executable,
        "-c",
        "import os, time; print(os.getpid(), flush=True); time.sleep(99)",
    ]
    with subprocess.Popen(forked(waits), stdout=subprocess.PIPE) as asking:
        assert asking.stdout is not None
        process = int(asking.stdout.readline())
        os.kill(process, signal.SIGKILL)
        assert asking.wait() == -signal.SIGKILL
    with subprocess.Popen(forked(waits), stdout=subprocess.PIPE) as asking:
        assert asking.stdout is not None
        process = int(asking.stdout.readline())
        asking.kill()
        assert asking.wait() == -signal.SIGKILL
        assert gone(process)
    # A handler would be too late for a signal between the last look for one and the next wait.
    hears = (
        "import signal, sys\n"
        "numbers = {1, 2, 3, 14, 15}; signal.pthread_sigmask(signal.SIG_BLOCK, numbers)\n"
        "signal.alarm(99); print('hears', flush=True); sys.exit(signal.sigwait(numbers))"
    )
    passed_on = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)

    def heard() -> None:
        for number in passed_on:  # who runs the tests may ignore some
            signal.signal(number, signal.SIG_DFL)

    for number in passed_on:
        command = forked([sys.executable, "-c", hears])
        with subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=heard) as asking:
            assert asking.stdout is not None
            asking.stdout.readline()
            asking.send_signal(number)
            assert asking.wait() == number
    with ForkedTerminal(waits) as terminal:
        terminal.wait_for(str(terminal.process))
    assert terminal.status == -signal.SIGKILL
    assert gone(terminal.process)


def gone(process: int) -> bool:
    """Whether it goes within a moment, reaped."""
    return wait_for(lambda: not Path(f"/proc/{process}").exists())


def test_one_who_asks_for_nothing_holds_up_nobody() -> None:
    command = forked([sys.executable, "-c", "import sys; print(sys.executable)"])
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as silent:
        silent.connect(str(Path(command[0]).with_name("ready")))
        done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode().strip() == command[0]  # it was not given up, and started


# The process, the place of its server, and what it runs; then it ends by a signal.
BEGINS = """
import os, subprocess, sys
from pathlib import Path
from tests.forking import ForkedTerminal, forked
for environment in ({"TERM_PROGRAM": sys.argv[1]}, {}):
    with ForkedTerminal([sys.executable, "-c", "0"], environment=environment) as terminal:
        print(terminal.end(), terminal.is_forked)
wait = [sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(99)"]
command = forked(wait)
process = subprocess.Popen(command, stdout=subprocess.PIPE)
print(Path(command[0]).parent, int(process.stdout.readline()), flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def small_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A package that takes the place of the program, and little to load: a folder for PYTHONPATH.

    Its part for the screen looks at the environment, writes a letter into a file, and then does
    what SMALL_PROGRAM says.
    """
    ui = tmp_path / "path" / "briefreader" / "ui"
    ui.mkdir(parents=True)
    (ui.parent / "__init__.py").write_text("")
    (ui.parent / "quotes.py").write_text("find_quotes = kinds_of_turns = str\npair_exchanges = max")
    (ui.parent / "sources.py").write_text(
        "class article_from_bytes:\n text, __init__ = '', lambda *_: None"
    )
    (ui / "__init__.py").write_text("from contextlib import nullcontext as _drawing_often")
    (ui / "app.py").write_text(
        "import os\nos.environ.get('TERM_PROGRAM')\n"
        f"with open({str(tmp_path / 'loaded')!r}, 'a') as file: file.write('1')\n"
        "exec(os.environ.get('SMALL_PROGRAM', ''))\n"
    )
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    return tmp_path / "path"


def test_whichever_test_asks_first_the_server_is_the_same_and_ends_with_the_tests(
    small_program: Path,
) -> None:
    value = os.environ.get("TERM_PROGRAM", "") + "7"
    done = subprocess.run(
        [sys.executable, "-c", BEGINS, value],
        env={**os.environ, "PYTHONPATH": str(small_program)},
        capture_output=True,
        cwd=Path(__file__).parents[1],
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    *statuses, place, process = done.stdout.decode().split()
    assert statuses == ["0", "False", "0", "True"]
    assert gone(int(process))
    assert wait_for(lambda: not Path(place).exists())


@pytest.mark.parametrize("does", ["raise SystemExit(3)", "import time; time.sleep(0.2)"])
def test_a_server_that_ends_while_it_loads_leaves_nothing(
    small_program: Path, tmp_path: Path, does: str
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with subprocess.Popen([sys.executable, "-IS", "-c", "input()"], stdin=subprocess.PIPE) as owner:
        handle = os.pidfd_open(owner.pid)
        server = subprocess.Popen(
            [sys.executable, "-P", fork_server.__file__, str(place), str(handle)],
            env={**os.environ, "PYTHONPATH": str(small_program), "SMALL_PROGRAM": does},
            pass_fds=[handle],
            cwd=tmp_path,
        )
        os.close(handle)
    assert server.wait(30) == (3 if "Exit" in does else 0)
    assert not place.exists()


@pytest.fixture
def other_place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another folder for what is written, and nothing known of servers."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        monkeypatch.setattr(forking, "_server", cache(forking._server.__wrapped__))
        yield Path(folder)


def test_a_server_that_cannot_start_is_tried_once(
    small_program: Path, tmp_path: Path, other_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(small_program), "SMALL_PROGRAM": "os._exit(1)"}
    monkeypatch.setattr(forking, "_USUAL_ENVIRONMENTS", (environment,))
    monkeypatch.setenv("TESTS_BEGUN_BY", f"{os.getpid()}-word")
    command = [sys.executable, "-m", "briefreader"]
    with pytest.warns(UserWarning, match="anew, the server of forks does not start: the program"):
        assert forked(command, environment) == command
    assert forked(command, environment) == command
    assert (tmp_path / "loaded").read_text() == "1"
    assert not list(other_place.iterdir())


def test_a_server_whose_folder_has_gone_is_done_without(
    other_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forking, "_server", lambda start, number: other_place / "gone")
    command = [sys.executable, "-m", "briefreader"]
    assert forked(command) == command
    with ForkedTerminal([sys.executable, "-c", "0"]) as terminal:
        assert terminal.end() == 0


def test_why_nothing_is_forked_is_said(other_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> str:
        forking._server.cache_clear()
        return forking.why_not()

    with subprocess.Popen([sys.executable, "-IS", "-c", "0"]) as ended:
        pass
    another = os.getpid() if "PYTEST_XDIST_WORKER" in os.environ else os.getppid()
    with monkeypatch.context() as begun:
        for process in (ended.pid, another):
            begun.setenv("TESTS_BEGUN_BY", f"{process}-word")
            assert "the process that began the tests" in said()
    with monkeypatch.context() as disk:
        disk.setattr(os, "statvfs", lambda place: SimpleNamespace(f_flag=os.ST_NOEXEC))
        assert "noexec" in said()
    monkeypatch.setattr(tempfile, "tempdir", str(other_place / "a blank"))
    assert "a blank" in said()
    assert not list(other_place.iterdir())


@pytest.mark.parametrize("mode", [0o777, 0o750])
def test_a_folder_that_others_may_read_has_no_server(tmp_path: Path, mode: int) -> None:
    place = tmp_path / "place"
    place.mkdir()
    place.chmod(mode)
    with pytest.raises(RuntimeError, match="not a folder of this user only"):
        forking._start_once(place, 0, (), {})
    assert not list(place.iterdir())
