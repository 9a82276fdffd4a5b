"""Thousands of random keys: no crash, and no memory that is not given back."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.forking import ForkedTerminal
from tests.hostile.case import Sizes
from tests.hostile.corpus import write_corpus
from tests.hostile.probe import judge
from tests.hostile.program import briefreader
from tests.hostile.views import ESCAPE, write_articles
from tests.terminal.conftest import wait_until_sorted
from tools.terminal import Terminal

from briefreader.log import Log

pytestmark = pytest.mark.terminal

SHARED = Path(__file__).parents[3] / "shared"
# Every key that changes nothing outside: no editor, no browser, no pipe, no file, no end.
KEYS = "jkJKgGhl123z\\sbumM][/nNB?:i+-=#RHr*xXvwWFSaty0PU.,DLC"
OTHERS = ("\r", "\t", "\x1b", "\x1b", "\x7f", " ", "\x04", "\x15", "\x1b[A", "\x1b[B", "\x1b[5~")
SIZES = ((140, 40), (80, 24), (60, 20), (40, 10), (200, 60), (20, 5))


def pressed(terminal: Terminal, dice: random.Random, keys: int) -> None:
    """So many random keys, words typed into whatever is open, and sizes changed."""
    for number in range(keys):
        if dice.random() < 0.03:
            terminal.send("".join(dice.choices('aeiounrt "-*:()', k=dice.randint(1, 6))))
        terminal.send(dice.choice(OTHERS) if dice.random() < 0.3 else dice.choice(KEYS))
        terminal.pump(0.002)
        if number % 500 == 499:
            terminal.resize(*dice.choice(SIZES))
        if number % 25 == 24:
            catch_up(terminal)
        if terminal.status is not None or not alive(terminal.reader):
            return


def catch_up(terminal: Terminal) -> None:
    """Wait until every key has been answered: keys come faster here than anybody types.

    A reader that has nothing left to do uses no processor.
    """
    if alive(terminal.reader):
        terminal.rest(0.05)


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def memory(process: int) -> float:
    """Resident memory now, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def soak(folder: Path, state: Path, keys: int) -> Sequence[float]:
    """Memory after the first fifth, and then after each further one."""
    dice = random.Random(20_000)
    levels = []
    command = briefreader(state, folder)
    away = state / "away"  # where a random export lands
    away.mkdir(parents=True)
    with ForkedTerminal(
        command, columns=140, rows=40, environment={"EDITOR": "true"}, folder=away
    ) as terminal:
        wait_until_sorted(terminal)
        for _ in range(5):
            pressed(terminal, dice, keys // 5)
            reports = Log(state / "data" / "log").reports()
            assert not reports, reports[0].read_text()
            assert alive(terminal.reader), terminal.text
            catch_up(terminal)
            levels.append(memory(terminal.reader))
        terminal.resize(140, 40)
        terminal.settle()
        terminal.send(ESCAPE)
        terminal.settle(0.3)
        terminal.send("\x11")
        assert terminal.end(seconds=60) == 0, terminal.text
    assert judge(bytes(terminal.raw)).clean
    assert not Log(state / "data" / "log").reports()
    return levels


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    corpus = write_corpus(
        tmp_path / "corpus", Sizes(flood=3000), ("terminal", "unicode", "markup", "name")
    )
    write_articles(corpus.articles)
    return corpus.articles


def test_hundreds_of_random_keys_over_hostile_articles(hostile: Path, tmp_path: Path) -> None:
    soak(hostile, tmp_path / "state", 400)


@pytest.mark.slow
def test_twenty_thousand_random_keys_over_hostile_articles(hostile: Path, tmp_path: Path) -> None:
    levels = soak(hostile, tmp_path / "state", 20_000)
    print("\nfigure: memory over 20,000 keys, MB:", *(round(level) for level in levels))
    assert levels[-1] - levels[0] < 20


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the White House folder")
def test_twenty_thousand_random_keys_over_real_briefings(tmp_path: Path) -> None:
    levels = soak(SHARED / "corpora" / "whitehouse", tmp_path / "state", 20_000)
    print("\nfigure: memory over 20,000 keys, MB:", *(round(level) for level in levels))
    assert levels[-1] - levels[0] < 20
