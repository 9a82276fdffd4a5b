"""Emails that are quoted in another, below a line that names their writers: "On 3 May 2024, Ann
Moss wrote:".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.text.date_format import MONTHS, WEEKDAYS
from briefreader.text.lazy_pattern import lazy_pattern

_VERBS = ("wrote", "schrieb", "schreef", "écrit", "escribió", "scritto")
_MARKS = r"(?:> ?)*+"
# A line of mails is broken where it gets too long.
_SPACE = rf"[ \t\xa0\u202f]*+(?:\n{_MARKS})?"
# A day with its year, and all up to the last digit, which is the clock's or the time zone's.
_WHEN = (
    r"(?=[^\n<>@]{0,60}?\b(?:(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d)\b)[^\n<>@]{1,80}\d"
    r"(?:[ \xa0\u202f]?(?:[AaPp]\.?[Mm]\b\.?|(?:Uhr|uur|h|\(?(?:UTC|GMT|[A-Z]{1,4}T))\b\)?))*,?"
)
_NAME = (
    r"[\"']?(?P<name>[^\W\d_][^\n<>\[\]():;@\d]{0,60}?"
    r"|[^\s<>()\[\]:;]{1,60}@[^\s<>()\[\]:;]{1,60})"
)
_ADDRESS = (
    rf"(?P<address>{_SPACE}[<\[(]+{_SPACE}[^\n<>@]{{1,60}}@[^\n]{{1,120}}?[>\])]+"
    r"|[ \xa0][^\s<>()\[\]@]{1,60}@[^\s<>()\[\]@:]{1,60})?"
)
_WRITER = rf"{_NAME}[\"']?{_ADDRESS}"
_END = r"[ \xa0\u202f]?:[ \t]*$"
_FORMS = tuple(
    lazy_pattern(rf"(?m)^(?P<marks>{_MARKS}){form}{_END}")
    for form in (
        rf"(?:On|Le|El|Il(?: giorno)?) {_WHEN}{_SPACE}{_WRITER}{_SPACE}"
        r"(?:wrote|a écrit|escribió|ha scritto)",
        rf"(?:Am|Op) {_WHEN}{_SPACE}(?:schrieb|schreef){_SPACE}{_WRITER}",
        rf"{_WRITER}{_SPACE}(?:schrieb am|schreef op) {_WHEN}",
    )
)
# A day without its year, or a day of the week, and a name: "On 3 May, Ann Moss wrote:".
_SOON = (
    r"(?=[^\n<>@:]{0,15}?\d|[^\W\d_]{1,8}(?:day|tag|dag|di)\b|Mittwoch\b|dimanche\b)"
    r"(?:[^\n<>@:]|:\d\d){2,40}?"
)
_NAMES_OF_DAYS = "|".join((*MONTHS, *WEEKDAYS, *(name[:3] for name in (*MONTHS, *WEEKDAYS))))
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*"
_FURTHER = rf" (?:(?:v[ao]n|d[eu]r?|den|del|della|la|ter|bin) ){{0,2}}{_CAPITAL}"
_CALLED = rf"(?P<name>{_CAPITAL}(?:{_FURTHER}){{0,3}})"
_FULLY_CALLED = rf"(?P<name>{_CAPITAL}(?:{_FURTHER}){{1,3}})"
_UNDATED_FORMS = tuple(
    lazy_pattern(rf"(?m)^(?P<marks>{_MARKS}){form}{_END}")
    for form in (
        rf"(?:On|Le|El|Il(?: giorno)?) (?P<day>{_SOON})(?:, | (?!(?:{_NAMES_OF_DAYS})\b)){_CALLED} "
        r"(?:wrote|a écrit|escribió|ha scritto)",
        rf"(?:Am|Op) (?P<day>{_SOON}) (?:schrieb|schreef) {_CALLED}",
        rf"{_FULLY_CALLED} (?:wrote|a écrit|escribió|ha scritto|schrieb|schreef)"
        rf"(?P<day> (?:on|le|el|il|am|op) {_SOON})?",
    )
)
_CLOSING_COLON = lazy_pattern(r"(?m):(?=[ \t]*$)")  # is found at once, unlike the verbs
_ENDS = lazy_pattern(
    r"(?m)(?:wrote|écrit|escribió|scritto|schrieb|schreef)(?:\s[^\n]{1,120}(?:\n[^\n]{1,120})?)?"
    + _END
)
_UNMARKED = re.compile(rf"(?:[ \t]*+{_MARKS}[ \t]*+\n)++")
_DEPTH = re.compile(r"[ \t]*+((?:> ?)*+)")


class QuotedReply(NamedTuple):
    """An email within another: the ``line`` that names its writer, the ``name``, and the ``words``
    in as many pieces as others' stand between. ``is_dated`` says that the line tells a day.
    """

    line: Span
    name: Span
    words: tuple[Span, ...]
    is_dated: bool


class _Line(NamedTuple):
    span: Span
    name: Span
    depth: int
    has_address: bool
    is_dated: bool


class _Quoted(NamedTuple):
    """Paragraphs set as quotations, by start, and how many others each is in, itself too."""

    spans: Sequence[Span]
    depths: Sequence[int]


def find_quoted_replies(text: str, block_quotes: Sequence[Span] = ()) -> list[QuotedReply]:
    """Return the emails quoted in a text, by start: what stands below their lines behind "> " or is
    set as a quotation; all that follows where an address in the line tells a mail, and no marks.

    ``block_quotes`` has a quotation within a quotation twice.
    """
    lines = _writer_lines(text)
    if not lines:
        return []
    depths = Counter(block_quotes)
    spans = sorted(depths)
    set_apart = _Quoted(spans, [depths[span] for span in spans])
    ends: dict[int, int] = {}
    quoted = [
        (line, stretch)
        for line in lines
        if (stretch := _stretch_below(text, line, set_apart, ends))
    ]
    stretches = [Span(line.span.start, stretch.end) for line, stretch in quoted]
    return [
        QuotedReply(
            line.span, line.name, tuple(outside(stretch, stretches, number + 1)), line.is_dated
        )
        for number, (line, stretch) in enumerate(quoted)
    ]


def first_writer_line(text: str) -> int:
    """Return where the first line begins that says who wrote what is below; else the text's end."""
    lines = _writer_lines(text)
    return lines[0].span.start if lines else len(text)


