"""Marking rows of the list, so that one key means all of them; a tag for what is kept next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.ui.commands.command_table import Pane
from briefreader.ui.reader.correcting import Correcting

if TYPE_CHECKING:
    from briefreader.library import Listing, ReadState


def paths_of(listing: Listing) -> frozenset[Path]:
    """Return every article of a listing; for a thread."""
    return frozenset(listing.hit(number).row.path for number in range(len(listing)))


def marked_count_text(number: int) -> str:
    """Return how many rows are marked, and which keys mean them now."""
    keys = "r reads, * stars, esc unmarks" if number else "x marks rows"
    return f"{number:,} marked · {keys}"


class Marking(Correcting):
    """The part of the screen that does one thing to many articles."""

    def action_mark(self) -> None:
        """Mark the row, or take its mark away, and go on to the next."""
        path = self._chosen()
        if path is not None:
            self.articles.mark(self.articles.marked ^ {path})
            if self.pane_now is Pane.LIST:
                self.go_to_row(self.articles.cursor + 1)
            self._count_marks()
        else:
            self.reading_meant()

    async def action_mark_all(self) -> None:
        """Mark every row of the list; where some are marked, none any longer."""
        listing = self.listing
        if self.articles.marked:
            self.unmark()
        elif listing is not None:
            marked = await self.attempt_aside(
                lambda: paths_of(listing),
                "marking every row …",
                lambda paths: marked_count_text(len(paths)),
            )
            if marked is not None:
                self.articles.mark(marked)
                self.heads_changed()

    def unmark(self) -> None:
        """No row is marked any longer."""
        self.articles.mark(frozenset())
        self._count_marks()

    def _count_marks(self) -> None:
        self.show_message(marked_count_text(len(self.articles.marked)))
        self.heads_changed()

    async def action_read(self) -> None:
        """Mark the article read or unread, or all that are marked."""
        kept = self.library.kept
        if not await self._with_marked(lambda mark: mark.read, kept.set_all_read, "read", "unread"):
            await super().action_read()

    async def action_star(self) -> None:
        """Star the article, or take the star away; of all that are marked."""
        kept = self.library.kept
        if not await self._with_marked(
            lambda mark: mark.starred, kept.set_all_starred, "starred", "without a star"
        ):
            await super().action_star()

    async def _with_marked(
        self,
        has: Callable[[ReadState], bool],
        change: Callable[[Sequence[Path], bool], int],
        done: str,
        undone: str,
    ) -> bool:
        """Give all marked articles something, or take it where all have it; False without marks."""
        marked, mark = self.articles.marked, self.library.kept.mark
        if not marked or self.pane_now is not Pane.LIST:
            return False

        def give() -> tuple[int, bool]:
            paths = sorted(marked)
            value = not all(has(mark(path)) for path in paths)
            return change(paths, value), value

        def told(given: tuple[int, bool]) -> str:
            changed, value = given
            return f"{changed:,} now {done if value else undone}; u undoes it"

        if await self.attempt_aside(give, f"changing {len(marked):,} articles …", told):
            self.articles.redraw()
        return True

    def action_leave(self) -> None:
        """One step out; in the list, first of the marks."""
        if self.articles.marked and self.pane_now is Pane.LIST and not self.is_typing:
            self.unmark()
        else:
            super().action_leave()

    # A tag for what is kept next

    def action_running_tag(self) -> None:
        """Ask for the tags that every new bookmark is to get."""
        from briefreader.ui.dialogs.tag_editor import AutoTagEditor

        editor = AutoTagEditor(self.running_tags, self.library.kept.tags())
        self.app.push_screen(editor, self._tag_from_now_on)

    def _tag_from_now_on(self, tags: tuple[str, ...] | None) -> None:
        if tags is None:
            return
        self.running_tags = tags
        self.show_message(
            f"every new bookmark gets {', '.join(tags)}" if tags else "no running tag"
        )
        self.head_changed()
