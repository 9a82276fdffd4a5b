"""The article that is open, and the one on its way: its file, where its text stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled, WorkerFailed

from briefreader.domain.article import Article, Span
from briefreader.domain.quote import Quote
from briefreader.errors import BriefError, NotebookLocked
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.commands.timed_message import Stoppable
from briefreader.ui.commands.waiting_changes import PAUSE
from briefreader.ui.reader import controller
from briefreader.ui.reader.controller import Controller, wait_briefly
from briefreader.ui.reader.panes import Panes
from briefreader.ui.reader.selection import Selection
from briefreader.ui.reader.view import BackgroundWork, TextPosition
from briefreader.ui.rendering.cells import flat, width
from briefreader.ui.selection.passages import current_quote
from briefreader.ui.state.location_history import ReadingLocation
from briefreader.ui.state.ui_settings import UiSettings

if TYPE_CHECKING:
    from briefreader.domain.bookmark import Bookmark
    from briefreader.library import Library, Listing, OpenArticle

GONE = "this article is no longer in the folder – you are reading the text as it was"
EDITED = "this article has changed on disk"
DRAWN = 0.02  # seconds in which an article that has arrived is drawn


class OpenAt(Enum):
    """Where in an article one arrives."""

    AS_LEFT = auto()
    HIT_SHOWN = auto()  # in the article's row: where most of the words stand together
    FIRST_HIT = auto()
    LAST_HIT = auto()


def load(
    library: Library, listing: Listing | None, path: Path
) -> tuple[OpenArticle, tuple[Span, ...]]:
    """Return an article and where the listing's query hits it; for a thread. Raises SourceError.

    Where statements are listed, that is only in these.
    """
    opened = library.read(path, at_once=True)
    marks = listing.marks(opened.article.text) if listing is not None and listing.query else ()
    if marks and listing is not None and listing.statements:
        said = listing.statements_in(path)
        within = (mark for mark in marks if any(s.start <= mark.start < s.end for s in said))
        marks = tuple(within)
    return opened, tuple(marks)


def watched_in(library: Library, article: Article, watch: Sequence[str]) -> tuple[Span, ...]:
    """Return where the words stand that the user watches for; for a thread."""
    return tuple(span for words in watch for span in library.opener.find(article, words))


@dataclass(eq=False, repr=False)
class CurrentArticle(Controller):
    """Opens articles, follows the file of the open one, and knows where its text stands."""

    settings: UiSettings
    panes: Panes
    selection: Selection
    # The line of the reading mark, and what is on the screen, when the text last said so.
    mark: Span = field(default=Span(0, 0), init=False)
    seen: Span = field(default=Span(0, 0), init=False)
    # The mark by which the current quote was chosen; none as long as an article has no current one.
    _chosen_at: int | None = field(default=None, init=False)
    _opening: BackgroundWork | None = field(default=None, init=False)
    _going_into: bool = field(default=False, init=False)
    # The article that was last read before it is asked for, and whether it is there.
    _ahead: tuple[Path, asyncio.Future[None]] | None = field(default=None, init=False)
    _dwelling: Stoppable | None = field(default=None, init=False)
    _marking: Path | None = field(default=None, init=False)  # as read, which waits for others
    # The open article's file, edited or under another name, while its text of now is held back.
    _held_back: Path | None = field(default=None, init=False)

    # An article on its way

    def open(
        self,
        path: Path,
        landing: OpenAt | ReadingLocation = OpenAt.AS_LEFT,
        statement: Quote | None = None,
        *,
        into: bool = False,
        ahead: int | None = None,
    ) -> None:
        """Show an article; whatever was asked for before and is not there yet is forgotten.

        With ``into`` it is a jump into the text, made only if the article can be read. ``ahead`` is
        the row that is likely to be asked for next.
        """
        self._going_into = into
        self._opening = self.view.start(
            partial(self._show_when_read, path, landing, statement, into, ahead), "read"
        )

    def open_path(self, path: str) -> None:
        """Read an article."""
        self.open(Path(path), into=True)

    def open_version(self, path: Path | None) -> None:
        """Read another version of an article, if one was chosen."""
        if path is not None:
            self.open(path, into=True)

    def open_by(self, opening: BackgroundWork) -> None:
        """Take note that an article is being opened, into whose text one will go."""
        self._going_into = True
        self._opening = opening

    @property
    def is_on_its_way(self) -> bool:
        """Will the keys be in the text as soon as an article has arrived?"""
        return self._going_into and self.is_opening

    @property
    def is_opening(self) -> bool:
        """Is an article on its way to the screen?"""
        return self._opening is not None and not self._opening.is_finished

    def arrival(self) -> Callable[[], Coroutine[object, object, bool]]:
        """Return what waits for the article that is being opened now, however long that takes; it
        returns False if that cannot be read, or another is asked for.
        """
        opening, before = self._opening, self.session.opened

        async def has_come() -> bool:
            if opening is not None:
                with suppress(WorkerCancelled, WorkerFailed):
                    await opening.wait()
            return self._opening is opening and self.session.opened is not before

        return has_come

    async def arrived(self, seconds: float | None = None) -> None:
        """Wait a moment for the article that is being opened: a key means what is in it."""
        await wait_briefly(
            self._opening, controller.KEY_WAIT_SECONDS if seconds is None else seconds
        )

    async def _show_when_read(
        self,
        path: Path,
        landing: OpenAt | ReadingLocation,
        statement: Quote | None,
        into: bool,
        ahead: int | None,
    ) -> None:
        try:
            opened, hits = await self._loaded(path)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        if into:
            self.leave_place()
            self.follow_in_list(path)
        self.leave()
        self.show(opened, hits, landing, statement)
        if into:
            self.panes.enter(Pane.TEXT)
        if not opened.complete:
            self.read_again()
        if ahead is not None:
            self.view.set_timer(DRAWN, partial(self._read_ahead, path, ahead))

    async def _loaded(self, path: Path) -> tuple[OpenArticle, tuple[Span, ...]]:
        """Return an article, as soon as the notebook can be read. Raises BriefError."""
        waiting = self.waiting_changes
        if self._ahead is not None and self._ahead[0] == path:
            await asyncio.wait([self._ahead[1]], timeout=controller.KEY_WAIT_SECONDS)
        while True:
            try:
                found = await asyncio.to_thread(load, self.library, self.session.listing, path)
            except NotebookLocked:
                waiting.tell(waiting.words)
                await asyncio.sleep(PAUSE)
            else:
                if not waiting:
                    waiting.tell("")
                return found

    def _read_ahead(self, here: Path, number: int) -> None:
        """Read the article of a row, which is likely to be asked for next while one is ``here``."""
        listing = self.session.listing
        if listing is None or not 0 <= number < len(listing) or self.session.path != here:
            return
        if self._ahead is None or self._ahead[1].done():
            path = listing.hit(number).row.path
            reading = asyncio.to_thread(self.library.opener.read_ahead, path)
            self._ahead = path, asyncio.ensure_future(reading)

    # The open article

    def show(
        self,
        opened: OpenArticle,
        hits: tuple[Span, ...],
        landing: OpenAt | ReadingLocation,
        statement: Quote | None = None,
    ) -> None:
        """Put an article on the screen and the reading mark where one is to land."""
        self.session.begin_article(opened, hits)
        self._chosen_at = self._held_back = None
        self.view.hide_message(GONE)
        for news in opened.news:
            self.show_message(news)
        text = self.view.text
        if isinstance(landing, ReadingLocation):
            text.go_to(landing.offset)
        elif statement is not None:
            self.to_statement(statement)
        elif hits and landing is not OpenAt.AS_LEFT:
            self.to_hit(self._landing_hit(opened, hits, landing))
        else:
            text.mark_below_top(self.session.marks.get(opened.article.path, 0))
        if self.settings.watch:
            self.view.start(partial(self._look_for_watched, opened.article), "watched")
        self._dwell()

    def _landing_hit(
        self, opened: OpenArticle, hits: tuple[Span, ...], landing: OpenAt | ReadingLocation
    ) -> Span:
        """Return the hit at which one arrives."""
        if landing is OpenAt.HIT_SHOWN:
            from briefreader.search import best_mark

            return best_mark(hits, opened.article.text)
        return hits[0 if landing is OpenAt.FIRST_HIT else -1]

    async def _look_for_watched(self, article: Article) -> None:
        """Let stand out in the open article what the user watches for."""
        watch = self.settings.watch
        found = await asyncio.to_thread(watched_in, self.library, article, watch)
        opened = self.session.opened
        if opened is not None and opened.article is article:
            self.session.watched = found

    def close(self) -> None:
        """Show no article: none is meant any longer."""
        if self._opening is not None:
            self._opening.cancel()
        self.leave()
        self.session.end_article()
        self.view.hide_message(GONE)

    def leave(self) -> None:
        """Remember where the article that is open was left."""
        opened, text = self.session.opened, self.view.text
        if opened is None or self.session.raw is not None:
            return
        self.session.marks[opened.article.path] = max(0, text.mark - text.top)
        if text.top != opened.position:
            top = text.top
            self.change(
                "save reading position",
                lambda: self.library.bookmarks.keep_position(opened, top),
                lambda _: None,
            )

    def follow_in_list(self, path: Path) -> None:
        """Put the list's cursor on an article, if it is listed."""
        listing = self.session.listing
        number = listing.number_of(path) if listing is not None else None
        if number is not None:
            self.view.articles.place(number)

    @property
    def here(self) -> ReadingLocation | None:
        """Where the reader is now."""
        path = self.session.path
        return ReadingLocation(path, self.view.text.mark) if path is not None else None

    def leave_place(self) -> None:
        """Remember where one is, before a jump."""
        if (here := self.here) is not None:
            self.session.places.leave(here)

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Show the bookmarks of the open article as they are stored now."""
        if self.session.opened is not None:
            self.session.opened = replace(self.session.opened, bookmarks=bookmarks)
            self.view.articles.redraw()

    def read_again(self) -> None:
        """Show what is kept of the open article, and who says what in it, as it is now."""
        self.view.start(self._read_again, "bookmarks")

    async def _read_again(self) -> None:
        session = self.session
        path = session.path
        if path is None or (session.opened is not None and session.opened.copy):
            return
        if session.gone:
            kept = await asyncio.to_thread(self.library.bookmarks.find)
            self.set_bookmarks(tuple(one for one in kept if one.path == path))
            return
        before = session.opened
        try:
            again = await asyncio.to_thread(self.library.read, path)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        opened = session.opened
        if opened is None or path != session.path:
            return
        if before is not None and opened.bookmarks is not before.bookmarks:
            self.read_again()  # a key has changed them meanwhile
            return
        if again.article.content_hash != opened.article.content_hash:
            await self._show_file(opened, path)
        elif again.quotes == opened.quotes and opened.complete:
            self.set_bookmarks(again.bookmarks)
        else:
            session.opened = replace(again, article=opened.article, position=opened.position)
            at = session.current.span if session.current else None
            here = next((quote for quote in again.quotes if quote.span == at), None)
            self.selection.make_current(here)
            self.view.articles.redraw()
            if at is None and (where := self.view.text.where()) is not None:
                self._chosen_at = None
                self.follow_text(where)

    # Its file

    async def look_for_edit(self) -> None:
        """Show the open article as its file has it now, if that was edited meanwhile."""
        opened = self.session.opened
        if opened is None or opened.copy or self.session.gone:
            return
        if await asyncio.to_thread(self.library.opener.is_edited, opened.article):
            self.read_again()

    def look_for_edit_aside(self) -> None:
        """Show and say it, beside the keys, if the file no longer has the text that is shown."""
        self.view.start(self.look_for_edit, "edits")

    async def follow_file(self, path: Path) -> None:
        """Go on with the open article in its file of another name, at the same words."""
        if (opened := self.session.opened) is not None:
            await self._show_file(opened, path)

    def show_held_back(self) -> None:
        """Show the text that was held back, unless it still has to be."""
        path = self._held_back
        if path is None or self._holds_text:
            return
        self._held_back = None
        if path == self.session.path:
            self.read_again()
        else:
            self.view.start(partial(self.follow_file, path), "bookmarks")

    @property
    def _holds_text(self) -> bool:
        """Is something being done with the very text that is shown?"""
        if not self.view.is_on_top:  # or has ended
            return True
        return self.session.raw is not None or self.view.text.selected is not None

    async def _show_file(self, before: OpenArticle, path: Path) -> None:
        """Put the text that the open article's file has now, edited or at another ``path``, in the
        place of the one that is shown, the reading mark on the same words; or say how to see it.
        """
        session, text, opener = self.session, self.view.text, self.library.opener
        is_edited = path == before.article.path
        what = EDITED if is_edited else f"this article was renamed: {flat(path.name)}"
        if not self._holds_text:
            if is_edited:
                self.leave()

            def read() -> tuple[OpenArticle, tuple[Span, ...], tuple[Quote, ...], list[int]]:
                opened, hits = load(self.library, session.listing, path)
                now = opener.read_edited(before) if is_edited else opened
                if session.found:
                    hits = opener.find(now.article, session.found)
                at_hit = [hit.start] if (hit := session.hit) is not None else []
                places = [
                    opener.same_place(place, before.article, now.article)
                    for place in (text.top, text.mark, *at_hit)
                ]
                indirect = opener.indirect(now.article) if session.indirect else ()
                return now, hits, indirect, places

            try:
                now, hits, indirect, (top, mark, *at_hit) = await asyncio.to_thread(read)
            except BriefError as error:
                self.show_message(str(error), wrong=True)
                return
            if session.opened is not before:
                self.read_again()
                return
        if self._holds_text:  # by now
            self._held_back = path
            if self.view.is_on_top:
                key = "{raw}" if session.raw is not None else "esc"
                shows = "the new text" if is_edited else "it"
                way = with_keys(f" – {key} shows {shows}", self.keymap)
                self._tell_beside(self.view.passing_message, what, way)
            return
        found, said = session.found, self.view.passing_message
        session.marks[path] = max(0, mark - top)
        self.show(replace(now, position=top), hits, OpenAt.AS_LEFT)
        if not is_edited:
            self.follow_in_list(path)  # where the list had it before the text was shown
        session.go_on(found, next((hit for hit in hits if hit.start in at_hit), None), indirect)
        words = next((one for one in now.news if one not in before.news), "this is the new text")
        self._tell_beside(said, what, f": {words}" if is_edited else "")

    def _tell_beside(self, said: str, what: str, more: str) -> None:
        """Say what has become of the article's file, behind what was ``said`` just now if there is
        room for both; ``more`` of it where there is room for that, too.
        """
        is_said = not said or what in said
        lines = [] if is_said else [f"{said} · {what}{more}", f"{said} · {what}"]
        room = self.view.columns - 2
        told = next((line for line in lines if width(line) <= room), f"{what}{more}")
        self.show_message(told, lasting=True)

    def toggle_raw(self) -> None:
        """Show the file as it stands, or the cleaned text again.

        It is read at once, in some milliseconds: a key that follows means what is shown then.
        """
        opened = self.article_meant()
        if opened is None:
            return
        if self.session.raw is not None:
            self.session.raw = None
            return
        raw = self.attempt(lambda: self.library.opener.raw(opened.article.path))
        if raw is not None:
            self.leave()
            self.session.raw = raw

    # Where the text stands

    def to_hit(self, hit: Span | None) -> None:
        """Go to a hit in the text; None is none."""
        self.session.hit = hit
        if hit is not None:
            self.view.text.go_to(hit.start)

    def to_statement(self, statement: Quote) -> None:
        """Go to the first hit in a statement of the open article, or to where it begins."""
        within = (hit for hit in self.session.hits if statement.start <= hit.start < statement.end)
        self.session.hit = hit = next(within, None)
        self.view.text.go_to(hit.start if hit is not None else statement.start)

    def show_quote(self, quote: Quote, offset: int, *, enter: bool) -> None:
        """Go to an offset in a quote in the text; ``enter`` goes into the text with it."""
        if self.session.raw is not None:
            self.session.raw = None
        if enter:
            self.leave_place()
            self.panes.enter(Pane.TEXT)
        self.view.text.go_to(offset)
        self.selection.light_up(quote)

    def follow_text(self, where: TextPosition) -> None:
        """Light up what a key would take now that the text has moved."""
        opened = self.session.opened
        if opened is None:
            return
        self.seen = where.view
        if where.at_end and self.session.pane is Pane.TEXT:
            self.mark_read()
        self.mark = where.mark
        if self.session.raw is None and where.mark.start != self._chosen_at:
            self._chosen_at = where.mark.start
            self.selection.light_up(current_quote(opened.quotes, where.mark, where.view))
        self.view.lines.write_heads()

    def catch_up(self) -> None:
        """See where the text is now, though the pane's message about it is still on its way."""
        where = self.view.text.where()
        if where is not None and (where.mark, where.view) != (self.mark, self.seen):
            self.follow_text(where)
        elif where is None and self.session.current is None and self.session.pane is Pane.QUOTES:
            # There is no room for the text beside them.
            self.selection.light_up(self.view.quotes.quote)

    # When it counts as read

    def _dwell(self) -> None:
        """Count the seconds that this article is on the screen."""
        if self._dwelling is not None:
            self._dwelling.stop()
        self._dwelling = self.view.set_timer(self.settings.dwell, self._has_dwelt)

    def _has_dwelt(self) -> None:
        """Only an article that one went into counts as read."""
        if self.session.pane is not Pane.LIST:
            self.mark_read()

    def mark_read(self) -> None:
        """Mark the article read, which was read to its end or for long enough."""
        path, kept = self.session.path, self.library.bookmarks
        if path is None or kept.read_only:
            return
        if path == self._marking and self.waiting_changes:  # among them this one
            return
        if not kept.mark(path).read:
            self._marking = path
            self.change(
                "mark read",
                lambda: kept.set_read(path, True, undoable=False),
                lambda _: self._marked_read(),
            )

    def _marked_read(self) -> None:
        self._marking = None
        self.view.articles.redraw()
