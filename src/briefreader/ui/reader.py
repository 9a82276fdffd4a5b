"""The one screen: three panes, bound to the state that it holds."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import DescendantFocus
from textual.geometry import Size
from textual.timer import Timer

from briefreader.article import Quote, Span
from briefreader.ui import heads
from briefreader.ui.article_list import ArticleList
from briefreader.ui.commands import COMMANDS, Command, Mode, Pane, action_of, first_key
from briefreader.ui.drawing import Box, OneLine
from briefreader.ui.growing import Growing
from briefreader.ui.obedient import Obedient
from briefreader.ui.panes import (
    FEWEST_AIRY_ROWS,
    FEWEST_COLUMNS,
    FEWEST_ROWS,
)
from briefreader.ui.passages import current_quote, passage_at
from briefreader.ui.quote_sidebar import QuoteSidebar
from briefreader.ui.recalling import Recalling
from briefreader.ui.runs import Run, Runs, width_of
from briefreader.ui.search_box import SearchBox
from briefreader.ui.state import ReaderState
from briefreader.ui.text_pane import TextPane

SECONDS_SAID = 4.0
TOO_SMALL = f"too small: it takes {FEWEST_COLUMNS}×{FEWEST_ROWS}"


class Reader(Growing, Recalling, Obedient):
    """Articles, text and quotes; every key of the reader is one of its actions."""

    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding(
            command.keys,
            action_of(command),
            command.description,
            id=command.id,
            tooltip=command.tooltip,
            show=bool(command.footer),
        )
        for command in COMMANDS
        if command.mode is Mode.USUAL
    ]

    _mark = Span(0, 0)
    _view = Span(0, 0)
    _dwelling: Timer | None = None
    _saying: Timer | None = None

    def compose(self) -> ComposeResult:
        """The top, the panes with their heads, the footer."""
        with Box(id="top"):
            yield OneLine(id="header")
            yield SearchBox()
        with Box(id="panes"):
            with Box(id="list-pane", classes="pane -first"):
                yield OneLine(id="list-head", classes="head")
                yield ArticleList(self.library.kept.mark).data_bind(ReaderState.listing)
            with Box(id="right"):
                with Box(id="text-pane", classes="pane"):
                    yield OneLine(id="text-head", classes="head")
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
                with Box(id="quotes-pane", classes="pane"):
                    yield OneLine(id="quotes-head", classes="head")
                    yield QuoteSidebar().data_bind(
                        ReaderState.reading,
                        ReaderState.current,
                        ReaderState.short_shown,
                        words=ReaderState.filter,
                    )
        yield OneLine(id="footer")
        yield OneLine(id="small")
        yield OneLine(id="explanation")

    def on_mount(self) -> None:
        """Show the library, and begin to bring its index up to date."""
        self.search_box.display = False
        self.line("explanation").display = False
        self.line("small").left = (Run(TOO_SMALL, "soft"),)
        self.show_panes()
        self.enter(Pane.LIST)
        self.assembled.set()
        if self.settings.greeting and self.library.screen.is_new:
            self.say(heads.GREETING)
        for notice in self.library.notices:
            self.say(notice)
        if not self.library.indexed:
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
        if self.settings.draft is not None:
            self.check_draft(self.settings.draft)

    def line(self, name: str) -> OneLine:
        """One of the one-line parts."""
        return self.query_one(f"#{name}", OneLine)

    def obeys(self, command: Command) -> bool:
        """Every command, unless words are being typed."""
        return not self.is_typing

    async def before(self, command: Command) -> None:
        """Wait for the article that is being opened, where the command means what is in it."""
        if self.pane_now in command.waits or self.is_on_its_way:
            await self.arrived()
        self.catch_up()

    async def after(self) -> None:
        """Answer a key with one frame, if the article that it opens is there in a moment."""
        await self.draw_together()

    def catch_up(self) -> None:
        """See where the text is now, though the pane's message about it is still on its way."""
        where = self.text.where()
        if where is not None and (where.mark, where.view) != (self._mark, self._view):
            self._follow_text(where)

    # The panes

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out the parts and write the heads for the room they have; only then is it drawn."""
        with self.app.batch_update():
            super()._refresh_layout(size, scroll)
        if self.assembled.is_set():
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

    # The one-line parts

    def heads_changed(self) -> None:
        """Write the heads and the footer anew."""
        pane, articles = self.pane_now, self.articles
        head = self.line("list-head")
        head.left, head.right = heads.list_head(
            self.listing,
            articles.cursor,
            self.order_shown,
            marked=len(articles.marked),
            cells=head.size.width,
            focused=pane is Pane.LIST,
        )
        head = self.line("text-head")
        head.left, head.right = heads.text_head(
            self.reading,
            self._mark,
            self._view,
            self.hits,
            self.hit,
            indent=self.text.indent,
            cells=head.size.width,
            focused=pane is Pane.TEXT,
            raw=self.raw is not None,
            quotes=not self.query_one("#quotes-pane").display,
        )
        head = self.line("quotes-head")
        listed = self.quotes.listed
        head.left, head.right = heads.quotes_head(
            listed.entries,
            self.quotes.cursor,
            listed.hidden,
            exchanges=listed.exchanges,
            words=self.filter,
            focused=pane is Pane.QUOTES,
        )
        self.foot_changed()
        self.head_changed()

    def foot_changed(self) -> None:
        """Write the footer anew: what was said last, else the keys that matter here."""
        said = (Run(f" {self.said}", "said"),) if self.said else ()
        foot = self.line("footer")
        foot.right = (Run(f"{self.guard}; M widens ", "wrong"),) if self.guard else ()
        cells = self.app.size.width - width_of(foot.right) - 2 * bool(foot.right)
        offers = self.attaching_words(cells)
        foot.left = said or offers or self._footer(self.pane_now, self.mode, cells)

    def _footer(self, pane: Pane, mode: Mode, cells: int) -> Runs:
        """The keys that matter, chosen once: the footer is written at every key."""
        place = (pane, mode, cells)
        if place not in self.footers:
            self.footers[place] = heads.footer(pane, mode, self.keymap, cells)
        return self.footers[place]

    def head_changed(self) -> None:
        """Write the top line anew; the search field stands in its place while it is open."""
        columns = self.app.size.width
        header = self.line("header")
        header.display = not self.search_box.display
        search = next(command for command in COMMANDS if command.id == "search")
        header.right = heads.top_right(self.query_text, first_key(search, self.keymap), columns)
        count = self.articles_in_all
        header.left = heads.top_left(
            self.library.name, count, self.busy, columns - 14, tags=self.running_tags
        )

    def explain(self, runs: Runs) -> None:
        """Say under the field how a query was understood, or what is wrong with it."""
        line = self.line("explanation")
        if line.display != bool(runs):
            line.display = bool(runs)
            self.air_heads()
        line.left = runs

    def air_heads(self) -> None:
        """A blank line below the panes' heads where there is room for it.

        Where an explanation lies over the line above, they step down on it, and nothing else moves.
        """
        explained = int(self.line("explanation").display)
        below = int(not explained and self.app.size.height >= FEWEST_AIRY_ROWS)
        for name in ("list", "text", "quotes"):
            self.line(f"{name}-head").styles.margin = (explained, 0, below, 0)

    def watch_busy(self) -> None:
        """The top says what is being done."""
        if self.is_mounted:
            self.head_changed()

    def watch_said(self) -> None:
        """The footer says it for a while."""
        if self._saying is not None:
            self._saying.stop()
        if self.said:
            self._saying = self.set_timer(SECONDS_SAID, self._fall_silent)
        if self.is_mounted:
            self.foot_changed()

    def _fall_silent(self) -> None:
        if self.mode is Mode.USUAL:
            self.guard = ""
        self.said = ""

    def watch_listing(self) -> None:
        """The top and the list's head say how many there are."""
        if self.is_mounted:
            self.heads_changed()

    def watch_sort(self) -> None:
        """The list's head says how it is sorted."""
        if self.is_mounted:
            self.heads_changed()

    def watch_hit(self) -> None:
        """The text's head says which hit this is."""
        if self.is_mounted:
            self.heads_changed()

    watch_hits = watch_hit
    watch_filter = watch_hit

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
