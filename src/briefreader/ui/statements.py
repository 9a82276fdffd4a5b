"""Everything that one person said, over all articles."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from briefreader.article import Hit
from briefreader.errors import BriefError
from briefreader.ui.bookmark_entries import UNDATED, quoted_lines
from briefreader.ui.cells import flat
from briefreader.ui.collection import WALKING, Collection, bindings_for, counted
from briefreader.ui.commands import Command
from briefreader.ui.runs import Run, Runs, spread

if TYPE_CHECKING:
    from briefreader.library import Library, Listing

ANSWERS = (*WALKING, "bookmark", "copy", "undo", "redo")
GUESS = 6  # lines of a statement that nobody has looked at


@dataclass(frozen=True, slots=True)
class Said:
    """Where a statement is to be gone to."""

    path: Path
    start: int


class StatementEntries:
    """The statements of a listing as the entries of a list."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing

    def __len__(self) -> int:
        return len(self.listing)

    def is_heading(self, number: int) -> bool:
        """Every statement can be gone to."""
        return False

    def guess(self, number: int, cells: int) -> int:
        """As if all were of one length: to know better, each would have to be read."""
        return GUESS

    def lines(self, number: int, cells: int) -> list[Runs]:
        """When and where, the title as stated, all the words."""
        hit = self.listing.hit(number)
        statement = hit.statement
        if statement is None:
            return [()]
        day = hit.row.date.isoformat() if hit.row.date else UNDATED
        where = " · ".join(filter(None, [flat(hit.row.title), flat(hit.row.source)]))
        doubt = () if statement.certain else (Run("?", "state"),)
        head = spread((Run(f"{day}  ", "name"), Run(where, "meta")), doubt, cells)
        return [head, *quoted_lines(statement.text, cells), ()]


class Statements(Collection[Said]):
    """Dismissed with the place of the statement that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = ("open", "search", "bookmark", "copy", "undo")
    placeholder = "words of the statements  date:2023-08  source:name"

    def __init__(self, library: Library, keymap: Mapping[str, str], speaker: str) -> None:
        """``speaker`` is the full name."""
        super().__init__(library, keymap)
        self._speaker = speaker
        self._all = 0

    def offer(self, command: Command) -> str:
        """Some commands mean something else here."""
        names = {"open": "go there", "bookmark": "keep"}
        return names.get(command.id, command.description)

    def relist(self) -> None:
        """List what the person said, the newest first."""
        listing = self.library.statements("", self._speaker, whole=True)
        self._all = len(listing)
        self._show(listing)

    async def search(self, words: str) -> None:
        """List the statements that have the words."""
        find = self.library.statements
        typing = self.is_typing
        listing = await asyncio.to_thread(find, words, self._speaker, whole=True, typing=typing)
        if words == self.words:
            self._show(listing)

    def _show(self, listing: Listing) -> None:
        if not self.is_open:
            return
        self._listed = StatementEntries(listing)
        self.entries.nothing = "nothing was said with these words" if self.words else "nothing"
        self.entries.show(self._listed)
        count = counted(len(listing), self._all, "statement")
        who = (Run(f" {flat(self._speaker)}", "name"), Run(f"  {count}", "soft"))
        self.head((*who, Run("  newest first", "faint")))

    @property
    def hit(self) -> Hit | None:
        """The statement that the cursor is on."""
        number = self.entries.cursor
        return self._listed.listing.hit(number) if number < len(self._listed) else None

    def action_open(self) -> None:
        """To the statement in its article."""
        hit = self.hit
        if hit is not None and hit.statement is not None:
            self.dismiss(Said(hit.row.path, hit.statement.start))

    def action_bookmark(self) -> None:
        """Keep the statement, or take its bookmark back."""
        hit = self.hit
        if hit is None or hit.statement is None:
            return
        passage = hit.statement.span
        try:
            reading = self.library.read(hit.row.path)
            kept = reading.bookmark_at(passage)
            if kept is not None:
                self.library.kept.remove_bookmark(kept)
            else:
                self.library.kept.bookmark(reading, passage)
        except BriefError as error:
            self.say(str(error), wrong=True)
            return
        self.say("bookmark taken back; u brings it back" if kept else "kept")

    def action_copy(self) -> None:
        """Copy the statement with who said it, where and when."""
        hit = self.hit
        if hit is None or hit.statement is None:
            return
        passage = hit.statement.span
        words = self.attempt(
            lambda: self.library.exports.attributed(self.library.read(hit.row.path), passage)
        )
        if words:
            self.copy_out(words, f"copied {len(hit.statement.text.split())} words")

    def action_undo(self) -> None:
        """Undo the last change, whichever it was."""
        self.step(self.library.kept.undo, "undid", "undo")

    def action_redo(self) -> None:
        """Make the change again that was undone last."""
        self.step(self.library.kept.redo, "did again", "do again")
