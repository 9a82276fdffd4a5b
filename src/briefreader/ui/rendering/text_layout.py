"""Where every code point of a text stands on the screen: paragraphs wrapped into lines, lazily."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefreader.ui.rendering.cell_widths import graphemes, reach
from briefreader.ui.rendering.cells import width
from briefreader.ui.rendering.text_direction import is_right_to_left

NARROWEST = 8
# Longer stretches are cut at white space, so that one paragraph of a megabyte costs no more than
# what is seen of it.
LONGEST_BLOCK = 8_000
LONGEST_MARK = 40  # of a list item, with the white space before and behind it

# Characters that every terminal draws in one cell; the quick way of wrapping needs only these.
_NARROW = re.compile(
    "[\t\n\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]*"
)
_MARK = re.compile(
    r"[ \t]*(?:[-*+•–◦▪‣·☐☑]|\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)|[a-z]\)"
    # “A.” at the margin may be the first letter of a name, “c. 1850”, “p. 12”, “z. B.” are words.
    r"|(?!(?:[b-dr]\.[ \t]+\d{3,4}\b|[lnps]\.[ \t]+\d|[a-z]\.[ \t]+[a-zA-Z]\.))[a-hj-z]\."
    r"|[ivx]{1,6}[.)]|(?<=[ \t])(?:[A-Z]|[IVX]{1,6})[.)])[ \t]+"
)
_QUOTED = re.compile(r"(?:>[ \t]?){1,20}")  # as emails quote one another
_LETTER_MARK = re.compile(r"[a-zA-Z]{1,6}[.)]")
_NO_START = frozenset("、。，．・：；？！」』】〕）》〉”’…‥ー々.,:;?!)]}%")
_NO_END = frozenset("「『【〔（《〈“‘([{")


class Line(NamedTuple):
    """One line of the screen: the code points on it, and how it is set.

    ``start`` to ``end`` are all the code points that belong to the line; of these ``start`` to
    ``shown`` are drawn, the rest is the white space at which the line was broken. ``indent`` is in
    cells. ``first`` marks the first line of a paragraph. A blank line holds no code point.
    """

    start: int
    shown: int
    end: int
    indent: int = 0
    first: bool = False


class TextBlock(NamedTuple):
    """A paragraph to be wrapped, with the white space after it and ``gap`` blank lines.

    ``hang`` is that of the line which it begins in: the indent, in cells, of what does not fit.
    ``inset`` is that of all its lines: a further paragraph of a list item stands under its words.
    """

    start: int
    end: int
    gap: int
    hang: int = 0
    first: bool = True
    inset: int = 0


def blocks_of(
    text: str, starts: Iterable[int], insets: Mapping[int, int] | None = None
) -> list[TextBlock]:
    """Return the blocks that ``starts`` cut ``text`` into; together they hold every code point
    once. ``insets`` are those of the blocks that have one, by their starts.
    """
    insets = insets or {}
    cuts = sorted({0, *(start for start in starts if 0 < start < len(text))})
    blocks: list[TextBlock] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        body = end
        while body > start and text[body - 1] == "\n":
            body -= 1
        gap = max(0, end - body - 1)
        whole = TextBlock(start, end, gap, _hang(text, start, body), inset=insets.get(start, 0))
        blocks.extend(_pieces(text, whole) if end - start > LONGEST_BLOCK else (whole,))
    return blocks


def _hang(text: str, start: int, end: int) -> int:
    """Return how far a line that begins at ``start`` is indented where it goes on.

    A list item hangs: to where its words begin, behind the mark and what stands before it. So do
    the words of an email that another one quotes.
    """
    if text[start : start + 1] == ">":
        quoted = _QUOTED.match(text, start, end)
        return len(quoted[0]) if quoted else 0
    if text[start : start + 1].isalpha() and not _LETTER_MARK.match(text, start, end):
        return 0
    mark = _MARK.match(text, start, min(end, start + LONGEST_MARK))
    return len(mark[0]) if mark else 0


def _pieces(text: str, block: TextBlock) -> Iterator[TextBlock]:
    """Yield a block that is too long to be wrapped at once, in several."""
    while block.end - block.start > LONGEST_BLOCK:
        most = block.start + LONGEST_BLOCK
        middle = text.rfind(" ", block.start + LONGEST_BLOCK // 2, most) + 1 or most
        yield block._replace(end=middle, gap=0)
        block = block._replace(start=middle, first=False)
    yield block


@lru_cache(maxsize=8)
def _quick(cells: int) -> re.Pattern[str]:
    """Return a pattern for one line of narrow characters, broken at white space or a hyphen."""
    some = rf"[^\n]{{1,{cells}}}"
    at_a_break = r"(?=[ \t\n])|$|(?<=[^\W\d_][-–—])(?=\w)"
    return re.compile(rf"(?:{some}(?:{at_a_break})|{some})[ \t]*")


def wrap(text: str, block: TextBlock, cells: int, breaks: Sequence[int] = ()) -> list[Line]:
    """Return the lines of one block, each at most ``cells`` wide.

    ``breaks`` are offsets at which a new line begins whatever room there is, in order: where a
    speaker's label ends.
    """
    lines: list[Line] = []
    start = block.start
    widest = cells // 3
    inset, hang = min(block.inset, widest), min(block.hang, widest)
    item = under = 0
    for end in _ends(text, block, breaks):
        if start != block.start and text[start - 1] == "\n":
            hang = min(_hang(text, start, end), widest)
            under = 0 if hang else item  # a line without a mark belongs to the item above it
        if hang:
            item = 0 if text[start] == ">" else hang
        lines.extend(_wrap_stretch(text, start, end, cells, inset + under, hang))
        start = end
    if lines and block.first:
        lines[0] = lines[0]._replace(first=True)
    lines.extend(Line(block.end, block.end, block.end) for _ in range(block.gap))
    return lines


def _ends(text: str, block: TextBlock, breaks: Sequence[int]) -> Iterator[int]:
    """Yield where the block's hard lines end; the white space after its last belongs to that
    line.
    """
    body = block.end
    while body > block.start and text[body - 1] == "\n":
        body -= 1
    cuts = {found.end() for found in re.compile("\n").finditer(text, block.start, body)}
    cuts.update(cut for cut in breaks if block.start < cut < body)
    yield from sorted(cuts)
    if block.end > block.start:
        yield block.end


def _wrap_stretch(
    text: str, start: int, end: int, cells: int, inset: int, hang: int
) -> Iterator[Line]:
    """Yield the lines of a stretch that has no line break but perhaps at its end."""
    body = end
    while body > start and text[body - 1] == "\n":
        body -= 1
    narrow = _NARROW.fullmatch(text, start, body)
    at, indent = start, inset
    while at < body:
        room = cells - indent
        if narrow:
            found = _quick(room).match(text, at, body)
            stop = found.end() if found else body
        else:
            stop = _slow(text, at, body, room)
        yield _line(text, at, stop if stop < body else end, room, indent)
        at, indent = stop, inset + hang
    if body == start:
        yield Line(start, start, end)


def _line(text: str, start: int, end: int, room: int, indent: int) -> Line:
    shown = end
    while shown > start and text[shown - 1] in " \t\n":
        shown -= 1
    return Line(start, shown, end, indent)


def _slow(text: str, start: int, end: int, cells: int) -> int:
    """Return where a line that begins at ``start`` ends, measured grapheme by grapheme."""
    # Only a flood of marks without a width needs more code points than the first of these.
    for most in (2 * cells + 32, 16 * cells):
        near = min(end, start + most)
        stop = _slow_stop(text, start, near, cells)
        if stop is not None:
            return stop
        if near == end:
            break
    return near


def _slow_stop(text: str, start: int, end: int, cells: int) -> int | None:
    """Return where the line ends if it does so before ``end``."""
    taken = 0
    chance = start
    previous = ""
    for left, right, size in graphemes(text[start:end].replace("\t", " ")):
        character = text[start + left]
        if character in " \t" and right == left + 1:  # with a mark, it may take more cells
            taken += 1
            chance = start + right
            previous = character
            continue
        if _may_break(previous, character, size):
            chance = start + left
        cluster = text[start + left : start + right]
        if taken + (reach(cluster, size) if taken else size) > cells:
            return chance if chance > start else max(start + left, start + 1)
        taken += size
        previous = text[start + right - 1]
    return None


def _may_break(previous: str, character: str, size: int) -> bool:
    """Return whether a line may end between two characters with no space, as in Chinese."""
    if not previous or previous in " \t" or previous in _NO_END or character in _NO_START:
        return False
    if size == 2:
        return True
    return "\u2e80" <= previous <= "\uffdc" or (previous in "-–—" and character.isalnum())


def set_flush_right(text: str, lines: list[Line], cells: int) -> list[Line]:
    """Return the lines of a block so indented that they end where the column does, or, of a list
    item, as far before it as they would begin behind the margin.
    """
    return [
        line._replace(indent=max(0, cells - line.indent - width(text[line.start : line.shown])))
        if line.shown > line.start
        else line
        for line in lines
    ]


class TextLayout:
    """The lines of a text at one width; only what was asked for has been wrapped.

    With ``reordered`` text, right-to-left paragraphs are set flush right.

    The heights of blocks that were never seen are estimates, so line numbers below one of them
    change when it is wrapped. ``settle`` wraps a region and says by how much what lay there moved;
    ``changes`` counts how often line numbers have changed.
    """

    def __init__(
        self,
        text: str,
        blocks: Sequence[TextBlock],
        cells: int,
        breaks: Sequence[int] = (),
        *,
        reordered: bool = False,
    ) -> None:
        self.text = text
        self._reordered = reordered and not text.isascii()
        self.cells = max(NARROWEST, cells)
        self._blocks = blocks
        self._breaks = breaks
        self._starts = [block.start for block in blocks]
        usual = self.cells * 0.94
        self._heights = [block.gap + 1 + int((block.end - block.start) / usual) for block in blocks]
        self._tops = [0, *accumulate(self._heights)]
        self._wrapped: dict[int, list[Line]] = {}
        self._unmeasured: list[int] = []
        self.changes = 0

    @property
    def height(self) -> int:
        """Lines in all; an estimate until everything has been wrapped."""
        return self._tops[-1]

    def line(self, number: int) -> Line:
        """Return the line at ``number``, which must be from 0 to ``height`` - 1."""
        block = self._block_at(number)
        lines = self._lines(block)
        return lines[min(number - self._tops[block], len(lines) - 1)]

    def line_of(self, offset: int) -> int:
        """Return the number of the line that holds ``offset``; wraps what stands around it."""
        if not self._blocks:
            return 0
        block = max(0, bisect_right(self._starts, offset) - 1)
        self._lines(block)
        self._measure()
        lines = self._wrapped[block]
        inner = bisect_right(lines, offset, key=lambda line: line.start) - 1
        # A block's blank lines begin where the next block does; they hold nothing.
        while inner > 0 and lines[inner].start == lines[inner].end:
            inner -= 1
        return self._tops[block] + max(0, inner)

    def settle(self, first: int, last: int, keep: int) -> int:
        """Wrap the lines ``first`` to ``last``; by how many lines ``keep`` moved down for it."""
        if not self._blocks:
            return 0
        top = self._block_at(max(0, first))
        kept = self._block_at(keep)
        before = self._tops[kept]
        bottom = self._block_at(max(0, min(last, self.height - 1)))
        for block in range(top, bottom + 1):
            self._lines(block)
        self._measure()
        return self._tops[kept] - before

    def _block_at(self, number: int) -> int:
        return max(0, min(bisect_right(self._tops, number) - 1, len(self._blocks) - 1))

    def _lines(self, block: int) -> list[Line]:
        lines = self._wrapped.get(block)
        if lines is None:
            lines = wrap(self.text, self._blocks[block], self.cells, self._breaks_in(block))
            start, end = self._blocks[block][:2]
            lines = lines or [Line(start, start, start)]
            if self._reordered and is_right_to_left(self.text, start, end):
                lines = set_flush_right(self.text, lines, self.cells)
            self._wrapped[block] = lines
            self._unmeasured.append(block)
        return lines

    def _breaks_in(self, block: int) -> Sequence[int]:
        start, end = self._blocks[block][:2]
        return self._breaks[bisect_right(self._breaks, start) : bisect_right(self._breaks, end)]

    def _measure(self) -> None:
        """Put the heights of what has been wrapped since in the place of their estimates."""
        changed = False
        for block in self._unmeasured:
            height = len(self._wrapped[block])
            changed |= self._heights[block] != height
            self._heights[block] = height
        self._unmeasured.clear()
        if changed:
            self.changes += 1
            self._tops = [0, *accumulate(self._heights)]
