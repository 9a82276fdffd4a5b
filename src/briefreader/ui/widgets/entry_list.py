"""A long list of entries of several lines each; asks only for those that are near the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from rich.segment import Segment
from textual import events
from textual.message import Message

from briefreader.ui.rendering.cells import wrap_all
from briefreader.ui.rendering.styled_runs import Runs, StyledRun
from briefreader.ui.rendering.virtual_heights import VirtualHeights
from briefreader.ui.widgets.entry_pane import EntryPane
from briefreader.ui.widgets.line_widgets import draw

BAR = "▎"
INDENT = 2  # cells for the bar and the air after it
WIDEST = 100  # cells; longer lines are hard to read
_HELD = 400  # entries whose lines are kept


class Entries(Protocol):
    """What is listed. A heading stands above others and is never gone to."""

    def __len__(self) -> int: ...

    def is_heading(self, number: int) -> bool:
        """Return whether the entry only names those that follow."""
        ...

    def guess(self, number: int, cells: int) -> int:
        """Return about how many lines the entry takes at a width; must cost next to nothing."""
        ...

    def lines(self, number: int, cells: int) -> Sequence[Runs]:
        """Return the entry's lines at a width, the blank ones around it too."""
        ...


class NoEntries:
    """No entries: nothing but their number is ever asked."""

    def __len__(self) -> int:
        return 0

    def is_heading(self, number: int) -> bool:
        """Raise IndexError: there is no entry."""
        raise IndexError(number)

    def guess(self, number: int, cells: int) -> int:
        """Raise IndexError: there is no entry."""
        raise IndexError(number)

    def lines(self, number: int, cells: int) -> Sequence[Runs]:
        """Raise IndexError: there is no entry."""
        raise IndexError(number)


