"""The words for a day, week, month or year, in English and other languages, and the day that they
stand for.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.factcheck.day_roles import DETERMINER, OCCASION, WORK
from briefreader.factcheck.names_with_days import is_part_of_name
from briefreader.factcheck.number_words import ORDINALS, TO_NINETEEN
from briefreader.quotes.words.language_words import LANGUAGES, language_words, sentence_language
from briefreader.text.date_format import MONTHS, WEEKDAYS, long_date
from briefreader.text.lazy_pattern import lazy_pattern

_MONTH_NUMBERS = {
    name.lower(): number
    for number, month in enumerate(MONTHS, 1)
    for name in (month, month[:3], month[:4] if month == "September" else month)
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,?[ \u00a0]+(?P<year>(?:19|20)\d\d))?(?!\d)"
_ORDINALS = (
    *ORDINALS,
    *(f"twenty-{ordinal}" for ordinal in ORDINALS[:9]),
    *("thirtieth", "thirty-first"),
)
_ORDINAL = rf"(?P<ordinal>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
# What is taken for s, i and k where capitals do not matter, but is no letter of a day's name.
_NO_LETTER = re.compile("[ſıİ\u212a]")
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d/-])(?P<year>(?:19|20)\d\d)(?P<mark>[/-])(?P<number>\d\d)(?P=mark)"
        r"(?P<day>\d\d)"
        r"(?![\d/-])",
        rf"\b{_MONTH}[ \u00a0]+(?:the[ \u00a0]+)?"
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d){_YEAR}",
        r"(?<![\d.,:$])(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \u00a0]+"
        rf"(?:of[ \u00a0]+)?{_MONTH}{_YEAR}",
        rf"(?<![\d-])(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"\b{_MONTH}[ \u00a0]+(?:the[ \u00a0]+)?{_ORDINAL}\b{_YEAR}",
        rf"\b{_ORDINAL}[ \u00a0]+of[ \u00a0]+{_MONTH}{_YEAR}",
        # In figures alone, which count the month first in one country: "20.11.2024", "11/20/2024".
        r"(?<!version )(?<![\w./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)"
        r"(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)",
        # Without a year only where no score or share stands: "(21/11)", "on 21/11", "am 21.11.".
        r"(?:(?<=\()(?P<first>\d{1,2})/(?P<second>\d{1,2})(?=\)))",
        r"(?:(?<=\bon )(?!9/11|24/7)(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/]|\.\d))",
        r"(?:(?<=\bam )|(?<=\bvom )|(?<=\())"
        r"(?P<first>\d{1,2})(?P<mark>\.)(?P<second>\d{1,2})\.(?!\d)",
    )
)
ANY_WEEKDAY = "|".join(WEEKDAYS)
"""The days of the week; as alternatives of a pattern."""
ANY_MONTH = "|".join(MONTHS)
"""The months; as alternatives of a pattern."""
NAMES_OF_DAYS = frozenset((*_MONTH_NUMBERS, *map(str.lower, WEEKDAYS)))
"""Names of months and days of the week, in small letters."""
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\."
_ENDS_IN_WEEKDAY = re.compile(rf"\b{SHORT_WEEKDAY}$")
_IN_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{4})?\.?")
_ENDS_IN_NUMBER = re.compile(r"\b\d{1,2}\.$")
_COUNTS = TO_NINETEEN[1:13]
_NO_OWNER = rf"(?!['’]s(?!\s+{OCCASION}))"
# Not "the Sunday Times", nor "Tuesday's vote", but "Tuesday's speech", "the Tuesday meeting" and
# "on the Tuesday".
_WEEKDAY = lazy_pattern(
    r"(?<!next )(?<!coming )(?<!every )(?<!Fox News )(?<!Good )(?<!Black )(?<!Super )"
    rf"(?:(?<!\bthe )|(?=\w+day\s+(?-i:{OCCASION}))"
    r"|(?<=\bon the )(?=\w+day\s*(?:[^\w\s’'-]|$|\s(?:that|when)\b)))"
    r"\b(?:(?P<last>last )|this (?:past )?"
    r"|(?P<the>that same |that (?=\w+day\s*(?:[^\w\s’'-]|$))|(?<=\bon the )(?=\w)))?"
    rf"(?P<weekday>(?:{ANY_WEEKDAY})\b|(?-i:{SHORT_WEEKDAY})){_NO_OWNER}",
    re.IGNORECASE,
)
# "In Tuesday's Guardian", "at Tuesday's lunch": somebody may have spoken in it.
_AT_WEEKDAYS = lazy_pattern(
    r"(?:(?<=\b[Ii]n )|(?<=\b[Aa]t )|(?<=\b[Dd]uring ))"
    rf"(?P<weekday>{ANY_WEEKDAY})(?=['’]s(?!\s+{OCCASION}))"
)
# Of the week before the draft's: "Tuesday last week", "Thursday of last week", "last week on
# Tuesday".
_OF_LAST_WEEK = lazy_pattern(
    rf"\b(?:(?P<weekday>{ANY_WEEKDAY}),?(?: of)? last week"
    rf"|last week,? on (?P<behind>{ANY_WEEKDAY}))\b{_NO_OWNER}",
    re.IGNORECASE,
)
# Which week's it is, is told behind it: "Thursday of last week", "Thursday the 14th".
_OF_ANOTHER_WEEK = lazy_pattern(
    r"[ \u00a0]?,?[ \u00a0](?:of|before)[ \u00a0](?:(?:last|this|that)\b|the (?:week|month))"
    r"|,?[ \u00a0](?:a|last|this) (?:week|month|fortnight)\b|,?[ \u00a0](?:in|early in)[ \u00a0](?:"
    rf"{ANY_MONTH})\b(?![ \u00a0]\d)|,?[ \u00a0](?:the[ \u00a0])?\d{{1,2}}(?:st|nd|rd|th)\b"
    r"|,[ \u00a0](?:\d+|[a-z]+)[ \u00a0](?:days|weeks)[ \u00a0]ago"
    r"|[ \u00a0]week[ \u00a0]ago|[ \u00a0](?:earlier[ \u00a0])?this[ \u00a0](?:month|year)"
    rf"|[ \u00a0](?:to|through)[ \u00a0](?:{ANY_WEEKDAY})\b"
    r"|[ \u00a0]last[ \u00a0](?:week|month)|[ \u00a0]\d{1,2}(?=[.;)]|$)"
)
_RELATIVE = lazy_pattern(
    r"\b(?:earlier )?(?P<off>(?:almost|nearly|about|around|some|over|half|more than|less than) )?"
    r"(?P<words>yesterday|today|tonight|this (?:morning|afternoon|evening)"
    r"|last night"
    r"|the day before yesterday|(?:this|last|earlier in the) (?P<span>week|month|year)"
    rf"|(?P<count>an?|{'|'.join(_COUNTS)}|\d{{1,3}}) "
    r"(?P<unit>day|week|fortnight|month|year|decade)s? ago)"
    rf"\b{_NO_OWNER}",
    re.IGNORECASE,
)
_MONTH_NAME = (
    rf"(?P<month>{ANY_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"(?=\.|[ \u00a0](?:19|20)\d\d))\b"
)
_PART = r"(?:(?i:early|late|mid)[- \u00a0])?"
_BEFORE_MONTH = (  # not "asked by April Ryan"
    r"\b(?i:in|during|last|this|(?<!ed )by|of|early|late|earlier|mid|back[ \u00a0]in)[- \u00a0]"
    rf"{_PART}"
)
_NAMED_MONTH = lazy_pattern(
    rf"{_BEFORE_MONTH}{_MONTH_NAME}\.?(?![ \u00a0]+(?:the[ \u00a0])?\d{{1,2}}\b)(?!['’]s){_YEAR}"
)
# "In a March interview", "his March 2018 letter", "in a 2018 speech"; "(Moss, March 2018)".
_BEFORE_NOUN = rf"\b(?i:{DETERMINER}|our|my|that)[ \u00a0]"
_MONTHS_OCCASION = lazy_pattern(
    rf"{_BEFORE_NOUN}(?P<own>(?:(?i:early|late|mid)[- ])?(?P<month>{ANY_MONTH}){_YEAR})"
    rf"(?!\s+\d)(?=\s+{OCCASION})"
)
_YEARS_OCCASION = lazy_pattern(
    rf"{_BEFORE_NOUN}(?P<own>(?P<year>(?:19|20)\d\d))(?=\s+(?:{OCCASION}|{WORK}))"
)
_MONTH_ALONE = re.compile(
    rf"(?:(?<=[,—–-] )|(?<=\())(?P<own>(?P<month>{ANY_MONTH}),?[ \u00a0]"
    r"(?P<year>(?:19|20)\d\d))\b"
)
# "(Moss, to the press, March)", "The harbour, March".
_MONTH_LAST = re.compile(rf"(?<=, )(?P<month>{ANY_MONTH})(?=\)|\s*$|\s*\n)")
# Which part of the month, before its name: "early March", "at the end of March".
_PART_OF_MONTH = re.compile(
    r"\b(?:(?P<early>early(?: in)?|(?:start|beginning|first (?:days|week|half|weekend)) of)"
    r"|(?P<mid>mid(?:dle of)?)"
    r"|(?P<late>late(?: in)?|(?:end|close|(?:final|last) (?:days|week|half|weekend)) of))"
    r"[- \u00a0]$",
    re.IGNORECASE,
)
_LONGEST_PART = 24  # code points
# Days of each part, generously: who says "early" may mean the 14th. The whole month is "".
_DAYS_OF_PARTS = {"": (1, 31), "early": (1, 15), "mid": (8, 23), "late": (16, 31)}
_MONTHS_OF_YEAR = 12
_MONTHS_OF_NEWS = 2  # for so long a day without a year is surely the last of its name
_BEFORE_NAME = {"": "", "early": "early ", "mid": "mid-", "late": "late "}
_NAMED_YEAR = re.compile(
    rf"(?:\b(?i:in|during|back in)[ \u00a0]{_PART}"
    r"|\b(?i:at|by|toward|towards) the (?:end|start|beginning|close) of[ \u00a0])"
    r"(?P<year>(?:19|20)\d\d)\b"
)
# "2021: Moss to the board"
_YEAR_AS_LABEL = re.compile(r"^[^\w\n]*(?P<own>(?P<year>(?:19|20)\d\d)):\s", re.MULTILINE)
_YEAR_BEFORE_COLON = re.compile(r"(?<=, )(?P<own>(?P<year>(?:19|20)\d\d))(?=:\s)")
# "Ann Moss, 2021", "Ann Moss, Mar. 2021", "Ann Moss, spring 2021"
_OF_A_CREDIT = lazy_pattern(
    r"\b(?<!\d[-–/])(?P<own>(?:(?P<season>(?i:spring|summer|autumn|fall|winter))[ \u00a0]"
    rf"|{_MONTH_NAME}\.?,?[ \u00a0])?(?P<year>(?:19|20)\d\d))\b(?![-–/]\d)"
)
# Which day it is, more than the draft's own date would have to tell; figures alone are read
# otherwise in two countries, and are mostly the day of a text that is quoted.
_VAGUE = lazy_pattern(
    rf"\b(?:(?i:the other day|the (?:{ANY_WEEKDAY}) before last"
    r"|(?:a few|several|a couple of) (?:day|week|month|year)s ago"
    r"|(?:at|over|on|during|last|this) (?:the )?weekend|the (?:week|month|year) before last"
    r"|(?:last|this|in|during) (?:the )?(?:spring|summer|autumn|winter)"
    r"|(?<=fox news )sunday"
    r"|(?:in|during) the (?:(?:early|late|mid)-?[ ])?(?:19|20)\d0s"
    r"|on the \d{1,2}(?:st|nd|rd|th)"
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:(?:of (?:this|last) month|at|in|to|that)\b|(?-i:[A-Z]))))"
    r"|(?<![\d/-])\d{1,2}-\d{1,2}-20\d\d(?!-)"
    r"|(?i:(?:on|in|at) the (?:first|last|start|beginning|end|middle)(?: (?:day|days|week))?"
    r" of (?:the|this|last) (?:week|month|year)"
    r"|(?:in|during) the (?:first|second|third|fourth|last|final) quarter(?: of (?:19|20)\d\d)?)"
    r"|(?:Hours|Days|Weeks|Months|Years) ago"
    r"|[Oo]n (?!9/11|24/7)\d{1,2}[/.]\d{1,2}(?![/.]?\d)"
    r"|(?:[Oo]n|[Aa]t) (?:(?:[A-Z]\w+(?:['’]s)? ){1,2}(?:Day|Eve)|Christmas|Easter|Thanksgiving"
    r"|Halloween)"
    r"|\d{1,2}(?:/\d{1,2}/(?:20)?\d\d|\.\d{1,2}\.20\d\d))(?![\w/])",
)
# Later than what, the draft alone knows.
_LATER = lazy_pattern(
    r"\b(?:(?:(?:an?|the|some|few|several|\d+|" + "|".join(_COUNTS) + r") )?"
    r"(?:(?:days?|weeks?|months?|years?)\s+(?:later|earlier|after|before)|hours?\s+(?:later|earlier))"
    r"|the (?:next|following|previous)\s+(?:day|morning|week|month|year)"
    r"|the (?:day|week|month|year) (?:before|after))\b(?! last| yesterday)",
    re.IGNORECASE,
)
_NAMED = (
    _NAMED_MONTH,
    _MONTHS_OCCASION,
    _MONTH_ALONE,
    _MONTH_LAST,
    _NAMED_YEAR,
    _YEAR_AS_LABEL,
    _YEAR_BEFORE_COLON,
    _YEARS_OCCASION,
    _WEEKDAY,
    _AT_WEEKDAYS,
    _RELATIVE,
    _VAGUE,
    _LATER,
)
# Without any of these, in small letters, a text names no day, month, year or period in English;
# with one, it may.
_NEEDED = lazy_pattern(
    r"\d|day|night|morning|noon|evening|week|hour|month|year|quarter|decade|spring|summer|autumn"
    r"|winter|christmas|\beve\b"
    rf"|easter|thanksgiving|halloween|{SHORT_WEEKDAY.lower()}"
    rf"|{'|'.join(month[:3].lower() for month in MONTHS)}"
)
# "13-14 March", "13 and 14 March", "March 13-14".
_SEVERAL_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?(?:[-–/]|\s(?:and|or|to)\s)$")
_SEVERAL_BEHIND = re.compile(r"[-–/]\d{1,2}\b|\s(?:and|or)\s\d{1,2}\b(?!\s+[a-z])")
_HAS_YEAR = re.compile(r"^\d.*\d{4}$")
_ANY_DAY_NAME = re.compile(rf"\b(?:{ANY_WEEKDAY})\b")
_WEEKDAY_BEFORE = re.compile(rf"\b(?P<weekday>{ANY_WEEKDAY})[, \u00a0(]{{1,2}}(?:the )?$")
_LONGEST_WEEKDAY = 16  # code points, with what stands between one and its date
_HALF_A_WEEK = 4  # days behind its first, which is a Sunday here and a Monday there
_FIRST_YEAR = 1000  # a date before is what a program writes for none
_WITHIN = re.compile(r"[\w,’'] $")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_AGO = {"yesterday": 1, "last night": 1, "the day before yesterday": 2}
# The days of each, and those by which "two weeks ago" may be off.
_UNITS = {
    "day": (1, 0),
    "week": (7, 3),
    "fortnight": (14, 4),
    "month": (30.44, 16),
    "year": (365.25, 190),
    "decade": (3652.5, 1900),
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is printed; or a month, or a year, where ``day`` and ``month`` are None.

    ``year`` is None where the draft names none; ``part`` is that of the month, if it names one.
    ``is_guess``: the draft does not name the year; ``is_news``: the day is so shortly before the
    draft was written that it is hardly of another year.
    """

    month: int | None
    day: int | None
    year: int | None = None
    part: str = ""
    is_guess: bool = False
    is_news: bool = False

    def fits(self, on: date) -> bool:
        """Return whether ``on`` may be that day, or be in it."""
        first, last = _DAYS_OF_PARTS[self.part]
        return (
            self.month in (None, on.month)
            and self.day in (None, on.day)
            and self.year in (None, on.year)
            and first <= on.day <= last
        )

    def may_fit(self, on: date) -> bool:
        """Return whether ``on`` is that day of another year than the one that was guessed."""
        return self.is_guess and not self.is_news and replace(self, year=None).fits(on)

    def is_after(self, on: date) -> bool:
        """Return whether it is known to be later than ``on``."""
        printed = (self.year or 0, self.month or 0, self.day or 0)
        return printed > (on.year, on.month, on.day)

    def with_year(self, written: date | None) -> Day:
        """Return a day without a year, in a dated draft, as the last of that name before it."""
        if self.year is not None or self.month is None or written is None:
            return self
        day = self.day or _DAYS_OF_PARTS[self.part][0]
        earlier = (self.month, day) <= (written.month, written.day)
        year = written.year if earlier else written.year - 1
        if (self.month, self.day) == (2, 29):
            year = next(one for one in range(year, 0, -1) if isleap(one))
        past = (written.year - year) * 12 + written.month - self.month
        return replace(self, year=year, is_guess=True, is_news=past <= _MONTHS_OF_NEWS)

    def on(self) -> date:
        """Return the day of a date that has all its parts; raises ValueError for another."""
        return date(self.year or 0, self.month or 0, self.day or 0)

    def __str__(self) -> str:
        if self.month is None:
            return str(self.year)
        if self.day is None:
            name = f"{_BEFORE_NAME[self.part]}{MONTHS[self.month - 1]}"
            return f"{name} {self.year}" if self.year else name
        if self.year is None:
            return f"{self.day} {MONTHS[self.month - 1]}"
        return long_date(self.on())


