"""Whatever kills the reader, the terminal is given back and one line says what happened."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from tests.conftest import HARBOUR, OLDER, wait_for
from tests.terminal.conftest import STARTED, OpenReader, reader_command, wait_until_sorted
from tools.terminal import Terminal

from briefreader.log import Log

pytestmark = pytest.mark.terminal

SHOWN = "The north quay is safe"
KILLERS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A few articles, so that parts of the index have not been looked at yet."""
    articles = tmp_path / "briefings"
    articles.mkdir()
    (articles / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    for number in range(30):
        words = " ".join(f"word{number}x{place}" for place in range(20))
        (articles / f"{number}.txt").write_text(f"Older story {number}\n\n{words}\n", "utf-8")
        os.utime(articles / f"{number}.txt", (OLDER, OLDER))
    return articles


def told(terminal: Terminal) -> str:
    """The one line that stands on the terminal after the reader's screen is gone."""
    assert terminal.modes_left_on() == ()
    assert terminal.cooked()
    text = terminal.raw.decode().rpartition("\x1b")[2]
    assert text.count("briefreader:") == text.count("\n") == 1, text
    return text


@pytest.mark.parametrize("number", KILLERS)
def test_a_signal_that_cannot_be_handled_leaves_a_clean_terminal_and_a_line(
    open_reader: OpenReader, folder: Path, state: Path, number: signal.Signals
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for(SHOWN)
    terminal.settle()
    os.kill(terminal.reader, number)
    assert terminal.end() == 128 + number
    line = told(terminal)
    assert number.name in line
    assert "Traceback" not in terminal.raw.decode()
    reports = Log(state / "data" / "log").reports()
    assert len(reports) == (number != signal.SIGKILL)  # of which nobody hears where it came
    for report in reports:
        assert report.name in line
        assert "briefreader/ui/__init__.py" in report.read_text("utf-8")
        assert str(Path.home()) not in report.read_text("utf-8")


def test_an_index_that_is_cut_off_beneath_the_reader_leaves_a_clean_terminal_and_a_line(
    open_reader: OpenReader, folder: Path, state: Path
) -> None:
    terminal = open_reader(folder)
    wait_until_sorted(terminal)
    terminal.settle()
    for file in (state / "cache").rglob("*"):
        if file.is_file():
            os.truncate(file, 0)
    until = time.monotonic() + 30
    while not terminal.has_ended() and time.monotonic() < until:
        terminal.send("jG/word1")
        terminal.settle(0.1, 1)
        terminal.send("\x1bg")
        terminal.settle(0.1, 1)
    assert terminal.end() == 128 + signal.SIGBUS
    line = told(terminal)
    assert "SIGBUS" in line
    (report,) = Log(state / "data" / "log").reports()
    assert "Current thread:\n  briefreader/" in report.read_text("utf-8")


@STARTED
def test_the_reader_ends_when_nobody_watches_over_it_any_more(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for(SHOWN)
    terminal.settle()
    reader = terminal.reader
    assert reader != terminal.process
    os.kill(terminal.process, signal.SIGKILL)
    terminal.end()
    assert wait_for(lambda: not Path(f"/proc/{reader}").exists())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_that_tells_no_size_is_drawn_on_as_usual_and_left_at_a_signal(
    tmp_path: Path, folder: Path, number: signal.Signals
) -> None:
    sizeless = ["sh", "-c", 'stty rows 0 cols 0; exec "$@"', "sh"]
    command = reader_command(tmp_path / "state", folder)
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    with Terminal([*sizeless, *command], columns=80, rows=24, environment=environment) as terminal:
        terminal.wait_for("0.txt")
        terminal.rest()
        os.kill(terminal.process, number)
        assert terminal.end() == 128 + number
        assert terminal.modes_left_on() == ()
