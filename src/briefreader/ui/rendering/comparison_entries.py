"""How often two people spoke of something, by days, weeks, months or years, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefreader.domain.hit_grouping import HitGrouping, days_of_week
from briefreader.text.date_format import period_name
from briefreader.ui.rendering.bookmark_entries import UNDATED
from briefreader.ui.rendering.cells import cut, pad, width
from briefreader.ui.rendering.styled_runs import Runs, StyledRun

_SHORT_NAME, _NAME = 11, 19  # cells of a period, as a program writes it and in words
_COUNT = 8  # cells of a number
_WIDE = 70  # cells from which on periods stand there in words


@dataclass(slots=True)
class ComparisonEntries:
    """The periods in which either has spoken as the entries of a list, in order of time.

    ``counts`` are the two people's by period, as :func:`group_name` writes it; both have bars to
    one scale. The ``column`` is the one that a key means.
    """

    counts: tuple[Mapping[str, int], Mapping[str, int]]
    by: HitGrouping
    column: int = 0
    periods: Sequence[str] = field(init=False)
    _most: int = field(init=False)

    def __post_init__(self) -> None:
        found = {period for one in self.counts for period in one}
        self.periods = [*sorted(filter(None, found)), *([""] if "" in found else [])]
        self._most = max((count for one in self.counts for count in one.values()), default=1)

    def __len__(self) -> int:
        return len(self.periods)

    def is_heading(self, number: int) -> bool:
        """Return False: every entry is a period."""
        return False

    def guess(self, number: int, cells: int) -> int:
        """Return that an entry takes one line."""
        return 1

    def lines(self, number: int, cells: int) -> list[Runs]:
        """Return a period with both numbers, and a bar beside each."""
        period = self.periods[number]
        name = self._name(period) if cells >= _WIDE else period or UNDATED
        room = _NAME if cells >= _WIDE else _SHORT_NAME
        half = (cells - room) // 2
        runs = [StyledRun(pad(name, room), "meta")]
        for column, counts in enumerate(self.counts):
            count = counts.get(period, 0)
            bar = half - _COUNT - 2
            filled = max(1, count * bar // self._most) if count and bar > 0 else 0
            style = "words" if column == self.column else "count"
            runs += [
                StyledRun(f"{f'{count:,}' if count else '·':>{_COUNT}} ", style),
                StyledRun("█" * filled, "bar" if column == self.column else "meta"),
                StyledRun(" " * (half - _COUNT - 1 - filled)),
            ]
        return [tuple(runs)]

    def heads(self, names: tuple[str, str], cells: int) -> Runs:
        """Return what stands above the columns: names with all that they said of it, and before
        the name of the chosen one a sign.
        """
        room = _NAME if cells >= _WIDE else _SHORT_NAME
        half = (cells - room) // 2
        runs = [StyledRun(" " * (room + 2))]
        for column, (name, counts) in enumerate(zip(names, self.counts, strict=True)):
            count = f"{sum(counts.values()):>{_COUNT},} "
            style = "key" if column == self.column else "soft"
            sign = "▸ " if column == self.column else ""
            named = f"{sign}{cut(name, max(4, half - width(count) - width(sign) - 2))}"
            runs.append(StyledRun(pad(f"{count}{named}", half), style))
        return tuple(runs)

    def _name(self, period: str) -> str:
        match self.by:
            case HitGrouping.MONTH | HitGrouping.DAY if period:
                return period_name(period)
            case HitGrouping.WEEK if period:
                return f"week of {days_of_week(period)[0]}"
            case _:
                return period or UNDATED
