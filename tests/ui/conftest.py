"""A real library of a few articles, the reader opened on it, and what it shows as text."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import strip
from textual._compositor import Compositor
from textual._queue import Queue
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from briefreader.library import Library
from briefreader.ui.app import BriefReader
from briefreader.ui.commands.timed_message import TimedMessage
from briefreader.ui.reader.reader_screen import ReaderScreen
from briefreader.ui.state.ui_settings import UiSettings

DRAW = Compositor.render_update
TURNS = 20  # of the event loop, in which parts that only work have done what they do
MOST_OPEN = 6  # of dialogs, fields with words and screens, each left by a key
NOW = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)

STORY = """\
---
title: Harbour [reopens] today
date: 2024-03-14
source: Selwyn Courier
url: https://courier.example/harbour
---
The north quay of Port Selwyn opened again on Thursday after two years of repairs.

“The quay is open, and it will stay open,” harbour master Ann Lee said at the gate.

Nobody had expected the humanitarian shipment so soon. Officials from Kamo Bay watched it land.

“We counted every sack of the humanitarian aid,” said Tom Hale, who runs the depot. “None was lost.”

“I was not asked,” Lee said. The repairs cost four million crowns.
"""

TRANSCRIPT = """\
---
title: Daily Press Briefing
date: 2024-02-27
source: Department of External Affairs
---
MR. HALE: Good afternoon, everybody. I have one announcement on the humanitarian corridor today.

Q: Thank you. Can you say when the first trucks will cross the river?

MR. HALE: We expect the first trucks on Monday. {long} That is all I have on the trucks.

Q: And what does the ministry say about the visas for the drivers?

MR. HALE: The visas are ready, and the drivers have them in their hands.
""".format(long=" ".join(f"Sentence number {n} is about the river." for n in range(20)))

PLAIN = """\
---
title: 记者会今天在外交部举行 and more of a long headline that has to be cut somewhere
date: 2023-09-08
source: 外交部
---
Nothing is quoted here. The weather was fine.

A second paragraph says nothing either.
"""

# Not so long that a process of its own reads it; starting that takes as long as three readers.
LONG = "---\ntitle: A long report\ndate: 2022-01-01\nsource: Archive\n---\n" + "\n\n".join(
    f"Paragraph {n} of the report speaks of many things, of rivers and of roads, and at a length "
    "that takes more than one line of any terminal one would read it in."
    for n in range(1, 201)
)

ARTICLES = {"harbour.md": STORY, "briefing.md": TRANSCRIPT, "plain.md": PLAIN, "report.md": LONG}


@dataclass
class Screen:
    """The reader as somebody sees it who sits before it."""

    pilot: Pilot[None]
    library: Library

    @property
    def reader(self) -> ReaderScreen:
        screen = self.pilot.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def strips(self) -> list[Strip]:
        return [Strip(list(s)) for s in self.pilot.app.screen._compositor.render_strips()]

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def shown(self) -> str:
        return "\n".join(self.lines)

    @property
    def header(self) -> str:
        return self.lines[0]

    @property
    def footer(self) -> str:
        return self.lines[-1]

    def pane(self, name: str) -> str:
        """What stands in the list, the text or the quotes, head included."""
        region = self.reader.query_one(f"#{name}-pane").content_region
        rows = self.strips[region.y : region.bottom]
        return "\n".join(row.crop(region.x, region.right).text.rstrip() for row in rows)

    def where(self, words: str) -> tuple[int, int]:
        """The column and row, in cells, at which words are shown."""
        for row, line in enumerate(self.lines):
            if words in line:
                return cell_len(line[: line.index(words)]), row
        raise AssertionError(f"{words!r} is not on the screen")

    @property
    def said(self) -> str:
        """What the program last told its user, in the footer or in a corner."""
        notes = [note.message for note in self.pilot.app._notifications]
        return "\n".join([self.reader.message.words, *notes])

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.burst(key)
            await self.pause()
        await self.settle()

    def burst(self, *keys: str) -> None:
        """Send keys as they come over a slow line: each before the one before it has been seen."""
        for key in keys:
            character = " " if key == "space" else key if len(key) == 1 else None
            name = _character_to_key(key) if len(key) == 1 else key
            self.pilot.app.post_message(Key(name, character))

    async def type(self, words: str) -> None:
        """Type words as fast as they can be sent; the last letter is drawn with all before it."""
        self.burst(*words)
        await self.pause()
        await self.settle()

    async def paste(self, words: str) -> None:
        """Give all words at once, as a terminal does what was copied elsewhere."""
        self.pilot.app.post_message(Paste(words))
        await self.pause()
        await self.settle()

    async def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        app, size = self.pilot.app, Size(columns, rows)
        assert isinstance(app._driver, HeadlessDriver)
        if size == app.size:
            return  # as no terminal tells a size that it has already
        app._driver._size = size
        app.post_message(Resize(size, size))
        await self.pause()
        while app._resize_timer is not None:  # held back for a moment, as there may be another
            await self.pause(0.002)
        await self.settle()

    async def wait_for(self, words: str) -> None:
        """Wait until words are shown, also while a key is still being obeyed."""
        for _ in range(3000):
            if words in self.shown:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{words!r} is not on the screen:\n{self.shown}")

    async def leave(self) -> None:
        """Go back to the first article in the list, with no bookmark, as in a reader just opened.

        What was searched for and typed is left, so that another case of a test begins as the first.
        """
        app, reader = self.pilot.app, self.reader
        for _ in range(MOST_OPEN):
            if app.screen is reader and not reader.search_box.is_typing:
                break
            await self.press("escape")
        assert app.screen is reader, app.screen
        self.burst("escape", "1", "escape", "g")
        await self.pause()
        await self.settle()
        while kept := self.library.bookmarks.find():
            await self.press("u")
            assert len(self.library.bookmarks.find()) < len(kept)

    async def arrive(self) -> None:
        """Wait for the first rows, and for the article that is shown beside them, if there is one.

        That is asked for when the rows are drawn.
        """
        reader = self.reader
        while (listing := reader.session.listing) is None:
            await asyncio.sleep(0.002)
        while len(listing) and reader.controllers.article._opening is None:
            await self.pause(0.002)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is being done any more, and nothing waits for the next frame."""
        app = self.pilot.app
        await self.pause()
        while not _is_at_rest(app) or any(
            worker.group != "grow" and not worker.is_finished for worker in app.workers
        ):
            await self.pause(0.002)

    async def pause(self, seconds: float = 0) -> None:
        """Wait until all parts of the screen wait for their next message, and draw.

        As Textual's pilot does, which sends each of them a message even so and awaits the answer:
        that takes longer than most keys do.
        """
        app = self.pilot.app
        await asyncio.sleep(seconds)
        turn = 0
        while not _is_at_rest(app):
            await asyncio.sleep(0 if turn < TURNS else 0.001)
            turn += 1
        app.screen._on_timer_update()
        if app.screen._compositor._dirty_regions:
            DRAW(app.screen._compositor, screen_stack=app._background_screens)


