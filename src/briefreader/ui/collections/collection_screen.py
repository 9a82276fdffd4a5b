"""A screen that lists what was collected over all articles: searched, walked through, gone to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from briefreader.errors import BriefError, QueryError
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_screen import CommandScreen, bindings_of
from briefreader.ui.commands.command_table import BY_ID, COMMANDS, Command, click_action
from briefreader.ui.commands.key_names import first_key
from briefreader.ui.commands.status_messages import StatusMessages
from briefreader.ui.commands.undo_commands import UndoCommands
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.rendering.progress_text import indexed, so_far
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, width_of
from briefreader.ui.terminal.copy_message import copy_by_all_ways
from briefreader.ui.widgets.entry_list import EntryList
from briefreader.ui.widgets.line_input import LineInput
from briefreader.ui.widgets.line_widgets import LINE_STYLES, CachedContainer, StatusLine

if TYPE_CHECKING:
    from briefreader.library import Library

Taken = TypeVar("Taken")
Result = TypeVar("Result")

WALKING = (
    *("open", "search", "leave", "down", "up", "top", "bottom", "half_down", "half_up"),
    *("page_down", "page_up", "next_article", "previous_article", "help", "quit", "quit_now"),
    "suspend",
)
PAUSE = 0.03  # seconds; keys that follow faster are searched together
SECONDS_SAID = 4.0


def bindings_for(answers: tuple[str, ...]) -> list[BindingType]:
    """Return the reader's own bindings of these commands."""
    return bindings_of(command for command in COMMANDS if command.id in answers)


class EntryNavigation:
    """A screen that is a list."""

    @property
    def entries(self) -> EntryList:
        """The list."""
        raise NotImplementedError

    def action_down(self) -> None:
        """To the next entry."""
        self.entries.move(1)

    def action_up(self) -> None:
        """To the entry before."""
        self.entries.move(-1)

    def action_top(self) -> None:
        """To the first entry."""
        self.entries.move_to(0)

    def action_bottom(self) -> None:
        """To the last entry."""
        self.entries.move_to(self.entries.last, -1)

    def action_half_down(self) -> None:
        """Move half a page down."""
        self.entries.page(0.5)

    def action_half_up(self) -> None:
        """Move half a page up."""
        self.entries.page(-0.5)

    def action_page_down(self) -> None:
        """Move a page down."""
        self.entries.page(1)

    def action_page_up(self) -> None:
        """Move a page up."""
        self.entries.page(-1)

    def action_next_article(self) -> None:
        """To the next group."""
        self.entries.to_heading(1)

    def action_previous_article(self) -> None:
        """To the group before."""
        self.entries.to_heading(-1)


