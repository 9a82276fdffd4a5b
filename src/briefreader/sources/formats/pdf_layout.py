"""Printed pages to paragraphs: lines by where they stand, without running heads and feet.

Knows nothing of any format: lines come in the order in which the page was written, in points from
the page's lower left corner.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import (
    LIST_MARK,
    ends_sentence,
    heading_or_item,
    opens_turn,
)
from briefreader.sources.blocks.tables import table_text
from briefreader.sources.metadata.dates import date_alone

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
_HEADING_STEP = 2  # the same, up to which the lines of a centred heading stand below each other
_OTHER_SIZE = 1.12
_SHORT = 0.6  # of its column, below which a line has ended where its author wanted it to
_NOTE_MARK = re.compile(r"\[\d{1,3}\](?= )")
_NOTE_BEHIND = re.compile(r" ?(?:\[\d{1,3}\]){1,3}$")
_NOTE_NUMBER = re.compile(r"\[?(\d{1,3})[\].)]? ")
_SPACE = 0.3  # of the size of the type, between two words
_WORD_GAP = 0.4  # of the size of the type, below which two stretches of a line are one
_RAISED_SIZE = 0.8  # of the size of its line, below which a number is a note's
_RAISED = 0.75  # of the size of its line, up to which a note's number stands higher
_NOTE_SIZE = 0.93  # of the usual size of the type, below which a foot of the page is notes
_MOST_BOLD_LINES = 2  # of a heading that is told by its bold type alone
_LONGEST_HEADING = 200  # code points
_ALIGNED = 6.0  # points within which the cells of a column begin
_MARGIN = 12  # points within which the numbers of lines end
_FEWEST_NUMBERS = 4  # lines on a page, numbered at its margin
_HYPHENS = f"-{BROKEN}\u2010"
_BROKEN_WORD = re.compile(rf"([^\W_]+)[{_HYPHENS}]$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_AFTER_DASH = re.compile(r"\S[–—]$")
_WORD = re.compile(r"\w+(?:-\w+)*")
_FEWEST_HEADS = 3  # pages with heads that change from chapter to chapter
# “forty-one” has its hyphen wherever a line ends.
_TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
)
_PAGE_NAMED = re.compile(
    r".{0,80}\b(?:page|seite|sida|side|página|pagina|bladzijde)\s(\d{1,4})"
    r"(?:\s?(?:of|von|de|di|av|van|/)\s?\d{1,4})?",
    re.IGNORECASE,
)
_PAGES_OF_HEADS = 2  # a first page may have none
# What browsers print above and below a page: when, and what is its address.
_PRINTED_AT = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4},? +\d{1,2}[:.h]\d{2}(?: ?[AP]M)?\b")
_PRINTED_FROM = re.compile(r"(?:https?|file)://\S+(?: +\d+/\d+)?")
_FEWEST_SPACED = 6  # capitals in a row that were spaced out
_MOST_HEADING_LINES = 4
_LONGEST_HEAD = 100  # code points
_PAGE_COUNT = re.compile(r"[–—|·-]?(\d{1,4})[–—|·-]?")
_AROUND_HEAD = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LIST_MARK_ALONE = re.compile(r"[•▪◦‣–-]|\(?\d{1,3}[.)]")
_DROP_CAP = 1.5  # of the size of the type beside it, from which on a letter is a drop cap
_ALSO_WORDS = "AIO"  # letters that are words
_MOST_DROP_CAPS = 20  # on a page
_LIST_MARK_GAP = 3  # of the size of the type, below which a mark belongs to the line beside it
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|graph|map|plate|photo|abbildung|abb\.|tabelle|tab\.|figura"
    r"|tableau|graphique|tabla|gráfico)[ \u00a0]\d{1,3}(?:\.\d{1,3})?[a-z]?[.:|–—]",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 12  # lines, with those of the table below it
_APART = 1.7  # of the size of the type, from which on a line is set apart from the one above


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


class PagesText(NamedTuple):
    """The paragraphs of all pages, each with the page on which it begins, and the ``heads``: the
    rows highest and lowest on the first two pages, left out or not.
    """

    blocks: list[Block]
    heads: list[str]


def pages_text(pages: Sequence[Page]) -> PagesText:
    """Return what the pages say."""
    pages = [page._replace(lines=tuple(map(_with_whole_words, page.lines))) for page in pages]
    pages = [_with_drop_caps(_with_list_marks(_with_whole_lines(page))) for page in pages]
    pages = _without_line_numbers(pages)
    heads = [row for page in pages[:_PAGES_OF_HEADS] for row in _heads_and_feet(page)]
    pages = _without_heads(pages)
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return PagesText([], heads)
    size = _usual_size(lines)
    pages = [_with_notes_last(page, size) for page in pages]
    body: list[_Placed] = []
    apart: list[tuple[int, list[_Placed]]] = []
    for page in pages:
        notes: list[PageLine] = []
        for column in _columns(page.lines):
            text, foot = _without_notes(column, page.height, size)
            above, text, below = _captions(text)
            notes += foot
            apart.append((len(body), list(_placed(page.label, above))))
            body += _placed(page.label, text)
            apart.append((len(body), list(_placed(page.label, below))))
        apart.append((len(body), list(_placed(page.label, notes))))
    return PagesText(list(_in_order(body, apart, size, _words(lines))), heads)


def _heads_and_feet(page: Page) -> Iterator[str]:
    """Yield the highest and the lowest row of a page if they stand at its edges, and no text ends
    there.
    """
    for *_, lines in _outer_rows(page):
        row = _row_text(lines)
        if len(row) <= _LONGEST_HEAD and not _ends_sentence(row):
            yield row


def _outer_rows(page: Page) -> Iterator[tuple[bool, float, list[PageLine]]]:
    """Yield the highest and the lowest lines of a page, those at one height together, where they
    stand at its edges: whether they are the highest, and how high the outermost stands.
    """
    edge = [line for line in page.lines if _is_at_edge(page, line)]
    for is_top in (True, False):
        side = [line for line in edge if (line.bottom > page.height / 2) == is_top]
        if side:
            outer = (max if is_top else min)(line.bottom for line in side)
            yield is_top, outer, [line for line in side if abs(line.bottom - outer) <= _ROW]


def _row_text(row: Iterable[PageLine]) -> str:
    return " ".join(line.text for line in sorted(row, key=lambda line: line.left))


def _in_order(
    body: Sequence[_Placed],
    apart: Iterable[tuple[int, Sequence[_Placed]]],
    size: float,
    known: Counter[str],
) -> Iterator[Block]:
    """Yield the paragraphs; notes and captions, each with the number of lines of the body before
    it, behind the paragraph that goes on over them.
    """
    waiting = deque((before, lines) for before, lines in apart if lines)
    step = _usual_step(body)
    setting = _Setting(size, step, _has_indents(body, step))
    at = 0
    for group in ([], *_groups(body, setting)):
        at += len(group)
        if group:
            yield from _block(group, size, known)
        while waiting and waiting[0][0] <= at:
            yield from _blocks_apart(waiting.popleft()[1], size, known)


def _blocks_apart(lines: Sequence[_Placed], size: float, known: Counter[str]) -> Iterator[Block]:
    """Yield the paragraphs of a caption, or of a page's notes."""
    setting = _Setting(size, _usual_step(lines))
    for numbered in _numbered(lines):
        for group in _groups(numbered, setting):
            yield from _block(group, size, known)


