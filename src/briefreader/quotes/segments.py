"""Finds the stretches of a text that stand between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from briefreader.article import Span

# Markup is skipped whole, so that an attribute's value is never a quotation.
_MARKUP = r"(?<=<)[a-zA-Z/!][^<>]{0,2000}>"
# A set of characters comes first, so that the search runs past everything else at full speed.
_DOUBLE = re.compile(
    r"""[“”„‟«»"「」『』'`<](?:(?<=[“”„‟«»"「」『』])|(?<=')''?|(?<=`)`|""" + _MARKUP + ")"
)
_SINGLE = re.compile(rf"[‘’‹›'<](?:(?<=[‘’‹›'])|{_MARKUP})")
_DOUBLE_OPENING = re.compile(r"[“„‟«「『]|(?<!\w)\"(?=\w)|''(?=\w)|``")
_CURLY_OPENING = re.compile(r"(?<![\w“„«\"])‘(?=[\w\[“(])")
_ANY_SINGLE = re.compile(r"(?<!\w)[‘‹']\w")
_LEFT_GLYPHS = frozenset("“„‟«「『‘‹") | {"``"}
_RIGHT_GLYPHS = frozenset("”»」』’›")
_BEFORE_OPENING = frozenset("([{—–-―/")
_AFTER_CLOSING = frozenset(",.;:!?)]}—–")
_TRIMMED = frozenset(' \t\n\xa0,“”"„')
_PARTNERS = {"”": "“", '"': '"'}
_DECADE = re.compile(r"['’]\d\ds?\b")
# A paragraph with more marks, and so many to its length, is no prose; pairing them takes seconds.
_MANY_MARKS = 500
_DENSEST = 8  # code points to a mark


class Segment(NamedTuple):
    """The words between two marks; ``outer`` takes the marks in.

    ``paragraph`` is an index into the paragraphs given. ``continues`` says that the paragraph
    before was left open and this one opens again, as quotations over several paragraphs do.
    ``closed`` is False where the paragraph ended before a closing mark.
    """

    start: int
    end: int
    outer: Span
    paragraph: int
    continues: bool
    closed: bool


class _Mark(NamedTuple):
    """One quotation mark and what stands beside it."""

    start: int
    end: int
    glyph: str
    space_left: bool
    space_right: bool

    @property
    def opens(self) -> bool:
        """Whether it can begin a quotation where none is open; real text uses ” for that too."""
        if self.glyph in _LEFT_GLYPHS:
            return self.space_left or not self.space_right
        if self.glyph in _RIGHT_GLYPHS:
            return self.space_left and not self.space_right
        return self.space_left or not self.space_right

    def closes(self, last: bool) -> bool:
        """Whether it can end an open quotation; ``last`` says that no mark follows."""
        if self.glyph in _RIGHT_GLYPHS:
            return True
        if self.glyph in _LEFT_GLYPHS:
            return self.space_right and (last or not self.space_left)
        return self.space_right or not self.space_left


def quotes_with_single_marks(text: str) -> bool:
    """Whether single marks quote here, as in British newspapers.

    They do where there are no others, or where curly ones open more often than double ones, which
    then stand inside them.
    """
    # Counting characters is quick, and enough for nearly every text.
    rough = text.count("“") + text.count('"') // 2 + text.count("''") // 2
    if rough and text.count("‘") <= rough:
        return False
    doubles = len(_DOUBLE_OPENING.findall(text))
    if not doubles:
        return _ANY_SINGLE.search(text) is not None
    return len(_CURLY_OPENING.findall(text)) > doubles


def has_marks(text: str, start: int, end: int, single: bool) -> bool:
    """Whether any mark stands there: a first look, for most turns of transcripts have none."""
    return (_SINGLE if single else _DOUBLE).search(text, start, end) is not None


def find_segments(text: str, paragraphs: Sequence[Span], single: bool = False) -> list[Segment]:
    """Every stretch between quotation marks, in order; between single ones if ``single``."""
    if single:
        return _single(text, paragraphs)
    return _between(text, paragraphs, _DOUBLE)


def _between(text: str, paragraphs: Sequence[Span], pattern: re.Pattern[str]) -> list[Segment]:
    found: list[Segment] = []
    left_open = False
    stop = paragraphs[-1].end if paragraphs else 0
    upcoming = -1  # where the next mark stands: most paragraphs have none
    for number, paragraph in enumerate(paragraphs):
        if upcoming < paragraph.start:
            mark = pattern.search(text, paragraph.start, stop)
            upcoming = mark.start() if mark else stop
        marks = _marks(text, paragraph, pattern) if upcoming < paragraph.end else []
        if not marks:
            left_open = False
            continue
        pieces, left_open_now = _pair(text, paragraph, marks)
        opens_at_once = not text[paragraph.start : marks[0].start].strip()
        for count, (outer, start, end, closed) in enumerate(pieces):
            start, end = _trim(text, start, end)
            if end > start:
                continues = left_open and opens_at_once and count == 0
                found.append(Segment(start, end, outer, number, continues, closed))
        left_open = left_open_now
    return found


