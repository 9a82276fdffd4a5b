"""A reader without a screen: its parts are plain values, and what was asked of it is noted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from textual.geometry import Region
from textual.screen import Screen

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Hit, Snippet
from briefreader.domain.quote import Quote
from briefreader.library import Library, Listing
from briefreader.library.query_completion import QueryCompletions
from briefreader.ui.commands.command_screen import perform
from briefreader.ui.commands.command_table import BY_ID, Call, Pane
from briefreader.ui.commands.waiting_changes import WaitingChanges
from briefreader.ui.reader.controllers import Controllers, build_controllers
from briefreader.ui.rendering.pane_layout import PaneLayout
from briefreader.ui.rendering.styled_runs import Runs
from briefreader.ui.rendering.theme_choice import ThemeChoice
from briefreader.ui.state.reader_session import ReaderSession
from briefreader.ui.state.session_file import SessionFile
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.widgets.search_box import SearchScope

Result = TypeVar("Result")


@dataclass
class PlainList:
    session: ReaderSession
    nothing: str = ""
    cursor: int = 0
    above: int = 0
    marked: frozenset[Path] = frozenset()
    page: int = 10
    rows_found: int = 10
    drawn: int = 0

    @property
    def hit(self) -> Hit | None:
        listing = self.session.listing
        return listing.hit(self.cursor) if listing is not None and len(listing) else None

    def would_move(self, listing: Listing) -> bool:
        return False

    def place(self, number: int) -> None:
        self.cursor = number

    def begin_at(self, number: int, above: int) -> None:
        self.cursor, self.above = number, above

    def mark(self, paths: frozenset[Path]) -> None:
        self.marked = paths

    def open(self) -> None: ...

    def redraw(self) -> None:
        self.drawn += 1

    def add_snippets(self, listing: Listing, snippets: Mapping[int, Snippet | None]) -> None: ...


@dataclass
class PlainText:
    mark: int = 0
    top: int = 0
    selected: Span | None = None
    column_set: int = 80

    def where(self) -> None:
        return None

    def go_to(self, offset: int) -> None:
        self.mark = offset

    def mark_below_top(self, code_points: int) -> None:
        self.mark = self.top + code_points

    def move(self, lines: int) -> None:
        self.mark += lines

    def page(self, pages: float) -> None:
        self.mark += int(pages * 100)

    def to_start(self) -> None:
        self.mark = 0

    def to_end(self) -> None:
        self.mark = 10_000

    def select(self, span: Span) -> None:
        self.selected = span

    def clear_selection(self) -> None:
        self.selected = None

    def offset_beside(self, offset: int, lines: int) -> int:
        return offset + lines


@dataclass
class PlainQuotes:
    quote: Quote | None = None
    page: int = 10
    last: int = 0

    def move(self, entries: int) -> None: ...

    def move_to(self, number: int) -> None: ...

    def choose(self, *, enter: bool) -> None: ...


@dataclass
class PlainField:
    scope: SearchScope = SearchScope.LIBRARY
    words: str = ""
    indent: int = 3
    shown: bool = False
    offered: QueryCompletions | None = None
    taken: int | None = None

    def hint(self, keymap: Mapping[str, str]) -> Runs:
        return ()

    def look_up(self) -> None: ...

    @property
    def is_typing(self) -> bool:
        return self.shown

    def open(self, scope: SearchScope, words: str) -> None:
        self.scope, self.words, self.shown = scope, words, True

    def close(self) -> None:
        self.shown = False

    def replace(self, words: str) -> None:
        self.words = words

    def point_at(self, offset: int) -> None: ...

    def recall(self, asked: Sequence[str], step: int) -> None: ...


@dataclass
class PlainJob:
    task: asyncio.Task[None]

    @property
    def is_finished(self) -> bool:
        return self.task.done()

    def cancel(self) -> None:
        self.task.cancel()

    async def wait(self) -> None:
        await self.task


class PlainTimer:
    def stop(self) -> None: ...


class PlainLines:
    def write_heads(self) -> None: ...

    def write_header(self) -> None: ...

    def write_footer(self) -> None: ...

    def explain(self, runs: Runs) -> None: ...

    def space_headings(self) -> None: ...


@dataclass
class PlainBoxes:
    layout: PaneLayout | None = None

    def lay_out(self, layout: PaneLayout, *, small: bool) -> None:
        self.layout = layout

    def region(self, pane: Pane) -> Region:
        return {
            Pane.LIST: Region(0, 1, 40, 38),
            Pane.TEXT: Region(40, 1, 60, 38),
            Pane.QUOTES: Region(100, 1, 40, 38),
        }[pane]

    def focus(self, pane: Pane) -> None: ...


@dataclass
class PlainHost:
    left: bool = False

    def lend_terminal(self, deed: Callable[[], None]) -> None: ...

    def tell_collections(self, *, published: bool) -> None: ...

    theme_choice = ThemeChoice("briefreader-dark")

    def use_theme(self, name: str) -> None: ...

    def suspend(self) -> None: ...

    def redraw(self) -> None: ...

    def leave(self) -> None:
        self.left = True


@dataclass
class PlainView:
    """What ``ReaderView`` asks for."""

    session: ReaderSession
    articles: PlainList = field(init=False)
    text: PlainText = field(default_factory=PlainText)
    quotes: PlainQuotes = field(default_factory=PlainQuotes)
    search_box: PlainField = field(default_factory=PlainField)
    columns: int = 140
    keymap: Mapping[str, str] = field(default_factory=dict)
    rows: int = 40
    is_on_top: bool = True
    said: list[str] = field(default_factory=list)
    pushed: list[tuple[object, object]] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    boxes: PlainBoxes = field(default_factory=PlainBoxes)
    lines: PlainLines = field(default_factory=PlainLines)
    host: PlainHost = field(default_factory=PlainHost)
    jobs: dict[str, list[PlainJob]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.articles = PlainList(self.session)

    @property
    def waiting_changes(self) -> WaitingChanges:
        return WaitingChanges(lambda make: self.start(make, "waiting changes"), self._tell)

    def _tell(self, words: str, *, wrong: bool = False, news: bool = False) -> None:
        self.show_message(words, wrong=wrong)

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        if words:
            self.said.append(words)

    def ask(self, question: str) -> bool:
        if self.said and self.said[-1] == question:
            return True
        self.said.append(question)
        return False

    @property
    def passing_message(self) -> str:
        return ""

    def hide_message(self, words: str) -> None:
        """Leave it in ``said``, which is all that was."""

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        self.pushed.append((screen, done))

    def start(
        self, work: Callable[[], Coroutine[object, object, None]], group: str, *, alone: bool = True
    ) -> PlainJob:
        async def run() -> None:
            await work()

        for job in self.jobs.get(group, ()) if alone else ():
            job.cancel()
        job = PlainJob(asyncio.get_running_loop().create_task(run()))
        self.jobs.setdefault(group, []).append(job)
        return job

    def after_frame(self, deed: Callable[[], object]) -> None:
        deed()

    def set_timer(self, delay: float, callback: Callable[[], None]) -> PlainTimer:
        return PlainTimer()

    async def draw_together(self) -> None: ...

    def copy_out(self, words: str, what: str) -> PlainJob:
        async def copied() -> None:
            self.copied.append(words)

        return self.start(copied, "copy")

    def perform_later(self, call: Call) -> None: ...


@dataclass
class PlainReader:
    """The controllers over such a view."""

    library: Library
    session: ReaderSession
    view: PlainView
    controllers: Controllers

    @classmethod
    def of(cls, library: Library) -> PlainReader:
        session, settings = ReaderSession(), UiSettings(indexing=False)
        view = PlainView(session)
        controllers = build_controllers(session, library, view, settings, SessionFile.of(library))
        return cls(library, session, view, controllers)

    async def begin(self) -> None:
        """Show the library and its first article."""
        self.controllers.panes.show()
        self.controllers.index_updates.begin(indexing=False, place=None)
        await self.settle()

    async def do(self, *commands: str) -> None:
        """Do what commands do, one after the other."""
        for name in commands:
            await perform(self.controllers, BY_ID[name].call)
            await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is being done any more."""
        while any(not job.is_finished for jobs in self.view.jobs.values() for job in jobs):
            await asyncio.sleep(0.002)
