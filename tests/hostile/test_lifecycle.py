"""However the program ends or is treated, the terminal is left as it was and nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.conftest import OLDER, wait_for
from tests.forking import ForkedTerminal, forked
from tests.hostile.conftest import SHOWN
from tests.hostile.probe import judge
from tests.hostile.program import places
from tools.terminal import Terminal

from briefreader.log import Log

pytestmark = pytest.mark.terminal

SECRET = "Fishermen were less sure"


def command(state: Path, *words: str | Path, script: str = "") -> list[str]:
    start = ["-c", script] if script else ["-m", "briefreader"]
    return [sys.executable, *start, *map(str, words), *places(state)]


def reader(
    state: Path,
    folder: Path,
    *,
    columns: int = 140,
    rows: int = 40,
    environment: Mapping[str, str] | None = None,
    script: str = "",
    kind: type[Terminal] = ForkedTerminal,
) -> Terminal:
    return kind(
        command(state, folder, script=script),
        columns=columns,
        rows=rows,
        environment=environment,
    )


def left_clean(terminal: Terminal) -> None:
    assert terminal.modes_left_on() == ()
    assert terminal.cooked()


# Crashes

CRASHES = {
    "key": "Navigation.move = lambda self, lines: fail(self.session.opened.article.text)",
    "worker": """
async def sink(self):
    fail(self.session.opened.article.text)
Navigation.move = lambda self, lines: self.view.start(lambda: sink(self), "sink") and None
""",
    "callback": """
import asyncio
Navigation.move = lambda self, lines: asyncio.get_running_loop().call_soon(
    fail, self.session.opened.article.text
) and None
""",
    "thread": """
import asyncio
async def sink(self):
    await asyncio.to_thread(fail, self.session.opened.article.text)
Navigation.move = lambda self, lines: self.view.start(lambda: sink(self), "sink") and None
""",
    "input": """
from briefreader.ui.terminal.terminal_input import InputScanner
InputScanner.feed = lambda self, data, now: fail(data.decode()) if data == b"j" else iter(())
""",
    "drawing": """
from briefreader.ui.widgets.text_view import TextView
Navigation.move = lambda self, lines: (
    setattr(TextView, "draw_line", lambda view, y: fail(view.opened.article.text)),
    self.view.refresh(), self.view.text.refresh(), None)[-1]
""",
}
CRASHING = """
import sys
from briefreader.ui.reader.navigation import Navigation
def fail(words):
    kept_in_a_local = words
    raise ValueError("no number: " + words)
{crash}
from briefreader.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize("where", CRASHES)
def test_a_crash_leaves_a_clean_terminal_a_line_and_a_report(
    folder: Path, tmp_path: Path, where: str
) -> None:
    script = CRASHING.format(crash=CRASHES[where])
    with reader(tmp_path, folder, script=script, columns=200) as terminal:
        terminal.wait_for(SHOWN)
        terminal.settle()
        begun = len(terminal.raw)
        terminal.send("j")
        assert terminal.end() == 1
        left_clean(terminal)
    log = Log(tmp_path / "data" / "log")
    (report,) = log.reports()
    after = bytes(terminal.raw[begun:]).rpartition(b"\x1b")[2].decode()
    assert "crashed (our bug, sorry)" in after
    assert report.name in after
    assert after.count("briefreader:") == 1
    assert "Traceback" not in after
    for text in (after, report.read_text(), log.path.read_text()):
        assert "ValueError" in text
        assert SECRET not in text
        assert "north quay" not in text


