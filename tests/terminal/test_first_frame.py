"""The articles stand on the screen before Textual is loaded; nothing moves when it takes over."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pyte
import pytest
from tests.conftest import index_in_part
from tests.forking import forked
from tests.terminal.conftest import STARTED, OpenReader, reader_command, wait_until_sorted
from tools.terminal import Terminal

from briefreader.search.store.index_dir import index_folder
from briefreader.ui.terminal.terminal_modes import ENTER, LEAVE

pytestmark = pytest.mark.terminal

MOUSE_ON = b"\x1b[?1000h"  # the first thing that Textual asks of the terminal after its screen
ROW = " · ".encode()


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample articles."""
    place = tmp_path_factory.mktemp("indexed")
    environment = {**os.environ, "XDG_CONFIG_HOME": str(place)}
    command = forked(reader_command(place, "index"), environment)
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return place / "cache"


@pytest.fixture
def state(indexed: Path, tmp_path: Path) -> Path:
    """A state with that index in it."""
    shutil.copytree(indexed, tmp_path / "state" / "cache")
    return tmp_path / "state"


def wait_for_textual(terminal: Terminal) -> None:
    terminal.wait_for(lambda _: MOUSE_ON in terminal.raw)
    terminal.wait_for("enter")
    terminal.settle(0.4)


def cells(screen: pyte.Screen, row: int, start: int, end: int) -> list[tuple[object, ...]]:
    line = screen.buffer[row]
    drawn = [line[column] for column in range(start, end)]
    return [(cell.data, cell.bold, cell.bg, cell.data != " " and cell.fg) for cell in drawn]


@pytest.mark.parametrize(
    ("columns", "rows", "list_cells"), [(140, 40, 37), (80, 24, 27), (60, 14, 59), (44, 30, 43)]
)
def test_textual_draws_the_same_cells_over_it(
    open_reader: OpenReader, columns: int, rows: int, list_cells: int
) -> None:
    terminal = open_reader(columns=columns, rows=rows)
    wait_for_textual(terminal)
    begun = bytes(terminal.raw).index(ENTER.encode())
    first = pyte.Screen(columns, rows)
    pyte.ByteStream(first).feed(bytes(terminal.raw[begun : terminal.raw.index(MOUSE_ON)]))
    assert any("·" in line for line in first.display)
    for row in range(rows):
        end = columns if row in (0, rows - 1) else list_cells
        assert cells(first, row, 0, end) == cells(terminal.screen, row, 0, end), row


def test_the_names_of_files_are_there_before_anything_is_indexed(
    open_reader: OpenReader, folder: Path
) -> None:
    terminal = open_reader(folder)
    wait_for_textual(terminal)
    before = bytes(terminal.raw[: terminal.raw.index(MOUSE_ON)]).decode()
    assert all(path.name in before for path in folder.iterdir())
    assert "not sorted yet" in before


def test_the_names_of_files_are_there_again_after_indexing_was_left_unfinished(
    open_reader: OpenReader, folder: Path, state: Path
) -> None:
    index_in_part(index_folder(state / "cache", [folder]), folder, 1)
    terminal = open_reader(folder)
    wait_for_textual(terminal)
    before = bytes(terminal.raw[: terminal.raw.index(MOUSE_ON)]).decode()
    assert sum(path.name in before for path in folder.iterdir()) == len(list(folder.iterdir())) - 1
    assert "not sorted yet" in before
    wait_until_sorted(terminal)
    assert not any(path.name in terminal.text for path in folder.iterdir())


@STARTED
def test_the_alternate_screen_is_entered_once(open_reader: OpenReader) -> None:
    terminal = open_reader()
    wait_for_textual(terminal)
    assert terminal.raw.count(ENTER.encode()) == 1
    terminal.send("q")
    assert terminal.end() == 0
    assert not terminal.modes_left_on()


@STARTED
def test_keys_that_are_pressed_before_textual_is_there_are_obeyed(
    open_reader: OpenReader,
) -> None:
    terminal = open_reader(columns=60, rows=20)
    terminal.wait_for_bytes(ROW)
    assert not terminal.cooked()
    terminal.send("j\r")
    terminal.wait_for(lambda _: MOUSE_ON in terminal.raw)
    terminal.wait_for("Harbour Authority reopens North Quay")
    terminal.wait_for("¶")
    terminal.send("q")
    terminal.settle(0.3)
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.cooked()


@STARTED
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_before_textual_is_there_leaves_a_clean_terminal(
    open_reader: OpenReader, number: signal.Signals
) -> None:
    terminal = open_reader()
    terminal.wait_for_bytes(ROW)
    assert terminal.end(number) == 128 + number
    assert MOUSE_ON not in terminal.raw
    assert terminal.raw.endswith(LEAVE.encode())
    assert terminal.cooked()


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"COLORTERM": ""}])
def test_a_terminal_that_shows_less_gets_its_first_frame_from_textual(
    open_reader: OpenReader, environment: dict[str, str]
) -> None:
    terminal = open_reader(environment=environment)
    wait_for_textual(terminal)
    before = bytes(terminal.raw[: terminal.raw.index(MOUSE_ON)])
    assert ROW not in before
