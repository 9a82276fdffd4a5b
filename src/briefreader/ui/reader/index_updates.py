"""The first scan and the indexing that goes on while one reads."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from briefreader.domain.article import Article
from briefreader.domain.listing_row import Sort
from briefreader.errors import BriefError, QueryError
from briefreader.library import EventKind, IndexEvent, Listing, Outcome
from briefreader.library.edit_monitor import MOVED
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import Command, Pane
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.reader.collections import Collections
from briefreader.ui.reader.controller import Controller
from briefreader.ui.reader.current_article import GONE, CurrentArticle
from briefreader.ui.reader.navigation import Navigation
from briefreader.ui.reader.search import Search, list_for
from briefreader.ui.reader.view import BackgroundWork
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.rendering.list_position import row_at_position
from briefreader.ui.state.session_file import ListPosition

GROUP = "grow"  # of what runs as long as the reader is open
LOOKED_AT = 1.0  # seconds between two looks at whether another window has changed the notebook
LOOK_AGAIN = 3.0  # seconds between two looks into the shared folder
TITLE = 40  # cells of a title in a line about it
FEW = 200  # new files, which are read before one would miss them
AT_ONCE = 3.0  # seconds; until then nobody has begun to read the first article
SORTED_AT_KEY = "indexing finished – any key sorts the list"
SHOWN_AT_KEY = "the list has changed – any key shows it"


def means_row(command: Command) -> bool:
    """Return whether a command is about the list's article, and not only about where to go."""
    is_marking = command.handler.startswith("row_marks.")
    return Pane.LIST in command.waits or is_marking or command.id == "open"


