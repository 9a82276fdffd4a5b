"""Walking through a list of entries by the keys that move in the reader."""

from __future__ import annotations

from briefreader.ui.widgets.entry_list import EntryList


class EntryNavigation:
    """A screen that is a list."""

    @property
    def entries(self) -> EntryList:
        """The list."""
        raise NotImplementedError

    def action_down(self) -> None:
        """To the next entry."""
        self.entries.move(1)

    def action_up(self) -> None:
        """To the entry before."""
        self.entries.move(-1)

    def action_top(self) -> None:
        """To the first entry."""
        self.entries.move_to(0)

    def action_bottom(self) -> None:
        """To the last entry."""
        self.entries.move_to(self.entries.last, -1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.entries.page(0.5)

    def action_half_up(self) -> None:
        """Half a page up."""
        self.entries.page(-0.5)

    def action_page_down(self) -> None:
        """A page down."""
        self.entries.page(1)

    def action_page_up(self) -> None:
        """A page up."""
        self.entries.page(-1)

    def action_next_article(self) -> None:
        """To the next group."""
        self.entries.to_heading(1)

    def action_previous_article(self) -> None:
        """To the group before."""
        self.entries.to_heading(-1)
