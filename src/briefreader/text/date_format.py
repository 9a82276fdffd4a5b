"""Days as English prints them and moments as programs do, whatever the locale."""

from __future__ import annotations

from datetime import UTC, date, datetime

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: date) -> str:
    """Return ``16 August 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_name(period: str) -> str:
    """Return ``3 March 2024`` for ``2024-03-03``, ``March 2024`` for ``2024-03``; a year as it
    is.
    """
    year, *parts = period.split("-")
    month = f"{MONTHS[int(parts[0]) - 1]} {int(year)}" if parts else year
    return f"{int(parts[1])} {month}" if len(parts) > 1 else month


def period(first: date | str | None, last: date | str | None) -> str:
    """Return the first and the last day, or month or year as ISO 8601 writes it, once if they are
    one; ``undated`` without days.
    """
    if first is None or last is None or first == last:
        return f"{first or last or 'undated'}"
    return f"{first} – {last}"


def utc(moment: datetime) -> str:
    """Return ``moment`` in UTC, to the second: ``2026-11-24T09:30:00Z``."""
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return f"{moment.isoformat(timespec='seconds')[: -len('+00:00')]}Z"