def _is_at_rest(app: App[None]) -> bool:
    """Return whether an app waits, and all parts of its screens, of which there are dozens.

    One that has crashed waits for nothing any more.
    """
    if app._exception_event.is_set():
        return True
    parts: list[Widget] = [*app.screen_stack]
    for part in parts:
        if not _is_waiting(part):
            return False
        parts.extend(part._nodes)
    return _is_waiting(app)


def _is_waiting(part: MessagePump) -> bool:
    """Return whether a part has done all that was asked of it, or is closing and takes no more."""
    queue: Queue[Message | None] = part._message_queue
    waits = not queue.values and bool(queue.ready_event._waiters)
    return waits or part._closing or part._closed


OpenReader = Callable[..., AbstractAsyncContextManager[Screen]]


@pytest.fixture(scope="session", autouse=True)
def _parse_stylesheets_once() -> Iterator[None]:
    """Let all apps share what Textual makes of the same stylesheet in the same colours.

    Each would parse anew what it never changes; that takes a tenth of a test. And a set of rules is
    looked up by what it is in C, as by Textual in Python, for each part of a screen hundreds of
    times. A line has seven caches of what is made of it, most of which stay empty: plain
    dictionaries are made in a third of the time.
    """
    parsed: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_once(sheet: Stylesheet, *given: object, **named: object) -> list[RuleSet]:
        key = (given, tuple(named.items()), tuple(sheet._variables.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *given, **named)  # type: ignore[arg-type]
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        patch.setattr(RuleSet, "__hash__", object.__hash__)
        patch.setattr(strip, "FIFOCache", lambda _most: {})
        yield


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        *("NO_COLOR", "TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "VISUAL", "EDITOR"),
        *("VTE_VERSION", "TERM_PROGRAM"),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def write_articles(place: Path, articles: Mapping[str, str] = ARTICLES) -> Path:
    place.mkdir()
    for name, text in articles.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def open_library(folder: Path, cache: Path, data: Path) -> Library:
    return Library.open([folder], cache_dir=cache, data_dir=data, clock=lambda: NOW)


def indexed_library(folder: Path, place: Path) -> Library:
    """The library of a folder with all of it indexed, its index and its notebook in ``place``."""
    library = open_library(folder, place / "cache", place / "data")
    assert list(library.update())
    return library


@dataclass
class TimeSaid:
    """The time for which a line is said: over when a test ends it, unless it was stopped."""

    end: Callable[[], None]

    def stop(self) -> None:
        self.end = lambda: None


@pytest.fixture
def times_said(monkeypatch: pytest.MonkeyPatch) -> list[TimeSaid]:
    """The times that lines have had, the last one last; none ends by itself."""
    times: list[TimeSaid] = []

    def begin_to_fade(said: TimedMessage) -> None:
        said._timer = time = TimeSaid(said._fade)
        times.append(time)

    monkeypatch.setattr(TimedMessage, "_begin_to_fade", begin_to_fade)
    return times


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A text of one's own that quotes an article, without saying who."""
    file = tmp_path / "draft.md"
    file.write_text("“The quay is open,” she said.", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of articles that no test changes, and its index."""
    place = tmp_path_factory.mktemp("shelf")
    folder = write_articles(place / "briefings")
    indexed_library(folder, place).close()
    return folder, place / "cache"


@pytest.fixture
def library(shelf: tuple[Path, Path], tmp_path: Path) -> Iterator[Library]:
    """The library of that folder, with a notebook of its own."""
    opened = open_library(*shelf, tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture(scope="module", autouse=True)
def _let_go_of_ended_readers() -> Iterator[None]:
    """Collect the readers of a file's tests, which refer to themselves and hold an index open."""
    yield
    gc.collect()


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a frame only when a screen is at rest, as whoever looks at it does then.

    No test sees those in between: how many there are depends on how busy the machine is, and they
    are a third of what a key takes that opens something.
    """
    monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)


@pytest.fixture
def open_reader(library: Library, frames: None) -> OpenReader:
    @asynccontextmanager
    async def opened(
        columns: int = 140, rows: int = 40, *, on: Library = library, **settings: object
    ) -> AsyncIterator[Screen]:
        usual = UiSettings(**{"indexing": False, "dwell": 60.0, **settings})  # type: ignore[arg-type]
        app = BriefReader(on, usual)
        async with app.run_test(size=(columns, rows), notifications=True) as pilot:
            screen = Screen(pilot, on)
            await screen.arrive()
            yield screen

    return opened
