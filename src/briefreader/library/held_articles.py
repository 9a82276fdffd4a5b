"""Opened articles that are held while many passages of them are kept, with their bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark
from briefreader.library.open_article import OpenArticle
from briefreader.sources.files.compound_files import size_and_time

if TYPE_CHECKING:
    from briefreader.library.bookmarks import Bookmarks

_HELD_TEXT = 8_000_000  # code points of all opened articles


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article as it was opened, its file's size and time then, and the user's own bookmarks by
    their passages, those that were made since too.
    """

    stamp: tuple[int, int]
    opened: OpenArticle
    kept: dict[Span, Bookmark]


class HeldArticles:
    """Opens each article once, by ``read``, until its file is edited or the notebook changed by
    somebody else.
    """

    def __init__(self, bookmarks: Bookmarks, read: Callable[[Path], OpenArticle]) -> None:
        self._bookmarks = bookmarks
        self._read = read
        self._held: dict[Path, HeldArticle] = {}
        self._change = -1  # of the notebook, when they were opened or changed here

    def open(self, path: Path) -> HeldArticle:
        """Return an article with its bookmarks. Raises SourceError."""
        if (change := self._bookmarks.change()) != self._change:
            self._held.clear()
            self._change = change
        stamp = size_and_time(path)
        held = self._held.get(path)
        if held is None or held.stamp != stamp:
            opened = self._read(path)
            kept = {one.selector.span: one for one in reversed(opened.own)}
            # A change since it was asked for above, by whomever, has it opened again next time.
            held = self._held[path] = HeldArticle(stamp, opened, kept)
            sizes = [len(one.opened.article.text) for one in self._held.values()]
            if sum(sizes) > _HELD_TEXT and len(sizes) > 1:
                self._held = {path: held}
        return held

    def refresh(self, some: Iterable[HeldArticle]) -> None:
        """Let some articles, opened a moment ago, have the bookmarks that they have now; all
        others are opened again if the notebook was changed by somebody else.
        """
        if (change := self._bookmarks.change()) == self._change:
            return
        self._held.clear()
        self._change = change
        for held in some:
            kept = self._bookmarks.in_article(held.opened.article)
            held.kept.clear()
            held.kept.update({one.selector.span: one for one in reversed(kept)})

    def note_change(self) -> None:
        """Take up that the notebook was just changed here, as ``kept`` of the articles says."""
        self._change = self._bookmarks.change()

    def clear(self) -> None:
        """Forget all of them: what they name as kept may not be."""
        self._held.clear()
        self._change = -1
