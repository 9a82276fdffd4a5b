"""A screen of commands over which dialogs open, and from which words go to the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.screen import Screen

from briefreader.errors import NotebookError
from briefreader.ui.commands.command_screen import CommandScreen
from briefreader.ui.commands.command_table import Call
from briefreader.ui.commands.error_messages import ErrorMessages
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.commands.timed_message import TimedMessage
from briefreader.ui.commands.waiting_changes import WaitingChanges
from briefreader.ui.rendering.cells import flat
from briefreader.ui.terminal.batched_screen import BatchedScreen
from briefreader.ui.terminal.copy_message import copy_by_all_ways
from briefreader.ui.widgets.query_input import QueryInput
from briefreader.ui.widgets.search_box import SearchScope

if TYPE_CHECKING:
    from briefreader.library import Library

Taken = TypeVar("Taken")
Result = TypeVar("Result")


class HostingScreen(ErrorMessages, CommandScreen, BatchedScreen[Taken], inherit_bindings=False):
    """What controllers ask of any screen that has commands."""

    library: Library
    message: TimedMessage
    _refused = ""  # what was said of the last key, if it has no command

    @property
    def waiting_changes(self) -> WaitingChanges:
        """What waits is the same on every screen: the reader's."""
        return self.lowest.waiting_changes

    @property
    def lowest(self) -> HostingScreen[None]:
        """The reader, which lies below all other screens."""
        reader = self.app.screen_stack[0]
        assert isinstance(reader, HostingScreen)
        return reader

    async def perform(self, call: Call) -> None:
        """Do what a controller of this screen does; that the notebook cannot be read is said."""
        try:
            await super().perform(call)
        except NotebookError as error:
            self.show_message(str(error), wrong=True)

    @property
    def is_on_top(self) -> bool:
        """Does nothing lie over the screen?"""
        return self.is_active

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a screen over this one; ``done`` gets what it is dismissed with.

        What was said before is not about that.
        """
        if not self.message.lasts:
            self.message.show("")
        self.app.push_screen(screen, done)

    def ask(self, question: str) -> bool:
        """Return whether the key answers the question; else show it until the next key."""
        return self.message.ask(flat(question))

    def refuse_unknown(self, key: str) -> None:
        """Say that a key has no command and how to see those that have one, unless a line is shown
        that waits for a key.
        """
        if not self.message.lasts:
            lists = with_keys(" – {help} lists the keys", self.keymap)
            self._refused = f"{flat(key)} does nothing here{lists}"
            self.show_message(self._refused)

    def forget_unknown(self) -> None:
        """Let what was said of a key without a command go at the next key that has one."""
        if self._refused and self.message.words == self._refused:
            self.message.show("")
        self._refused = ""

    def perform_later(self, call: Call) -> None:
        """Do what a command does, behind what is being done now."""
        self.call_later(self.perform, call)

    def action_field_help(self) -> None:
        """Show what the focused search field takes, and its keys."""
        from briefreader.ui.dialogs.dialog import DialogHelp, DialogKey, keys_of_node
        from briefreader.ui.dialogs.start_here import QUERIES

        field = self.focused
        if not isinstance(field, QueryInput):
            return
        nodes = [node for node in (field, field.parent) if node is not None]
        keys = [key for node in nodes for key in keys_of_node(node)]
        in_library = field.purpose == SearchScope.LIBRARY.capitalize()
        queries = [DialogKey(*query) for query in QUERIES if all(query) and in_library]
        leaving = (DialogKey("enter", "Go to what was found"), DialogKey("esc", "Close the search"))
        self.push(DialogHelp(field.purpose, [*leaving, *keys, *queries]))

    @work(group="copy")
    async def copy_out(self, words: str, what: str) -> None:
        """Hand words to the clipboard by every way there is, and say how; ``what`` names them."""
        self.show_message(await copy_by_all_ways(words, what, self, self.library.data_dir))
