"""The day, week, month or year in which a draft says that something was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.factcheck.day_roles import (
    DEED,
    DETERMINER,
    OCCASION,
    SPOKEN,
    DayRole,
    role_of_day,
)
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.label_titles import without_suffix
from briefreader.text.date_format import MONTHS, WEEKDAYS, long_date
from briefreader.text.sentences import ENDERS, sentences

_NAMES = {
    name.lower(): number
    for number, month in enumerate(MONTHS, 1)
    for name in (month, month[:3], month[:4] if month == "September" else month)
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,?[ \u00a0]+(?P<year>(?:19|20)\d\d))?(?!\d)"
_TO_NINE = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINALS = (
    *_TO_NINE,
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
    *(f"twenty-{ordinal}" for ordinal in _TO_NINE),
    *("thirtieth", "thirty-first"),
)
# What is taken for s, i and k where capitals do not matter, but is no letter of a day's name.
_PASSING = re.compile("[ſıİ\u212a]")
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?![\d-])",
        rf"\b{_MONTH}[ \u00a0]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d){_YEAR}",
        r"(?<![\d.,:$])(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \u00a0]+"
        rf"(?:of[ \u00a0]+)?{_MONTH}{_YEAR}",
        rf"\b(?P<ordinal>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})[ \u00a0]+"
        rf"of[ \u00a0]+{_MONTH}{_YEAR}",
    )
)
_ANY_WEEKDAY = "|".join(WEEKDAYS)
NAMES_OF_DAYS = frozenset((*_NAMES, *map(str.lower, WEEKDAYS)))
"""Names of months and days of the week, in small letters."""
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\."
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NO_OWNER = rf"(?!['’]s(?!\s+{OCCASION}))"
# Not "the Sunday Times", nor "Tuesday's vote", but "Tuesday's speech" and "the Tuesday meeting".
_WEEKDAY = re.compile(
    r"(?<!next )(?<!coming )(?<!every )(?<!Fox News )(?<!Good )(?<!Black )(?<!Super )"
    rf"(?:(?<!\bthe )|(?=\w+day\s+{OCCASION}))"
    rf"\b(?:(?P<last>last )|this (?:past )?)?(?P<weekday>(?:{_ANY_WEEKDAY})\b"
    rf"|(?-i:{_SHORT_WEEKDAY})){_NO_OWNER}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:earlier )?(?P<words>yesterday|today|tonight|this (?:morning|afternoon|evening)"
    r"|last night"
    r"|the day before yesterday|(?:this|last|earlier in the) (?P<span>week|month|year)"
    rf"|(?P<count>an?|{'|'.join(_COUNTS)}|\d{{1,3}}) (?P<unit>day|week|fortnight|month|year)s? ago)"
    rf"\b{_NO_OWNER}",
    re.IGNORECASE,
)
_NAMED_MONTH = re.compile(
    r"\b(?i:in|during|last|of|early|late|earlier|mid-?)[ \u00a0](?:(?:early|late|mid-?)[ \u00a0])?"
    rf"(?P<month>{'|'.join(MONTHS)})\b(?![ \u00a0]+\d{{1,2}}\b)(?!['’]s){_YEAR}",
)
# "In a March interview", "his March 2018 letter", "in a 2018 speech"; "(Moss, March 2018)".
_BEFORE_NOUN = rf"\b(?i:{DETERMINER}|our|my|that)[ \u00a0]"
_MONTHS_OCCASION = re.compile(
    rf"{_BEFORE_NOUN}(?P<own>(?:(?i:early|late|mid)[- ])?(?P<month>{'|'.join(MONTHS)}){_YEAR})"
    rf"(?!\s+\d)(?=\s+{OCCASION})"
)
_YEARS_OCCASION = re.compile(rf"{_BEFORE_NOUN}(?P<own>(?P<year>(?:19|20)\d\d))(?=\s+{OCCASION})")
_MONTH_ALONE = re.compile(
    rf"(?:(?<=[,—–-] )|(?<=\())(?P<own>(?P<month>{'|'.join(MONTHS)}),?[ \u00a0]"
    r"(?P<year>(?:19|20)\d\d))\b"
)
_NAMED_YEAR = re.compile(r"\b(?i:in|during|back in)[ \u00a0](?P<year>(?:19|20)\d\d)\b")
# Which day it is, more than the draft's own date would have to tell; figures alone are read
# otherwise in two countries, and are mostly the day of a text that is quoted.
_VAGUE = re.compile(
    r"\b(?:(?i:the other day|(?:a few|several|a couple of) (?:day|week|month|year)s ago"
    r"|(?:at|over|on|during|last|this) (?:the )?weekend|the (?:week|month|year) before last"
    r"|(?:last|this|in|during) (?:the )?(?:spring|summer|autumn|winter)"
    r"|(?<=fox news )sunday"
    r"|(?:in|during) the (?:(?:early|late|mid)-?[ ])?(?:19|20)\d0s"
    r"|on the \d{1,2}(?:st|nd|rd|th)"
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:(?:of (?:this|last) month|at|in|to|that)\b|(?-i:[A-Z]))))"
    r"|(?:on|at) (?:(?:[A-Z]\w+(?:['’]s)? ){1,2}(?:Day|Eve)|Christmas|Easter|Thanksgiving"
    r"|Halloween)"
    r"|\d{1,2}(?:/\d{1,2}/(?:20)?\d\d|\.\d{1,2}\.20\d\d))(?![\w/])",
)
# Later than what, the draft alone knows.
_LATER = re.compile(
    r"\b(?:(?:(?:an?|the|some|few|several|\d+|" + "|".join(_COUNTS) + r") )?"
    r"(?:(?:days?|weeks?|months?|years?)\s+(?:later|earlier|after|before)|hours?\s+(?:later|earlier))"
    r"|the (?:next|following|previous)\s+(?:day|morning|week|month|year)"
    r"|the (?:day|week|month|year) (?:before|after))\b(?! last| yesterday)",
    re.IGNORECASE,
)
_NAMED_PERIODS = (_NAMED_MONTH, _MONTHS_OCCASION, _MONTH_ALONE, _NAMED_YEAR, _YEARS_OCCASION)
_NAMED = (*_NAMED_PERIODS, _WEEKDAY, _RELATIVE, _VAGUE, _LATER)
_WEEKDAY_BEFORE = re.compile(rf"\b(?:{_ANY_WEEKDAY}),? (?:the )?$", re.IGNORECASE)
_LONGEST_WEEKDAY = 16  # code points, with what stands between one and its date
# "Moss said on Friday, but Birk said": whose day that is, is not for the other.
_ANOTHER_SPEAKS = re.compile(
    r"[,;]\s+(?:but|while|whereas|and|yet|as)\s+(?!(?:he|she|they|then|later|also|again)\b)"
    rf"(?!{DEED})[^,;:\0]*?{SPOKEN.pattern}"
    rf"|\0[^\w\0]*(?!(?:He|She|They)\b)[A-Z][^,;:\0]*?{SPOKEN.pattern}"
)
# Behind a quotation that ends as a sentence does: "… “Is it?” On Friday Birk said".
_NEW_SENTENCE = re.compile(
    r"\W*\s(?:On|In|At|Last|Late|Early|Earlier|During|Speaking|Asked|Yesterday|When)\b"
)
_NOBODY_BEFORE = re.compile(r"(?:^|\0)[\W_]*$")
_PRONOUN_SPEAKS = re.compile(r"\b(?i:he|she|they) (?:\w+ ){0,3}$")
_SUBJECT = re.compile(  # whose name of some words, if it is not "of the White House"
    r"(?P<other>(?:^\s+and|\b(?:in|at|of|to|from))\s+(?:the\s+)?)?"
    r"\b(?:[A-Z][\w’'-]*\s+)*(?P<word>[A-Z][\w’'-]*)\s+"
    r"(?:(?:\w+ly|also|then|again|later|has|had)\s+)*$"
)
_ASKING = re.compile(r"asked|pressed|questioned|interviewed")
_HE = re.compile(r"\b(?:he|she|they|it was)\b", re.IGNORECASE)
_WITHIN = re.compile(r"[\w,’'] $")
_MEETING = re.compile(
    r"\b(?:met|gathered|convened|sat|reconvened|asked|pressed|questioned"
    r"|(?:comments?|words|answer|reply|exchange)\b"
    r"|(?:[Tt]hat|[Tt]his)\s+was\s+(?:on\b|in\b|last\b|back\b|late\b|early\b|\w+day\b)"
    r"|(?:committee|inquiry|inquest|trial|tribunal|summit)\b"  # no "trial opens on Friday"
    r"(?!\s+(?:will|is|shall|may|(?!was\b|has\b|its\b|his\b)[a-z]+[^\Ws]s)\b)"
    rf"|{OCCASION})\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(r"\W*(?:\w+\W+){1,4}")  # "It was Friday."; "He spoke on Friday."
# A draft that is the record of one occasion: "Minutes of the board meeting held on Friday".
_RECORD = re.compile(
    r"\W*(?:(?:draft|unconfirmed|the)\s+)?(?:minutes|transcript|proceedings)"
    r"(?:\s+of\b|\s*[:,–—-])(?:[^.:\n]|:(?=\d)|(?<=\b[A-Za-z]{3})\.)*",
    re.IGNORECASE,
)
_STATES = re.compile(rf"\b(?!held\b){DEED}")  # no heading, but a sentence
# What every day, month, year and period has in it, written small; most paragraphs have none.
_NEEDED = re.compile(
    r"\d|day|night|morning|noon|evening|week|hour|month|year|spring|summer|autumn|winter|christmas"
    rf"|easter|thanksgiving|halloween|{_SHORT_WEEKDAY.lower()}"
    rf"|{'|'.join(month[:3].lower() for month in MONTHS)}"
)
_NO_HEADING = re.compile(r"\W*[|•—–]")  # but a table's row, an item of a list, a credit
_LONGEST_HEADING = 80  # code points
_MOST_UNREAD = 4  # days of the quotation's sentence, or the one before, told as not compared
_AGO = {"yesterday": 1, "last night": 1, "the day before yesterday": 2}
# The days of each, and those by which "two weeks ago" may be off.
_UNITS = {
    "day": (1, 0),
    "week": (7, 3),
    "fortnight": (14, 4),
    "month": (30.44, 16),
    "year": (365.25, 190),
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is printed; or a month, or a year, where ``day`` and ``month`` are None.

    ``year`` is None where the draft names none.
    """

    month: int | None
    day: int | None
    year: int | None = None

    def fits(self, on: date) -> bool:
        """Return whether ``on`` may be that day, or be in it."""
        return (
            self.month in (None, on.month)
            and self.day in (None, on.day)
            and self.year in (None, on.year)
        )

    def with_year(self, written: date | None) -> Day:
        """Return a day without a year, in a dated draft, as the last of that name before it."""
        if self.year is not None or self.month is None or written is None:
            return self
        earlier = (self.month, self.day or 0) <= (written.month, written.day)
        return replace(self, year=written.year if earlier else written.year - 1)

    def __str__(self) -> str:
        if self.month is None:
            return str(self.year)
        if self.day is None:
            name = MONTHS[self.month - 1]
            return f"{name} {self.year}" if self.year else name
        if self.year is None:
            return f"{self.day} {MONTHS[self.month - 1]}"
        return long_date(date(self.year, self.month, self.day))


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

    def with_year(self, written: date | None) -> Period:
        """Return it as it is: it has its year from the draft's own date."""
        return self

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.words} = {long_date(self.first)}"
        if self.is_weekday:
            return f"{self.words} = {long_date(self.first)} or {long_date(self.last)}"
        return f"{self.words} = {long_date(self.first)} to {long_date(self.last)}"


