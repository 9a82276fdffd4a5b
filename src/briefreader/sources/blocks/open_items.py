"""Which list item a line stands within, told by the columns where lines begin."""

from __future__ import annotations

from typing import NamedTuple

from briefreader.sources.blocks.item_marks import indented

_NESTED = 2  # columns that a list within an item stands further in, or more


class _Item(NamedTuple):
    """The columns of an item's mark and words in its file, and of its words on the screen."""

    mark_at: int
    words_at: int
    shown_at: int


class OpenItems:
    """The list item that a line may go on with, and those that it stands within."""

    def __init__(self) -> None:
        self._items: list[_Item] = []

    def begin(self, mark_at: int, words_at: int, width: int) -> str:
        """Begin an item whose mark takes so many cells with the white space behind it; return the
        white space before it on the screen.
        """
        items = self._items
        # Numbers may be flush right: "iii." and " iv." are one list's.
        while items and (mark_at < items[-1].mark_at + _NESTED or words_at == items[-1].words_at):
            items.pop()
        lead = indented("", len(items))
        items.append(_Item(mark_at, words_at, len(lead) + width))
        return lead

    def paragraph(self, at: int) -> int:
        """End the items that hold no paragraph in column ``at``; return in which cell it stands on
        the screen if it is one of an item's, else 0.
        """
        items = self._items
        while items and at <= items[-1].mark_at:
            items.pop()
        return items[-1].shown_at if items and at == items[-1].words_at else 0
