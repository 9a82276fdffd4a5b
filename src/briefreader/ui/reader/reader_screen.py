"""The one screen: three panes, the controllers that answer keys, and what is drawn of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.worker import Worker, WorkerCancelled, WorkerFailed

from briefreader.errors import NotebookLocked
from briefreader.library import ReadState
from briefreader.ui.commands.command_screen import bindings_of
from briefreader.ui.commands.command_table import COMMANDS, Command, Mode, Pane
from briefreader.ui.commands.timed_message import TimedMessage
from briefreader.ui.commands.waiting_changes import LOCKED, PAUSE, SLOW, WaitingChanges
from briefreader.ui.dialogs.hosting_screen import HostingScreen
from briefreader.ui.reader import controller
from briefreader.ui.reader.controllers import Controllers, build_controllers
from briefreader.ui.reader.header_footer_view import HeaderFooterView
from briefreader.ui.reader.index_updates import GROUP, LOOKED_AT
from briefreader.ui.reader.pane_boxes import PaneBoxes
from briefreader.ui.reader.session_display import SessionDisplay
from briefreader.ui.rendering import header_footer_text
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.pane_layout import FEWEST_COLUMNS, FEWEST_ROWS
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.state.reader_session import ReaderSession
from briefreader.ui.state.session_file import SessionFile
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.terminal.host_application import HostApplication
from briefreader.ui.widgets.article_list import ArticleList
from briefreader.ui.widgets.line_widgets import LINE_STYLES, CachedContainer, StatusLine
from briefreader.ui.widgets.quote_sidebar import QuoteSidebar
from briefreader.ui.widgets.search_box import SearchBox
from briefreader.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from briefreader.library import Library

TOO_SMALL = f"too small: min {FEWEST_COLUMNS}×{FEWEST_ROWS}"  # in 20 columns
TURNS = 4  # of the event loop, in which every part that has changed says so to the screen


class ReaderScreen(HostingScreen[None], inherit_bindings=False):
    """Articles, text and quotes."""

    BINDINGS = bindings_of(command for command in COMMANDS if command.mode is Mode.USUAL)
    COMPONENT_CLASSES = LINE_STYLES

    controllers: Controllers

    def __init__(self, library: Library, settings: UiSettings, keymap: Mapping[str, str]) -> None:
        """``keymap`` is every command's keys, as ``keymap.full_keymap`` makes it."""
        super().__init__()
        self.library = library
        self.settings = settings
        self._keys = keymap
        self.assembled = asyncio.Event()  # a key that was pressed before has to wait for the panes
        self.articles = articles = ArticleList(self._mark_of)
        self._marks_unreadable = False
        self.pending = WaitingChanges(self._make_waiting_changes, self._tell_on_top)
        self.text = text = TextPane()
        self.quotes = quotes = QuoteSidebar()
        self.search_box = SearchBox(lambda words, at: library.completer.complete(words, at))
        self.boxes = PaneBoxes(self, {Pane.LIST: articles, Pane.TEXT: text, Pane.QUOTES: quotes})
        self.host = HostApplication(self)
        self._counting_in = Pane.LIST
        self._session_file = SessionFile.of(library)
        self._touched = False  # by a key or the mouse
        self._put_off: Callable[[], Coroutine[object, object, None]] | None = None
        self.session = ReaderSession.as_left(self._session_file.left, settings.width)
        articles.set_reactive(ArticleList.compact, self.session.compact)
        text.set_reactive(TextPane.column, self.session.column)
        text.set_reactive(TextPane.numbers, self.session.numbers)
        self.controllers = controllers = build_controllers(
            self.session, library, self, settings, self._session_file
        )
        self.lines = HeaderFooterView(self.session, library, self, keymap, controllers)
        self.message = TimedMessage(
            self.set_timer, self.lines.write_footer, controllers.selection.forget_warning
        )

    def compose(self) -> ComposeResult:
        """Return the top, the panes with their heads, the footer."""
        with CachedContainer(id="top"):
            yield StatusLine(id="header")
            yield self.search_box
        with CachedContainer(id="panes"):
            with CachedContainer(id="list-pane", classes="pane -first"):
                yield StatusLine(id="list-head", classes="head")
                yield self.articles
            with CachedContainer(id="right"):
                with CachedContainer(id="text-pane", classes="pane"):
                    yield StatusLine(id="text-head", classes="head")
                    yield self.text
                with CachedContainer(id="quotes-pane", classes="pane"):
                    yield StatusLine(id="quotes-head", classes="head")
                    yield self.quotes
        yield StatusLine(id="footer")
        yield StatusLine(id="small")
        yield StatusLine(id="explanation")

    def on_mount(self) -> None:
        """Show the library, and begin to bring its index up to date."""
        settings, controllers, lines = self.settings, self.controllers, self.lines
        redraws = {
            **dict.fromkeys(("sort", "hit", "hits", "filter"), lines.write_heads),
            **dict.fromkeys(("busy", "progress"), lines.write_header),
            **dict.fromkeys(("alone", "sidebar_shown"), controllers.panes.show),
        }
        display = SessionDisplay(self.articles, self.text, self.quotes, redraws)
        self.session.observer = display.changed
        self.search_box.display = False
        self.query_one("#explanation").display = False
        self.query_one("#small", StatusLine).left = (StyledRun(TOO_SMALL, "soft"),)
        controllers.panes.show()
        controllers.panes.enter(Pane.LIST)
        self.assembled.set()
        if settings.greeting and self._session_file.is_new:
            self.show_message(header_footer_text.greeting(self.keymap, self.columns), lasting=True)
        for notice in self.library.notices:
            self.show_message(notice)
        place = self._session_file.left.place
        controllers.index_updates.begin(indexing=settings.indexing, place=place)
        self.set_interval(LOOKED_AT, controllers.index_updates.look_at_notebook)
        controllers.collections.begin(settings)
        asked = settings.at is not None or settings.draft is not None
        if settings.greeting and self._session_file.is_new and not asked:
            controllers.dialogs.start_here()
        elif settings.greeting and not asked:
            controllers.collections.new_at_start(
                lambda: not (self._touched or controllers.bookmarks.offered) and self.is_active
            )

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
        """Return whether a command counts here: each does, unless words are being typed."""
        return not self.search_box.is_typing

    async def before_command(self, command: Command) -> bool:
        """Wait for the article that the command means."""
        self._touched = True
        self._put_off = None
        self.message.key_pressed()
        self.controllers.index_updates.key_pressed(command)
        return await self.controllers.search.ready_for(command)

    def do_later(self, deed: Callable[[], Coroutine[object, object, None]]) -> None:
        """Do what a key means when the article has come that it means; the next key drops it."""
        self._put_off = deed
        has_come = self.controllers.article.arrival()

        async def wait_for_article() -> None:
            is_there = await has_come()
            self.hide_message(controller.STILL_LOADING)
            if is_there:
                self.app.call_later(self._do_put_off, deed)  # in its turn, among the keys

        self.start(wait_for_article, "put off", alone=False)

    async def _do_put_off(self, deed: Callable[[], Coroutine[object, object, None]]) -> None:
        is_meant = self._put_off is deed and not self.controllers.article.is_opening
        if is_meant and self.is_current:
            self._put_off = None
            await deed()
            await self.after_command()

    def begin_count(self) -> None:
        """Take note of the pane in which a number was begun."""
        self._touched = True
        self._put_off = None
        self._counting_in = self.session.pane

    def show_count(self, words: str) -> None:
        """Show the number that is being typed, and go back to the pane in which it was begun."""
        if self.session.pane is not self._counting_in:
            self.controllers.panes.enter(self._counting_in)
        self.show_message(header_footer_text.counted_motions(words, self.keymap))

    async def after_command(self) -> None:
        """Answer a key with one frame, if the article that it opens is there in a moment."""
        self.controllers.article.show_held_back()
        await self.draw_together()

    # Frames

    async def draw_together(self) -> None:
        """Draw what has changed in one frame, with an article that is there in a moment."""
        loop = asyncio.get_running_loop()
        with self.app.batch_update():
            until = loop.time() + controller.FRAME_WAIT_SECONDS
            await self.controllers.article.arrived(until - loop.time())
            await self.controllers.search.looked_up(until - loop.time())
            self.controllers.article.catch_up()
            for _ in range(TURNS):
                await asyncio.sleep(0)
        self.app.screen.check_idle()  # also one over this, which may have nothing else to do

    def laid_out(self) -> None:
        """Write the heads for the room they have."""
        if self.assembled.is_set():
            self.controllers.article.catch_up()
            self.lines.write_heads()

    def on_resize(self) -> None:
        """Show what there is room for now."""
        self.controllers.panes.show()

    # What another program or the disk keeps waiting

    @property
    def waiting_changes(self) -> WaitingChanges:
        """What is to be changed in the notebook and cannot be yet."""
        return self.pending

    def _make_waiting_changes(self, make: Callable[[], Coroutine[object, object, None]]) -> None:
        async def make_and_show() -> None:
            await make()
            self.controllers.article.read_again()

        self.start(make_and_show, "waiting changes", alone=False)

    def _tell_on_top(self, words: str, *, wrong: bool = False, news: bool = False) -> None:
        """Say something on the screen that is on top; over what it says now only some of it.

        One that is still opening has no line for it yet.
        """
        stack = self.app.screen_stack
        hosts = [one for one in stack if isinstance(one, HostingScreen) and one.is_mounted]
        shown = hosts[-1].message.words
        if wrong or news or not shown or shown.startswith((LOCKED, SLOW)):
            hosts[-1].show_message(words, wrong=wrong, lasting=bool(words))

    def _mark_of(self, path: Path) -> ReadState:
        """Return an article's marks; none while another program lets nobody read the notebook."""
        try:
            return ReadState() if self._marks_unreadable else self.library.bookmarks.mark(path)
        except NotebookLocked:
            self._marks_unreadable = True
            self._tell_on_top(self.pending.words)
            self.set_timer(PAUSE, self._look_for_marks)
            return ReadState()

    def _look_for_marks(self) -> None:
        self._marks_unreadable = False
        if not self.pending:
            self._tell_on_top("")
        self.articles.redraw()

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
    def keymap(self) -> Mapping[str, str]:
        """Every command's keys."""
        return self._keys

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Show a line where it covers nothing; what went wrong also stands out.

        It goes after a while, or when something else is said; what is ``lasting`` stays until a key
        is pressed.
        """
        self.message.show("" if wrong else flat(words), lasting=lasting)
        if wrong or (words and not lasting):
            self.app.clear_notifications()
        if wrong:
            self.notify(flat(words), severity="error", markup=False, timeout=6)

    @property
    def passing_message(self) -> str:
        """The line that is shown for a while; "" if there is none, or one that waits for a key."""
        return "" if self.message.lasts else self.message.words

    def hide_message(self, words: str) -> None:
        """Let a line go before its time, if it is the one that is shown."""
        if self.message.words == flat(words):
            self.message.show("")

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

    # What the parts say

    @on(events.ScreenResume)
    def _show_held_back(self) -> None:
        self.controllers.article.show_held_back()

    @on(events.DescendantFocus)
    def _follow_focus(self) -> None:
        pane = self.boxes.focused
        if pane is not None:
            self.controllers.panes.follow_focus(pane)
        self.lines.write_heads()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a rule."""
        self._touched = True
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
        self.controllers.article.show_quote(event.quote, event.offset, enter=event.enter)

    @on(QuoteSidebar.Listed)
    def _count_quotes(self) -> None:
        self.lines.write_heads()

    @on(TextPane.Moved)
    def _follow_text(self, event: TextPane.Moved) -> None:
        self.controllers.article.follow_text(event)