def _numbered(foot: Sequence[_Placed]) -> Iterator[Sequence[_Placed]]:
    """Yield the lines of each note that begins with its number."""
    begin = 0
    last = _note_number(foot[0].line.text)
    for at, one in enumerate(foot):
        number = _note_number(one.line.text)
        if at > begin and (number == last + 1 or _NOTE_MARK.match(one.line.text)):
            yield foot[begin:at]
            begin, last = at, number
    yield foot[begin:]


def _note_number(text: str) -> int:
    """Return the number that opens a note; -1 without one."""
    found = _NOTE_NUMBER.match(text)
    return int(found[1]) if found else -1


def _words(lines: Sequence[PageLine]) -> Counter[str]:
    """Return the words of all lines, but for those that are broken at a line's end."""
    known: Counter[str] = Counter()
    breaks = False
    for line in lines:
        words = _WORD.findall(line.text.lower())
        broken, breaks = breaks, line.text.endswith(tuple(_HYPHENS))
        known.update(words[int(broken) : len(words) - int(breaks)])
    return known


def _usual_size(lines: Iterable[PageLine]) -> float:
    """Return the size of type in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _usual_step(placed: Sequence[_Placed]) -> float:
    """Return the height from a line to the next within a paragraph."""
    steps = []
    within = []  # below a line that is full, as a short release may have only one
    for before, after in pairwise(placed):
        step = before.line.bottom - after.line.bottom
        if before.page == after.page and _ROW < step < 60:
            steps.append(step)
            if not _had_room(before, after.line):
                within.append(step)
    if not steps:
        return 12.0
    # There may be more gaps than lines.
    return min(sorted(some)[len(some) // 4] for some in (steps, within or steps))


# What is no text of the page


def _with_whole_words(line: PageLine) -> PageLine:
    """Return a line, its words whole where each capital of them was spaced out."""
    words = line.words
    if len(words) < _FEWEST_SPACED or not all(len(one.text) == 1 for one in words):
        return line
    if not line.text.isupper():
        return line
    usual = median(after.left - before.right for before, after in pairwise(words))
    if usual > line.size:
        return line  # the heads of columns
    whole = [words[0]]
    for before, after in pairwise(words):
        if after.left - before.right > usual + line.size * _SPACE:
            whole.append(after)
        else:
            last = whole.pop()
            whole.append(PageWord(last.text + after.text, last.left, after.right))
    return line._replace(words=tuple(whole))


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
            elif _is_raised(line, before):
                last = before.words[-1]
                noted = PageWord(f"{last.text}[{line.text}]", last.left, line.right)
                words = (*before.words[:-1], noted)
            line = larger._replace(words=words, bold=before.bold and line.bold)
        lines.append(line)
    return page._replace(lines=tuple(lines))


def _with_list_marks(page: Page) -> Page:
    """Return the page, the mark or number of an item with its item where it was written apart."""
    lines = page.lines
    marks = [at for at, line in enumerate(lines) if _LIST_MARK_ALONE.fullmatch(line.text)]
    if not marks:
        return page
    rows: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for at in set(range(len(lines))).difference(marks):
        rows[round(lines[at].bottom)].append((lines[at].left, at))
    for row in rows.values():
        row.sort()
    joined: dict[int, PageLine] = {}
    used = set()
    for at in marks:
        mark = lines[at]
        row = rows[round(mark.bottom)]
        beside = bisect(row, (mark.right, 0))
        if beside < len(row) and row[beside][0] - mark.right <= mark.size * _LIST_MARK_GAP:
            item = row[beside][1]
            joined[item] = lines[item]._replace(words=(*mark.words, *lines[item].words))
            used.add(at)
    whole = (joined.get(at, line) for at, line in enumerate(lines) if at not in used)
    return page._replace(lines=tuple(whole))


def _with_drop_caps(page: Page) -> Page:
    """Return the page with the large letter that opens a paragraph in its first word."""
    capitals = [line for line in page.lines if len(line.text) == 1 and line.text.isupper()]
    if not 0 < len(capitals) <= _MOST_DROP_CAPS:
        return page
    lines = list(page.lines)
    for capital in capitals:
        beside = [line for line in lines if _is_beside(capital, line)]
        if not beside:
            continue
        first = max(beside, key=lambda line: line.bottom)
        for line in beside:
            word = line.words[0]._replace(left=capital.left)
            words: tuple[PageWord, ...] = (word, *line.words[1:])
            if line is first and _is_word(capital.text, line, lines):
                words = (capital.words[0], *line.words)
            elif line is first:
                words = (word._replace(text=capital.text + word.text), *line.words[1:])
            lines[lines.index(line)] = line._replace(words=words)
        lines.remove(capital)
    return page._replace(lines=tuple(lines))


def _is_beside(capital: PageLine, line: PageLine) -> bool:
    """Return whether a line begins right behind a drop cap, at one of its lines."""
    return (
        capital.size > line.size * _DROP_CAP
        and capital.left < line.left <= capital.right + line.size
        and capital.bottom - 2 <= line.bottom <= capital.bottom + capital.size
    )


def _is_word(letter: str, line: PageLine, lines: Iterable[PageLine]) -> bool:
    """Return whether a drop cap is a word by itself: behind it stands one of the others."""
    if letter not in _ALSO_WORDS:
        return False
    rest = line.words[0].text.lower()
    known = {word.text.lower() for other in lines if other is not line for word in other.words}
    return rest in known and letter.lower() + rest not in known


def _goes_on_beside(before: PageLine, line: PageLine) -> bool:
    """Return whether a line goes on right behind the one before, at its height, or one of them is
    a small number, raised.
    """
    size = max(before.size, line.size)
    if not -1 <= line.left - before.right <= size * _WORD_GAP:
        return False
    level = abs(line.bottom - before.bottom) <= 1
    return level or _is_raised(before, line) or _is_raised(line, before)


def _is_raised(number: PageLine, line: PageLine) -> bool:
    """Return whether a line is no more than the number of a note, raised beside another line."""
    is_note = number.size < line.size * _RAISED_SIZE and number.text.isdecimal()
    return is_note and abs(line.bottom - number.bottom) <= line.size * _RAISED


def _without_line_numbers(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without numbers that count their lines at the margin; a page of few lines
    has them if another has.
    """
    margins = [margin for page in pages if (margin := _number_margin(page, _FEWEST_NUMBERS))]
    if not margins:
        return list(pages)
    usual = median(margins)
    return [
        _without_numbers(page, margin)
        if (margin := _number_margin(page, 1)) and abs(margin - usual) <= _MARGIN
        else page
        for page in pages
    ]


