"""Which panes are side by side, from forty columns to three hundred."""

from __future__ import annotations

import pytest

from briefreader.ui.commands import Pane
from briefreader.ui.panes import beside, visible_panes, widths

L, T, Q = Pane.LIST, Pane.TEXT, Pane.QUOTES


@pytest.mark.parametrize(
    ("columns", "focus", "shown"),
    [
        (140, L, (L, T, Q)),
        (100, T, (L, T, Q)),
        (99, L, (L, T)),
        (99, T, (L, T)),
        (99, Q, (T, Q)),
        (70, L, (L, T)),
        (69, L, (L,)),
        (69, T, (T,)),
        (40, Q, (Q,)),
    ],
)
def test_there_is_room_for(columns: int, focus: Pane, shown: tuple[Pane, ...]) -> None:
    assert visible_panes(columns, focus, alone=False, sidebar=True) == shown


def test_a_sidebar_that_was_put_away_comes_back_when_one_goes_there() -> None:
    assert visible_panes(140, T, alone=False, sidebar=False) == (L, T)
    assert visible_panes(140, Q, alone=False, sidebar=False) == (L, T, Q)


def test_the_text_alone() -> None:
    assert visible_panes(200, T, alone=True, sidebar=True) == (T,)


@pytest.mark.parametrize("columns", range(40, 301, 7))
@pytest.mark.parametrize("focus", list(Pane))
def test_the_pane_one_is_in_is_shown_and_the_text_never_gets_less_than_a_third(
    columns: int, focus: Pane
) -> None:
    shown = visible_panes(columns, focus, alone=False, sidebar=True)
    assert focus in shown
    taken = sum(cells or 0 for cells in widths(columns, shown).values())
    assert columns - taken >= columns // 3


def test_pane_keys_go_around_and_arrows_stop_at_the_edge() -> None:
    assert beside(Q, 1, around=True) is L
    assert beside(L, -1, around=True) is Q
    assert beside(Q, 1, around=False) is Q
    assert beside(L, -1, around=False) is L
