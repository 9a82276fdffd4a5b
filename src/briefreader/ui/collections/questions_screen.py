"""Questions over all articles: how they were answered, and what became of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from briefreader.domain.quote import Quote
from briefreader.library.question_ledger import LedgerEntry, LedgerOrder
from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_controllers import SortedCollectionSearch
from briefreader.ui.collections.collection_screen import (
    GROUPS,
    WALKING,
    CollectionScreen,
    StatementLocation,
    bindings_for,
)
from briefreader.ui.collections.statement_controllers import StatementBookmarks, StatementOutput
from briefreader.ui.commands.command_table import Collection, Command
from briefreader.ui.rendering.question_entries import QuestionEntries
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.state.recent_choices import RecentChoices

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.query_completion import QueryCompletions

OWN = ("sort", "bookmark", "widen", "note", "tags", "copy", "style", "export", "undo", "redo")
ANSWERS = (*WALKING, *GROUPS, *OWN)
OTHER = {LedgerOrder.TOPIC: LedgerOrder.ANSWERER, LedgerOrder.ANSWERER: LedgerOrder.TOPIC}


class QuestionsScreen(CollectionScreen[StatementLocation], inherit_bindings=False):
    """Dismissed with the place of a question that is to be gone to, or None.

    Without words it lists the questions that were not plainly answered.
    """

    BINDINGS = bindings_for(ANSWERS)

    place = Collection.QUESTIONS
    heading = "Questions"
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = (
        *("open", "search", "sort", "next_article", "bookmark", "copy", "note", "undo"),
    )
    placeholder = "words  answer:promised  said:name  date:2023-08"
    keeps_field = True
    stays = True

    def __init__(
        self,
        library: Library,
        keymap: Mapping[str, str],
        *,
        choices: RecentChoices | None = None,
        running_tags: tuple[str, ...] = (),
    ) -> None:
        """Begin without words. New bookmarks get the ``running_tags``."""
        super().__init__(library, keymap)
        self.running_tags = running_tags
        self._kept: frozenset[tuple[Path, str]] = frozenset()
        self._order = LedgerOrder.TOPIC
        self._found: tuple[LedgerEntry, ...] = ()
        self._listed: QuestionEntries | None = None
        self.controllers |= {
            "search": SortedCollectionSearch(self, self.change_sort),
            "bookmarks": StatementBookmarks(self, lambda: self.statement),
            "output": StatementOutput(self, lambda: self.statement, choices or RecentChoices()),
        }

    def offer(self, command: Command) -> str:
        """Return what the footer calls a command: what the key puts questions together by."""
        if command.id == "sort":
            return f"by {OTHER[self._order].value}"
        return super().offer(command)

    def complete(self, words: str, at: int) -> QueryCompletions:
        """Complete a query for questions."""
        return self.library.completer.complete(words, at)

    # What is listed

    def relist(self) -> None:
        """Look the questions up, in a thread."""
        kept = self.library.bookmarks.find()
        self._kept = frozenset((one.path, one.question) for one in kept if not one.shared_by)
        self.search_aside()

    async def search(self, words: str) -> None:
        """List the questions that a query finds. Raises QueryError."""
        if self._listed is None:
            self.looking_up(0.0)
            self.head((), self.share)
        loop = asyncio.get_running_loop()
        found = await asyncio.to_thread(
            self.library.question_ledger,
            words,
            lambda: words == self.words and self.is_open,
            lambda share: loop.call_soon_threadsafe(self._tell, share),
        )
        if words == self.words:
            self._found = found
            self._show()

    def _tell(self, share: float) -> None:
        if self.is_open and self._listed is None:
            self.looking_up(share)

    def change_sort(self) -> None:
        """Put the questions together by topic or by answerer."""
        self._order = OTHER[self._order]
        self._show()

    def _show(self) -> None:
        if not self.is_open:
            return
        here = self._entry
        self._listed = QuestionEntries(self._found, self._order, self._kept)
        unanswered = "no questions without a plain answer: * lists all"
        nothing = "no matching questions" if self.words else unanswered
        self.entries.nothing = f"{nothing}{self.so_far}"
        self.entries.show(self._listed, self._listed.number_of(here.identity if here else ""))
        self._count()
        self.foot_changed()

    def _count(self) -> None:
        about = "" if self.words else "not plainly answered  "
        runs = (
            StyledRun(f"  {pluralize(len(self._found), 'question')}{self.so_far}", "soft"),
            StyledRun(f"  {about}by {self._order.value}", "faint"),
        )
        self.head(runs, self.share)

    def index_changed(self, *, published: bool) -> None:
        """List what came meanwhile, too."""
        self._count()
        if published:
            self.search_again()

    @property
    def _entry(self) -> LedgerEntry | None:
        return self._listed.entry(self.entries.cursor) if self._listed is not None else None

    @property
    def statement(self) -> tuple[Path, Quote] | None:
        """The article, and the first answer to the question that the cursor is on."""
        entry = self._entry
        return (entry.row.path, entry.said) if entry is not None else None

    def open_entry(self) -> None:
        """Go to the question in its article."""
        entry = self._entry
        if entry is not None:
            self.dismiss(StatementLocation(entry.row.path, entry.question.start))
