"""The day on which a draft says that something was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefreader.domain.article import Span
from briefreader.text.date_format import MONTHS, long_date
from briefreader.text.reporting_verbs import ANY_SAID
from briefreader.text.sentences import sentences

_NAMES = {
    name.lower(): number
    for number, month in enumerate(MONTHS, 1)
    for name in (month, month[:3], month[:4] if month == "September" else month)
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,?[ \u00a0]+(?P<year>(?:19|20)\d\d))?(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?![\d-])",
        rf"\b{_MONTH}[ \u00a0]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d){_YEAR}",
        r"(?<![\d.,:$])(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \u00a0]+"
        rf"(?:of[ \u00a0]+)?{_MONTH}{_YEAR}",
    )
)
_NOT_THEN = re.compile(
    r"\b(?:since|until|till|by|before|after|from|through|between|and|to|for|due|dated|signed|passed"
    r"|began|begins|starting|effective|expires?|held|happened|deadline of)\s+(?:on\s+)?"
    r"(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_SAYING = re.compile(
    rf"\b(?:{ANY_SAID}|say|answered|stated|announced|posted|tweeted"
    r"|declared|remarked|explained|noted|warned|argued|insisted|replied|spoke|speaking|recalled"
    r"|promised|vowed|called|described|according|interview|briefing|conference|remarks|speech"
    r"|address|statement|testimony|testified|reporters)\b",
    re.IGNORECASE,
)
_NEAR = 70  # code points between the word of saying and the day
_FIRST_WORDS = 12  # code points before a day that opens its sentence: "On Tuesday, "


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is printed; ``year`` is None where it names none."""

    month: int
    day: int
    year: int | None = None

    def fits(self, on: date) -> bool:
        """Return whether ``on`` may be that day."""
        return (self.month, self.day) == (on.month, on.day) and self.year in (None, on.year)

    def __str__(self) -> str:
        if self.year is None:
            return f"{self.day} {MONTHS[self.month - 1]}"
        return long_date(date(self.year, self.month, self.day))


def days_said(prose: str, start: int, end: int) -> tuple[Day, ...]:
    """Return the days that tell when the quotation at ``start`` to ``end`` was said.

    ``prose`` is its paragraph with every quotation blanked out by NUL characters. Its own sentence
    decides; where that names no day, the last one before it that says when somebody spoke.
    """
    spans = list(sentences(prose, Span(0, len(prose))))
    own_first = max((span.start for span in spans if span.start <= start), default=0)
    own_last = min((span.end for span in spans if span.end >= end), default=len(prose))
    own = tuple(_spoken(prose, own_first, own_last))
    if own:
        return own
    earlier = tuple(_spoken(prose, 0, own_first))
    return earlier[-1:]


def _spoken(prose: str, first: int, last: int) -> Iterator[Day]:
    for start, end, day in _days(prose, first, last):
        if _NOT_THEN.search(prose, max(first, start - 30), start):
            continue
        opens = not prose[first:start].strip("\0 “”\"'(On") or start - first <= _FIRST_WORDS
        before = prose[max(first, start - _NEAR) : start]
        after = prose[end : min(last, end + _NEAR)]
        if opens or _SAYING.search(before) or _SAYING.search(after):
            yield day


def _days(text: str, first: int, last: int) -> Iterator[tuple[int, int, Day]]:
    found = []
    for form in _FORMS:
        for match in form.finditer(text, first, last):
            day = _day(match)
            if day is not None:
                found.append((match.start(), match.end(), day))
    yield from sorted(found, key=lambda entry: entry[:2])


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    name = parts.get("month")
    # Some letters only pass for those of a month's name, such as the long s.
    month = _NAMES.get(name.lower(), 0) if name else int(parts["number"])
    year = int(parts["year"]) if parts["year"] else None
    try:
        date(year or 2000, month, int(parts["day"]))
    except ValueError:
        return None
    return Day(month, int(parts["day"]), year)


def days_in(text: str) -> tuple[Day, ...]:
    """Return every day that a line of credit names."""
    return tuple(day for _, _, day in _days(text, 0, len(text)))