def _number_margin(page: Page, fewest: int) -> float:
    """Return where the numbers end that count a page's lines; 0 where there are none, or fewer."""
    begins = [line for line in page.lines if line.words[0].text.isdecimal()]
    if len(begins) < fewest:
        return 0
    edge = median(line.words[0].right for line in begins)
    marginal = [line for line in begins if abs(line.words[0].right - edge) <= _MARGIN]
    if len(marginal) < fewest:
        return 0
    numbers = [int(line.words[0].text[:9]) for line in marginal]
    counts = sum(0 < two - one <= 5 for one, two in pairwise(numbers))
    numbered = set(marginal)
    others = [line.left for line in page.lines if line not in numbered]
    others += [line.words[1].left for line in marginal if len(line.words) > 1]
    beside = max(line.words[0].right for line in marginal) + 2
    if (
        counts < 0.8 * (len(numbers) - 1)
        or not others
        or sum(left > beside for left in others) < 0.9 * len(others)
    ):
        return 0
    return edge


def _without_numbers(page: Page, margin: float) -> Page:
    """Return a page without the numbers that end at a margin."""
    lines = (
        line._replace(words=line.words[1:])
        if line.words[0].text.isdecimal() and abs(line.words[0].right - margin) <= _MARGIN
        else line
        for line in page.lines
    )
    return page._replace(lines=tuple(line for line in lines if line.words))


