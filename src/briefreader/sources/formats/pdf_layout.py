"""Printed pages to paragraphs: lines by where they stand, without running heads and feet.

Knows nothing of any format: lines come in the order in which the page was written, in points from
the page's lower left corner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from briefreader.domain.article import StyledSpan, TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import (
    LIST_MARK,
    ends_sentence,
    heading_or_item,
    opens_turn,
)
from briefreader.sources.blocks.tables import table_text

# What stands for a hyphen at the end of a line that may be part of its word, or not.
BROKEN = "\u00ad"
_EDGE = 0.15  # of a page's height, in which heads and feet stand
_OFTEN = 0.4  # of the pages have the same head or foot
_ROW = 4.0  # points within which lines stand at one height
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\W*)?(?:\d{1,4}|[ivxl]{1,6})(?:\W*(?:of|/)\W*\d{1,4})?\W*", re.I
)
_DIGITS = re.compile(r"\d+")
_INDENT = 0.6  # of the size of the type, from which on a line is indented
_WIDE_GAP = 1.6  # the same, from which on words stand in different columns of a table
_NEXT_STEP = 1.3  # of the usual step from line to line, from which on a paragraph has ended
_OTHER_SIZE = 1.12
_SHORT = 0.6  # of its column, below which a line has ended where its author wanted it to
_NOTE_MARK = re.compile(r"\[\d{1,3}\](?= )")
_WORD_GAP = 0.4  # of the size of the type, below which two stretches of a line are one
_RAISED_SIZE = 0.8  # of the size of its line, below which a number is a note's
_NOTE_SIZE = 0.93  # of the usual size of the type, below which a foot of the page is notes
_MOST_BOLD_LINES = 2  # of a heading that is told by its bold type alone
_LONGEST_HEADING = 200  # code points
_ALIGNED = 6.0  # points within which the cells of a column begin
_MARGIN = 12  # points within which the numbers of lines end
_FEWEST_NUMBERS = 4  # lines on a page, numbered at its margin
_BROKEN_WORD = re.compile(r"([^\W_]+)[-\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_AFTER_DASH = re.compile(r"\S[–—]$")
_WORD = re.compile(r"\w+(?:-\w+)*")


class PageWord(NamedTuple):
    """A word with where it begins and ends."""

    text: str
    left: float
    right: float


class PageLine(NamedTuple):
    """A line with the height at which it stands, the size of its type, and whether all is bold."""

    words: tuple[PageWord, ...]
    bottom: float
    size: float
    bold: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)


class Page(NamedTuple):
    """A page with its number, as it is printed on it."""

    label: str
    height: float
    lines: tuple[PageLine, ...]


class _Placed(NamedTuple):
    """A line of the text itself, with what tells whether the next one goes on with it.

    ``edge`` is where the lines of its column end, ``margin`` where they begin. ``stops`` are where
    words begin that a wide gap sets apart.
    """

    line: PageLine
    page: str
    margin: float
    edge: float
    stops: tuple[float, ...]

    @property
    def width(self) -> float:
        """How wide the column is."""
        return self.edge - self.margin


class _Setting(NamedTuple):
    """How most of the text is set: its size, the height from line to line, and whether paragraphs
    begin with an indent.
    """

    size: float
    step: float
    indented: bool = False


def page_blocks(pages: Sequence[Page]) -> list[Block]:
    """Return the paragraphs of all pages, each with the page on which it begins."""
    pages = [_without_line_numbers(_with_whole_lines(page)) for page in pages]
    pages = _without_heads(pages)
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return []
    size = _usual_size(lines)
    body: list[_Placed] = []
    notes: dict[int, list[_Placed]] = {}  # after how many lines of the body they stand
    for page in pages:
        text, foot = _without_notes(page, size)
        body += _placed(page.label, text)
        if foot:
            notes[len(body)] = list(_placed(page.label, foot))
    known = _words(lines)
    return list(_in_order(body, notes, size, known))


def _in_order(
    body: Sequence[_Placed], notes: dict[int, list[_Placed]], size: float, known: Counter[str]
) -> Iterator[Block]:
    """Yield the paragraphs, a page's notes behind the one that the page ends in."""
    waiting = sorted(notes)
    step = _usual_step(body)
    setting = _Setting(size, step, _has_indents(body, step))
    at = 0
    for group in _groups(body, setting):
        at += len(group)
        yield from _block(group, size, known)
        while waiting and waiting[0] <= at:
            foot = notes[waiting.pop(0)]
            foot_setting = _Setting(size, _usual_step(foot))
            for numbered in _numbered(foot):
                for note in _groups(numbered, foot_setting):
                    yield from _block(note, size, known)