@dataclass(frozen=True, slots=True)
class Period:
    """Days that a draft names by its own date: ``Tuesday``, ``last week``; for ``last Tuesday``,
    only those of that name.
    """

    words: str
    first: date
    last: date
    is_weekday: bool = False

    def fits(self, on: date) -> bool:
        """Return whether ``on`` is one of its days."""
        same = not self.is_weekday or on.weekday() == self.first.weekday()
        return self.first <= on <= self.last and same

    def may_fit(self, on: date) -> bool:
        """Return False: its year is known."""
        return False

    def is_after(self, on: date) -> bool:
        """Return whether all of its days are later than ``on``."""
        return self.first > on

    def with_year(self, written: date | None) -> Period:
        """Return it as it is: it has its year from the draft's own date."""
        return self

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.words} = {long_date(self.first)}"
        if self.is_weekday:
            return f"{self.words} = {long_date(self.first)} or {long_date(self.last)}"
        return f"{self.words} = {long_date(self.first)} to {long_date(self.last)}"


def single_day(stated: Day | Period) -> date | None:
    """Return the one day that a draft names; None for a week, a month or a day without a year."""
    if isinstance(stated, Period):
        return stated.first if stated.first == stated.last else None
    return stated.on() if stated.year and stated.month and stated.day else None