def _without_heads(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without what stands at one height of many of them, and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_masked(line) for line in page.lines if _is_at_edge(page, line)})
    often = max(2, _OFTEN * len(pages))
    found = []
    for page, running in zip(pages, _running_heads(pages), strict=True):
        running |= _printed_by_browser(page)
        kept = [
            line
            for line in page.lines
            if not _is_at_edge(page, line)
            or (
                line.bottom not in running
                and max(seen[_masked(line, by)] for by in (-1, 0, 1)) < often
            )
        ]
        heights = [line.bottom for line in kept]
        ends = (min(heights), max(heights)) if heights else ()
        kept = [
            line
            for line in kept
            if not (line.bottom in ends and _PAGE_NUMBER.fullmatch(line.text))
            or (len(pages) == 1 and not (len(kept) > 1 and _is_at_edge(page, line)))
        ]
        kept = [line for line in kept if not (line.bottom in ends and _counts(page, line))]
        found.append(page._replace(lines=tuple(kept)))
    return found


def _printed_by_browser(page: Page) -> set[float]:
    """Return the heights of a head and a foot that a browser printed, where both are there."""
    rows = {is_top: lines for is_top, _, lines in _outer_rows(page)}
    head, foot = rows.get(True, []), rows.get(False, [])
    is_printed = any(_PRINTED_AT.match(line.text) for line in head) and any(
        _PRINTED_FROM.fullmatch(line.text) for line in foot
    )
    return {line.bottom for line in (*head, *foot)} if is_printed else set()


def _counts(page: Page, line: PageLine) -> bool:
    """Return whether a line at a page's edge ends with its own number: “Quay News, page 1”."""
    number = _PAGE_NAMED.fullmatch(line.text) if _is_at_edge(page, line) else None
    return number is not None and number[1] == page.label


def _headings(lines: Iterable[PageLine], size: float) -> Counter[str]:
    """Return what lines in larger or bold type say, each and those of one size together."""
    found: Counter[str] = Counter()
    for (larger, bold, _), run in groupby(
        lines, lambda line: (line.size > size * _OTHER_SIZE, line.bold, round(line.size, 1))
    ):
        if not larger and not bold:
            continue
        texts = [line.text for line in run]
        found.update(map(_name, texts))
        if 1 < len(texts) <= _MOST_HEADING_LINES:
            found[_name(" ".join(texts))] += 1
    return found


