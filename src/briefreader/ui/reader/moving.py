"""Moving by lines, pages and ends, in whichever pane one is."""

from __future__ import annotations

from briefreader.ui.commands.command_table import Pane
from briefreader.ui.reader.navigation import Browsing


class Moving(Browsing):
    """The part of the screen whose keys mean the same in every pane."""

    def _move(self, lines: int) -> None:
        if self.pane_now is Pane.LIST:
            self.go_to_row(self.articles.cursor + lines)
        elif self.pane_now is Pane.QUOTES:
            self.quotes.move(lines)
        else:
            self.text.move(lines)

    def action_down(self) -> None:
        """One line, row or quote down."""
        self._move(1)

    def action_up(self) -> None:
        """One line, row or quote up."""
        self._move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._half(1)

    def action_half_up(self) -> None:
        """Half a page up."""
        self._half(-1)

    def _half(self, step: int) -> None:
        if self.pane_now is Pane.LIST:
            rows = max(1, self.articles.page // 2)
            self.go_to_row(self.articles.cursor + step * rows)
        elif self.pane_now is Pane.QUOTES:
            self.quotes.move(step * max(1, self.quotes.page // 2))
        else:
            self.text.page(step / 2)

    def action_page_down(self) -> None:
        """A page of the text down, from any pane."""
        self.text.page(1)

    def action_page_up(self) -> None:
        """A page of the text up, from any pane."""
        self.text.page(-1)

    def action_top(self) -> None:
        """To the first row, line or quote."""
        if self.pane_now is Pane.LIST:
            self.go_to_row(0)
        elif self.pane_now is Pane.QUOTES:
            self.quotes.move_to(0)
        else:
            self.leave_place()
            self.text.to_start()

    def action_bottom(self) -> None:
        """To the last row, line or quote."""
        if self.pane_now is Pane.LIST:
            self.go_to_row(len(self.listing or ()) - 1)
        elif self.pane_now is Pane.QUOTES:
            self.quotes.move_to(self.quotes.last)
        else:
            self.leave_place()
            self.text.to_end()

    def action_open(self) -> None:
        """Into the article from the list, into the text from the quotes."""
        if self.pane_now is Pane.LIST:
            self.articles.open()
        elif self.pane_now is Pane.QUOTES:
            self.quotes.choose(enter=True)
