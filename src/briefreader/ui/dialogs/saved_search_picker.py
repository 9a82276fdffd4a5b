"""Saved searches, and what was asked lately: to search again, to save, to delete."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.binding import Binding
from textual.content import Content

from briefreader.errors import BriefError
from briefreader.text.folding import fold_text
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.dialogs.picker import Picker, PickerEntry, has_words
from briefreader.ui.rendering.cells import cut, flat, pad

if TYPE_CHECKING:
    from briefreader.library.new_articles import NewArticles
    from briefreader.library.saved_searches import Searches
    from briefreader.notebook import SavedSearch

NAME = 26  # cells
LATELY = 12  # of what was asked


class SavedSearchChoice(NamedTuple):
    """A query to search for; one to be saved under a name, or one to be deleted, which has a name
    if it is saved.
    """

    query: str
    name: str = ""
    forget: bool = False


NONE_YET = "no saved searches yet · {search} to search, then {saved} to save"


class SearchPicker(Picker[SavedSearchChoice]):
    """Dismissed with what is wished, or with None."""

    purpose = BY_ID["saved"].tooltip

    heading = "Saved searches"
    placeholder = "find a saved search, or name this one to save it"
    nothing = "no matching saved search"
    further_keys = (("ctrl+x", "delete"),)
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding(
            "ctrl+x",
            "forget",
            "forget",
            id="searches_forget",
            tooltip="Delete the saved or recent search",
            priority=True,
        )
    ]

    def __init__(
        self,
        searches: Searches,
        query: str,
        find_new: Callable[[], NewArticles],
        keymap: Mapping[str, str],
    ) -> None:
        """List saved searches, then also how many hits of each are new.

        ``query`` is the open search, which can be saved; ``find_new`` is called in a thread.
        """
        super().__init__()
        self._find_new = find_new
        self._new: NewArticles | None = None
        self._searches = searches
        self._query = query
        self._none_yet = with_keys(NONE_YET, keymap)

    def on_mount(self) -> None:
        """List them at once; what is new is counted meanwhile."""
        super().on_mount()
        self._count_new()

    @work
    async def _count_new(self) -> None:
        try:
            self._new = await asyncio.to_thread(self._find_new)
        except BriefError:  # where nothing can be kept there are no counts; F8 says why
            return
        if self.is_mounted:
            self.list_again()

    def _new_of(self, saved: SavedSearch) -> int:
        return self._new.count_for(saved.name, saved.query) if self._new is not None else 0

    def entries(self, words: str) -> Sequence[PickerEntry[SavedSearchChoice]]:
        """Return saved and recent searches, and the open one under the name that is typed."""
        sought = fold_text(words).split()
        saved = self._searches.saved()
        self.nothing = type(self).nothing if words else self._none_yet
        listed: list[PickerEntry[SavedSearchChoice]] = []
        name = flat(words)
        if self._query and not name:
            about = f"type a name to save “{cut(flat(self._query), 50)}”"
            listed.append(PickerEntry(Content.assemble((about, "$faint"))))
        listed += [
            PickerEntry(
                _line(one.name, one.query, self._new_of(one)),
                SavedSearchChoice(one.query, one.name),
            )
            for one in saved
            if has_words(f"{one.name} {one.query}", sought)
        ]
        if self._query and name:
            same = [one for one in saved if fold_text(one.name) == fold_text(name)]
            about = f"save as: {flat(self._query)}"
            if same:
                about = f"replace: {flat(same[0].query)}"
            if not same or same[0].query != self._query:
                listed.append(PickerEntry(_line(name, about), SavedSearchChoice(self._query, name)))
        known = {one.query for one in saved}
        asked = [q for q in self._searches.asked() if q not in known and has_words(q, sought)]
        if asked:
            listed.append(
                PickerEntry(Content.assemble("\n" if listed else "", ("Recent searches", "bold")))
            )
        listed += [
            PickerEntry(Content(f"  {flat(query)}"), SavedSearchChoice(query))
            for query in asked[:LATELY]
        ]
        return listed

    def action_forget(self) -> None:
        """Delete the saved or recent search that one is on."""
        chosen = self.chosen
        if chosen is not None:
            self.dismiss(chosen._replace(forget=True))


def _line(name: str, query: str, new: int = 0) -> Content:
    count = f"{new:,} new  " if new else ""
    named = (pad(flat(name), NAME), "bold")
    return Content.assemble(named, " ", (count, "bold $accent"), (flat(query), "$soft"))
