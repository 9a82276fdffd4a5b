"""Set paragraphs, headings and lists, whoever tells where they begin and end."""

from __future__ import annotations

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.blocks.item_marks import BULLET, indented


class Structure:
    """Writes the blocks of a document to a ``BlockWriter``; remembers which lists are open."""

    def __init__(self, writer: BlockWriter) -> None:
        self._writer = writer
        self._lists: list[bool] = []  # whether each open list is numbered
        self._mark = ""  # of the item whose first paragraph is yet to come

    def open(self, style: TextStyle) -> None:
        """Begin a heading or quotation."""
        self._writer.end_block()
        self._writer.open(style)

    def close(self, style: TextStyle) -> None:
        """End it."""
        self._writer.end_block()
        self._writer.close(style)

    def paragraph(self, *, tight: bool) -> None:
        """Begin a paragraph: behind its item's mark, on a line of its own, or as a new block."""
        if tight:
            self._writer.line_break()
        else:
            self._writer.end_block()
        if self._mark:
            self._writer.open(TextStyle.ITEM, " " * len(self._mark))
            self._writer.text(self._mark)
            self._mark = ""

    def code(self, code: str) -> None:
        """Write the lines of code that are not blank."""
        self.open(TextStyle.CODE)
        for line in code.split("\n"):
            if line.strip():
                self._writer.line_break()
                self._writer.text(line)
        self.close(TextStyle.CODE)

    def open_list(self, *, numbered: bool) -> None:
        """Begin a list, within the item at hand if there is one."""
        self._show_mark()
        if not self._lists:
            self._writer.end_block()
        self._lists.append(numbered)

    def item(self, number: str) -> None:
        """Begin an item; ``number`` is how a numbered list marks it, with its full stop."""
        mark = number if self._lists[-1] else BULLET
        self._mark = indented(mark, len(self._lists) - 1)

    def close_item(self) -> None:
        """End the item at hand."""
        self._show_mark()
        self._writer.close(TextStyle.ITEM)

    def close_list(self) -> None:
        """End the list at hand."""
        self._lists.pop()
        if not self._lists:
            self._writer.end_block()

    def _show_mark(self) -> None:
        """Write the mark of an item that begins with anything but a paragraph, or is empty."""
        if self._mark:
            self.paragraph(tight=True)
