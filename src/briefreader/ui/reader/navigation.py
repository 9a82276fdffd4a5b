"""Going from article to article and from quote to quote."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker, WorkerCancelled, WorkerFailed

from briefreader.domain.article import Article, Span
from briefreader.domain.quote import Quote
from briefreader.errors import BriefError
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.reader.entering import Entering
from briefreader.ui.selection.passages import stops
from briefreader.ui.state.location_history import ReadingLocation

if TYPE_CHECKING:
    from briefreader.library import Library, Listing, OpenArticle


KEY_WAIT_SECONDS = 0.3  # seconds that a key may wait for the article that it means
FRAME_WAIT_SECONDS = 0.03  # seconds that a frame waits for the article that belongs to it
TURNS = 4  # of the event loop, in which every part that has changed says so to the screen


class OpenAt(Enum):
    """Where in an article one arrives."""

    AS_LEFT = auto()
    FIRST_HIT = auto()
    LAST_HIT = auto()


def load(
    library: Library, listing: Listing | None, path: Path
) -> tuple[OpenArticle, tuple[Span, ...]]:
    """Return an article and where the listing's query hits it; for a thread. Raises SourceError."""
    reading = library.read(path, at_once=True)
    marks = listing.marks(reading.article) if listing is not None and listing.query else ()
    return reading, tuple(marks)


def watched_in(library: Library, article: Article, watch: Sequence[str]) -> tuple[Span, ...]:
    """Return where the words stand that the user watches for; for a thread."""
    return tuple(span for words in watch for span in library.readings.find(article, words))


def unread_from(library: Library, listing: Listing, number: int, step: int) -> int | None:
    """Return the next row from ``number`` on that has not been read; for a thread."""
    number += step
    while 0 <= number < len(listing):
        if not library.kept.mark(listing.hit(number).row.path).read:
            return number
        number += step
    return None


async def wait_briefly(worker: Worker[None] | None, seconds: float = KEY_WAIT_SECONDS) -> None:
    """Wait for a worker, but not longer than so many seconds."""
    if worker is not None and not worker.is_finished:
        with suppress(TimeoutError, WorkerCancelled, WorkerFailed):
            # Shielded, for whoever stops waiting for a worker stops the worker as well.
            await asyncio.wait_for(asyncio.shield(worker.wait()), seconds)


