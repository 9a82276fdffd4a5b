"""The quotes of the article that is open: who, in which words, decided by what."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import var

from briefreader.domain.quote import Quote
from briefreader.ui.rendering.quote_entries import (
    QuoteEntry,
    entries_of,
    entry_lines,
    guessed_height,
    is_short,
    matching,
    offset_of,
)
from briefreader.ui.rendering.speaker_colours import speaker_tints
from briefreader.ui.rendering.styled_runs import Runs, StyledRun
from briefreader.ui.rendering.text_direction import reorders
from briefreader.ui.rendering.virtual_heights import VirtualHeights
from briefreader.ui.widgets.entry_pane import EntryPane
from briefreader.ui.widgets.line_widgets import draw

if TYPE_CHECKING:
    from briefreader.library import OpenArticle

BAR = "▎"
FEWEST_CELLS = 8


class QuoteSidebar(EntryPane, can_focus=True, inherit_bindings=False):
    """The quotes or exchanges of one article; follows the text, and the text follows it."""

    part = "quotes"
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own declaration has this type
        "quotes--tint-1",
        "quotes--tint-2",
        "quotes--tint-3",
        "quotes--tint-4",
        "quotes--nobody",
        "quotes--evidence",
        "quotes--words",
        "quotes--fold",
        "quotes--unsure",
        "quotes--bookmark",
        "quotes--note",
        "quotes--bar",
        "quotes--cursor",
        "quotes--cursor-idle",
        "quotes--empty",
    }

    opened: var[OpenArticle | None] = var(None)
    current: var[Quote | None] = var(None)
    words: var[str] = var("")
    short_shown: var[bool] = var(False)
    indirect: var[tuple[Quote, ...]] = var(())

    @dataclass
    class Chosen(Message, bubble=False):
        """The text is to go to an offset in a quote; ``enter`` when the reader goes there too."""

        quote: Quote
        offset: int
        enter: bool

    @dataclass
    class Listed(Message, bubble=False):
        """How many entries are shown, and how many short ones are not."""

        entries: int
        hidden: int
        exchanges: bool

    def __init__(self) -> None:
        super().__init__(id="quotes")
        self.cursor = 0
        self.listed = self.Listed(0, 0, exchanges=False)
        self._entries: tuple[QuoteEntry, ...] = ()
        self._tints: Mapping[str, int] = {}
        self._lines: dict[int, tuple[Runs, ...]] = {}

    # What is listed

    def watch_opened(self, old: OpenArticle | None, new: OpenArticle | None) -> None:
        """List another article's quotes; the same article's may have other bookmarks now."""
        same = old is not None and new is not None and old.article.path == new.article.path
        if not same:
            self.cursor = 0
            self._restack(VirtualHeights((), lambda _: 1))  # where it begins
        self.rebuild()

    def watch_words(self) -> None:
        """List only what has these words in it."""
        self.rebuild()
        self._follow()

    def watch_short_shown(self) -> None:
        """List greetings too, or leave them out again."""
        self.rebuild()
        self._follow()

    def watch_indirect(self) -> None:
        """List what is reported without quotation marks too, or leave it out again."""
        self.rebuild()
        self._follow()

    def rebuild(self) -> None:
        """Make the entries and their lines for what is set now."""
        listed: tuple[QuoteEntry, ...] = ()
        everything: tuple[QuoteEntry, ...] = ()
        if self.opened is not None:
            everything = entries_of(self.opened.quotes, self.opened.exchanges, self.indirect)
            listed = everything
            if not self.short_shown and not self.words:
                listed = tuple(entry for entry in everything if not is_short(entry)) or everything
            if self.words:
                text = self.opened.article.text
                listed = tuple(entry for entry in everything if matching(entry, self.words, text))
        self._entries = listed
        self.cursor = max(0, min(self.cursor, len(listed) - 1))
        self._reflow()
        exchanges = bool(self.opened and self.opened.exchanges)
        self.listed = self.Listed(len(listed), len(everything) - len(listed), exchanges)
        self.tell(self.listed)

    def _reflow(self) -> None:
        """Set the entries anew for the width; the first one on the screen stays the first."""
        cells, stack, line = self.size.width, self._stack, self.scroll_offset.y
        first = stack.at(line) if len(stack) else 0
        inner = line - stack.top(first) if len(stack) else 0
        opened = self.opened if cells > FEWEST_CELLS else None
        self._lines.clear()
        self._tints = speaker_tints(opened.quotes) if opened is not None else {}
        guesses = [guessed_height(entry, cells) + 1 for entry in self._entries if opened]
        self._restack(VirtualHeights(guesses, self._height_of))
        self._scroll(self._stack.top(min(first, max(0, len(guesses) - 1))) + inner)

    def _height_of(self, number: int) -> int:
        """Return an entry's lines, with the blank one below it if another follows."""
        return len(self._lines_of(number)) + (number < self.last)

    def _lines_of(self, number: int) -> tuple[Runs, ...]:
        """Return the lines of an entry, made when they are first asked for."""
        lines = self._lines.get(number)
        if lines is None and self.opened is not None:
            entry, cells = self._entries[number], self.size.width
            reordered = reorders(os.environ)
            lines = entry_lines(entry, self.opened, self._tints, cells, reordered=reordered)
            self._lines[number] = lines
        return lines or ()

    def fit(self) -> None:
        """Fit the entries to the pane."""
        self._reflow()
        self._keep_cursor_visible()

    @property
    def focused_lines(self) -> range:
        """The lines of the cursor's entry."""
        if not len(self._stack):
            return range(0)
        top = self._stack.top(self.cursor)
        return range(top, top + len(self._lines_of(self.cursor)))

    # Moving

    def watch_current(self) -> None:
        """Put the cursor on the entry of the quote that the text is at."""
        self._follow()

    def _follow(self) -> None:
        for number, entry in enumerate(self._entries):
            if self.current is not None and self._holds(entry, self.current):
                self._place(number)
                return

    @staticmethod
    def _holds(entry: QuoteEntry, quote: Quote) -> bool:
        return any(part.start <= quote.start and quote.end <= part.end for part in entry.quotes)

    def move(self, entries: int) -> None:
        """Move the cursor by so many entries, and the text with it."""
        self.move_to(self.cursor + entries)

    def move_to(self, number: int) -> None:
        """Put the cursor on an entry, and the text at its quote."""
        if self._entries:
            self._place(max(0, min(number, len(self._entries) - 1)))
            self.choose(enter=False)

    def choose(self, *, enter: bool) -> None:
        """Ask for the cursor's quote in the text."""
        if (quote := self.quote) is not None:
            self.tell(self.Chosen(quote, quote.start + offset_of(self.words, quote), enter))

    @property
    def quote(self) -> Quote | None:
        """The quote that the cursor is on; of an exchange the turn that has the words by which
        they are narrowed.
        """
        if not self._entries or self.opened is None:
            return None
        entry = self._entries[self.cursor]
        text = self.opened.article.text
        return (self.words and matching(entry, self.words, text)) or entry.head

    @property
    def page(self) -> int:
        """About how many entries are on one screen."""
        return max(1, self.size.height // 5)

    @property
    def last(self) -> int:
        """The number of the last entry."""
        return len(self._entries) - 1

    def _place(self, number: int) -> None:
        for entry in {self.cursor, number} if number != self.cursor else ():
            if entry < len(self._stack):
                top = self._stack.top(entry)
                self.refresh_lines(top, self._stack.bottom(entry) - top)
        self.cursor = number
        self._keep_cursor_visible()

    def _keep_cursor_visible(self) -> None:
        if not len(self._stack):
            return
        self._stack.settle(self._stack.top(self.cursor), 1, 1)
        top = self._stack.top(self.cursor)
        bottom = top + len(self._lines_of(self.cursor))
        if top < self.scroll_offset.y:
            self._scroll(top)
        elif bottom > self.scroll_offset.y + self.size.height:
            self._scroll(min(top, bottom - self.size.height))

    def on_click(self, event: events.Click) -> None:
        """Go to the quote that is clicked; at a second click go into the text, to read there."""
        if self.is_on_bar(event):
            return
        number = self._number_at(event.y + self.scroll_offset.y)
        if number is not None:
            self._place(number)
            self.choose(enter=event.chain == 2)

    # Drawing

    def _number_at(self, line: int) -> int | None:
        return self._stack.at(line) if 0 <= line < self._stack.height else None

    def draw_line(self, line: int) -> list[Segment]:
        """Return one line of one entry, or the blank after it."""
        cells = self.size.width
        number = self._number_at(line)
        if number is None:
            return draw((StyledRun(self._nothing(line), "empty"),), cells, self.style_of, self.base)
        lines, part = self._lines_of(number), line - self._stack.top(number)
        if part >= len(lines):
            return draw((), cells, self.style_of, self.base)
        on = number == self.cursor
        base = self.base
        if on:
            base += self.style_of("cursor" if self.has_focus else "cursor-idle")
        runs = (StyledRun(BAR if on else " ", "bar"), *lines[part])
        return draw(runs, cells, self.style_of, base)

    def _nothing(self, line: int) -> str:
        if line != 1 or len(self._stack) or self.opened is None:
            return ""
        if not self.opened.complete:
            return "  finding quotes…"
        return f"  no quotes with “{self.words}”" if self.words else "  no quotes"
