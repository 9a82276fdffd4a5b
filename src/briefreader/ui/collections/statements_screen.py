"""Everything that one person said, over all articles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Hit
from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_screen import (
    WALKING,
    CollectionScreen,
    bindings_for,
    filtered_count_text,
)
from briefreader.ui.commands.command_table import Command
from briefreader.ui.commands.undo_commands import UndoCommands
from briefreader.ui.rendering.bookmark_entries import UNDATED, quoted_lines
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs

if TYPE_CHECKING:
    from briefreader.library import Library, Listing

ANSWERS = (*WALKING, "bookmark", "copy", "undo", "redo")
GUESS = 6  # lines of a statement that nobody has looked at


@dataclass(frozen=True, slots=True)
class StatementLocation:
    """Where a statement is to be gone to."""

    path: Path
    start: int


class StatementEntries:
    """The statements of a listing as the entries of a list; ``kept`` tells which are bookmarked."""

    def __init__(self, listing: Listing, kept: Callable[[Path, Span], bool]) -> None:
        self.listing = listing
        self._kept = kept

    def number_of(self, said: StatementLocation) -> int:
        """Return where a statement is listed; 0 where it is not."""
        first = self.listing.number_of(said.path)
        for number in range(first, len(self)) if first is not None else ():
            hit = self.listing.hit(number)
            if hit.row.path != said.path:
                break
            if hit.statement is not None and hit.statement.start == said.start:
                return number
        return 0

    def __len__(self) -> int:
        return len(self.listing)

    def is_heading(self, number: int) -> bool:
        """Return False: every entry is a statement."""
        return False

    def guess(self, number: int, cells: int) -> int:
        """As if all were of one length: to know better, each would have to be read."""
        return GUESS

    def lines(self, number: int, cells: int) -> list[Runs]:
        """Return the lines of a statement: when and where, then all of its words."""
        hit = self.listing.hit(number)
        statement = hit.statement
        if statement is None:
            return [()]
        day = hit.row.date.isoformat() if hit.row.date else UNDATED
        where = " · ".join(filter(None, [flat(hit.row.title), flat(hit.row.source)]))
        doubt = () if statement.certain else (StyledRun("?", "state"),)
        kept = (StyledRun(" ◆", "mark"),) if self._kept(hit.row.path, statement.span) else ()
        head = justify_runs(
            (StyledRun(f"{day}  ", "name"), StyledRun(where, "meta")), (*doubt, *kept), cells
        )
        return [head, *quoted_lines(statement.text, cells), ()]


class StatementsScreen(CollectionScreen[StatementLocation]):
    """Dismissed with the place of the statement that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = ("open", "search", "bookmark", "copy", "undo")
    placeholder = "words of the statements  date:2023-08  source:name"

    def __init__(
        self,
        library: Library,
        keymap: Mapping[str, str],
        speaker: str,
        here: StatementLocation | None = None,
    ) -> None:
        """List the statements of ``speaker``, a full name; begin on the statement ``here``, if
        there.
        """
        super().__init__(library, keymap)
        self._speaker = speaker
        self._here = here
        self._all: int | None = None
        self._shown_for = ""
        self._listed: StatementEntries | None = None
        self._bookmarked: frozenset[tuple[Path, Span]] = frozenset()
        self.controllers |= {"bookmarks": StatementBookmarks(self), "output": StatementOutput(self)}

    def offer(self, command: Command) -> str:
        """Return what the footer calls a command: some mean something else here."""
        names = {"open": "go to"}
        return names.get(command.id, command.description)

    def relist(self) -> None:
        """List what the person said, the newest first, the cursor where it was."""
        self._look_up_bookmarks()
        listing = self.library.statements(self.words, self._speaker, whole=True)
        if not self.words:
            self._all = len(listing)
        self._show(listing, self._said_here or self._here)

    async def search(self, words: str) -> None:
        """List the statements that have the words."""
        find = self.library.statements
        typing = self.is_typing
        listing = await asyncio.to_thread(find, words, self._speaker, whole=True, typing=typing)
        if not words:
            self._all = len(listing)
        elif self._all is None:
            self._all = len(await asyncio.to_thread(find, "", self._speaker, whole=True))
        if words == self.words:
            same = not words or words == self._shown_for
            self._show(listing, self._said_here if same else None)

    def _show(self, listing: Listing, here: StatementLocation | None = None) -> None:
        if not self.is_open:
            return
        self._listed = listed = StatementEntries(listing, self._kept)
        self.entries.nothing = "no matching statements" if self.words else "no statements"
        self.entries.show(listed, listed.number_of(here) if here is not None else 0)
        self._shown_for = self.words
        self._count()

    def _count(self) -> None:
        """Say in the head how many there are, and whether more may come."""
        found = len(self._listed) if self._listed is not None else 0
        count = filtered_count_text(found, max(found, self._all or 0), "statement")
        who = (
            StyledRun(f" {flat(self._speaker)}", "name"),
            StyledRun(f"  {count}{self.so_far}", "soft"),
        )
        self.head((*who, StyledRun("  newest first", "faint")), self.share)

    def index_changed(self, *, published: bool) -> None:
        """List what was found meanwhile, too; the cursor stays on its statement."""
        self._count()
        if published:
            self._all = None
            self.search_again()

    def _kept(self, path: Path, passage: Span) -> bool:
        return (path, passage) in self._bookmarked

    def _look_up_bookmarks(self) -> None:
        kept = self.library.bookmarks.find()
        self._bookmarked = frozenset((one.path, one.selector.span) for one in kept)

    @property
    def _said_here(self) -> StatementLocation | None:
        hit = self.hit
        return (
            StatementLocation(hit.row.path, hit.statement.start) if hit and hit.statement else None
        )

    @property
    def hit(self) -> Hit | None:
        """The statement that the cursor is on."""
        listed, number = self._listed, self.entries.cursor
        return listed.listing.hit(number) if listed and number < len(listed) else None

    def open_entry(self) -> None:
        """Go to the statement in its article."""
        if (said := self._said_here) is not None:
            self.dismiss(said)


