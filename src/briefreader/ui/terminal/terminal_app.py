"""An application that ends as it should: at a signal, at a crash, and without a trace on screen.

What of the application stands on names that Textual keeps to itself is here alone: how it ends by
an exception (``_handle_exception`` and what that sets), whether it is ending (``_exit`` and
``_closing``, which its driver reads as well), what a key is bound to (``_check_bindings``), its
driver, and the cache of styles that outlives a screen. A test notices if Textual changes one of
them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from textual import on
from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.widgets import Input, TextArea
from textual.worker import WorkerFailed

from briefreader.errors import NotebookLocked
from briefreader.ui.rendering.theme_choice import ThemeChoice
from briefreader.ui.terminal.batched_screen import BatchedScreen
from briefreader.ui.terminal.copy_message import CopyToClipboard
from briefreader.ui.terminal.first_frame import EarlySignals
from briefreader.ui.terminal.line_filters import ControlCharacterFilter, MonochromeFilter
from briefreader.ui.terminal.plain_driver import PlainDriver
from briefreader.ui.terminal.supervisor import ENDING_SIGNALS
from briefreader.ui.terminal.terminal_driver import DrawnOverDriver, TerminalDriver
from briefreader.ui.terminal.terminal_locale import draws_unicode


class TerminalApp(App[None], inherit_bindings=False):
    """Draws what any terminal takes, and gives it back."""

    def __init__(
        self,
        theme_choice: ThemeChoice,
        *,
        drawn_over: bool = False,
        plain: bool = False,
        signals: EarlySignals | None = None,
    ) -> None:
        """``drawn_over`` if the first frame is on the alternate screen already.

        A ``plain`` one draws no screen.

        ``signals`` may have come before the screen can take them.
        """
        self.theme_choice = theme_choice
        self._drawn_over = drawn_over
        self.plain = plain
        self._early_signals = signals
        self.crash: BaseException | None = None
        self._harmless = ControlCharacterFilter()
        self._colourless = MonochromeFilter()
        self._unicode = draws_unicode()
        super().__init__()

    # What is drawn, and by what

    def get_driver_class(self) -> type[Driver]:
        """Return one that outlives whatever is typed, and keeps the first frame until it draws."""
        usual = super().get_driver_class()
        if usual is not LinuxDriver:
            return usual
        if self.plain:
            return PlainDriver
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

    def pop_screen(self) -> AwaitComplete:
        """Close a screen, and let its parts go.

        Textual's cache of colours holds them by mistake, with every line that they have drawn.
        """
        StylesCache.get_inner_outer.cache_clear()
        return super().pop_screen()

    def clear_selection(self) -> None:
        """Select nothing any more, as a field asks whose cursor moves, if it has the keys.

        A field that is only being made, for a dialog, asks for it, too, of the screen below.
        """
        if isinstance(self.focused, Input | TextArea):
            super().clear_selection()

    @on(CopyToClipboard)
    def _copy_through_terminal(self, event: CopyToClipboard) -> None:
        self.copy_to_clipboard(event.words)
        if event.wrapped and self._driver is not None:
            self._driver.write(event.wrapped)

    def draw_anew(self, _app: object = None) -> None:
        """Draw everything: after `fg` nothing of what was written stands there any more."""
        if isinstance(self.screen, BatchedScreen):
            self.screen.draw_anew()

    # What a key does

    async def obey_binding(self, key: str) -> bool:
        """Do what a key is bound to, as Textual does once it has risen to the application.

        False if it is bound to nothing, or only to actions that pass it on: what Textual offers in
        public, ``active_bindings``, holds those, too.
        """
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    # In which colours

    def choose_theme(self, name: str) -> None:
        """Change the colours, also for the next time."""
        self.theme_choice = self.theme_choice.choose(name)
        self.theme = self.theme_choice.name

    def tell_background(self, light: bool) -> None:
        """Take the colours that go with the terminal's background, if that is wanted."""
        self.theme_choice = self.theme_choice.told(light=light)
        self.theme = self.theme_choice.name

    # How it ends

    def keep_place(self) -> None:
        """Keep what is to be kept when a signal ends the program."""

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
        self.app_resume_signal.subscribe(self, self.draw_anew)

    def end_by_signal(self, number: int) -> None:
        """Leave as at ``q``, with the status that a shell gives to this signal."""
        # First: after SIGCONT, which a closed window sends as well, nothing is taken anew.
        self.exit(return_code=128 + number)
        self.keep_place()

    def _failed_beside(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """End by a mistake in what the loop itself calls, such as at a signal: it would go on."""
        error = context.get("exception")
        if "handle" in context and isinstance(error, Exception):
            self._handle_exception(error)
        else:
            loop.default_exception_handler(context)

    def _handle_exception(self, error: Exception) -> None:
        """End with status 1 and tell nothing here: Textual would print what was being read.

        What had to leave off since another program holds the notebook is told, and is no end.
        Of the mistake itself the terminal's user hears from whoever opened the screen. A part that
        is not found any more while the screen is being taken down is none.
        """
        if isinstance(error, WorkerFailed):
            if isinstance(error.error, NotebookLocked):  # nothing came of what was done beside
                self.notify(str(error.error), severity="error", markup=False)
                return
            error = error.error if isinstance(error.error, Exception) else error
        is_ending = self._exit or self._closing or not self.is_running
        if is_ending and isinstance(error, NoMatches):
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error  # what tests that drive the screen raise
            self._exception_event.set()
        if self.crash is None:
            self.crash = error
        self._close_messages_no_wait()
