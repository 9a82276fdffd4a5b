"""The Textual application: themes, filters, signals, and the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on
from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event, Key
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.widgets import Input
from textual.worker import WorkerFailed

from briefreader.ui.commands.command_screen import CommandScreen
from briefreader.ui.commands.command_table import COMMANDS, Command, Mode
from briefreader.ui.commands.keymap import full_keymap
from briefreader.ui.reader.controller import KEY_WAIT_SECONDS
from briefreader.ui.reader.reader_screen import ReaderScreen
from briefreader.ui.rendering.themes import PALETTES, ThemePalette, check_theme
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.terminal.copy_message import CopyToClipboard
from briefreader.ui.terminal.first_frame import ENDING_SIGNALS, EarlySignals
from briefreader.ui.terminal.gc_tuning import IdleGarbageCollector
from briefreader.ui.terminal.line_filters import ControlCharacterFilter, MonochromeFilter
from briefreader.ui.terminal.terminal_driver import DrawnOverDriver, TerminalDriver
from briefreader.ui.terminal.terminal_locale import draws_unicode
from briefreader.ui.widgets.search_box import SearchBox
from briefreader.ui.widgets.thin_scrollbar import ThinScrollBar

if TYPE_CHECKING:
    from briefreader.library import Library


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
        warning=colours["kept"],
        success=colours["accent"],
        accent=colours["accent"],
        dark=palette.dark,
        ansi=palette.ansi,
        variables=dict(colours),
    )


class BriefReader(App[None], inherit_bindings=False):
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
        self.library = library
        self.settings = settings
        self.keymap = full_keymap(settings.keys)
        self._commands = {
            (command.mode, key): command
            for command in COMMANDS
            for key in self.keymap[command.id].split(",")
        }
        self._drawn_over = drawn_over
        self._early_signals = signals
        self._garbage = IdleGarbageCollector()
        self.crash: BaseException | None = None
        self._harmless = ControlCharacterFilter()
        self._colourless = MonochromeFilter()
        self._unicode = draws_unicode()
        ScrollBar.renderer = ThinScrollBar  # Textual offers it for the whole program only
        super().__init__()
        for palette in PALETTES:
            self.register_theme(theme_of(palette))
        self.theme = settings.theme
        self.animation_level = "none"
        if settings.keys:
            # Not without need: with a keymap Textual makes every node's bindings anew at each key.
            # It takes an empty one for the usual key, so that none gets a key that no terminal has.
            self.set_keymap({name: keys or "no_key" for name, keys in self.keymap.items()})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the reader's own colours, for the moments before its theme is set."""
        return dict(PALETTES[0].colours)

    async def on_event(self, event: Event) -> None:
        """Obey a key of the reader at once, before the next key is looked at.

        Textual lets a key rise from widget to widget, each with a queue of its own; of ``/m`` that
        arrives in one piece the ``m`` would go to the list, and keep a bookmark.
        """
        if isinstance(event, Key) and not event.is_forwarded:
            self._garbage.key_pressed()
            screen = self.screen
            if isinstance(screen, ReaderScreen):
                await screen.assembled.wait()
            if isinstance(screen, CommandScreen) and (command := self._command(screen, event.key)):
                self.app_focus = True
                if await screen.before_command(command):
                    await screen.execute_command(command)
                await screen.after_command()
                return
            usual = self._commands.get((Mode.USUAL, event.key))
            if (
                usual is not None
                and usual.id == "quit_now"
                and not isinstance(screen, CommandScreen)
            ):
                self._quit_below()
                return
            if isinstance(self.focused, Input) and event.key == "enter":
                await self._enter(self.focused)
                return
            if not event.is_printable:
                await self._typed()
                if await self._obeyed_in_search(screen, event.key):
                    return
        await super().on_event(event)

    async def _typed(self) -> None:
        """Wait a moment until what was typed stands where it is typed: a key may take it all."""
        loop = asyncio.get_running_loop()
        end = loop.time() + KEY_WAIT_SECONDS
        while (field := self.focused) and field.message_queue_size and loop.time() < end:
            await asyncio.sleep(0.001)

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
        loop = asyncio.get_running_loop()
        end = loop.time() + KEY_WAIT_SECONDS
        while screen.message_queue_size and loop.time() < end:
            await asyncio.sleep(0.001)
        await screen.after_command()
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
        loop = asyncio.get_running_loop()
        end = loop.time() + KEY_WAIT_SECONDS
        while self.focused is field and loop.time() < end:
            await asyncio.sleep(0.001)

    def pop_screen(self) -> AwaitComplete:
        """Close a screen, and let its parts go.

        Textual's cache of colours holds them by mistake, with every line that they have drawn.
        """
        StylesCache.get_inner_outer.cache_clear()
        return super().pop_screen()

    def get_default_screen(self) -> Screen[None]:
        """Return the reader; there is nothing below it."""
        return ReaderScreen(self.library, self.settings, self.keymap)

    def get_driver_class(self) -> type[Driver]:
        """Return one that outlives whatever is typed, and keeps the first frame until it draws."""
        usual = super().get_driver_class()
        if usual is not LinuxDriver:
            return usual
        return DrawnOverDriver if self._drawn_over else TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters and ours: no control characters, ASCII without Unicode, no
        colour under NO_COLOR.
        """
        # No theme mixes the terminal's colours with others, so nothing has to be translated.
        unwanted = (ANSIToTruecolor, Monochrome, NoColor)
        usual = (f for f in super().get_line_filters() if not isinstance(f, unwanted))
        filters = [*usual, self._harmless]
        if not self._unicode:
            from briefreader.ui.terminal.ascii_fallback import AsciiFilter

            filters.append(AsciiFilter())
        return [*filters, self._colourless] if self.no_color else filters

    @on(CopyToClipboard)
    def _copy_through_terminal(self, event: CopyToClipboard) -> None:
        self.copy_to_clipboard(event.words)
        if event.wrapped and self._driver is not None:
            self._driver.write(event.wrapped)

    def on_mount(self) -> None:
        """Leave a clean terminal at every signal that means: end."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._failed_beside)
        for number in () if self.is_headless else ENDING_SIGNALS:
            # Only the main thread may; elsewhere the default has to do.
            with suppress(RuntimeError, ValueError):
                loop.add_signal_handler(number, self.end_by_signal, int(number))
        if self._early_signals is not None and self._early_signals.number:
            self.end_by_signal(self._early_signals.number)
        self.app_resume_signal.subscribe(self, self._draw_anew)
        self.call_after_refresh(self._garbage.begin)

    def _draw_anew(self, _app: object) -> None:
        """Draw everything: after `fg` nothing of what was written stands there any more."""
        self.screen.refresh()

    def _failed_beside(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """End by a mistake in what the loop itself calls, such as at a signal: it would go on."""
        error = context.get("exception")
        if "handle" in context and isinstance(error, Exception):
            self._handle_exception(error)
        else:
            loop.default_exception_handler(context)

    def _handle_exception(self, error: Exception) -> None:
        """End with status 1 and tell nothing here: Textual would print what was being read.

        Of the mistake itself the terminal's user hears from whoever opened the screen. A part that
        is not found any more while the screen is being taken down is none.
        """
        if isinstance(error, WorkerFailed):
            error = error.error if isinstance(error.error, Exception) else error
        if (self._exit or self._closing) and isinstance(error, NoMatches):
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error  # what tests that drive the screen raise
            self._exception_event.set()
        if self.crash is None:
            self.crash = error
        self._close_messages_no_wait()

    def end_by_signal(self, number: int) -> None:
        """Leave as at ``q``, with the status that a shell gives to this signal."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen) and screen.is_mounted:
                screen.controllers.program.keep()
        self.exit(return_code=128 + number)
