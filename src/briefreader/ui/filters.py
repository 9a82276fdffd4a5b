"""What every line passes on its way out: no control character, and no colour if so wanted."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)


class Harmless(LineFilter):
    """Drops every control, direction and tag character from any widget's segments.

    Cleaning and ``cells.shown`` come first and know what stands for what; this one only has to
    hold where they were forgotten.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without such characters; the same list where there are none."""
        if not any(_CONTROL.search(segment.text) for segment in segments):
            return segments
        return [
            Segment(_CONTROL.sub("", text), style, control) for text, style, control in segments
        ]


@lru_cache(maxsize=1024)
def _without_colour(style: Style) -> Style:
    return style.without_color


class Colourless(LineFilter):
    """Takes every colour away, as ``NO_COLOR`` asks; bold, underline and reverse remain."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with no word about colour, not even that it is the default one."""
        return [
            Segment(text, None if style is None else _without_colour(style), control)
            for text, style, control in segments
        ]