def _numbered(foot: Sequence[_Placed]) -> Iterator[Sequence[_Placed]]:
    """Yield the lines of each note that begins with its number."""
    begin = 0
    for number, one in enumerate(foot):
        if number > begin and _NOTE_MARK.match(one.line.text):
            yield foot[begin:number]
            begin = number
    yield foot[begin:]


def _words(lines: Sequence[PageLine]) -> Counter[str]:
    """Return the words of all lines, but for those that are broken at a line's end."""
    known: Counter[str] = Counter()
    breaks = False
    for line in lines:
        words = _WORD.findall(line.text.lower())
        broken, breaks = breaks, line.text.endswith((BROKEN, "-"))
        known.update(words[int(broken) : len(words) - int(breaks)])
    return known


def _usual_size(lines: Iterable[PageLine]) -> float:
    """Return the size of type in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _usual_step(placed: Sequence[_Placed]) -> float:
    """Return the height from a line to the next."""
    steps = [
        before.line.bottom - after.line.bottom
        for before, after in pairwise(placed)
        if before.page == after.page
    ]
    steps = sorted(step for step in steps if _ROW < step < 60)
    return steps[len(steps) // 4] if steps else 12.0  # there may be more gaps than lines


# What is no text of the page


def _with_whole_lines(page: Page) -> Page:
    """Return the page with lines in one that the raised number of a note has parted."""
    lines: list[PageLine] = []
    for line in page.lines:
        if lines and _goes_on_beside(lines[-1], line):
            before = lines.pop()
            larger = max(before, line, key=lambda one: one.size)
            words = (*before.words, *line.words)
            if _is_raised(before, line):
                words = (words[0]._replace(text=f"[{before.text}]"), *line.words)
            line = larger._replace(words=words, bold=before.bold and line.bold)
        lines.append(line)
    return page._replace(lines=tuple(lines))


def _goes_on_beside(before: PageLine, line: PageLine) -> bool:
    """Return whether a line goes on right behind the one before, at its height, or behind a small
    number, raised.
    """
    size = max(before.size, line.size)
    if not -1 <= line.left - before.right <= size * _WORD_GAP:
        return False
    return abs(line.bottom - before.bottom) <= 1 or _is_raised(before, line)


def _is_raised(number: PageLine, line: PageLine) -> bool:
    """Return whether a line is the number of a note, whose words begin in the next."""
    is_note = number.size < line.size * _RAISED_SIZE and number.text.isdecimal()
    return is_note and abs(line.bottom - number.bottom) <= line.size / 2


def _without_line_numbers(page: Page) -> Page:
    """Return the page without numbers that count its lines at the margin."""
    begins = [line for line in page.lines if line.words[0].text.isdecimal()]
    if len(begins) < _FEWEST_NUMBERS:
        return page
    edge = median(line.words[0].right for line in begins)
    marginal = [line for line in begins if abs(line.words[0].right - edge) <= _MARGIN]
    if len(marginal) < _FEWEST_NUMBERS:
        return page
    numbers = [int(line.words[0].text[:9]) for line in marginal]
    counts = sum(0 < two - one <= 5 for one, two in pairwise(numbers))
    others = [line.left for line in page.lines if line not in marginal]
    others += [line.words[1].left for line in marginal if len(line.words) > 1]
    beside = max(line.words[0].right for line in marginal) + 2
    if (
        counts < 0.8 * (len(numbers) - 1)
        or not others
        or sum(left > beside for left in others) < 0.9 * len(others)
    ):
        return page
    numbered = set(marginal)
    lines = (
        line._replace(words=line.words[1:]) if line in numbered else line for line in page.lines
    )
    return page._replace(lines=tuple(line for line in lines if line.words))


def _without_heads(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without what stands at one height of many of them, and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_masked(page, line) for line in page.lines if _is_at_edge(page, line)})
    often = max(2, _OFTEN * len(pages))
    found = []
    for page in pages:
        kept = [
            line
            for line in page.lines
            if not _is_at_edge(page, line)
            or max(seen[_masked(page, line, by)] for by in (-1, 0, 1)) < often
        ]
        heights = [line.bottom for line in kept]
        ends = (min(heights), max(heights)) if heights else ()
        kept = [
            line
            for line in kept
            if not (line.bottom in ends and _PAGE_NUMBER.fullmatch(line.text)) or len(pages) == 1
        ]
        found.append(page._replace(lines=tuple(kept)))
    return found


def _is_at_edge(page: Page, line: PageLine) -> bool:
    return not page.height * _EDGE <= line.bottom <= page.height * (1 - _EDGE)


def _masked(page: Page, line: PageLine, by: int = 0) -> tuple[str, int]:
    # By its number a note is told from one on the page before that says the same.
    text = line.text if _NOTE_MARK.match(line.text) else _DIGITS.sub("#", line.text)
    return text, round(line.bottom / _ROW) + by


def _without_notes(page: Page, size: float) -> tuple[list[PageLine], list[PageLine]]:
    """Return a page's lines, and apart from them the notes below its columns, in smaller type."""
    text: list[PageLine] = []
    notes: list[PageLine] = []
    for column in _columns(page.lines):
        end = len(column)
        while end and column[end - 1].size < size * _NOTE_SIZE:
            end -= 1
        end = end or len(column)
        text += column[:end]
        notes += column[end:]
    return text, notes


