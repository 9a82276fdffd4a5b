"""The article's text: set in a column, kept in place by its words, gone through by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from briefreader.domain.article import Span
from briefreader.ui.rendering.text_layout import TextLayout
from briefreader.ui.rendering.typeset import raw_typeset, typeset
from briefreader.ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from briefreader.library import OpenArticle

TAIL = 2  # blank lines below the last, so that it does not stick to the edge
# The reading mark stays in this part of the pane while it moves by lines.
HIGHEST, LOWEST = 0.2, 0.55


class TextPane(TextView, inherit_bindings=False):
    """One article; its reading mark and its first line on the screen are offsets in its text."""

    @dataclass
    class Moved(Message, bubble=False):
        """The reading mark is elsewhere, or other lines are on the screen.

        ``mark`` is what stands on the mark's line, from the mark on; ``view`` what one sees.
        """

        mark: Span
        view: Span
        at_end: bool

    def __init__(self) -> None:
        super().__init__()
        self._placing = False
        self._drawn_changes = 0
        self._left = (0, 0)

    # What is shown

    def watch_opened(self, old: OpenArticle | None, new: OpenArticle | None) -> None:
        """Show another article where it was last left; the same one stays where it is."""
        if new is None:
            self._show_nothing()
            return
        same = old is not None and old.article is new.article
        if not same:
            self._set = typeset(new)
            self.top = self.mark = max(0, min(new.position, len(new.article.text)))
            self.clear_selection()
        else:
            known = old is not None and old.quotes is new.quotes
            self._set = self._set.with_bookmarks(new.bookmarks) if known else typeset(new)
            self._repaint()
            return
        if self.raw is None:
            self.fit()

    def _show_nothing(self) -> None:
        self._set = raw_typeset("")
        self._layout = TextLayout("", [], self.column)
        self._head, self.top, self.mark = (), 0, 0
        self.clear_selection()
        self.set_height(0)
        self._placing = True
        self.scroll_to(y=0, animate=False)
        self._placing = False

    def watch_raw(self, raw: str | None) -> None:
        """Show the file as it stands, or the cleaned text again where one left it."""
        if self.opened is None:
            return
        if raw is None:
            self._set = typeset(self.opened)
            self.top, self.mark = self._left
        else:
            self._set = raw_typeset(raw)
            self._left = (self.top, self.mark)
            self.top = self.mark = 0
        self.fit()

    def watch_column(self) -> None:
        """Set the text in a wider or narrower column; its first words stay first."""
        self.fit()

    def watch_numbers(self) -> None:
        """Show the numbers of paragraphs in the margin, or hide them."""
        self.fit()

    def fit(self) -> None:
        """Set the text anew; its first words stay first if the mark, which keeps its words, is on
        the screen then, with its passage.
        """
        if self.size.width < 4 or self.opened is None:
            return
        self._set_out()
        self._place(self.top)
        self._show_mark()

    # Places

    def _place(self, offset: int) -> None:
        """Scroll so that the line of ``offset`` is the first; the head shows above offset 0."""
        self._scroll(0 if offset <= 0 else self._line_of(offset))

    def _scroll(self, line: int) -> None:
        """Make ``line`` the first on the screen, and know exactly what stands around it."""
        head = len(self._head)
        view = self.height
        inner = max(0, line - head)
        line += self._layout.settle(inner - 3 * view, inner + 4 * view, inner)
        self._placing = True
        if head + self._layout.height + TAIL != self.virtual_size.height:
            self.set_height(head + self._layout.height + TAIL)
        self.scroll_to(y=line, animate=False)
        self._placing = False
        if self._layout.changes != self._drawn_changes:
            self._drawn_changes = self._layout.changes
            self.refresh()
        self._arrived()

    def _show_mark(self) -> None:
        """Scroll to the mark where its line or the rest of its passage is not on the screen; at the
        start a long head may be above it.
        """
        first = last = self._line_of(self.mark)
        if self.current is not None and self.passage is not None:
            last = max(first, self._line_of(self.passage.end - 1))
        top = self.scroll_offset.y
        if self.mark and not top <= first <= last < top + self.height:
            self._scroll_into_view(first)

    def _scroll_into_view(self, line: int) -> None:
        """Scroll so that a line is comfortably in view."""
        self._scroll(max(0, line - self.height // 3))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the lines around what is shown exact, and the reading mark on the screen."""
        super().watch_scroll_y(old_value, new_value)
        if not self._placing and round(old_value) != round(new_value):
            self._scroll(round(new_value))
            self._keep_mark_on_screen()

    def _arrived(self) -> None:
        number = self.scroll_offset.y
        line = self._text_line(number)
        if number < len(self._head):
            self.top = 0
        elif not line.start <= self.top < line.end:
            # A top within the line stays as it is: resizing back finds the same line again.
            self.top = line.start
        self._tell()

    def _tell(self) -> None:
        if (where := self.where()) is not None:
            self.tell(where)

    def where(self) -> Moved | None:
        """Return where the reading mark is and what is on the screen; None where nothing is."""
        if self.opened is None or not self._is_set_out:
            return None
        line = self._layout.line(self._layout.line_of(self.mark))
        bottom = self.scroll_offset.y + self.height >= self.virtual_size.height - TAIL
        start = max(line.start, min(self.mark, line.shown))
        view = Span(self.top, self._text_line(self.scroll_offset.y + self.height - 1).shown)
        return self.Moved(Span(start, line.shown), view, bottom)

    def _keep_mark_on_screen(self) -> None:
        """Move the reading mark along when the text is scrolled under it."""
        line = self._line_of(self.mark)
        top = self.scroll_offset.y
        last = min(top + self.height, self.virtual_size.height - TAIL) - 1
        if not top <= line <= last:
            self._put_mark(max(top, min(line, last)), 1 if line < top else -1)

    def _put_mark(self, line: int, direction: int) -> None:
        """Put the reading mark on ``line``, or on the next beyond that is not blank."""
        number = max(0, min(line - len(self._head), self._layout.height - 1))
        while 0 <= number + direction < self._layout.height:
            found = self._layout.line(number)
            if found.start < found.shown:
                break
            number += direction
        before = self.mark
        self.mark = self._layout.line(number).start
        self._redraw(Span(before, before + 1), Span(self.mark, self.mark + 1))
        self._tell()

    # Moving

    @property
    def _is_set_out(self) -> bool:
        """Is there an article, and did it ever have room to be laid out?"""
        return self.size.width >= 4 and self._layout.height > 0

    def move(self, lines: int) -> None:
        """Move the reading mark by so many lines; the text scrolls so that it stays in view."""
        if not self._is_set_out:
            return
        before = self._line_of(self.mark)
        self._put_mark(before + lines, 1 if lines > 0 else -1)
        line = self._line_of(self.mark)
        row = line - self.scroll_offset.y
        view = self.height
        if lines > 0 and row > view * LOWEST:
            self._scroll(line - int(view * LOWEST))
        elif lines < 0 and row < view * HIGHEST:
            self._scroll(0 if line == len(self._head) else max(0, line - int(view * HIGHEST)))

    def page(self, pages: float) -> None:
        """Scroll by pages, two lines kept in sight; the mark goes along."""
        if not self._is_set_out:
            return
        view = self.height
        lines = int(pages * max(1, view - 2 if abs(pages) == 1 else view))
        top = self.scroll_offset.y
        row = self._line_of(self.mark) - top
        last = max(0, self.virtual_size.height - view)
        self._scroll(max(0, min(top + lines, last)))
        if self.scroll_offset.y == top:
            row += lines
        row = max(0, min(row, view - 1))
        self._put_mark(self.scroll_offset.y + row, 1 if lines > 0 else -1)
        self._keep_mark_on_screen()

    def to_start(self) -> None:
        """Go to the title."""
        if not self._is_set_out:
            return
        before, self.mark = self.mark, 0
        self._redraw(Span(before, before + 1), Span(0, 1))
        self._place(0)

    def to_end(self) -> None:
        """Go to the last line."""
        if not self._is_set_out:
            return
        before, self.mark = self.mark, len(self._set.text)
        self._redraw(Span(before, before + 1))
        self._scroll(self._line_of(self.mark) + TAIL + 1 - self.height)
        self._put_mark(self._line_of(self.mark), -1)

    def go_to(self, offset: int) -> None:
        """Put the mark on an offset; scroll only if its line is not comfortably in view."""
        before = self.mark
        self.mark = max(0, min(offset, len(self._set.text)))
        if not self._is_set_out:
            self.top = self.mark
            return
        line = self._line_of(self.mark)
        view = self.height
        if not view * 0.1 <= line - self.scroll_offset.y <= view * 0.7:
            self._scroll_into_view(line)
        self._redraw(Span(before, before + 1), Span(self.mark, self.mark + 1))
        self._tell()

    def mark_below_top(self, code_points: int) -> None:
        """Put the mark so far below the first words on the screen, which stay if it has room
        there.
        """
        before = self.mark
        self.mark = min(self.top + code_points, len(self._set.text))
        if self._is_set_out:
            self._show_mark()
            self._redraw(Span(before, before + 1), Span(self.mark, self.mark + 1))
            self._tell()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Put the reading mark there; at a second click select the word, at a third the line."""
        offset = self._offset_at(event.screen_x, event.screen_y)
        if event.chain > 1:
            event.prevent_default()
        if offset is None or self.is_on_bar(event):
            return
        if event.chain == 1:
            self.go_to(offset)
            return
        text = self._set.text
        line = self._layout.line(self._layout.line_of(offset))
        start, end = (line.start, line.shown) if event.chain > 2 else _word(text, offset)
        self.select(Span(start, end))

    def _offset_at(self, x: int, y: int) -> int | None:
        widget, offset = self.screen.get_widget_and_offset_at(x, y)
        return offset.x if widget is self and offset is not None else None


def _word(text: str, offset: int) -> tuple[int, int]:
    """Return the word that holds an offset, apostrophes and hyphens inside it included."""
    start = end = min(offset, max(0, len(text) - 1))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    return start, max(end, start + 1)