@dataclass(frozen=True, slots=True)
class AnyWeekday:
    """A day of the week in a draft that has no date: of whichever week."""

    words: str
    number: int  # 0 is Monday

    def fits(self, on: date) -> bool:
        """Return whether ``on`` has that name."""
        return on.weekday() == self.number


StatedDay = Day | Period
"""When a draft says that something was said."""

AnyDay = StatedDay | AnyWeekday | None
"""What words for a day stand for; None where the draft does not tell."""


class NamedDay(NamedTuple):
    """Words for a day, where they stand, and the day; None where the draft does not tell which.

    ``language`` is another one than English. ``in_name``: the words are part of a name, and perhaps
    no day. ``beside_date``: they are a day of the week that the date beside it has not.
    """

    span: Span
    words: str
    day: AnyDay
    language: str = ""
    in_name: bool = False
    beside_date: bool = False


def _dated(day: AnyDay, written: date | None) -> AnyDay:
    return day.with_year(written) if isinstance(day, StatedDay) else day


def may_name_day(text: str) -> bool:
    """Return whether a text may have words for a day at all."""
    small = text.casefold()
    return _NEEDED.search(small) is not None or not _foreign_names().isdisjoint(
        _WORD.findall(small)
    )


def ends_within_day(before: str, behind: str) -> bool:
    """Return whether a full stop between two texts is that of a day: "on Wed.", "am 3. Mai"."""
    if _ENDS_IN_WEEKDAY.search(before):
        return True
    month = _WORD.match(behind) if _ENDS_IN_NUMBER.search(before) else None
    return month is not None and month[0].lower() in language_words("de").months


