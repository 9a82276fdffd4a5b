"""By what hits are counted, and what each day, week, month or year of them is called."""

from __future__ import annotations

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


def days_of_week(week: str) -> tuple[date, date]:
    """Return the Monday and the Sunday of a week, such as ``2024-W10``."""
    monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    return monday, monday + timedelta(days=6)
