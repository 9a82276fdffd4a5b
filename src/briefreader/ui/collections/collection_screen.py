"""A screen that lists what was collected over all articles: searched, walked through, gone to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from briefreader.domain.article import Span
from briefreader.errors import BriefError, QueryError
from briefreader.library.query_completion import QueryCompletions
from briefreader.text.plurals import pluralize
from briefreader.ui.collections.collection_controllers import (
    CollectionDialogs,
    CollectionNavigation,
    CollectionProgram,
    CollectionSearch,
)
from briefreader.ui.commands.command_screen import CommandScreen, bindings_of
from briefreader.ui.commands.command_table import (
    BY_ID,
    COMMANDS,
    MEANINGS,
    Collection,
    Command,
    click_action,
)
from briefreader.ui.commands.key_names import first_key
from briefreader.ui.commands.timed_message import TimedMessage
from briefreader.ui.dialogs.hosting_screen import HostingScreen
from briefreader.ui.rendering.cells import cut, fits, flat
from briefreader.ui.rendering.header_footer_text import counted_motions
from briefreader.ui.rendering.progress_text import indexed, so_far
from briefreader.ui.rendering.query_explanation import offer_completions
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, width_of
from briefreader.ui.widgets.entry_list import EntryList
from briefreader.ui.widgets.line_widgets import LINE_STYLES, CachedContainer, StatusLine
from briefreader.ui.widgets.query_input import CompletingInput

if TYPE_CHECKING:
    from briefreader.library import Library

Taken = TypeVar("Taken")
Result = TypeVar("Result")

WALKING = (
    *("open", "search", "leave", "down", "up", "top", "bottom", "half_down", "half_up"),
    *(
        "percentage",
        "go_to",
        "page_down",
        "page_up",
        "help",
        "quit",
        "quit_now",
    ),
    "suspend",
    "redraw",
    "start_here",
)
GROUPS = ("next_article", "previous_article")
ABOUT_ENTRY = frozenset(
    (
        *("open", "percentage", "go_to", "mark", "mark_all", "bookmark", "widen", "note", "tags"),
        *("reattach", "copy", "style", "pipe", "select", "next_hit", "previous_hit", "speaker"),
        *("star", "compare", "accept_words", "next_quote", "previous_quote"),
    )
)
"""Commands that are about the entry that the cursor is on, or lead to another."""

NOT_READERS = {
    "accept_words": "in a draft check",
    "compare": "in text or speakers",
    "details": "in a timeline",
}
PAUSE = 0.03  # seconds; keys that follow faster are searched together
SHORTENED = 40  # cells of words that a line is about


def bindings_for(answers: tuple[str, ...]) -> list[BindingType]:
    """Return the reader's own bindings of these commands."""
    return bindings_of(command for command in COMMANDS if command.id in answers)


@dataclass(frozen=True, slots=True)
class StatementLocation:
    """Where a statement is to be gone to; ``selecting`` if words of it are to be selected there."""

    path: Path
    start: int
    selecting: bool = False


