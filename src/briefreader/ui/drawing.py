"""Runs drawn as strips: the one place where named styles become a terminal's styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widget import Widget

from briefreader.ui.cells import shown, width
from briefreader.ui.runs import Run, Runs, spread

StyleOf = Callable[..., Style]


def draw(runs: Iterable[Run], cells: int, style_of: StyleOf, base: Style) -> Strip:
    """One line of exactly ``cells``; text that is too long is cropped, never wrapped."""
    segments: list[Segment] = []
    taken = 0
    for text, name, action in runs:
        style = base + style_of(name) if name else base
        if action:
            style += Style.from_meta({"@click": action})
        text = shown(text)
        taken += width(text)
        if segments and segments[-1].style is style:
            text = segments.pop().text + text
        segments.append(Segment(text, style))
    if taken < cells:
        segments.append(Segment(" " * (cells - taken), base))
    strip = Strip(segments, max(taken, cells))
    return strip if taken <= cells else strip.adjust_cell_length(cells, base)


# The styles of one-line parts. A screen has them once for all its lines: Textual works out each
# component class of each widget anew whenever a class or the focus changes.
LINE_STYLES = {
    f"line--{name}"
    for name in ("name", "title", "bright", "soft", "faint", "key", "busy", "wrong", "said")
}


class Part(Widget):
    """A part of the screen whose size follows from the screen's alone.

    Its inner size changes nothing further: as Textual declares that, each layout in which it
    changes would be followed by a second one.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


class Box(Part):
    """Holds other parts, one below another unless the stylesheet says otherwise."""

    DEFAULT_CSS = "Box { width: 1fr; height: 1fr; layout: vertical; overflow: hidden hidden; }"


class OneLine(Part):
    """A line that never wraps: runs at its left end and its right end.

    A run's style is the name of one of the screen's ``LINE_STYLES``, without ``line--``.
    """

    ALLOW_SELECT = False

    left: reactive[Runs] = reactive(tuple)
    right: reactive[Runs] = reactive(tuple)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)

    def render_line(self, y: int) -> Strip:
        """The only line there is."""
        cells = self.size.width
        if y:
            return Strip.blank(cells, self.rich_style)
        return draw(spread(self.left, self.right, cells), cells, self._style, self.rich_style)

    def _style(self, name: str) -> Style:
        return self.screen.get_component_rich_style(f"line--{name}", partial=True)