class StatementBookmarks(UndoCommands):
    """Keeps the statement that the cursor is on."""

    def __init__(self, screen: StatementsScreen) -> None:
        super().__init__(screen.library, screen, screen.show_changed)
        self._screen = screen

    def toggle(self) -> None:
        """Keep the statement, or take its bookmark back."""
        hit, screen = self._screen.hit, self._screen
        if hit is None or hit.statement is None:
            return
        path, passage = hit.row.path, hit.statement.span
        kept = screen.attempt(lambda: (self._toggle(path, passage),))
        if kept is not None:
            screen.show_changed()
            screen.show_message(
                "bookmark removed · u to undo" if kept[0] else "bookmarked · u to undo"
            )

    def _toggle(self, path: Path, passage: Span) -> bool:
        """Keep a passage or take its bookmark back; was there one? Raises BriefError."""
        opened = self._library.read(path)
        kept = opened.bookmark_at(passage)
        if kept is not None:
            self._library.bookmarks.remove_bookmark(kept)
        else:
            self._library.bookmarks.bookmark(opened, passage)
        return kept is not None


class StatementOutput:
    """Hands out the statement that the cursor is on."""

    def __init__(self, screen: StatementsScreen) -> None:
        self._screen = screen

    def copy(self) -> None:
        """Copy the statement with who said it, where and when."""
        hit, library = self._screen.hit, self._screen.library
        if hit is None or hit.statement is None:
            return
        path, passage = hit.row.path, hit.statement.span
        words = self._screen.attempt(
            lambda: library.exports.cite_passage(library.read(path), passage)
        )
        if words:
            count = len(hit.statement.text.split())
            self._screen.copy_out(words, pluralize(count, "word"))
