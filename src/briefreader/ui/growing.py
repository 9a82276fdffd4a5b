"""The first scan and the indexing that goes on while one reads."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

from textual import work

from briefreader.errors import BriefError
from briefreader.ui.keeping import Keeping
from briefreader.ui.searching import list_for


class Growing(Keeping):
    """The part of the screen that takes up what the indexer has published."""

    articles_in_all = 0

    @work(exclusive=True, group="grow")
    async def grow(self) -> None:
        """Show what there is at once, then let the indexer run to its end."""
        try:
            if not self.library.scanned:
                self.busy = "looking through the folder"
                await asyncio.to_thread(self.library.scan)
            await self.take_up()
            self.busy = ""
            if not self.articles_in_all:
                self.articles.nothing = "no articles here yet"
                self.articles.refresh()
            await self._index()
        except BriefError as error:
            self.busy = ""
            self.say(str(error), wrong=True)

    async def _index(self) -> None:
        from briefreader.library import IndexEventKind

        done = total = 0
        async with aclosing(self.library.index()) as events:
            async for event in events:
                if event.kind is IndexEventKind.SCANNED:
                    total = event.total
                elif event.kind is IndexEventKind.OUTCOME:
                    done += 1
                elif event.kind is IndexEventKind.PUBLISHED:
                    await asyncio.to_thread(self.library.refresh)
                    await self.take_up()
                self.busy = f"indexing {done:,}/{total:,}" if done < total else ""
        self.busy = ""

    async def take_up(self) -> None:
        """List what is there now, in place: neither the cursor nor the text moves."""
        listing = await asyncio.to_thread(
            list_for, self.library, self.query_text, self.sort, self.sort_chosen
        )
        self.listing = listing
        if not listing.query:
            self.articles_in_all = len(listing)
            self.head_changed()
        if self.reading is None:
            self.show_highlighted()