class _Row(NamedTuple):
    """What stands highest or lowest on a page: its heights, and its words without numbers."""

    page: int
    place: tuple[bool, int]
    heights: frozenset[float]
    name: str
    bold: bool
    counts: frozenset[int]  # by how much a number at either end differs from the page's own


def _running_heads(pages: Sequence[Page]) -> list[set[float]]:
    """Return, for each page, the heights of heads and feet that say what its chapter is called."""
    found: list[set[float]] = [set() for _ in pages]
    lines = [line for page in pages for line in page.lines]
    if len(pages) < _FEWEST_HEADS or not lines:
        return found
    size = _usual_size(lines)
    rows = [row for at, page in enumerate(pages) for row in _outermost(at, page, size)]
    names = Counter(row.name for row in rows)
    headings = _headings(lines, size)
    named = {row for row in rows if names[row.name] > 1 or headings[row.name] > row.bold}
    places = Counter(row.place for row in named)
    counts = Counter((row.place, count) for row in rows for count in row.counts)
    for row in rows:
        is_counted = any(counts[row.place, count] > places[row.place] / 2 for count in row.counts)
        often = places[row.place] >= max(2, _OFTEN * len(pages))
        if often and (row in named or is_counted):
            found[row.page] |= row.heights
    return found


def _outermost(at: int, page: Page, size: float) -> Iterator[_Row]:
    """Yield the highest and the lowest row of a page, if it is short and in no larger type."""
    for is_top, outer, row in _outer_rows(page):
        text = _row_text(row)
        name = _name(text)
        is_larger = any(line.size > size * _OTHER_SIZE for line in row)
        if not name or is_larger or _NOTE_MARK.match(text):
            continue
        heights = frozenset(line.bottom for line in row)
        bold = all(line.bold for line in row)
        words = text.split()
        ends = (_PAGE_COUNT.fullmatch(word) for word in (words[0], words[-1]))
        counts = frozenset(int(number[1]) - at for number in ends if number)
        yield _Row(at, (is_top, round(outer / _ROW)), heights, name, bold, counts)


def _name(text: str) -> str:
    """Return a head without numbers and marks around it; nothing of a text that is too long."""
    return _AROUND_HEAD.sub("", text).casefold() if len(text) <= _LONGEST_HEAD else ""


def _is_at_edge(page: Page, line: PageLine) -> bool:
    return not page.height * _EDGE <= line.bottom <= page.height * (1 - _EDGE)


def _masked(line: PageLine, by: int = 0) -> tuple[str, int]:
    # By its number a note is told from one on the page before that says the same.
    text = line.text if _NOTE_MARK.match(line.text) else _DIGITS.sub("#", line.text)
    return text, round(line.bottom / _ROW) + by


def _with_notes_last(page: Page, size: float) -> Page:
    """Return a page of which the notes in smaller type come last, though they were drawn first."""
    begin = 0
    for line in page.lines:
        if line.size >= size * _NOTE_SIZE:
            break
        begin += 1
    notes, rest = page.lines[:begin], page.lines[begin:]
    if not notes or not rest:
        return page
    is_below = max(line.bottom for line in notes) < min(line.bottom for line in rest)
    return page._replace(lines=rest + notes) if is_below else page


def _without_notes(
    column: Sequence[PageLine], height: float, size: float
) -> tuple[Sequence[PageLine], Sequence[PageLine]]:
    """Return a column's lines, and apart from them the notes below it: in smaller type, or from
    the first that a number opens, below the page's middle.
    """
    end = len(column)
    while end and column[end - 1].size < size * _NOTE_SIZE:
        end -= 1
    first = next((at for at, one in enumerate(column) if _NOTE_MARK.match(one.text)), 0)
    # A list of sources that is numbered so begins higher, or is not set apart.
    if 0 < first < end and column[first].bottom < height / 2 and _is_apart(column, first):
        end = first
    end = end or len(column)
    return column[:end], column[end:]


def _captions(
    column: Sequence[PageLine],
) -> tuple[Sequence[PageLine], Sequence[PageLine], Sequence[PageLine]]:
    """Return the captions at the top of a column, its text, and the captions at its end."""
    begin, end = 0, len(column)
    while begin < end and _CAPTION.match(column[begin].text):
        begin += 1
        while begin < end and not _is_apart(column, begin):
            begin += 1
    if begin > _LONGEST_CAPTION or begin == end:
        begin = 0
    for at in range(end - 1, max(begin, end - _LONGEST_CAPTION), -1):
        if _CAPTION.match(column[at].text) and _is_apart(column, at):
            end = at
        elif end != at + 1 and _is_apart(column, at + 1):
            break  # text, set apart from what stands below it
    return column[:begin], column[begin:end], column[end:]


