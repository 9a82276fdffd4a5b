"""Where the head of an article ends, and its paragraphs are counted from: the byline, the day, the
place and ``For immediate release`` stand above its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefreader.domain.article import Paragraph
from briefreader.sources.blocks.line_shapes import (
    LONGEST_HEAD_LINE,
    ends_sentence,
    is_clock,
    label_end,
)
from briefreader.sources.metadata.dates import (
    LONGEST_DATE_LINE,
    date_alone,
    dated_byline,
    stated_dates,
)
from briefreader.sources.metadata.document_head import says_kind
from briefreader.sources.metadata.issue_dates import issue_date
from briefreader.sources.metadata.news_head import is_byline
from briefreader.text.folding import says_same

_HEAD = 6  # paragraphs
_MARKS = "*_# \u00a0\t"


def numbered_from_body(
    text: str, paragraphs: Sequence[Paragraph], byline: str
) -> tuple[Paragraph, ...]:
    """Return the paragraphs with 1 for the first one of the body, 0 for those above it.

    A line at the head may repeat the ``byline``.
    """
    above = 0
    for number, paragraph in enumerate(paragraphs[:_HEAD], 1):
        lines = list(map(_bare, text[paragraph.start : paragraph.end].split("\n")))
        heads = [_says_head(line, byline) for line in lines]
        if any(heads):
            above = number
        if not all(
            is_head or _may_stand_above(line) for line, is_head in zip(lines, heads, strict=True)
        ):
            break
    if above == len(paragraphs):
        above = 0
    before = paragraphs[above].number - 1 if paragraphs else 0
    if not before:
        return tuple(paragraphs)
    return tuple(
        Paragraph(start, end, max(0, number - before), locator)
        for start, end, number, locator in paragraphs
    )


def _bare(line: str) -> str:
    return line.strip(_MARKS)


def _says_head(line: str, byline: str) -> bool:
    """Return whether a line says nothing but who wrote what is below, when, or what kind it is."""
    if len(line) > 2 * LONGEST_DATE_LINE:
        return False
    return bool(
        is_byline(line)
        or dated_byline(line)
        or (date_alone(line, day_first=True) and not ends_sentence(line))
        or any(stated_dates((line,)))
        or issue_date(line)
        or is_clock(line)
        or says_kind(line)
        or (byline and says_same(line, byline))
    )


def _may_stand_above(line: str) -> bool:
    """Return whether a line may be a place, an office or an occasion."""
    return 0 < len(line) <= LONGEST_HEAD_LINE and not ends_sentence(line) and label_end(line) <= 0
