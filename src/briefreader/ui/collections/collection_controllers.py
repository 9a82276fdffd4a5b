"""What the screens of a collection answer to commands alike: walking, searching, leaving, help."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from textual.screen import Screen

from briefreader.ui.commands.command_table import Collection, Command
from briefreader.ui.commands.key_names import first_key
from briefreader.ui.rendering.header_footer_text import NO_PERCENTAGE

Result = TypeVar("Result")


class EntriesPart(Protocol):
    """The list of a collection."""

    @property
    def last(self) -> int:
        """The number of the last entry."""

    def move(self, entries: int) -> None:
        """Move the cursor."""

    def move_to(self, number: int, step: int = 1) -> None:
        """Put the cursor on an entry, or beyond it where that is a heading."""

    def entry_of(self, ordinal: int) -> int:
        """Return the number of the n-th entry that is no heading, the last at most."""

    @property
    def count(self) -> int:
        """How many entries there are that are no headings."""

    def to_heading(self, step: int) -> None:
        """Go to the next group, or to the one before."""

    def page(self, pages: float) -> None:
        """Move by pages."""


class CollectionView(Protocol):
    """The screen of a collection, as its controllers know it."""

    @property
    def entries(self) -> EntriesPart:
        """The list."""

    @property
    def words(self) -> str:
        """What the entries are narrowed by."""

    @property
    def is_typing(self) -> bool:
        """Have the keys gone to the field?"""

    @property
    def is_by_date(self) -> bool:
        """Do the entries stand in the order of their days?"""

    def ordinal_of_day(self, words: str) -> int:
        """Return the first entry of a day, month or year, from 1; raises QueryError for none."""

    def open_field(self) -> None:
        """Give the field the keys."""

    def forget_words(self) -> None:
        """Put the field away with its words."""

    def leave(self) -> None:
        """Go back to the screen below, with nothing chosen."""

    def refuse(self, command: Command, key: str) -> None:
        """Say where a command counts that does not count here."""

    async def execute_below(self, command: str) -> None:
        """Do what a command means in the reader that lies below."""

    def execute_later(self, command: Command) -> None:
        """Do what a command means here, behind what is being done now."""

    def show_message(self, words: str) -> None:
        """Show a line for the user."""

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a screen over this one; ``done`` gets what it is dismissed with."""


class CollectionNavigation:
    """Goes from entry to entry, and to the place of one."""

    def __init__(self, view: CollectionView, open_entry: Callable[[], None]) -> None:
        """``open_entry`` goes to the place of the entry that the cursor is on."""
        self._view = view
        self.open = open_entry

    def move(self, lines: int) -> None:
        """Go some entries down, or up."""
        self._view.entries.move(lines)

    def move_half(self, step: int) -> None:
        """Go half a page down, or up."""
        self._view.entries.page(step / 2)

    def page(self, pages: int) -> None:
        """Go a page down, or up."""
        self._view.entries.page(pages)

    def to_top(self) -> None:
        """Go to the first entry."""
        self._view.entries.move_to(0)

    def to_bottom(self) -> None:
        """Go to the last entry."""
        self._view.entries.move_to(self._view.entries.last, -1)

    def to_number(self, number: int) -> None:
        """Go to the entry of that number, from 1."""
        self._view.entries.move_to(self._view.entries.entry_of(number))

    def to_percentage(self, number: int | None = None) -> None:
        """Go so far into the list."""
        if number is None:
            self._view.show_message(NO_PERCENTAGE)
        else:
            last = self._view.entries.count - 1
            self.to_number(1 + round(max(0, last) * min(number, 100) / 100))

    def ask_where(self) -> None:
        """Ask for a day where entries have an order of days, a percentage or a number; go there."""
        from briefreader.ui.dialogs.go_to_dialog import GoToDialog

        to_day = self._go_to_day if self._view.is_by_date else None
        self._view.push(GoToDialog(self.to_percentage, self.to_number, to_day))

    def _go_to_day(self, day: str) -> None:
        """Go to the entry of a day, month or year. Raises QueryError."""
        self.to_number(self._view.ordinal_of_day(day))

    def step_article(self, step: int) -> None:
        """Go to the next group, or to the one before."""
        self._view.entries.to_heading(step)


class CollectionSearch:
    """Narrows the entries by words."""

    def __init__(self, view: CollectionView) -> None:
        self._view = view

    def open_field(self) -> None:
        """Ask for words."""
        self._view.open_field()


class SortedCollectionSearch(CollectionSearch):
    """Narrows entries that stand in one of several orders."""

    def __init__(self, view: CollectionView, change_sort: Callable[[], None]) -> None:
        """``change_sort`` lists them in the next order."""
        super().__init__(view)
        self.change_sort = change_sort


class CollectionProgram:
    """Leaves: the words, the screen, the program."""

    def __init__(self, view: CollectionView) -> None:
        self._view = view

    def leave(self) -> None:
        """Go one step out: of the field with its words, of the words, of the screen."""
        if self._view.is_typing or self._view.words:
            self._view.forget_words()
        else:
            self.quit()

    def quit(self) -> None:
        """Go back to the screen below."""
        self._view.leave()

    async def quit_now(self) -> None:
        """End the program, as from the reader: it keeps the place."""
        await self._view.execute_below("quit_now")

    async def suspend(self) -> None:
        """Go back to the shell until ``fg``."""
        await self._view.execute_below("suspend")

    async def redraw(self) -> None:
        """Draw all of the screen again, whatever stands on the terminal."""
        await self._view.execute_below("redraw")


class CollectionDialogs:
    """Shows the keys, and the guide for beginners."""

    def __init__(
        self,
        view: CollectionView,
        keymap: Mapping[str, str],
        answers: Sequence[str],
        place: Collection,
        *,
        samples: bool,
    ) -> None:
        """``answers`` are the ids of the commands that count here, in this ``place``."""
        self._view = view
        self._keymap = keymap
        self._answers = answers
        self._place = place
        self._samples = samples

    def help(self) -> None:
        """List the keys that count here, searchable; first what they mean here."""
        from briefreader.ui.dialogs.help import Help

        self._view.push(Help(self._keymap, self._answers, place=self._place), self._run)

    def start_here(self) -> None:
        """Show what to try first in the reader, what the signs mean and how to search."""
        from briefreader.ui.dialogs.start_here import StartHere

        self._view.push(StartHere(self._keymap, samples=self._samples), self._begin_task)

    def _begin_task(self, command: Command | None) -> None:
        """Begin a task of the guide as far as it is done here; else say where."""
        if command is not None and command.id not in self._answers:
            self._view.refuse(command, first_key(command, self._keymap))
        else:
            self._run(command)

    def _run(self, command: Command | None) -> None:
        if command is not None:
            self._view.execute_later(command)
