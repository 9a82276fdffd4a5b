"""What a query says about days: single ones, months, years, ranges, and how long ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefreader.search.query.ast import DateRange
from briefreader.text.date_format import MONTHS, WEEKDAYS, long_date
from briefreader.text.sanitizing import one_line

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.IGNORECASE)  # of ISO 8601
_IN_WORDS = re.compile(  # 3 March 2022, March 3, 2022, Mar. 2022
    r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}))?,?\s+(\d{4})", re.IGNORECASE
)
_AGO = re.compile(r"(\d{1,5})\s*(d|w|m|y|days?|weeks?|months?|years?)", re.IGNORECASE)
_WEEKDAYS = [day.lower() for day in WEEKDAYS]
RELATIVE = (
    *("today", "yesterday", *_WEEKDAYS, *(f"last {day}" for day in _WEEKDAYS)),
    *(f"{which} {period}" for which in ("this", "last") for period in ("week", "month", "year")),
)
_RELATIVE = re.compile(r"\b(?:" + "|".join(RELATIVE).replace(" ", r"\s+") + r")\b", re.IGNORECASE)
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class NoSuchDay(ValueError):
    """What stands for a day is none; the message says so."""


def with_days(value: str, today: date | None) -> str:
    """Return what is said of days with figures for “yesterday”, “Monday” or “last week”.

    A weekday is the latest one, today included; with “last” the latest before today. Weeks begin on
    a Monday.
    """
    if today is None:
        return value
    return _RELATIVE.sub(lambda words: _figures(words[0].lower().split(), today), value)


def _figures(words: list[str], today: date) -> str:
    """Return one of RELATIVE as a day, month or year, or as ``2023-W37``."""
    name, is_last = words[-1], words[0] == "last"
    if name in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS.index(name)) % 7
        return str(_back(today, back or 7 * is_last, "d"))
    if name == "week":
        year, week, _ = _back(today, int(is_last), "w").isocalendar()
        return f"{year:04}-W{week:02}"
    if name in ("month", "year"):
        return str(_back(today, int(is_last), name[0]))[: 7 if name == "month" else 4]
    return str(_back(today, int(name == "yesterday"), "d"))


def named(value: str) -> DateRange:
    """Return ``date:``: a day, month or year, or two with ``..`` between, either of them left
    out.
    """
    first, dots, last = value.partition("..")
    if not dots:
        begin, end = _range(value)
        return DateRange(begin.toordinal(), end.toordinal(), _in(value))
    if not first.strip() and not last.strip():
        raise NoSuchDay("date: needs a date – try 2023, 2023-08 or 2023-08-03")
    if not last.strip():
        return after(first)
    if not first.strip():
        return before(last)
    begin, end = _range(first)[0], _range(last)[1]
    if begin > end:
        raise NoSuchDay(f"{one_line(first)} comes after {one_line(last)}")
    wording = f"from {_wording(first)} to {_wording(last)}"
    return DateRange(begin.toordinal(), end.toordinal(), wording)


def after(value: str) -> DateRange:
    """Return ``after:``: the named day, month or year and everything since."""
    return DateRange(_range(value)[0].toordinal(), _LAST, f"since {_wording(value)}")


def before(value: str) -> DateRange:
    """Return ``before:``: everything up to and with the named day, month or year."""
    last = _range(value)[1].toordinal()
    words = _wording(value)
    whole = f"on or before {words}" if _is_day(value) else f"in {words} or earlier"
    return DateRange(_FIRST, last, whole)


def newer(value: str, today: date) -> DateRange:
    """Return ``newer:``: not older than so many days, weeks, months or years, or than yesterday."""
    if not is_age(value):
        raise NoSuchDay('newer: needs a duration – try "2 weeks"')
    match = _AGO.fullmatch(value.strip())
    if not match:
        return after(with_days(value, today))
    first = _back(today, int(match[1]), match[2][0].lower())
    return DateRange(first.toordinal(), _LAST, f"since {long_date(first)}")


def is_age(value: str) -> bool:
    """Return whether this is a length of time (``2 weeks``), or one of RELATIVE."""
    return bool(_AGO.fullmatch(value.strip()) or _RELATIVE.fullmatch(value.strip()))


def _back(today: date, count: int, unit: str) -> date:
    try:
        if unit in "dw":
            return today - timedelta(days=count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(today.day, _last_of(year, month).day))
    except (OverflowError, ValueError):
        return date.min


def _last_of(year: int, month: int) -> date:
    """Return the last day of a month."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _range(value: str) -> tuple[date, date]:
    if week := _WEEK.fullmatch(value.strip()):
        try:
            begin = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return begin, begin + timedelta(days=6)
        except (ValueError, OverflowError):
            raise NoSuchDay(f"{one_line(value)} isn't a real week") from None
    match = _parts(value)
    if not match:
        raise NoSuchDay(f"“{one_line(value)}” isn't a date – try 2023, 2023-08 or 2023-08-03")
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        begin = date(year, month if match[2] else 1, day if match[3] else 1)
        if not match[2]:
            return begin, date(year, 12, 31)
        if not match[3]:
            return begin, _last_of(year, month)
    except ValueError:
        raise NoSuchDay(f"{one_line(value)} isn't a real date") from None
    return begin, begin


def _wording(value: str) -> str:
    if _WEEK.fullmatch(value.strip()):
        return f"the week of {long_date(_range(value)[0])}"
    match = _parts(value)
    if not match or not match[2]:
        return value.strip()
    month = f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month


def _is_day(value: str) -> bool:
    """Return whether this is a single day, and not a month or a year."""
    match = _parts(value)
    return bool(match and match[3])


def _parts(value: str) -> re.Match[str] | None:
    """Return the year, month and day that are named; None for what is no date."""
    return _DAY.fullmatch(_in_figures(value))


def _in_figures(value: str) -> str:
    """Return a day or month in words, as ``3 March 2022``, ``March 3, 2022`` or ``Mar 2022``, in
    figures.
    """
    value = value.strip()
    match = _IN_WORDS.fullmatch(value)
    if not match:
        return value
    day, name, american, year = match.groups()
    month = next((n for n, one in enumerate(MONTHS, 1) if one.lower().startswith(name.lower())), 0)
    if not month or (day and american):
        return value
    day = day or american
    return f"{year}-{month}-{day}" if day else f"{year}-{month}"


def _in(value: str) -> str:
    return f"{'on' if _is_day(value) else 'in'} {_wording(value)}"
