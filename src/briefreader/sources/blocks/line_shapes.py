"""The shapes of a line: what must stay at the start of a line of its own, and how wide one is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.text.abbreviations import ends_in_title
from briefreader.text.label_pattern import DASHED_LABEL, LABEL, MARKED_LABEL
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sentences import CLOSERS, ENDERS

LIST_MARK = re.compile(r"(?:[-*+•▪◦‣·–]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)])[ \t\u00a0]+\S")
LONG_LINE = 45
LONGEST_HEAD_LINE = 60  # code points of a place, a day or an office
_FEWEST_VERSES = 3  # lines
_QUOTED = re.compile(r"[>|]")
_HEADING = re.compile(r"#{1,6}[ \t]|[=*_~-]{3,}[ \t]*$")
_CLOCK = re.compile(
    r"\(?\d{1,2}(?::\d{2})?[ \u00a0]*(?:[AaPp]\.?[Mm]\b\.?)?"
    r"[ \u00a0,]*(?:\(?[A-Z]{2,5}\)?)?\)?[ \u00a0]*$"
)
# What can end a sentence, with closing marks, brackets and emphasis behind it.
ENDINGS, CLOSINGS = f"{ENDERS}—–:", rf"{re.escape(CLOSERS)}*_\s"
_ENDS = lazy_pattern(rf"[{ENDINGS}][{CLOSINGS}]*$")
_SMALL_WORDS = 3  # of an office, within a label: "of the", "for"
_ANY_CLOCK = re.compile(r":\d\d|[AaPp]\.?[Mm]\b")
_TABULAR = re.compile(r"\S(?:[ \u00a0]{3,}|\t+)\S")
# Whatever may be two cells wide or none; all else is one.
_ODD_WIDTH = lazy_pattern(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u1100-\u11ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u231a-\u27bf\u2b00-\u2bff\u2e80-\U0010ffff]"
)
_CJK = lazy_pattern(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")


def cells(text: str) -> int:
    """Return how many terminal cells ``text`` takes (East Asian Width, Unicode Annex 11)."""
    if text.isascii() or not _ODD_WIDTH.search(text):
        return len(text)
    width = 0
    for character in text:
        if character >= "\u1100" and east_asian_width(character) in "WF":
            width += 2
        elif not combining(character):
            width += 1
    return width


def is_running(line: str) -> bool:
    """Return whether the line is of running text, a list or a quotation, and none of an
    article's head.
    """
    return len(line) > LONGEST_HEAD_LINE or bool(LIST_MARK.match(line) or _QUOTED.match(line))


def label_end(line: str) -> int:
    """Return where the text begins behind the speaker label that opens ``line``; 0 without one."""
    match = LABEL.match(line) if may_be_label(line) else None
    return match.end() if match else 0


def may_be_label(line: str) -> bool:
    """Return whether a speaker label can open the line: a quick look, before the pattern is
    tried.
    """
    head = line[:160]
    return line[:1] == "Q" or ":" in head or "：" in head or ".-" in head


def ends_sentence(line: str) -> bool:
    """Return whether a sentence may end where ``line`` ends."""
    return bool(_ENDS.search(line))


def opens_turn(line: str, before: str) -> bool:
    """Return whether ``line`` starts with a speaker label, though ``before`` runs straight into it.

    A colon also stands within a sentence that happens to be wrapped there: a label comes only
    after the end of one, not between a title and its name, and it is written in capitals or title
    case throughout.
    """
    if MARKED_LABEL.match(line):
        return True
    if not ends_sentence(before) or ends_in_title(before):
        return False
    if DASHED_LABEL.match(line):
        return True
    match = LABEL.match(line) if may_be_label(line) else None
    if not match:
        return False
    name = match["name"]
    if name is None or name.upper() == name:
        return True
    words = name.split()
    small = [word for word in words if word[0].islower()]
    if small and (words[-1].isupper() or words[-1].endswith(")")):
        # "Secretary of State HOLT", "The Minister for Water (Mrs. Obi)"
        return words[0][0].isupper() and len(small) <= _SMALL_WORDS
    return len(words) <= 5 and not small


def breaks_a_sentence(before: str, after: str) -> bool:
    """Return whether a line end that is meant to stay fell into a sentence when the text was
    pasted.

    Only after a long line, and before a small letter: verse and addresses have neither.
    """
    if len(before) < LONG_LINE or not after[0].islower():
        return False
    last = before.rstrip()[-1:]
    return last.isalnum() or last == ","


def is_verse(lines: Sequence[str]) -> bool:
    """Return whether the author ended these lines where they end: verse, an address.

    They are short, and into one of them the next line's first word would have fitted: a program
    that wraps text leaves no such room.
    """
    widths = [cells(line) for line in lines]
    widest = max(widths)
    if len(lines) < _FEWEST_VERSES or widest > LONG_LINE:
        return False
    begun = zip(widths, lines[1:], strict=False)
    return any(width + 1 + cells(line.split(" ", 1)[0]) <= widest for width, line in begun)


def is_clock(line: str) -> bool:
    """Return whether the line holds a clock time and nothing else (``2:44 P.M. EDT``)."""
    return bool(_ANY_CLOCK.search(line, 0, 40) and _CLOCK.match(line))


def is_standalone_line(line: str) -> bool:
    """Return whether the line keeps its start whatever precedes it: list, quotation, heading,
    clock.
    """
    first = line[0]
    if first.isalpha() and len(line) > 3 and line[1] not in ".)":
        return False
    return bool(
        LIST_MARK.match(line) or _QUOTED.match(line) or _HEADING.match(line) or is_clock(line)
    )


def is_tabular(line: str) -> bool:
    """Return whether columns are set apart inside the line; the gap behind a speaker label is
    none.
    """
    if "   " not in line and "\t" not in line and "\u00a0\u00a0" not in line:
        return False
    return bool(_TABULAR.search(line, label_end(line)))


def line_joiner(before: str, after: str) -> str:
    """Return what joins two wrapped lines: a space, or nothing within a hyphenated or unspaced
    word.
    """
    if not before or not after:
        return ""
    last, first = before[-1], after[0]
    if last != "-" and last < "\u2e80":
        return " "
    if last == "-" and first.isalpha() and before[-2:-1].isalpha():
        return " " if re.match(r"(?:and|or|to|und|oder|et|ou|y|o)\b", after) else ""
    if _CJK.match(last) and _CJK.match(first):
        return ""
    return " "


def heading_or_item(text: str, *, is_heading: bool, locator: str = "") -> Block:
    """Return a paragraph that is all a heading or, by its mark, an item; plain if it is neither."""
    style = TextStyle.HEADING if is_heading else TextStyle.ITEM
    styled = is_heading or bool(LIST_MARK.match(text))
    block = Block(text, locator=locator)
    return block.set_in(style) if styled else block
