"""Searching again: for what was saved under a name, or asked before."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from briefreader.errors import BriefError
from briefreader.ui.arranging import Arranging
from briefreader.ui.commands import Pane
from briefreader.ui.search_box import Scope, SearchBox

if TYPE_CHECKING:
    from briefreader.ui.search_picker import Wish


class Recalling(Arranging):
    """The part of the screen that searches for what was searched for before."""

    def action_saved(self) -> None:
        """Saved searches: to go to, to save the one that is open, to forget."""
        from briefreader.ui.search_picker import SearchPicker

        picker = SearchPicker(self.library.searches, self.query_text)
        self.app.push_screen(picker, self._recall)

    def _recall(self, wish: Wish | None) -> None:
        if wish is None:
            return
        searches = self.library.searches
        if wish.forget:
            if self.attempt(lambda: searches.delete(wish.name)):
                self.say(f"forgot the search “{wish.name}”; u brings it back")
        elif wish.name and wish.query == self.query_text:
            if self.attempt(lambda: searches.save(wish.name, wish.query)) is not None:
                self.say(f"saved; saved:{wish.name} finds it in a query, F lists it")
        else:
            self.search_for(wish.query)

    def search_for(self, query: str) -> None:
        """Search the library for a query as if it had been typed."""
        if not self.query_text:
            self.before_search = self.path
        self.query_text = query
        self.sort_chosen = False
        self._searching = self.search_library()
        self.enter(Pane.LIST)
        self.head_changed()

    def action_search_for(self, query: str) -> None:
        """Search the library for these words."""
        self.search_for(query)

    def action_open_path(self, path: str) -> None:
        """Read an article."""
        self.open_article(Path(path), into=True)

    def action_statements_of(self, name: str) -> None:
        """Everything that somebody said, over all articles."""
        self._list_statements(name)

    @on(SearchBox.Entered)
    def _note_what_was_asked(self, event: SearchBox.Entered) -> None:
        if event.scope is Scope.LIBRARY and self.query_text.strip():
            self.remember(self.query_text)

    @work(group="remember")
    async def remember(self, query: str) -> None:
        """Keep what was asked, for ↑ in the field; where nothing can be kept, it is not."""
        with suppress(BriefError):
            await asyncio.to_thread(self.library.searches.remember, query)

    @on(SearchBox.Recalled)
    def _recall_older(self, event: SearchBox.Recalled) -> None:
        if event.scope is Scope.LIBRARY:
            self.search_box.recall(self.attempt(self.library.searches.asked) or (), event.step)
