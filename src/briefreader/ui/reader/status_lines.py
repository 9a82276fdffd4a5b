"""The one-line parts around the panes: the top, the panes' heads, the footer."""

from __future__ import annotations

from textual.timer import Timer

from briefreader.domain.article import Span
from briefreader.ui.commands.command_table import Mode, Pane
from briefreader.ui.commands.key_names import key_of
from briefreader.ui.reader.index_updates import Growing
from briefreader.ui.reader.recalling import Recalling
from briefreader.ui.rendering import status_text
from briefreader.ui.rendering.cells import width
from briefreader.ui.rendering.pane_layout import FEWEST_AIRY_ROWS
from briefreader.ui.rendering.progress_text import indexing
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, width_of
from briefreader.ui.widgets.line_widgets import StatusLine

SECONDS_SAID = 4.0
PROGRAM = 14  # cells of its name at the top, and the gap behind it
PROMPT_AND_WORDS = 50  # cells that belong to the search field before anything stands beside it
SHARE = 5  # cells of how much is indexed, in a few figures
LEAST_OFFERED = 12  # cells for the keys beside a warning


class Framing(Growing, Recalling):
    """The part of the screen that says what is shown and what can be done."""

    _mark = Span(0, 0)
    _view = Span(0, 0)
    _saying: Timer | None = None

    def line(self, name: str) -> StatusLine:
        """Return one of the one-line parts."""
        return self.query_one(f"#{name}", StatusLine)

    def heads_changed(self) -> None:
        """Write the heads and the footer anew."""
        pane, articles = self.pane_now, self.articles
        head = self.line("list-head")
        head.left, head.right = status_text.list_head(
            self.listing,
            articles.cursor,
            self.order_shown,
            marked=len(articles.marked),
            grows=not self.library.complete,
            cells=head.size.width,
            focused=pane is Pane.LIST,
        )
        head = self.line("text-head")
        head.left, head.right = status_text.text_head(
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
        head.left, head.right = status_text.quotes_head(
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
        said = (StyledRun(f" {self.said}", "said"),) if self.said else ()
        foot = self.line("footer")
        guard = (StyledRun(f"{self.guard}; M widens ", "wrong"),) if self.guard else ()
        cells = self.app.size.width - width_of(guard) - 2 * bool(guard)
        if cells < LEAST_OFFERED:  # no room for keys beside it
            foot.left, foot.right = (StyledRun(f" {self.guard}", "wrong"),), ()
            return
        foot.right = guard
        offers = self.attaching_words(cells)
        foot.left = said or offers or self._footer(self.pane_now, self.mode, cells)

    def _footer(self, pane: Pane, mode: Mode, cells: int) -> Runs:
        """Return the keys that matter, chosen once: the footer is written at every key."""
        place = (pane, mode, cells)
        if place not in self.footers:
            self.footers[place] = status_text.footer(pane, mode, self.keymap, cells)
        return self.footers[place]

    def head_changed(self) -> None:
        """Write the top line anew; the search field stands in its place while it is open."""
        columns = self.app.size.width
        header = self.line("header")
        header.display = not self.search_box.display
        key = key_of("search", self.keymap)
        header.right = status_text.top_right(self.query_text, key, columns)
        count, busy = self.articles_in_all, self.busy
        if self.progress is not None:
            busy = busy or indexing(self.progress, columns - 14 - PROGRAM)
            told = indexing(self.progress, max(SHARE, columns - PROMPT_AND_WORDS))
        else:
            told = busy if width(busy) <= columns - PROMPT_AND_WORDS else ""
        self.search_box.tell(told)
        header.left = status_text.top_left(
            self.library.name, count, busy, columns - 14, tags=self.running_tags
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

    watch_progress = watch_busy

    def watch_said(self) -> None:
        """The footer says it for a while, or until a key is pressed and for a while from then."""
        if self._saying is not None:
            self._saying.stop()
        if self.said and not self.said_lasts:
            self._saying = self.set_timer(SECONDS_SAID, self._fall_silent)
        if self.is_mounted:
            self.foot_changed()

    def said_was_seen(self) -> None:
        """A key was pressed: what lasted until then goes as everything that is said."""
        if self.said_lasts:
            self.said_lasts = False
            self._saying = self.set_timer(SECONDS_SAID, self._fall_silent)

    def _fall_silent(self) -> None:
        if self.mode is Mode.USUAL:
            self.guard = ""
        self.said = ""

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
