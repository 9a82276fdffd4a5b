"""Plain text as blocks: paragraphs put together again from lines that were wrapped by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import (
    LIST_MARK,
    LONG_LINE,
    cells,
    ends_sentence,
    is_standalone_line,
    is_tabular,
    label_end,
    line_joiner,
    opens_turn,
)
from briefreader.sources.blocks.open_items import OpenItems
from briefreader.sources.metadata.dates import whole_date
from briefreader.sources.metadata.document_head import ends_wrapped, says_kind
from briefreader.sources.metadata.mail_head import is_mail_field
from briefreader.sources.metadata.news_head import AROUND, is_byline

# A line that is this much shorter than its block's widest ended where its author wanted it to.
RAGGED = 15
# Nobody wraps text wider; longer lines are whole paragraphs.
WIDEST_WRAP = 120
NARROWEST_WRAP = 40
# A block this much narrower than the widest ones was not wrapped with them: verse, an address.
NARROWER = 25
_TAB = "    "
_RULES = "=-~^*_"
_SHORTEST_RULE = 4
_SECTION = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s")  # of a report, and no bullet
_DEEPEST_SHAPE = 12  # columns
_OFF_CENTRE = 6  # half columns
_DEEPEST_HANG = 6  # columns from an item's mark to its words: "(iii) "
_MARK = re.compile(r"\S{1,6}\s+")
_DIGITS, _CAPITALS, _LETTERS = map(re.compile, (r"\d+", "[A-Z]+", "[a-z]+"))
_INDENT = re.compile(r" {3}|\t")
_HEAD_LINES = 4
# “-- Ann Moss, mayor” at the end of indented words, as reStructuredText has it.
_CREDIT = re.compile(r"(?:^|(?<=[.!?…”\"’'»]) )(?:--|—|–|―)-? ?[^\W\d_a-z][^.!?]{2,100}\.?$")


def plain_blocks(text: str) -> list[Block]:
    """Return the paragraphs of ``text``, set apart by blank lines."""
    groups = list(_groups(text))
    wrap = _wrap_width(groups)
    quoted = _quoted(groups)
    blocks: list[Block] = []
    items = OpenItems()
    for number, group in enumerate(groups):
        if number in quoted:
            said = map(Block, _quoted_words(group, wrap))
            blocks += (block.set_in(TextStyle.QUOTATION) for block in said)
            continue
        if len(group) > 1 and _is_underlined(*group[:2]):
            blocks.append(Block(_inside(group[0].strip())).set_in(TextStyle.HEADING))
            group = group[2:]
        if not group:
            continue
        if at := _goes_on(group, items):
            item = map(Block, _paragraphs(group, wrap))
            blocks += (block.set_in(TextStyle.ITEM, " " * at) for block in item)
            continue
        leads = _leads(group, items)
        if len(group) == 1:
            blocks.append(Block(leads[0] + _inside(group[0].strip())))
        else:
            breaks = _head_breaks(group) if not number else ()
            blocks += map(Block, _paragraphs(group, wrap, breaks, leads))
    return blocks


def _goes_on(group: Sequence[str], items: OpenItems) -> int:
    """Return in which cell a group stands that is a further paragraph of an item, 0 if it is
    none.
    """
    if any(LIST_MARK.match(line.strip()) for line in group):
        return 0
    return items.paragraph(min(map(_indent, group)))


def _leads(group: Sequence[str], items: OpenItems) -> list[str]:
    """Return for each line the white space that sets an item within another further in."""
    lines = [_inside(line.strip()) for line in group]
    marks = [_MARK.match(line) if LIST_MARK.match(line) else None for line in lines]
    if not marks[0]:
        items.paragraph(_indent(group[0]))
    return [
        items.begin(_indent(line), _indent(line) + mark.end(), mark.end()) if mark else ""
        for line, mark in zip(group, marks, strict=True)
    ]


def _indent(line: str) -> int:
    """Return the column in which a line's words begin."""
    return len(_inside(line[: len(line) - len(line.lstrip())]))


