"""What the reader's controllers ask of the screen: its parts, and what is shown in them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.geometry import Region
from textual.screen import Screen

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Hit, Snippet
from briefreader.domain.quote import Quote
from briefreader.ui.commands.command_table import Call, Pane
from briefreader.ui.commands.timed_message import Stoppable
from briefreader.ui.commands.waiting_changes import WaitingChanges
from briefreader.ui.rendering.pane_layout import PaneLayout
from briefreader.ui.rendering.styled_runs import Runs
from briefreader.ui.rendering.theme_choice import ThemeChoice
from briefreader.ui.widgets.search_box import SearchScope

if TYPE_CHECKING:
    from briefreader.library import Listing
    from briefreader.library.query_completion import QueryCompletions

Result = TypeVar("Result")


class ListPart(Protocol):
    """The list of articles."""

    nothing: str

    @property
    def cursor(self) -> int:
        """The number of the row that the cursor is on."""

    @property
    def above(self) -> int:
        """How many lines stand above the cursor's row."""

    @property
    def hit(self) -> Hit | None:
        """The cursor's row."""

    @property
    def marked(self) -> frozenset[Path]:
        """The articles whose rows are marked."""

    @property
    def page(self) -> int:
        """How many rows there is room for."""

    @property
    def rows_found(self) -> int:
        """How many rows of what a search finds there is room for."""

    def place(self, number: int) -> None:
        """Put the cursor on a row."""

    def begin_at(self, number: int, above: int) -> None:
        """Put the cursor on a row with so many lines above it."""

    def would_move(self, listing: Listing) -> bool:
        """Return whether the cursor's row could not stay where it is, were the library listed
        so.
        """

    def mark(self, paths: frozenset[Path]) -> None:
        """Mark the rows of these articles and no others."""

    def open(self) -> None:
        """Go into the cursor's article."""

    def redraw(self) -> None:
        """Draw the rows anew: what is known of them has changed."""

    def add_snippets(self, listing: Listing, snippets: Mapping[int, Snippet | None]) -> None:
        """Show these words around the hits."""


class TextPosition(Protocol):
    """Where the text stands."""

    @property
    def mark(self) -> Span:
        """The line of the reading mark."""

    @property
    def view(self) -> Span:
        """What is on the screen."""

    @property
    def at_end(self) -> bool:
        """Is the end on the screen?"""


class TextPart(Protocol):
    """The text of the open article; offsets and spans are code points."""

    @property
    def mark(self) -> int:
        """The reading mark."""

    @property
    def top(self) -> int:
        """The first code point on the screen."""

    @property
    def selected(self) -> Span | None:
        """What is selected."""

    @property
    def column_set(self) -> int:
        """The width of the text as it is set, in cells."""

    def where(self) -> TextPosition | None:
        """Return where the text stands; None where nothing is shown."""

    def go_to(self, offset: int) -> None:
        """Put the mark on an offset."""

    def mark_below_top(self, code_points: int) -> None:
        """Put the mark so far below the first code point on the screen."""

    def move(self, lines: int) -> None:
        """Move the mark by lines."""

    def page(self, pages: float) -> None:
        """Move by pages."""

    def to_start(self) -> None:
        """Go to the beginning."""

    def to_end(self) -> None:
        """Go to the end."""

    def select(self, span: Span) -> None:
        """Select code points, as the mouse would."""

    def clear_selection(self) -> None:
        """Select nothing."""

    def offset_beside(self, offset: int, lines: int) -> int:
        """Return what stands so many lines below or above an offset."""


class QuotesPart(Protocol):
    """The quotes of the open article."""

    @property
    def quote(self) -> Quote | None:
        """The quote that the cursor is on."""

    @property
    def page(self) -> int:
        """How many quotes there is room for."""

    @property
    def last(self) -> int:
        """The number of the last one."""

    def move(self, entries: int) -> None:
        """Move the cursor."""

    def move_to(self, number: int) -> None:
        """Put the cursor on a quote."""

    def choose(self, *, enter: bool) -> None:
        """Go to the quote in the text."""


class SearchPart(Protocol):
    """The one field for what is looked for."""

    @property
    def scope(self) -> SearchScope:
        """What the words are looked for in."""

    @property
    def words(self) -> str:
        """What stands in the field."""

    @property
    def is_typing(self) -> bool:
        """Have the keys gone to the field?"""

    def hint(self, keymap: Mapping[str, str]) -> Runs:
        """Return what may be asked for."""

    @property
    def offered(self) -> QueryCompletions | None:
        """What the word before the cursor may become, while one is typing."""

    @property
    def taken(self) -> int | None:
        """The number of the completion that was taken last."""

    def look_up(self) -> None:
        """Offer completions for what stands in the field, as more is known now."""

    @property
    def indent(self) -> int:
        """Cells to the left of what is typed."""

    def open(self, scope: SearchScope, words: str) -> None:
        """Ask for words to look up there."""

    def close(self) -> None:
        """Put the field away."""

    def replace(self, words: str) -> None:
        """Put other words into the field, as if they had been typed."""

    def point_at(self, offset: int) -> None:
        """Put the field's cursor behind so many characters."""

    def recall(self, asked: Sequence[str], step: int) -> None:
        """Put one of the queries that were asked into the field."""


