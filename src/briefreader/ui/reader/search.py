"""Searching the library, the open article and its quotes, anew or for what was asked before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Snippet, Sort
from briefreader.errors import BriefError, QueryError
from briefreader.search.query.fields import FIELDS
from briefreader.ui.commands.command_table import Command, Pane
from briefreader.ui.commands.error_messages import NO_SEARCH
from briefreader.ui.commands.key_names import key_of, with_keys
from briefreader.ui.reader import controller
from briefreader.ui.reader.controller import Controller, wait_briefly
from briefreader.ui.reader.current_article import CurrentArticle, OpenAt
from briefreader.ui.reader.navigation import Navigation
from briefreader.ui.reader.panes import Panes
from briefreader.ui.reader.view import BackgroundWork
from briefreader.ui.rendering.progress_text import so_far
from briefreader.ui.rendering.query_explanation import (
    counted_hits,
    explain_query,
    offer_completions,
)
from briefreader.ui.widgets.search_box import SearchScope, render_query_error

if TYPE_CHECKING:
    from briefreader.library import Library, Listing
    from briefreader.ui.dialogs.saved_search_picker import SavedSearchChoice

NO_ARTICLES = "no articles yet – add .txt or .md files here and they will appear"
NOTHING_YET = "nothing indexed yet"
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
    end = perf_counter() + controller.FRAME_WAIT_SECONDS
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


def as_query(words: str) -> str:
    """Return words that stood side by side, as a query: a phrase where there are several, unless
    they are a query already, such as ``said:miller aid``: a field has its value right behind it.
    """
    for word in words.split():
        name, _, value = word.lstrip("-(").partition(":")
        if name.casefold() in FIELDS and value:
            return words.strip()
    words = words.replace('"', " ").strip()
    return words if words.isalnum() else f'"{words}"'


@dataclass(eq=False, repr=False)
class Search(Controller):
    """Looks for words, and lists what they find."""

    panes: Panes
    article: CurrentArticle
    navigation: Navigation
    _searching: BackgroundWork | None = field(default=None, init=False)
    _looking_up: BackgroundWork | None = field(default=None, init=False)

    # The field

    def open_field(self) -> None:
        """Ask for words: what they are sought in depends on the pane one is in."""
        session = self.session
        scope = SCOPES[session.pane]
        words = {
            SearchScope.LIBRARY: session.query,
            SearchScope.ARTICLE: session.found,
            SearchScope.QUOTES: session.filter,
        }
        if scope is SearchScope.LIBRARY and not session.query:
            self._note_place()
        self.view.search_box.open(scope, words[scope])
        self.prepare_completions()
        if not words[scope]:
            self.view.lines.explain(self.view.search_box.hint(self.keymap))
        self.view.lines.write_header()

    def _note_place(self) -> None:
        """Note where leaving the search leads back to."""
        session, view = self.session, self.view
        session.before_search = session.path
        in_text = session.pane is not Pane.LIST or view.text.top > 0
        session.had_chosen = session.order_known or in_text or view.articles.cursor > 0

    def prepare_completions(self) -> None:
        """Look up beside the keys what a search of the library completes by, if one is typed."""
        box = self.view.search_box
        if box.is_typing and box.scope is SearchScope.LIBRARY:
            self.view.start(self._prepare_completions, "complete")

    async def _prepare_completions(self) -> None:
        """Count who and what is in the library, then offer it for what is being typed."""
        with suppress(BriefError):
            await asyncio.to_thread(self.library.completer.prepare)
            listing = self.session.listing
            self.view.search_box.look_up()
            if listing is not None and listing.query and self.view.search_box.offered:
                self.explain(listing)

    def typed(self, scope: SearchScope, words: str) -> None:
        """Look for what stands in the field now."""
        if scope is SearchScope.LIBRARY:
            if words != self.session.query:
                self.session.sort_found = None  # it was chosen for another search
            self.session.query = words
            self._search()
        elif scope is SearchScope.ARTICLE:
            self.view.start(partial(self._find_in_article, words), "find")
        else:
            self.session.filter = words
        if not words:
            self.view.lines.explain(self.view.search_box.hint(self.keymap))

    def entered(self, scope: SearchScope) -> None:
        """Go to what was found: the words are as they are meant to be."""
        session = self.session
        if scope is SearchScope.LIBRARY and session.query.strip():
            self.view.start(partial(self._remember, session.query), "remember", alone=False)
        self.close_field()
        if scope is SearchScope.LIBRARY:
            self._search(entered=True)
            self.panes.enter(Pane.LIST)
            return
        self.panes.enter(Pane.TEXT if scope is SearchScope.ARTICLE else Pane.QUOTES)
        if scope is SearchScope.QUOTES and session.filter:
            self.view.quotes.choose(enter=False)  # what the keys take is what the cursor is on
        if session.found or session.filter:
            missing = scope is SearchScope.ARTICLE and session.opened and not session.hits
            told = "not in this article · " if missing else ""
            words = with_keys(f"{told}{{everywhere}} to search the library", self.keymap)
            self.show_message(words)

    def close_field(self) -> None:
        """Put the field away; what was looked for stays until esc."""
        self.view.search_box.close()
        if not self.session.query:
            self.view.lines.explain(())
        self.view.lines.write_header()

    def leave_field(self) -> None:
        """Put the field away with what was looked for in it."""
        scope = self.view.search_box.scope
        self.close_field()
        self.forget(scope)
        self.panes.enter(self.session.pane)

    def go_further(self, scope: SearchScope) -> None:
        """Ask in the library which of several people is meant; elsewhere, the whole library."""
        if scope is SearchScope.LIBRARY:
            self.choose_person()
        else:
            self.everywhere()

    def recall(self, scope: SearchScope, step: int) -> None:
        """Put what was asked before into the field; a step of -1 goes back towards now."""
        if scope is SearchScope.LIBRARY:
            asked = self.attempt(self.library.searches.asked) or ()
            self.view.search_box.recall(asked, step)

    async def _remember(self, query: str) -> None:
        """Keep what was asked, for ↑ in the field; where nothing can be kept, it is not."""
        with suppress(BriefError):
            await asyncio.to_thread(self.library.searches.remember, query)

    def forget(self, scope: SearchScope) -> None:
        """Look no longer for what was looked for there."""
        session = self.session
        if scope is SearchScope.QUOTES:
            session.filter = ""
        elif scope is SearchScope.ARTICLE:
            session.found, session.hits = "", ()
            self.article.to_hit(None)
        elif session.query:
            session.query = ""
            session.sort_found = None
            self.view.lines.explain(())
            self._search()

    # The library

    def _search(self, *, entered: bool = False) -> None:
        self._searching = self.view.start(partial(self._search_library, entered), "search")

    async def _search_library(self, entered: bool) -> None:
        """List what the query finds; a mistake in it is shown where it is.

        ``entered``: it was being typed until now.
        """
        await asyncio.sleep(0)  # keys that came together are searched together
        session = self.session
        query = session.query
        try:
            asked = self.library, query, session.sort, session.sort_found
            rows = self.view.articles.rows_found
            if entered:
                found = await asyncio.to_thread(found_once_entered, *asked, rows)
                session.query = found[0].query or query  # nothing where there is no index yet
                self.view.lines.write_header()
            else:
                found = await asyncio.to_thread(
                    found_for, *asked, self.view.search_box.is_typing, rows
                )
        except QueryError as error:
            self._show_mistake(error)
            return
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        self._list_found(*found)
        await self.view.draw_together()

    def _show_mistake(self, error: QueryError) -> None:
        """Point at a mistake where it stands: the field is open as long as there is one."""
        box = self.view.search_box
        if not self.view.search_box.is_typing:
            box.open(SearchScope.LIBRARY, self.session.query)
            box.point_at(error.end)
            self.view.lines.write_header()
        tab = " (tab)" if box.offered is not None else ""
        self.view.lines.explain(render_query_error(error, box.indent, self.view.columns, tab))

    @property
    def is_on_its_way(self) -> bool:
        """Is what was looked for still to come?"""
        return self._searching is not None and not self._searching.is_finished

    async def arrived(self) -> None:
        """Wait a moment for what was looked for."""
        await wait_briefly(self._searching, controller.KEY_WAIT_SECONDS)

    async def looked_up(self, seconds: float) -> None:
        """Wait for the snippets of the rows that have come into sight."""
        await wait_briefly(self._looking_up, seconds)

    async def ready_for(self, command: Command) -> bool:
        """Wait for the article that is being opened, where the command means what is in it.

        What was shown before it is not what is meant; False if it has not come.
        """
        means_text, article = self.session.pane in command.waits, self.article
        if means_text and self.session.opened is None and not article.is_opening:
            self.show_highlighted()  # the first one, which waits for the first frame
        if means_text or self.is_on_its_way or article.is_on_its_way:
            await self.arrived()
            await article.arrived()
        article.catch_up()
        if means_text and article.is_opening:
            self.show_message(controller.STILL_LOADING)
            return False
        return True

    def take(self, listing: Listing) -> None:
        """List these articles; if they are all that there are, the top counts them."""
        if self.session.query.strip():
            kind = "statements" if listing.statements else "articles"
            nothing = f"no matching {kind}{so_far(self.library.unfinished)}"
            self.view.articles.nothing = nothing if self.library.indexed else NOTHING_YET
        else:
            self.count(listing)
        self.session.listing = listing
        self.view.lines.write_heads()  # the list has put its cursor on the same article by now

    def count(self, everything: Listing) -> None:
        """Say at the top how much the library holds."""
        self.session.article_count = len(everything)
        skipped = with_keys("no articles – {skipped} shows what was skipped, and why", self.keymap)
        empty = skipped if self.session.skips else NO_ARTICLES
        self.view.articles.nothing = "" if len(everything) else empty
        self.view.lines.write_header()

    def _list_found(self, listing: Listing, snippets: Mapping[int, Snippet | None]) -> None:
        """Show a listing, say how it was understood, and show its first article."""
        self.take(listing)
        self.view.articles.add_snippets(listing, snippets)
        if listing.query:
            self.explain(listing)
        session = self.session
        if not listing.query and session.before_search is not None:
            if session.had_chosen or not session.order_known:
                self.article.follow_in_list(session.before_search)
            else:  # what happened to be first while nothing was sorted
                self.view.articles.place(0)
        self.show_highlighted()

    def explain(self, listing: Listing) -> None:
        """Say how the query was understood, with the key for what there is to choose in it."""
        key = "tab" if self.view.search_box.is_typing else key_of("person", self.keymap)
        columns, grows = self.view.columns, not self.library.complete
        box, by_count = self.view.search_box, self.library.completer.by_count
        if box.offered is not None:
            runs = offer_completions(listing, box.offered, box.taken, columns, grows=grows)
        else:
            runs = explain_query(listing, key, columns, grows=grows, by_count=by_count)
        self.view.lines.explain(runs)

    def show_highlighted(self, *, into: bool = False) -> None:
        """Show the article that the list's cursor is on, or go ``into`` its text."""
        hit, listing = self.view.articles.hit, self.session.listing
        if hit is None:
            if self.session.query.strip():
                self.article.close()
            return
        searching = listing is not None and bool(listing.query)
        landing = OpenAt.HIT_SHOWN if searching else OpenAt.AS_LEFT
        self.article.open(hit.row.path, landing, hit.statement, into=into)

    def enter_article(self) -> None:
        """Go into the text of the article that the list's cursor is on."""
        self.session.before_search = None
        hit = self.view.articles.hit
        if hit is not None and self.session.path == hit.row.path:
            self.panes.enter(Pane.TEXT)
        else:
            self.show_highlighted(into=True)

    def look_up_snippets(self, listing: Listing, numbers: tuple[int, ...]) -> None:
        """Find the words around the hits of the rows on the screen."""
        work = partial(self._look_up_snippets, listing, numbers)
        self._looking_up = self.view.start(work, "snippets", alone=False)

    async def _look_up_snippets(self, listing: Listing, numbers: tuple[int, ...]) -> None:
        found = await asyncio.to_thread(snippets_of, listing, numbers)
        self.view.articles.add_snippets(listing, found)

    # Its order

    def change_sort(self) -> None:
        """List in the next order: date, title, source, quotes; with a query, relevance."""
        session = self.session
        if session.first_build and not session.query:
            self.show_message("the list can be sorted once indexing has finished")
            return
        searching = session.listing is not None and bool(session.listing.query)
        orders = [sort for sort in Sort if sort is not Sort.RELEVANCE or searching]
        now = orders.index(session.order_shown) if session.order_shown in orders else -1
        chosen = orders[(now + 1) % len(orders)]
        if searching:
            session.sort_found = chosen
        elif session.order_known:
            session.sort = chosen
        else:
            session.order_known = True
        self.view.start(self._list_anew, "search")

    def ask_again(self) -> None:
        """List what the search finds now that somebody else may have said it."""
        if self.session.listing is not None and self.session.listing.statements:
            self.view.start(self._list_anew, "search")

    async def _list_anew(self) -> None:
        """List what there is for the same words, in the order that is set now."""
        session = self.session
        try:
            listing = await asyncio.to_thread(
                list_for, self.library, session.query, session.sort, session.sort_found
            )
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        before = self.view.articles.hit
        self.take(listing)
        if listing.query:
            self.explain(listing)
        hit = self.view.articles.hit
        is_other = (hit and (hit.row.path, hit.statement)) != (
            before and (before.row.path, before.statement)
        )
        if session.pane is Pane.LIST and is_other:
            self.show_highlighted()  # of what a key takes nothing else may be shown

    def set_order_known(self, known: bool) -> None:
        """Take note whether the rows are sorted, or are files that are only listed."""
        self.session.order_known = known

    # The open article

    async def _find_in_article(self, words: str) -> None:
        """Mark the words in this article and go to the first of them from here on."""
        session = self.session
        opened = session.opened
        session.found = words
        if opened is None:
            return
        spans: tuple[Span, ...] = ()
        if words:
            spans = tuple(await asyncio.to_thread(self.library.opener.find, opened.article, words))
        if opened is not session.opened and session.path != opened.article.path:
            return
        session.hits = spans
        ahead = [span for span in spans if span.start >= self.view.text.mark] or list(spans)
        self.article.to_hit(ahead[0] if ahead else None)
        if words:
            self.view.lines.explain(counted_hits(len(spans)))

    def step_hit(self, step: int) -> None:
        """Go to the next hit, in the next article of the list too; or to the one before.

        Where statements are listed, these are what was found: the next is that of the next row.
        """
        session = self.session
        listing, statements = session.listing, session.statements
        if statements is not None:
            self._step_statement(statements, step)
            return
        here = session.hit.start if session.hit is not None else self.view.text.mark - (step > 0)
        ahead = [span for span in session.hits if (span.start - here) * step > 0]
        if ahead:
            self.article.to_hit(ahead[0 if step > 0 else -1])
        elif session.found and session.hits:
            self.article.to_hit(session.hits[0 if step > 0 else -1])
            self.show_message("continued from the top" if step > 0 else "continued from the end")
        elif listing is not None and listing.query:
            self._hit_in_another(step)
        else:
            self.show_message(with_keys(NO_SEARCH, self.keymap))

    def _step_statement(self, listing: Listing, step: int) -> None:
        """Go to the statement of the row below or above, in its article."""
        number = self.view.articles.cursor + step
        if not 0 <= number < len(listing):
            where = "below" if step > 0 else "above"
            self.show_message(f"no more statements {where}" if listing else "no hits")
            return
        hit = listing.hit(number)
        if hit.row.path == self.session.path and hit.statement is not None:
            self.view.articles.place(number)
            self.article.to_statement(hit.statement)
        else:
            self.article.leave_place()
            self.navigation.go(number)

    def _hit_in_another(self, step: int) -> None:
        listing = self.session.listing
        number = self.view.articles.cursor + step
        while listing is not None and 0 <= number < len(listing):
            if listing.hit(number).row.path != self.session.path:
                self.article.leave_place()
                landing = OpenAt.FIRST_HIT if step > 0 else OpenAt.LAST_HIT
                self.navigation.go(number, landing)
                return
            number += step
        where = "below" if step > 0 else "above"
        self.show_message(f"no more hits {where}" if listing else "no hits")

    # Asking otherwise, and again

    def search_for(self, query: str) -> None:
        """Search the library for a query as if it had been typed."""
        session = self.session
        if not session.query:
            self._note_place()
        session.query = query
        session.sort_found = None
        self._search()
        self.panes.enter(Pane.LIST)
        self.view.lines.write_header()

    def everywhere(self) -> None:
        """Look in the whole library for what was looked for in this article or its quotes."""
        session, typing = self.session, self.view.search_box.is_typing
        if typing:
            scope, words = self.view.search_box.scope, self.view.search_box.words
        elif session.filter and session.pane is Pane.QUOTES:
            scope, words = SearchScope.QUOTES, session.filter
        else:
            scope, words = SearchScope.ARTICLE, session.found
        if not words.strip() and not typing:
            there = "all articles are searched already"
            none = with_keys("no search here yet – press {search}", self.keymap)
            self.show_message(there if session.query else none)
            return
        self.close_field()
        self.forget(scope)
        if words.strip():
            self.search_for(as_query(words))
        else:
            self.panes.enter(Pane.LIST)
        if typing:
            self.view.search_box.open(SearchScope.LIBRARY, session.query)
            self.view.search_box.point_at(len(session.query))
            self.view.lines.write_header()

    def choose_person(self) -> None:
        """Ask as is suggested, or choose among several people of the name that is asked for."""
        from briefreader.ui.dialogs.person_picker import PersonPicker

        listing = self.session.listing
        people = listing.speakers if listing is not None else ()
        if listing is not None and listing.suggestion:
            self._ask_instead(listing.suggestion)
        elif people:
            completer = self.library.completer
            counted = {name: completer.count(name) for name in completer.by_count(people)}
            self.view.push(PersonPicker(counted), self._ask_for)
        else:
            self.show_message("no suggestion or ambiguous name in this search")

    def _ask_instead(self, query: str) -> None:
        if self.view.search_box.is_typing:
            self.view.search_box.replace(query)
        else:
            self.search_for(query)

    def _ask_for(self, person: str | None) -> None:
        if person is not None and self.session.listing is not None:
            query = self.session.listing.asking_for(person)
            self.close_field()
            self.search_for(query)

    def open_saved(self) -> None:
        """List saved and recent searches: to go to, to delete, to save the one that is open."""
        from briefreader.ui.dialogs.picker import push_picker
        from briefreader.ui.dialogs.saved_search_picker import SearchPicker

        library = self.library
        push_picker(
            self.view.push,
            lambda: SearchPicker(
                library.searches, self.session.query, library.new_articles.find, self.keymap
            ),
            self._recall_saved,
        )

    def _recall_saved(self, choice: SavedSearchChoice | None, again: Callable[[], None]) -> None:
        if choice is None:
            return
        searches = self.library.searches
        name = choice.name
        if choice.forget and not name:
            self.change(
                "delete recent search",
                lambda: searches.forget_asked(choice.query),
                lambda _: self.show_message("recent search deleted"),
                again,
            )
        elif choice.forget:
            words = f"saved search “{name}” deleted"
            self.change(
                f"delete saved search “{name}”",
                lambda: searches.delete(name),
                lambda deleted: self.show_undoable(words) if deleted else None,
                again,
            )
        elif name and choice.query == self.session.query:
            named = name if name.isalnum() else f'"{name}"'
            said = with_keys("saved · {saved} lists it", self.keymap)
            self.change(
                f"save search “{name}”",
                lambda: searches.save(name, choice.query),
                lambda _: self.show_message(f"{said} · saved:{named} reuses it"),
                again,
            )
        else:
            self.search_for(choice.query)
