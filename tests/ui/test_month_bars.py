"""How often something was said, month by month, fits into any width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.ui.rendering.month_bars import BLOCKS, MonthBars
from briefreader.ui.rendering.styled_runs import width_of
from briefreader.ui.terminal.ascii_fallback import plain

MONTHS = st.dates().map(lambda day: day.isoformat()[:7])


@cases(
    ("counts", "cells", "blocks", "words"),
    [
        (
            {"2024-01": 1, "2024-03": 8, "2024-04": 4, "": 9},
            14,
            " ▁▁▁   ███▄▄▄",
            "2024-01 – 2024-04 · peak 8 so far (2024-03)",
        ),
        (
            {"2022-01": 1, "2022-03": 3, "2024-11": 2},
            20,
            " █          ▄",
            "2022 Q1 – 2024 Q4 · peak 4 so far (2022 Q1) · one bar per quarter",
        ),
        (
            {"2001-01": 1, "2012-07": 2},
            20,
            " ▄          █",
            "2001 – 2012 · peak 2 so far (2012) · one bar per year",
        ),
        ({"2024-03": 7}, 24, " ███", "2024-03 · 7 so far"),
    ],
)
def test_months_become_quarters_and_years_where_there_is_no_room(
    counts: dict[str, int], cells: int, blocks: str, words: str
) -> None:
    lines = MonthBars(counts).lines(cells, so_far=" so far")
    assert "".join(run.text for run in lines[0]) == blocks
    told = "".join(run.text for run in MonthBars(counts).lines(cells, so_far=" so far")[1])
    assert words.startswith(told.strip().removesuffix("…"))
    assert set(plain(blocks.strip())) <= set(" _.-=+*%#")
    assert len({plain(block) for block in BLOCKS}) == len(BLOCKS)


@given(st.dictionaries(MONTHS, st.integers(1, 99_999)), st.integers(12, 200), st.data())
def test_bars_fit_and_the_chosen_one_stands_out(
    counts: dict[str, int], cells: int, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from(sorted(counts))) if counts else ""
    blocks, told = MonthBars(counts).lines(cells, chosen)
    assert width_of(blocks) <= cells
    assert width_of(told) <= cells
    marked = [run for run in blocks if run.style == "chosen"]
    assert len(marked) == bool(counts)
    assert all(run.text.strip() for run in marked)


def test_nothing_is_drawn_of_what_has_no_month() -> None:
    assert MonthBars({"": 4}).lines(40) == ((), ())