def test_a_crash_of_a_command_is_one_line_and_a_report(folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom briefreader.library import Library\n"
        f"def fail(*_): raise ValueError({SECRET!r})\n"
        "Library.parted_speakers = fail\n"
        "from briefreader.cli import main\nsys.exit(main())\n"
    )
    done = subprocess.run(
        forked(command(tmp_path, "speakers", "--library", folder, script=script)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith("briefreader: briefreader crashed")
    assert "Traceback" not in done.stderr
    (report,) = Log(tmp_path / "data" / "log").reports()
    assert str(report) in done.stderr
    assert SECRET not in done.stderr + report.read_text()


# Signals


def test_suspended_and_resumed_the_reader_is_where_it_was(folder: Path, tmp_path: Path) -> None:
    """As a shell does it: ctrl+z stops it on a cooked terminal, ``fg`` goes on."""
    with reader(tmp_path, folder) as terminal:
        terminal.wait_for(SHOWN)
        terminal.settle()
        for _ in range(3):
            terminal.send("\x1a")
            until = time.monotonic() + 30
            while not stopped(terminal.process) and time.monotonic() < until:
                terminal.pump()
            assert stopped(terminal.process)
            left_clean(terminal)
            os.kill(terminal.process, signal.SIGCONT)
            terminal.wait_for(SHOWN)
            terminal.settle()
            assert not terminal.cooked()
        terminal.send("m")
        terminal.wait_for("bookmarked: Ines Calloway")
        terminal.send("\x11")
        assert terminal.end() == 0
        left_clean(terminal)


def stopped(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def test_a_terminal_that_takes_nothing_does_not_hold_up_the_end(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "long.txt").write_text("A long report\n\n" + "Many words stand here. " * 4000)
    os.utime(folder / "long.txt", (OLDER, OLDER))
    with reader(tmp_path, folder, rows=200, columns=200) as terminal:
        terminal.wait_for(SHOWN)
        terminal.settle()
        for _ in range(
            40
        ):  # whole frames, more than a terminal's buffer holds, and nobody takes them
            terminal.send("z")
            time.sleep(0.05)
        os.kill(terminal.process, signal.SIGTERM)
        wait_for(terminal.has_ended)
        assert terminal.status == 143
        assert terminal.cooked()


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP])
def test_stopped_and_continued_at_once_the_reader_goes_on_with_as_many_threads(
    folder: Path, tmp_path: Path, stop: signal.Signals
) -> None:
    with reader(tmp_path, folder) as terminal:
        terminal.wait_for(SHOWN)
        terminal.settle(0.5)
        before = threads(terminal.reader)
        for wait in (0.0, 0.001, 0.01, 0.05, 0.1) * 2:
            os.kill(terminal.process, stop)
            time.sleep(wait)
            os.kill(terminal.process, signal.SIGCONT)
            terminal.settle(0.2, 2)
            if stopped(terminal.process):  # the stop came behind the order to go on
                os.kill(terminal.process, signal.SIGCONT)
                terminal.settle(0.2, 2)
        terminal.settle(0.5, 4)
        assert threads(terminal.reader) <= before + 2  # of those that read, which come and go
        begun = len(terminal.raw)
        terminal.send("m")
        terminal.wait_for("bookmarked: Ines Calloway")
        assert len(terminal.raw) > begun
        terminal.send("\x11")
        assert terminal.end() == 0
        left_clean(terminal)


def test_going_on_while_it_leaves_neither_holds_the_reader_nor_takes_the_terminal_anew(
    folder: Path, tmp_path: Path
) -> None:
    with reader(tmp_path, folder) as terminal:
        terminal.wait_for(SHOWN)
        terminal.settle(0.5)
        terminal.send("\x11")
        # An order to go on, as a closed window sends one, would drop a key not read before it.
        terminal.pump(0.01)
        for _ in range(300):
            if terminal.has_ended():
                break
            os.kill(terminal.process, signal.SIGCONT)
            terminal.pump(0.002)
        assert terminal.end() == 0
        left_clean(terminal)


def threads(process: int) -> int:
    """How many it has."""
    return len(list(Path(f"/proc/{process}/task").iterdir()))


SAYING_WHEN_IT_STARTS = """
import sys
from briefreader.cli import main
print("starts", end="", flush=True)
sys.exit(main())
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
@pytest.mark.parametrize("trials", [2, pytest.param(20, marks=pytest.mark.slow)])
def test_a_signal_at_any_moment_of_the_start_leaves_a_clean_terminal(
    folder: Path, tmp_path: Path, number: signal.Signals, trials: int
) -> None:
    dice = random.Random(number)
    for trial in range(trials):
        opened = reader(tmp_path / str(trial), folder, script=SAYING_WHEN_IT_STARTS, kind=Terminal)
        with opened as terminal:
            terminal.wait_for_bytes(b"starts")  # before that it is Python's
            until = time.monotonic() + dice.uniform(0.0, 0.9)
            while time.monotonic() < until:
                terminal.pump(0.01)
            status = terminal.end(number)
            assert status in (128 + number, -number), terminal.text
            left_clean(terminal)


# A signal that comes where Python loses what its handler raises, or makes another error of it.
SIGNALLED_WHERE_NOTHING_CAN_BE_RAISED = """
import os, signal, sys
from briefreader.cli import main
from briefreader.ui.terminal.first_frame import EarlySignals

def end(*_):
    os.kill(os.getpid(), {number})
    for _ in range(1000):
        pass

usual = EarlySignals.wait_for_the_screen

def wait_for_the_screen(signals):
    {moment}
    usual(signals)

EarlySignals.wait_for_the_screen = wait_for_the_screen
sys.exit(main())
"""
MOMENTS = {
    "an object is freed": "type('Freed', (), {'__del__': end})()",
    "a class is made": "type('Made', (), {'part': type('Part', (), {'__set_name__': end})()})",
}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_signal_that_nothing_can_be_raised_for_ends_the_reader_all_the_same(
    folder: Path, tmp_path: Path, number: signal.Signals, moment: str
) -> None:
    script = SIGNALLED_WHERE_NOTHING_CAN_BE_RAISED.format(
        number=int(number), moment=MOMENTS[moment]
    )
    with reader(tmp_path, folder, script=script) as terminal:
        assert terminal.end() == 128 + number, terminal.text
        left_clean(terminal)
    assert not Log(tmp_path / "data" / "log").reports()


# A signal that comes while Textual takes the terminal, of which it would give back only a part.
SIGNALLED_WHILE_TAKING_THE_TERMINAL = """
import os, signal, sys
from briefreader.cli import main
from briefreader.ui.terminal.terminal_driver import TerminalDriver

usual = TerminalDriver.write

def write(driver, data):
    usual(driver, data)
    if {order!r} in data:
        TerminalDriver.write = usual
        os.kill(os.getpid(), signal.SIGHUP)
        for _ in range(1000):
            pass

TerminalDriver.write = write
sys.exit(main())
"""


@pytest.mark.parametrize("order", ["\x1b[?1000h", "\x1b[?25l", "\x1b[?2004h"])
def test_a_signal_while_the_terminal_is_being_taken_gives_it_back_whole(
    folder: Path, tmp_path: Path, order: str
) -> None:
    script = SIGNALLED_WHILE_TAKING_THE_TERMINAL.format(order=order)
    with reader(tmp_path, folder, script=script) as terminal:
        assert terminal.end() == 128 + signal.SIGHUP, terminal.text
        left_clean(terminal)


def test_going_on_while_it_keeps_its_place_holds_up_no_end(folder: Path, tmp_path: Path) -> None:
    script = """
import os, signal, sys
from concurrent.futures import thread
from briefreader.cli import main
from briefreader.ui.app import BriefReader

def keep_place(self):
    with thread._global_shutdown_lock:  # as the start of a thread of a pool has it
        os.kill(os.getpid(), signal.SIGCONT)
    open(KEPT, "w").close()

BriefReader.keep_place = keep_place
sys.exit(main())
"""
    kept = tmp_path / "kept"
    script = script.replace("KEPT", repr(str(kept)))
    with reader(tmp_path, folder, script=script) as terminal:
        terminal.wait_for(SHOWN)
        assert terminal.end(signal.SIGHUP) == 128 + signal.SIGHUP
        left_clean(terminal)
    assert kept.exists()


def test_going_on_while_a_thread_is_started_holds_nobody_up(folder: Path, tmp_path: Path) -> None:
    script = """
import os, signal, sys
from concurrent.futures import thread
from briefreader.cli import main

def held(*_):
    with thread._global_shutdown_lock:  # as the start of a thread of a pool has it
        os.kill(os.getpid(), signal.SIGCONT)
        for _ in range(1000):
            pass

signal.signal(signal.SIGUSR1, held)
sys.exit(main())
"""
    with reader(tmp_path, folder, script=script) as terminal:
        terminal.wait_for(SHOWN)
        terminal.settle()
        begun = len(terminal.raw)
        os.kill(terminal.reader, signal.SIGUSR1)
        terminal.pump(0.2)
        terminal.send("m")
        terminal.wait_for("bookmarked: Ines Calloway")
        assert b"\x1b[?1049h" in terminal.raw[begun:]  # the terminal was taken anew
        assert terminal.end(signal.SIGHUP) == 128 + signal.SIGHUP
        left_clean(terminal)


def test_what_was_kept_before_a_signal_is_kept(folder: Path, tmp_path: Path) -> None:
    with reader(tmp_path, folder) as terminal:
        terminal.wait_for(SHOWN)
        terminal.settle()
        terminal.send("m")
        terminal.wait_for("bookmarked: Ines Calloway")
        assert terminal.end(signal.SIGTERM) == 143
    done = subprocess.run(
        forked(command(tmp_path, "bookmarks", "--library", folder)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert SHOWN in done.stdout


def test_a_terminal_that_goes_away_ends_the_reader(folder: Path, tmp_path: Path) -> None:
    terminal = reader(tmp_path, folder)
    terminal.wait_for(SHOWN)
    os.close(terminal._file)
    assert wait_for(terminal.has_ended, 60)  # on a machine that is busy with other tests


# Terminals


@pytest.mark.parametrize(
    "spoil",
    [
        "{} </dev/null",
        "{} >/dev/null",
        "true | {}",
        "{} | cat",
        "{} <&-",
        "{} >&-",
        "{} 2>&-",
    ],
)
def test_without_a_whole_terminal_it_refuses_at_once(
    folder: Path, tmp_path: Path, spoil: str
) -> None:
    line = spoil.format(" ".join(command(tmp_path, folder)))
    with Terminal(["bash", "-o", "pipefail", "-c", line]) as terminal:
        assert terminal.end() == 2
    assert b"\x1b" not in terminal.raw
    if "2>&-" not in spoil:
        assert b"isn't a terminal" in terminal.raw


@pytest.mark.parametrize("term", ["dumb", "vt100", "", "xterm", "linux", "tmux-256color", "absent"])
def test_an_odd_terminal_opens_or_is_refused_in_one_line(
    folder: Path, tmp_path: Path, term: str
) -> None:
    with reader(tmp_path, folder, environment={"TERM": term, "COLORTERM": ""}) as terminal:
        if term in ("dumb", ""):
            assert terminal.end() == 2
            assert terminal.raw.count(b"\n") == 1
            assert b"\x1b" not in terminal.raw
            return
        terminal.wait_for(SHOWN)
        terminal.send("\x11")
        assert terminal.end() == 0
        left_clean(terminal)


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "de_DE.ISO-8859-1", "LC_ALL": "", "PYTHONIOENCODING": "latin-1"},
        {"LANG": "", "LC_ALL": "", "LC_CTYPE": "POSIX"},
    ],
)
def test_no_locale_spells_characters_out(
    folder: Path, tmp_path: Path, locale: dict[str, str]
) -> None:
    with reader(tmp_path, folder, environment=locale) as terminal:
        terminal.wait_for(SHOWN)
        terminal.settle()
        shown = terminal.text
        assert "“The north quay" in shown or '"The north quay' in shown
        assert ("│" in shown) == ("“The north quay" in shown)  # Unicode throughout, or ASCII
        assert b"\\u25" not in terminal.raw
        terminal.send("\x11")
        assert terminal.end() == 0


SIZES = [(1, 1), (2, 500), (500, 2), (5, 2), (39, 10), (40, 9), (40, 10), (70, 15), (300, 100)]


def test_any_size_is_drawn_within_its_bounds(folder: Path, tmp_path: Path) -> None:
    with reader(tmp_path, folder) as terminal:
        terminal.wait_for(SHOWN)
        terminal.send("2")
        for columns, rows in SIZES:
            terminal.resize(columns, rows)
            terminal.settle(0.2, 5)
            text = terminal.text
            if columns < 40 or rows < 10:
                assert SHOWN not in text
            if columns in range(16, 40) and rows > 3:
                assert "too small" in text
            if (columns, rows) == (40, 10):
                terminal.wait_for("north quay")
        terminal.resize(140, 40)
        terminal.wait_for(SHOWN)
        terminal.send("\x11")
        assert terminal.end() == 0


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (40, 10), (300, 100)])
def test_it_starts_at_any_size(folder: Path, tmp_path: Path, columns: int, rows: int) -> None:
    with reader(tmp_path, folder, columns=columns, rows=rows) as terminal:
        terminal.settle(0.6)
        terminal.resize(140, 40)
        terminal.wait_for(SHOWN)
        terminal.send("\x11")
        assert terminal.end() == 0
        left_clean(terminal)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_hundreds_of_resizes_lose_nothing(folder: Path, tmp_path: Path, unbuffered: str) -> None:
    dice = random.Random(f"{unbuffered}150")
    with reader(tmp_path, folder, environment={"PYTHONUNBUFFERED": unbuffered}) as terminal:
        terminal.wait_for(SHOWN)
        terminal.send("2jj")
        for number in range(150):
            terminal.resize(dice.randint(1, 200), dice.randint(1, 70))
            terminal.pump(0.003)
            if number % 20 == 0:
                terminal.send(dice.choice("jkJK]["))
        terminal.settle()
        terminal.resize(140, 40)
        terminal.settle()
        terminal.send("1g")
        terminal.wait_for(SHOWN)
        terminal.send("\x11")
        assert terminal.end() == 0
        left_clean(terminal)
    assert judge(bytes(terminal.raw)).clean