def _head_breaks(group: Sequence[str]) -> list[int]:
    """Return the numbers of the lines at a text's head that say who wrote it or when: they stand
    apart from a title though it fills its line; those below what kind of text it is; and those of
    the fields of an email.
    """
    if len(group) > 1 and all(map(is_mail_field, group[:2])):
        return [number for number, line in enumerate(group) if number and is_mail_field(line)]
    lines = [line.strip().strip(AROUND) for line in group[:_HEAD_LINES]]
    return [
        number
        for number, (before, line) in enumerate(pairwise(lines), 1)
        if says_kind(before)
        or (
            ((line[:1].isupper() and is_byline(line)) or whole_date(line))
            and not ends_wrapped(before, line)
        )
    ]


def _is_underlined(line: str, below: str) -> bool:
    """Return whether a line is a heading, with a rule of its length below it."""
    heading, rule = line.strip(), below.strip()
    if len(rule) < _SHORTEST_RULE or rule.strip(rule[0]) or rule[0] not in _RULES:
        return False
    if LIST_MARK.match(heading) and not _SECTION.match(heading):
        return False
    return abs(cells(heading) - len(rule)) <= 2 + len(rule) // 4


def _groups(text: str) -> Iterator[list[str]]:
    """Yield runs of lines without a blank one; lines of nothing but white space are blank."""
    group: list[str] = []
    for line in text.split("\n"):
        if line and not line.isspace():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _quoted(groups: Sequence[Sequence[str]]) -> set[int]:
    """Return the numbers of indented groups that somebody's name ends, in a text that is not all
    indented.
    """
    indented = [all(map(_INDENT.match, group)) for group in groups]
    found: set[int] = set()
    if all(indented):
        return found
    first = done = 0
    for number, group in enumerate(groups):
        if not indented[number]:
            first = number + 1
            continue
        is_named = _CREDIT.search(group[-1].strip())
        if is_named and (first < number or not _CREDIT.match(group[0].strip())):
            found.update(range(max(first, done), number + 1))
            done = number + 1
    return found


def _quoted_words(group: Sequence[str], wrap: int) -> Iterator[str]:
    """Yield a quotation's paragraphs; a line of nothing but a name is one of its own."""
    last = len(group) - 1 if _CREDIT.match(group[-1].strip()) else len(group)
    for lines in filter(None, (group[:last], group[last:])):
        yield from _paragraphs(lines, wrap)


def _wrap_width(groups: Sequence[Sequence[str]]) -> int:
    """Return the width at which the text was wrapped, in cells; 0 if it was not: where most of it
    stands in lines that are wider than those that stand together.
    """
    widths: list[int] = []
    widest = 0
    for group in groups:
        for line in group:
            width = len(line)
            widths.append(width)
            if len(group) > 1 and widest < width <= WIDEST_WRAP:
                widest = max(widest, cells(line.rstrip()))
    long = sum(width for width in widths if width > min(widest + RAGGED, WIDEST_WRAP))
    return 0 if long * 2 > sum(widths) or widest < NARROWEST_WRAP else widest


def _paragraphs(
    lines: Sequence[str], wrap: int, breaks: Sequence[int] = (), leads: Sequence[str] = ()
) -> Iterable[str]:
    """Return the paragraphs of a group of lines; ``leads`` are what an item's line begins with."""
    leads = leads or [""] * len(lines)
    widths = [cells(line.rstrip()) for line in lines]
    widest = max(widths)
    if not wrap and widest > WIDEST_WRAP:
        return [lead + _inside(line.strip()) for lead, line in zip(leads, lines, strict=True)]
    wrapped = wrap > 0 and wrap - NARROWER <= widest <= WIDEST_WRAP
    full = [wrapped and widest - width <= RAGGED for width in widths]
    full = [is_full and at not in breaks for at, is_full in enumerate(full, 1)]
    if not any(leads) and not any(full[:-1]) and _is_shaped(lines, widest):
        margin = min(map(_indent, lines))
        leads = [" " * (_indent(line) - margin) for line in lines]
    return _joined(lines, full, leads)


