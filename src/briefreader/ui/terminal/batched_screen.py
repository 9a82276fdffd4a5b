"""A screen that is drawn in one frame at a key: laid out once, and only what has changed."""

from __future__ import annotations

from typing import TypeVar

from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from briefreader.ui.terminal.diff_compositor import DiffCompositor

Result = TypeVar("Result")


class BatchedScreen(Screen[Result], inherit_bindings=False):
    """Does without what Textual would draw or lay out a second time."""

    # As Textual declares it, but for the repainting of the whole screen at every change of focus:
    # the parts that it concerns do that themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    # And but for a second layout after each in which the screen's size has changed.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._compositor = DiffCompositor()

    def laid_out(self) -> None:
        """Write what follows from the room that each part has; it is drawn after that."""

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        with self.app.batch_update():
            super()._refresh_layout(size, scroll)
            self.laid_out()

    def _compositor_refresh(self) -> None:
        """Draw; where frames are held back, all of it as soon as they are not."""
        if self.app._batch_count:
            self.refresh()
        else:
            # What has changed since the layout would be taken for drawn with it.
            self._compositor.update_widgets(self._dirty_widgets)
            super()._compositor_refresh()
