"""Emails that are quoted in another, below a line that names their writers: "On 3 May 2024, Ann
Moss wrote:".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefreader.domain.article import Span
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
_UNMARKED = re.compile(rf"(?:[ \t]*+{_MARKS}[ \t]*+\n)++")
_DEPTH = re.compile(r"[ \t]*+((?:> ?)*+)")


class QuotedReply(NamedTuple):
    """An email within another: the ``line`` that names its writer, the ``name``, and the ``words``
    in as many pieces as others' stand between.
    """

    line: Span
    name: Span
    words: tuple[Span, ...]


class _Line(NamedTuple):
    span: Span
    name: Span
    depth: int
    has_address: bool


def find_quoted_replies(text: str, block_quotes: Sequence[Span] = ()) -> list[QuotedReply]:
    """Return the emails quoted in a text, by start: what stands below their lines behind "> " or is
    set as a quotation; all that follows where an address in the line tells a mail, and no marks.
    """
    ends: dict[int, int] = {}
    quoted = [
        (line, stretch)
        for line in _writer_lines(text)
        if (stretch := _stretch_below(text, line, block_quotes, ends))
    ]
    stretches = [Span(line.span.start, stretch.end) for line, stretch in quoted]
    return [
        QuotedReply(line.span, line.name, tuple(outside(stretch, stretches, number + 1)))
        for number, (line, stretch) in enumerate(quoted)
    ]


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
    if not any(verb in text for verb in _VERBS):
        return []
    return sorted(
        _Line(
            Span(found.start(), found.end()),
            Span(found.start("name"), found.end("name")),
            found["marks"].count(">"),
            found["address"] is not None or "@" in found["name"],
        )
        for form in _FORMS
        for found in form.finditer(text)
    )


def _stretch_below(
    text: str, line: _Line, block_quotes: Sequence[Span], ends: dict[int, int]
) -> Span | None:
    """Return what is quoted below a line; None where nothing is.

    ``ends`` keeps by depth where the last stretch ended, within which others may begin.
    """
    gap = _UNMARKED.match(text, line.span.end)
    start = gap.end() if gap else line.span.end
    depth = _depth(text, start)
    if start == line.span.end or start == len(text) or depth < line.depth:
        return None
    if ends.get(depth, 0) <= start:
        ends[depth] = (
            _end_of_marked(text, start, depth) if depth else _end_of_set(text, start, block_quotes)
        )
    if depth or ends[depth] > start:
        return Span(start, ends[depth]) if ends[depth] > start else None
    return Span(start, len(text)) if line.has_address else None


def _end_of_set(text: str, start: int, block_quotes: Sequence[Span]) -> int:
    """Return where the paragraphs end that are set as quotations from a place on."""
    end = start
    for number in range(bisect_right(block_quotes, start, key=_end_of), len(block_quotes)):
        block = block_quotes[number]
        if text[end : max(end, block.start)].strip():
            break
        end = block.end
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
