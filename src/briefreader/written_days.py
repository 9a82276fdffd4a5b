"""Calendar days as English prints them, whatever the locale."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """``16 August 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