class EntryList(EntryPane, can_focus=True, inherit_bindings=False):
    """Entries with a cursor on one of them."""

    part = "entry"
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own declaration has this type
        f"entry--{name}"
        for name in (
            *("heading", "name", "meta", "words", "mark", "note", "tag", "state", "gone", "came"),
            *("count", "bar", "cursor", "empty", "hit"),
        )
    }

    @dataclass
    class Opened(Message):
        """The entry that the cursor is on is to be gone to."""

    @dataclass
    class Moved(Message):
        """The cursor is on another entry."""

    def __init__(self) -> None:
        super().__init__(id="entries")
        self.cursor = 0
        self.nothing = ""
        self._entries: Entries = NoEntries()
        self._lines: dict[int, Sequence[Runs]] = {}

    # What is listed

    def show(self, entries: Entries, cursor: int = 0) -> None:
        """List other entries, the cursor on one of them at the height where it was.

        Where only what stands above it has become higher, such as by titles that were looked up,
        the first line of the screen is that of an entry if it was before.
        """
        stack, line, before = self._stack, self.scroll_offset.y, self.cursor
        row = stack.top(before) - line if len(stack) else 0
        first = stack.at(line) if len(stack) else 0
        is_whole = len(stack) > 0 and stack.top(first) == line
        self._entries = entries
        self._set_anew()
        self.cursor = self._takable(max(0, min(cursor, len(entries) - 1)), 1)
        if len(self._stack) and is_whole and self.cursor == before:
            self._scroll(self._stack.top(min(first, self.cursor)))
            self._keep_visible()
            self._begin_with_whole()
        elif len(self._stack):
            self._scroll(self._stack.top(self.cursor) - max(0, min(row, self.size.height - 1)))
            self._keep_visible()
        else:
            self._scroll(0)  # where it is said that there is nothing
        self.post_message(self.Moved())

    def clear(self) -> None:
        """List nothing."""
        self.show(NoEntries())

    def redraw(self) -> None:
        """Draw the entries anew: something about them has changed, but not their heights."""
        self._lines.clear()
        self.refresh()

    def _set_anew(self) -> None:
        entries, cells = self._entries, self.cells
        self._lines.clear()
        # Before the first layout there is no width to guess for.
        listed = range(len(entries)) if self.size.width else ()
        guesses = (entries.guess(number, cells) for number in listed)
        self._restack(VirtualHeights(guesses, lambda number: len(self.lines_of(number))))

    def fit(self) -> None:
        """Set the entries anew for the width; the cursor's stays on the screen."""
        self._set_anew()
        self._keep_visible()

    @property
    def cells(self) -> int:
        """How wide an entry may be."""
        return max(8, min(self.size.width - INDENT, WIDEST))

    def lines_of(self, number: int) -> Sequence[Runs]:
        """Return the lines of an entry, made when they are first asked for."""
        lines = self._lines.get(number)
        if lines is None:
            if len(self._lines) > _HELD:
                self._lines.clear()
            lines = self._lines[number] = self._entries.lines(number, self.cells)
        return lines

    @property
    def focused_lines(self) -> range:
        """The lines of the cursor's entry."""
        if not len(self._stack):
            return range(0)
        return range(self._stack.top(self.cursor), self._stack.bottom(self.cursor))

    # Moving

    def _takable(self, number: int, step: int) -> int:
        """Return ``number``, or the next in a direction that is no heading, or else in the
        other.
        """
        for direction in (step, -step):
            at = number
            while 0 <= at < len(self._entries):
                if not self._entries.is_heading(at):
                    return at
                at += direction
        return 0

    def move(self, entries: int) -> None:
        """Move the cursor; within an entry that is higher than the screen, scroll first."""
        if not len(self._stack):
            return
        top, view = self.scroll_offset.y, self.size.height
        below = self._end(self.cursor) - (top + view)
        above = top - self._stack.top(self.cursor)
        if entries == 1 and below > 0:
            self._scroll(top + min(below, max(1, view // 2)))
        elif entries == -1 and above > 0:
            self._scroll(top - min(above, max(1, view // 2)))
        else:
            self.move_to(self.cursor + entries, 1 if entries > 0 else -1)

    def move_to(self, number: int, step: int = 1) -> None:
        """Put the cursor on an entry, or beyond it where that is a heading."""
        if not len(self._stack):
            return
        self.cursor = self._takable(max(0, min(number, len(self._entries) - 1)), step)
        self._keep_visible()
        self.refresh()
        self.post_message(self.Moved())

    def move_to_group(self, number: int) -> None:
        """Put the cursor on the first entry of a group, whose heading is then the first line."""
        self.move_to(number)
        if len(self._stack):
            first = self.cursor - (self.cursor > 0 and self._entries.is_heading(self.cursor - 1))
            self._scroll(self._stack.top(first))

    @property
    def last(self) -> int:
        """The number of the last entry."""
        return len(self._entries) - 1

    @property
    def is_empty(self) -> bool:
        """Is there no entry, or nothing but headings?"""
        return all(map(self._entries.is_heading, range(len(self._entries))))

    @property
    def count(self) -> int:
        """How many entries there are that are no headings."""
        return sum(not self._entries.is_heading(number) for number in range(len(self._entries)))

    def entry_of(self, ordinal: int) -> int:
        """Return the number of the n-th entry that is no heading, the last at most."""
        numbers = (n for n in range(len(self._entries)) if not self._entries.is_heading(n))
        return next(islice(numbers, max(0, ordinal - 1), None), self.last)

    def to_heading(self, step: int) -> None:
        """Go to the first entry of the next group, or of this one and then the one before."""
        if not len(self._entries):
            return
        number = self.cursor + step
        if step < 0 and self._is_first(self.cursor):
            number -= 1
        while 0 <= number < len(self._entries):
            if self._is_first(number):
                self.move_to(number)
                return
            number += step

    def _is_first(self, number: int) -> bool:
        is_heading = self._entries.is_heading
        return not is_heading(number) and (number == 0 or is_heading(number - 1))

    def page(self, pages: float) -> None:
        """Scroll by pages; the cursor goes along, to the first entry that begins in view."""
        if not len(self._stack):
            return
        view = self.size.height
        top = self.scroll_offset.y
        self._scroll(top + int(pages * max(1, view - 2)))
        if self.scroll_offset.y == top:
            self.move_to(len(self._entries) - 1 if pages > 0 else 0, -1 if pages > 0 else 1)
            return
        number = self._stack.at(self.scroll_offset.y)
        if self._stack.top(number) < self.scroll_offset.y and number + 1 < len(self._entries):
            number += 1
        self.cursor = self._takable(number, 1)
        self.refresh()
        self.post_message(self.Moved())

    def _keep_visible(self) -> None:
        """Scroll as little as shows the cursor's entry, and the heading right above it."""
        if not len(self._stack):
            return
        view = self.size.height
        first = self.cursor
        if first > 0 and self._entries.is_heading(first - 1):
            first -= 1
        self._stack.settle(self._stack.top(first), view, 2 * view)
        top, bottom = self._stack.top(first), self._end(self.cursor)
        if top < self.scroll_offset.y or bottom - top > view:
            self._scroll(top)
        elif bottom > self.scroll_offset.y + view:
            self._scroll(bottom - view)
        else:
            self._scroll(self.scroll_offset.y)

    def _end(self, number: int) -> int:
        """Return the line after the last one of an entry in which there is something."""
        lines = self.lines_of(number)
        return self._stack.bottom(number) - bool(lines and not lines[-1])

    def _begin_with_whole(self) -> None:
        """Leave out an entry above the cursor's whose first lines are above the screen."""
        following = self._stack.at(self.scroll_offset.y) + 1
        if self._stack.top(following - 1) < self.scroll_offset.y and following <= self.cursor:
            self._scroll(self._stack.top(following))

    def _scroll(self, line: int) -> None:
        super()._scroll(line)
        self.refresh()  # the cursor may be on another entry

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the entry that is clicked; at a second click go to its place."""
        if self.is_on_bar(event):
            return
        line = event.y + self.scroll_offset.y
        if line >= self._stack.height:
            return
        number = self._stack.at(line)
        if not self._entries.is_heading(number):
            self.move_to(number)
            if event.chain == 2:
                self.post_message(self.Opened())

    # Drawing

    def draw_line(self, line: int) -> list[Segment]:
        """Return one line of one entry."""
        cells = self.size.width
        if line >= self._stack.height:
            told = wrap_all(self.nothing, self.cells) if not len(self._entries) else []
            words = told[line - 1] if 1 <= line <= len(told) else ""
            return draw((StyledRun(f"  {words}", "empty"),), cells, self.style_of, self.base)
        number = self._stack.at(line)
        lines = self.lines_of(number)
        part = line - self._stack.top(number)
        if part >= len(lines) or not lines[part]:
            return draw((), cells, self.style_of, self.base)
        on = number == self.cursor
        base = self.base + self.style_of("cursor") if on else self.base
        runs = (StyledRun(BAR if on else " ", "bar"), StyledRun(" " * (INDENT - 1)), *lines[part])
        return draw(runs, cells, self.style_of, base)