# Lines to paragraphs


def _placed(label: str, lines: Sequence[PageLine]) -> Iterator[_Placed]:
    """Yield a page's lines with the margins of their columns."""
    for column in _columns(lines):
        lefts = sorted(line.left for line in column)
        rights = sorted(line.right for line in column)
        margin = lefts[len(lefts) // 10]
        edge = rights[-1 - len(rights) // 10]
        for line in column:
            yield _Placed(line, label, margin, edge, _stops(line))


def _columns(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Return runs of lines that stand below each other."""
    columns: list[list[PageLine]] = []
    for line in lines:
        if columns and _same_column(columns[-1], line):
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def _same_column(column: Sequence[PageLine], line: PageLine) -> bool:
    """Return whether a line goes on below the last of a column."""
    last = column[-1]
    return line.bottom < last.bottom + _ROW and line.left < last.right and line.right > last.left


def _has_indents(body: Sequence[_Placed], step: float) -> bool:
    """Return whether paragraphs begin with an indent here, and with no gap before them."""
    pairs = [(a, b) for a, b in pairwise(body) if _follows(a, b, step)]
    begins = sum(_is_indented(b) and not _is_indented(a) for a, b in pairs)
    return begins > 1 and begins * 30 > len(pairs)


def _follows(before: _Placed, after: _Placed, step: float) -> bool:
    """Return whether a line stands right below another."""
    down = before.line.bottom - after.line.bottom
    return before.page == after.page and _ROW < down < step * _NEXT_STEP


def _is_indented(one: _Placed) -> bool:
    return one.line.left - one.margin > one.line.size * _INDENT


def _groups(body: Sequence[_Placed], setting: _Setting) -> Iterator[Sequence[_Placed]]:
    start = 0
    for number in range(1, len(body)):
        if _begins(body[start], body[number - 1], body[number], setting):
            yield body[start:number]
            start = number
    if body:
        yield body[start:]


def _begins(start: _Placed, before: _Placed, after: _Placed, setting: _Setting) -> bool:
    """Return whether a paragraph begins with the line ``after``; the last one has begun with
    ``start``.
    """
    first, second = before.line, after.line
    if _is_table(before, after):
        return False
    if start is not before and _is_table(start, before):
        return True
    if not 1 / _OTHER_SIZE < second.size / first.size < _OTHER_SIZE:
        return True
    down = first.bottom - second.bottom
    if before.page == after.page and abs(down) <= _ROW:
        return False  # the same line goes on
    if first.bold != second.bold and _had_room(before, second):
        return True
    if before.page == after.page and down > 0 and second.left <= first.right:
        step = setting.step * max(1.0, second.size / setting.size)
        return down > step * _NEXT_STEP or _begins_below(start, before, after, setting)
    # Another column or page: a paragraph goes on unless a sentence has ended there.
    if first.text.endswith(BROKEN):
        return False
    ended = ends_sentence(first.text) and _had_room(before, second)
    if ended or _opens(start, before, second.text):
        return True
    if setting.indented:
        return _is_indented(after)
    return ends_sentence(first.text) and second.text[0].isupper()


def _begins_below(start: _Placed, before: _Placed, after: _Placed, setting: _Setting) -> bool:
    """Return whether a paragraph begins with a line that stands right below another."""
    first, second = before.line.text, after.line.text
    if _opens(start, before, second):
        return True
    if _is_indented(after) and not _is_indented(before):
        ended = ends_sentence(first) or _had_room(before, after.line)
        return ended and not LIST_MARK.match(first)
    if _is_indented(before) and not _is_indented(after) and start is not before:
        return True  # behind an entry whose lines hang, or a quotation that is set in
    is_heading = after.line.size > setting.size * _OTHER_SIZE
    if is_heading or setting.indented or not _had_room(before, after.line):
        return False
    return ends_sentence(first) or before.line.right < before.margin + _SHORT * before.width


def _opens(start: _Placed, before: _Placed, text: str) -> bool:
    """Return whether a line is the first of an item or of a turn."""
    if LIST_MARK.match(text):
        return ends_sentence(before.line.text) or bool(LIST_MARK.match(start.line.text))
    return opens_turn(text, before.line.text)


def _had_room(before: _Placed, after: PageLine) -> bool:
    """Return whether the next line's first word would have fitted on this one."""
    word = after.words[0]
    space = before.line.size * 0.3
    return before.line.right + space + (word.right - word.left) < before.edge - space


def _stops(line: PageLine) -> tuple[float, ...]:
    gap = line.size * _WIDE_GAP
    return tuple(
        word.left for before, word in pairwise(line.words) if word.left - before.right > gap
    )


def _is_table(first: _Placed, second: _Placed) -> bool:
    """Return whether both are rows of a table: what stands apart in one does so in the other."""
    above, below = first.stops, second.stops
    return any(abs(one - other) < _ALIGNED for one in above for other in below)


def _cells(row: _Placed) -> list[str]:
    cells: list[list[str]] = [[]]
    for word in row.line.words:
        if word.left in row.stops:
            cells.append([])
        cells[-1].append(word.text)
    return [" ".join(cell) for cell in cells]


def _block(group: Sequence[_Placed], size: float, known: Counter[str]) -> Iterator[Block]:
    locator = f"p. {group[0].page}"
    if len(group) > 1 and all(_is_table(a, b) for a, b in pairwise(group)):
        rows = [_cells(one) for one in group]
        text = table_text(rows)
        yield Block(text, (StyledSpan(0, len(text), TextStyle.TABLE),), locator=locator)
        return
    parts = [group[0].line.text]
    for one in group[1:]:
        parts[-1], line = _joined(parts[-1], one.line.text, known)
        parts.append(line)
    text = "".join(parts).replace(BROKEN, "-").strip()
    if not text:
        return
    is_heading = len(text) <= _LONGEST_HEADING and (
        group[0].line.size > size * _OTHER_SIZE or _is_bold_heading(group, text)
    )
    yield heading_or_item(text, is_heading=is_heading, locator=locator)


def _is_bold_heading(group: Sequence[_Placed], text: str) -> bool:
    """Return whether a paragraph in bold type is no sentence, and neither an item nor a label."""
    if len(group) > _MOST_BOLD_LINES or not all(one.line.bold for one in group):
        return False
    return not text.endswith((".", ",", ";", ":")) and not LIST_MARK.match(text)


def _joined(text: str, line: str, known: Counter[str]) -> tuple[str, str]:
    """Return two lines with what stands between them; a hyphen stays where both parts are words."""
    if _AFTER_DASH.search(text):
        return text, line
    before = _BROKEN_WORD.search(text)
    after = _FIRST_WORD.match(line)
    if not before or not after:
        return f"{text} ", line
    first, second = before[1], after[0]
    if not second[0].islower() and not (first.isupper() and second.isupper()):
        return f"{text[:-1]}-", line
    whole, parted = f"{first}{second}".lower(), f"{first}-{second}".lower()
    words = min(len(first), len(second)) > 2 and known[first.lower()] and known[second.lower()]
    keeps = known[parted] > known[whole] or (words and not known[whole])
    return text[:-1] + ("-" if keeps else ""), line
