"""By what hits are counted, and what each day, week, month or year of them is called."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum


class HitGrouping(StrEnum):
    """What hits are counted by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SPEAKER = "speaker"
    SOURCE = "source"


def group_name(day: date, by: HitGrouping) -> str:
    """Return the day, week, month or year of a day as ISO 8601 writes it."""
    if by is HitGrouping.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()[: {HitGrouping.YEAR: 4, HitGrouping.MONTH: 7}.get(by, 10)]


def group_of_issue(issued: str, by: HitGrouping) -> str:
    """Return the year, or a year or month (``2024-06``) itself; nothing of weeks."""
    return "" if by is HitGrouping.WEEK else issued[: 4 if by is HitGrouping.YEAR else 7]


def days_of_issue(issued: str) -> tuple[date, date]:
    """Return the first and the last day of a year or a month, such as ``2024-06``."""
    year, _, month = issued.partition("-")
    first, last = (int(month), int(month)) if month else (1, 12)
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def sorted_day(day: date | None, issued: str) -> date | None:
    """Return by which day something is sorted: its own, else the first of its month or year."""
    return day or (days_of_issue(issued)[0] if issued else None)


def day_bounds(day: date | None, issued: str) -> tuple[date, date] | None:
    """Return the first and the last day on which something may have come out: its own, else those
    of its month or year.
    """
    return (day, day) if day else days_of_issue(issued) if issued else None


def outer_issues(issues: Iterable[str], first: date | None, last: date | None) -> tuple[str, str]:
    """Return the month or year that ends earliest, if before the ``first`` day, and the one that
    begins latest, if after the ``last``.
    """
    bounds = {issue: days_of_issue(issue) for issue in issues}
    if not bounds:
        return "", ""
    begin = min(bounds, key=lambda one: (bounds[one][1], one))
    end = max(bounds, key=lambda one: (bounds[one][0], one))
    return (
        begin if first is None or bounds[begin][1] < first else "",
        end if last is None or bounds[end][0] > last else "",
    )


def days_of_week(week: str) -> tuple[date, date]:
    """Return the Monday and the Sunday of a week, such as ``2024-W10``."""
    monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    return monday, monday + timedelta(days=6)
