"""Going from article to article, from quote to quote, and by lines, pages and ends."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.listing_row import Sort
from briefreader.errors import QueryError
from briefreader.library.listings import row_near_day
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.reader.controller import Controller
from briefreader.ui.reader.current_article import CurrentArticle, OpenAt
from briefreader.ui.reader.panes import Panes
from briefreader.ui.rendering.header_footer_text import NO_PERCENTAGE
from briefreader.ui.selection.passages import stops
from briefreader.ui.state.location_history import ReadingLocation

if TYPE_CHECKING:
    from briefreader.library import Library, Listing


def unread_from(library: Library, listing: Listing, number: int, step: int) -> int | None:
    """Return the next row from ``number`` on that has not been read; for a thread."""
    number += step
    while 0 <= number < len(listing):
        if not library.bookmarks.mark(listing.hit(number).row.path).read:
            return number
        number += step
    return None


@dataclass(eq=False, repr=False)
class Navigation(Controller):
    """Goes from row to row, quote to quote, line to line, and back."""

    panes: Panes
    article: CurrentArticle

    # Rows

    @property
    def chosen(self) -> Path | None:
        """The row's article in the list, elsewhere the one that is shown: they may differ."""
        hit = self.view.articles.hit if self.session.pane is Pane.LIST else None
        return hit.row.path if hit is not None else self.session.path

    def go(self, number: int, landing: OpenAt | None = None) -> None:
        """Open the article in a row of the list, from wherever one is."""
        listing = self.session.listing
        if listing is None or not 0 <= number < len(listing):
            return
        hit = listing.hit(number)
        ahead = 2 * number - self.view.articles.cursor  # as far again
        self.view.articles.place(number)
        usual = OpenAt.HIT_SHOWN if listing.query else OpenAt.AS_LEFT
        self.article.open(hit.row.path, landing or usual, hit.statement, ahead=ahead)

    def go_to_row(self, number: int) -> None:
        """Put the list's cursor on a row, the last at most, and show its article."""
        number = max(0, min(number, len(self.session.listing or ()) - 1))
        if number != self.view.articles.cursor:
            self.go(number)
            self.view.lines.write_heads()

    def step_article(self, step: int) -> None:
        """Go to the next article or the one before, from any pane."""
        number, count = self.view.articles.cursor + step, len(self.session.listing or ())
        if 0 <= number < count:
            self.go(number)
        elif count:
            self.show_message(
                "this is the last article" if step > 0 else "this is the first article"
            )
        else:
            self.article_meant()

    def step_unread(self, articles: int) -> None:
        """Go over so many articles that have not been read, back where that is below 0."""
        self.view.start(partial(self._find_unread, articles), "unread")

    async def _find_unread(self, articles: int) -> None:
        """Look for an unread article; the list may be long."""
        listing = self.session.listing
        if listing is None:
            return
        step = 1 if articles > 0 else -1

        def last_of_them() -> int | None:
            """Return the last one that there is; None if there is none."""
            last, found = None, unread_from(self.library, listing, start, step)
            for _ in range(abs(articles) - 1):
                if found is None:
                    break
                last, found = found, unread_from(self.library, listing, found, step)
            return last if found is None else found

        start = self.view.articles.cursor
        number = await asyncio.to_thread(last_of_them)
        if number is None:
            self.show_message("no unread articles " + ("below" if step > 0 else "above"))
        elif listing is self.session.listing:
            self.go(number)

    # Back and forward

    def back(self) -> None:
        """Go to where one was before the last jump."""
        self._return_to(self.session.places.back(self.article.here), "nothing to go back to")

    def forward(self) -> None:
        """Go to where one went back from."""
        self._return_to(self.session.places.forward(self.article.here), "nothing to go forward to")

    def _return_to(self, place: ReadingLocation | None, otherwise: str) -> None:
        if place is None:
            self.show_message(otherwise)
        elif place.path == self.session.path:
            self.view.text.go_to(place.offset)
        else:
            self.article.follow_in_list(place.path)
            self.article.open(place.path, place)

    # Quotes

    def step_quote(self, step: int) -> None:
        """Go to the next quote in the text, or to the one before."""
        opened, current = self.article_meant(), self.session.current
        if opened is None:
            return
        if self.session.raw is not None:
            self.show_message(self.not_in_raw_file)
            return
        listed = stops(opened.quotes)
        here = self.view.text.mark
        if current is not None and current.start >= here:
            here = current.start
        ahead = [quote for quote in listed if (quote.start - here) * step > 0]
        if ahead:
            self.view.text.go_to(ahead[0 if step > 0 else -1].start)
        elif listed:
            self.show_message("this is the last quote" if step > 0 else "this is the first quote")
        else:
            self.show_message("no quotes here" if opened.complete else "finding quotes…")

    # In whichever pane one is

    def move(self, lines: int) -> None:
        """Go some lines, rows or quotes down, or up."""
        if self.session.pane is Pane.LIST:
            self.go_to_row(self.view.articles.cursor + lines)
        elif self.session.pane is Pane.QUOTES:
            self.view.quotes.move(lines)
        else:
            self.view.text.move(lines)

    def move_half(self, step: int) -> None:
        """Go half a page down, or up."""
        if self.session.pane is Pane.LIST:
            rows = max(1, self.view.articles.page // 2)
            self.go_to_row(self.view.articles.cursor + step * rows)
        elif self.session.pane is Pane.QUOTES:
            self.view.quotes.move(step * max(1, self.view.quotes.page // 2))
        else:
            self.view.text.page(step / 2)

    def page(self, pages: int) -> None:
        """Go a page of the text down or up, from any pane."""
        self.view.text.page(pages)

    def to_top(self) -> None:
        """Go to the first row, line or quote."""
        if self.session.pane is Pane.LIST:
            self.go_to_row(0)
        elif self.session.pane is Pane.QUOTES:
            self.view.quotes.move_to(0)
        else:
            self.article.leave_place()
            self.view.text.to_start()

    def to_bottom(self) -> None:
        """Go to the last row, line or quote."""
        if self.session.pane is Pane.LIST:
            self.go_to_row(len(self.session.listing or ()) - 1)
        elif self.session.pane is Pane.QUOTES:
            self.view.quotes.move_to(self.view.quotes.last)
        else:
            self.article.leave_place()
            self.view.text.to_end()

    def to_number(self, number: int) -> None:
        """Go to the row, paragraph or quote of that number, from 1; the last at most."""
        if self.session.pane is Pane.LIST:
            self.go_to_row(number - 1)
        elif self.session.pane is Pane.QUOTES:
            self.view.quotes.move_to(number - 1)
        elif (opened := self.article_meant()) is not None and opened.article.paragraphs:
            paragraphs = opened.article.paragraphs
            at = bisect_left(paragraphs, number, key=lambda one: one.number)
            self.article.leave_place()
            self.view.text.go_to(paragraphs[min(at, len(paragraphs) - 1)].start)

    def to_percentage(self, number: int | None = None) -> None:
        """Go so far into the list, the text or the quotes."""
        if number is None:
            self.show_message(NO_PERCENTAGE)
            return
        share = min(number, 100) / 100
        if self.session.pane is Pane.LIST:
            self.go_to_row(round((len(self.session.listing or ()) - 1) * share))
        elif self.session.pane is Pane.QUOTES:
            self.view.quotes.move_to(round(self.view.quotes.last * share))
        elif (opened := self.article_meant()) is not None:
            self.article.leave_place()
            self.view.text.go_to(int(len(opened.article.text) * share))

    def ask_where(self) -> None:
        """Ask for a day, a percentage or a number, and go there."""
        from briefreader.ui.dialogs.go_to_dialog import GoToDialog

        to_day = self._go_to_day if self.session.pane is Pane.LIST else None
        self.view.push(GoToDialog(self.to_percentage, self.to_number, to_day))

    def _go_to_day(self, day: str) -> None:
        """Go to the first row of a day, month or year, or to where it would stand. Raises
        QueryError.
        """
        session = self.session
        listing, order = session.listing, session.order_shown
        if listing is None or order is None:
            raise QueryError("still indexing: the list is not sorted yet", 0, len(day))
        if order not in (Sort.DATE, Sort.OLDEST):
            raise QueryError("sort the list by date first", 0, len(day))
        self.go_to_row(row_near_day(listing, day, oldest_first=order is Sort.OLDEST))

    def open(self) -> None:
        """Go into the article from the list, into the text from the quotes."""
        if self.session.pane is Pane.LIST and self.view.articles.hit is not None:
            self.view.articles.open()
        elif self.session.pane is Pane.LIST:
            self.show_message("no article here")
        elif self.session.pane is Pane.TEXT:
            self.show_message(
                with_keys("nothing to open in the text · {links} for links", self.keymap)
            )
        elif self.view.quotes.quote is not None:
            self.view.quotes.choose(enter=True)
        else:
            self.show_message("no quotes here")
