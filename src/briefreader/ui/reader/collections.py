"""What was collected over all articles, listed over the reader; going from there to a place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.geometry import Offset
from textual.selection import Selection

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.errors import BriefError, SourceError
from briefreader.paths import is_there
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.reader.navigation import OpenAt
from briefreader.ui.reader.row_marks import Marking
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.rendering.styled_runs import Runs, StyledRun
from briefreader.ui.state.location_history import ReadingLocation

if TYPE_CHECKING:
    from briefreader.library import Library, OpenArticle
    from briefreader.library.permalinks import LinkTarget
    from briefreader.ui.collections.bookmarks_screen import BookmarkChoice, BookmarksView
    from briefreader.ui.collections.statements_screen import StatementLocation


def load_bookmarked_article(
    library: Library, bookmark: Bookmark, *, attaching: bool
) -> tuple[OpenArticle, Span | None, str]:
    """Return the article of a bookmark and its passage there, or the copy that was kept; for a
    thread.

    With ``attaching`` the file itself is wanted, wherever in it. The words say why it is the copy.
    """
    try:
        reading = library.read(bookmark.path)
    except SourceError as error:
        copy, passage = library.readings.copy(bookmark)
        return copy, passage, f"{error.reason}: shown as it was kept"
    standing = next((one for one in reading.bookmarks if one.id == bookmark.id), bookmark)
    if standing.state is not BookmarkState.LOST:
        return reading, standing.selector.span, ""
    if attaching:
        return reading, None, ""
    copy, passage = library.readings.copy(bookmark)
    return copy, passage, "no longer in the file: shown as it was kept; A attaches it anew"


class Collecting(Marking):
    """The part of the screen that opens the collections and comes back from them."""

    attaching: Bookmark | None = None
    _bookmarks_view: BookmarksView | None = None

    def action_bookmarks(self) -> None:
        """All bookmarks, to search and to go to."""
        from briefreader.ui.collections.bookmarks_screen import BookmarksScreen, BookmarksView

        self._bookmarks_view = self._bookmarks_view or BookmarksView()
        screen = BookmarksScreen(self.library, self.keymap, self._bookmarks_view, self.habits)
        self.app.push_screen(screen, self.go_to_bookmark)

    def go_to_bookmark(self, chosen: BookmarkChoice | None) -> None:
        """Open the article of a bookmark at its passage, or its kept copy."""
        self.articles.redraw()
        if chosen is None:
            self.read_again()
        else:
            self.open_bookmark(chosen.bookmark, attaching=chosen.attaching)

    def open_bookmark(self, bookmark: Bookmark, *, attaching: bool = False) -> None:
        """Show a bookmark where it stands; ``attaching`` asks for another passage for it."""
        self._going_into = True
        self._opening = self._open_bookmark(bookmark, attaching)

    @work(exclusive=True, group="read")
    async def _open_bookmark(self, bookmark: Bookmark, attaching: bool) -> None:
        try:
            reading, passage, news = await asyncio.to_thread(
                load_bookmarked_article, self.library, bookmark, attaching=attaching
            )
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        self.leave_place()
        self.follow_in_list(reading.article.path)
        self.leave_article()
        place = ReadingLocation(reading.article.path, passage.start) if passage else OpenAt.AS_LEFT
        self.show(reading, (), place, None)
        self.enter(Pane.TEXT)
        if news:
            self.show_message(news)
        if attaching:
            self._seek(bookmark, passage if not reading.copy else None)

    def action_people(self) -> None:
        """Everybody who is quoted in the library."""
        from briefreader.ui.collections.speakers_screen import SpeakersScreen

        name = self.current.speaker if self.current is not None else None
        self.app.push_screen(
            SpeakersScreen(self.library, self.keymap, name or ""), self._go_to_statement
        )

    def action_statements(self) -> None:
        """Everything that the current speaker said, over all articles."""
        name = self.current.speaker if self.current is not None else None
        if name is None:
            self.show_message("nobody is named here; w lists everybody")
        else:
            self._list_statements(name)

    def _list_statements(self, name: str) -> None:
        from briefreader.ui.collections.statements_screen import StatementLocation, StatementsScreen

        quote, path = self.current, self.path
        here = (
            StatementLocation(path, quote.start) if quote is not None and path is not None else None
        )
        screen = StatementsScreen(self.library, self.keymap, name, here)
        self.app.push_screen(screen, self._go_to_statement)

    def _go_to_statement(self, said: StatementLocation | None) -> None:
        self.articles.redraw()
        if said is None:
            self.read_again()
        else:
            self.open_article(said.path, ReadingLocation(said.path, said.start), into=True)

    def open_linked(self, linked: LinkTarget) -> None:
        """Show the place to which an id leads."""
        if linked.bookmark is None:
            self.open_article(
                linked.path, ReadingLocation(linked.path, linked.passage.start), into=True
            )
        elif linked.bookmark.selector.span == linked.passage:
            self.open_bookmark(linked.bookmark)
        else:
            self.open_copy(linked.bookmark, linked.passage)

    @work(group="unsaved")
    async def offer_unsaved_note(self) -> None:
        """Go to where a note was being written when a reader ended, if there is one."""
        unsaved = next(iter(self.library.unsaved_notes.left), None)
        if unsaved is None:
            return
        if not is_there(unsaved.path):
            self.show_message(
                f"unsaved note about a file that was removed: {unsaved.file}", wrong=True
            )
            return
        self.open_article(
            unsaved.path, ReadingLocation(unsaved.path, unsaved.passage.start), into=True
        )
        while self.is_opening:
            await self.arrived()
        self.show_message(
            f"unsaved note from last time: {cut(flat(unsaved.words), 40)} – a to continue"
        )

    @work(exclusive=True, group="read")
    async def open_copy(self, bookmark: Bookmark, passage: Span) -> None:
        """Show a passage in the copy of an article that was kept with one of its bookmarks."""
        reading, _ = await asyncio.to_thread(self.library.readings.copy, bookmark)
        self.show(reading, (), ReadingLocation(reading.article.path, passage.start), None)
        self.enter(Pane.TEXT)
        self.show_message("the file was edited since: shown as it was kept")

    # Attaching by hand

    def action_reattach(self) -> None:
        """Find another passage for the bookmark that is here."""
        reading, passage = self.reading, self.meant
        kept = reading.bookmark_around(passage) if reading and passage else None
        if reading is None or kept is None:
            self.show_message("there is no bookmark here; B lists those that changed or were lost")
        elif reading.copy:
            self.open_bookmark(kept, attaching=True)
        else:
            self._seek(kept, kept.selector.span)

    def _seek(self, bookmark: Bookmark, passage: Span | None) -> None:
        self.attaching = bookmark
        if passage is not None:
            chosen = Selection(Offset(passage.start, 0), Offset(passage.end, 0))
            self.selections = {self.text: chosen}
        self.said = ""
        self.foot_changed()

    def attaching_words(self, cells: int) -> Runs:
        """Return what the footer says while a passage is being looked for."""
        if self.attaching is None:
            return ()
        tail = "”: m takes the passage that is lit up, esc gives up"
        words = cut(flat(self.attaching.quote), max(8, cells - len(tail) - 10))
        return (StyledRun(" attach ", "key"), StyledRun(f"“{words}{tail}", "said"))

    def action_bookmark(self) -> None:
        """Keep the passage or take its bookmark back; or give it to the one that looks for one."""
        bookmark, reading, passage = self.attaching, self.reading, self.meant
        if bookmark is None:
            super().action_bookmark()
            return
        if reading is None or passage is None or self.raw is not None or reading.copy:
            self.show_message("there is no passage of a file here")
            return
        made = self.attempt(lambda: self.library.kept.reattach(bookmark, reading, passage))
        if made is not None:
            self.attaching = None
            rest = tuple(mark for mark in reading.bookmarks if mark.id != made.id)
            self.set_bookmarks((*rest, made))
            self.clear_selection()
            self.show_message("attached; u takes it back")
            self.foot_changed()

    def action_leave(self) -> None:
        """One step out; first of looking for a passage."""
        if self.attaching is None:
            super().action_leave()
            return
        self.attaching = None
        self.clear_selection()
        self.show_message("the bookmark stays as it was")

    def foot_changed(self) -> None:
        """The footer has to show something else."""