class BackgroundWork(Protocol):
    """Something that is being done beside the keys."""

    @property
    def is_finished(self) -> bool:
        """Has it ended, in whatever way?"""

    def cancel(self) -> None:
        """Give it up."""

    async def wait(self) -> None:
        """Wait for its end; raises WorkerFailed or WorkerCancelled for one that was no success."""


class StatusPart(Protocol):
    """The one-line parts around the panes."""

    def write_heads(self) -> None:
        """Write all of them anew."""

    def write_header(self) -> None:
        """Write the top line anew."""

    def write_footer(self) -> None:
        """Write the bottom line anew."""

    def explain(self, runs: Runs) -> None:
        """Say under the field how a query was understood, or what is wrong with it."""

    def space_headings(self) -> None:
        """Leave a blank line below the panes' heads where there is room for it."""


class BoxesPart(Protocol):
    """The boxes around the panes."""

    def lay_out(self, layout: PaneLayout, *, small: bool) -> None:
        """Show these panes; ``small`` says that there is no room for any."""

    def region(self, pane: Pane) -> Region:
        """Return where a pane stands."""

    def focus(self, pane: Pane) -> None:
        """Give a pane the keys, from the next one on."""


class HostPart(Protocol):
    """The application that shows the screen."""

    def lend_terminal(self, deed: Callable[[], None]) -> None:
        """Do something while the terminal is another program's. Raises TerminalError."""

    def tell_collections(self, *, published: bool) -> None:
        """Tell the screens that lie over the reader that the index has come further."""

    @property
    def theme_choice(self) -> ThemeChoice:
        """Which theme is shown, and why."""

    def use_theme(self, name: str) -> None:
        """Change the colours, also for the next time."""

    def suspend(self) -> None:
        """Stop the program until ``fg``."""

    def redraw(self) -> None:
        """Draw all of the screen on top again."""

    def leave(self) -> None:
        """End the program."""


class ReaderView(Protocol):
    """The screen, as the controllers know it: its parts, what it says, and when things happen."""

    @property
    def articles(self) -> ListPart:
        """The list."""

    @property
    def text(self) -> TextPart:
        """The text."""

    @property
    def quotes(self) -> QuotesPart:
        """The quotes."""

    @property
    def search_box(self) -> SearchPart:
        """The field."""

    @property
    def boxes(self) -> BoxesPart:
        """The panes around them."""

    @property
    def lines(self) -> StatusPart:
        """The lines around the panes."""

    @property
    def host(self) -> HostPart:
        """The application."""

    @property
    def keymap(self) -> Mapping[str, str]:
        """Every command's keys."""

    @property
    def waiting_changes(self) -> WaitingChanges:
        """What is to be changed in the notebook and cannot be yet."""

    @property
    def columns(self) -> int:
        """The screen's width, in cells."""

    @property
    def rows(self) -> int:
        """The screen's height, in lines."""

    @property
    def is_on_top(self) -> bool:
        """Does nothing lie over the screen?"""

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Show a line in the place of the last one, "" for none.

        What went wrong stands out, and what is ``lasting`` waits for a key.
        """

    def ask(self, question: str) -> bool:
        """Return whether the key answers the question; else show it until the next key."""

    @property
    def passing_message(self) -> str:
        """The line that is shown for a while; "" if there is none, or one that waits for a key."""

    def hide_message(self, words: str) -> None:
        """Let a line go before its time, if it is the last one."""

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a screen over this one; ``done`` gets what it is dismissed with."""

    def copy_out(self, words: str, what: str) -> BackgroundWork:
        """Hand words to the clipboard by every way there is, and say how; ``what`` names them."""

    def start(
        self, work: Callable[[], Coroutine[object, object, None]], group: str, *, alone: bool = True
    ) -> BackgroundWork:
        """Do something beside the keys; ``alone`` gives up what its group was doing."""

    def after_frame(self, deed: Callable[[], object]) -> None:
        """Do something when what has changed is drawn."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Stoppable:
        """Do something in so many seconds."""

    async def draw_together(self) -> None:
        """Draw what has changed in one frame."""

    def perform_later(self, call: Call) -> None:
        """Do what a command does, behind what is being done now."""
