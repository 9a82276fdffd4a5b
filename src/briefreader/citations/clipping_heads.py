"""The line in which a Kindle says where and when something was highlighted.

In English, German, French, Spanish, Italian, Portuguese and Dutch, in the forms of its older
devices too: ``- Your Highlight on page 12 | Location 170-172 | Added on Thursday, April 3, 2014
10:12:07 PM``. The hour is the device's, taken for this machine's unless the line names a zone.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

# By the letters with which they begin in any of the languages, accents left out.
_MONTHS = (
    *("jan|ene|gen", "feb|fev", "mar|maa", "apr|abr|avr", "may|mai|mag|mei", "jun|juin|giu"),
    *("jul|juil|lug", "aug|ago|aou", "sep|set", "oct|okt|ott|out", "nov", "dec|dez|dic"),
)
_MONTH = r"[a-z]{3,10})\.?"
_YEAR = r"20\d\d|\d\d)\b"
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:\.|er|o)?\s+(?:de\s+)?(?P<month>{_MONTH}\s+(?:de\s+)?(?P<year>{_YEAR}"
    rf"|(?P<named>{_MONTH}\s+(?P<after>\d{{1,2}}),?\s+(?:\d\d:\d\d:\d\d\s+)?(?P<last>{_YEAR}"
)
_HOUR = re.compile(
    r"\b(?P<hour>\d{1,2})\s?[:.h]\s?(?P<minute>\d\d)(?:\s?(?:[:.'’]|min)\s?(?P<second>\d\d))?"
    r"(?:[^\w]{0,3}(?P<half>[ap])\.?\s?m\b)?"
)
_ZONE = re.compile(r"\bgmt\s?(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)\b")
_PAGE = re.compile(r"\b(?:page|seite|pagina)\s+(\w{1,9}(?:-\w{1,9})?)")
_LOCATION = re.compile(
    r"\b(?:loc(?:ation|atie)?|emplacement|posi[a-z]{3,5})\b\.?\s+(\d{1,9}(?:-\d{1,9})?)"
)


def added_at(line: str) -> datetime | None:
    """Return when a clipping was made; None where that is not told or not understood."""
    told = _plain(line.rpartition("|")[2])
    found = _DAY.search(told)
    if found is None:
        return None
    month = found["month"] or found["named"]
    number = next((at for at, names in enumerate(_MONTHS, 1) if re.match(names, month)), 0)
    if month.startswith(("juin", "juil")):
        number = 6 if month == "juin" else 7
    year, day = int(found["year"] or found["last"]), int(found["day"] or found["after"])
    hour = _HOUR.search(told, found.end()) or _HOUR.search(found[0])  # C's has it in the middle
    at = hour.group("hour", "minute", "second") if hour else ()
    hours, minutes, seconds = (int(part or 0) for part in at or "000")
    if hour and hour["half"] and hours <= 12:
        hours = hours % 12 + 12 * (hour["half"] == "p")
    zone = _ZONE.search(told)
    try:
        when = datetime(year % 100 + 2000, number, day, hours, minutes, seconds)
        if zone is None:
            return when.astimezone(UTC)
        ahead = timedelta(hours=int(zone["hours"]), minutes=int(zone["minutes"]))
        return when.replace(tzinfo=timezone(ahead if zone["sign"] == "+" else -ahead))
    except (ValueError, OverflowError):
        return None


def locator(line: str) -> str:
    """Return the page that a clipping names, else its location; nothing for neither."""
    told = _plain(line)
    if page := _PAGE.search(told):
        return f"p. {page[1]}"
    location = _LOCATION.search(told)
    return f"loc. {location[1]}" if location else ""


def _plain(line: str) -> str:
    """Return a line in small letters without accents; dashes and signs stay."""
    parts = unicodedata.normalize("NFKD", line.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))
