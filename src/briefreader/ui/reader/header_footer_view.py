"""The one-line parts around the panes: the top, the panes' heads, the footer, the explanation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.widget import Widget

from briefreader.domain.bookmark import Bookmark
from briefreader.ui.commands.command_table import Mode, Pane
from briefreader.ui.commands.key_names import key_of, with_keys
from briefreader.ui.commands.timed_message import TimedMessage
from briefreader.ui.reader.controllers import Controllers
from briefreader.ui.rendering import header_footer_text
from briefreader.ui.rendering.cells import cut, flat, width
from briefreader.ui.rendering.pane_layout import FEWEST_AIRY_ROWS
from briefreader.ui.rendering.progress_text import indexing
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, width_of
from briefreader.ui.state.reader_session import ReaderSession
from briefreader.ui.widgets.article_list import ArticleList
from briefreader.ui.widgets.line_widgets import StatusLine
from briefreader.ui.widgets.quote_sidebar import QuoteSidebar
from briefreader.ui.widgets.search_box import SearchBox
from briefreader.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.unsaved_notes import UnsavedNote

Part = TypeVar("Part", bound=Widget)

PROGRAM = 14  # cells of its name at the top, and the gap behind it
SEARCH = 14  # cells of what the right end of that line says, at least, and the gap before it
GAP = 2  # cells between its two ends
PROMPT_AND_WORDS = 50  # cells that belong to the search field before anything stands beside it
SHARE = 5  # cells of how much is indexed, in a few figures
LEAST_OFFERED = 12  # cells for the keys beside a warning


def attaching_offer(bookmark: Bookmark, keymap: Mapping[str, str], cells: int) -> Runs:
    """Return what the footer says while a passage for a bookmark is being looked for."""
    offer = "” · {bookmark} attach to the highlighted passage · {leave} cancel"
    lead, tail = " re-attach ", with_keys(offer, keymap)
    words = cut(flat(bookmark.quote), max(8, cells - width(f"{lead}“{tail}") - 1))
    return (StyledRun(lead, "key"), StyledRun(f"“{words}{tail}", "said"))


def unsaved_offer(notes: Sequence[UnsavedNote], keymap: Mapping[str, str], cells: int) -> Runs:
    """Return what the footer says of notes that were recovered, as long as they are offered."""
    what = f"{len(notes):,} unsaved notes" if len(notes) > 1 else "an unsaved note"
    keys = with_keys("{note} to continue · {leave} to postpone", keymap)
    lead, tail = f" recovered {what}: ", f" – {keys}"
    if width(lead + tail) > cells - 8:
        lead, tail = f" {what.removeprefix('an ')}: ", f" – {keys.replace(' to ', ' ')}"
    words = cut(flat(notes[0].words), max(8, cells - width(lead + tail) - 1))
    return (StyledRun(f"{lead}{words}{tail}", "said"),)


class LinedScreen(Protocol):
    """The screen that has the lines, and the parts that they tell of."""

    articles: ArticleList
    text: TextPane
    quotes: QuoteSidebar
    search_box: SearchBox
    message: TimedMessage

    @property
    def columns(self) -> int:
        """The screen's width, in cells."""

    @property
    def rows(self) -> int:
        """The screen's height, in lines."""

    def query_one(self, selector: str, expect_type: type[Part]) -> Part:
        """Return a part by its id."""


