"""Which panes there are, how large, and which has the keys; by keys and by the mouse."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefreader.config import NARROWEST, WIDEST
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.reader.controller import Controller
from briefreader.ui.rendering.pane_layout import (
    FEWEST_COLUMNS,
    FEWEST_ROWS,
    LOWEST,
    NARROWEST_SIDE,
    TALL,
    PaneLayout,
    beside,
    compute_pane_layout,
)
from briefreader.ui.state.reader_session import PanePreferences

STEP = 2  # cells
LOW_STEP = 1  # lines
COLUMN_STEP = 4  # cells


@dataclass(eq=False, repr=False)
class Panes(Controller):
    """Gives each pane its room, and one of them the keys."""

    usual_column: int  # the configured width of the text, in cells
    _arranged: tuple[int, int, PaneLayout] | None = field(default=None, init=False)
    _dragged: Pane | None = field(default=None, init=False)

    # Which has the keys

    def enter(self, pane: Pane) -> None:
        """Give a pane the keys; it is shown if it was not."""
        self.session.pane = pane
        self.show()
        self.view.boxes.focus(pane)

    def follow_focus(self, pane: Pane) -> None:
        """Take note that a pane has been given the keys."""
        if pane is not self.session.pane:
            self.session.pane = pane
            self.show()

    def go_to(self, pane: str) -> None:
        """Go to a pane by its name."""
        self.session.alone = False
        self.enter(Pane(pane))

    def step(self, step: int, around: bool) -> None:
        """Go to the pane on the right or the left; ``around`` from the last to the first too."""
        self.enter(beside(self.session.pane, step, around=around))

    # The layout

    def show(self) -> None:
        """Show the panes that there is room for; nothing moves if they are the same."""
        session, columns, rows = self.session, self.view.columns, self.view.rows
        found = compute_pane_layout(
            columns,
            rows,
            session.pane,
            session.pane_sizes,
            alone=session.alone,
            sidebar=session.sidebar_shown,
        )
        if (columns, rows, found) != self._arranged:
            self._arranged = (columns, rows, found)
            self.view.lines.space_headings()
            self.view.boxes.lay_out(found, small=columns < FEWEST_COLUMNS or rows < FEWEST_ROWS)
        self.view.lines.write_heads()

    @property
    def _panes(self) -> tuple[Pane, ...]:
        """The panes that are on the screen; none before they are laid out."""
        return self._arranged[2].panes if self._arranged is not None else ()

    def toggle_alone(self) -> None:
        """Show the text alone, or everything again."""
        self.session.alone = not self.session.alone
        if self.session.alone:
            self.enter(Pane.TEXT)

    def show_all(self) -> None:
        """Show more than the text alone."""
        self.session.alone = False

    def toggle_sidebar(self) -> None:
        """Show the quotes, or put them away."""
        self.session.sidebar_shown = not self.session.sidebar_shown
        if self.session.pane is Pane.QUOTES and not self.session.sidebar_shown:
            self.enter(Pane.TEXT)

    def toggle_sidebar_place(self) -> None:
        """Show the quotes beside the text, or below it."""
        below = not self.session.pane_sizes.below
        self.session.pane_sizes = replace(self.session.pane_sizes, below=below)
        self.session.sidebar_shown = True
        self.show()
        if below and self.view.rows < TALL:
            self.show_message(f"quotes below the text need at least {TALL} rows")

    # Widths

    def resize(self, step: int) -> None:
        """Make the pane that one is in wider or narrower; of the quotes below, higher or lower."""
        shown = self._arranged[2] if self._arranged is not None else None
        if shown is None or len(shown.panes) == 1:
            self.show_message("the only pane, as wide as the screen")
            return
        pane = self.session.pane
        if pane is Pane.TEXT:  # it has what the others leave
            pane = Pane.QUOTES if shown.quotes_width is not None else Pane.LIST
            step = -step
        region, below = self.view.boxes.region(pane), self._is_below(pane)
        size = region.height if below else region.width
        self._want(pane, size + step * (LOW_STEP if below else STEP))

    def widen_text(self) -> None:
        """Set the text in a wider column, if there is room for one."""
        if self.view.text.column_set < self.session.column:
            self.show_message(
                with_keys("the text fills its pane · {zen} for the text only", self.keymap)
            )
        elif self.session.column == WIDEST:
            self.show_message("can't make the text wider")
        else:
            self.session.column = min(WIDEST, self.session.column + COLUMN_STEP)

    def narrow_text(self) -> None:
        """Set the text in a column narrower than the one that is seen."""
        column = self.session.column
        if column == NARROWEST:
            self.show_message("can't make the text narrower")
        else:
            seen = min(column, self.view.text.column_set)
            self.session.column = max(NARROWEST, seen - COLUMN_STEP)

    def reset_widths(self) -> None:
        """Set text and panes as wide as usual."""
        self.session.column = self.usual_column
        self.session.pane_sizes = PanePreferences(below=self.session.pane_sizes.below)
        self.show()

    def _is_below(self, pane: Pane) -> bool:
        shown = self._arranged
        return pane is Pane.QUOTES and shown is not None and shown[2].quotes_height is not None

    def _want(self, pane: Pane, size: int) -> None:
        """Let a pane have so many cells or lines, as far as the others leave them."""
        sizes = self.session.pane_sizes
        if self._is_below(pane):
            sizes = replace(sizes, quotes_height=max(LOWEST, size))
        elif pane is Pane.LIST:
            sizes = replace(sizes, list_width=max(NARROWEST_SIDE, size))
        else:
            sizes = replace(sizes, quotes_width=max(NARROWEST_SIDE, size))
        self.session.pane_sizes = sizes
        self.show()

    # What is shown in them

    def toggle_numbers(self) -> None:
        """Show the numbers of paragraphs, or hide them."""
        self.session.numbers = not self.session.numbers

    def toggle_compact(self) -> None:
        """List every article on one line, or on several."""
        self.session.compact = not self.session.compact

    def toggle_short_turns(self) -> None:
        """List greetings and very short turns, or not."""
        shown = self.session.short_shown = not self.session.short_shown
        self._tell_of_quotes(f"very short turns {'listed' if shown else 'hidden'}")

    def toggle_indirect(self) -> None:
        """List what the article reports without quotation marks among its quotes, or not."""
        opened = self.article_meant()
        if opened is None:
            return
        if self.session.indirect:
            self.session.indirect = ()
            self._tell_of_quotes("indirect speech hidden")
            return
        self.session.indirect = self.library.opener.indirect(opened.article)
        count = len(self.session.indirect)
        if count:
            self._tell_of_quotes(f"{pluralize(count, 'indirect statement')} listed")
        else:
            self.show_message("no indirect speech here")

    def _tell_of_quotes(self, words: str) -> None:
        """Say what has changed in the quotes, and which key shows them if they are not there."""
        there = Pane.QUOTES in self._panes
        self.show_message(words if there else f"{words} · 3 for the quotes")

    # By the mouse, at the rules between the panes; cells from the screen's corner

    def take_hold(self, x: int, y: int) -> bool:
        """Take hold of the rule that is there; False where none is."""
        for pane in self._panes[1:]:
            region, below = self.view.boxes.region(pane), self._is_below(pane)
            if below and y == region.y and x > region.x:
                self._dragged = pane
            elif x == region.x and region.contains(x, y):
                self._dragged = Pane.LIST if pane is Pane.TEXT or below else pane
        return self._dragged is not None

    def drag(self, x: int, y: int) -> bool:
        """Move the rule that is held; False if none is."""
        if self._dragged is None:
            return False
        region = self.view.boxes.region(self._dragged)
        if self._is_below(self._dragged):
            self._want(self._dragged, region.bottom - y)
        elif self._dragged is Pane.LIST:
            self._want(self._dragged, x - region.x)
        else:
            self._want(self._dragged, region.right - x)
        return True

    def let_go(self) -> bool:
        """Let the rule go; False if none was held."""
        held, self._dragged = self._dragged is not None, None
        return held