@dataclass(eq=False, repr=False)
class IndexUpdates(Controller):
    """Takes up what the indexer has published."""

    article: CurrentArticle
    navigation: Navigation
    search: Search
    collections: Collections
    _opened: float = field(default=0.0, init=False)
    _pending: Listing | None = field(default=None, init=False)
    _is_sorted: bool = field(default=False, init=False)  # what is pending, where no list was yet
    _has_acted: bool = field(default=False, init=False)  # on the list's article, by a key
    _looking: BackgroundWork | None = field(default=None, init=False)  # at the notebook
    _renewals: int = field(default=0, init=False)  # of it, when last looked at
    # The open article's file, by the name that the indexer has found it under.
    _renamed: Path | None = field(default=None, init=False)
    # The name that the list has it under, where the text goes on in the new one.
    _followed: Path | None = field(default=None, init=False)

    def begin(self, *, indexing: bool, place: ListPosition | None) -> None:
        """Show what there is at once, then let the indexer keep it up to date, if ``indexing``.

        The cursor begins on the article that it was left on.
        """
        if not self.library.complete:
            self.session.first_build = True
            self.search.set_order_known(False)

        def grow() -> None:
            self.view.start(lambda: self._run(indexing), GROUP)

        if self.library.scanned:
            # Here and not beside the keys, so that the first frame has its rows already; what the
            # frame does not need waits for it.
            self._list_as_left(self.library.listing(self.session.sort), place)
            self.view.after_frame(grow)
        else:
            grow()

    async def _run(self, indexing: bool) -> None:
        """Do what goes on as long as the reader is open."""
        if self.library.shared.is_set_up or self.library.mirror.is_set_up:
            await asyncio.gather(self._grow(indexing), self._share())
        else:
            await self._grow(indexing)

    async def _grow(self, indexing: bool) -> None:
        self._opened = monotonic()
        session = self.session
        try:
            if not self.library.scanned:
                session.busy = "scanning folder…"
                await asyncio.to_thread(self.library.scan)
                session.busy = ""
                await self.take_up()
            if indexing:
                await self._index()
        except BriefError as error:
            self.show_message(str(error), wrong=True)
        session.busy, session.progress = "", None

    async def _share(self) -> None:
        """Bring shared folder and mirror up to the notebook again and again; say once what is
        wrong.
        """
        shared = self.library.shared
        seen, told = 0, tuple[str, ...]()
        while True:
            problems = await asyncio.to_thread(self.library.sync)
            if problems != told and problems:
                self.show_message(problems[0], wrong=True)
            told = problems
            if shared.version != seen:
                seen = shared.version
                self.article.read_again()
                self.view.host.tell_collections(published=True)
            await asyncio.sleep(LOOK_AGAIN)

    async def _index(self) -> None:
        events = self.library.index()
        try:
            async for event in events:
                await self.told(event)
        finally:
            await events.aclose()

    async def told(self, event: IndexEvent) -> None:
        """Show one thing that the indexer tells, on this screen and on those that lie over it."""
        waiting = event.kind is EventKind.WAITING
        published = event.kind in {EventKind.PUBLISHED, EventKind.FINISHED}
        self.session.busy = "another briefreader is indexing" if waiting else ""
        if event.previous is not None and event.previous == self.session.path:
            self._renamed = event.path
        if published or waiting:
            await self._refresh_library()
            await self._look_for_opened()
        if event.kind is EventKind.FINISHED:
            await self._finished(event)
        elif published or waiting:
            await self.take_up()
        elif event.kind is EventKind.SCANNED:
            await self._list_new_files(event)
        elif event.kind is EventKind.AWAY and event.path is not None:
            folder = cut(flat(event.path.name), TITLE)
            minutes = pluralize(round(event.seconds / 60), "minute")
            self.show_message(
                f"{folder}: empty or not mounted – its articles stay listed for {minutes}"
            )
        self.session.progress = self.library.progress
        self.view.host.tell_collections(published=published)

    async def _finished(self, event: IndexEvent) -> None:
        """Show that everything is indexed."""
        await self._settle_order()
        if event.count(Outcome.SKIPPED):
            await self._tell_of_skipped()
        early = monotonic() - self._opened < AT_ONCE
        is_listed = await self.collections.look_for_new(early=early)
        if not self.session.up_to_date or event.count(Outcome.ADDED):
            await self._tell_of_new(is_listed=is_listed)
        self.session.first_build, self.session.up_to_date = False, True
        await self._tell_of_edits()

    async def _tell_of_new(self, *, is_listed: bool) -> None:
        """Say how much has come, if it is more than was said and not on the screen; the first time
        only note what is there.
        """
        try:
            count = await asyncio.to_thread(self.library.new_articles.count)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        if self.session.note_new(count) and not is_listed:
            told = f"{pluralize(count, 'new article')} – {{new}} lists "
            words = with_keys(f"{told}{'it' if count == 1 else 'them'}", self.keymap)
            self.show_message(words, lasting=True)

    async def _list_new_files(self, event: IndexEvent) -> None:
        """List by their names the files that it takes a while to read, as at the first start."""
        new = event.total - (event.articles - event.current)
        session = self.session
        if new > FEW and not session.first_build and session.sort is Sort.DATE:
            await asyncio.to_thread(self.library.scan)
            session.first_build = True
            self.search.set_order_known(False)
            await self.take_up()

    async def _refresh_library(self) -> None:
        """See the index as it is now, and the marks that another reader may have made."""
        await asyncio.to_thread(self.library.refresh)
        self.view.articles.redraw()

    def look_at_notebook(self) -> None:
        """Show, beside the keys, what another window has changed in the notebook meanwhile; not
        while changes wait, which look by themselves and must not wait for this look.
        """
        if not self.waiting_changes and (self._looking is None or self._looking.is_finished):
            self._looking = self.view.start(self._take_up_changes, "notebook")

    async def _take_up_changes(self) -> None:
        try:
            renewals = await asyncio.to_thread(self.library.bookmarks.renewals)
        except BriefError:  # whoever changes something next is told
            return
        before, self._renewals = self._renewals, renewals
        if renewals != before:
            self.view.articles.redraw()
            self.article.read_again()

    async def _look_for_opened(self) -> None:
        """Go on with the open article in its file of another name, or say that its file has gone,
        for what is shown was read before; show its text as it is now if it was edited.
        """
        session, opened = self.session, self.session.opened
        if opened is None or opened.copy:
            return
        gone = await asyncio.to_thread(self.library.has_gone, opened.article.path)
        renamed, self._renamed = self._renamed, None
        if gone and renamed is None:  # as where another reader's indexer has found it
            renamed = await self._new_name_of(opened.article)
        if gone and renamed is not None and session.opened is opened:
            await self.article.follow_file(renamed)
            gone = session.path == opened.article.path
            self._followed = None if gone else opened.article.path
        if session.path == opened.article.path and gone != session.gone:
            session.gone = gone
            self.view.lines.write_heads()
            if gone:
                self.show_message(GONE, lasting=True)
            else:
                self.view.hide_message(GONE)
        await self.article.look_for_edit()

    async def _new_name_of(self, article: Article) -> Path | None:
        """Return the only article that has come with the text of one that has gone, if there is
        one: what was listed with it was a copy.
        """
        listing = self.session.listing
        found = [
            path
            for path in await asyncio.to_thread(self.library.renamed_to, article)
            if listing is None or listing.number_of(path) is None
        ]
        return found[0] if len(found) == 1 else None

    async def _tell_of_skipped(self) -> None:
        """Say what the first build has skipped, and what is put into the folder later."""
        skipped = await asyncio.to_thread(self.library.folders.newly_skipped)
        self.session.skips = self.session.skips or skipped > 0
        if not self.session.article_count:
            self.search.count(await asyncio.to_thread(self.library.listing))
            self.view.articles.redraw()
        if skipped and (self.session.first_build or self.session.up_to_date):
            told = f"{pluralize(skipped, 'file')} skipped – {{skipped}} shows why"
            self.show_message(with_keys(told, self.keymap))

    async def _tell_of_edits(self) -> None:
        """Say which bookmarked articles were edited; their heads say what of them changed."""
        try:
            sound = await asyncio.to_thread(self.library.bookmarks.verify)
            told = await asyncio.to_thread(self.library.look_again)
            await asyncio.to_thread(self.library.bookmarks.prepare_search)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        if not sound:
            self.show_message(self.library.notices[-1])
            self.view.articles.redraw()
        if told:
            title = cut(flat(told[0].article.title), TITLE)
            others = f" · {pluralize(len(told) - 1, 'more article')}" if len(told) > 1 else ""
            last = told[0].news[-1]
            words = (
                f"moved: {title} – bookmarks kept" if last == MOVED else f"edited: {title}: {last}"
            )
            self.show_message(f"{words}{others}")
        if any(one.article.path == self.session.path for one in told):
            self.article.read_again()

    async def _settle_order(self) -> None:
        """After the first build, sort the list, unless one has begun to go through it. Behind the
        results of a search nobody sees it, and they are sorted already.

        What was built while one looked at the first rows is sorted at the next key.
        """
        session = self.session
        if await self._hold_order():
            pass
        elif session.order_known or session.query or self.view.articles.cursor == 0:
            self.search.set_order_known(True)
            untouched = session.first_build and self._is_untouched and not session.query
            looking = self._is_looking
            await self.take_up()
            if untouched and not looking:
                self.navigation.go_to_row(0)
        else:
            self.view.articles.redraw()
            self.show_message(with_keys("indexing finished · {sort} to sort", self.keymap))
        self.view.lines.write_heads()

    @property
    def _is_looking(self) -> bool:
        """Has one had time to look at the first rows and their article, and does nothing lie over
        them?
        """
        return self.view.is_on_top and monotonic() - self._opened >= AT_ONCE

    @property
    def _is_untouched(self) -> bool:
        """Has nobody chosen a row, or done anything with what the first one happens to be?"""
        in_list = self.session.pane is Pane.LIST and not self.view.articles.cursor
        return in_list and not self.view.text.top and not self._has_acted

    async def _hold_order(self) -> bool:
        """Keep the sorted list for the next key, where rows in sight would move without one."""
        session = self.session
        if (
            not self._is_looking
            or session.order_known
            or session.query
            or self.view.articles.cursor
        ):
            return False
        self._pending = await asyncio.to_thread(self.library.listing, session.sort)
        if not self._is_sorted:
            self.show_message(SORTED_AT_KEY, lasting=True)
        self._is_sorted = True
        return True

    async def take_up(self) -> None:
        """List what is there now, in place: neither the cursor nor the text moves.

        A query with a mistake in it, which is shown already, leaves the list as it is.
        """
        session = self.session
        if not session.order_known and not session.first_build:
            return
        query = session.query
        if query.strip():  # else it is counted with the rows, or the two would not agree
            self.search.count(await asyncio.to_thread(self.library.listing))
        try:
            listing = await asyncio.to_thread(
                list_for,
                self.library,
                query,
                session.sort,
                session.sort_found,
                self.view.search_box.is_typing,
            )
        except QueryError:
            return
        if query == session.query:
            self._pending = listing if self.view.articles.would_move(listing) else None
            if self._pending is None:
                self._list(listing)
            else:
                self.show_message(SHOWN_AT_KEY, lasting=True)
            if query.strip():
                self.search.explain(listing)
            self.search.prepare_completions()

    def key_pressed(self, command: Command) -> None:
        """List what was held back, so that no row moved while nobody pressed a key.

        Who has chosen no row yet is on the first one of the sorted list, unless the key's command
        is about the article that was there before.
        """
        listing, self._pending = self._pending, None
        is_sorted, self._is_sorted = self._is_sorted, False
        self._has_acted = self._has_acted or means_row(command)
        if listing is None or self.session.query:
            return
        to_first = is_sorted and self._is_untouched
        # The key for the next order leads to this one.
        self.search.set_order_known(
            self.session.order_known or (is_sorted and command.id != "sort")
        )
        self._list(listing)
        if to_first:
            self.navigation.go_to_row(0)
        for words in (SORTED_AT_KEY, SHOWN_AT_KEY):
            self.view.hide_message(words)
        self.view.lines.write_heads()

    def _list_as_left(self, listing: Listing, place: ListPosition | None) -> None:
        """Show the library with the cursor on the article that it was left on."""
        self._list(listing)
        if place is not None and len(listing):
            self.view.articles.begin_at(row_at_position(listing, place), place.above)

    def _list(self, listing: Listing) -> None:
        """Show a listing of the library as it is now, the cursor on the same article: that of the
        text also where its file has another name now.
        """
        followed, self._followed = self._followed, None
        hit, path = self.view.articles.hit, self.session.path
        is_followed = hit is not None and hit.row.path == followed
        self.search.take(listing)
        if is_followed and path is not None:
            self.article.follow_in_list(path)
        if self.session.opened is None:
            # The rows are drawn first: loading what reads takes longer than they do.
            self.view.after_frame(self._show_first)

    def _show_first(self) -> None:
        """Show the cursor's article, unless a key has asked for one in the meantime."""
        if self.session.opened is None and not self.article.is_opening:
            self.search.show_highlighted()
