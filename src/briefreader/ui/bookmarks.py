"""All bookmarks: searchable, and each leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from briefreader.article import Bookmark, BookmarkState
from briefreader.errors import BriefError
from briefreader.ui.cells import cut, flat
from briefreader.ui.picker import Entry, Picker

if TYPE_CHECKING:
    from briefreader.library import Library

QUOTE = 200  # cells of the words that are shown, over three lines


class Bookmarks(Picker[Bookmark]):
    """The bookmarks of the whole notebook, the newest first."""

    heading = "Bookmarks"
    lines = False
    placeholder = "words, a speaker, a title"
    nothing = "no bookmark yet: m keeps the passage that is lit up"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def entries(self, words: str) -> Sequence[Entry[Bookmark]]:
        """The bookmarks that the words are in; a mistake in a query is said in the list."""
        try:
            found = self._library.kept.bookmarks(words)
        except BriefError as error:
            return [Entry(Content.assemble((flat(str(error)), "$wrong")))]
        if not found and words:
            return [Entry(Content("no bookmark has these words"))]
        return [Entry(prompt(bookmark), bookmark) for bookmark in reversed(found)]


def prompt(bookmark: Bookmark) -> Content:
    """A bookmark on a few lines: who, where and when, the words, the note."""
    who = bookmark.speaker or flat(bookmark.mention).rstrip(":") or "unattributed"
    day = bookmark.date.isoformat() if bookmark.date else "n.d."
    state = "" if bookmark.state is BookmarkState.OK else f"  {bookmark.state.value}"
    lines: list[Content | str | tuple[str, str]] = [
        (who, "bold $accent"),
        (f"  {day} · {cut(flat(bookmark.title), 48)}", "$faint"),
        (state, "$wrong"),
        f"\n“{cut(flat(bookmark.quote), QUOTE)}”",
    ]
    if bookmark.note:
        lines.append((f"\n{cut(flat(bookmark.note), QUOTE)}", "$soft italic"))
    return Content.assemble(*lines, "\n")
