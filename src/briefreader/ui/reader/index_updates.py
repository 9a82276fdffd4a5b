"""The first scan and the indexing that goes on while one reads."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic

from textual import work
from textual.worker import WorkerCancelled, WorkerFailed

from briefreader.domain.listing_row import Sort
from briefreader.errors import BriefError, QueryError
from briefreader.library import EventKind, IndexEvent, Listing, Outcome
from briefreader.ui.commands.command_screen import CommandScreen
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.commands.key_names import key_of
from briefreader.ui.reader.search import Searching, list_for
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.rendering.list_position import row_at_position

TITLE = 40  # cells of a title in a line about it
FEW = 200  # new files, which are read before one would miss them
AT_ONCE = 3.0  # seconds; until then nobody has begun to read the first article


class Growing(Searching):
    """The part of the screen that takes up what the indexer has published."""

    opened = 0.0
    up_to_date = False  # has an update been finished since the reader was opened?

    @work(exclusive=True, group="grow")
    async def grow(self) -> None:
        """Show what there is at once, then let the indexer keep it up to date."""
        self.opened = monotonic()
        try:
            if not self.library.scanned:
                self.busy = "looking through the folder"
                await asyncio.to_thread(self.library.scan)
                self.busy = ""
                await self.take_up()
            if self.settings.indexing:
                await self._index()
        except BriefError as error:
            self.show_message(str(error), wrong=True)
        self.busy, self.progress = "", None

    async def on_unmount(self) -> None:
        """Wait for the indexer to go; it publishes what it has done."""
        for worker in self.workers:
            if worker.group == "grow" and worker.node is self:
                worker.cancel()
                with suppress(WorkerCancelled, WorkerFailed):
                    await worker.wait()

    async def _index(self) -> None:
        events = self.library.index()
        try:
            async for event in events:
                await self._told(event)
        finally:
            await events.aclose()

    async def _told(self, event: IndexEvent) -> None:
        """Show one thing that the indexer tells, on this screen and on those that lie over it."""
        waiting = event.kind is EventKind.WAITING
        published = event.kind in {EventKind.PUBLISHED, EventKind.FINISHED}
        self.busy = "another briefreader is indexing" if waiting else ""
        if published or waiting:
            await self._refresh_library()
        if event.kind is EventKind.FINISHED:
            await self._finished(event)
        elif published or waiting:
            await self.take_up()
        elif event.kind is EventKind.SCANNED:
            await self._list_new_files(event)
        self.progress = self.library.progress
        for screen in self.app.screen_stack[1:]:
            if isinstance(screen, CommandScreen):
                screen.index_changed(published=published)

    async def _finished(self, event: IndexEvent) -> None:
        """Show that everything is indexed."""
        await self._settle_order()
        if event.count(Outcome.SKIPPED):
            await self._tell_of_skipped()
        self.first_build, self.up_to_date = False, True
        await self._tell_of_edits()

    async def _list_new_files(self, event: IndexEvent) -> None:
        """List by their names the files that it takes a while to read, as at the first start."""
        new = event.total - (event.articles - event.current)
        if new > FEW and not self.first_build and self.sort is Sort.DATE:
            await asyncio.to_thread(self.library.scan)
            self.first_build, self.order_known = True, False
            await self.take_up()

    async def _refresh_library(self) -> None:
        """See the index as it is now, and the marks that another reader may have made."""
        await asyncio.to_thread(self.library.refresh)
        self.articles.redraw()

    async def _tell_of_skipped(self) -> None:
        """Say what the first build has skipped, and what is put into the folder later."""
        skipped = await asyncio.to_thread(self.library.folders.newly_skipped)
        if skipped and (self.first_build or self.up_to_date):
            files = "file" if skipped == 1 else "files"
            self.show_message(
                f"{skipped:,} {files} skipped – {key_of('skipped', self.keymap)} shows why"
            )

    async def _tell_of_edits(self) -> None:
        """Say which bookmarked articles were edited; their heads say what of them changed."""
        try:
            sound = await asyncio.to_thread(self.library.kept.verify)
            told = await asyncio.to_thread(self.library.look_again)
            await asyncio.to_thread(self.library.kept.bookmarks)  # so that `B` need not read them
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return
        if not sound:
            self.show_message(self.library.notices[-1])
            self.articles.redraw()
        if told:
            title = cut(flat(told[0].article.title), TITLE)
            others = f" · {len(told) - 1} articles more" if len(told) > 1 else ""
            self.show_message(f"edited: {title}: {told[0].news[-1]}{others}")
        if any(one.article.path == self.path for one in told):
            self.read_again()

    async def _settle_order(self) -> None:
        """After the first build, sort the list, unless one has begun to go through it."""
        if self.order_known or self.articles.cursor == 0:
            self.order_known = True
            untouched = self.pane_now is Pane.LIST and not self.text.top and not self.query_text
            await self.take_up()
            if self.first_build and untouched and monotonic() - self.opened < AT_ONCE:
                self.go_to_row(0)
        else:
            self.articles.redraw()
            self.show_message("indexing finished · s to sort")
        self.heads_changed()

    async def take_up(self) -> None:
        """List what is there now, in place: neither the cursor nor the text moves.

        A query with a mistake in it, which is shown already, leaves the list as it is.
        """
        if not self.order_known and not self.first_build:
            return
        query = self.query_text
        self.count(await asyncio.to_thread(self.library.listing))
        try:
            listing = await asyncio.to_thread(
                list_for, self.library, query, self.sort, self.sort_found, self.is_typing
            )
        except QueryError:
            return
        if query == self.query_text:
            self.listed(listing)
            if query.strip():
                self.explain(self.understood(listing))

    def listed_as_left(self, listing: Listing) -> None:
        """Show the library with the cursor on the article that it was left on."""
        self.listed(listing)
        place = self.session_file.left.place
        if place is not None and len(listing):
            self.articles.begin_at(row_at_position(listing, place), place.above)

    def listed(self, listing: Listing) -> None:
        """Show a listing of the library as it is now."""
        self.take(listing)
        if self.reading is None:
            # The rows are drawn first: loading what reads takes longer than they do.
            self.call_after_refresh(self._show_first)

    def _show_first(self) -> None:
        """Show the cursor's article, unless a key has asked for one in the meantime."""
        if self.reading is None and not self.is_opening:
            self.show_highlighted()