def named_days(text: str, within: Span, written: date | None) -> list[NamedDay]:
    """Return the days of a stretch, printed or by other names, in order; ``written`` is the day of
    the draft, before which a day without a year is.
    """
    if written is not None and written.year < _FIRST_YEAR:
        written = None
    days = []
    needed = _NEEDED.search(within.of(text).casefold())
    for first, last, day in _all_days(text, *within, written) if needed else ():
        span, dated = Span(first, last), _dated(day, written)
        in_figures = _IN_FIGURES.fullmatch(text, first, last)
        language = sentence_language(within.of(text)) if in_figures else ""
        named = NamedDay(span, text[first:last].rstrip("."), dated, language)
        if weekday := _wrong_weekday(text, within.start, first, dated):
            days.append(weekday)
        days.append(named._replace(in_name=_is_in_name(text, span, day)))
    for other in _foreign_days(text, within, written):
        if _stands_apart(other.span, (day.span for day in days)):
            days.append(other)
    return sorted(days, key=itemgetter(0))


def _stands_apart(span: Span, others: Iterable[Span]) -> bool:
    """Return whether a span has nothing of the others."""
    return not any(span.start < other.end and other.start < span.end for other in others)


def _is_in_name(text: str, span: Span, day: AnyDay) -> bool:
    dated = month = False
    if isinstance(day, Day) and day.year is None:
        dated, month = day.day is not None, day.day is None and day.month is not None
    if not dated and not month and _ANY_DAY_NAME.search(span.of(text)) is None:
        return False
    if span.of(text).endswith("."):
        span = Span(span.start, span.end - 1)
    if month:  # without "in" or "of"
        span = Span(span.start + span.of(text).rfind(" ") + 1, span.end)
    return is_part_of_name(text, span, month=month, dated=dated)


