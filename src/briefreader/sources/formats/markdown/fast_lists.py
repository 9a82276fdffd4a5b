"""The usual form of lists, told without a Markdown parser.

Every mark stands where the text of the item above it begins, or under the mark before it; items
hold paragraphs, further lists and the comments that part those. Whatever else there is in a list is
left to the parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefreader.sources.formats.markdown.splitter import COMMENT, OPENERS, opens_block

_MARK = re.compile(r"([-*+]|(?P<number>\d{1,9})[.)]) {1,4}(?=\S)")


@dataclass(slots=True)
class Item:
    """One item: its mark as it is written, and its paragraphs and lists in order."""

    mark: str
    text_at: int  # the column at which its text begins
    # Paragraphs, which are lines, further lists, and None for a comment.
    blocks: list[list[str] | Items | None] = field(default_factory=list)


@dataclass(slots=True)
class Items:
    """A list; ``loose`` if its paragraphs are set apart."""

    mark_at: int
    sign: str  # what ends each mark: a bullet, or what stands behind the number
    numbered: bool
    items: list[Item] = field(default_factory=list)
    loose: bool = False


class _Reader:
    def __init__(self) -> None:
        self._open: list[Items] = []
        self._paragraph: list[str] = []
        self._blank = False
        self._behind_comment = False
        self.first: Items | None = None

    def line(self, line: str) -> bool:
        """Take the next line; False where it is none of a usual list."""
        body = line.lstrip(" ")
        if not body:
            self._blank = True
            return True
        if self._behind_comment and not self._blank:
            return False
        self._behind_comment = False
        indent = len(line) - len(body)
        taken = self._opening(indent, body) if body[0] in OPENERS else self._text(indent, body)
        self._blank = False
        return taken

    def _opening(self, indent: int, body: str) -> bool:
        """Take a line that may be an item, a comment or text; False where it is anything else."""
        if body == COMMENT:
            self._behind_comment = True
            return self._blank and self._block(indent, None)
        if mark := _MARK.match(body):
            rest = body[mark.end() :]
            if opens_block(rest) or not body.strip("* \t"):  # "* **" is a rule
                return False
            return self._item(indent, rest, mark)
        return not opens_block(body) and self._text(indent, body)

    def _item(self, indent: int, rest: str, mark: re.Match[str]) -> bool:
        number = int(mark["number"]) if mark["number"] else -1
        sign = mark[1][-1]
        while self._open and indent < self._open[-1].mark_at:
            self._open.pop()
        if not self._open:
            if self.first is not None or indent:
                return False
            self.first = Items(0, sign, number >= 0)
            self._open.append(self.first)
        else:
            last = self._open[-1]
            nested = indent == last.items[-1].text_at
            if not nested and (indent != last.mark_at or sign != last.sign):
                return False
            if nested and number not in (-1, 1) and not self._blank:
                return False  # it would go on in the paragraph before it
            last.loose |= self._blank
            if nested:
                inner = Items(indent, sign, number >= 0)
                last.items[-1].blocks.append(inner)
                self._open.append(inner)
        self._paragraph = [rest]
        item = Item(mark[1], indent + mark.end(), [self._paragraph])
        self._open[-1].items.append(item)
        return True

    def _text(self, indent: int, body: str) -> bool:
        """Take a line of a paragraph, which goes on with it unless a blank line stands between."""
        if not self._open:
            return False
        if not self._blank:
            self._paragraph.append(body)
            return True
        self._paragraph = [body]
        return self._block(indent, self._paragraph)

    def _block(self, indent: int, block: list[str] | None) -> bool:
        """Take a further block of the item whose text begins at ``indent``; False where there is
        none.
        """
        while self._open and indent < self._open[-1].items[-1].text_at:
            self._open.pop()
        if not self._open or indent != self._open[-1].items[-1].text_at:
            return False
        self._open[-1].loose = True
        self._open[-1].items[-1].blocks.append(block)
        return True


def parse_simple_list(text: str) -> Items | None:
    """Return the one list that ``text`` is; None where it is anything else, or a list of another
    form.
    """
    if "|" in text or "\t" in text or not _MARK.match(text):
        return None
    reader = _Reader()
    for line in text.split("\n"):
        if not reader.line(line):
            return None
    return reader.first
