"""Runs drawn as segments: the one place where named styles become a terminal's styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widget import Widget

from briefreader.ui.rendering.cells import shown, width
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs

StyleOf = Callable[..., Style]


def draw(runs: Iterable[StyledRun], cells: int, style_of: StyleOf, base: Style) -> list[Segment]:
    """Return one line of exactly ``cells``; text that is too long is cropped, never wrapped."""
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
    return segments if taken <= cells else Segment.adjust_line_length(segments, cells)


# The styles of one-line parts. A screen has them once for all its lines: Textual works out each
# component class of each widget anew whenever a class or the focus changes.
LINE_STYLES = {
    f"line--{name}"
    for name in (
        "name",
        "title",
        "bright",
        "soft",
        "faint",
        "key",
        "busy",
        "wrong",
        "said",
        "chosen",
    )
}


class CachedWidget(Widget):
    """A part of the screen whose size follows from the screen's alone.

    Its inner size changes nothing further: as Textual declares that, each layout in which it
    changes would be followed by a second one. And what it has drawn is kept until it changes:
    Textual asks for all of it whenever anything beside it has changed.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    _drawn: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return its lines, as they were drawn before if nothing about them has changed."""
        if self._drawn is None or self._drawn[0] != crop:
            self._drawn = (crop, super().render_lines(crop))
        return self._drawn[1]

    def _set_dirty(self, *regions: Region) -> None:
        self._drawn = None
        super()._set_dirty(*regions)

    def notify_style_update(self) -> None:
        """Forget what was drawn in another theme."""
        super().notify_style_update()
        self._drawn = None


class CachedContainer(CachedWidget):
    """Holds other parts, one below another unless the stylesheet says otherwise."""

    DEFAULT_CSS = """
    CachedContainer { width: 1fr; height: 1fr; layout: vertical; overflow: hidden hidden; }
    """


class StatusLine(CachedWidget):
    """A line that never wraps: runs at its left end and its right end.

    A run's style is the name of one of the screen's ``LINE_STYLES``, without ``line--``.
    """

    ALLOW_SELECT = False

    _plain: Style | None = None

    left: reactive[Runs] = reactive(tuple)
    right: reactive[Runs] = reactive(tuple)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)

    def render_line(self, y: int) -> Strip:
        """Return the only line there is."""
        cells = self.size.width
        if self._plain is None:
            self._plain = self.rich_style  # Textual works it out at every call
        if y:
            return Strip.blank(cells, self._plain)
        return Strip(draw(self.fitted(cells), cells, self._style, self._plain), cells)

    def fitted(self, cells: int) -> Runs:
        """Return what stands on a line of so many cells."""
        return justify_runs(self.left, self.right, cells)

    def notify_style_update(self) -> None:
        """Forget how another theme looked."""
        super().notify_style_update()
        self._plain = None

    def _style(self, name: str) -> Style:
        return self.screen.get_component_rich_style(f"line--{name}", partial=True)
