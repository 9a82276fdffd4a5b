"""How the panes are laid out, by keys and by the mouse; and how all of it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events

from briefreader.ui.commands.command_table import Pane
from briefreader.ui.reader.view_options import Viewing
from briefreader.ui.rendering.pane_layout import (
    FEWEST_COLUMNS,
    FEWEST_ROWS,
    LOWEST,
    NARROWEST_SIDE,
    TALL,
    PaneLayout,
    PanePreferences,
    compute_pane_layout,
)

if TYPE_CHECKING:
    from briefreader.ui.state.session_file import ListPosition

STEP = 2  # cells
LOW_STEP = 1  # lines


class Arranging(Viewing):
    """The part of the screen that gives each pane its room."""

    _arranged: tuple[int, int, PaneLayout] | None = None
    _dragged: Pane | None = None

    # The layout

    def show_panes(self) -> None:
        """Show the panes that there is room for; nothing moves if they are the same."""
        columns, rows = self.app.size
        found = compute_pane_layout(
            columns, rows, self.pane_now, self.wanted, alone=self.alone, sidebar=self.sidebar_shown
        )
        if (columns, rows, found) != self._arranged:
            self._arranged = (columns, rows, found)
            self.air_heads()
            self._set_out(found, small=columns < FEWEST_COLUMNS or rows < FEWEST_ROWS)
        self.heads_changed()

    def _set_out(self, found: PaneLayout, *, small: bool) -> None:
        self.query_one("#small").display = small
        for name in ("top", "panes", "footer"):
            self.query_one(f"#{name}").display = not small
        below = found.quotes_height is not None
        inner = self.query_one("#right")
        inner.styles.layout = "vertical" if below else "horizontal"
        inner.display = found.panes != (Pane.LIST,)
        sizes = {Pane.LIST: found.list_width, Pane.QUOTES: found.quotes_width}
        for pane in Pane:
            box = self.query_one(f"#{pane.value}-pane")
            box.display = pane in found.panes
            box.set_class(pane is found.panes[0], "-first")
            if pane in found.panes:
                box.styles.width = sizes.get(pane) or "1fr"
        quotes = self.query_one("#quotes-pane")
        quotes.set_class(below, "-below")
        quotes.styles.height = found.quotes_height or "1fr"

    def air_heads(self) -> None:
        """A blank line below the panes' heads, where there is room for it."""

    # Its changes

    def action_sidebar_place(self) -> None:
        """The quotes beside the text, or below it."""
        self.wanted = replace(self.wanted, below=not self.wanted.below)
        self.sidebar_shown = True
        self.show_panes()
        rows = self.app.size.height
        if self.wanted.below and rows < TALL:
            self.show_message(f"the quotes go below the text from {TALL} rows on")

    def action_resize_pane(self, step: int) -> None:
        """Make the pane that one is in wider or narrower; of the quotes below, higher or lower."""
        shown = self._arranged[2] if self._arranged is not None else None
        if shown is None or len(shown.panes) == 1:
            self.show_message("there is one pane only, as wide as the screen")
            return
        pane = self.pane_now
        if pane is Pane.TEXT:  # it has what the others leave
            pane = Pane.QUOTES if shown.quotes_width is not None else Pane.LIST
            step = -step
        self._want(pane, self._size_of(pane) + step * (LOW_STEP if self._is_below(pane) else STEP))

    def action_usual_width(self) -> None:
        """Text and panes as wide as usual."""
        super().action_usual_width()
        self.wanted = PanePreferences(below=self.wanted.below)
        self.show_panes()

    def _is_below(self, pane: Pane) -> bool:
        shown = self._arranged
        return pane is Pane.QUOTES and shown is not None and shown[2].quotes_height is not None

    def _size_of(self, pane: Pane) -> int:
        region = self.query_one(f"#{pane.value}-pane").region
        return region.height if self._is_below(pane) else region.width

    def _want(self, pane: Pane, size: int) -> None:
        """Let a pane have so many cells or lines, as far as the others leave them."""
        if self._is_below(pane):
            self.wanted = replace(self.wanted, quotes_height=max(LOWEST, size))
        elif pane is Pane.LIST:
            self.wanted = replace(self.wanted, list_width=max(NARROWEST_SIDE, size))
        else:
            self.wanted = replace(self.wanted, quotes_width=max(NARROWEST_SIDE, size))
        self.show_panes()

    # By the mouse, at the rules between the panes

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a rule."""
        x, y = event.screen_x, event.screen_y
        shown = self._arranged[2].panes if self._arranged is not None else ()
        for pane in shown[1:]:
            region = self.query_one(f"#{pane.value}-pane").region
            if self._is_below(pane) and y == region.y and x > region.x:
                self._dragged = pane
            elif x == region.x and region.contains(x, y):
                below = self._is_below(pane)
                self._dragged = Pane.LIST if pane is Pane.TEXT or below else pane
        if self._dragged is not None:
            event.stop()
            self.capture_mouse()
            self.clear_selection()  # Textual takes the button's press for its beginning

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the rule that is held."""
        if self._dragged is None:
            return
        event.stop()
        region = self.query_one(f"#{self._dragged.value}-pane").region
        if self._is_below(self._dragged):
            self._want(self._dragged, region.bottom - event.screen_y)
        elif self._dragged is Pane.LIST:
            self._want(self._dragged, event.screen_x - region.x)
        else:
            self._want(self._dragged, region.right - event.screen_x)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the rule go."""
        if self._dragged is not None:
            event.stop()
            self.capture_mouse(False)
            self._dragged = None

    # For the next time

    def keep_screen(self) -> None:
        """Keep how all of this is left."""
        from briefreader.ui.state.session_file import ScreenState

        wanted = self.wanted
        self.session_file.keep(
            ScreenState(
                wanted.list_width,
                wanted.quotes_width,
                wanted.quotes_height,
                wanted.below,
                self.sidebar_shown,
                self.column if self.column != self.settings.width else None,
                self.numbers,
                self.running_tags,
                self._list_place(),
            )
        )

    def _list_place(self) -> ListPosition | None:
        """Return where one is in the whole library; in what a search found, which article it is."""
        from briefreader.ui.state.session_file import ListPosition

        hit = self.articles.hit
        if hit is None:
            return self.session_file.left.place
        whole = self.listing is not None and not self.listing.query
        number, above = (self.articles.cursor, self.articles.above) if whole else (0, 0)
        mark = max(0, self.text.mark - self.text.top) if hit.row.path == self.path else 0
        return ListPosition(hit.row.path, number, above, self.sort, mark)

    def action_quit_now(self) -> None:
        """Out, the place in the article and the screen kept."""
        self.keep_screen()
        super().action_quit_now()
