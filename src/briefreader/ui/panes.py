"""Which panes stand side by side, and where a key leads from one to another."""

from __future__ import annotations

from collections.abc import Sequence

from briefreader.ui.commands import Pane

WIDE, MEDIUM = 100, 70
FEWEST_COLUMNS, FEWEST_ROWS = 40, 10
FEWEST_AIRY_ROWS = 16  # below, no line is spent on air


def visible_panes(columns: int, focus: Pane, *, alone: bool, sidebar: bool) -> tuple[Pane, ...]:
    """The panes that are shown, from left to right; the one that has the keys always is.

    ``alone`` shows only the pane one is in; ``sidebar`` is False when the quotes were put away.
    """
    if alone or columns < MEDIUM:
        return (focus,)
    if columns >= WIDE:
        return (Pane.LIST, Pane.TEXT, *((Pane.QUOTES,) if sidebar or focus is Pane.QUOTES else ()))
    return (Pane.TEXT, Pane.QUOTES) if focus is Pane.QUOTES else (Pane.LIST, Pane.TEXT)


def beside(focus: Pane, step: int, *, around: bool) -> Pane:
    """The pane ``step`` panes to the right; ``around`` goes on from the other end."""
    order = tuple(Pane)
    number = order.index(focus) + step
    return order[number % len(order) if around else max(0, min(number, len(order) - 1))]


def widths(columns: int, panes: Sequence[Pane]) -> dict[Pane, int | None]:
    """Cells for each pane; None takes what is left."""
    if len(panes) == 1:
        return {panes[0]: None}
    side = {Pane.LIST: (0.27, 28, 46), Pane.QUOTES: (0.26, 27, 46)}
    found: dict[Pane, int | None] = {Pane.TEXT: None}
    for pane in panes:
        if pane in side:
            share, least, most = side[pane]
            found[pane] = max(least, min(round(columns * share), most))
    return found