class CollectionScreen(
    EntryNavigation, StatusMessages, Screen[Taken | None], CommandScreen, inherit_bindings=False
):
    """The head, the words that narrow it, the entries, the keys.

    A subclass names its ``heading``, the commands that it ``answers`` to and those in its
    ``footer``, and lists with ``list_for``.
    """

    COMPONENT_CLASSES = LINE_STYLES

    heading: ClassVar[str] = ""
    answers: ClassVar[tuple[str, ...]] = WALKING
    footer: ClassVar[tuple[str, ...]] = ()
    placeholder: ClassVar[str] = ""

    def __init__(self, library: Library, keymap: Mapping[str, str], words: str = "") -> None:
        super().__init__()
        self.library = library
        self.keymap = keymap
        self.words = words
        self._said: Runs = ()
        self._said_lasts = False
        self._changes = UndoCommands(library, self, self._show_changed)
        self._saying: Timer | None = None

    def compose(self) -> ComposeResult:
        """Return one above another, the whole screen wide; the field over the blank line below the
        head.

        So nothing else moves when it opens.
        """
        yield StatusLine(id="header")
        yield from self.body()
        with CachedContainer(id="search"):
            prompt = StatusLine(id="prompt")
            prompt.styles.width = 3
            yield prompt
            yield LineInput(self.words, id="words", compact=True, select_on_focus=False)
        yield StatusLine(id="footer")

    def body(self) -> ComposeResult:
        """Return what stands between the head and the keys."""
        yield EntryList()

    def on_mount(self) -> None:
        """List at once; the first frame has its entries."""
        self.query_one("#prompt", StatusLine).left = (StyledRun(" / ", "key"),)
        self.query_one("#words", Input).placeholder = self.placeholder
        self.query_one("#search").display = bool(self.words)
        self.set_focus(self.entries, scroll_visible=False)
        self.attempt(self.relist)
        self.foot_changed()

    @property
    def entries(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    @property
    def is_typing(self) -> bool:
        """Have the keys gone to the field?"""
        return self.focused is not None and self.focused.id == "words"

    def accepts(self, command: Command) -> bool:
        """Return whether a command counts here; none does while words are being typed."""
        return command.id in self.answers and not self.is_typing

    async def execute_command(self, command: Command) -> None:
        """Do what the command means here: the action that has its id."""
        await self.run_action(command.id)

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a screen over this one; ``done`` gets what it is dismissed with."""
        self.app.push_screen(screen, done)

    @property
    def is_open(self) -> bool:
        """Is it still there? What a thread has found may come after it was left."""
        return self in self.app.screen_stack

    # What is listed

    def relist(self) -> None:
        """List what there is for the words, in this thread. Raises QueryError."""
        raise NotImplementedError

    @on(Input.Changed, "#words")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.words:
            self.words = event.value
            self._search()

    @work(exclusive=True, group="narrow")
    async def _search(self) -> None:
        await asyncio.sleep(PAUSE)
        if not self.is_open:
            return
        try:
            await self.search(self.words)
        except QueryError as error:
            self.show_message(f"{error.reason} (character {error.start + 1})", wrong=True)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
        else:
            self._fall_silent()

    async def search(self, words: str) -> None:
        """List what the words find; long work goes into a thread. Raises BriefError."""
        raise NotImplementedError

    @on(Input.Submitted, "#words")
    def _to_what_was_found(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#search").display = bool(self.words)
        self.set_focus(self.entries, scroll_visible=False)

    @work(exclusive=True, group="narrow")
    async def search_again(self) -> None:
        """List what the same words find now; a mistake in them has been told already."""
        with suppress(BriefError):
            await self.search(self.words)

    # The one-line parts

    @property
    def so_far(self) -> str:
        """What stands behind a number of things that the index finds."""
        return so_far(self.library.unfinished)

    @property
    def share(self) -> Runs:
        """How much of the library is indexed, for the right end of the head."""
        progress = self.library.unfinished
        words = indexed(progress, self.app.size.width // 3) if progress is not None else ""
        return (StyledRun(f"{words} ", "busy"),) if words else ()

    def head(self, left: Runs, right: Runs = ()) -> None:
        """Write the top line: what is listed, and how."""
        header = self.query_one("#header", StatusLine)
        header.left = (StyledRun(f" {self.heading}", "name"), *left)
        header.right = right

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Show a line in the footer for a while; what is ``lasting`` until a key is pressed."""
        self._said = (StyledRun(f" {flat(words)}", "wrong" if wrong else "said"),)
        self._said_lasts = lasting
        self.foot_changed()
        if self._saying is not None:
            self._saying.stop()
        if not lasting:
            self._saying = self.set_timer(SECONDS_SAID, self._fall_silent)

    async def before_command(self, command: Command) -> bool:
        """Let what was said until a key was pressed go as everything that is said."""
        if self._said_lasts:
            self._said_lasts = False
            self._saying = self.set_timer(SECONDS_SAID, self._fall_silent)
        return True

    def _fall_silent(self) -> None:
        self._said = ()
        self.foot_changed()

    def foot_changed(self) -> None:
        """Write the footer anew: what was said last, else the keys."""
        if not self.is_open:
            return
        cells = self.app.size.width
        foot = self.query_one("#footer", StatusLine)
        foot.left = self._said or self._offers(cells)

    def _offers(self, cells: int) -> Runs:
        """As many keys as fit; help is always among them."""
        last = self._offered("help")
        runs: list[StyledRun] = []
        for name in self.footer:
            offer = self._offered(name)
            if width_of((*runs, *offer, *last)) <= cells:
                runs.extend(offer)
        return (*runs, *last)

    def _offered(self, name: str) -> Runs:
        command = BY_ID[name]
        action = click_action(name)
        key = first_key(command, self.keymap)
        return (
            StyledRun(f" {key}", "key", action),
            StyledRun(f" {self.offer(command)} ", "soft", action),
        )

    def offer(self, command: Command) -> str:
        """Return what the footer calls a command here."""
        return command.description

    def on_resize(self) -> None:
        """Offer as many keys as there is room for."""
        self.foot_changed()

    async def action_undo(self) -> None:
        """Undo the last change, whichever it was."""
        await self._changes.undo()

    async def action_redo(self) -> None:
        """Make the change again that was undone last."""
        await self._changes.redo()

    def _show_changed(self) -> None:
        self.attempt(self.relist)

    @work(group="copy")
    async def copy_out(self, words: str, what: str) -> None:
        """Hand words to the clipboard by every way there is, and say how; ``what`` names them."""
        self.show_message(await copy_by_all_ways(words, what, self, self.library.data_dir))

    # Searching and leaving

    def action_search(self) -> None:
        """Give the field the keys."""
        self.query_one("#search").display = True
        field = self.query_one("#words", Input)
        field.cursor_position = len(field.value)
        self.set_focus(field, scroll_visible=False)

    def action_leave(self) -> None:
        """Go one step out: of the field with its words, of the words, of the screen."""
        if self.is_typing or self.words:
            # At once, and not by the field's message, which comes after the next key.
            self.words = ""
            self.query_one("#words", Input).value = ""
            self._search()
            self.query_one("#search").display = False
            self.set_focus(self.entries, scroll_visible=False)
        else:
            self.action_quit()

    def dismiss(self, result: Taken | None = None) -> AwaitComplete:
        """Leave with a result; nothing happens if this screen is not the one on top any more."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def action_quit(self) -> None:
        """Back to the reader."""
        self.dismiss(None)

    async def action_quit_now(self) -> None:
        """Out of the program, as from the reader that lies below: it keeps the place."""
        reader = self.app.screen_stack[0]
        if isinstance(reader, CommandScreen):
            await reader.action_command("quit_now")

    def action_suspend(self) -> None:
        """Back to the shell until ``fg``."""
        self.app.action_suspend_process()

    def action_help(self) -> None:
        """Show the keys that count here."""
        from briefreader.ui.dialogs.help import Help

        self.app.push_screen(Help(self.keymap, self.answers), self._run)

    def _run(self, command: Command | None) -> None:
        if command is not None:
            self.call_later(self.execute_command, command)

    def action_open(self) -> None:
        """Take the entry that the cursor is on."""
        raise NotImplementedError

    @on(EntryList.Opened)
    def _opened(self) -> None:
        self.action_open()


def filtered_count_text(number: int, of_all: int, noun: str) -> str:
    """Return ``12 of 400 bookmarks``, ``400 bookmarks``."""
    words = pluralize(of_all, noun)
    return words if number == of_all else f"{number:,} of {words}"


def shortened(words: str, cells: int = 40) -> str:
    """Return some words on one line of so many cells, for a line about them."""
    return cut(flat(words), cells)