def _wrong_weekday(text: str, first: int, start: int, day: AnyDay) -> NamedDay | None:
    """Return the day of the week before a date that is another's: "Tuesday, 14 March", a
    Thursday's.
    """
    if not isinstance(day, Day) or None in (day.year, day.month, day.day):
        return None
    before = _WEEKDAY_BEFORE.search(text, max(first, start - _LONGEST_WEEKDAY), start)
    if before is None or day.on().weekday() == _weekday_number(before["weekday"]):
        return None
    span = Span(*before.span("weekday"))
    return NamedDay(span, span.of(text), None, beside_date=True)


def _all_days(
    prose: str, first: int, last: int, written: date | None
) -> list[tuple[int, int, AnyDay]]:
    """Return the days of a stretch, printed or by other names, with where they stand, in order."""
    printed = [*_printed_days(prose, first, last), *_days_of_last_week(prose, first, last, written)]
    named = _days_by_name(prose, first, last, written, printed=[Span(*at) for *at, _ in printed])
    return sorted([*printed, *named], key=itemgetter(0, 1))


def _days_of_last_week(
    prose: str, first: int, last: int, written: date | None
) -> Iterator[tuple[int, int, AnyDay]]:
    """Yield the days of the week that are said to be last week's."""
    for match in _OF_LAST_WEEK.finditer(prose, first, last):
        name = match["weekday"] or match["behind"]
        number = _weekday_number(name)
        if written is None:
            yield *match.span(), AnyWeekday(name, number)
            continue
        begin, end = _span_of("week", written, earlier=True)
        named = begin + timedelta((number - begin.weekday()) % 7)
        again = named + timedelta(7) if named + timedelta(7) <= end else named
        yield *match.span(), Period(match[0], named, again, is_weekday=named != again)