class Browsing(Entering):
    """The part of the screen that goes places."""

    _opening: Worker[None] | None = None
    _going_into = False

    # Articles

    def open_article(
        self,
        path: Path,
        landing: OpenAt | ReadingLocation = OpenAt.AS_LEFT,
        statement: Quote | None = None,
        *,
        into: bool = False,
    ) -> None:
        """Show an article; whatever was asked for before and is not there yet is forgotten.

        With ``into`` it is a jump into the text, made only if the article can be read.
        """
        self._going_into = into
        self._opening = self._open_article(path, landing, statement, into)

    @property
    def is_on_its_way(self) -> bool:
        """Will the keys be in the text as soon as an article has arrived?"""
        return self._going_into and self.is_opening

    @property
    def is_opening(self) -> bool:
        """Is an article on its way to the screen?"""
        return self._opening is not None and not self._opening.is_finished

    async def arrived(self) -> None:
        """Wait a moment for the article that is being opened: a key means what is in it."""
        await wait_briefly(self._opening)

    async def draw_together(self) -> None:
        """Draw what has changed in one frame, with an article that is there in a moment."""
        with self.app.batch_update():
            await self.gather(asyncio.get_running_loop().time() + FRAME_WAIT_SECONDS)
            self.catch_up()
            for _ in range(TURNS):
                await asyncio.sleep(0)
        self.check_idle()

    async def gather(self, until: float) -> None:
        """Wait for what belongs to the next frame, until a time of the event loop at most."""
        await wait_briefly(self._opening, until - asyncio.get_running_loop().time())

    def catch_up(self) -> None:
        """See where the text is now, though the pane's message about it is still on its way."""

    @work(exclusive=True, group="read")
    async def _open_article(
        self, path: Path, landing: OpenAt | ReadingLocation, statement: Quote | None, into: bool
    ) -> None:
        try:
            reading, hits = await asyncio.to_thread(load, self.library, self.listing, path)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        if into:
            self.leave_place()
            self.follow_in_list(path)
        self.leave_article()
        self.show(reading, hits, landing, statement)
        if into:
            self.enter(Pane.TEXT)
        if not reading.complete:
            self.read_again()
        if self.settings.watch:
            self.look_for_watched(reading.article)

    @work(exclusive=True, group="watched")
    async def look_for_watched(self, article: Article) -> None:
        """Let stand out in the open article what the user watches for."""
        watch = self.settings.watch
        found = await asyncio.to_thread(watched_in, self.library, article, watch)
        if self.reading is not None and self.reading.article is article:
            self.watched = found

    def show(
        self,
        reading: OpenArticle,
        hits: tuple[Span, ...],
        landing: OpenAt | ReadingLocation,
        statement: Quote | None,
    ) -> None:
        """Put an article on the screen and the reading mark where one is to land."""
        self.article_changes()
        self.found = ""
        self.raw = None
        self.current = None
        self.reading = reading
        self.watched = ()
        self.hits = hits
        self.hit = None
        for news in reading.news:
            self.show_message(news)
        if isinstance(landing, ReadingLocation):
            self.text.go_to(landing.offset)
        elif statement is not None:
            said = [hit for hit in hits if statement.start <= hit.start < statement.end]
            if said:
                self.to_hit(said[-1 if landing is OpenAt.LAST_HIT else 0])
            else:
                self.text.go_to(statement.start)
        elif hits and landing is not OpenAt.AS_LEFT:
            self.to_hit(hits[0 if landing is OpenAt.FIRST_HIT else -1])
        else:
            self.text.mark_below_top(self.marks.get(reading.article.path, 0))
        self.dwell()

    def close_article(self) -> None:
        """Show no article: none is meant any longer."""
        if self._opening is not None:
            self._opening.cancel()
        if self.reading is not None:
            self.article_changes()
            self.leave_article()
        self.raw = self.current = self.passage = self.reading = None
        self.hits, self.hit, self.watched, self.found = (), None, (), ""

    def article_changes(self) -> None:
        """Another article is about to be shown."""

    def to_hit(self, hit: Span) -> None:
        """Go to a hit in the text."""
        self.hit = hit
        self.text.go_to(hit.start)

    def leave_article(self) -> None:
        """Remember where the article that is open was left."""
        reading = self.reading
        if reading is None or self.raw is not None:
            return
        self.marks[reading.article.path] = max(0, self.text.mark - self.text.top)
        if self.text.top != reading.position:
            self.attempt(lambda: self.library.kept.keep_position(reading, self.text.top))

    def read_again(self) -> object:
        """Show what is kept of the open article, and who says what in it, as it is now."""

    def dwell(self) -> None:
        """An article counts as read when it has been on the screen for a while."""

    def go(self, number: int, landing: OpenAt | None = None) -> None:
        """Open the article in a row of the list, from wherever one is."""
        if self.listing is None or not 0 <= number < len(self.listing):
            return
        hit = self.listing.hit(number)
        self.articles.place(number)
        usual = OpenAt.FIRST_HIT if self.listing.query else OpenAt.AS_LEFT
        self.open_article(hit.row.path, landing or usual, hit.statement)

    def go_to_row(self, number: int) -> None:
        """Put the list's cursor on a row, the last at most, and show its article."""
        number = max(0, min(number, len(self.listing or ()) - 1))
        if number != self.articles.cursor:
            self.go(number)
            self.heads_changed()

    def action_next_article(self) -> None:
        """The next article, from any pane."""
        self._go_beside(1)

    def action_previous_article(self) -> None:
        """The article before, from any pane."""
        self._go_beside(-1)

    def _go_beside(self, step: int) -> None:
        number, count = self.articles.cursor + step, len(self.listing or ())
        if 0 <= number < count:
            self.go(number)
        elif count:
            self.show_message(
                "this is the last article" if step > 0 else "this is the first article"
            )
        else:
            self.reading_meant()

    def action_next_unread(self) -> None:
        """The next article that has not been read."""
        self.find_unread(1)

    def action_previous_unread(self) -> None:
        """The article before that has not been read."""
        self.find_unread(-1)

    @work(exclusive=True, group="unread")
    async def find_unread(self, step: int) -> None:
        """Look for an unread article; the list may be long."""
        listing = self.listing
        if listing is None:
            return
        start = self.articles.cursor
        number = await asyncio.to_thread(unread_from, self.library, listing, start, step)
        if number is None:
            self.show_message("no unread article " + ("below" if step > 0 else "above"))
        elif listing is self.listing:
            self.go(number)

    # Back and forward

    def leave_place(self) -> None:
        """Remember where one is, before a jump."""
        if self.here is not None:
            self.places.leave(self.here)

    def action_back(self) -> None:
        """To where one was before the last jump."""
        self._return_to(self.places.back(self.here))

    def action_forward(self) -> None:
        """To where one went back from."""
        self._return_to(self.places.forward(self.here))

    def _return_to(self, place: ReadingLocation | None) -> None:
        if place is None:
            self.show_message("nowhere further to go")
        elif place.path == self.path:
            self.text.go_to(place.offset)
        else:
            self.follow_in_list(place.path)
            self.open_article(place.path, place)

    def follow_in_list(self, path: Path) -> None:
        """Put the list's cursor on an article, if it is listed."""
        number = self.listing.number_of(path) if self.listing is not None else None
        if number is not None:
            self.articles.place(number)

    # Quotes

    def action_next_quote(self) -> None:
        """The next quote in the text."""
        self._to_quote(1)

    def action_previous_quote(self) -> None:
        """The quote before in the text."""
        self._to_quote(-1)

    def _to_quote(self, step: int) -> None:
        reading = self.reading_meant()
        if reading is None or self.raw is not None:
            return
        listed = stops(reading.quotes)
        here = self.text.mark
        if self.current is not None and self.current.start >= here:
            here = self.current.start
        ahead = [quote for quote in listed if (quote.start - here) * step > 0]
        if ahead:
            self.text.go_to(ahead[0 if step > 0 else -1].start)
        elif listed:
            self.show_message("this is the last quote" if step > 0 else "this is the first quote")
        else:
            self.show_message("nobody is quoted here")
