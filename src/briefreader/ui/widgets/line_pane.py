"""What the panes have in common: drawn line by line, with a hairline of a scrollbar."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

THUMB = "▐"
KEPT_LINES = 1_000


def thumb(size: int, lines: int, view: int, top: int) -> range:
    """Return the rows of a bar ``size`` high that show where a view of so many lines is."""
    if not size or not view or lines <= view:
        return range(0)
    length = max(1, ceil(size * view / lines))
    start = round((size - length) * min(1.0, top / (lines - view)))
    return range(start, start + length)


class LinePane(ScrollView, inherit_bindings=False):
    """A pane whose ``draw_line`` draws one line of the width that ``size`` says.

    Textual's own way from such lines to the screen goes through borders, paddings and bars that
    are widgets, and takes most of the time of a key; a pane has none of them but the column on its
    right, where its bar is. Textual asks for every line of a pane when any line beside it changes:
    a line is drawn once, wherever it is scrolled to, and again only after ``refresh``. Styles are
    named without ``part`` and the two dashes.
    """

    COMPONENT_CLASSES = {"pane--thumb", "pane--thumb-held"}  # noqa: RUF012 - as Textual has it

    part: ClassVar[str]

    _plain: Style | None = None
    _grabbed = False
    _fitting = False
    _room = Size(0, 0)

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._styles_of: dict[str, Style] = {}
        self._finished: dict[tuple[int, bool], Strip] = {}  # by line, and whether by the bar

    # Styles

    def notify_style_update(self) -> None:
        """Forget how another theme looked."""
        super().notify_style_update()
        self._plain = None
        self._styles_of.clear()
        self._finished.clear()

    @property
    def base(self) -> Style:
        """What a cell looks like that nothing is said of; Textual works it out at every call."""
        if self._plain is None:
            self._plain = self.rich_style
        return self._plain

    def style_of(self, name: str) -> Style:
        """Return the style of that name, on whatever ground it lies."""
        return self._component(f"{self.part}--{name}")

    def _component(self, name: str) -> Style:
        style = self._styles_of.get(name)
        if style is None:
            style = self._styles_of[name] = self.get_component_rich_style(name, partial=True)
        return style

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Look up no style again: no rule of the stylesheet asks for the focus."""

    def on_focus(self, event: events.Focus) -> None:
        """Draw anew only the lines that are stronger where the keys go; Textual would draw all."""
        self._draw_focus(event, events.DescendantFocus(self), has_focus=True)

    def on_blur(self, event: events.Blur) -> None:
        """Draw these lines anew when the keys go elsewhere."""
        self._draw_focus(event, events.DescendantBlur(self), has_focus=False)

    def _draw_focus(self, event: events.Event, told: Message, *, has_focus: bool) -> None:
        event.prevent_default()
        self.has_focus = has_focus
        self.refresh_lines(self.focused_lines.start, len(self.focused_lines))
        if self.parent is not None:
            self.parent.post_message(told)

    # Lines

    @property
    def size(self) -> Size:
        """The room for lines at the last layout; Textual looks it up on the screen at each call."""
        return self._room

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        before, self._room = self._room, size - self.styles.gutter.totals
        updated = super()._size_updated(size, virtual_size, container_size, layout)
        if before != self._room:
            self._finished.clear()
            self._fitting = True
            self.fit()
            self._fitting = False
        return updated

    def fit(self) -> None:
        """Set what is drawn anew for the room there is now.

        During the layout, and not at the event that tells of it: that comes after the next frame.
        """

    def set_height(self, lines: int) -> None:
        """Set how many lines there are, on which the layout of the screen does not depend.

        Assigning ``virtual_size`` would lay out the whole screen, 10 ms at every article.
        """
        self.set_reactive(Widget.virtual_size, Size(self.size.width, lines))
        self.refresh()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw the lines of these regions of the pane anew, or all of them."""
        if self._fitting:
            return self  # the layout draws all of it
        if repaint and not regions:
            self._finished.clear()
        top = self.scroll_offset.y if regions else 0
        for region in regions:
            for y in region.line_range:
                self._finished.pop((top + y, False), None)
                self._finished.pop((top + y, True), None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines as they are drawn, the bar's column included."""
        finished = self._finished
        size, top = self.size, self.scroll_offset.y
        bar = thumb(size.height, self.virtual_size.height, size.height, top)
        wanted = [(top + y, y in bar) for y in crop.line_range]
        if missing := [line for line in wanted if line not in finished]:
            if len(finished) > KEPT_LINES:
                finished.clear()
                missing = wanted
            self._finish(missing)
        strips = [finished[line] for line in wanted]
        if crop.column_span != (0, size.width + 1):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _finish(self, lines: Iterable[tuple[int, bool]]) -> None:
        """Draw lines, with the bar beside some, through the filters of the application."""
        ground = self.background_colors[1]
        filters = self.get_line_filters()
        cells = self.size.width
        ends = [self._bar(on=on) for on in (False, True)]
        for line, by_bar in lines:
            segments = [*self.draw_line(line), ends[by_bar]]
            for line_filter in filters:
                segments = line_filter.apply(segments, ground)
            self._finished[line, by_bar] = Strip(segments, cells + 1)

    def draw_line(self, line: int) -> list[Segment]:
        """Return one line, counted from the first that there is, and not from the first on the
        screen.
        """
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return a line on the screen as Textual asks for it."""
        return Strip(self.draw_line(y + self.scroll_offset.y), self.size.width)

    def _bar(self, *, on: bool) -> Segment:
        name = "pane--thumb-held" if self._grabbed else "pane--thumb"
        return Segment(THUMB if on else " ", self.base + self._component(name))

    def tell(self, message: Message) -> None:
        """Tell the screen; by way of the parts around the pane it would hear of it three later."""
        self.screen.post_message(message)

    # Where the keys are

    @property
    def focused_lines(self) -> range:
        """The lines, counted as ``draw_line`` does, of what the keys are at work on."""
        return range(0)

    @property
    def focus_place(self) -> Offset:
        """The cell of the screen at which these lines begin, as far as they are in view."""
        top = self.scroll_offset.y
        seen = [line for line in self.focused_lines if top <= line < top + self.size.height]
        line = next((line for line in seen if self.words_of(line)), seen[0] if seen else top)
        return self.content_region.offset + Offset(0, line - top)

    def words_of(self, line: int) -> str:
        """Return what stands on a line, without the air around it."""
        return "".join(segment.text for segment in self.draw_line(line)).strip()

    # Scrolling

    @property
    def allow_vertical_scroll(self) -> bool:
        """The wheel scrolls, though Textual sees no bar."""
        return True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show other lines; those that are drawn already stay as they are."""
        if round(old_value) != round(new_value):
            super().refresh()

    def is_on_bar(self, event: events.MouseEvent) -> bool:
        """Return whether the mouse is on the bar, or holding it."""
        return event.x >= self.size.width or self._grabbed

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the bar, and go where on it the mouse is."""
        if self.is_on_bar(event):
            event.stop()
            self._grabbed = True
            self.screen.clear_selection()  # Textual takes the button's press for its beginning
            self.capture_mouse()
            self._go_along(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll along with the bar that is held."""
        if self._grabbed:
            event.stop()
            self._go_along(event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the bar go."""
        if self._grabbed:
            event.stop()
            self.capture_mouse(False)
            self._grabbed = False
            self.refresh()

    def _go_along(self, row: int) -> None:
        lines = self.virtual_size.height - self.size.height
        part = min(1.0, max(0.0, row / max(1, self.size.height - 1)))
        self.scroll_to(y=round(lines * part), animate=False)
        self.refresh()
