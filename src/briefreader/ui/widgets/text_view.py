"""The article's text as it is drawn: a head, lines with their margins, layers of style."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.reactive import var
from textual.selection import Selection
from textual.strip import Strip

from briefreader.config import DEFAULT_WIDTH
from briefreader.domain.article import Span, TextStyle
from briefreader.domain.quote import Quote
from briefreader.ui.rendering.article_header import head_lines
from briefreader.ui.rendering.cells import fit, shown, width
from briefreader.ui.rendering.margins import Margins, margins_for
from briefreader.ui.rendering.style_layers import StyleSpan, StyleSpans, pieces
from briefreader.ui.rendering.styled_runs import Runs, StyledRun
from briefreader.ui.rendering.text_direction import reorders
from briefreader.ui.rendering.text_layout import Line, TextLayout
from briefreader.ui.rendering.typeset import TypesetArticle, raw_typeset
from briefreader.ui.widgets.line_pane import LinePane
from briefreader.ui.widgets.line_widgets import draw

if TYPE_CHECKING:
    from briefreader.library import OpenArticle


class TextView(LinePane, can_focus=True, inherit_bindings=False):
    """Draws the lines that are on the screen; what they are and where is for ``TextPane``."""

    part = "text"
    ALLOW_SELECT = True
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own declaration has this type
        "text--title",
        "text--note",
        "text--terms",
        "text--label",
        "text--aside",
        "text--tint-1",
        "text--tint-2",
        "text--tint-3",
        "text--tint-4",
        "text--nobody",
        "text--passage",
        "text--bookmark",
        "text--bookmark-sign",
        "text--watched",
        "text--hit",
        "text--hit-here",
        "text--mark",
        "text--mark-idle",
        "text--number",
        "text--selection",
        *(f"text--{style}" for style in TextStyle),
    }

    opened: var[OpenArticle | None] = var(None)
    passage: var[Span | None] = var(None)
    current: var[Quote | None] = var(None)
    watched: var[tuple[Span, ...]] = var(())
    hits: var[tuple[Span, ...]] = var(())
    hit: var[Span | None] = var(None)
    column: var[int] = var(DEFAULT_WIDTH)
    numbers: var[bool] = var(False)
    raw: var[str | None] = var(None)

    def __init__(self) -> None:
        super().__init__(id="text")
        self.mark = 0
        self.top = 0
        self._set: TypesetArticle = raw_typeset("")
        self._layout = TextLayout("", [], DEFAULT_WIDTH)
        self._margins = Margins()
        self._head: tuple[Runs, ...] = ()
        self._over = StyleSpans()
        self._layers: tuple[StyleSpans, ...] = ()

    def watch_passage(self, old: Span | None, new: Span | None) -> None:
        """Light up the passage that a key would take."""
        if self.raw is None:
            self._redraw(old, new)

    def watch_watched(self) -> None:
        """Let stand out what the user watches for."""
        self._repaint()

    def watch_hits(self) -> None:
        """Mark where the words stand that were looked for."""
        self._repaint()

    def watch_hit(self) -> None:
        """Mark the hit that one is at."""
        self._repaint()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what the mouse has selected."""
        self._repaint()

    # Lines

    @property
    def indent(self) -> int:
        """Cells to the left of the text."""
        return self._margins.left + self._margins.gutter

    @property
    def column_set(self) -> int:
        """Cells of the column that the text is set in, which may be less than was asked for."""
        return self._margins.column

    @property
    def height(self) -> int:
        """Lines on the screen."""
        return max(1, self.size.height)

    def _line_of(self, offset: int) -> int:
        """Return the line, counted from the head's first, that holds an offset."""
        return len(self._head) + self._layout.line_of(offset)

    def _text_line(self, line: int) -> Line:
        return self._layout.line(max(0, min(line - len(self._head), self._layout.height - 1)))

    def _set_out(self) -> None:
        """Lay the text out for the width there is."""
        if self.opened is None:
            return
        cells = self.size.width
        self._margins = margins_for(cells, self.column, self._set, numbers=self.numbers)
        reordered = reorders(os.environ)
        self._head = head_lines(
            self.opened.article,
            self.opened.news,
            self._margins.column,
            self.size.height,
            reordered=reordered,
        )
        self._layout = TextLayout(
            self._set.text,
            self._set.blocks,
            self._margins.column,
            self._set.breaks,
            reordered=reordered,
        )
        self._repaint()

    def _repaint(self) -> None:
        layers: list[StyleSpan] = []
        if self.raw is None:
            layers += [StyleSpan(*span, "watched") for span in self.watched]
            layers += [StyleSpan(*hit, "hit") for hit in self.hits]
        if self.hit is not None and self.raw is None:
            layers.append(StyleSpan(*self.hit, "hit-here"))
        self._over = StyleSpans(layers)
        self.refresh()

    def _redraw(self, *spans: Span | None) -> None:
        """Draw the lines of some spans anew, as far as they are on the screen."""
        if self.size.width < 4:
            return
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.height
        for span in spans:
            if span is None:
                continue
            first = max(top, self._line_of(span.start))
            last = min(bottom, self._line_of(max(span.start, span.end - 1)))
            if first <= last:
                self.refresh_lines(first, last - first + 1)

    @property
    def focused_lines(self) -> range:
        """The line that the reading mark is on."""
        if self.opened is None:
            return range(0)
        line = self._line_of(self.mark)
        return range(line, line + 1)

    # The selection

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

    def select(self, span: Span) -> None:
        """Select code points, as the mouse would."""
        self.screen.selections = {self: Selection(Offset(span.start, 0), Offset(span.end, 0))}

    def clear_selection(self) -> None:
        """Select nothing."""
        self.screen.clear_selection()

    def offset_beside(self, offset: int, lines: int) -> int:
        """Return what stands so many lines below or above an offset, in about the same column."""
        layout, text = self._layout, self._set.text
        number = layout.line_of(offset)
        line = layout.line(number)
        cells = line.indent + width(text[line.start : offset])
        step = 1 if lines > 0 else -1
        number += lines
        while 0 <= number < layout.height:
            there = layout.line(number)
            if there.start < there.shown:
                words = text[there.start : there.shown]
                return there.start + len(fit(words, max(0, cells - there.indent)))
            number += step
        return len(text) if step > 0 else 0

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the article's own words, not the screen's lines."""
        span = self.selected
        return (span.of(self._set.text), "\n") if span is not None else None

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of the head or of the text, with the offsets that the mouse asks for."""
        self._layers = self._current_layers()
        return Strip(self._draw(y + self.scroll_offset.y, offsets=True), self.size.width)

    def _finish(self, lines: Iterable[tuple[int, bool]]) -> None:
        self._layers = self._current_layers()
        super()._finish(lines)

    def draw_line(self, line: int) -> list[Segment]:
        """Return one line of the head or of the text."""
        return self._draw(line)

    def _draw(self, number: int, *, offsets: bool = False) -> list[Segment]:
        cells = self.size.width
        margin = self._margins
        if number < len(self._head):
            runs = (StyledRun(" " * (margin.left + margin.gutter)), *self._head[number])
            return draw(runs, cells, self.style_of, self.base)
        if self.opened is None or number >= len(self._head) + self._layout.height:
            return draw((), cells, self.style_of, self.base)
        line = self._layout.line(number - len(self._head))
        gutter = margin.gutter_runs(
            line,
            self._set,
            taken=self.passage,
            marked=self._is_marked(line),
            focused=self.has_focus,
        )
        segments = draw(gutter, margin.left + margin.gutter, self.style_of, self.base)
        segments += self._text_segments(line, offsets=offsets)
        return Segment.adjust_line_length(segments, cells, self.base)

    def _is_marked(self, line: Line) -> bool:
        return line.start <= self.mark < line.end or (
            self.mark >= len(self._set.text) == line.end and line.start < line.end
        )

    def _text_segments(self, line: Line, *, offsets: bool) -> list[Segment]:
        base = self.base
        segments = [Segment(" " * line.indent, base)] if line.indent else []
        for start, end, names in pieces(line.start, line.shown, *self._layers):
            style = base
            for name in names:
                style += self.style_of(name)
            if offsets:
                style += Style.from_meta({"offset": (start, 0)})
            segments.append(Segment(shown(self._set.text[start:end]), style))
        return segments

    def _current_layers(self) -> tuple[StyleSpans, ...]:
        """Return what lies on the text now, from the lowest layer to the highest."""
        passage = self.passage if self.raw is None else None
        lit = StyleSpans() if passage is None else StyleSpans([StyleSpan(*passage, "passage")])
        selected = self.selected
        chosen = (
            StyleSpans() if selected is None else StyleSpans([StyleSpan(*selected, "selection")])
        )
        return self._set.layers, self._set.kept, lit, self._over, chosen
