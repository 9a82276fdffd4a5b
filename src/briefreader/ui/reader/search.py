"""Searching the library; what is typed in the one field, whatever it covers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import Worker

from briefreader.domain.listing_row import Snippet, Sort
from briefreader.errors import BriefError, QueryError
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.commands.key_names import key_of
from briefreader.ui.reader.finding import Finding
from briefreader.ui.reader.navigation import FRAME_WAIT_SECONDS, OpenAt, wait_briefly
from briefreader.ui.rendering.query_explanation import explain_query
from briefreader.ui.rendering.styled_runs import Runs
from briefreader.ui.widgets.article_list import ArticleList
from briefreader.ui.widgets.search_box import SearchBox, SearchScope, render_query_error

if TYPE_CHECKING:
    from briefreader.library import Library, Listing

NO_ARTICLES = "no articles here yet: .txt or .md files put into this folder appear by themselves"
NOTHING_FOUND = "no matching article"
NOTHING_YET = "nothing is indexed yet"
SCOPES = {
    Pane.LIST: SearchScope.LIBRARY,
    Pane.TEXT: SearchScope.ARTICLE,
    Pane.QUOTES: SearchScope.QUOTES,
}


def list_for(
    library: Library, query: str, sort: Sort, sort_found: Sort | None, typing: bool = False
) -> Listing:
    """Return the listing of a query, or of everything; for a thread. Raises QueryError.

    A query has its own order unless ``sort_found`` is another; while ``typing`` its last word may
    go on.
    """
    if query.strip():
        return library.search(query, sort_found, typing=typing)
    return library.listing(sort)


def found_for(
    library: Library, query: str, sort: Sort, sort_found: Sort | None, typing: bool, rows: int
) -> tuple[Listing, Mapping[int, Snippet | None]]:
    """Return the listing of a query, and snippets of its first rows; for a thread.

    Snippets that are not there in a moment are left out.
    """
    listing = list_for(library, query, sort, sort_found, typing)
    end = perf_counter() + FRAME_WAIT_SECONDS
    snippets: dict[int, Snippet | None] = {}
    for number in range(min(rows, len(listing))) if listing.query else ():
        if perf_counter() > end:
            break
        snippets[number] = listing.snippet(number)
    return listing, snippets


def found_once_entered(
    library: Library, query: str, sort: Sort, sort_found: Sort | None, rows: int
) -> tuple[Listing, Mapping[int, Snippet | None]]:
    """Return the same for words that are complete; if they find nothing, for words that begin so.

    What was listed while the last word was typed would vanish at the key that leads to it.
    Raises QueryError.
    """
    found = found_for(library, query, sort, sort_found, False, rows)
    if not len(found[0]) and query[-1:].isalnum():
        with suppress(QueryError):  # such as for a day, which has no beginning
            longer = found_for(library, f"{query}*", sort, sort_found, False, rows)
            if len(longer[0]):
                return longer
    return found


def snippets_of(listing: Listing, numbers: tuple[int, ...]) -> Mapping[int, Snippet | None]:
    """Return the rows' snippets; for a thread."""
    return {number: listing.snippet(number) for number in numbers}


