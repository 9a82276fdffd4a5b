"""Read and starred articles, and rows that are marked so that one key means all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.ui.commands.command_table import Pane
from briefreader.ui.commands.error_messages import UNDO
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.reader.controller import Controller
from briefreader.ui.reader.navigation import Navigation

if TYPE_CHECKING:
    from briefreader.library import Listing, ReadState


def paths_of(listing: Listing) -> frozenset[Path]:
    """Return every article of a listing; for a thread."""
    return frozenset(listing.hit(number).row.path for number in range(len(listing)))


def marked_count_text(number: int, keymap: Mapping[str, str]) -> str:
    """Return how many rows are marked, and which keys mean them now."""
    keys = "{read} mark read · {star} star · {leave} unmark" if number else "{mark} to mark rows"
    return with_keys(f"{number:,} marked · {keys}", keymap)


@dataclass(eq=False, repr=False)
class RowMarks(Controller):
    """Does one thing to an article, or to many."""

    navigation: Navigation

    def toggle(self) -> None:
        """Mark the row, or take its mark away, and go on to the next."""
        path, articles = self.navigation.chosen, self.view.articles
        if path is not None:
            articles.mark(articles.marked ^ {path})
            if self.session.pane is Pane.LIST:
                self.navigation.go_to_row(articles.cursor + 1)
            self._count()
        else:
            self.article_meant()

    async def toggle_all(self) -> None:
        """Mark every row of the list; where some are marked, none any longer."""
        listing = self.session.listing
        if self.view.articles.marked:
            self.clear()
        elif listing is not None:
            marked = await self.attempt_aside(
                lambda: paths_of(listing),
                "marking all rows…",
                lambda paths: marked_count_text(len(paths), self.keymap),
            )
            if marked is not None:
                self.view.articles.mark(marked)
                self.view.lines.write_heads()

    def clear(self) -> None:
        """Mark no row any longer."""
        self.view.articles.mark(frozenset())
        self._count()

    def _count(self) -> None:
        self.show_message(marked_count_text(len(self.view.articles.marked), self.keymap))
        self.view.lines.write_heads()

    async def toggle_read(self) -> None:
        """Mark the article read or unread, or all that are marked."""
        kept = self.library.bookmarks
        if not await self._with_marked(lambda mark: mark.read, kept.set_all_read, "read", "unread"):
            self._with_chosen("mark read or unread", lambda mark: mark.read, kept.set_read)

    async def toggle_star(self) -> None:
        """Star the article, or take the star away; of all that are marked."""
        kept = self.library.bookmarks
        if not await self._with_marked(
            lambda mark: mark.starred, kept.set_all_starred, "starred", "unstarred"
        ):
            self._with_chosen("star or unstar", lambda mark: mark.starred, kept.set_starred)

    def _with_chosen(
        self,
        what: str,
        has: Callable[[ReadState], bool],
        change: Callable[[Path, bool], object],
    ) -> None:
        """Give the article something, or take it away."""
        path = self.navigation.chosen
        if path is None:
            self.article_meant()
            return
        mark = self.library.bookmarks.mark
        self.change(
            what,
            lambda: change(path, not has(mark(path))),
            lambda _: self.view.articles.redraw(),
        )

    async def _with_marked(
        self,
        has: Callable[[ReadState], bool],
        change: Callable[[Sequence[Path], bool], int],
        done: str,
        undone: str,
    ) -> bool:
        """Give all marked articles something, or take it where all have it; False without marks."""
        marked, mark = self.view.articles.marked, self.library.bookmarks.mark
        if not marked or self.session.pane is not Pane.LIST:
            return False

        def give() -> tuple[int, bool]:
            paths = sorted(marked)
            lacking = [path for path in paths if not has(mark(path))]
            # Only what changes: undo says the number of what it takes back.
            return change(lacking or paths, bool(lacking)), bool(lacking)

        def told(given: tuple[int, bool]) -> str:
            changed, value = given
            return f"{changed:,} now {done if value else undone}{with_keys(UNDO, self.keymap)}"

        await self.change_aside(
            f"mark {len(marked):,} articles",
            give,
            f"changing {len(marked):,} articles…",
            told,
            self.view.articles.redraw,
        )
        return True
