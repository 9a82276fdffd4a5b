"""What stands on the terminal after many changes is what drawing everything anew gives."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.terminal.conftest import OpenReader
from tools.terminal import Terminal

pytestmark = pytest.mark.terminal

STEPS = (
    *("j", "k", "J", "K", "G", "g", " ", "b", "]", "[", "\t", "1", "2", "3", "m", "r", "*", "x"),
    *("z", "\\", "#", "+", "-", "H", "s", "R", "v", "u", "U", "n", "}", "L"),
    *("/the\r", "/aid\r", "/\x1b", "\x1b", "?\x1b", ":\x1b", "i\x1b", "B\x1b", "w\x1b"),
)


def cells(terminal: Terminal) -> list[tuple[object, ...]]:
    """Every cell of the screen with its style, but for the footer, which falls silent in time."""
    screen = terminal.screen
    columns, rows = range(screen.columns), range(screen.lines - 1)
    return [tuple(screen.buffer[row][column] for column in columns) for row in rows]


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_nothing_is_left_standing(open_reader: OpenReader, tmp_path: Path, seed: int) -> None:
    settings = tmp_path / "config" / "briefreader" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("read_after = 600\n")  # else a read mark may come between two looks
    choice = random.Random(seed)
    terminal = open_reader(columns=120, rows=36)
    terminal.wait_for("›")
    terminal.settle(1, 20)
    for _ in range(6):
        steps = choice.choices(STEPS, k=12)
        for step in steps:
            terminal.send(step)
            terminal.settle(0.15 if "\x1b" in step else 0.05)
        terminal.rest(0.4)
        before = cells(terminal)
        terminal.resize(121, 36)
        terminal.rest(0.3)
        terminal.resize(120, 36)
        terminal.rest(0.3)
        after = cells(terminal)
        assert [n for n, row in enumerate(after) if row != before[n]] == [], steps