def outside(whole: Span, others: Sequence[Span], first: int = 0) -> Iterator[Span]:
    """Yield the pieces of a stretch that lie in none of ``others``, by start, from ``first`` on."""
    start = whole.start
    for number in range(first, len(others)):
        other = others[number]
        if max(start, other.start) >= whole.end:
            break
        if start < other.start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < whole.end:
        yield Span(start, whole.end)


def _writer_lines(text: str) -> list[_Line]:
    """Return the lines that say who wrote what is below, by start."""
    if not _CLOSING_COLON.search(text) or not any(map(text.__contains__, _VERBS)):
        return []
    if not _ENDS.search(text):
        return []
    found: dict[int, _Line] = {}
    for form in (*_FORMS, *_UNDATED_FORMS):
        for match in form.finditer(text):
            parts = match.groupdict()
            line = _Line(
                Span(*match.span()),
                Span(*match.span("name")),
                match["marks"].count(">"),
                parts.get("address") is not None or "@" in match["name"],
                form in _FORMS or parts["day"] is not None,
            )
            found.setdefault(match.start(), line)
    return [found[start] for start in sorted(found)]


def _stretch_below(text: str, line: _Line, set_apart: _Quoted, ends: dict[int, int]) -> Span | None:
    """Return what is quoted below a line; None where nothing is.

    ``ends`` keeps by depth where the last stretch ended, within which others may begin; below 0
    are depths of what is set apart without marks.
    """
    gap = _UNMARKED.match(text, line.span.end)
    start = gap.end() if gap else line.span.end
    depth = _depth(text, start)
    if start == line.span.end or start == len(text) or depth < line.depth:
        return None
    if depth:
        if ends.get(depth, 0) <= start:
            ends[depth] = _end_of_marked(text, start, depth)
        return Span(start, ends[depth]) if ends[depth] > start else None
    first = bisect_right(set_apart.spans, start, key=_end_of)
    if first < len(set_apart.spans) and not text[start : set_apart.spans[first].start].strip():
        depth = set_apart.depths[first]
        if ends.get(-depth, 0) <= start:
            ends[-depth] = _end_of_set(text, set_apart, first)
        return Span(start, ends[-depth])
    return Span(start, len(text)) if line.has_address else None


def _end_of_set(text: str, set_apart: _Quoted, first: int) -> int:
    """Return where the paragraphs end that are set as quotations as deeply as the ``first``, with
    nothing else between.
    """
    spans, depths = set_apart
    end = spans[first].end
    for number in range(first + 1, len(spans)):
        span = spans[number]
        if depths[number] < depths[first] or text[end : max(end, span.start)].strip():
            break
        end = span.end
    return end


def _end_of(span: Span) -> int:
    return span.end


def _end_of_marked(text: str, start: int, depth: int) -> int:
    """Return where the last line ends that is quoted as deeply as the first."""
    end = start
    while start < len(text):
        stop = text.find("\n", start)
        stop = stop if stop >= 0 else len(text)
        if text[start:stop].strip(" \t>"):
            if _depth(text, start) < depth:
                break
            end = stop
        start = stop + 1
    return end


def _depth(text: str, start: int) -> int:
    """Return how many marks stand before the words of the line at ``start``."""
    marks = _DEPTH.match(text, start)
    return marks[1].count(">") if marks else 0
