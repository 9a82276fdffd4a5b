"""A collection whose entries have days: blocks above it show in which months they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult

from briefreader.ui.collections.collection_controllers import CollectionNavigation
from briefreader.ui.collections.collection_screen import CollectionScreen
from briefreader.ui.rendering.month_bars import MonthBars
from briefreader.ui.widgets.entry_list import EntryList
from briefreader.ui.widgets.line_widgets import StatusLine

if TYPE_CHECKING:
    from briefreader.library import Library

Taken = TypeVar("Taken")

LOW = 16  # lines of a terminal that has none to spare for what the bars mean


class TimelineScreen(CollectionScreen[Taken], inherit_bindings=False):
    """A subclass says how many entries the months have, and in which one the cursor is."""

    keeps_field = True

    def __init__(self, library: Library, keymap: Mapping[str, str], words: str = "") -> None:
        super().__init__(library, keymap, words)
        self.controllers["navigation"] = TimelineNavigation(self)

    def body(self) -> ComposeResult:
        """Yield the bars and what they mean, then the entries."""
        yield StatusLine(id="bars")
        yield StatusLine(id="period")
        yield EntryList()

    @property
    def months(self) -> Mapping[str, int]:
        """How many entries each month has, such as ``2024-03``."""
        raise NotImplementedError

    @property
    def month(self) -> str:
        """The month that the cursor is in; empty if that is not known."""
        raise NotImplementedError

    def step_month(self, step: int) -> None:
        """Go to the next month that has entries, or to the one before."""
        raise NotImplementedError

    @on(EntryList.Moved)
    def draw_bars(self) -> None:
        """Show the months, and which of them the cursor is in."""
        if not self.is_open:
            return
        cells = self.app.size.width
        blocks, told = MonthBars(self.months).lines(cells, self.month, so_far=self.so_far)
        self.query_one("#bars", StatusLine).left = blocks
        period = self.query_one("#period", StatusLine)
        period.left = told
        period.display = self.app.size.height >= LOW

    def on_resize(self) -> None:
        """Fit the bars into the width."""
        self.draw_bars()


class TimelineNavigation(CollectionNavigation):
    """Goes from entry to entry, and from month to month."""

    def __init__(self, screen: TimelineScreen[Taken]) -> None:
        super().__init__(screen, screen.open_entry)
        self._step_month = screen.step_month

    def step_quote(self, step: int) -> None:
        """Go to the next month that has entries, or to the one before."""
        self._step_month(step)
