"""When a phrase was used, by whom, and in which variants; and which phrases a person repeats."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from briefreader.library.phrase_history import LONGEST
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_screen import (
    GROUPS,
    PAUSE,
    WALKING,
    StatementLocation,
    bindings_for,
)
from briefreader.ui.collections.timeline_screen import TimelineScreen
from briefreader.ui.commands.command_table import BY_ID, Collection, Command
from briefreader.ui.commands.key_names import first_key
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.phrase_entries import (
    PhraseEntries,
    RepeatedPhraseEntries,
    months_of,
)
from briefreader.ui.rendering.styled_runs import StyledRun

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.phrase_history import PhraseHistory

ANSWERS = (*WALKING, *GROUPS, "next_quote", "previous_quote")
FEWEST = 2  # words of a phrase
NO_PHRASE = "type a phrase of 2–20 words"
WHAT_COMES = "here: first and last use, by whom, variants"
NOT_FOUND = "not found, and nothing similar"
LONGER_PAUSE = 0.2  # seconds: to look up a phrase reads all articles that have its words


class PhraseScreen(TimelineScreen[StatementLocation]):
    """Dismissed with the place of a use that is to be gone to, or None.

    Without words it lists what the ``speaker`` repeats, where one is named.
    """

    BINDINGS = bindings_for(ANSWERS)

    place = Collection.PHRASE
    heading = "Phrase"
    answers: ClassVar[tuple[str, ...]] = ANSWERS
    footer: ClassVar[tuple[str, ...]] = ("open", "search", "next_article", "next_quote")
    placeholder = NO_PHRASE

    def __init__(
        self,
        library: Library,
        keymap: Mapping[str, str],
        phrase: str = "",
        *,
        speaker: str = "",
    ) -> None:
        """Look up a phrase; without one, list what the ``speaker`` repeats, or ask for one."""
        super().__init__(library, keymap, phrase)
        self._speaker = speaker
        self._listed: PhraseEntries | None = None
        self._repeated: RepeatedPhraseEntries | None = None
        self._run: object = None  # the latest look-up
        self._chosen = 0

    def on_mount(self) -> None:
        """Ask for the words where there is nothing to list."""
        if not self.words and not self._speaker:
            self.call_after_refresh(self.open_field)

    def offered(self) -> tuple[str, ...]:
        """Return what counts here: a list of phrases has neither wordings nor months."""
        if self._lists_repeated:
            return "open", "search"
        return self.footer if self._listed is not None else ("search",)

    def offer(self, command: Command) -> str:
        """Return what the footer calls a command: a phrase of a list is looked up."""
        if command.id == "open" and self._lists_repeated:
            return "when it was used"
        if command.id == "search" and self._listed is None and not self._lists_repeated:
            return "look up a phrase"
        return super().offer(command)

    def forget_words(self) -> None:
        """Put the field away with its words; without any there is nothing left to see here."""
        if self.is_typing and not self.field.value and not self._speaker:
            self.leave()
        else:
            super().forget_words()

    # What is listed

    def relist(self) -> None:
        """Look the phrase up, in a thread."""
        self.search_aside()

    async def search(self, words: str) -> None:
        """Look the words up, if they are enough of them and no more follow. Raises UsageError.

        A slash before them is the key of a field that is open already.
        """
        if self._lists_repeated:
            await self._list_repeated()
            return
        phrase = words.lstrip("/ ")
        if len(phrase.split()) < FEWEST:
            self._show(None)
            return
        if self.is_typing:
            await asyncio.sleep(LONGER_PAUSE - PAUSE)
        report = self._reporter(lambda: words == self.words)
        history = await asyncio.to_thread(self.library.phrase_history, phrase, report)
        if words == self.words:
            self._show(history)

    def _reporter(self, is_asked: Callable[[], bool]) -> Callable[[float], None]:
        """Say that something is looked up; return what says how far it is, unless another is by
        now. It is called in the thread, which ends there if nobody waits for what it finds.
        """
        loop = asyncio.get_running_loop()
        run = self._run = object()

        def is_wanted() -> bool:
            return self.is_open and self._run is run and is_asked()

        def tell(share: float) -> None:
            if is_wanted():
                self.looking_up(share)

        def report(share: float) -> None:
            if not is_wanted():
                raise asyncio.CancelledError
            loop.call_soon_threadsafe(tell, share)

        tell(0.0)
        return report

    async def _list_repeated(self) -> None:
        """List what the speaker repeats, the cursor where it was."""
        if self._repeated is None:
            self._count()
            report = self._reporter(lambda: self._lists_repeated)
            found = await asyncio.to_thread(self.library.repeated_phrases, self._speaker, report)
            self._repeated = RepeatedPhraseEntries(found)
        if self.words or not self.is_open:
            return
        self._listed = None
        self.entries.nothing = f"no phrases repeated on several days{self.so_far}"
        self.entries.show(self._repeated, self._chosen)
        self._count()
        self.draw_bars()
        self.foot_changed()

    @property
    def _lists_repeated(self) -> bool:
        """Is there a person, and no phrase of which the uses are listed?"""
        return bool(self._speaker) and not self.words

    @property
    def _shown_repeated(self) -> RepeatedPhraseEntries | None:
        """What the speaker repeats, while that is listed."""
        return self._repeated if not self.words else None

    def _show(self, history: PhraseHistory | None) -> None:
        if not self.is_open:
            return
        here = self._listed.use(self.entries.cursor) if self._listed is not None else None
        self._listed = listed = PhraseEntries(history) if history is not None else None
        not_found = f"{NOT_FOUND}{self.so_far}"
        missing = NO_PHRASE if self.words else WHAT_COMES
        self.entries.nothing = not_found if history is not None else missing
        if listed is not None:
            numbers = range(len(listed))
            self.entries.show(listed, next((n for n in numbers if listed.use(n) == here), 0))
        else:
            self.entries.clear()
        self._count()
        self.draw_bars()
        self.foot_changed()

    def _count(self) -> None:
        history = self._listed.history if self._listed is not None else None
        runs: tuple[StyledRun, ...] = ()
        if self._shown_repeated is not None:
            count = pluralize(len(self._shown_repeated), "phrase")
            runs = (
                StyledRun(f"  {count} repeated by {flat(self._speaker)}{self.so_far}", "soft"),
                StyledRun("  sudden ones first" * bool(self._shown_repeated), "faint"),
            )
        if history is not None:
            exact = len(history.exact.uses) if history.exact else 0
            others = len(history.variants) - bool(history.exact)
            count = f"  used {exact:,}×{self.so_far}" if exact else "  not used word for word"
            runs = (
                StyledRun(count, "soft"),
                StyledRun(f"  {pluralize(others, 'variant')}", "faint"),
            )
        self.head(runs, self.share)

    def index_changed(self, *, published: bool) -> None:
        """Look up what came meanwhile, too."""
        self._count()
        if published:
            self._repeated = None
            self.search_again()

    def look_up(self, phrase: str) -> None:
        """List the uses of a phrase, of its first words if it is long."""
        words = phrase.split()
        while len(tokenize(" ".join(words))) > LONGEST:
            words.pop()
        self.words = " ".join(words)
        self.query_one("#words", Input).value = self.words
        self.search_aside()

    # Where the cursor is

    @property
    def months(self) -> Mapping[str, int]:
        """How often the wording that the cursor is in was used in each month."""
        if self._shown_repeated is not None:
            return self._shown_repeated.months(self.entries.cursor)
        listed = self._listed
        variant = listed.wording_of(self.entries.cursor) if listed is not None else None
        return months_of(variant) if variant is not None else {}

    @property
    def month(self) -> str:
        """The month of the use that the cursor is on."""
        return self._listed.month_of(self.entries.cursor) if self._listed is not None else ""

    def step_month(self, step: int) -> None:
        """Go to the wording's first use in the next month that has one, or in the one before."""
        if self._listed is None:
            self.show_message(f"{first_key(BY_ID['open'], self.keymap)} shows when it was used")
            return
        at = self._listed.step_month(self.entries.cursor, step)
        if at is not None:
            self.entries.move_to(at)
        else:
            self.show_message("no later month" if step > 0 else "no earlier month")

    def open_entry(self) -> None:
        """Go to the use in its article; look up a phrase that is repeated."""
        if self._shown_repeated is not None:
            self._chosen = self.entries.cursor
            self.look_up(self._shown_repeated.phrase(self._chosen))
            return
        use = self._listed.use(self.entries.cursor) if self._listed is not None else None
        if use is not None:
            self.dismiss(StatementLocation(use.row.path, use.span.start))