class CollectionScreen(HostingScreen[Taken | None], inherit_bindings=False):
    """The head, the words that narrow it, the entries, the keys.

    A subclass names its ``place`` in the table of meanings, its ``heading``, the commands that it
    ``answers`` to and those in its ``footer``; it lists with ``relist`` and ``search``, and adds
    its own controllers to those that all have.
    """

    COMPONENT_CLASSES = LINE_STYLES

    place: ClassVar[Collection]
    heading: ClassVar[str] = ""
    answers: ClassVar[tuple[str, ...]] = WALKING
    footer: ClassVar[tuple[str, ...]] = ()
    placeholder: ClassVar[str] = ""
    keeps_field: ClassVar[bool] = False
    """Whether the field stays on the screen without any words in it."""

    words_may_go_on: ClassVar[bool] = False
    """Whether a search finds words that the last one begins for as long as it is being typed."""

    stays: ClassVar[bool] = False
    """Whether it is kept as it is when it is left, to be opened again."""

    controllers: dict[str, object]
    running_tags: tuple[str, ...] = ()
    _theme_when_left = ""
    # The collection that was opened over this one, and led to where one has gone.
    _over: tuple[CollectionScreen[Any], Callable[[Any], None] | None] | None = None

    def __init__(self, library: Library, keymap: Mapping[str, str], words: str = "") -> None:
        super().__init__()
        self.library = library
        self._keys = keymap
        self.words = words
        self.message = TimedMessage(self.set_timer, self.foot_changed)
        self.controllers = {
            "navigation": CollectionNavigation(self, self.open_entry),
            "search": CollectionSearch(self),
            "program": CollectionProgram(self),
            "dialogs": CollectionDialogs(
                self, keymap, self.answers, self.place, samples=library.is_samples
            ),
        }

    def compose(self) -> ComposeResult:
        """Yield the head, what is listed, the field and the keys, one below the other.

        The field lies over the blank line below the head, so that nothing moves when it opens.
        """
        yield StatusLine(id="header")
        yield from self.body()
        with CachedContainer(id="search"):
            prompt = StatusLine(id="prompt")
            prompt.styles.width = 3
            yield prompt
            yield CompletingInput(self.complete, self.words, id="words")
        yield StatusLine(id="footer")

    def body(self) -> ComposeResult:
        """Return what stands between the head and the keys."""
        yield EntryList()

    def on_mount(self) -> None:
        """List at once; the first frame has its entries."""
        self.query_one("#prompt", StatusLine).left = (StyledRun(" / ", "key"),)
        self.query_one("#words", Input).placeholder = self.placeholder
        self.field.purpose = MEANINGS[self.place]["search"].told
        self._show_field()
        self.set_focus(self.entries, scroll_visible=False)
        self.attempt(self.relist)
        self.foot_changed()

    @property
    def entries(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    @property
    def field(self) -> CompletingInput:
        """The field for words."""
        return self.query_one("#words", CompletingInput)

    def complete(self, words: str, at: int) -> QueryCompletions:
        """Return what the word that ends at a place in a query may become: nothing, where words
        are no query.
        """
        return QueryCompletions(Span(at, at), ())

    @property
    def is_by_date(self) -> bool:
        """Do the entries stand in the order of their days?"""
        return False

    def ordinal_of_day(self, words: str) -> int:
        """Return the first entry of a day, month or year, from 1, where they stand in that order;
        raises QueryError for what is none.
        """
        raise NotImplementedError

    @property
    def is_typing(self) -> bool:
        """Have the keys gone to the field?"""
        return self.focused is not None and self.focused.id == "words"

    def accepts(self, command: Command) -> bool:
        """Return whether a command counts here; none does while words are being typed."""
        return command.id in self.answers and not self.is_typing

    def refuse(self, command: Command, key: str) -> None:
        """Say where a command counts that does not count here, and which key leads back there; to
        go back from a list is to leave it.
        """
        if command.id == "back" and not self.is_typing:
            self.leave()
        elif not self.is_typing:
            usual = "in an article" if command.waits else "in the reader"
            place = NOT_READERS.get(command.id, usual)
            said = f"{key} {command.description} – only {place}"
            way = f" ({first_key(BY_ID['quit'], self.keymap)} closes this list)"
            room = self.app.size.width - 1
            self.show_message(f"{said}{way}" if fits(f"{said}{way}", room) else said)

    @property
    def has_entries(self) -> bool:
        """Is there anything that a command about an entry can mean?"""
        return not self.entries.is_empty

    async def execute_command(self, command: Command) -> None:
        """Do what the command means here; if it is about an entry and there is none, say that."""
        if command.id in ABOUT_ENTRY and not self.has_entries:
            self.show_message(self.entries.nothing)
        else:
            await super().execute_command(command)

    def execute_later(self, command: Command) -> None:
        """Do what a command means here, behind what is being done now."""
        self.call_later(self.execute_command, command)

    async def execute_below(self, command: str) -> None:
        """Do what a command means in the reader that lies below."""
        reader = self.app.screen_stack[0]
        if isinstance(reader, CommandScreen):
            await reader.execute_command(BY_ID[command])

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
        self.field.look_up()
        self.foot_changed()
        if event.value != self.words:
            self.words = event.value
            self._search()

    @work(exclusive=True, group="narrow")
    async def _search(self) -> None:
        await asyncio.sleep(PAUSE)
        if self.is_open and await self._search_or_say():
            self.message.show("")

    async def search(self, words: str) -> None:
        """List what the words find; long work goes into a thread. Raises BriefError."""
        raise NotImplementedError

    @on(Input.Submitted, "#words")
    def _to_what_was_found(self, event: Input.Submitted) -> None:
        event.stop()
        self._show_field()
        self.field.forget()
        self.foot_changed()
        self.set_focus(self.entries, scroll_visible=False)
        if self.words and self.words_may_go_on:
            self._search()

    def _show_field(self) -> None:
        self.query_one("#search").display = bool(self.words) or self.keeps_field

    @work(exclusive=True, group="narrow")
    async def search_again(self) -> None:
        """List what the same words find now; a mistake in them has been told already."""
        with suppress(BriefError):
            await self.search(self.words)

    @work(exclusive=True, group="narrow")
    async def search_aside(self) -> None:
        """List what the words find, which takes long; a refusal is said."""
        await self._search_or_say()

    async def _search_or_say(self) -> bool:
        """List what the words find; False if that was refused, which is then said."""
        try:
            await self.search(self.words)
        except QueryError as error:
            self.show_message(f"{error.reason} (character {error.start + 1})", wrong=True)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
        else:
            return True
        return False

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

    def looking_up(self, share: float) -> None:
        """Say where the rows will stand how much of a look-up is done, of 1."""
        self.entries.nothing = f"looking up… {share:.0%}"
        self.entries.refresh()

    def head(self, left: Runs, right: Runs = ()) -> None:
        """Write the top line: what is listed, and how."""
        header = self.query_one("#header", StatusLine)
        header.left = (StyledRun(f" {self.heading}", "name"), *left)
        header.right = right

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Show a line in the footer for a while; what is ``lasting`` until a key is pressed."""
        if self.is_open:
            self.message.show(flat(words), wrong=wrong, lasting=lasting)
        else:  # of a change that was made when one had left
            self.lowest.show_message(words, wrong=wrong)

    async def before_command(self, command: Command) -> bool:
        """Let what was said until a key was pressed go as everything that is said."""
        self.message.key_pressed()
        return True

    @property
    def keymap(self) -> Mapping[str, str]:
        """Every command's keys."""
        return self._keys

    def show_count(self, words: str) -> None:
        """Show the number that is being typed."""
        self.show_message(counted_motions(words, self.keymap))

    def foot_changed(self) -> None:
        """Write the footer anew: what was said last, else the keys."""
        if not self.is_open:
            return
        cells = self.app.size.width
        foot = self.query_one("#footer", StatusLine)
        if self.is_typing and self.field.offered is not None:
            foot.left = offer_completions(None, self.field.offered, self.field.taken, cells)
        elif self.message.words:
            tone = "wrong" if self.message.wrong else "said"
            foot.left = (StyledRun(f" {self.message.words}", tone),)
        else:
            foot.left = self._offers(cells)

    def _offers(self, cells: int) -> Runs:
        """As many keys as fit, of those that can do something; help is always among them."""
        last = self._offered("help")
        runs: list[StyledRun] = []
        for name in self.offered():
            if name in ABOUT_ENTRY and not self.has_entries:
                continue
            offer = self._offered(name)
            if width_of((*runs, *offer, *last)) <= cells:
                runs.extend(offer)
        return (*runs, *last)

    def offered(self) -> tuple[str, ...]:
        """Return the commands that the footer offers now, the most useful first."""
        return self.footer

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
        meaning = MEANINGS[self.place].get(command.id)
        return (meaning and meaning.name) or command.description

    def on_resize(self) -> None:
        """Offer as many keys as there is room for."""
        self.foot_changed()

    def show_changed(self) -> None:
        """List what is kept now."""
        if self.is_open:
            self.attempt(self.relist)

    # Searching and leaving

    def open_field(self) -> None:
        """Give the field the keys."""
        self.query_one("#search").display = True
        self.prepare_completions()
        field = self.field
        field.forget()
        field.select_all()
        self.set_focus(field, scroll_visible=False)

    @work(exclusive=True, group="complete")
    async def prepare_completions(self) -> None:
        """Count who and what is in the library, to complete words by."""
        with suppress(BriefError):
            await asyncio.to_thread(self.library.completer.prepare)

    def forget_words(self) -> None:
        """Put the field away with its words."""
        # At once, and not by the field's message, which comes after the next key.
        self.words = ""
        self.query_one("#words", Input).value = ""
        self._search()
        self._show_field()
        self.set_focus(self.entries, scroll_visible=False)

    def dismiss(self, result: Taken | None = None) -> AwaitComplete:
        """Leave with a result; nothing happens if this screen is not the one on top any more.

        With one it stays as it is, to be shown again to who comes back.
        """
        if not self.is_on_top:
            return AwaitComplete()
        self._theme_when_left = self.app.theme
        self.message.show("")
        keep = self.stays or result is not None
        if keep and not self.is_kept:
            self.app.install_screen(self, f"left-{id(self)}")
        left = super().dismiss(result)
        if not keep:
            self.app.uninstall_screen(self)  # now that it is not on the stack any more
        return left

    @property
    def is_kept(self) -> bool:
        """Was it left as it is, to be shown again?"""
        return self.app.is_screen_installed(self)

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a screen over this one; a collection is shown again together with this one."""
        self._over = (screen, done) if isinstance(screen, CollectionScreen) else None
        super().push(screen, done)

    def shown_again(self, running_tags: tuple[str, ...]) -> None:
        """List what there is now, where one was; the same over this screen, if one came from
        there.
        """
        self.running_tags = running_tags
        if self.app.theme != self._theme_when_left:
            self.update_node_styles(animate=False)
        over, self._over = self._over, None
        if over is not None and over[0].is_kept:
            self.push(*over)
            over[0].shown_again(running_tags)
        self.show_changed()

    def forget(self) -> None:
        """Give up what was kept to be shown again, over this screen too; what ``stays`` is not."""
        if self.stays:
            return
        if self._over is not None:
            self._over[0].forget()
        if not self.is_open and self.is_kept:
            self.app.uninstall_screen(self)
            self.remove()

    def leave(self) -> None:
        """Go back to the screen below, with nothing chosen."""
        self.dismiss(None)

    def open_entry(self) -> None:
        """Go to the place of the entry that the cursor is on."""
        raise NotImplementedError

    @on(EntryList.Opened)
    def _opened(self) -> None:
        self.open_entry()


def filtered_count_text(number: int, of_all: int, noun: str) -> str:
    """Return ``12 of 400 bookmarks``, ``400 bookmarks``."""
    words = pluralize(of_all, noun)
    return words if number == of_all else f"{number:,} of {words}"


def shortened(words: str) -> str:
    """Return some words on one line of ``SHORTENED`` cells, for a line about them."""
    return cut(flat(words), SHORTENED)
