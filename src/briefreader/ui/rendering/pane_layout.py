"""Which panes stand side by side, how wide, and where a key leads from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.ui.commands.command_table import Pane
from briefreader.ui.state.reader_session import PanePreferences

WIDE, MEDIUM = 100, 70
FEWEST_COLUMNS, FEWEST_ROWS = 40, 10
FEWEST_AIRY_ROWS = 16  # below, no line is spent on air
TALL = 24  # rows from which on the quotes can stand below the text
NARROWEST_SIDE, NARROWEST_TEXT = 16, 30  # cells
WIDEST_SIDE, COLUMN = 46, 92  # of a pane beside the text, and the text with its margins
LOWEST = 5  # lines of the text or of the quotes, one above the other


@dataclass(frozen=True, slots=True)
class PaneLayout:
    """The panes that are shown, from left to right, and their sizes; None takes what is left.

    ``quotes_height`` is only set where they stand below the text.
    """

    panes: tuple[Pane, ...]
    list_width: int | None = None
    quotes_width: int | None = None
    quotes_height: int | None = None


def compute_pane_layout(
    columns: int, rows: int, focus: Pane, wanted: PanePreferences, *, alone: bool, sidebar: bool
) -> PaneLayout:
    """Return the panes in a terminal of this size; the one that has the keys is always shown.

    ``alone`` shows only the pane one is in; ``sidebar`` is False when the quotes were put away.
    """
    if alone or columns < MEDIUM:
        return PaneLayout((focus,))
    quotes = sidebar or focus is Pane.QUOTES
    if wanted.below and rows >= TALL and quotes:
        height = wanted.quotes_height or round(rows * 0.32)
        height = max(LOWEST, min(height, rows - 4 - LOWEST))
        return PaneLayout(tuple(Pane), _side(columns, 0.27, wanted.list_width), None, height)
    if columns >= WIDE and quotes:
        left = _side(columns, 0.27, wanted.list_width)
        right = _side(columns, 0.26, wanted.quotes_width, least=27)
        right = max(NARROWEST_SIDE, min(right, columns - NARROWEST_TEXT - left))
        return PaneLayout(tuple(Pane), left, right)
    if focus is Pane.QUOTES:
        right = _side(columns, 0.26, wanted.quotes_width, least=27)
        return PaneLayout((Pane.TEXT, Pane.QUOTES), None, right)
    return PaneLayout((Pane.LIST, Pane.TEXT), _side(columns, 0.27, wanted.list_width))


def _side(columns: int, share: float, wanted: int | None, *, least: int = 28) -> int:
    """Return how wide a pane beside the text is."""
    # In a wide terminal the text has what its column takes, and the panes beside it share the rest.
    most = max(WIDEST_SIDE, (columns - COLUMN) // 2)
    usual = max(least, min(round(columns * share), most))
    return max(NARROWEST_SIDE, min(wanted or usual, columns - NARROWEST_TEXT - NARROWEST_SIDE))


def beside(focus: Pane, step: int, *, around: bool) -> Pane:
    """Return the pane ``step`` panes to the right; ``around`` goes on from the other end."""
    order: Sequence[Pane] = tuple(Pane)
    number = order.index(focus) + step
    return order[number % len(order) if around else max(0, min(number, len(order) - 1))]
