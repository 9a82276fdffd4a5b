"""The one screen: three panes, the controllers that answer keys, and what is drawn of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.geometry import Region
from textual.getters import query_one
from textual.reactive import var
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker, WorkerCancelled, WorkerFailed

from briefreader.config import DEFAULT_WIDTH
from briefreader.domain.article import Span
from briefreader.domain.quote import Quote
from briefreader.ui.commands.command_screen import CommandScreen, bindings_of
from briefreader.ui.commands.command_table import COMMANDS, Call, Command, Mode, Pane
from briefreader.ui.reader import controller
from briefreader.ui.reader.controllers import build_controllers
from briefreader.ui.reader.index_updates import GROUP
from briefreader.ui.reader.status_lines import StatusLines
from briefreader.ui.rendering import status_text
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.pane_layout import FEWEST_COLUMNS, FEWEST_ROWS, PaneLayout
from briefreader.ui.rendering.styled_runs import Runs, StyledRun
from briefreader.ui.state.reader_session import PanePreferences, ReaderSession
from briefreader.ui.state.session_file import SessionFile
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.terminal.batched_screen import BatchedScreen
from briefreader.ui.terminal.copy_message import copy_by_all_ways
from briefreader.ui.terminal.external_editor import with_the_terminal
from briefreader.ui.widgets.article_list import ArticleList
from briefreader.ui.widgets.line_widgets import LINE_STYLES, CachedContainer, StatusLine
from briefreader.ui.widgets.quote_sidebar import QuoteSidebar
from briefreader.ui.widgets.search_box import SearchBox
from briefreader.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from briefreader.library import Library, Listing, OpenArticle

Result = TypeVar("Result")

TOO_SMALL = f"too small: it takes {FEWEST_COLUMNS}×{FEWEST_ROWS}"
SECONDS_SAID = 4.0
TURNS = 4  # of the event loop, in which every part that has changed says so to the screen

# The fields of the session that the panes are bound to.
BOUND = frozenset(
    (
        *("listing", "reading", "current", "passage", "watched", "hits", "hit", "filter", "raw"),
        *("column", "numbers", "short_shown"),
    )
)


class ReaderScreen(CommandScreen, BatchedScreen[None], inherit_bindings=False):
    """Articles, text and quotes."""

    BINDINGS = bindings_of(command for command in COMMANDS if command.mode is Mode.USUAL)
    COMPONENT_CLASSES = LINE_STYLES

    # What the panes are bound to; the session's observer alone sets it.
    listing: var[Listing | None] = var(None)
    reading: var[OpenArticle | None] = var(None)
    current: var[Quote | None] = var(None)
    passage: var[Span | None] = var(None)
    watched: var[tuple[Span, ...]] = var(())
    hits: var[tuple[Span, ...]] = var(())
    hit: var[Span | None] = var(None)
    filter: var[str] = var("")
    raw: var[str | None] = var(None)
    column: var[int] = var(DEFAULT_WIDTH)
    numbers: var[bool] = var(False)
    short_shown: var[bool] = var(False)

    said: var[str] = var("", always_update=True)

    articles = query_one(ArticleList)
    text = query_one(TextPane)
    quotes = query_one(QuoteSidebar)
    search_box = query_one(SearchBox)

    def __init__(self, library: Library, settings: UiSettings, keymap: Mapping[str, str]) -> None:
        """``keymap`` is every command's keys, as ``keymap.full_keymap`` makes it."""
        super().__init__()
        self.library = library
        self.settings = settings
        self.assembled = asyncio.Event()  # a key that was pressed before has to wait for the panes
        self._said_lasts = False  # until a key is pressed
        self._saying: Timer | None = None
        self._session_file = SessionFile.of(library)
        self.session = session = self._begin_session()
        self.controllers = controllers = build_controllers(
            session, library, self, settings, keymap, self._session_file
        )
        self._lines = StatusLines(session, library, self, keymap, controllers)
        heads, header, layout = self.redraw_heads, self.redraw_header, controllers.panes.show
        self._redrawn: Mapping[str, Callable[[], None]] = {
            **dict.fromkeys(("sort", "hit", "hits", "filter"), heads),
            **dict.fromkeys(("busy", "progress"), header),
            **dict.fromkeys(("alone", "sidebar_shown"), layout),
        }
        session.observer = self._session_changed

    def _begin_session(self) -> ReaderSession:
        """Return the session as it was left last time."""
        left = self._session_file.left
        session = ReaderSession(
            running_tags=left.tags,
            pane_sizes=PanePreferences(
                left.list_width, left.quotes_width, left.quotes_height, left.quotes_below
            ),
            column=left.column or self.settings.width,
            numbers=left.numbers,
            sidebar_shown=left.quotes_shown,
        )
        if left.place is not None:
            session.marks[left.place.path] = left.place.mark
            session.sort = left.place.sort
        self.set_reactive(ReaderScreen.column, session.column)
        self.set_reactive(ReaderScreen.numbers, session.numbers)
        return session

    def _session_changed(self, name: str, old: object, new: object) -> None:
        """Hand on to the panes, and write, what the session says now."""
        if name in BOUND:
            setattr(self, name, new)
        redraw = self._redrawn.get(name)
        if redraw is not None and old != new and self.is_mounted:
            redraw()

    def compose(self) -> ComposeResult:
        """Return the top, the panes with their heads, the footer."""
        with CachedContainer(id="top"):
            yield StatusLine(id="header")
            yield SearchBox()
        with CachedContainer(id="panes"):
            with CachedContainer(id="list-pane", classes="pane -first"):
                yield StatusLine(id="list-head", classes="head")
                yield ArticleList(self.library.bookmarks.mark).data_bind(ReaderScreen.listing)
            with CachedContainer(id="right"):
                with CachedContainer(id="text-pane", classes="pane"):
                    yield StatusLine(id="text-head", classes="head")
                    yield TextPane().data_bind(
                        ReaderScreen.reading,
                        ReaderScreen.passage,
                        ReaderScreen.current,
                        ReaderScreen.watched,
                        ReaderScreen.hits,
                        ReaderScreen.hit,
                        ReaderScreen.column,
                        ReaderScreen.numbers,
                        ReaderScreen.raw,
                    )
                with CachedContainer(id="quotes-pane", classes="pane"):
                    yield StatusLine(id="quotes-head", classes="head")
                    yield QuoteSidebar().data_bind(
                        ReaderScreen.reading,
                        ReaderScreen.current,
                        ReaderScreen.short_shown,
                        words=ReaderScreen.filter,
                    )
        yield StatusLine(id="footer")
        yield StatusLine(id="small")
        yield StatusLine(id="explanation")

    def on_mount(self) -> None:
        """Show the library, and begin to bring its index up to date."""
        settings = self.settings
        self.search_box.display = False
        self.query_one("#explanation").display = False
        self.query_one("#small", StatusLine).left = (StyledRun(TOO_SMALL, "soft"),)
        self.controllers.panes.show()
        self.controllers.panes.enter(Pane.LIST)
        self.assembled.set()
        if settings.greeting and self._session_file.is_new:
            self.show_message(status_text.greeting(self.columns))
        for notice in self.library.notices:
            self.show_message(notice)
        self.controllers.index_updates.begin(
            indexing=settings.indexing, place=self._session_file.left.place
        )
        if settings.at is not None:
            self.controllers.collections.open_linked(settings.at)
        elif settings.draft is None:
            self.controllers.collections.offer_unsaved_note()
        if settings.draft is not None:
            self.controllers.collections.check_draft(settings.draft)

    async def on_unmount(self) -> None:
        """Wait for the indexer to go; it publishes what it has done."""
        for worker in self.workers:
            if worker.group == GROUP and worker.node is self:
                worker.cancel()
                with suppress(WorkerCancelled, WorkerFailed):
                    await worker.wait()

    # Commands

    @property
    def mode(self) -> Mode:
        """What the keys mean."""
        return self.controllers.selection.mode

    def accepts(self, command: Command) -> bool:
        """Return every command, unless words are being typed."""
        return not self.is_typing

    async def execute_command(self, command: Command) -> None:
        """Do what a command does."""
        await self.controllers.perform(command.call)

    def perform_later(self, call: Call) -> None:
        """Do what a command does, behind what is being done now."""
        self.call_later(self.controllers.perform, call)

    async def before_command(self, command: Command) -> bool:
        """Wait for the article that is being opened, where the command means what is in it.

        What was shown before it is not what is meant.
        """
        self._said_was_seen()
        navigation, search = self.controllers.navigation, self.controllers.search
        means_text = self.session.pane in command.waits
        if means_text and self.session.reading is None and not navigation.is_opening:
            search.show_highlighted()  # the first one, which waits for the first frame
        if means_text or search.is_on_its_way or navigation.is_on_its_way:
            await search.arrived()
            await navigation.arrived()
        navigation.catch_up()
        if means_text and navigation.is_opening:
            self.show_message("still loading the article")
            return False
        return True

    async def after_command(self) -> None:
        """Answer a key with one frame, if the article that it opens is there in a moment."""
        await self.draw_together()

    # Frames

    async def draw_together(self) -> None:
        """Draw what has changed in one frame, with an article that is there in a moment."""
        loop = asyncio.get_running_loop()
        with self.app.batch_update():
            until = loop.time() + controller.FRAME_WAIT_SECONDS
            await self.controllers.navigation.arrived(until - loop.time())
            await self.controllers.search.looked_up(until - loop.time())
            self.controllers.navigation.catch_up()
            for _ in range(TURNS):
                await asyncio.sleep(0)
        self.check_idle()

    def laid_out(self) -> None:
        """Write the heads for the room they have."""
        if self.assembled.is_set():
            self.controllers.navigation.catch_up()
            self.redraw_heads()

    def on_resize(self) -> None:
        """Show what there is room for now."""
        self.controllers.panes.show()

    # What is said

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Show a line where it covers nothing; what went wrong also stands out.

        It goes after a while; what is ``lasting`` stays until a key is pressed.
        """
        self._said_lasts = lasting
        if wrong:
            self.said = ""
            self.app.clear_notifications()
            self.notify(flat(words), severity="error", markup=False, timeout=6)
        else:
            self.said = flat(words)

    def silence(self) -> None:
        """Take away the line that was shown last."""
        self.said = ""

    def watch_said(self) -> None:
        """Show it in the footer for a while, or until a key is pressed and a while from then."""
        if self._saying is not None:
            self._saying.stop()
        if self.said and not self._said_lasts:
            self._saying = self.set_timer(SECONDS_SAID, self._fall_silent)
        if self.is_mounted:
            self.redraw_footer()

    def _said_was_seen(self) -> None:
        """Let what lasted until a key was pressed go as everything that is said."""
        if self._said_lasts:
            self._said_lasts = False
            self._saying = self.set_timer(SECONDS_SAID, self._fall_silent)

    def _fall_silent(self) -> None:
        self.controllers.selection.forget_warning()
        self.said = ""

    # What the controllers ask for

    @property
    def columns(self) -> int:
        """The screen's width, in cells."""
        return self.app.size.width

    @property
    def rows(self) -> int:
        """The screen's height, in lines."""
        return self.app.size.height

    @property
    def is_typing(self) -> bool:
        """Have the keys gone to the search field?"""
        return self.search_box.display and self.focused is self.search_box.field

    @property
    def is_on_top(self) -> bool:
        """Does nothing lie over the screen?"""
        return self.app.screen is self

    def explain(self, runs: Runs) -> None:
        """Say under the field how a query was understood, or what is wrong with it."""
        self._lines.explain(runs)

    def redraw_heads(self) -> None:
        """Write all the one-line parts anew."""
        self._lines.write_heads()

    def redraw_header(self) -> None:
        """Write the top line anew."""
        self._lines.write_header()

    def redraw_footer(self) -> None:
        """Write the bottom line anew."""
        self._lines.write_footer()

    def lay_out(self, layout: PaneLayout, *, small: bool) -> None:
        """Show these panes; ``small`` says that there is no room for any."""
        self._lines.space_headings()
        self.query_one("#small").display = small
        for name in ("top", "panes", "footer"):
            self.query_one(f"#{name}").display = not small
        below = layout.quotes_height is not None
        inner = self.query_one("#right")
        inner.styles.layout = "vertical" if below else "horizontal"
        inner.display = layout.panes != (Pane.LIST,)
        sizes = {Pane.LIST: layout.list_width, Pane.QUOTES: layout.quotes_width}
        for pane in Pane:
            box = self.query_one(f"#{pane.value}-pane")
            box.display = pane in layout.panes
            box.set_class(pane is layout.panes[0], "-first")
            if pane in layout.panes:
                box.styles.width = sizes.get(pane) or "1fr"
        quotes = self.query_one("#quotes-pane")
        quotes.set_class(below, "-below")
        quotes.styles.height = layout.quotes_height or "1fr"

    def pane_region(self, pane: Pane) -> Region:
        """Return where a pane stands."""
        return self.query_one(f"#{pane.value}-pane").region

    def widget_of(self, pane: Pane) -> Widget:
        """Return the widget that has the keys when one is in a pane."""
        return {Pane.LIST: self.articles, Pane.TEXT: self.text, Pane.QUOTES: self.quotes}[pane]

    def focus_pane(self, pane: Pane) -> None:
        """Give a pane the keys, from the next one on."""
        # Not the widget's own method, which only asks for the focus: the next key may be here.
        self.set_focus(self.widget_of(pane), scroll_visible=False)

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a screen over this one; ``done`` gets what it is dismissed with."""
        self.app.push_screen(screen, done)

    def start(
        self, work: Callable[[], Coroutine[object, object, None]], group: str, *, alone: bool = True
    ) -> Worker[None]:
        """Do something beside the keys; ``alone`` gives up what its group was doing."""

        async def run() -> None:
            await work()

        return self.run_worker(run, group=group, exclusive=alone)

    def after_frame(self, deed: Callable[[], object]) -> None:
        """Do something when what has changed is drawn."""
        self.call_after_refresh(deed)

    @work(group="copy")
    async def copy_out(self, words: str, what: str) -> None:
        """Hand words to the clipboard by every way there is, and say how; ``what`` names them."""
        self.show_message(await copy_by_all_ways(words, what, self, self.library.data_dir))

    def lend_terminal(self, deed: Callable[[], None]) -> None:
        """Do something while the terminal is another program's. Raises TerminalError."""
        with_the_terminal(self.app, deed)

    def tell_collections(self, *, published: bool) -> None:
        """Tell the screens that lie over this one that the index has come further."""
        for screen in self.app.screen_stack[1:]:
            if isinstance(screen, CommandScreen):
                screen.index_changed(published=published)

    def use_theme(self, name: str) -> None:
        """Change the colours."""
        self.app.theme = name

    def suspend(self) -> None:
        """Stop the program until ``fg``."""
        self.app.action_suspend_process()

    def leave(self) -> None:
        """End the program."""
        self.app.exit()

    # What the parts say

    @on(events.DescendantFocus)
    def _follow_focus(self) -> None:
        for pane in Pane:
            if self.widget_of(pane).has_focus:
                self.controllers.panes.follow_focus(pane)
        self.redraw_heads()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a rule."""
        if self.controllers.panes.take_hold(event.screen_x, event.screen_y):
            event.stop()
            self.capture_mouse()
            self.clear_selection()  # Textual takes the button's press for its beginning

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the rule that is held."""
        if self.controllers.panes.drag(event.screen_x, event.screen_y):
            event.stop()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the rule go."""
        if self.controllers.panes.let_go():
            event.stop()
            self.capture_mouse(False)

    @on(SearchBox.Changed)
    def _search_as_typed(self, event: SearchBox.Changed) -> None:
        self.controllers.search.typed(event.scope, event.words)

    @on(SearchBox.Entered)
    def _enter_what_was_found(self, event: SearchBox.Entered) -> None:
        self.controllers.search.entered(event.scope)

    @on(SearchBox.Further)
    def _go_further(self, event: SearchBox.Further) -> None:
        self.controllers.search.go_further(event.scope)

    @on(SearchBox.Recalled)
    def _recall_older(self, event: SearchBox.Recalled) -> None:
        self.controllers.search.recall(event.scope, event.step)

    @on(ArticleList.SnippetsWanted)
    def _look_up_snippets(self, event: ArticleList.SnippetsWanted) -> None:
        self.controllers.search.look_up_snippets(event.listing, event.numbers)

    @on(ArticleList.Clicked)
    def _show_article(self, event: ArticleList.Clicked) -> None:
        self.controllers.navigation.go_to_row(event.number)

    @on(ArticleList.Opened)
    def _enter_article(self) -> None:
        self.controllers.search.enter_article()

    @on(QuoteSidebar.Chosen)
    def _show_quote(self, event: QuoteSidebar.Chosen) -> None:
        self.controllers.navigation.show_quote(event.quote, enter=event.enter)

    @on(QuoteSidebar.Listed)
    def _count_quotes(self) -> None:
        self.redraw_heads()

    @on(TextPane.Moved)
    def _follow_text(self, event: TextPane.Moved) -> None:
        self.controllers.navigation.follow_text(event)
