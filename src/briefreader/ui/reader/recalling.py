"""Searching again: for what was saved under a name, or asked before."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from briefreader.errors import BriefError
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.reader.pane_arrangement import Arranging
from briefreader.ui.widgets.search_box import SearchBox, SearchScope

if TYPE_CHECKING:
    from briefreader.ui.dialogs.saved_search_picker import SavedSearchChoice


def as_query(words: str) -> str:
    """Return words that stood side by side, as a query: a phrase where there are several."""
    words = words.replace('"', " ").strip()
    return words if words.isalnum() else f'"{words}"'


class Recalling(Arranging):
    """The part of the screen that searches for what was searched for before."""

    def action_saved(self) -> None:
        """Saved searches: to go to, to save the one that is open, to forget."""
        from briefreader.ui.dialogs.saved_search_picker import SearchPicker

        picker = SearchPicker(self.library.searches, self.query_text)
        self.app.push_screen(picker, self._recall)

    def _recall(self, wish: SavedSearchChoice | None) -> None:
        if wish is None:
            return
        searches = self.library.searches
        if wish.forget:
            if self.attempt(lambda: searches.delete(wish.name)):
                self.show_message(f"forgot the search “{wish.name}”; u brings it back")
        elif wish.name and wish.query == self.query_text:
            if self.attempt(lambda: searches.save(wish.name, wish.query)) is not None:
                name = wish.name if wish.name.isalnum() else f'"{wish.name}"'
                self.show_message(f"saved; saved:{name} finds it in a query, F lists it")
        else:
            self.search_for(wish.query)

    def search_for(self, query: str) -> None:
        """Search the library for a query as if it had been typed."""
        if not self.query_text:
            self.before_search = self.path
        self.query_text = query
        self.sort_found = None
        self._searching = self.search_library()
        self.enter(Pane.LIST)
        self.head_changed()

    def action_search_for(self, query: str) -> None:
        """Search the library for these words."""
        self.search_for(query)

    def action_everywhere(self) -> None:
        """Look in the whole library for what was looked for in this article or its quotes."""
        if self.is_typing:
            scope, words = self.search_box.scope, self.search_box.field.value
        elif self.filter and self.pane_now is Pane.QUOTES:
            scope, words = SearchScope.QUOTES, self.filter
        else:
            scope, words = SearchScope.ARTICLE, self.found
        if not words.strip():
            self.show_message("nothing is being looked for here; / searches")
            return
        typing = self.is_typing
        self.close_box()
        self.forget(scope)
        self.search_for(as_query(words))
        if typing:
            self.search_box.open(SearchScope.LIBRARY, self.query_text)
            self.head_changed()

    def action_person(self) -> None:
        """Ask as is suggested, or choose among several people of the name that is asked for."""
        from briefreader.ui.dialogs.person_picker import PersonPicker

        people = self.listing.speakers if self.listing is not None else ()
        if self.listing is not None and self.listing.suggestion:
            self._ask_instead(self.listing.suggestion)
        elif people:
            self.app.push_screen(PersonPicker(people), self._ask_for)
        else:
            self.show_message("no name in this search means several people")

    def _ask_instead(self, query: str) -> None:
        if self.is_typing:
            field = self.search_box.field
            field.value = query
            field.cursor_position = len(query)
        else:
            self.search_for(query)

    def _ask_for(self, person: str | None) -> None:
        if person is not None and self.listing is not None:
            query = self.listing.asking_for(person)
            self.close_box()
            self.search_for(query)

    @on(SearchBox.Further)
    def _go_further(self, event: SearchBox.Further) -> None:
        if event.scope is SearchScope.LIBRARY:
            self.action_person()
        else:
            self.action_everywhere()

    def action_open_path(self, path: str) -> None:
        """Read an article."""
        self.open_article(Path(path), into=True)

    def action_statements_of(self, name: str) -> None:
        """Everything that somebody said, over all articles."""
        self._list_statements(name)

    @on(SearchBox.Entered)
    def _note_what_was_asked(self, event: SearchBox.Entered) -> None:
        if event.scope is SearchScope.LIBRARY and self.query_text.strip():
            self.remember(self.query_text)

    @work(group="remember")
    async def remember(self, query: str) -> None:
        """Keep what was asked, for ↑ in the field; where nothing can be kept, it is not."""
        with suppress(BriefError):
            await asyncio.to_thread(self.library.searches.remember, query)

    @on(SearchBox.Recalled)
    def _recall_older(self, event: SearchBox.Recalled) -> None:
        if event.scope is SearchScope.LIBRARY:
            self.search_box.recall(self.attempt(self.library.searches.asked) or (), event.step)