class HeaderFooterView:
    """Writes what is shown and what can be done."""

    def __init__(
        self,
        session: ReaderSession,
        library: Library,
        screen: LinedScreen,
        keymap: Mapping[str, str],
        controllers: Controllers,
    ) -> None:
        self._session = session
        self._library = library
        self._screen = screen
        self._keymap = keymap
        self._selection = controllers.selection
        self._article = controllers.article
        self._bookmarks = controllers.bookmarks
        self._footers: dict[tuple[Pane, Mode, int], Runs] = {}

    def _line(self, name: str) -> StatusLine:
        return self._screen.query_one(f"#{name}", StatusLine)

    def write_heads(self) -> None:
        """Write the heads, the footer and the top anew."""
        session, screen = self._session, self._screen
        articles = screen.articles
        head = self._line("list-head")
        head.left, head.right = header_footer_text.list_head(
            session.listing,
            articles.cursor,
            session.order_shown,
            self._keymap,
            marked=len(articles.marked),
            grows=not self._library.complete,
            cells=head.size.width,
            focused=session.pane is Pane.LIST,
        )
        head = self._line("text-head")
        head.left, head.right = header_footer_text.text_head(
            session.opened,
            self._article.mark,
            self._article.seen,
            session.hits,
            session.hit,
            indent=screen.text.indent,
            cells=head.size.width,
            focused=session.pane is Pane.TEXT,
            raw=session.raw is not None,
            quotes=not screen.query_one("#quotes-pane", Widget).display,
            statement=self._statement(),
            gone=session.gone,
        )
        head = self._line("quotes-head")
        listed = screen.quotes.listed
        head.left, head.right = header_footer_text.quotes_head(
            listed.entries,
            screen.quotes.cursor,
            listed.hidden,
            exchanges=listed.exchanges,
            words=session.filter,
            cells=head.size.width,
            focused=session.pane is Pane.QUOTES,
        )
        self.write_footer()
        self.write_header()

    def _statement(self) -> tuple[int, int] | None:
        """Return which of the statements that were found is the open one, from 1, and how many."""
        listing, articles = self._session.statements, self._screen.articles
        if listing is None:
            return None
        hit = articles.hit
        here = hit is not None and hit.row.path == self._session.path
        return (articles.cursor + 1, len(listing)) if here else None

    def write_footer(self) -> None:
        """Write the footer anew: what was said last, else the keys that matter here."""
        session, screen = self._session, self._screen
        words = screen.message.words
        said = (StyledRun(f" {words}", "said"),) if words else ()
        foot = self._line("footer")
        guard, cells = self._guard(said)
        if cells < LEAST_OFFERED and not said:  # no room for keys beside it
            foot.left, foot.right = (StyledRun(f" {session.guard}", "wrong"),), ()
            return
        foot.right = guard
        unsaved = self._bookmarks.offered
        if unsaved and (screen.message.lasts or not said):
            foot.left = unsaved_offer(unsaved, self._keymap, cells)
        else:
            foot.left = said or self._offers(cells)

    def _guard(self, said: Runs) -> tuple[Runs, int]:
        """Return what a selection leaves out, as much as leaves room for what was said, which goes
        by itself; and how many cells are left.
        """
        columns, guard = self._screen.columns, self._session.guard
        if not guard:
            return (), columns
        widens = with_keys(" · {widen} widens ", self._keymap)
        for words in (f"{guard}{widens}", f"{guard} "):
            cells = columns - width(words) - 2
            if width_of(said) <= cells or not said:
                return (StyledRun(words, "wrong"),), cells
        return (), columns

    def _offers(self, cells: int) -> Runs:
        """Return the keys that matter, chosen once: the footer is written at every key."""
        if self._session.attaching is not None:
            return attaching_offer(self._session.attaching, self._keymap, cells)
        place = (self._session.pane, self._selection.mode, cells)
        if place not in self._footers:
            self._footers[place] = header_footer_text.footer(*place[:2], self._keymap, cells)
        return self._footers[place]

    def write_header(self) -> None:
        """Write the top line anew; the search field stands in its place while it is open."""
        session, columns = self._session, self._screen.columns
        box = self._screen.search_box
        header = self._line("header")
        header.display = not box.display
        key = key_of("search", self._keymap)
        header.right = header_footer_text.top_right(session.query, key, columns)
        count, busy = session.article_count, session.busy
        room = columns - SEARCH
        if session.progress is not None:
            room = columns - max(SEARCH, width_of(header.right) + GAP)
            busy = busy or indexing(session.progress, room - PROGRAM)
            told = indexing(session.progress, max(SHARE, columns - PROMPT_AND_WORDS))
        else:
            told = busy if width(busy) <= columns - PROMPT_AND_WORDS else ""
        box.tell(told)
        header.left = header_footer_text.top_left(
            self._library.name, count, busy, room, tags=session.running_tags
        )

    def explain(self, runs: Runs) -> None:
        """Say under the field how a query was understood, or what is wrong with it."""
        line = self._line("explanation")
        if line.display != bool(runs):
            line.display = bool(runs)
            self.space_headings()
        line.left = runs

    def space_headings(self) -> None:
        """Leave a blank line below the panes' heads where there is room for it.

        Where an explanation lies over the line above, they step down on it, and nothing else moves.
        """
        explained = int(self._line("explanation").display)
        below = int(not explained and self._screen.rows >= FEWEST_AIRY_ROWS)
        for name in ("list", "text", "quotes"):
            self._line(f"{name}-head").styles.margin = (explained, 0, below, 0)
