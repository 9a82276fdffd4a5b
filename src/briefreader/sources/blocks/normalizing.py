"""Make blocks of text as it was collected: no white space around lines, styles in order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter

from briefreader.domain.article import StyledSpan, TextStyle
from briefreader.sources.blocks.block import Block

# An official correction: the struck words, then the right ones in brackets.
_CORRECTION = re.compile(r"[ \u00a0\n]?(\[[^\[\]]{1,200}\])")
# The same with the right words before the struck ones.
_BEFORE = re.compile(r"(\[[^\[\]\n]{1,200}\])[ \u00a0]?\Z")
_LONGEST_BEFORE = 203  # code points that it can match
_START, _END = itemgetter(0), itemgetter(1)


def normalize_blocks(text: str, spans: list[StyledSpan]) -> list[Block]:
    """Return one block, or several where lines of nothing but white space stand between."""
    if "\n" not in text and text == text.strip():
        return [Block(text, _ordered(text, spans))] if text else []
    if all(map(_is_trimmed, text.split("\n"))) and _at_words(text, spans):
        return [Block(text, _ordered(text, spans))]
    found: list[Block] = []
    lines: list[tuple[int, str]] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        bare = line.strip()
        if bare:
            indent = len(line) - len(line.lstrip(" "))  # of a nested item, of code
            if line[indent].isspace():
                lines.append((start + len(line) - len(line.lstrip()), bare))
            else:
                lines.append((start, line.rstrip()))
        elif lines:
            found.append(_trimmed(lines, spans))
            lines = []
        start += len(line) + 1
    return found


def _is_trimmed(line: str) -> bool:
    """Return whether nothing but the indentation of an item or of code stands around its words."""
    if not line or line[-1].isspace():
        return False
    return not line[0].isspace() or not line.lstrip(" ")[0].isspace()


def _at_words(text: str, spans: list[StyledSpan]) -> bool:
    """Return whether no span begins or ends with a line end."""
    ends = (text[at] for start, end, _, _ in spans for at in (start, end - 1))
    return "\n" not in ends


def _trimmed(lines: list[tuple[int, str]], spans: list[StyledSpan]) -> Block:
    """Return the block of ``lines``, each with its place in the old text, and the spans moved
    along.
    """
    text = "\n".join(line for _, line in lines)
    olds = [old for old, _ in lines]
    ends = [old + len(line) for old, line in lines]
    news = [0, *accumulate(len(line) + 1 for _, line in lines)]
    moved: list[StyledSpan] = []
    for span in spans:
        first = bisect_right(ends, span.start)  # the first line that ends behind its start
        last = bisect_left(olds, span.end) - 1  # the last line that starts before its end
        if first > last:
            continue
        start = news[first] + max(span.start - olds[first], 0)
        end = news[last] + min(span.end, ends[last]) - olds[last]
        moved.append(StyledSpan(start, end, span.style, span.target))
    return Block(text, _ordered(text, moved))


def _ordered(text: str, spans: list[StyledSpan]) -> tuple[StyledSpan, ...]:
    """Return spans by start, then longest first, with the insertion that follows a struck
    passage.
    """
    if len(spans) < 2 and not (spans and spans[0].style is TextStyle.STRUCK):
        return tuple(spans)
    marked = list(spans)
    for span in spans:
        if span.style is TextStyle.STRUCK:
            match = _CORRECTION.match(text, span.end) or _BEFORE.search(
                text, max(0, span.start - _LONGEST_BEFORE), span.start
            )
            if match:
                marked.append(StyledSpan(match.start(1), match.end(1), TextStyle.INSERTED))
    unique = sorted(dict.fromkeys(marked), key=_END, reverse=True)
    unique.sort(key=_START)
    return tuple(unique)
