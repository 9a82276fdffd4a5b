"""When a phrase was used, by whom, and in which variants."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_screen import PAUSE, WALKING, bindings_for
from briefreader.ui.collections.statements_screen import StatementLocation
from briefreader.ui.collections.timeline_screen import TimelineScreen
from briefreader.ui.commands.command_table import Collection
from briefreader.ui.rendering.phrase_entries import PhraseEntries, months_of
from briefreader.ui.rendering.styled_runs import StyledRun

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.phrase_history import PhraseHistory

ANSWERS = WALKING
FEWEST = 2  # words of a phrase
LONGER_PAUSE = 0.2  # seconds: to look up a phrase reads all articles that have its words


class PhraseScreen(TimelineScreen[StatementLocation]):
    """Dismissed with the place of a use that is to be gone to, or None."""

    BINDINGS = bindings_for(ANSWERS)

    place = Collection.PHRASE
    heading = "Phrase"
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = ("open", "search", "next_article")
    placeholder = "type a phrase of 2–20 words"

    def __init__(self, library: Library, keymap: Mapping[str, str], phrase: str = "") -> None:
        """Look up a phrase, or ask for one."""
        super().__init__(library, keymap, phrase)
        self._listed: PhraseEntries | None = None

    def on_mount(self) -> None:
        """Ask for the words where there are none."""
        if not self.words:
            self.call_after_refresh(self.open_field)

    # What is listed

    def relist(self) -> None:
        """Look the phrase up, in a thread."""
        self.search_aside()

    async def search(self, words: str) -> None:
        """Look the words up, if they are enough of them and no more follow. Raises UsageError."""
        if len(words.split()) < FEWEST:
            self._show(None)
            return
        if self.is_typing:
            await asyncio.sleep(LONGER_PAUSE - PAUSE)
        if self._listed is None:
            self.entries.nothing = "looking up…"
            self.entries.refresh()
        history = await asyncio.to_thread(self.library.phrase_history, words)
        if words == self.words:
            self._show(history)

    def _show(self, history: PhraseHistory | None) -> None:
        if not self.is_open:
            return
        here = self._listed.use(self.entries.cursor) if self._listed is not None else None
        self._listed = listed = PhraseEntries(history) if history is not None else None
        self.entries.nothing = "not found, and nothing similar" if history is not None else ""
        if listed is not None:
            numbers = range(len(listed))
            self.entries.show(listed, next((n for n in numbers if listed.use(n) == here), 0))
        else:
            self.entries.clear()
        self._count()
        self.draw_bars()

    def _count(self) -> None:
        history = self._listed.history if self._listed is not None else None
        runs: tuple[StyledRun, ...] = ()
        if history is not None:
            exact = len(history.exact.uses) if history.exact else 0
            others = len(history.variants) - bool(history.exact)
            count = f"  used {exact:,}×{self.so_far}" if exact else "  not used word for word"
            more = ", and perhaps more" if history.approximate else ""
            runs = (
                StyledRun(count, "soft"),
                StyledRun(f"  {pluralize(others, 'variant')}{more}", "faint"),
            )
        self.head(runs, self.share)

    def index_changed(self, *, published: bool) -> None:
        """Look up what came meanwhile, too."""
        self._count()
        if published:
            self.search_again()

    # Where the cursor is

    @property
    def months(self) -> Mapping[str, int]:
        """How often the wording that the cursor is in was used in each month."""
        listed = self._listed
        variant = listed.wording_of(self.entries.cursor) if listed is not None else None
        return months_of(variant) if variant is not None else {}

    @property
    def month(self) -> str:
        """The month of the use that the cursor is on."""
        use = self._listed.use(self.entries.cursor) if self._listed is not None else None
        return use.row.date.isoformat()[:7] if use is not None and use.row.date else ""

    def open_entry(self) -> None:
        """Go to the use in its article."""
        use = self._listed.use(self.entries.cursor) if self._listed is not None else None
        if use is not None:
            self.dismiss(StatementLocation(use.row.path, use.span.start))
