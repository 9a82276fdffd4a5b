"""A pane of entries one below another, of which only those near what is shown are measured."""

from __future__ import annotations

from briefreader.ui.rendering.virtual_heights import VirtualHeights
from briefreader.ui.widgets.line_pane import LinePane


class EntryPane(LinePane, inherit_bindings=False):
    """Keeps the heights of its entries exact around what is shown, wherever it is scrolled to."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._stack = VirtualHeights((), lambda _: 1)
        self._drawn_changes = 0
        self._placing = False

    def _restack(self, stack: VirtualHeights) -> None:
        """Have other entries, or the same ones at other heights."""
        self._stack, self._drawn_changes = stack, 0
        self.set_height(stack.height)

    def _scroll(self, line: int) -> None:
        """Make ``line`` the first on the screen, and know exactly what stands around it."""
        view = max(1, self.size.height)
        line = max(0, line)
        line += self._stack.settle(line, view, view)
        self._placing = True
        if self._stack.changes != self._drawn_changes:
            self._drawn_changes = self._stack.changes
            self.set_height(self._stack.height)
        self.scroll_to(y=max(0, min(line, self._stack.height - view)), animate=False)
        self._placing = False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the heights around what is shown exact."""
        super().watch_scroll_y(old_value, new_value)
        if not self._placing and round(old_value) != round(new_value):
            self._scroll(round(new_value))
