"""A screen that is styled and laid out once, and of which only what has changed is drawn."""

from __future__ import annotations

from typing import TypeVar

from rich.console import RenderableType
from textual.events import ScreenResume
from textual.geometry import Size
from textual.reactive import Reactive
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.widget import Widget

from briefreader.ui.terminal.diff_compositor import DiffCompositor
from briefreader.ui.terminal.screen_below import ScreenBelow

Result = TypeVar("Result")


class BatchedScreen(Screen[Result], inherit_bindings=False):
    """Does without what Textual would style, lay out or draw a second time.

    Each part is styled when it is mounted, which is right before a screen opens. What a screen's
    own rules say of rooms of some size has to be known by then; see ``Dialog.on_compose``.
    """

    # As Textual declares it, but for the repainting of the whole screen at every change of focus:
    # the parts that it concerns do that themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    # And but for a second layout after each in which the screen's size has changed.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self, **named: str | None) -> None:
        super().__init__(**named)
        self._compositor: DiffCompositor = DiffCompositor()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Tell Textual's own handler, which comes after this one, to leave the styles."""
        event.refresh_styles = False
        self._compositor.forget_written()

    def draw_anew(self) -> None:
        """Draw all of it, whatever stands on the terminal."""
        self._compositor.forget_written()
        self.refresh()

    def on_screen_suspend(self) -> None:
        """Draw nothing for it that is covered now: Textual asks for all of it."""
        self._repaint_required = False

    def laid_out(self) -> None:
        """Write what follows from the room that each part has; it is drawn after that."""

    def render(self) -> RenderableType:
        """Return what lies behind the parts of the screen."""
        drawn = super().render()
        if isinstance(drawn, BackgroundScreen):
            return ScreenBelow(drawn.screen, drawn.color)
        return drawn

    def _screen_resized(self, size: Size) -> None:
        """Lay out for a new size, but not after each layout, which Textual tells as one, too.

        Where two sizes wait at once, each layout would call for the other again without end: only
        the one that the terminal has now counts.
        """
        if size == self.app.size != self._compositor.size:
            self._compositor.forget_written()
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        with self.app.batch_update():
            super()._refresh_layout(size, scroll)
            self.laid_out()

    def _compositor_refresh(self) -> None:
        """Draw; where frames are held back, all of it as soon as they are not."""
        if self.app._batch_count:
            self.refresh()
            return
        if self._repaint_required and self.app.screen is self:
            self._dirty_widgets.add(self)
            self._repaint_required = False
        # What has changed since the layout would be taken for drawn with it.
        self._compositor.update_widgets(self._dirty_widgets)
        if self.app.screen is self:
            super()._compositor_refresh()
        else:
            self._show_through()

    def _show_through(self) -> None:
        """Have the screen that lies over this one draw what has changed, where it lets it through.

        Textual would mark all of this one as changed, and have it drawn at every later message; and
        the regions on the other, which then forgets which of its own parts have changed: a letter
        typed at that moment would not be shown.
        """
        above, changed = self.app.screen, [*self._compositor._dirty_regions]
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        lets_through = above.styles.background.a < 1
        if changed and lets_through and self in self.app._background_screens:
            above._set_dirty(*changed)
            above._compositor.update_widgets({above})
            above._compositor_refresh()
