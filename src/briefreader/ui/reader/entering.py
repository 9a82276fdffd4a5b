"""Going from pane to pane."""

from __future__ import annotations

from briefreader.ui.commands.command_table import Pane
from briefreader.ui.reader.reader_state import ReaderState
from briefreader.ui.rendering.pane_layout import beside


class Entering(ReaderState):
    """The part of the screen that gives a pane the keys."""

    def action_pane(self, name: str) -> None:
        """To a pane by its name."""
        self.alone = False
        self.enter(Pane(name))

    def enter(self, pane: Pane) -> None:
        """Give a pane the keys; it is shown if it was not."""
        self.pane_now = pane
        self.show_panes()
        # Not the widget's own method, which only asks for the focus: the next key may be here.
        self.set_focus(self.widget_of(pane), scroll_visible=False)

    def show_panes(self) -> None:
        """Show the panes that there is room for."""

    def heads_changed(self) -> None:
        """The one-line parts may have to show something else."""

    def action_next_pane(self) -> None:
        """To the next pane, from the last to the first."""
        self.enter(beside(self.pane_now, 1, around=True))

    def action_previous_pane(self) -> None:
        """To the pane before, from the first to the last."""
        self.enter(beside(self.pane_now, -1, around=True))

    def action_pane_left(self) -> None:
        """To the pane on the left."""
        self.enter(beside(self.pane_now, -1, around=False))

    def action_pane_right(self) -> None:
        """To the pane on the right."""
        self.enter(beside(self.pane_now, 1, around=False))