StatedDay = Day | Period
"""When a draft says that something was said."""


class QuotationDays(NamedTuple):
    """The days on which a quotation was said, and words of its own sentence, or of the one before
    or behind it, that may be another such day, but are not read as one.

    ``earlier``: the days stand in another sentence before it.
    """

    stated: tuple[StatedDay, ...] = ()
    unread: tuple[str, ...] = ()
    earlier: bool = False


NO_DAYS = QuotationDays()


class ParagraphDays:
    """When the quotations of one paragraph were said, as far as it tells.

    ``prose`` is the paragraph with every quotation blanked out by NUL characters, ``written`` the
    draft's own date, by which ``Tuesday`` is a day.
    """

    def __init__(self, prose: str, written: date | None) -> None:
        self._prose = prose
        self._written = written
        self._may_tell = _NEEDED.search(prose.casefold()) is not None
        self._known: dict[tuple[int, int], tuple[_ToldDay, ...]] = {}
        self._meetings: dict[Span, bool] = {}

    def of(
        self, start: int, end: int, names: Collection[str] = (), speaker: str = ""
    ) -> QuotationDays:
        """Return the days that tell when the quotation at ``start`` to ``end`` was said.

        Its own sentence decides; where that names no day, the last one before it that says when its
        ``speaker`` spoke. Where none does, one on which another spoke may be it; or a day of the
        sentence right before, if that has somebody of ``names``, whoever may say the quotation, or
        tells of a meeting; or one right behind that does.
        """
        if not self._may_tell:
            return NO_DAYS
        opening, closing = self._around(start, end)
        spans = self._sentences
        first, last = self.sentence(start, end)
        own = _told([self._for(told, start, end) for told in self._spoken(first, last)])
        if own.stated or own.unread:
            return own
        if (before := self._before[max(0, opening)]) is not None:
            *_, (span, _, day) = (told for told in self._spoken(*before) if told.day)
            assert day is not None
            # Behind what is quoted in the same sentence, it is told anew who speaks.
            start = max(before.start, self._prose.rfind("\0", 0, span.start) + 1)
            if speaker and self._speaks(speaker, Span(start, before.end)):
                return QuotationDays((day,), earlier=True)
            return QuotationDays(unread=(str(day),))
        beside = [spans[at] for at in (opening - 1, closing + 1) if 0 <= at < len(spans)]
        return QuotationDays(unread=self._nearby(beside, names))

    def _for(self, told: _ToldDay, start: int, end: int) -> _ToldDay:
        """Return a day as it is told for one quotation of its sentence: unclear where another
        speaks between the two, or a new sentence begins right behind what is quoted.
        """
        between = (end, told.span.start) if end <= told.span.start else (told.span.end, start)
        is_anothers = _ANOTHER_SPEAKS.search(self._prose, *between) or (
            end <= told.span.start and _NEW_SENTENCE.match(self._prose, *between)
        )
        return told._replace(day=None) if is_anothers else told

    def _speaks(self, name: str, span: Span) -> bool:
        """Return whether it is somebody of that name who first speaks in a sentence, or "he", "she"
        or "they" where nobody else is named.
        """
        surname = re.escape((without_suffix(name.split()) or [name])[-1]) + r"\b(?!['’]s\b)"
        own = re.compile(rf"\b{surname}")
        spoke = SPOKEN.search(self._prose, *span)
        if spoke is None:
            return own.search(self._prose, *span) is not None
        head = self._prose[span.start : spoke.start()]
        *_, named = (None, *own.finditer(head))
        if named is None:
            behind = re.compile(rf"\s(?P<between>(?:[\w.’'-]+\s){{0,6}}?){surname}")
            follows = behind.match(self._prose, spoke.end())
            if follows and _ASKING.fullmatch(spoke[0]) and len(follows["between"].split()) <= 2:
                return True  # and has answered
            if _NOBODY_BEFORE.search(head):
                return follows is not None and follows.end() <= span.end
            return _PRONOUN_SPEAKS.search(head) is not None
        another = _SUBJECT.search(head[named.end() :])
        if another is None or another["other"]:
            return True
        return another["word"].lower() in NAMES_OF_DAYS

    def _nearby(self, beside: Sequence[Span], names: Collection[str]) -> tuple[str, ...]:
        """Return the words for days, of the first sentence beside a quotation's that has one which
        may be its day.
        """
        for span in beside:
            found = _told(self._spoken(*span))
            days = found.unread or tuple(map(str, found.stated))
            if days and (
                self._tells_of_meeting(span)
                or (found.stated and _HE.search(self._prose, *span))
                or _NO_MORE.fullmatch(self._prose, *span)
                or any(self._names(name, *span) for name in names)
            ):
                return days
        return ()

    def _tells_of_meeting(self, span: Span) -> bool:
        if span not in self._meetings:
            self._meetings[span] = _MEETING.search(self._prose, *span) is not None
        return self._meetings[span]

    def sentence(self, start: int, end: int) -> Span:
        """Return the sentence of the quotation at ``start`` to ``end``, or from the first of its
        sentences to the last.
        """
        opening, closing = self._around(start, end)
        spans = self._sentences
        first = spans[opening].start if opening >= 0 else 0
        return Span(first, spans[closing].end if closing < len(spans) else len(self._prose))

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the sentences in which a quotation begins and ends."""
        spans = self._sentences
        opening = bisect_right(spans, start, key=lambda span: span.start) - 1
        return opening, bisect_left(spans, end, key=lambda span: span.end)

    @cached_property
    def _sentences(self) -> list[Span]:
        return list(sentences(self._prose, Span(0, len(self._prose))))

    @cached_property
    def _before(self) -> list[Span | None]:
        """The last sentence before each one that says when somebody spoke."""
        found: list[Span | None] = [None]
        for span in self._sentences:
            found.append(span if _told(self._spoken(*span)).stated else found[-1])
        return found

    def _names(self, name: str, first: int, last: int) -> bool:
        """Return whether a stretch has the surname of ``name``, behind no other given name; the
        "May" of a date is none.
        """
        own = without_suffix(name.split())
        if not own:
            return False
        dates = _all_days(self._prose, first, last, None)
        form = re.compile(rf"(?:\b(?P<given>[\w’'-]+)\s+)?\b{re.escape(own[-1])}\b")
        return any(
            not any(start < match.end() <= end for start, end, _ in dates)
            and (
                len(own) == 1
                or match["given"] in (None, *own)
                or match["given"].lower() not in given_names()
            )
            for match in form.finditer(self._prose, first, last)
        )

    def _spoken(self, first: int, last: int) -> tuple[_ToldDay, ...]:
        if (first, last) not in self._known:
            found = _told_days(self._prose, first, last, self._written)
            self._known[first, last] = tuple(found)
        return self._known[first, last]


class _ToldDay(NamedTuple):
    """A day in a sentence on which somebody speaks; None for one on which somebody may."""

    span: Span
    words: str
    day: StatedDay | None


def _told_days(prose: str, first: int, last: int, written: date | None) -> Iterator[_ToldDay]:
    """Yield the days of a stretch that tell when somebody spoke, and those that may, in order."""
    for start, end, day in _all_days(prose, first, last, written):
        printed = isinstance(day, Day)
        begin = start
        for weekday in _WEEKDAY_BEFORE.finditer(prose, max(first, start - _LONGEST_WEEKDAY), start):
            begin = weekday.start()
        role = role_of_day(prose, Span(first, last), Span(begin, end), printed=printed)
        if role is not DayRole.OTHER:
            stated = day.with_year(written) if day and role is DayRole.SPEECH else None
            yield _ToldDay(Span(start, end), prose[start:end].rstrip("."), stated)


def _told(days: Sequence[_ToldDay]) -> QuotationDays:
    """Return the days on which somebody spoke; where none is, the words for those that may be."""
    stated = tuple(told.day for told in days if told.day)
    unread = dict.fromkeys(() if stated else (told.words for told in days))
    return QuotationDays(stated, tuple(unread)[:_MOST_UNREAD])


def _all_days(
    prose: str, first: int, last: int, written: date | None
) -> list[tuple[int, int, StatedDay | None]]:
    """Return the days of a stretch, printed or by other names, with where they stand, in order;
    None for one that only a dated draft could tell.
    """
    printed = [*_days(prose, first, last)]
    named = _named(prose, first, last, written, printed=[Span(*at) for *at, _ in printed])
    return sorted([*printed, *named], key=itemgetter(0, 1))


def _named(
    prose: str, first: int, last: int, written: date | None, *, printed: Sequence[Span]
) -> Iterator[tuple[int, int, StatedDay | None]]:
    """Yield the days that have other names, which are no part of those that are ``printed``."""
    for form in _NAMED:
        for match in form.finditer(prose, first, last):
            if any(start < match.end() and match.start() < end for start, end in printed):
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
            yield *own, _day_of(match, written)


def _day_of(match: re.Match[str], written: date | None) -> StatedDay | None:
    """Return the day that a name of one stands for; None where only a dated draft could tell."""
    parts = match.groupdict()
    if not parts or _PASSING.search(match[0]):
        return None  # which day it is, the draft does not tell
    if "month" in parts or "year" in parts:
        year = int(parts["year"]) if parts["year"] else None
        return Day(_NAMES[parts["month"].lower()] if "month" in parts else None, None, year)
    if written is None:
        return None
    return _weekday(match, written) if "weekday" in parts else _relative(match, written)


def _has_date(prose: str, end: int, printed: Sequence[Span]) -> bool:
    """Return whether a date follows: "Tuesday, 22 October" says itself which day it is."""
    return any(end <= at and not prose[end:at].strip(" ,\u00a0") for at, _ in printed)


def _weekday(match: re.Match[str], written: date) -> Period:
    """Return the last day of that name; "last Tuesday" may be the one of the week before, too."""
    name = match["weekday"].lower()[:3]
    back = (written.weekday() - [day[:3].lower() for day in WEEKDAYS].index(name)) % 7
    day = written - timedelta(back)
    if not match["last"]:
        return Period(match["weekday"], day, day)
    week = timedelta(7)
    return Period(match[0], day - week, day if back else day - week, is_weekday=True)


def _relative(match: re.Match[str], written: date) -> Period:
    words = match["words"].lower()
    if match["unit"]:
        length, off = _UNITS[match["unit"].lower()]
        day = written - timedelta(round(_count(match["count"].lower()) * length))
        return Period(match[0], day - timedelta(off), day + timedelta(off))
    if match["span"]:
        first, last = _span_of(match["span"].lower(), written, earlier=words.startswith("last"))
        return Period(match[0], first, last)
    day = written - timedelta(_AGO.get(words, 0))
    return Period(match[0], day, day)


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


def _days(text: str, first: int, last: int) -> Iterator[tuple[int, int, Day]]:
    found = []
    for form in _FORMS:
        for match in form.finditer(text, first, last):
            day = _day(match)
            if day is not None:
                found.append((match.start(), match.end(), day))
    yield from sorted(found, key=itemgetter(0, 1))


def _day(match: re.Match[str]) -> Day | None:
    if _PASSING.search(match[0]):
        return None
    parts = match.groupdict()
    name = parts.get("month")
    month = _NAMES[name.lower()] if name else int(parts["number"])
    year = int(parts["year"]) if parts["year"] else None
    ordinal = parts.get("ordinal")
    day = _ORDINALS.index(ordinal.lower()) + 1 if ordinal else int(parts["day"])
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Day(month, day, year)


def days_in(text: str, written: date | None) -> tuple[StatedDay, ...]:
    """Return every day that a line of credit names; by other names where it prints no date."""
    days = [*_days(text, 0, len(text))] or _named(text, 0, len(text), written, printed=())
    return tuple(day.with_year(written) for _, _, day in days if day)


def days_of_headings(paragraphs: Iterable[str], written: date | None) -> Iterator[tuple[str, ...]]:
    """Yield for each paragraph the words for the days that the last heading above it names, but for
    the draft's own: what stands below "March 4: the briefing" may be from then.
    """
    days: tuple[str, ...] = ()
    for text in paragraphs:
        is_heading = len(text) <= _LONGEST_HEADING and text.rstrip()[-1:] not in (*ENDERS, "\0")
        if is_heading and not _STATES.search(text) and not _NO_HEADING.match(text):
            found = _days(text, 0, len(text))
            days = tuple(
                text[start:end] for start, end, day in found if not (written and day.fits(written))
            )
        yield days


def days_of_record(text: str) -> tuple[str, ...]:
    """Return the words for the days of which a draft says in its heading that it is the record:
    "Minutes of the meeting held on Friday". What it quotes may be from elsewhere.
    """
    heading = _RECORD.match(text.lstrip())
    if heading is None or _STATES.search(heading[0]):
        return ()
    words = heading[0]
    found = _all_days(words, 0, len(words), None)
    different = dict.fromkeys(words[start:end] for start, end, _ in found)
    return tuple(different)[:_MOST_UNREAD]
