"""The list of articles: asks for the rows it draws and for nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import var

from briefreader.domain.listing_row import Hit, Snippet
from briefreader.ui.rendering.article_row import (
    BAR,
    HitsOnce,
    RowShape,
    disambiguation,
    row_lines,
    shape_for,
)
from briefreader.ui.rendering.cells import flat, wrap
from briefreader.ui.rendering.list_position import first_visible_line
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.rendering.text_direction import reorders
from briefreader.ui.widgets.line_pane import LinePane
from briefreader.ui.widgets.line_widgets import draw

if TYPE_CHECKING:
    from briefreader.library import Listing, ReadState

_WORDS_TO_COME = Snippet("", ())


class ArticleList(LinePane, can_focus=True, inherit_bindings=False):
    """Rows of one height over a listing of any length; the cursor stays with its article."""

    part = "list"
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own declaration has this type
        "list--read",
        "list--unread",
        "list--meta",
        "list--count",
        "list--dot",
        "list--marked",
        "list--star",
        "list--bookmark",
        "list--snippet",
        "list--hit",
        "list--speaker",
        "list--bar",
        "list--cursor",
        "list--cursor-idle",
        "list--empty",
    }

    listing: var[Listing | None] = var(None)
    compact: var[bool] = var(False, init=False)

    @dataclass
    class Clicked(Message, bubble=False):
        """The cursor is to be on another row."""

        number: int

    @dataclass
    class Opened(Message, bubble=False):
        """An article is to be read."""

        hit: Hit

    @dataclass
    class SnippetsWanted(Message, bubble=False):
        """Rows are on the screen whose snippets nobody has looked up yet."""

        listing: Listing
        numbers: tuple[int, ...]

    def __init__(self, mark: Callable[[Path], ReadState]) -> None:
        """Ask ``mark`` for the reading state of every article whose row is drawn."""
        super().__init__(id="articles")
        self._mark = mark
        self.cursor = 0
        self.nothing = ""
        self.marked: frozenset[Path] = frozenset()
        self._rows: dict[int, tuple[list[Segment], ...]] = {}
        self._hits: HitsOnce | None = None
        self._drawn_for: tuple[int, RowShape] | None = None
        self._snippets: dict[int, Snippet | None] = {}
        self._asked: set[int] = set()
        self._begin: int | None = None

    # What is shown

    def watch_listing(self, old: Listing | None, new: Listing | None) -> None:
        """Take up a new listing: same query or none, same article, same place on the screen."""
        if new is None:
            return
        row = self.cursor - self.scroll_offset.y // self._shape_of(old).height
        if old is not None and (old.query == new.query or not new.query):
            self.cursor = self._place_in(new, old)
        else:
            self.cursor, row = 0, 0
        self._snippets.clear()
        self._asked.clear()
        self._reshape()
        self.scroll_to(y=(self.cursor - row) * self._shape.height, animate=False)
        self._keep_cursor_visible()

    def would_move(self, listing: Listing) -> bool:
        """Return whether the cursor's row could not stay where it is on the screen, were the
        library listed so; the first row may go, whoever is there has not begun to go through it.
        """
        old, view = self.listing, self.size.height
        if old is None or not self.cursor or not view or old.query or listing.query:
            return False
        height = self._shape.height
        row = self._place_in(listing, old)
        top = row * height - (self.cursor * height - self.scroll_offset.y)
        return not 0 <= top <= max(0, len(listing) * height - view)

    def watch_compact(self, old: bool, new: bool) -> None:
        """Draw rows of another height; the cursor's stays where it is on the screen."""
        before = shape_for(self.size.height, searching=self._is_searching, compact=old)
        above = self.cursor * before.height - self.scroll_offset.y
        self._reshape()
        self.scroll_to(y=max(0, self.cursor * self._shape.height - above), animate=False)
        self._keep_cursor_visible()

    @staticmethod
    def _hit(listing: Listing, number: int) -> Hit | None:
        return listing.hit(number) if 0 <= number < len(listing) else None

    def _place_in(self, listing: Listing, old: Listing) -> int:
        """Return where the cursor's row of the ``old`` listing is in another one.

        If it has gone, that is where it was; of statements the nearest above that is still there,
        so that the next one is that which followed.
        """
        number = self.cursor
        while (hit := self._hit(old, number)) is not None:
            start = hit.statement.start if hit.statement is not None else None
            found = listing.number_of(hit.row.path, start)
            if found is not None:
                return found
            if start is None or not len(listing):
                break
            number -= 1
        return min(max(number, 0), max(0, len(listing) - 1))

    @property
    def hit(self) -> Hit | None:
        """What the cursor is on."""
        return self._hit(self.listing, self.cursor) if self.listing is not None else None

    @property
    def above(self) -> int:
        """How many lines on the screen stand above the cursor's row."""
        return max(0, self.cursor * self._shape.height - self.scroll_offset.y)

    def begin_at(self, number: int, above: int) -> None:
        """Put the cursor on a row before the list has ever been laid out."""
        self.cursor = number
        self._begin = above

    def add_snippets(self, listing: Listing, snippets: Mapping[int, Snippet | None]) -> None:
        """Show snippets that were looked up, unless the list has moved on to another query."""
        if listing is self.listing:
            self._snippets.update(snippets)
            if snippets:
                self.redraw()

    def mark(self, paths: frozenset[Path]) -> None:
        """Show these articles as marked, and no others."""
        self.marked = paths
        self.redraw()

    def redraw(self) -> None:
        """Draw the rows anew: something about them has changed, but not which they are."""
        self._rows.clear()
        self._hits = None
        self.refresh()

    @property
    def _shape(self) -> RowShape:
        return self._shape_of(self.listing)

    def _shape_of(self, listing: Listing | None) -> RowShape:
        searching = listing is not None and bool(listing.query)
        return shape_for(self.size.height, searching=searching, compact=self.compact)

    @property
    def _is_searching(self) -> bool:
        return self.listing is not None and bool(self.listing.query)

    def _reshape(self) -> None:
        rows = len(self.listing) if self.listing is not None else 0
        self.set_height(rows * self._shape.height)
        self.redraw()

    def fit(self) -> None:
        """Fit the rows to the pane, and keep the cursor's article on the screen."""
        self._reshape()
        if self._begin is not None and self.size.height:
            shape, count = self._shape, len(self.listing or ())
            view, above = self.size.height, self._begin
            line = first_visible_line(self.cursor, above, shape.height, shape.gap, count, view)
            self.scroll_to(y=line, animate=False)
            self._begin = None
        self._keep_cursor_visible()

    def notify_style_update(self) -> None:
        """Forget what was drawn in another theme."""
        super().notify_style_update()
        self._rows.clear()

    @property
    def rows_found(self) -> int:
        """How many rows of what a search finds are on the screen, the last one in part."""
        return (
            self.size.height
            // shape_for(self.size.height, searching=True, compact=self.compact).height
            + 1
        )

    @property
    def focused_lines(self) -> range:
        """The lines of the cursor's row."""
        shape = self._shape
        top = self.cursor * shape.height
        return range(top, top + shape.height - shape.gap)

    # Moving

    @property
    def page(self) -> int:
        """Rows on one screen."""
        return max(1, self.size.height // self._shape.height)

    def place(self, number: int) -> None:
        """Put the cursor on a row."""
        for row in (self.cursor, number):
            self._rows.pop(row, None)
            self.refresh_lines(row * self._shape.height, self._shape.height)
        self.cursor = number
        self._keep_cursor_visible()
        if self.listing is not None and self._shape.snippet:
            self._ask_for_snippets(self.listing)  # before the rows are drawn, and so with them

    def _keep_cursor_visible(self) -> None:
        view = self.size.height
        if not view:
            return  # before the first layout; the pane's first resize comes back to this
        height = self._shape.height
        top = self.cursor * height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + height - self._shape.gap > self.scroll_offset.y + view:
            self.scroll_to(y=max(0, top + height - self._shape.gap - view), animate=False)

    def open(self) -> None:
        """Ask for the cursor's article to be read."""
        if (hit := self.hit) is not None:
            self.tell(self.Opened(hit))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked; at a second click open it."""
        if self.is_on_bar(event):
            return
        number = (event.y + self.scroll_offset.y) // self._shape.height
        if self.listing is None or number >= len(self.listing):
            return
        if number != self.cursor:
            self.tell(self.Clicked(number))
        if event.chain == 2:
            self.open()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Set the cursor's row anew, which is stronger where the keys go."""
        self._rows.pop(self.cursor, None)

    # Drawing

    def draw_line(self, line: int) -> list[Segment]:
        """Return one line of one row."""
        cells = self.size.width
        number, part = divmod(line, self._shape.height)
        if self.listing is None or not len(self.listing):
            lines = wrap(self.nothing, max(8, cells - 4), 4)
            words = lines[line - 1] if 1 <= line <= len(lines) else ""
            return draw((StyledRun(f"   {words}", "empty"),), cells, self.style_of, self.base)
        if number >= len(self.listing):
            return draw((), cells, self.style_of, self.base)
        if (shape := (cells, self._shape)) != self._drawn_for:
            self._rows.clear()  # the screen is drawn in its new size before a pane hears of it
            self._drawn_for = shape
        lines_of_row = self._rows.get(number)
        if lines_of_row is None:
            if len(self._rows) > 500:
                self._rows.clear()
                self._hits = None
            lines_of_row = self._rows[number] = self._row(self.listing, number, cells)
        return lines_of_row[part]

    def _row(self, listing: Listing, number: int, cells: int) -> tuple[list[Segment], ...]:
        self._hits = hits = self._hits or HitsOnce(listing)
        hit = hits.hit(number)
        snippet = self._snippets.get(number)
        if self._shape.snippet and number not in self._snippets:
            self._ask_for_snippets(listing)
            if self._snippets.get(0):  # the title stays where it is when the words come
                snippet = _WORDS_TO_COME
        path = hit.row.path
        marked = path in self.marked
        lines = row_lines(
            hit,
            self._mark(path),
            snippet,
            self._shape,
            cells,
            marked=marked,
            sought=listing.speaker,
            apart=disambiguation(hits, number),
            title_marks=listing.title_marks(flat(hit.row.title)),
            reordered=reorders(os.environ),
        )
        base = self.base
        on = number == self.cursor
        if on:
            base += self.style_of("cursor" if self.has_focus else "cursor-idle")
        plain = self.base
        return tuple(
            draw(
                (StyledRun(BAR if on and body else " ", "bar"), *line),
                cells,
                self.style_of,
                base if body else plain,
            )
            for line, body in zip(lines, self._body(len(lines)), strict=True)
        )

    def _body(self, lines: int) -> list[bool]:
        return [number < lines - self._shape.gap for number in range(lines)]

    def _ask_for_snippets(self, listing: Listing) -> None:
        """Ask once for the snippets of what is on the screen."""
        first = self.scroll_offset.y // self._shape.height
        numbers = range(first, min(len(listing), first + self.page + 2))
        wanted = tuple(n for n in numbers if n not in self._snippets and n not in self._asked)
        if wanted:
            self._asked.update(wanted)
            self.tell(self.SnippetsWanted(listing, wanted))
