"""The list of a dialog."""

from __future__ import annotations

from textual.geometry import Offset
from textual.style import Style
from textual.widgets import OptionList

_REVERSE = Style(reverse=True)


class ReverseOptionList(OptionList):
    """Shows reverse, which says where one is without colour; Textual's way to a style drops it."""

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Return the style of the list or of one of its parts."""
        style = super().get_visual_style(*component_classes, partial=partial)
        parts = map(self.get_component_styles, component_classes)
        return style + _REVERSE if any(part.text_style.reverse for part in parts) else style

    @property
    def focus_place(self) -> Offset:
        """The cell of the screen at which the option that one is on begins."""
        line = self._index_to_line.get(self.highlighted or 0, 0)
        return self.content_region.offset + Offset(0, line - self.scroll_offset.y)
