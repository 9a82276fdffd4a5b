"""Keeping passages, copying them, and the marks on articles; all of it can be undone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from textual import work

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import BriefError
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.reader.search import Searching
from briefreader.ui.rendering.cells import cut, flat, width
from briefreader.ui.selection.passages import widened
from briefreader.ui.terminal.clipboard import can_open_browser, environment
from briefreader.ui.terminal.copy_message import copy_by_all_ways

FEWEST_TOLD = 20  # cells of what was kept


class Keeping(Searching):
    """The part of the screen that changes the notebook; a mark shows only after it is stored."""

    # Passages

    @property
    def meant(self) -> Span | None:
        """The passage that a key takes: what is selected, else what is lit up."""
        return self.text.selected or self.passage

    def action_bookmark(self) -> None:
        """Keep the passage, or take its bookmark back."""
        reading, passage = self.reading, self.meant
        if reading is None or passage is None or self.raw is not None:
            self.show_message("there is no passage to keep here")
            return
        kept = reading.bookmark_at(passage)
        if kept is not None:
            if self.succeeds(lambda: self.library.kept.remove_bookmark(kept)):
                rest = (mark for mark in reading.bookmarks if mark.id != kept.id)
                self.set_bookmarks(tuple(rest))
                self.show_message("bookmark taken back; u brings it back")
            return
        made = self.attempt(
            lambda: self.library.kept.bookmark(reading, passage, tags=self.running_tags)
        )
        if made is not None:
            self.set_bookmarks((*reading.bookmarks, made))
            first = len(self.library.kept.bookmarks()) == 1
            way = "; B lists all, a notes, e exports" if first else ""
            room = max(FEWEST_TOLD, self.size.width - 2 - width(way))
            self.show_message(f"{cut(f'kept: {_in_short(made)}', room)}{way}")

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Show the bookmarks as they are stored now."""
        if self.reading is not None:
            self.reading = replace(self.reading, bookmarks=bookmarks)
            self.articles.redraw()

    def action_widen(self) -> None:
        """Take a larger passage: sentence, paragraph, turn; its bookmark, if any, goes along."""
        reading, passage = self.reading, self.meant
        if reading is None or passage is None or self.raw is not None:
            return
        wider = widened(reading.article, reading.quotes, passage)
        if wider == passage:
            self.show_message("it cannot be wider")
            return
        kept = reading.bookmark_at(passage)
        if kept is not None:
            made = self.attempt(lambda: self.library.kept.widen_bookmark(kept, reading, wider))
            if made is None:
                return
            rest = (mark for mark in reading.bookmarks if mark.id != kept.id)
            self.set_bookmarks((*rest, made))
            self.show_message("the bookmark is wider; u makes it as it was")
        self.clear_selection()
        self.passage = wider

    def action_copy(self) -> None:
        """Copy the passage with who said it, where and when, in the style that was chosen."""
        reading, passage = self.reading, self.meant
        if reading is None or passage is None or self.raw is not None:
            self.show_message("there is no passage to copy here")
            return
        words = self.library.exports.cite_passage(reading, passage, self.habits.style)
        self.copy_out(words, f"{len(passage.of(reading.article.text).split())} words")

    @work(group="copy")
    async def copy_out(self, words: str, what: str) -> None:
        """Hand words to the clipboard by every way there is, and say how; ``what`` names them."""
        self.show_message(await copy_by_all_ways(words, what, self, self.library.data_dir))

    # Undo

    async def action_undo(self) -> None:
        """Undo the last change, whichever it was."""
        kept = self.library.kept
        undone = await self.attempt_aside(lambda: (kept.undo(),), "undoing …", _undone)
        self._changed(undone)

    async def action_redo(self) -> None:
        """Make the change again that was undone last."""
        kept = self.library.kept
        redone = await self.attempt_aside(lambda: (kept.redo(),), "doing again …", _redone)
        self._changed(redone)

    def _changed(self, what: tuple[str | None] | None) -> None:
        if what is not None and what[0] is not None:
            self.articles.redraw()
            self.read_again()

    @work(exclusive=True, group="bookmarks")
    async def read_again(self) -> None:
        """Show what is kept of the open article, and who says what in it, as it is now."""
        path = self.path
        if path is None or (self.reading is not None and self.reading.copy):
            return
        try:
            again = await asyncio.to_thread(self.library.read, path)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        reading = self.reading
        if reading is None or path != self.path:
            return
        if again.quotes == reading.quotes and reading.complete:
            self.set_bookmarks(again.bookmarks)
        elif again.article.content_hash == reading.article.content_hash:
            self.reading = replace(again, article=reading.article, position=reading.position)
            at = self.current.span if self.current else None
            self.current = next((quote for quote in again.quotes if quote.span == at), None)
            self.articles.redraw()

    # Articles

    async def action_read(self) -> None:
        """Mark the article read, or unread."""
        path = self._chosen()
        if path is None:
            self.reading_meant()
        else:
            read = not self.library.kept.mark(path).read
            self.attempt(lambda: self.library.kept.set_read(path, read))
            self.articles.redraw()

    async def action_star(self) -> None:
        """Star the article, or take the star away."""
        path = self._chosen()
        if path is None:
            self.reading_meant()
        else:
            starred = not self.library.kept.mark(path).starred
            self.attempt(lambda: self.library.kept.set_starred(path, starred))
            self.articles.redraw()

    def _chosen(self) -> Path | None:
        """Return the row's article in the list, elsewhere the one that is shown: they may
        differ.
        """
        hit = self.articles.hit if self.pane_now is Pane.LIST else None
        return hit.row.path if hit is not None else self.path

    def mark_read(self) -> None:
        """The article has been read to its end, or for long enough."""
        path = self.path
        if (
            path is not None
            and not self.library.kept.read_only
            and not self.library.kept.mark(path).read
        ):
            self.attempt(lambda: self.library.kept.set_read(path, True, undoable=False))
            self.articles.redraw()

    def action_source(self) -> None:
        """The article's source in the browser, or its address on the clipboard."""
        reading = self.reading_meant()
        if reading is None:
            return
        url = reading.article.url
        if url:
            self.visit(url)
        else:
            self.show_message("this article names no web page")

    def visit(self, url: str) -> None:
        """Open a web page in the browser, or copy its address where none can open.

        The address is the article's: any other kind might start a program, or show a file.
        """
        if urlsplit(url).scheme not in ("http", "https"):
            self.show_message(f"this is no web page: {cut(flat(url), 60)}")
        elif can_open_browser(environment()):
            self.open_page(url)
        else:
            self.copy_out(url, "the address, as no browser can open here")

    @work(group="browser")
    async def open_page(self, url: str) -> None:
        """Open a web page without waiting for the browser."""
        from briefreader.ui.terminal.browser import open_in_browser

        opened = await open_in_browser(url)
        self.show_message(f"opened {cut(flat(url), 60)}" if opened else "no browser answered")


def _in_short(bookmark: Bookmark) -> str:
    from briefreader.citations.punctuation import quoted

    who = bookmark.speaker or flat(bookmark.mention).rstrip(":") or "a passage"
    return f"{who}, {quoted(cut(flat(bookmark.quote), 40))}"


def _undone(words: tuple[str | None]) -> str:
    return "nothing to undo" if words[0] is None else f"undid: {words[0]}"


def _redone(words: tuple[str | None]) -> str:
    return "nothing to do again" if words[0] is None else f"did again: {words[0]}"
