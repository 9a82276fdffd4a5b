"""What every line passes on its way out: no control character, and no colour if so wanted."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from briefreader.ui.rendering.cells import harmless


class ControlCharacterFilter(LineFilter):
    """Drops every control, direction and tag character from any widget's segments."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without such characters; the same list where there are none."""
        line = "".join([segment.text for segment in segments])
        if harmless(line) is line:
            return segments
        return [Segment(harmless(text), style, control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _without_colour(style: Style) -> Style:
    return style.without_color


class MonochromeFilter(LineFilter):
    """Takes every colour away, as ``NO_COLOR`` asks; bold, underline and reverse remain."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with no word about colour, not even that it is the default one."""
        return [
            Segment(text, None if style is None else _without_colour(style), control)
            for text, style, control in segments
        ]
