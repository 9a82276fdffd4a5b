"""The numbers of OpenDocument's lists and headings, which no document holds as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from briefreader.sources.blocks.item_marks import numeral, stated_number

_NAMES = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TEXT, _STYLE = _NAMES.format("text"), _NAMES.format("style")
_FORMATS = (
    f"{_STYLE}num-list-format",
    "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format",
)
_PART = re.compile(r"%(\d{1,2})%")

Levels = Mapping[int, Element]


def numbered_levels(style: Element) -> dict[int, Element]:
    """Return the levels, from 1, of a list style or an outline that have numbers."""
    return {
        stated_number(level.get(f"{_TEXT}level", ""), 1): level
        for level in style
        if level.tag in (f"{_TEXT}list-level-style-number", f"{_TEXT}outline-level-style")
        and level.get(f"{_STYLE}num-format") != ""
    }


class LevelNumbers:
    """Counts the items of lists of one style, or a document's headings."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._counts: dict[int, int] = {}

    def begin(self, at: int) -> None:
        """Begin anew in a level and in those within it."""
        for level in [level for level in self._counts if level >= at]:
            del self._counts[level]

    def next(self, at: int, value: str = "") -> str | None:
        """Return the next mark in a level, None if that has none; ``value`` is the number that an
        item itself states.
        """
        level = self._levels.get(at)
        if level is None:
            return None
        self.begin(at + 1)
        self._counts[at] = stated_number(value, self._counts.get(at, self._start(at) - 1) + 1)
        said = next(filter(None, map(level.get, _FORMATS)), "")
        if said:
            return _PART.sub(lambda part: self._said(int(part[1])), said).strip()
        shown = max(1, min(stated_number(level.get(f"{_TEXT}display-levels", ""), 1), at))
        numbers = [self._said(one) for one in range(at - shown + 1, at + 1)]
        before, behind = (level.get(f"{_STYLE}num-{name}") for name in ("prefix", "suffix"))
        if before is None and behind is None and shown == 1:
            behind = "."
        return f"{before or ''}{'.'.join(filter(None, numbers))}{behind or ''}".strip()

    def _said(self, at: int) -> str:
        level = self._levels.get(at)
        if level is None:
            return ""
        kind = level.get(f"{_STYLE}num-format", "1")
        return numeral(self._counts.setdefault(at, self._start(at)), kind)

    def _start(self, at: int) -> int:
        return stated_number(self._levels[at].get(f"{_TEXT}start-value", ""), 1)
