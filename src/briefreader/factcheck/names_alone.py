"""Names alone on a line above or below a quotation, perhaps with a role: "Ann Moss, mayor".

Which of the two it is, a draft tells by what stands first and last where names and quotations take
turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.quotes.named_people import full_names_in
from briefreader.sources.blocks.line_shapes import LIST_MARK
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import NAME_PARTICLE
from briefreader.text.sentences import ENDERS

NAME_IN_CAPITALS = (
    rf"(?:[^\W\d_a-z][\w.’'-]*[ \u00a0](?:{NAME_PARTICLE}[ \u00a0]){{0,2}})"
    r"{1,4}[^\W\d_a-z][\w.’'-]*"
)
_NAME = lazy_pattern(
    rf"\s*(?:#{{1,6}}[ \t])?[*_]{{0,3}}(?!By[ \u00a0])(?P<name>{NAME_IN_CAPITALS})[*_]{{0,3}}"
    r"(?P<rest>(?:,| \(| [–—-])[ \u00a0]?[^\n“”\".!?:]{2,100})?\s*"
)
_ROLE = lazy_pattern(r"\s*[*_]?[^\W\d_][^\n“”\".!?:]{2,80}\s*")  # "Mayor of Port Ellery"
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SEVERAL = 2


class _Line(NamedTuple):
    """A line that is all a quotation, which begins at ``start``, or all a name, of somebody
    ``known`` for certain; or both; or neither.

    ``is_short``: it may be a role.
    """

    start: int | None = None
    name: re.Match[str] | None = None
    known: bool = False
    is_short: bool = False


_Pairs = Sequence[tuple[_Line, Sequence[_Line]]]
"""Names, each with the quotations right above it or below."""


def names_alone(
    text: str, quotations: Sequence[Span], people: PeopleDirectory | None
) -> Mapping[int, re.Match[str]]:
    """Return the ``name`` alone above or below each of the ``quotations`` of a draft, and the
    ``rest`` of its line, by where the quotation begins, marks and all.

    A line or paragraph may have both: “We sail.” Ann Moss. Else several names count where they take
    turns with quotations: as below these if the first of all is a quotation, and the last a name;
    as above if it is the other way round. A single one may sign the draft, or be a heading.
    """
    found: dict[int, re.Match[str]] = {}
    lines = list(_without_roles(list(_lines(text, quotations, people))))
    for line in lines:
        if line.start is not None and line.name and line.known:
            found[line.start] = line.name
    above: list[tuple[_Line, Sequence[_Line]]] = []
    for run in _runs(lines):
        if run[0][0].name and run[-1][0].start is not None:
            above += zip((one[0] for one in run[::2]), run[1::2], strict=True)
        elif run[0][0].start is not None and run[-1][0].name:
            below = list(zip((one[0] for one in run[1::2]), run[::2], strict=True))
            found |= _told(below) if all(len(one) == 1 for one in run) else {}
    return found | _told(above)


def _told(pairs: _Pairs) -> dict[int, re.Match[str]]:
    """Return the names by the quotations, if there are several, and half of them are known."""
    known = sum(name.known for name, _ in pairs)
    if len(pairs) < _SEVERAL or known * 2 < len(pairs):
        return {}
    return {
        line.start: name.name
        for name, lines in pairs
        for line in lines
        if line.start is not None and name.name
    }


def _runs(lines: Sequence[_Line]) -> Iterator[list[list[_Line]]]:
    """Yield the longest stretches in which names and quotations take turns, of which several may
    stand together; no names may.
    """
    run: list[list[_Line]] = []
    for (is_quotation, is_name), same in groupby(
        lines, key=lambda line: (line.start is not None, line.name is not None)
    ):
        group = list(same)
        if is_quotation == is_name or (is_name and len(group) > 1):
            if run:
                yield run
            run = []
        else:
            run.append(group)
    if run:
        yield run


def _without_roles(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Yield the lines without what may be the role of whose name stands right above it."""
    yield from lines[:1]
    for above, line in pairwise(lines):
        if not (above.start is None and above.known and line.is_short and not line.known):
            yield line


def _lines(
    text: str, quotations: Sequence[Span], people: PeopleDirectory | None
) -> Iterator[_Line]:
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
        yield from _other_lines(text, at, first, people)
        before = text[max(at, first) : start]
        if before.strip() and not LIST_MARK.fullmatch(f"{before}“"):
            yield _Line()
        elif not text[end:stop].strip():
            yield _Line(start)
        else:
            name = _NAME.fullmatch(text, end, stop)
            ends = text[start:end].rstrip("\"”’'»“").endswith(tuple(ENDERS))
            is_both = name and ends and is_somebodys(name["name"], people)
            yield _Line(start, name, known=True) if is_both else _Line()
        at = max(at, stop)
    yield from _other_lines(text, at, len(text), people)


def _other_lines(
    text: str, start: int, end: int, people: PeopleDirectory | None
) -> Iterator[_Line]:
    for line in _LINE.finditer(text, start, end):
        name = _NAME.fullmatch(text, *line.span())
        known = name is not None and is_somebodys(name["name"], people)
        yield _Line(None, name, known, _ROLE.fullmatch(text, *line.span()) is not None)


def is_somebodys(name: str, people: PeopleDirectory | None) -> bool:
    """Return whether words with capitals end with a name that is a person's for certain."""
    return name.endswith(full_names_in(name, people))
