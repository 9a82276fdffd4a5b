"""Find the terms on which something was said: on background, embargoed, not for reporting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefreader.sources.blocks.line_shapes import label_end
from briefreader.sources.metadata.dates import days_in
from briefreader.sources.metadata.document_head import says_kind
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import sentence_ends

# Ground rules are laid down before the questions begin; later, people talk about other calls.
OPENING = 8000
MOST = 6
LONGEST = 400
_TERMS = lazy_pattern(
    r"\b(?:is|are|was|were|be|being|am|call|briefing|gaggle|remarks|all|conducted|held|speaking)"
    r"(?:[,\s]+\w+){0,3}?[,\s]+on\s+(?:deep\s+|strict\s+)?background\b"
    r"(?!\s+(?:checks?|screening|noise|music))"
    r"|\battribut(?:able|ed)\s+(?:only\s+)?(?:to|as)\b[^.\n]{0,60}\bofficials?\b"
    r"|\bnot\s+(?:be\s+|for\s+)attribut"
    r"|\bembargoed\s+(?:until|till|for)\b|\b(?:is|are|be|remains?)\s+(?:\w+\s+)?embargoed\b"
    r"|\bembargo(?::|\s+(?:will\s+)?lifts?\b)|\b(?:under|sous)\s+embargo\b|\bsperrfrist\b(?=\s*[:\d])"
    r"|\bnot\s+for\s+(?:your\s+|direct\s+)?(?:reporting|quotation|publication|broadcast)\b"
    r"|\b(?:is|are|be|all|strictly)\s+off[\s-]the[\s-]record\b",
    re.IGNORECASE,
)
_EMBARGO = lazy_pattern(r"embargo|sperrfrist|not for publication", re.IGNORECASE)
# One of these stands in every statement of terms; to look for them costs next to nothing.
_WORDS = ("background", "embargo", "sperrfrist", "attribut", "not for ", "off the r", "off-the-r")
_IN_TITLE = re.compile(r"\bbackground\s+(?:press\s+)?(?:call|briefing|gaggle)\b", re.IGNORECASE)


def embargo_day(lines: Sequence[str], *, day_first: bool) -> date | None:
    """Return the day up to which the head of a press release puts it under embargo, on which it
    comes out.
    """
    for line in lines:
        if says_kind(line) and _EMBARGO.search(line):
            days = set(days_in(line, day_first=day_first))
            return days.pop() if len(days) == 1 else None
    return None


def terms_of_attribution(title: str, text: str) -> tuple[str, ...]:
    """Return the sentences near the start of ``text`` that state terms, as printed, each on one
    line.

    Where the text states none, a title such as ``Background Press Call`` still does.
    """
    found: dict[str, None] = {}
    opening = text[:OPENING]
    if _may_state(opening):
        for line in filter(_may_state, opening.split("\n")):
            for match in _TERMS.finditer(line):
                whole = says_kind(line)  # "Sperrfrist: 3. Mai"
                stated = one_line(line) if whole else _sentence(line, match.start(), match.end())
                found[stated] = None
    if not found and "background" in title.lower() and (named := _IN_TITLE.search(title)):
        found[named[0]] = None
    return tuple(found)[:MOST]


def _may_state(text: str) -> bool:
    lowered = text.encode("ascii", "replace").lower().decode()  # faster than all scripts' letters
    return any(word in lowered for word in _WORDS)


def _sentence(line: str, start: int, end: int) -> str:
    """Return the sentence of ``line`` around ``start`` to ``end``."""
    first = min(label_end(line), start)
    ends = [first, *sentence_ends(line, first, len(line)), len(line)]
    first = max(edge for edge in ends if edge <= start)
    last = min(edge for edge in ends if edge >= end)
    return one_line(line[first:last][:LONGEST])