def _marks(text: str, paragraph: Span, pattern: re.Pattern[str]) -> list[_Mark]:
    """The marks of one paragraph; none where there are too many for it to be prose."""
    start, end = paragraph
    most = max(_MANY_MARKS, (end - start) // _DENSEST)
    matches = list(islice(pattern.finditer(text, start, end), most + 1))
    if len(matches) > most:
        return []
    marks = []
    for match in matches:
        glyph = match[0]
        if glyph[0] == "<":
            continue
        at, to = match.span()
        left = text[at - 1] if at > start else " "
        right = text[to] if to < end else " "
        marks.append(
            _Mark(
                at,
                to,
                glyph,
                left.isspace() or left in _BEFORE_OPENING,
                right.isspace() or right in _AFTER_CLOSING,
            )
        )
    return marks


def _pair(
    text: str, paragraph: Span, marks: Sequence[_Mark]
) -> tuple[list[tuple[Span, int, int, bool]], bool]:
    """Pairs one paragraph's marks, and says whether the last stays open.

    Each pair is the outer span, where the words between the marks start and end, and whether it is
    closed.
    """
    pieces: list[tuple[Span, int, int, bool]] = []
    # How many more marks of the right glyphs than of the left ones follow each mark.
    surplus = 0
    ahead = []
    for mark in reversed(marks):
        ahead.append(surplus)
        surplus += (mark.glyph in _RIGHT_GLYPHS) - (mark.glyph in _LEFT_GLYPHS)
    ahead.reverse()
    opened: _Mark | None = None
    nested = 0
    for index, mark in enumerate(marks):
        if opened is None:
            if mark.opens:
                opened, nested = mark, 0
        elif mark.closes(index == len(marks) - 1):
            if nested:
                nested -= 1
                continue
            pieces.append((Span(opened.start, mark.end), opened.end, mark.start, True))
            opened = None
        elif mark.glyph in _LEFT_GLYPHS and ahead[index] > _led_in(text, mark):
            nested += 1
        else:
            # A second opening mark: the first one lost its end. It ended with a sentence.
            end = _sentence_end(text, opened.end, mark.start)
            pieces.append((Span(opened.start, end), opened.end, end, False))
            opened, nested = mark, 0
    if opened is not None:
        end = paragraph.end
        pieces.append((Span(opened.start, end), opened.end, end, False))
    return pieces, opened is not None


def _led_in(text: str, mark: _Mark) -> int:
    """1 where a comma, colon or full stop leads into the mark: then it wants its own end."""
    return int(text[max(0, mark.start - 2) : mark.start].rstrip()[-1:] in (",", ":", "."))


def _sentence_end(text: str, start: int, end: int) -> int:
    found = max(text.rfind(stop, start, end) for stop in (". ", ", ", "? ", "! "))
    return found + 1 if found > start else end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, commas and stray marks at its ends."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        opening = _PARTNERS.get(text[end - 1])
        if opening is not None and text.rfind(opening, start, end - 1) >= 0:
            break
        end -= 1
    return start, end


def _single(text: str, paragraphs: Sequence[Span]) -> list[Segment]:
    """Quotations between single marks, which are also apostrophes: both ends must look the part."""
    found: list[Segment] = []
    left_open = False
    for number, paragraph in enumerate(paragraphs):
        marks = _marks(text, paragraph, _SINGLE)
        index = 0
        first = True
        opened_last = False
        while index < len(marks):
            mark = marks[index]
            if not _opens_single(text, mark):
                index += 1
                continue
            stop = _closing_single(text, marks, index + 1)
            at_start = first and not text[paragraph.start : mark.start].strip()
            if stop is None and not at_start:
                index += 1
                continue
            end = paragraph.end if stop is None else marks[stop].start
            outer_end = paragraph.end if stop is None else marks[stop].end
            start, end = _trim(text, mark.end, end)
            if end > start:
                outer = Span(mark.start, outer_end)
                continues = left_open and at_start
                found.append(Segment(start, end, outer, number, continues, stop is not None))
            first = False
            opened_last = stop is None
            index = len(marks) if stop is None else stop + 1
        left_open = opened_last
    return found


def _opens_single(text: str, mark: _Mark) -> bool:
    if mark.glyph in "’›" or not mark.space_left or mark.space_right:
        return False
    return not _DECADE.match(text, mark.start)


def _closing_single(text: str, marks: Sequence[_Mark], index: int) -> int | None:
    """The mark that ends a quotation between single ones; a plural's apostrophe is passed over."""
    fallback: int | None = None
    for at in range(index, len(marks)):
        mark = marks[at]
        if mark.glyph == "‘" or (mark.space_left and not mark.space_right):
            break
        if text[mark.end : mark.end + 1].isalnum():
            continue
        before = text[mark.start - 1]
        if before in ".,?!…;:—–-)]”":
            return at
        if fallback is None or text[marks[fallback].start - 1] == "s" != before:
            fallback = at
    return fallback
