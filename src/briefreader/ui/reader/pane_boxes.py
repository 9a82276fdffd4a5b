"""The boxes around the panes: which are shown, how large, and which has the keys."""

from __future__ import annotations

from collections.abc import Mapping

from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from briefreader.ui.commands.command_table import Pane
from briefreader.ui.rendering.pane_layout import PaneLayout


class PaneBoxes:
    """Shows the panes of a screen as they are laid out."""

    def __init__(self, screen: Screen[None], widgets: Mapping[Pane, Widget]) -> None:
        """``widgets`` are those that have the keys when one is in a pane."""
        self._screen = screen
        self._widgets = widgets

    def lay_out(self, layout: PaneLayout, *, small: bool) -> None:
        """Show these panes; ``small`` says that there is no room for any."""
        query = self._screen.query_one
        query("#small").display = small
        for name in ("top", "panes", "footer"):
            query(f"#{name}").display = not small
        below = layout.quotes_height is not None
        inner = query("#right")
        inner.styles.layout = "vertical" if below else "horizontal"
        inner.display = layout.panes != (Pane.LIST,)
        sizes = {Pane.LIST: layout.list_width, Pane.QUOTES: layout.quotes_width}
        for pane in Pane:
            box = query(f"#{pane.value}-pane")
            box.display = pane in layout.panes
            box.set_class(pane is layout.panes[0], "-first")
            if pane in layout.panes:
                box.styles.width = sizes.get(pane) or "1fr"
        quotes = query("#quotes-pane")
        quotes.set_class(below, "-below")
        quotes.styles.height = layout.quotes_height or "1fr"

    def region(self, pane: Pane) -> Region:
        """Return where a pane stands."""
        return self._screen.query_one(f"#{pane.value}-pane").region

    def focus(self, pane: Pane) -> None:
        """Give a pane the keys, from the next one on."""
        # Not the widget's own method, which only asks for the focus: the next key may be here.
        self._screen.set_focus(self._widgets[pane], scroll_visible=False)

    @property
    def focused(self) -> Pane | None:
        """The pane that has the keys."""
        return next((pane for pane in Pane if self._widgets[pane].has_focus), None)
