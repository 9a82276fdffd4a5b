"""What shows through beside a dialog: the screen that lies below it, dimmed."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions, Visual


class ScreenBelow(BackgroundScreen, Visual):
    """Textual's renderable of a screen under a tint, but each style is tinted once.

    Textual does that with every piece of it, and has Rich take the lines apart that it has just put
    together: that took a tenth of opening and closing a dialog.
    """

    def render_strips(
        self, width: int, height: int | None, style: VisualStyle, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines of the screen below, at most ``height`` and of ``width`` cells."""
        base = style.rich_style
        styles: dict[int, Style] = {}  # by the ids of those that the strips hold meanwhile
        strips = []
        below = self.screen._compositor.render_strips()
        for line in below[:height]:
            segments = []
            for text, given, control in line.crop(0, width):
                if (tinted := styles.get(id(given))) is None:
                    tinted = styles[id(given)] = _tinted(given or Style.null(), self.color, base)
                segments.append(Segment(text, tinted, control))
            strips.append(Strip(segments))
        return strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of that screen, in cells."""
        return self.screen.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of its lines."""
        return self.screen.size.height


@lru_cache(1024)
def _tinted(style: Style, tint: Color, base: Style) -> Style:
    """Return a style under a tint, without links and what clicks on it would do."""
    (segment,) = BackgroundScreen.process_segments([Segment("", style)], tint)
    return base + segment.style
