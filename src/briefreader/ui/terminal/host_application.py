"""What a reader asks of the application that shows it."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from briefreader.ui.commands.command_screen import CommandScreen
from briefreader.ui.rendering.theme_choice import ThemeChoice
from briefreader.ui.terminal.external_editor import with_the_terminal
from briefreader.ui.terminal.terminal_app import TerminalApp


class HostApplication:
    """The application of a screen: its theme, its terminal, its other screens, its end."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    @property
    def _app(self) -> TerminalApp:
        app = self._screen.app
        assert isinstance(app, TerminalApp)
        return app

    def lend_terminal(self, deed: Callable[[], None]) -> None:
        """Do something while the terminal is another program's. Raises TerminalError."""
        with_the_terminal(self._app, deed)

    def tell_collections(self, *, published: bool) -> None:
        """Tell the screens that lie over the reader that the index has come further; one that is
        still opening has no parts yet, and lists what there is when it has.
        """
        for screen in self._app.screen_stack[1:]:
            if isinstance(screen, CommandScreen) and screen.is_mounted:
                screen.index_changed(published=published)

    @property
    def theme_choice(self) -> ThemeChoice:
        """Which theme is shown, and why."""
        return self._app.theme_choice

    def use_theme(self, name: str) -> None:
        """Change the colours, also for the next time."""
        self._app.choose_theme(name)

    def suspend(self) -> None:
        """Stop the program until ``fg``."""
        self._app.action_suspend_process()

    def redraw(self) -> None:
        """Draw all of the screen on top again."""
        self._app.draw_anew()

    def leave(self) -> None:
        """End the program."""
        self._app.exit()