def _days_by_name(
    prose: str, first: int, last: int, written: date | None, *, printed: Sequence[Span]
) -> Iterator[tuple[int, int, AnyDay]]:
    """Yield the days that have other names, which are no part of those that are ``printed``."""
    for form in _NAMED:
        for match in form.finditer(prose, first, last):
            if not _stands_apart(Span(*match.span()), printed):
                continue  # "the 5th of January" names no whole month
            if form is _WEEKDAY and _has_date(prose, match.end(), printed):
                continue
            if (
                form is _RELATIVE
                and match[0][0].isupper()
                and _WITHIN.search(prose, first, match.start())
            ):
                continue  # "USA Today"
            own = match.span("own" if "own" in form.groupindex else 0)
            yield *own, _day_by_name(match, written)


def _day_by_name(match: re.Match[str], written: date | None) -> AnyDay:
    """Return the day that a name of one stands for; None where only a dated draft could tell."""
    parts = match.groupdict()
    if not parts or _NO_LETTER.search(match[0]):
        return None  # which day it is, the draft does not tell
    if "month" in parts or "year" in parts:
        if (parts.get("season") or "").lower() == "winter":
            return None  # of two years
        year, month = parts.get("year"), parts.get("month")
        return Day(
            _MONTH_NUMBERS[month.lower()] if month else None,
            None,
            int(year) if year else None,
            _part_of_month(match) if month else "",
        )
    if "weekday" in parts:
        return _weekday(match, written)
    return _relative(match, written) if written else None


def _part_of_month(match: re.Match[str]) -> str:
    """Return the part of the month that stands before its name: early, mid, late, or none."""
    at = match.start("month")
    found = _PART_OF_MONTH.search(match.string, max(0, at - _LONGEST_PART), at)
    return (found.lastgroup or "") if found else ""


