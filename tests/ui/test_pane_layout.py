"""Which panes are side by side, from forty columns to three hundred."""

from __future__ import annotations

from itertools import product

import pytest
from tests.cases import cases

from briefreader.ui.commands.command_table import Pane
from briefreader.ui.rendering.pane_layout import (
    NARROWEST_SIDE,
    NARROWEST_TEXT,
    PaneLayout,
    beside,
    compute_pane_layout,
)
from briefreader.ui.state.reader_session import PanePreferences

L, T, Q = Pane.LIST, Pane.TEXT, Pane.QUOTES


@cases(
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
    assert panes(columns, focus).panes == shown


def panes(
    columns: int,
    focus: Pane,
    wanted: PanePreferences | None = None,
    *,
    rows: int = 40,
    alone: bool = False,
    sidebar: bool = True,
) -> PaneLayout:
    return compute_pane_layout(
        columns, rows, focus, wanted or PanePreferences(), alone=alone, sidebar=sidebar
    )


def test_a_sidebar_that_was_put_away_comes_back_when_one_goes_there() -> None:
    assert panes(140, T, sidebar=False).panes == (L, T)
    assert panes(140, Q, sidebar=False).panes == (L, T, Q)


def test_no_pane_gets_narrower_in_a_wider_terminal() -> None:
    for columns in range(100, 301):
        narrow, wide = panes(columns, L), panes(columns + 1, L)
        for before, after in (
            (narrow.list_width, wide.list_width),
            (narrow.quotes_width, wide.quotes_width),
        ):
            assert before is not None, columns
            assert after is not None, columns
            assert before <= after <= before + 1, columns


def test_a_wide_terminal_is_shared() -> None:
    shown = panes(300, L)
    assert shown.list_width == 81
    assert shown.quotes_width == 78


def test_the_text_alone() -> None:
    assert panes(200, T, alone=True).panes == (T,)


@pytest.mark.parametrize("focus", list(Pane))
def test_the_pane_one_is_in_is_shown_and_the_text_never_gets_less_than_a_third(focus: Pane) -> None:
    for columns in range(40, 301, 7):
        shown = panes(columns, focus)
        assert focus in shown.panes, columns
        sides = (shown.list_width or 0) + (shown.quotes_width or 0)
        assert columns - sides >= columns // 3, columns


@pytest.mark.parametrize("focus", list(Pane))
def test_whatever_is_wanted_every_pane_keeps_some_room(focus: Pane) -> None:
    for case in product(range(70, 301, 23), [1, 20, 60, 500], [False, True]):
        columns, size, below = case
        wanted = PanePreferences(size, size, size, below)
        shown = panes(columns, focus, wanted)
        sides = [width for width in (shown.list_width, shown.quotes_width) if width is not None]
        assert all(width >= NARROWEST_SIDE for width in sides), case
        assert columns - sum(sides) >= (NARROWEST_TEXT if columns >= 80 else 20), case
        assert (shown.quotes_height or 0) <= 40, case


def test_the_quotes_stand_below_the_text_where_it_is_high_enough() -> None:
    below = PanePreferences(below=True)
    shown = panes(80, T, below)
    assert shown.panes == (L, T, Q)
    assert shown.quotes_width is None
    assert shown.quotes_height == 13
    assert panes(80, T, below, rows=20).panes == (L, T)
    assert panes(60, T, below).panes == (T,)


def test_pane_keys_go_around_and_arrows_stop_at_the_edge() -> None:
    assert beside(Q, 1, around=True) is L
    assert beside(L, -1, around=True) is Q
    assert beside(Q, 1, around=False) is Q
    assert beside(L, -1, around=False) is L
