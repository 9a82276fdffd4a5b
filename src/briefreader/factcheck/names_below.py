"""Names alone on the line below a quotation, whose words stand above it: “…”, and then "Ann Moss".

Others stand above the words, as headings do. Which it is, a draft tells by its first quotation and
its last name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.quotes.named_people import full_names_in
from briefreader.sources.blocks.line_shapes import LIST_MARK
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sentences import ENDERS

NAME_IN_CAPITALS = (
    r"(?:[^\W\d_a-z][\w.’'-]*[ \u00a0](?:(?:de|da|di|van|von|der|den|la|le|al|bin)[ \u00a0]){0,2})"
    r"{1,4}[^\W\d_a-z][\w.’'-]*"
)
_NAME = lazy_pattern(
    rf"\s*(?P<name>{NAME_IN_CAPITALS})"
    r"(?P<rest>(?:,| \(| [–—-])[ \u00a0]?[^\n“”\".!?:]{2,100})?\s*"
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SEVERAL = 2


class _Line(NamedTuple):
    """A line that is all a quotation, which begins at ``start``, or all a name; or neither."""

    start: int | None = None
    name: re.Match[str] | None = None


def names_below(
    text: str, quotations: Sequence[Span], people: PeopleDirectory | None
) -> Mapping[int, re.Match[str]]:
    """Return the ``name`` below each of the ``quotations`` of a draft, and the ``rest`` of its
    line, by where the quotation begins, marks and all.

    A line or paragraph may have both: “We sail.” Ann Moss. Else several names count where they take
    turns with quotations, the first is a quotation, and the last is a name: a single one may sign
    the draft.
    """
    found: dict[int, re.Match[str]] = {}
    lines = list(_lines(text, quotations))
    for line in lines:
        if line.start is not None and line.name and _is_somebodys(line.name, people):
            found[line.start] = line.name
    turns = [line if (line.start is None) != (line.name is None) else None for line in lines]
    for run in _alternating(turns):
        names = [line.name for line in run if line.name]
        if run[0].name or not run[-1].name or len(names) < _SEVERAL:
            continue
        known = sum(_is_somebodys(name, people) for name in names)
        if known * 2 >= len(names):
            starts = [line.start for line in run if line.start is not None]
            found |= zip(starts, names, strict=True)
    return found


def _lines(text: str, quotations: Sequence[Span]) -> Iterator[_Line]:
    """Yield what has words: the lines outside of quotations, and each quotation with what else its
    lines have.
    """
    at = 0
    for start, end in quotations:
        if start < at:
            continue
        first = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        yield from _other_lines(text, at, first)
        before = text[max(at, first) : start]
        if before.strip() and not LIST_MARK.fullmatch(f"{before}“"):
            yield _Line()
        elif not text[end:stop].strip():
            yield _Line(start)
        else:
            name = _NAME.fullmatch(text, end, stop)
            ends = text[start:end].rstrip("\"”’'»“").endswith(tuple(ENDERS))
            yield _Line(start, name) if name and ends else _Line()
        at = max(at, stop)
    yield from _other_lines(text, at, len(text))


def _other_lines(text: str, start: int, end: int) -> Iterator[_Line]:
    for line in _LINE.finditer(text, start, end):
        yield _Line(None, _NAME.fullmatch(text, *line.span()))


def _alternating(lines: Sequence[_Line | None]) -> Iterator[list[_Line]]:
    """Yield the longest stretches in which quotations and names take turns."""
    run: list[_Line] = []
    for line in lines:
        if run and (line is None or (line.name is None) == (run[-1].name is None)):
            yield run
            run = []
        if line is not None:
            run.append(line)
    if run:
        yield run


def _is_somebodys(name: re.Match[str], people: PeopleDirectory | None) -> bool:
    """Return whether a line ends with a name that is a person's for certain."""
    return name["name"].endswith(full_names_in(name["name"], people) or ("\0",))
