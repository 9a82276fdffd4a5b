"""A scrollbar half a cell wide, so that it looks like a hairline and still takes the mouse."""

from __future__ import annotations

from math import ceil

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

THUMB = "▐"


class ThinScrollBar(ScrollBarRender):
    """Draws the thumb as right halves of cells and no track; only ever vertical here."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color | None = None,
        bar_color: Color | None = None,
    ) -> Segments:
        """Return the bar's cells from top to bottom, with Textual's own clicks on either side."""
        track = Style(bgcolor=back_color)
        above = track + Style.from_meta({"@mouse.down": "scroll_up"})
        below = track + Style.from_meta({"@mouse.down": "scroll_down"})
        grab = track + Style(color=bar_color) + Style.from_meta({"@mouse.down": "grab"})
        start = end = 0
        if window_size and size and virtual_size > size:
            length = max(1, ceil(size * window_size / virtual_size))
            reach = max(1.0, virtual_size - window_size)
            start = round((size - length) * min(1.0, position / reach))
            end = start + length
        styles = [above] * start + [grab] * (end - start) + [below] * (size - end)
        return Segments(
            [Segment((THUMB if style is grab else " ") * thickness, style) for style in styles],
            new_lines=True,
        )