def _is_apart(column: Sequence[PageLine], at: int) -> bool:
    """Return whether a line of a column is set apart from the one above."""
    above, line = column[at - 1], column[at]
    return above.bottom - line.bottom > max(above.size, line.size) * _APART


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
    if _is_table(before, after) or _is_centred_heading(before, after, setting):
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
    if before.page == after.page and down > 0:
        step = setting.step * max(1.0, second.size / setting.size)
        return down > step * _NEXT_STEP or _begins_below(start, before, after, setting)
    # Another column or page: a paragraph goes on unless a sentence has ended there.
    if first.text.endswith(BROKEN):
        return False
    ended = _ends_sentence(first.text) and _had_room(before, second)
    if ended or _opens(start, before, second.text) or _is_below_item(start, after):
        return True
    if setting.indented:
        return _is_indented(after)
    return _ends_sentence(first.text) and second.text[0].isupper()


def _ends_sentence(text: str) -> bool:
    """Return whether a sentence may end where a line does, before the number of a note."""
    return ends_sentence(_NOTE_BEHIND.sub("", text))


def _begins_below(start: _Placed, before: _Placed, after: _Placed, setting: _Setting) -> bool:
    """Return whether a paragraph begins with a line that stands right below another."""
    first, second = before.line.text, after.line.text
    if after.line.left > before.line.right and date_alone(second):
        return True  # a letter's day, at the right below its address
    if _opens(start, before, second):
        return True
    if _is_indented(after) and not _is_indented(before):
        if start is before and LIST_MARK.match(first):
            return False
        return _ends_sentence(first) or _had_room(before, after.line)
    if _is_indented(before) and not _is_indented(after) and start is not before:
        # Behind an entry whose lines hang, or a quotation that is set in; not below a picture.
        return _ends_sentence(first) or _had_room(before, after.line)
    if setting.indented and start is before and _is_indented(before) and _is_indented(after):
        return _ends_sentence(first) and _had_room(before, after.line)  # a paragraph of one line
    is_heading = after.line.size > setting.size * _OTHER_SIZE
    if is_heading or setting.indented or not _had_room(before, after.line):
        return False
    return _ends_sentence(first) or before.line.right < before.margin + _SHORT * before.width


def _is_centred_heading(before: _Placed, after: _Placed, setting: _Setting) -> bool:
    """Return whether two lines are of one heading: the second in the middle below the first,
    which had no room for its first word.
    """
    first, second = before.line, after.line
    down = first.bottom - second.bottom
    if before.page != after.page or not 0 < down <= second.size * _HEADING_STEP:
        return False
    if not first.size - 1 < second.size < first.size + 1:
        return False
    word = second.words[0]
    taken = first.right - first.left + first.size * _SPACE + word.right - word.left
    aside = (first.left + first.right - second.left - second.right) / 2
    is_heading = second.size > setting.size * _OTHER_SIZE
    return is_heading and abs(aside) < _ROW and taken > before.width


def _opens(start: _Placed, before: _Placed, text: str) -> bool:
    """Return whether a line is the first of an item or of a turn."""
    if LIST_MARK.match(text):
        return _ends_sentence(before.line.text) or bool(LIST_MARK.match(start.line.text))
    return opens_turn(text, before.line.text)


def _is_below_item(start: _Placed, after: _Placed) -> bool:
    """Return whether a line stands further out than an item that is set in."""
    is_item = _is_indented(start) and LIST_MARK.match(start.line.text)
    return bool(is_item) and not _is_indented(after)


def _had_room(before: _Placed, after: PageLine) -> bool:
    """Return whether the next line's first word would have fitted on this one."""
    word = after.words[0]
    space = before.line.size * _SPACE
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
        yield Block(text, locator=locator).set_in(TextStyle.TABLE)
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
    if first.lower() in _TENS and second.lower().startswith(_ONES):
        return f"{text[:-1]}-", line
    whole, parted = f"{first}{second}".lower(), f"{first}-{second}".lower()
    words = min(len(first), len(second)) > 2 and known[first.lower()] and known[second.lower()]
    keeps = known[parted] > known[whole] or (words and not known[whole])
    return text[:-1] + ("-" if keeps else ""), line
