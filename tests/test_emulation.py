"""The screen that tests look at holds what pyte's own holds, whatever is written to it."""

from __future__ import annotations

import random

import pyte
from tools import emulation

# fmt: off
WORDS = (
    "plain words", "“quoted”", "é", "e\u0301", "\u0301", "漢字", "👩\u200d🚀", "│─", "a" * 45,
    "\u200b", "\x01", "\x7f", "\r\n", "\n", "\t", "\b", "\x0e", "\x0f", "\x07", "\u00ad",
)
SEQUENCES = (
    "\x1b[m", "\x1b[0m", "\x1b[1m", "\x1b[38;2;1;22;255m", "\x1b[48;5;7m", "\x1b[0;1;4m", "\x1b[7m",
    "\x1b[38;2m", "\x1b[99999m", "\x1b[3;5H", "\x1b[H", "\x1b[99;99H", "\x1b[A", "\x1b[2B",
    "\x1b[40C", "\x1b[D", "\x1b[E", "\x1b[F", "\x1b[7G", "\x1b[J", "\x1b[1J", "\x1b[2J", "\x1b[K",
    "\x1b[1K", "\x1b[L", "\x1b[M", "\x1b[3P", "\x1b[4@", "\x1b[5X", "\x1b[3;6r", "\x1b[r", "\x1b[S",
    "\x1b[4h", "\x1b[4l", "\x1b[?7l", "\x1b[?7h", "\x1b[?5h", "\x1b[?5l", "\x1b[?2026h", "\x1b[>1u",
    "\x1b7", "\x1b8", "\x1bM", "\x1bD", "\x1bc", "\x1b(0", "\x1b)B", "\x1b#8", "\x1b%G", "\x9b1m",
    "\x1b]2;title\x07", "\x1b]0;name\x1b\\", "\x1b[1\n2m", "\x1b[3\x18", "\x1b[14$p", "\x1b[12y",
    "\x1b[;m",
)
# fmt: on


def rows(screen: pyte.Screen) -> list[str] | None:
    """What it shows; pyte cannot tell where half of a wide character was written over."""
    try:
        return screen.display
    except IndexError:
        return None


def facts(screen: pyte.Screen) -> list[object]:
    """Every cell, and what decides where and how the next one is written."""
    columns, cursor = range(screen.columns), screen.cursor
    cells = [[screen.buffer[y][x] for x in columns] for y in range(screen.lines)]
    return [cells, cursor.x, cursor.y, cursor.attrs, screen.mode, screen.margins, screen.title]


def test_whatever_is_written_stands_there_as_pyte_has_it() -> None:
    dice = random.Random(7)
    usual, quick = pyte.Screen(40, 8), emulation.Screen(40, 8)
    streams = pyte.ByteStream(usual), emulation.Stream(quick)
    for turn in range(120):
        written = "".join(dice.choice(dice.choice((WORDS, SEQUENCES))) for _ in range(12)).encode()
        cut = dice.randrange(len(written))  # also within a sequence or a character
        for part in (written[:cut], written[cut:]):
            for stream in streams:
                stream.feed(part)
            assert rows(usual) in (quick.display, None), (turn, part)
        if turn % 30 == 29:
            for screen in (usual, quick):
                screen.resize(9 + turn // 30, 30 + turn // 3)
        assert facts(quick) == facts(usual), turn
