"""Cuts a text into paragraphs: its lines, or blocks of lines that were wrapped at a fixed width."""

from __future__ import annotations

import itertools

from briefreader.domain.article import Span
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sentences import CLOSERS, ENDERS, sentence_ends

_LONGEST = 8000
_WRAPPED_FROM, _WRAPPED_TO = 50, 100
_ITEM = lazy_pattern(r"[ \t]*(?:[-*+•▪◦‣·–]|\(?\d{1,3}[.)])[ \t\u00a0]+\S")
_ENDED = (*ENDERS, *CLOSERS, "“", ":", ";")
_QUOTED = ("”", '"', "»", "“", "’")


def paragraphs_of(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the paragraphs between ``start`` and ``end`` that hold more than white space."""
    found: list[Span] = []
    for line in text[start:end].split("\n"):
        stop = start + len(line)
        if line and not line.isspace():
            if len(line) > _LONGEST:
                found += _cut(text, start, stop)
            else:
                found.append(Span(start, stop))
        start = stop + 1
    return _unwrapped(text, found) if _looks_wrapped(found) else found


def _cut(text: str, start: int, stop: int) -> list[Span]:
    """Return a line that is longer than any paragraph on a page, cut after sentences."""
    found = []
    while stop - start > _LONGEST:
        end = start + _LONGEST
        end = max(sentence_ends(text, start + _LONGEST // 2, end), default=end)
        found.append(Span(start, end))
        start = end
    if stop > start:
        found.append(Span(start, stop))
    return found


def _looks_wrapped(lines: list[Span]) -> bool:
    """Return whether most lines run on to a next one and none is longer than a page is wide."""
    if len(lines) < 2 or any(end - start > _WRAPPED_TO for start, end in lines):
        return False
    joined = sum(1 for one, two in itertools.pairwise(lines) if two.start == one.end + 1)
    return joined * 3 >= len(lines)


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    """Return lines that run on to the next one joined, up to the longest paragraph."""
    joined = [lines[0]]
    for line in lines[1:]:
        before = joined[-1]
        last = Span(max(before.start, text.rfind("\n", *before) + 1), before.end)
        runs_on = line.start == before.end + 1 and last.end - last.start >= _WRAPPED_FROM
        if runs_on and _is_alone(text, last, line):
            runs_on = False
        if runs_on and line.end - before.start <= _LONGEST:
            joined[-1] = Span(before.start, line.end)
        else:
            joined.append(line)
    return joined


def _is_alone(text: str, before: Span, line: Span) -> bool:
    """Return whether a line is an item of a list, or one of several that each end with a
    quotation.
    """
    above = before.of(text).rstrip()
    if _ITEM.match(text, line.start) and above.endswith(_ENDED):
        return True
    return above.endswith(_QUOTED) and line.of(text).rstrip().endswith(_QUOTED)
