"""The Textual application: themes, keys, and the screen."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING
from weakref import WeakSet

from textual.events import Event, Key, Paste
from textual.geometry import Offset
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from briefreader.ui.collections.collection_screen import CollectionScreen
from briefreader.ui.commands.command_screen import CommandScreen
from briefreader.ui.commands.command_table import BY_ID, COMMANDS, Command, Mode, Pane
from briefreader.ui.commands.key_names import shown_key
from briefreader.ui.commands.keymap import full_keymap
from briefreader.ui.commands.motion_count import MotionCount
from briefreader.ui.dialogs.dialog import Dialog
from briefreader.ui.reader.controller import KEY_WAIT_SECONDS
from briefreader.ui.reader.reader_screen import ReaderScreen
from briefreader.ui.rendering.theme_choice import ThemeChoice
from briefreader.ui.rendering.themes import PALETTES, ThemePalette, check_theme
from briefreader.ui.state.session_file import SessionFile
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.terminal.first_frame import EarlySignals
from briefreader.ui.terminal.gc_tuning import IdleGarbageCollector
from briefreader.ui.terminal.plain_driver import PlainDriver
from briefreader.ui.terminal.terminal_app import TerminalApp
from briefreader.ui.widgets.announcement import Announcement, announcement
from briefreader.ui.widgets.line_pane import LinePane
from briefreader.ui.widgets.line_widgets import StatusLine
from briefreader.ui.widgets.option_list import ReverseOptionList
from briefreader.ui.widgets.search_box import SearchBox
from briefreader.ui.widgets.thin_scrollbar import ThinScrollBar

if TYPE_CHECKING:
    from briefreader.library import Library


TURN_SECONDS = 5.0  # that a key waits for those before it; a guard against what never answers
REST_SECONDS = 0.05  # after the last change; several follow from one key
_PANES = {Pane.LIST: "Articles", Pane.TEXT: "Text", Pane.QUOTES: "Quotes"}


def _place(screen: Screen[object]) -> str:
    """Return what a screen, or the pane of the reader that has the keys, is called."""
    if isinstance(screen, ReaderScreen):
        return "Search" if screen.search_box.is_typing else _PANES[screen.session.pane]
    heads = screen.query(StatusLine)
    head = next((line for line in heads if line.id in ("heading", "header")), None)
    return "".join(run.text for run in head.left) if head is not None else ""


async def _drained(node: MessagePump) -> bool:
    """Wait until a widget has done what was asked of it up to now; False if it takes too long."""
    done = asyncio.Event()
    if not node.call_later(done.set):  # it is closing
        return True
    with suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), TURN_SECONDS)
    return done.is_set()


async def _drained_upwards(field: Widget) -> None:
    """Wait until a field has taken what went there, and then all that hear of it have heard."""
    await _drained(field)
    for node in field.ancestors_with_self:
        if isinstance(node, Widget):
            await _drained(node)


def _is_typed(event: Key, field: Input | TextArea) -> bool:
    """Return whether a key is for the field that has the focus, behind those that went there."""
    takes_lines = isinstance(field, TextArea) and event.key == "enter"
    return takes_lines or field.check_consume_key(event.key, event.character)


def theme_of(palette: ThemePalette) -> Theme:
    """Return the palette as Textual wants it."""
    colours = palette.colours
    return Theme(
        name=palette.name,
        primary=colours["accent"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["raised"],
        panel=colours["raised"],
        error=colours["wrong"],
        warning=colours["warning"],
        success=colours["accent"],
        accent=colours["accent"],
        dark=palette.dark,
        ansi=palette.ansi,
        variables=dict(colours),
    )


class BriefReader(TerminalApp, inherit_bindings=False):
    """The reader in a terminal."""

    CSS_PATH = "briefreader.tcss"
    TITLE = "briefreader"
    ENABLE_COMMAND_PALETTE = False
    CLOSE_TIMEOUT = 2.0

    def __init__(
        self,
        library: Library,
        settings: UiSettings,
        *,
        drawn_over: bool = False,
        signals: EarlySignals | None = None,
    ) -> None:
        """Open ``library``; ``drawn_over`` if the first frame is on the alternate screen already.

        ``signals`` may have come before the screen can take them.
        Raises ConfigError for a theme or a key that cannot be.
        """
        check_theme(settings.theme)
        choice = ThemeChoice.at_start(settings.theme, SessionFile.of(library).left, os.environ)
        self.library = library
        self.settings = settings
        self.keymap = full_keymap(settings.keys)
        self._commands = {
            (command.mode, key): command
            for command in COMMANDS
            for key in self.keymap[command.id].split(",")
        }
        self._garbage = IdleGarbageCollector()
        self._count = MotionCount(monotonic)
        self._open_screens: WeakSet[Screen[object]] = WeakSet()
        ScrollBar.renderer = ThinScrollBar  # Textual offers it for the whole program only
        self._announced = Announcement()
        self._announcing: Timer | None = None
        super().__init__(choice, drawn_over=drawn_over, plain=settings.plain, signals=signals)
        for palette in PALETTES:
            self.register_theme(theme_of(palette))
        self.theme = choice.name
        self._styled_in = self.get_css_variables()
        self.stylesheet.set_variables(self._styled_in)  # of the theme, before any style is read
        self.animation_level = "none"
        if settings.keys:
            # Not without need: with a keymap Textual makes every node's bindings anew at each key.
            # It takes an empty one for the usual key, so that none gets a key that no terminal has.
            self.set_keymap({name: keys or "no_key" for name, keys in self.keymap.items()})

    # Where the terminal's own cursor stands, which braille lines and screen readers follow

    @property
    def cursor_position(self) -> Offset:
        """The cell at which the keys are at work; a field's moves with it in a new layout, too."""
        focused = self.focused if self.is_running and self.screen_stack else None
        if isinstance(focused, LinePane | ReverseOptionList):
            return focused.focus_place
        if isinstance(focused, Input | TextArea):
            return focused.cursor_screen_offset
        return self._typing_at

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._typing_at = place

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the reader's own colours, for the moments before its theme is set."""
        return dict(PALETTES[0].colours)

    def refresh_css(self, animate: bool = True) -> None:
        """Read all styles anew and apply them, if that is in other colours.

        Textual asks for it at the start, too, for the theme in which they have just been read.
        """
        colours = self.get_css_variables()
        if colours != self._styled_in:
            self._styled_in = colours
            super().refresh_css(animate)

    async def on_event(self, event: Event) -> None:
        """Obey a key of the reader at once, before the next key is looked at.

        Textual lets a key rise from widget to widget, each with a queue of its own; of ``/m`` that
        arrives in one piece the ``m`` would go to the list, and keep a bookmark.
        """
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._wait_until_open(self.screen)
        if isinstance(event, Key) and not event.is_forwarded and await self._handled(event):
            return
        await super().on_event(event)

    async def _wait_until_open(self, screen: Screen[object]) -> None:
        """Wait until a screen that was just opened has its parts, and the focus where it begins."""
        if screen in self._open_screens:
            return
        if isinstance(screen, ReaderScreen):
            await screen.assembled.wait()
        elif not await _drained(screen):
            return
        self._open_screens.add(screen)

    async def _handled(self, event: Key) -> bool:
        """Do what a key means, if that is no matter of the widget that has the focus."""
        self._garbage.key_pressed()
        screen = self.screen
        if isinstance(screen, CommandScreen) and await self._obeyed(screen, event):
            return True
        usual = self._commands.get((Mode.USUAL, event.key))
        if usual is not None and usual.id == "quit_now" and not isinstance(screen, CommandScreen):
            self._quit_below()
            return True
        field = self.focused
        if isinstance(field, Input) and event.key == "enter":
            await self._enter(field)
            return True
        if isinstance(field, Input | TextArea) and _is_typed(event, field):
            return False
        if isinstance(field, Input | TextArea):
            await _drained_upwards(field)  # a key may take all that was typed
        if await self._obeyed_in_search(screen, event.key):
            return True
        if isinstance(screen, CommandScreen):
            # A field's own key would rise through queues, and the next letters overtake it.
            return isinstance(field, Input) and await self.obey_binding(event.key)
        return await self._obeyed_in_dialog(screen, event)

    async def _obeyed(self, screen: CommandScreen, event: Key) -> bool:
        """Do what a key means on a screen; False if it means nothing there."""
        key = event.key
        command = self._command(screen, key)
        if len(key) == 1 and key.isdecimal() and screen.accepts(BY_ID["down"]):
            if not self._count.is_begun:
                screen.begin_count()
            if self._count.add(key, is_command=command is not None):
                screen.show_count(self._count.words)
                return True
            number = None
        else:
            number = self._count.take()
            if number is not None:
                screen.show_count("")
        if command is None:
            self._refuse(screen, event)
            return False
        screen.forget_unknown()
        self.app_focus = True
        if number is not None and command.counted:
            deed = partial(screen.execute_counted, command, number)
        else:
            deed = partial(screen.execute_command, command)
        if await screen.before_command(command):
            await deed()
        else:
            screen.do_later(deed)
        await screen.after_command()
        return True

    def _refuse(self, screen: CommandScreen, event: Key) -> None:
        """Say of a key that means nothing on a screen where it does, unless it is typed."""
        usual = self._commands.get((Mode.USUAL, event.key))
        if event.key in self.screen.active_bindings:
            return
        if usual is not None:
            screen.refuse(usual, shown_key(event.key))
        elif not isinstance(self.focused, Input | TextArea):
            typed = event.character if event.is_printable else None
            screen.refuse_unknown(typed or shown_key(event.key))

    async def _obeyed_in_search(self, screen: Screen[object], key: str) -> bool:
        """Obey a key of the search field at once, as those of the reader: what it opens takes more.

        By itself the key would rise through three queues, and the next one overtake it.
        """
        if not isinstance(screen, ReaderScreen) or not screen.search_box.is_typing:
            return False
        bound = screen.active_bindings.get(key)
        if bound is None or not isinstance(bound.node, SearchBox):
            return False
        await self.run_action(bound.binding.action, bound.node)
        await _drained(screen)
        await screen.after_command()
        return True

    async def _obeyed_in_dialog(self, screen: Screen[object], event: Key) -> bool:
        """Obey a key of a dialog at once: it may move the focus, or close it, under the next."""
        if not await self.obey_binding(event.key):
            await super().on_event(event)
            await _drained(self.focused or screen)
            if isinstance(screen, Dialog) and screen.passes_on and self.screen is not screen:
                await self._handled(event)
        return True

    def _quit_below(self) -> None:
        """Quit from a dialog, which has no commands, as from the reader that lies below it."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.controllers.program.quit_now()
                return

    def _command(self, screen: CommandScreen, key: str) -> Command | None:
        """Return what a key means on a screen now; nothing while words are typed."""
        usual = self._commands.get((Mode.USUAL, key))
        command = self._commands.get((screen.mode, key), usual)
        return command if command is not None and screen.accepts(command) else None

    async def _enter(self, field: Input) -> None:
        """Take what is typed, behind the keys that are on their way to the field.

        What is typed next goes elsewhere, and so it waits a moment for that.
        """
        field.call_later(field.action_submit)
        await _drained_upwards(field)
        loop = asyncio.get_running_loop()
        end = loop.time() + KEY_WAIT_SECONDS
        while self.focused is field and loop.time() < end:
            await asyncio.sleep(0.001)

    def get_default_screen(self) -> Screen[None]:
        """Return the reader; there is nothing below it."""
        self.reader = ReaderScreen(self.library, self.settings, self.keymap)
        return self.reader

    def save_at_last(self) -> str:
        """Try once more to save what waits, when the screen has gone; what was not saved, and why,
        in words.
        """
        opened = hasattr(self, "reader")  # not where it crashed before
        return self.reader.waiting_changes.make_at_last() if opened else ""

    def on_mount(self) -> None:
        """Collect garbage in quiet moments only."""
        self.call_after_refresh(self._garbage.begin)

    # What is said where no screen is drawn

    def post_display_hook(self) -> None:
        """Say what has changed, once it has come to rest, if that is all that is shown."""
        if self.plain and self._announcing is None and self.is_running:
            self._announcing = self.set_timer(REST_SECONDS, self._announce)

    def _announce(self) -> None:
        self._announcing = None
        screen = self.screen
        place = _place(screen)
        said = screen.message.words if isinstance(screen, CollectionScreen | ReaderScreen) else ""
        notes = [note.message for note in self._notifications]
        chosen = screen.words_here if isinstance(screen, Dialog) else ""
        now = announcement(screen, place, said or "".join(notes[-1:]), chosen)
        for line in now.lines_after(self._announced):
            if isinstance(self._driver, PlainDriver):
                self._driver.print_line(line)
        self._announced = now

    def keep_place(self) -> None:
        """Keep how the reader is left, as at ``q``."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen) and screen.is_mounted:
                screen.controllers.program.keep()
