"""A small folder of articles, and a library of it with its own cache and notebook."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from briefreader.indexing.events import IndexEvent
from briefreader.indexing.index_settings import IndexSettings as IndexSettings
from briefreader.indexing.update import update_index
from briefreader.library import Library
from briefreader.sources import sandboxed_reader, scan
from tests import guard
from tests.forking import forked

OLDER = 1_700_000_000  # seconds: the time of files that come later, also before they are indexed
NOW = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)

HARBOUR = """\
---
title: Harbour reopens after the storm
date: 2024-03-14
source: Coast Sample
source_url: https://coast.example/harbour
---
The harbour of Port Ellery opened again on Thursday.

“The north quay is safe, and the boats may come home,” said Ines Calloway, the harbour master. “We
have waited nine days for this.”

Fishermen were less sure. “I will believe it when I see a [bold]pilot[/bold],” Tom Reave said.
"""

BRIEFING = """\
---
title: Press Briefing by Press Secretary Judith Arden
date: 2024-02-27
source: Office Sample
---
1:02 P.M. EST

MS. ARDEN:  Good afternoon, everyone.  I have one announcement about the ferries, and then I will
take your questions.

Q    Will the ferries run on Sunday?

MS. ARDEN:  They will run on Sunday, at the winter hours, and nobody will pay more for it.

Q    And the humanitarian flights?

MS. ARDEN:  The humanitarian flights go on as before.

1:20 P.M. EST
"""

PLAIN = """\
A note without a date

Nothing is said here, and nobody says it.
"""


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether it is so within some seconds."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


guard.install()
# How long an example takes tells nothing where other processes have the cores. Each run has others:
# many find what none of them would, and half as many in each take half the time.
settings.register_profile("shared", deadline=None, max_examples=50)
settings.load_profile("shared")

# In these folders most time is spent, much of it in waiting for other processes and for the screen.
_LONGEST = ("terminal", "hostile", "ui", "indexing", "tests")


_NICENESS = 10
_COMPILED, _COMPILING = "tests/compiled", 120.0  # by which Python, and seconds for it at most
# Objects more than before at which garbage is looked for; a test soon lets go of most of its own.
_GARBAGE = 20_000


def pytest_configure(config: pytest.Config) -> None:
    """Be nice, the processes that run the tests, too.

    What makes itself nicer yet, as the indexer does by 15 of at most 19, would get next to nothing
    beside so many of them, and is waited for.
    """
    if not hasattr(config, "workerinput"):  # they inherit it
        os.nice(_NICENESS)


def pytest_xdist_auto_num_workers() -> int:
    """Return so many processes that the cores have work while half of them wait.

    Each collects all tests for itself, and makes what the tests of a process share.
    """
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process is left with one at the end.

    Those of each folder are spread over this time: what waits goes beside what works.
    """
    turns: dict[str, dict[Path, int]] = {folder: {} for folder in _LONGEST}
    for item in items:
        if (files := turns.get(item.path.parent.name)) is not None:
            files.setdefault(item.path, len(files))

    def turn(item: pytest.Item) -> float:
        files = turns.get(item.path.parent.name)
        return files[item.path] / len(files) if files else 1

    items.sort(key=turn)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Keep what is collected, which stays to the end, out of every search for garbage.

    The tests of each file of the screen end with one; it would go through all modules and tests.
    """
    compiles = _compiles_for_others(session.config)
    gc.disable()
    try:
        return (yield)
    finally:
        if compiles and session.config.cache is not None:
            session.config.cache.set(_COMPILED, sys.version)
        gc.freeze()
        gc.set_threshold(_GARBAGE)
        gc.enable()


def _compiles_for_others(config: pytest.Config) -> bool:
    """Return whether this is the first of the processes that run all tests; the others wait for it.

    Where nothing is compiled yet, as in a new clone, each would compile all for itself at once.
    """
    cache, worker = getattr(config, "cache", None), os.environ.get("PYTEST_XDIST_WORKER")
    if cache is None or worker is None or config.args != config.getini("testpaths"):
        return False
    if worker != "gw0":
        wait_for(lambda: cache.get(_COMPILED, "") == sys.version, _COMPILING)
    return worker == "gw0"


_opened: list[Library] = []


@pytest.fixture(autouse=True)
def _close_libraries() -> Iterator[None]:
    """Let go of every library that a test opened with ``open_library``."""
    yield
    while _opened:
        _opened.pop().close()


@pytest.fixture(autouse=True)
def _keep_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take back what a command that runs within the tests sets for the whole process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


@pytest.fixture
def forked_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork what the program starts to read files, and to index; to start it takes far longer."""
    python, *_ = forked([sys.executable, *sandboxed_reader._COMMAND[1:]])
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setattr(sandboxed_reader, "_COMMAND", (python, *sandboxed_reader._COMMAND[1:]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles: a story, a transcript, and a text without date or quotes."""
    return write_articles(tmp_path)


def write_articles(place: Path) -> Path:
    """The three articles, in a folder of their own below ``place``."""
    articles = place / "briefings"
    articles.mkdir()
    (articles / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    for name, text in (("briefing.md", BRIEFING), ("note.txt", PLAIN)):
        (articles / name).write_text(text, encoding="utf-8")
        os.utime(articles / name, (OLDER, OLDER))
    return articles


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    """The folder as an indexed library."""
    opened = open_library(folder, tmp_path)
    for _ in opened.update():
        pass
    return opened


def open_library(folder: Path, state: Path, boilerplate: Sequence[str] = ()) -> Library:
    """A library whose cache and notebook lie below ``state``; closed after the test."""
    opened = Library.open(
        [folder],
        cache_dir=state / "cache",
        data_dir=state / "data",
        clock=lambda: NOW,
        boilerplate=boilerplate,
    )
    _opened.append(opened)
    return opened


def index_in_part(place: Path, root: Path, files: int) -> None:
    """Update an index, and stop as soon as so many files are read."""
    events: list[IndexEvent] = []
    for event in update_index(
        place,
        scan([root]),
        IndexSettings(),
        stop=lambda: bool(events) and events[-1].done >= files,
        workers=0,
    ):
        events.append(event)