def _has_date(prose: str, end: int, printed: Sequence[Span]) -> bool:
    """Return whether a date follows: "Tuesday, 22 October" says itself which day it is."""
    return any(end <= at and not prose[end:at].strip(" ,\u00a0") for at, _ in printed)


def _weekday_number(name: str) -> int:
    return [day[:3].lower() for day in WEEKDAYS].index(name.lower()[:3])


def _weekday(match: re.Match[str], written: date | None) -> Period | AnyWeekday | None:
    """Return the last day of that name; "last Tuesday" may be the one of the week before, too."""
    number = _weekday_number(match["weekday"])
    if written is None or match.groupdict().get("the") is not None:
        return AnyWeekday(match["weekday"], number)
    if _OF_ANOTHER_WEEK.match(match.string, match.end()):
        return None
    back = (written.weekday() - number) % 7
    day = written - timedelta(back)
    if not match.groupdict().get("last"):
        return Period(match["weekday"], day, day)
    week = timedelta(7)
    return Period(match[0], day - week, day if back else day - week, is_weekday=True)


def _relative(match: re.Match[str], written: date) -> Period | None:
    words = match["words"].lower()
    about = (match["off"] or "").lower()
    if about == "less than ":
        return None
    if match["unit"]:
        length, within = _UNITS[match["unit"].lower()]
        share = 0.5 if about == "half " else 1
        days = round(_count(match["count"].lower()) * length * share)
        off = round(within * share) + (days // 2 if about and share == 1 else 0)
        return Period(match[0], _earlier(written, days + off), _earlier(written, days - off))
    if match["span"]:
        first, last = _span_of(match["span"].lower(), written, earlier=words.startswith("last"))
        if match["span"].lower() == "week":
            first, last = _part_of_week(match, first, last)
        return Period(match[0], first, last)
    day = written - timedelta(_AGO.get(words, 0))
    return Period(match[0], day, day)


def _part_of_week(match: re.Match[str], first: date, last: date) -> tuple[date, date]:
    """Return the days of a week that "early" or "late" before it leaves, generously."""
    before = match.string[max(0, match.start() - _LONGEST_PART) : match.start()].lower()
    if before.endswith("early "):
        return first, min(last, first + timedelta(_HALF_A_WEEK))
    if before.endswith("late "):
        return max(first, last - timedelta(_HALF_A_WEEK)), last
    return first, last


def _earlier(day: date, days: int) -> date:
    """Return the day so many days before, or the first of all days."""
    return day - timedelta(min(days, day.toordinal() - 1))


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _COUNTS.index(word) + 1 if word in _COUNTS else 1


def _span_of(span: str, written: date, *, earlier: bool) -> tuple[date, date]:
    """Return the first and last day of the week, month or year of a day, or of the one before.

    Weeks begin on Sunday here and on Monday there; "last week" is seven days ago, too.
    """
    if span == "year":
        year = written.year - earlier
        return date(year, 1, 1), date(year, 12, 31)
    if span == "month":
        year, month = (
            (written.year, written.month - earlier)
            if written.month > earlier
            else (written.year - 1, 12)
        )
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    monday = written - timedelta(written.weekday())
    if not earlier:
        return monday - timedelta(1), written
    return monday - timedelta(8), max(monday - timedelta(1), written - timedelta(7))


def _printed_days(text: str, first: int, last: int) -> Iterator[tuple[int, int, Day | None]]:
    found = [match for form in _FORMS for match in form.finditer(text, first, last)]
    ended = first
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= ended and _is_date(match):
            ended = match.end()
            yield match.start(), match.end(), _printed_day(match)


def _is_date(match: re.Match[str]) -> bool:
    """Return whether what has the form of a date is one: not "12 may sail"."""
    if _NO_LETTER.search(match[0]):
        return False
    if match.groupdict().get("month") in ("may", "march"):
        return match["year"] is not None
    return True


def _printed_day(match: re.Match[str]) -> Day | None:
    """Return the day that is printed; None where it is one of several, or there is none."""
    if _SEVERAL_BEFORE.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    if _SEVERAL_BEHIND.match(match.string, match.end()):
        return None
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if "first" in parts:
        in_figures = _in_figures(int(parts["first"]), int(parts["second"]), parts.get("mark"))
        if in_figures is None:
            return None
        day, month = in_figures
    else:
        name, ordinal = parts.get("month"), parts.get("ordinal")
        month = _MONTH_NUMBERS[name.lower()] if name else int(parts["number"])
        day = _ORDINALS.index(ordinal.lower()) + 1 if ordinal else int(parts["day"])
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Day(month, day, year)


def _in_figures(first: int, second: int, mark: str | None) -> tuple[int, int] | None:
    """Return the day and the month of a date in figures; None where either may be the month: with
    full stops, the day stands first everywhere.
    """
    if mark == "." or first > _MONTHS_OF_YEAR or first == second:
        return first, second
    return (second, first) if second > _MONTHS_OF_YEAR else None


def days_of_credit(text: str, written: date | None) -> list[NamedDay]:
    """Return the days that a line of credit names, in order: a year alone is one there, and no
    sentence tells its language.
    """
    whole = Span(0, len(text))
    days = named_days(text, whole, written)
    if not days:
        known = (list(_translated(text, whole, written, one)) for one in LANGUAGES)
        days = next(filter(None, known), [])
    for match in _OF_A_CREDIT.finditer(text):
        span = Span(*match.span("own"))
        if _stands_apart(span, (day.span for day in days)):
            days.append(NamedDay(span, span.of(text), _day_by_name(match, written)))
    return sorted(days, key=itemgetter(0))


class _LanguageDays(NamedTuple):
    """How a language names days: forms of them, and the English of each word."""

    form: re.Pattern[str]
    english: dict[str, str]


@cache
def _language_days(language: str) -> _LanguageDays:
    words = language_words(language)
    english = {
        **dict(zip(words.weekdays, WEEKDAYS, strict=True)),
        **dict(zip(words.months, MONTHS, strict=True)),
        **dict(words.times),
    }

    def any_of(names: Collection[str]) -> str:
        return "|".join(sorted(map(re.escape, names), key=len, reverse=True))

    last, within = any_of(words.last), any_of(words.within)
    form = (
        rf"(?<![\w-])(?:(?P<time>{any_of([one for one, _ in words.times])})"
        rf"|(?P<before>(?:{last})\s+)?(?P<weekday>{any_of(words.weekdays)})(?P<behind>\s+(?:{last}))?"
        rf"|(?:(?P<day>\d{{1,2}})(?:\.|er|º|°)?\s+(?:de\s+)?|(?:{within})[\s-])(?P<month>{any_of(words.months)})"
        r"(?:\s+(?:de\s+)?(?P<year>(?:19|20)\d\d))?)(?![\w-])"
    )
    return _LanguageDays(re.compile(form, re.IGNORECASE), english)


@cache
def _foreign_names() -> frozenset[str]:
    """Return the words of which each day of another language has one."""
    known = map(language_words, LANGUAGES)
    names = (name for one in known for name in (*one.weekdays, *one.months, *dict(one.times)))
    return frozenset(word for name in names for word in _WORD.findall(name) if len(word) > 2)


def _foreign_days(text: str, within: Span, written: date | None) -> list[NamedDay]:
    """Return the days that a sentence in another language names, by what they are in English."""
    sentence = within.of(text)
    if _foreign_names().isdisjoint(_WORD.findall(sentence.casefold())):
        return []
    language = sentence_language(sentence)
    if language and (days := [*_translated(text, within, written, language)]):
        return days
    # "Ann Moss, 14 de abril de 2022": of two words that no other language has.
    known = (_translated(text, within, written, one) for one in LANGUAGES)
    whole = ([one for one in days if _HAS_YEAR.search(one.words)] for days in known)
    return next(filter(None, whole), [])


def _translated(text: str, within: Span, written: date | None, language: str) -> Iterator[NamedDay]:
    form, english = _language_days(language)
    for match in form.finditer(text, *within):
        parts = match.groupdict()
        if parts["time"]:
            words = english[parts["time"].lower()]
        elif parts["weekday"]:
            name = english[parts["weekday"].lower()]
            words = f"last {name}" if parts["before"] or parts["behind"] else name
        else:
            name = english[parts["month"].lower()]
            year = parts["year"] or ""
            words = f"{parts['day']} {name} {year}" if parts["day"] else f"in {name} {year}"
        for _, _, day in _all_days(words, 0, len(words), written):
            own = replace(day, words=match[0]) if isinstance(day, Period) else day
            yield NamedDay(Span(*match.span()), match[0], _dated(own, written), language)
