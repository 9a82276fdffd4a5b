"""What was collected over all articles, listed over the reader; going from there to a place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from briefreader.domain.listing_row import Sort
from briefreader.errors import BriefError
from briefreader.sources.files.compound_files import is_there
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.reader.controller import Controller
from briefreader.ui.reader.current_article import CurrentArticle, OpenAt
from briefreader.ui.reader.navigation import Navigation
from briefreader.ui.reader.reader_bookmarks import ReaderBookmarks
from briefreader.ui.reader.search import NOTHING_YET, Search
from briefreader.ui.reader.selection import Selection
from briefreader.ui.rendering.cells import flat
from briefreader.ui.state.location_history import ReadingLocation
from briefreader.ui.state.ui_settings import UiSettings

if TYPE_CHECKING:
    from briefreader.library.new_articles import NewArticles, NewItem
    from briefreader.library.permalinks import LinkTarget
    from briefreader.ui.collections.bookmarks_screen import BookmarkChoice, BookmarksView
    from briefreader.ui.collections.collection_screen import CollectionScreen, StatementLocation
    from briefreader.ui.collections.draft_check_screen import DraftView
    from briefreader.ui.collections.questions_screen import QuestionsScreen
    from briefreader.ui.dialogs.new_articles_dialog import NewArticlesDialog, NewList


class Place(Protocol):
    """Where an entry of a collection leads."""

    @property
    def path(self) -> Path:
        """The article."""


Chosen = TypeVar("Chosen", bound=Place)


@dataclass(eq=False, repr=False)
class Collections(Controller):
    """Opens the collections, and comes back from them."""

    article: CurrentArticle
    navigation: Navigation
    bookmarks: ReaderBookmarks
    selection: Selection
    search: Search
    _bookmarks_view: BookmarksView | None = field(default=None, init=False)
    _draft: DraftView | None = field(default=None, init=False)
    _questions: QuestionsScreen | None = field(default=None, init=False)
    # The article that one has come to from a list, and what shows that again.
    _origin: tuple[Path, Callable[[], None]] | None = field(default=None, init=False)
    # Whether what is new may be listed by itself, until it was; the list, as long as it is open.
    _opens_new: Callable[[], bool] | None = field(default=None, init=False)
    _new: NewArticlesDialog | None = field(default=None, init=False)
    _left: CollectionScreen[Any] | None = field(default=None, init=False)  # that stays to be shown

    def _show_list(
        self, screen: CollectionScreen[Chosen], done: Callable[[Chosen | None], None]
    ) -> None:
        """Show a collection, as it was left if it was kept; ``done`` goes where it leads, from
        where one comes back to it.
        """

        def closed(chosen: Chosen | None) -> None:
            if chosen is not None:
                self._come_from(chosen.path, show, screen)
            done(chosen)

        def show() -> None:
            self.view.push(screen, closed)
            if screen.is_kept:
                screen.shown_again(self.session.running_tags)

        show()

    def _come_from(
        self, path: Path, show: Callable[[], None], screen: CollectionScreen[Any] | None = None
    ) -> None:
        """Take note that one goes to an article from a list; what one came from before is given
        up.
        """
        if self._left is not None and self._left is not screen:
            self._left.forget()
        self._left = screen
        self._origin = path, show

    # Bookmarks

    def open_bookmarks(self) -> None:
        """List all bookmarks, to search and to go to."""
        from briefreader.ui.collections.bookmarks_screen import BookmarksScreen, BookmarksView

        self._bookmarks_view = self._bookmarks_view or BookmarksView()
        choices = self.session.choices
        screen = BookmarksScreen(self.library, self.keymap, self._bookmarks_view, choices)
        self._show_list(screen, self._go_to_bookmark)

    def _go_to_bookmark(self, chosen: BookmarkChoice | None) -> None:
        """Open the article of a bookmark at its passage, or its kept copy."""
        self.view.articles.redraw()
        self.search.ask_again()  # a correction may have been undone there
        if chosen is None:
            self.article.read_again()
        else:
            self.bookmarks.open(chosen.bookmark, attaching=chosen.attaching)

    # People

    def open_speakers(self) -> None:
        """List everybody who is quoted in the library."""
        from briefreader.ui.collections.speakers_screen import SpeakersScreen

        current = self.session.current
        name = current.speaker if current is not None else None
        session = self.session
        screen = SpeakersScreen(
            self.library,
            self.keymap,
            name or "",
            choices=session.choices,
            running_tags=session.running_tags,
        )
        self._show_list(screen, self._go_to_statement)

    def open_statements(self) -> None:
        """List everything that the current speaker said, over all articles.

        In a list of statements that were searched for, those.
        """
        listing, current = self.session.listing, self.session.current
        if self.session.pane is Pane.LIST and listing is not None and listing.statements:
            self._open_timeline(query=self.session.query, sort=listing.sort)
            return
        name = current.speaker if current is not None else None
        if name is None:
            self.show_message(
                with_keys("no named speaker here · {people} lists everyone", self.keymap)
            )
        else:
            self.open_statements_of(name)

    def open_statements_of(self, name: str) -> None:
        """List everything that somebody said, over all articles."""
        self._open_timeline(name)

    def _open_timeline(self, name: str = "", *, query: str = "", sort: Sort | None = None) -> None:
        from briefreader.ui.collections.collection_screen import StatementLocation
        from briefreader.ui.collections.statements_screen import StatementsScreen

        quote, path = self.session.current, self.session.path
        here = (
            StatementLocation(path, quote.start) if quote is not None and path is not None else None
        )
        screen = StatementsScreen(
            self.library,
            self.keymap,
            name,
            here,
            query=query,
            sort=sort,
            choices=self.session.choices,
            running_tags=self.session.running_tags,
        )
        self._show_list(screen, self._go_to_statement)

    def _go_to_statement(self, said: StatementLocation | None) -> None:
        self.view.articles.redraw()
        self.search.ask_again()  # or names have been merged
        if said is None:
            self.article.read_again()
        else:
            self._open_at(said.path, said.start)
            if said.selecting:
                self.view.start(self._select, "select", alone=False)

    async def _select(self) -> None:
        while self.article.is_opening:
            await self.article.arrived()
        self.selection.begin()

    def compare(self) -> None:
        """Compare two people: the current speaker, if one is named, and whom one chooses."""
        current = self.session.current
        self._choose_to_compare((current and current.speaker) or "")

    def _choose_to_compare(self, first: str) -> None:
        from briefreader.ui.dialogs.person_picker import NOBODY_ELSE, PersonPicker

        speakers = self.library.speakers()
        if not speakers and self.library.unfinished is not None:
            self.show_message(NOTHING_YET)
            return
        names = {one.name: one.quote_count for one in speakers if one.name != first}
        if not names:
            self.show_message(NOBODY_ELSE if first else "no named speakers to compare")
            return
        heading = f"Compare {flat(first)} with" if first else "Compare whom?"

        def chosen(name: str | None) -> None:
            if name is None:
                return
            if first:
                self._compare((first, name))
            else:
                self._choose_to_compare(name)

        self.view.push(PersonPicker(names, heading, first), chosen)

    def _compare(self, speakers: tuple[str, str]) -> None:
        from briefreader.ui.collections.comparison_screen import ComparisonScreen

        session = self.session
        screen = ComparisonScreen(
            self.library,
            self.keymap,
            speakers,
            choices=session.choices,
            running_tags=session.running_tags,
        )
        self._show_list(screen, self._go_to_statement)

    def open_questions(self) -> None:
        """List what was asked and not plainly answered, to search and to go to; as it was left."""
        from briefreader.ui.collections.questions_screen import QuestionsScreen

        self._questions = self._questions or QuestionsScreen(
            self.library,
            self.keymap,
            choices=self.session.choices,
            running_tags=self.session.running_tags,
        )
        self._show_list(self._questions, self._go_to_statement)

    def open_phrase(self) -> None:
        """List when the words that are selected were used; ask for words where none are."""
        from briefreader.ui.collections.phrase_screen import PhraseScreen

        opened, selected = self.session.opened, self.view.text.selected
        words = flat(selected.of(opened.article.text)) if opened and selected else ""
        screen = PhraseScreen(self.library, self.keymap, words)
        self._show_list(screen, self._go_to_statement)

    def toggle_details(self) -> None:
        """Say where that is done."""
        self.show_message(with_keys("only in a timeline · {statements} opens one", self.keymap))

    def _open_at(self, path: Path, start: int) -> None:
        self.article.open(path, ReadingLocation(path, start), into=True)

    # What is new

    def new_articles(self) -> None:
        """List what came into the library since the last look, or what was listed then."""
        self.show_message("")  # which may have said how much that is
        self.view.start(self._find_new, "new")

    def new_at_start(self, untouched: Callable[[], bool]) -> None:
        """List it by itself, if there is something and the reader is still ``untouched``; else once
        the first update has found something.
        """
        self._opens_new = untouched
        self.view.start(lambda: self._find_new(untouched), "new")

    async def _find_new(self, wanted: Callable[[], bool] | None = None) -> None:
        from briefreader.ui.dialogs.new_articles_dialog import NewList

        try:
            found = await asyncio.to_thread(self.library.new_articles.find)
            if wanted is not None and not (found.count and wanted()):
                return
            is_seen = found.is_known and not found.count
            last = (
                await asyncio.to_thread(self.library.new_articles.find_last) if is_seen else found
            )
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        self._show_new(NewList(last if last.count else found, is_seen))

    def _show_new(self, new: NewList) -> None:
        """Show what is new; an article is seen once all that is new of it was shown."""
        from briefreader.ui.dialogs.new_articles_dialog import NewArticlesDialog

        def seen(articles: frozenset[Path] | None) -> None:
            if new.found.count and not new.is_seen:
                self.view.start(lambda: self._mark_seen(new.found, articles), "seen", alone=False)

        def chosen(item: NewItem | None) -> None:
            self._new = None
            if item is None:
                return
            path, statement = item.row.path, item.statement
            self._come_from(path, lambda: self._show_new_again(new))
            place = ReadingLocation(path, statement.quote.start) if statement else OpenAt.AS_LEFT
            self.article.open(path, place, into=True)

        self._opens_new = None
        self._new = NewArticlesDialog(new, self.keymap, seen)
        self.view.push(self._new, chosen)

    def _show_new_again(self, new: NewList) -> None:
        self._show_new(new)
        self.view.start(self._complete_new, "new")

    async def look_for_new(self, *, early: bool) -> bool:
        """Complete the list of what is new, if it is open; if it is ``early``, an untouched reader
        opens it after its start. Return whether it is open.
        """
        wanted, self._opens_new = self._opens_new, None
        if wanted is not None and early:
            await self._find_new(wanted)
        await self._complete_new()
        return self._new is not None

    async def _complete_new(self) -> None:
        dialog, library = self._new, self.library
        if dialog is None:
            return
        new = dialog.listed
        try:
            found = await asyncio.to_thread(library.new_articles.find_again, new.found)
            is_seen = new.is_seen and not await asyncio.to_thread(library.new_articles.count)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        if self._new is dialog:
            dialog.take(found, is_seen=is_seen)

    async def _mark_seen(self, found: NewArticles, articles: frozenset[Path] | None) -> None:
        try:
            await asyncio.to_thread(self.library.new_articles.mark_seen, found, articles)
            self.session.note_new(await asyncio.to_thread(self.library.new_articles.count))
        except BriefError as error:
            self.show_message(str(error), wrong=True)

    # Drafts

    def choose_draft(self) -> None:
        """Ask which draft, and check its quotations."""
        from briefreader.ui.dialogs.draft_picker import push_draft_picker

        last = self._draft.path if self._draft is not None else None
        push_draft_picker(self.view.push, last, self.check_draft)

    def check_draft(self, path: Path) -> None:
        """Check the quotations of the draft in a file."""
        from briefreader.ui.collections.draft_check_screen import DraftCheckScreen, DraftView

        last = self._draft
        number = last.number if last is not None and last.path == path else None
        self._draft = DraftView(path, number)
        screen = DraftCheckScreen(self.library, self.keymap, self._draft)
        self._show_list(screen, self._go_to_statement)

    def back(self) -> None:
        """Go back to the list from which one came here, else to where one was."""
        origin, self._origin = self._origin, None
        if origin is not None and origin[0] == self.session.path:
            origin[1]()
        else:
            self.navigation.back()

    def accept_words(self) -> None:
        """Say where that is done."""
        self.show_message(with_keys("only in a draft check · {check_draft} opens one", self.keymap))

    # Where the reader begins

    def begin(self, settings: UiSettings) -> None:
        """Go to where the reader was asked to begin, or to a note that was not saved."""
        if settings.at is not None:
            self.open_linked(settings.at)
        elif settings.draft is None:
            self.offer_unsaved_note()
        if settings.draft is not None:
            self.check_draft(settings.draft)

    def open_linked(self, linked: LinkTarget) -> None:
        """Show the place to which an id leads."""
        if linked.bookmark is None:
            self._open_at(linked.path, linked.passage.start)
        elif linked.bookmark.selector.span == linked.passage:
            self.bookmarks.open(linked.bookmark)
        else:
            self.bookmarks.open_copy(linked.bookmark, linked.passage)

    def offer_unsaved_note(self) -> None:
        """Go to where a note was being written when a reader ended, if there is one, and offer it,
        then the others, until they are taken or put off.
        """
        left = self.library.unsaved_notes.left
        there = [note for note in left if is_there(note.path)]
        missing = [note.file for note in left if note not in there]
        if missing:
            others = f" · {len(missing) - 1:,} more" if len(missing) > 1 else ""
            words = f"unsaved note on a missing file: {missing[0]}{others}"
            self.show_message(words, wrong=True)
        if there:
            self.bookmarks.offer_unsaved(*there)
            self._open_at(there[0].path, there[0].passage.start)
