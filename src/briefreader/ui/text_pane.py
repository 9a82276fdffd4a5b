"""The article's text: set in a column, drawn line by line, kept in place by its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefreader.article import Quote, Span
from briefreader.ui.cells import shown
from briefreader.ui.drawing import draw, set_height
from briefreader.ui.layout import Layout, Line
from briefreader.ui.margins import Margins, margins_for
from briefreader.ui.masthead import head_lines
from briefreader.ui.paint import Layer, Layers, pieces
from briefreader.ui.runs import Run, Runs
from briefreader.ui.typeset import Typeset, raw_typeset, typeset

if TYPE_CHECKING:
    from briefreader.library import Reading

TAIL = 2  # blank lines below the last, so that it does not stick to the edge
# The reading mark stays in this part of the pane while it moves by lines.
HIGHEST, LOWEST = 0.2, 0.55


class TextPane(ScrollView, can_focus=True, inherit_bindings=False):
    """One article; its reading mark and its first line on the screen are offsets in its text."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own declaration has this type
        "text--title",
        "text--note",
        "text--label",
        "text--heading",
        "text--strong",
        "text--emphasis",
        "text--code",
        "text--link",
        "text--quotation",
        "text--item",
        "text--table",
        "text--caption",
        "text--struck",
        "text--inserted",
        "text--aside",
        "text--tint-1",
        "text--tint-2",
        "text--tint-3",
        "text--tint-4",
        "text--nobody",
        "text--passage",
        "text--kept",
        "text--kept-sign",
        "text--hit",
        "text--hit-here",
        "text--mark",
        "text--mark-idle",
        "text--number",
        "text--selection",
    }

    reading: var[Reading | None] = var(None)
    passage: var[Span | None] = var(None)
    current: var[Quote | None] = var(None)
    hits: var[tuple[Span, ...]] = var(())
    hit: var[Span | None] = var(None)
    column: var[int] = var(72)
    numbers: var[bool] = var(False)
    raw: var[str | None] = var(None)

    _plain: Style | None = None

    @dataclass
    class Moved(Message):
        """The reading mark is elsewhere, or other lines are on the screen.

        ``mark`` is what stands on the mark's line, from the mark on; ``view`` what one sees.
        """

        mark: Span
        view: Span
        at_end: bool

    def __init__(self) -> None:
        super().__init__(id="text")
        self.mark = 0
        self.top = 0
        self._set: Typeset = raw_typeset("")
        self._layout = Layout("", [], 72)
        self._margins = Margins()
        self._head: tuple[Runs, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._over = Layers()
        self._placing = False
        self._drawn_changes = 0

    # What is shown

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        """Show another article where it was last left; the same one stays where it is."""
        if new is None:
            return
        same = old is not None and old.article is new.article
        if not same:
            self._set = typeset(new)
            self.top = self.mark = max(0, min(new.position, len(new.article.text)))
            self.screen.clear_selection()
        else:
            self._set = self._set.with_bookmarks(new.bookmarks)
        if self.raw is None:
            self._relayout()

    def watch_raw(self, raw: str | None) -> None:
        """Show the file as it stands, or the cleaned text again, from its beginning."""
        if self.reading is None:
            return
        self._set = typeset(self.reading) if raw is None else raw_typeset(raw)
        self.top = self.mark = 0
        self._relayout()

    def watch_passage(self, old: Span | None, new: Span | None) -> None:
        """Light up the passage that a key would take."""
        self._redraw(old)
        self._redraw(new)

    def watch_current(self, old: Quote | None, new: Quote | None) -> None:
        """Mark in the margin which quote is current."""
        self._redraw(old.span if old else None)
        self._redraw(new.span if new else None)

    def watch_hits(self) -> None:
        """Mark where the words stand that were looked for."""
        self._repaint()

    def watch_hit(self) -> None:
        """Mark the hit that one is at."""
        self._repaint()

    def watch_column(self) -> None:
        """Set the text in a wider or narrower column; its first words stay first."""
        self._relayout()

    def watch_numbers(self) -> None:
        """Number the paragraphs in the margin, or not."""
        self._relayout()

    def notify_style_update(self) -> None:
        """Forget what was drawn in another theme."""
        super().notify_style_update()
        self._plain = None
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what the mouse has selected."""
        self._repaint()

    def _redraw(self, span: Span | None) -> None:
        """Draw the lines of a span anew, as far as they are on the screen."""
        if span is None or self.raw is not None or self.size.width < 4:
            return
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.height
        first = max(top, self._line_of(span.start))
        last = min(bottom, self._line_of(max(span.start, span.end - 1)))
        for line in range(first, last + 1):
            self._strips.pop(line, None)
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    def _repaint(self) -> None:
        layers = [Layer(hit.start, hit.end, "hit") for hit in self.hits if self.raw is None]
        if self.hit is not None and self.raw is None:
            layers.append(Layer(*self.hit, "hit-here"))
        self._over = Layers(layers)
        self._strips.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Set the text anew; its first words stay first."""
        self._relayout()

    def _relayout(self) -> None:
        cells = self.size.width
        if cells < 4 or self.reading is None:
            return
        self._margins = margins_for(cells, self.column, self._set, numbers=self.numbers)
        self._head = head_lines(self.reading.article, self._margins.column, self.size.height)
        self._layout = Layout(
            self._set.text, self._set.blocks, self._margins.column, self._set.breaks
        )
        self._repaint()
        self._place(self.top)

    # Places

    @property
    def indent(self) -> int:
        """Cells to the left of the text."""
        return self._margins.left + self._margins.gutter

    @property
    def height(self) -> int:
        """Lines on the screen."""
        return max(1, self.size.height)

    def _line_of(self, offset: int) -> int:
        """The line, counted from the head's first, that holds an offset."""
        return len(self._head) + self._layout.line_of(offset)

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
            set_height(self, head + self._layout.height + TAIL)
        self.scroll_to(y=line, animate=False)
        self._placing = False
        if self._layout.changes != self._drawn_changes:
            self._drawn_changes = self._layout.changes
            self._strips.clear()
        self._arrived()

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
        line = self._layout.line(self._layout.line_of(self.mark))
        bottom = self.scroll_offset.y + self.height >= self.virtual_size.height - TAIL
        if self.reading is None or not self.size.width:
            return
        start = max(line.start, min(self.mark, line.shown))
        view = Span(self.top, self._text_line(self.scroll_offset.y + self.height - 1).shown)
        self.post_message(self.Moved(Span(start, line.shown), view, bottom))

    def _text_line(self, line: int) -> Line:
        return self._layout.line(max(0, min(line - len(self._head), self._layout.height - 1)))

    def _keep_mark_on_screen(self) -> None:
        """The mark goes along when the text is scrolled under it."""
        line = self._line_of(self.mark)
        top = self.scroll_offset.y
        last = min(top + self.height, self.virtual_size.height - TAIL) - 1
        if not top <= line <= last:
            self._put_mark(max(top, min(line, last)), 1 if line < top else -1)

    def _put_mark(self, line: int, direction: int) -> None:
        """The mark on ``line``, or beyond it on the next that is not blank."""
        number = max(0, min(line - len(self._head), self._layout.height - 1))
        while 0 <= number + direction < self._layout.height:
            found = self._layout.line(number)
            if found.start < found.shown:
                break
            number += direction
        before = self.mark
        self.mark = self._layout.line(number).start
        self._redraw(Span(before, before + 1))
        self._redraw(Span(self.mark, self.mark + 1))
        self._tell()

    # Moving

    def move(self, lines: int) -> None:
        """Move the reading mark by so many lines; the text scrolls so that it stays in view."""
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
        """To the title."""
        before, self.mark = self.mark, 0
        self._redraw(Span(before, before + 1))
        self._redraw(Span(0, 1))
        self._place(0)

    def to_end(self) -> None:
        """To the last line."""
        before, self.mark = self.mark, len(self._set.text)
        self._redraw(Span(before, before + 1))
        self._scroll(self._line_of(self.mark) + TAIL + 1 - self.height)
        self._put_mark(self._line_of(self.mark), -1)

    def go_to(self, offset: int) -> None:
        """Put the mark on an offset; scroll only if its line is not comfortably in view."""
        before = self.mark
        self.mark = max(0, min(offset, len(self._set.text)))
        if self.size.width < 4:
            self.top = self.mark
            return
        line = self._line_of(self.mark)
        view = self.height
        if not view * 0.1 <= line - self.scroll_offset.y <= view * 0.7:
            self._scroll(max(0, line - view // 3))
        self._redraw(Span(before, before + 1))
        self._redraw(Span(self.mark, self.mark + 1))
        self._tell()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click puts the reading mark there; a second one selects the word, a third the line."""
        offset = self._offset_at(event.screen_x, event.screen_y)
        if event.chain > 1:
            event.prevent_default()
        if offset is None:
            return
        if event.chain == 1:
            self.go_to(offset)
            return
        text = self._set.text
        line = self._layout.line(self._layout.line_of(offset))
        start, end = (line.start, line.shown) if event.chain > 2 else _word(text, offset)
        self.screen.selections = {self: Selection(Offset(start, 0), Offset(end, 0))}

    def _offset_at(self, x: int, y: int) -> int | None:
        widget, offset = self.screen.get_widget_and_offset_at(x, y)
        return offset.x if widget is self and offset is not None else None

    @property
    def selected(self) -> Span | None:
        """The code points that the mouse has selected."""
        selection = self.text_selection
        if selection is None or self.raw is not None:
            return None
        start = self.top if selection.start is None else selection.start.x
        if selection.end is None:
            bottom = self._text_line(self.scroll_offset.y + self.height - 1)
            end = bottom.shown
        else:
            end = selection.end.x
        start, end = sorted((max(0, start), min(end, len(self._set.text))))
        return Span(start, end) if start < end else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The article's own words, not the screen's lines."""
        span = self.selected
        return (span.of(self._set.text), "\n") if span is not None else None

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the head or of the text."""
        line = y + self.scroll_offset.y
        strip = self._strips.get(line)
        if strip is None:
            strip = self._strips[line] = self._draw(line)
        return strip

    def _draw(self, number: int) -> Strip:
        cells = self.size.width
        margin = self._margins
        if number < len(self._head):
            runs = (Run(" " * (margin.left + margin.gutter)), *self._head[number])
            return draw(runs, cells, self._style, self._base)
        if self.reading is None or number >= len(self._head) + self._layout.height:
            return Strip.blank(cells, self._base)
        line = self._layout.line(number - len(self._head))
        gutter = margin.gutter_runs(
            line,
            self._set,
            current=self.current,
            marked=self._is_marked(line),
            focused=self.has_focus,
        )
        drawn = draw(gutter, margin.left + margin.gutter, self._style, self._base)
        segments = [*drawn, *self._text_segments(line)]
        taken = sum(segment.cell_length for segment in segments)
        return Strip(segments, taken).adjust_cell_length(cells, self._base)

    def _is_marked(self, line: Line) -> bool:
        return line.start <= self.mark < line.end or (
            self.mark >= len(self._set.text) == line.end and line.start < line.end
        )

    def _text_segments(self, line: Line) -> list[Segment]:
        base = self._base
        segments = [Segment(" " * line.indent, base)] if line.indent else []
        coats = (
            self._set.layers,
            self._set.kept,
            self._passage_layer(),
            self._over,
            self._chosen(),
        )
        for start, end, names in pieces(line.start, line.shown, *coats):
            style = base
            for name in names:
                style += self._style(name)
            style += Style.from_meta({"offset": (start, 0)})
            segments.append(Segment(shown(self._set.text[start:end]), style))
        return segments

    def _passage_layer(self) -> Layers:
        if self.passage is None or self.raw is not None:
            return Layers()
        return Layers([Layer(*self.passage, "passage")])

    def _chosen(self) -> Layers:
        selected = self.selected
        return Layers() if selected is None else Layers([Layer(*selected, "selection")])

    @property
    def _base(self) -> Style:
        """What a cell looks like that nothing is said of; Textual works it out at every call."""
        if self._plain is None:
            self._plain = self.rich_style
        return self._plain

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"text--{name}", partial=True)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No rule of the stylesheet asks for the focus, so none need be looked up again."""

    def on_focus(self) -> None:
        """The reading mark is stronger where the keys go."""
        self._redraw(Span(self.mark, self.mark + 1))

    on_blur = on_focus


def _word(text: str, offset: int) -> tuple[int, int]:
    """The word that holds an offset, apostrophes and hyphens inside it included."""
    start = end = min(offset, max(0, len(text) - 1))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    return start, max(end, start + 1)
