"""In no view does anything hostile reach the terminal, and without the walls it would."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.conftest import open_library
from tests.guard import CONNECTIONS
from tests.hostile.case import Sizes
from tests.hostile.corpus import Corpus, write_corpus
from tests.hostile.probe import judge, words
from tests.hostile.program import places
from tests.hostile.views import (
    FIRST_ARTICLE,
    QUIT,
    VIEWS,
    View,
    prepare,
    write_articles,
)
from tests.terminal.conftest import INDEXED, wait_until_sorted
from tools.terminal import Terminal

pytestmark = pytest.mark.terminal

NARROW, WIDE = (80, 24), (160, 45)
SHOWN_GROUPS = ("terminal", "unicode", "markup", "name")

# The program with some of its walls taken down before anything else is loaded.
WITHOUT_WALLS = """
import sys
import time
from briefreader.text import sanitizing
walls = sys.argv.pop(1).split(",")
if "table" in walls:
    sanitizing.sanitize = lambda text: (text, 0)
if "cells" in walls:
    from briefreader.ui.rendering import cells
    cells.shown = lambda text: text
if "filter" in walls:
    from briefreader.ui.terminal import line_filters
    line_filters.ControlCharacterFilter.apply = lambda self, segments, background: segments
from briefreader.cli import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Every case whose words are shown, and articles with attacks in all their parts."""
    folder = tmp_path_factory.mktemp("shown") / "corpus"
    corpus = write_corpus(folder, Sizes(flood=2000), SHOWN_GROUPS)
    write_articles(corpus.articles)
    return corpus


class Attacks(NamedTuple):
    """Articles with control sequences and characters, and where a reader's index of them is."""

    articles: Path
    state: Path


@pytest.fixture(scope="module")
def attacks(tmp_path_factory: pytest.TempPathFactory) -> Attacks:
    """Articles that are indexed once: which walls a reader has, its indexer does not know."""
    place = tmp_path_factory.mktemp("attacks")
    corpus = write_corpus(place / "corpus", Sizes(flood=2000), ("terminal", "unicode"))
    write_articles(corpus.articles)
    state = place / "state"
    assert list(open_library(corpus.articles, state).update())
    return Attacks(corpus.articles, state)


def command(state: Path, folder: Path, without: str = "") -> list[str]:
    start = ["-c", WITHOUT_WALLS, without] if without else ["-m", "briefreader"]
    return [sys.executable, *start, str(folder), *places(state)]


def log_of(state: Path) -> str:
    """What the program said of how it ended."""
    return "\n".join(path.read_text() for path in sorted(state.rglob("briefreader.log")))


def press(terminal: Terminal, keys: Iterable[str]) -> None:
    for key in keys:
        terminal.send(key)
        terminal.pump(0.3)  # until it answers, and then until that is all
        terminal.settle(0.04, 3)


def visit(terminal: Terminal, view: View, wide: bool) -> Iterator[str]:
    """Go to a view and back to the first article; names what does not show what it should."""
    begun = len(terminal.raw)
    press(terminal, view.keys)
    if wide and view.shows:
        until = time.monotonic() + 60  # a machine may have other things to do
        while view.shows not in words(bytes(terminal.raw[begun:])) and time.monotonic() < until:
            terminal.pump()
        if time.monotonic() > until:
            yield f"{view.name}: {view.shows!r} is not on the screen:\n{terminal.text}"
    # Most leave one there, where the keys that go there by themselves would have no answer.
    press(terminal, ("".join(view.leave) + FIRST_ARTICLE,))


def opened(terminal: Terminal) -> None:
    wait_until_sorted(terminal)
    terminal.wait_for("A headline")
    terminal.settle(0.3)


@pytest.mark.parametrize("size", [pytest.param(NARROW, marks=pytest.mark.slow), WIDE])
def test_no_view_lets_anything_hostile_through_or_opens_a_connection(
    hostile: Corpus, guarded: dict[str, str], tmp_path: Path, size: tuple[int, int]
) -> None:
    columns, rows = size
    dirty: list[str] = []
    here = prepare(hostile.articles, tmp_path)
    with Terminal(
        command(tmp_path, hostile.articles),
        columns=columns,
        rows=rows,
        environment={**guarded, "EDITOR": "true"},
        folder=here,
    ) as terminal:
        opened(terminal)
        press(terminal, (FIRST_ARTICLE,))
        for view in VIEWS:
            dirty += visit(terminal, view, size == WIDE)
            assert terminal.status is None
        terminal.send(QUIT)
        assert terminal.end() == 0, log_of(tmp_path)
    assert not dirty, "\n".join(dirty)
    found = judge(bytes(terminal.raw))
    print(f"\nfigure: {len(VIEWS)} views at {columns}×{rows}, {len(terminal.raw):,} bytes: clean")
    assert found.clean, found
    assert found.copied
    assert Path(guarded[CONNECTIONS]).read_text() == ""
    assert terminal.modes_left_on() == ()


def read_on(terminal: Terminal, articles: int) -> None:
    """Open the next articles one after the other, and see them drawn."""
    press(terminal, (FIRST_ARTICLE,))
    for _ in range(articles):
        terminal.send("J")
        terminal.rest(0.05)


def some_articles(attacks: Attacks, state: Path, without: str, articles: int = 30) -> bytes:
    """What a reader whose ``without`` walls are down writes while so many articles are read."""
    shutil.copytree(attacks.state, state, dirs_exist_ok=True)
    with Terminal(command(state, attacks.articles, without), columns=120, rows=40) as terminal:
        # What comes through may wipe the screen, so that nothing on it can be waited for.
        terminal.wait_for(lambda _: any(end.encode() in terminal.raw for end in INDEXED), 120)
        press(terminal, ("k",))  # sorts, if the list waits for it
        terminal.rest()
        read_on(terminal, articles)
        press(terminal, (QUIT,))
        assert terminal.end() == 0
    return bytes(terminal.raw)


def test_without_the_walls_the_probe_sees_what_comes_through(
    attacks: Attacks, tmp_path: Path
) -> None:
    raw = some_articles(attacks, tmp_path, "table,cells,filter", 40)
    found = judge(raw)
    hostile_ones = f"{len(found.sequences)} sequences, {len(found.characters)} characters"
    print(f"\nfigure: without the walls: {hostile_ones}")
    assert len(found.sequences) > 100
    assert len(found.characters) > 10


@pytest.mark.parametrize("without", ["table,cells", "cells,filter"])
def test_the_first_and_the_last_wall_each_hold_alone(
    attacks: Attacks, tmp_path: Path, without: str
) -> None:
    raw = some_articles(attacks, tmp_path, without)
    found = judge(raw)
    assert found.clean, found
    assert b"OWNED" in raw


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_every_article_is_opened_and_nothing_comes_through(
    hostile: Corpus, tmp_path: Path, size: tuple[int, int]
) -> None:
    columns, rows = size
    count = sum(1 for path in hostile.articles.rglob("*") if path.is_file())
    with Terminal(command(tmp_path, hostile.articles), columns=columns, rows=rows) as terminal:
        opened(terminal)
        press(terminal, ("2",))
        read_on(terminal, count)
        for _ in range(count // 2):
            press(terminal, ("K", "G"))
        press(terminal, (QUIT,))
        assert terminal.end() == 0
    found = judge(bytes(terminal.raw))
    assert found.clean, found