def _is_shaped(lines: Sequence[str], widest: int) -> bool:
    """Return whether short lines are set in against the first by their author: verse, code."""
    bare = [line.strip() for line in lines]
    if widest > LONG_LINE + _DEEPEST_SHAPE or any(map(label_end, bare)):
        return False
    if any(map(LIST_MARK.match, bare)) or any(map(is_tabular, bare)):
        return False
    indents = [_indent(line) for line in lines]
    middles = [2 * at + cells(line) for at, line in zip(indents, bare, strict=True)]
    is_centred = max(middles) - min(middles) <= _OFF_CENTRE
    shape = max(indents) - indents[0]
    return not is_centred and indents[0] == min(indents) and 1 < shape <= _DEEPEST_SHAPE


def _joined(lines: Sequence[str], full: Sequence[bool], leads: Sequence[str]) -> Iterator[str]:
    """Put lines together where the one before is ``full``, else keep the break."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    hanging = _indents_first_lines(indents)
    lead, parts = leads[0], [_inside(lines[0].strip())]
    item = indents[0] if LIST_MARK.match(parts[0]) else None  # where its mark stands
    within = _within_sentences(lines, full)
    for number in range(1, len(lines)):
        before, line = lines[number - 1], _inside(lines[number].strip())
        if LIST_MARK.match(line) and number not in within:
            item = indents[number]
        elif item is not None and not item < indents[number] <= item + _DEEPEST_HANG:
            item = None
        if hanging and indents[number] and _opens_paragraph(parts[0], before, line):
            yield "".join((lead, *parts))
            lead, parts = leads[number] if LIST_MARK.match(line) else "", [line]
            continue
        goes_on = item is not None and cells(before.strip()) >= LONG_LINE
        joins = number in within or not _keeps_break(before, line)
        if (full[number - 1] or goes_on) and joins:
            parts += (line_joiner(parts[-1], line), line)
        else:
            parts += ("\n", leads[number], line)
    yield "".join((lead, *parts))


def _within_sentences(lines: Sequence[str], full: Sequence[bool]) -> set[int]:
    """Return the numbers of the lines that begin like an item and go on a sentence: “John” / “F.
    Kennedy”, “built” / “c. 1850”. No other line begins so, and the one before is ``full``.
    """
    bare = [_inside(line.strip()) for line in lines]
    marks = {at: _form(line) for at, line in enumerate(bare) if LIST_MARK.match(line)}
    alone = {form for form, count in Counter(marks.values()).items() if count == 1}
    return {
        at
        for at, form in marks.items()
        if at and form in alone and full[at - 1] and not ends_sentence(bare[at - 1])
    }


def _form(item: str) -> str:
    """Return an item's mark with one letter or digit for all of its kind: ``a.`` of “c. 1850”."""
    mark = item.split(maxsplit=1)[0]
    return _DIGITS.sub("1", _CAPITALS.sub("A", _LETTERS.sub("a", mark)))


def _indents_first_lines(indents: Sequence[int]) -> bool:
    """Return whether single lines are indented here, not whole stretches (lists, quotations)."""
    if min(indents) or max(indents) < 2:
        return False
    return not any(one and two for one, two in pairwise(indents))


def _opens_paragraph(first: str, before: str, line: str) -> bool:
    """Return whether the indented ``line`` starts a paragraph that no blank line sets apart."""
    is_item = bool(LIST_MARK.match(first))
    return not is_item and ends_sentence(before) and not is_standalone_line(line)


def _keeps_break(before: str, line: str) -> bool:
    """Return whether the break between two lines means something although the first one is full."""
    if before.endswith(("  ", "\\")) or is_standalone_line(line):
        return True
    stripped = before.strip()
    return is_tabular(line) or is_tabular(stripped) or opens_turn(line, stripped)


def _inside(line: str) -> str:
    return line.replace("\t", _TAB) if "\t" in line else line
