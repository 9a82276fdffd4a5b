"""A line of blocks, one a month: how often something was said over the time of a listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs

BLOCKS = "▁▂▃▄▅▆▇█"
_MONTH = len("2024-03")
_WIDEST = 3  # cells of a bar
_PERIODS = (
    *((1, "month"), (3, "quarter"), (12, "year"), (120, "decade"), (1200, "century")),
    (12000, "millennium"),
)


@dataclass(frozen=True, slots=True)
class MonthBars:
    """Counts by month, put together by quarters, years or more where there is no room for months.

    ``counts`` are by month as ISO 8601 writes it (``2024-03``); what has no month is left out.
    Others that are drawn to the same ``scale`` can be compared with them; without, the highest
    bar takes all of a cell.
    """

    counts: Mapping[str, int]
    scale: Mapping[str, int] | None = None

    def lines(self, cells: int, chosen: str = "", *, so_far: str = "") -> tuple[Runs, Runs]:
        """Return the blocks and what they mean, each on a line of so many cells.

        The bar that holds the ``chosen`` month stands out, and the second line says its number;
        ``so_far`` stands behind numbers that may still grow. Two blank lines without any month.
        """
        by_month = _by_month(self.counts)
        if not by_month:
            return (), ()
        room = max(10, cells - 2)
        months, name = next(
            (size, called)
            for size, called in _PERIODS
            if max(by_month) // size - min(by_month) // size < room
        )
        bars = _summed(by_month, months)
        scale = self.scale or self.counts
        highest = max(_summed(_by_month(scale), months).values())
        first, last = min(bars), max(bars)
        broad = max(1, min(_WIDEST, room // (last - first + 1)))
        here = _number(chosen) // months if len(chosen) == _MONTH else None
        blocks = tuple(
            StyledRun(block_of(bars.get(bar, 0), highest) * broad, style)
            for bar in range(first, last + 1)
            for style in ("chosen" if bar == here else "soft",)
        )
        most = max(bars, key=lambda bar: bars[bar])
        largest = f"{bars[most]:,}{so_far}"
        told = f" {_word(first, months)}"
        if last > first:
            told += f" – {_word(last, months)} · peak {largest} ({_word(most, months)})"
        else:
            told += f" · {largest}"
        if months > 1:
            told += f" · one bar per {name}"
        number = bars.get(here, 0) if here is not None else 0
        now = f"{_word(here, months)}: {number:,} " if here is not None and number else ""
        return (StyledRun(" "), *blocks), justify_runs(
            (StyledRun(told, "faint"),), (StyledRun(now, "key"),) if now else (), cells
        )


def next_month(months: Iterable[str], here: str, step: int) -> str:
    """Return the first of some months after ``here``, or the last before it; empty without one."""
    ahead = [one for one in months if one and (one > here if step > 0 else one < here)]
    if not ahead:
        return ""
    return min(ahead) if step > 0 else max(ahead)


def _by_month(counts: Mapping[str, int]) -> dict[int, int]:
    return {_number(month): count for month, count in counts.items() if len(month) == _MONTH}


def _number(month: str) -> int:
    """Return how many months a month is after that of the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _summed(by_month: Mapping[int, int], months: int) -> dict[int, int]:
    bars: dict[int, int] = {}
    for month, count in by_month.items():
        bars[month // months] = bars.get(month // months, 0) + count
    return bars


def _word(bar: int, months: int) -> str:
    """Return what a bar is called: ``2024-03``, ``2024 Q1``, ``2024``, ``2020s``, ``1900–1999``."""
    year, month = divmod(bar * months, 12)
    match months:
        case 1:
            return f"{year:04}-{month + 1:02}"
        case 3:
            return f"{year:04} Q{month // 3 + 1}"
        case 12:
            return f"{year:04}"
        case 120:
            return f"{year:04}s"
        case _:
            return f"{year:04}–{year + months // 12 - 1:04}"


def block_of(count: int, most: int) -> str:
    """Return a block of eighths; even one of very many is to be seen."""
    return BLOCKS[-(-count * len(BLOCKS) // most) - 1] if count else " "