class Searching(Finding):
    """The part of the screen that looks for words."""

    articles_in_all = 0
    query_text = ""
    sort_found: Sort | None = None  # of what a search finds, if it is not the query's own
    order_known = True
    first_build = False  # files are listed by their names that are still to be indexed
    before_search: Path | None = None
    _searching: Worker[None] | None = None
    _looking_up: Worker[None] | None = None

    @property
    def order_shown(self) -> Sort | None:
        """How the rows are sorted: hits as their query says; files that are only scanned, None."""
        if self.listing is not None and self.listing.query:
            return self.listing.sort
        return self.sort if self.order_known else None

    def action_search(self) -> None:
        """Ask for words: what they are sought in depends on the pane one is in."""
        scope = SCOPES[self.pane_now]
        words = {
            SearchScope.LIBRARY: self.query_text,
            SearchScope.ARTICLE: self.found,
            SearchScope.QUOTES: self.filter,
        }
        if scope is SearchScope.LIBRARY and not self.query_text:
            self.before_search = self.path
        self.search_box.open(scope, words[scope])
        if not words[scope]:
            self.explain(self.search_box.hint)
        self.head_changed()

    @on(SearchBox.Changed)
    def _search_as_typed(self, event: SearchBox.Changed) -> None:
        if event.scope is SearchScope.LIBRARY:
            self.query_text = event.words
            self._searching = self.search_library()
        elif event.scope is SearchScope.ARTICLE:
            self.find_in_article(event.words)
        else:
            self.filter = event.words
        if not event.words:
            self.explain(self.search_box.hint)

    @work(exclusive=True, group="search")
    async def search_library(self, entered: bool = False) -> None:
        """List what the query finds; a mistake in it is shown where it is.

        ``entered``: it was being typed until now.
        """
        await asyncio.sleep(0)  # keys that came together are searched together
        query = self.query_text
        try:
            asked = self.library, query, self.sort, self.sort_found
            rows = self.articles.rows_found
            if entered:
                found = await asyncio.to_thread(found_once_entered, *asked, rows)
                self.query_text = found[0].query or query  # nothing where there is no index yet
                self.head_changed()
            else:
                found = await asyncio.to_thread(found_for, *asked, self.is_typing, rows)
        except QueryError as error:
            self._show_mistake(error)
            return
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        self.list_found(*found)
        await self.draw_together()

    def _show_mistake(self, error: QueryError) -> None:
        """Point at a mistake where it stands: the field is open as long as there is one."""
        box = self.search_box
        if not self.is_typing:
            box.open(SearchScope.LIBRARY, self.query_text)
            box.field.cursor_position = error.end
            self.head_changed()
        self.explain(render_query_error(error, box.indent, self.size.width))

    @property
    def is_on_its_way(self) -> bool:
        """Is what the next key means still to come: what was found, or the text of an article?"""
        searching = self._searching
        return (searching is not None and not searching.is_finished) or super().is_on_its_way

    async def arrived(self) -> None:
        """Wait a moment for what was looked for, and for the article that is being opened."""
        await wait_briefly(self._searching)
        await super().arrived()

    def take(self, listing: Listing) -> None:
        """List these articles; if they are all that there are, the top counts them."""
        if self.query_text.strip():
            self.articles.nothing = NOTHING_FOUND if self.library.indexed else NOTHING_YET
        else:
            self.count(listing)
        self.listing = listing
        self.heads_changed()  # the list has put its cursor on the same article by now

    def count(self, everything: Listing) -> None:
        """Say at the top how much the library holds."""
        self.articles_in_all = len(everything)
        self.articles.nothing = "" if len(everything) else NO_ARTICLES
        self.head_changed()

    def list_found(self, listing: Listing, snippets: Mapping[int, Snippet | None]) -> None:
        """Show a listing, say how it was understood, and show its first article."""
        self.take(listing)
        self.articles.add_snippets(listing, snippets)
        if listing.query:
            self.explain(self.understood(listing))
        if not listing.query and self.before_search is not None:
            self.follow_in_list(self.before_search)
        self.show_highlighted()

    def understood(self, listing: Listing) -> Runs:
        """Return how the query was understood, with the key for what there is to choose in it."""
        key = "tab" if self.is_typing else key_of("person", self.keymap)
        return explain_query(listing, key, self.size.width, grows=not self.library.complete)

    def show_highlighted(self, *, into: bool = False) -> None:
        """Show the article that the list's cursor is on, or go ``into`` its text."""
        hit = self.articles.hit
        if hit is None:
            if self.query_text.strip():
                self.close_article()
            return
        searching = self.listing is not None and bool(self.listing.query)
        landing = OpenAt.FIRST_HIT if searching else OpenAt.AS_LEFT
        self.open_article(hit.row.path, landing, hit.statement, into=into)

    @on(SearchBox.Entered)
    def _enter_what_was_found(self, event: SearchBox.Entered) -> None:
        self.close_box()
        if event.scope is SearchScope.LIBRARY:
            self._searching = self.search_library(entered=True)
            self.enter(Pane.LIST)
        else:
            self.enter(Pane.TEXT if event.scope is SearchScope.ARTICLE else Pane.QUOTES)
            if self.found or self.filter:
                self.show_message(
                    f"{key_of('everywhere', self.keymap)} looks for it in the library"
                )

    @property
    def is_typing(self) -> bool:
        """Have the keys gone to the search field?"""
        return self.search_box.display and self.focused is self.search_box.field

    def close_box(self) -> None:
        """Put the field away; what was looked for stays until esc."""
        self.search_box.display = False
        if not self.query_text:
            self.explain(())
        self.head_changed()

    def action_leave(self) -> None:
        """One step out: of the field, the words in the text, the filter, the search."""
        if self.is_typing:
            scope = self.search_box.scope
            self.close_box()
            self.forget(scope)
            self.enter(self.pane_now)
        elif self.text.selected is not None:
            self.clear_selection()
        elif self.found and self.pane_now is Pane.TEXT:
            self.forget(SearchScope.ARTICLE)
        elif self.filter and self.pane_now is Pane.QUOTES:
            self.forget(SearchScope.QUOTES)
        elif self.alone:
            self.alone = False
        elif self.pane_now is not Pane.LIST:
            self.enter(Pane.LIST)
        elif self.query_text:
            self.forget(SearchScope.LIBRARY)

    def forget(self, scope: SearchScope) -> None:
        """Look no longer for what was looked for there."""
        if scope is SearchScope.QUOTES:
            self.filter = ""
        elif scope is SearchScope.ARTICLE:
            self.found, self.hits, self.hit = "", (), None
        elif self.query_text:
            self.query_text = ""
            self.sort_found = None
            self.explain(())
            self._searching = self.search_library()

    # Rows

    @on(ArticleList.SnippetsWanted)
    def _look_up_snippets(self, event: ArticleList.SnippetsWanted) -> None:
        self._looking_up = self.look_up_snippets(event.listing, event.numbers)

    async def gather(self, until: float) -> None:
        """Wait for the article, and for the snippets of the rows that have come into sight."""
        await super().gather(until)
        await wait_briefly(self._looking_up, until - asyncio.get_running_loop().time())

    @work(group="snippets")
    async def look_up_snippets(self, listing: Listing, numbers: tuple[int, ...]) -> None:
        """Find the words around the hits of the rows on the screen."""
        found = await asyncio.to_thread(snippets_of, listing, numbers)
        self.articles.add_snippets(listing, found)

    def head_changed(self) -> None:
        """The line at the top may have to show something else."""
