"""Web addresses that stand in a text as such become links to themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefreader.domain.article import StyledSpan, TextStyle

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”«»|\\^`{}]{3,2000}", re.IGNORECASE)
_BEHIND = ".,;:!?…'’*_~"
_PAIRS = {")": "(", "]": "["}


def with_addresses(text: str, styles: Sequence[StyledSpan]) -> tuple[StyledSpan, ...]:
    """Return ``styles`` and a link for each web address in ``text`` that is no part of one yet."""
    if "://" not in text:
        return tuple(styles)
    linked = [span for span in styles if span.style is TextStyle.LINK]
    starts = [span.start for span in linked]
    found = []
    for match in _ADDRESS.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and linked[before].end > match.start():
            continue
        address = _without_what_follows(match[0])
        end = match.start() + len(address)
        found.append(StyledSpan(match.start(), end, TextStyle.LINK, address))
    if not found:
        return tuple(styles)
    return tuple(sorted((*styles, *found), key=lambda span: (span.start, -span.end)))


def _without_what_follows(address: str) -> str:
    """Return an address without the marks of the sentence that it ends, or the bracket around
    it.
    """
    while address:
        last = address[-1]
        unpaired = last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
        if last not in _BEHIND and not unpaired:
            break
        address = address[:-1]
    return address
