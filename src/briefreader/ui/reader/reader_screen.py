"""The one screen: three panes, bound to the state that it holds."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.geometry import Size
from textual.timer import Timer

from briefreader.domain.quote import Quote
from briefreader.ui.commands.command_screen import CommandScreen, bindings_of
from briefreader.ui.commands.command_table import COMMANDS, Command, Mode, Pane
from briefreader.ui.reader.reader_state import ReaderState
from briefreader.ui.reader.status_lines import Framing
from briefreader.ui.rendering import status_text
from briefreader.ui.rendering.pane_layout import FEWEST_COLUMNS, FEWEST_ROWS
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.selection.passages import current_quote, passage_at
from briefreader.ui.widgets.article_list import ArticleList
from briefreader.ui.widgets.line_widgets import CachedContainer, StatusLine
from briefreader.ui.widgets.quote_sidebar import QuoteSidebar
from briefreader.ui.widgets.search_box import SearchBox
from briefreader.ui.widgets.text_pane import TextPane

TOO_SMALL = f"too small: it takes {FEWEST_COLUMNS}×{FEWEST_ROWS}"


class ReaderScreen(Framing, CommandScreen):
    """Articles, text and quotes; every key of the reader is one of its actions."""

    BINDINGS = bindings_of(command for command in COMMANDS if command.mode is Mode.USUAL)

    _dwelling: Timer | None = None

    def compose(self) -> ComposeResult:
        """Return the top, the panes with their heads, the footer."""
        with CachedContainer(id="top"):
            yield StatusLine(id="header")
            yield SearchBox()
        with CachedContainer(id="panes"):
            with CachedContainer(id="list-pane", classes="pane -first"):
                yield StatusLine(id="list-head", classes="head")
                yield ArticleList(self.library.kept.mark).data_bind(ReaderState.listing)
            with CachedContainer(id="right"):
                with CachedContainer(id="text-pane", classes="pane"):
                    yield StatusLine(id="text-head", classes="head")
                    yield TextPane().data_bind(
                        ReaderState.reading,
                        ReaderState.passage,
                        ReaderState.current,
                        ReaderState.watched,
                        ReaderState.hits,
                        ReaderState.hit,
                        ReaderState.column,
                        ReaderState.numbers,
                        ReaderState.raw,
                    )
                with CachedContainer(id="quotes-pane", classes="pane"):
                    yield StatusLine(id="quotes-head", classes="head")
                    yield QuoteSidebar().data_bind(
                        ReaderState.reading,
                        ReaderState.current,
                        ReaderState.short_shown,
                        words=ReaderState.filter,
                    )
        yield StatusLine(id="footer")
        yield StatusLine(id="small")
        yield StatusLine(id="explanation")

    def on_mount(self) -> None:
        """Show the library, and begin to bring its index up to date."""
        self.search_box.display = False
        self.line("explanation").display = False
        self.line("small").left = (StyledRun(TOO_SMALL, "soft"),)
        self.show_panes()
        self.enter(Pane.LIST)
        self.assembled.set()
        if self.settings.greeting and self.session_file.is_new:
            self.show_message(status_text.greeting(self.app.size.width))
        for notice in self.library.notices:
            self.show_message(notice)
        if not self.library.complete:
            self.first_build = True
            self.order_known = False
        if self.library.scanned:
            # Here and not in the worker, so that the first frame has its rows already; what the
            # frame does not need waits for it.
            self.listed_as_left(self.library.listing(self.sort))
            self.call_after_refresh(self.grow)
        else:
            self.grow()
        if self.settings.at is not None:
            self.open_linked(self.settings.at)
        elif self.settings.draft is None:
            self.offer_unsaved_note()
        if self.settings.draft is not None:
            self.check_draft(self.settings.draft)

    def accepts(self, command: Command) -> bool:
        """Return every command, unless words are being typed."""
        return not self.is_typing

    async def before_command(self, command: Command) -> bool:
        """Wait for the article that is being opened, where the command means what is in it.

        What was shown before it is not what is meant.
        """
        self.said_was_seen()
        means_text = self.pane_now in command.waits
        if means_text and self.reading is None and not self.is_opening:
            self.show_highlighted()  # the first one, which waits for the first frame
        if means_text or self.is_on_its_way:
            await self.arrived()
        self.catch_up()
        if means_text and self.is_opening:
            self.show_message("still loading the article")
            return False
        return True

    async def after_command(self) -> None:
        """Answer a key with one frame, if the article that it opens is there in a moment."""
        await self.draw_together()

    def catch_up(self) -> None:
        """See where the text is now, though the pane's message about it is still on its way."""
        where = self.text.where()
        if where is not None and (where.mark, where.view) != (self._mark, self._view):
            self._follow_text(where)
        elif where is None and self.current is None and self.pane_now is Pane.QUOTES:
            self._light_up(self.quotes.quote)  # there is no room for the text beside them

    # The panes

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out the parts and write the heads for the room they have; only then is it drawn."""
        with self.app.batch_update():
            super()._refresh_layout(size, scroll)
            if self.assembled.is_set():
                self.catch_up()
                self.heads_changed()

    def _compositor_refresh(self) -> None:
        """Draw; where frames are held back, all of it as soon as they are not."""
        if self.app._batch_count:
            self._repaint_required = True
        else:
            super()._compositor_refresh()

    def on_resize(self) -> None:
        """Show what there is room for now."""
        self.show_panes()

    @on(DescendantFocus)
    def _follow_focus(self) -> None:
        for pane in Pane:
            if self.widget_of(pane).has_focus and pane is not self.pane_now:
                self.pane_now = pane
                self.show_panes()
        self.heads_changed()

    def watch_alone(self) -> None:
        """One pane, or all."""
        if self.is_mounted:
            self.show_panes()

    watch_sidebar_shown = watch_alone

    # What the panes say

    @on(ArticleList.Clicked)
    def _show_article(self, event: ArticleList.Clicked) -> None:
        self.go_to_row(event.number)

    @on(ArticleList.Opened)
    def _enter_article(self, event: ArticleList.Opened) -> None:
        self.before_search = None
        if self.path == event.hit.row.path:
            self.enter(Pane.TEXT)
        else:
            self.show_highlighted(into=True)

    @on(QuoteSidebar.Chosen)
    def _show_quote(self, event: QuoteSidebar.Chosen) -> None:
        if self.raw is not None:
            self.raw = None
        if event.enter:
            self.leave_place()
            self.enter(Pane.TEXT)
        self.text.go_to(event.quote.start)
        self._light_up(event.quote)

    @on(QuoteSidebar.Listed)
    def _count_quotes(self) -> None:
        self.heads_changed()

    @on(TextPane.Moved)
    def _follow_text(self, event: TextPane.Moved) -> None:
        reading = self.reading
        if reading is None:
            return
        self._view = event.view
        if event.at_end and self.pane_now is Pane.TEXT:
            self.mark_read()
        moved, self._mark = event.mark != self._mark, event.mark
        if self.raw is None and (moved or self.current is None):
            self._light_up(current_quote(reading.quotes, event.mark, event.view))
        self.heads_changed()

    def _light_up(self, quote: Quote | None) -> None:
        """Make a quote current, and the passage that a key would take visible."""
        if self.reading is not None:
            self.current = quote
            self.passage = passage_at(self.reading.article, quote, self.text.mark)

    def dwell(self) -> None:
        """Count the seconds that this article is on the screen."""
        if self._dwelling is not None:
            self._dwelling.stop()
        self._dwelling = self.set_timer(self.settings.dwell, self._has_dwelt)

    def _has_dwelt(self) -> None:
        """Only an article that one went into counts as read."""
        if self.pane_now is not Pane.LIST:
            self.mark_read()
