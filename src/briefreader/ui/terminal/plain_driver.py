"""A driver that draws no screen: keys come in, lines of words go out, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.geometry import Size

from briefreader.ui.terminal.terminal_driver import TerminalDriver

if TYPE_CHECKING:
    from textual.app import App

# A page as wide as one pane alone, and high enough that hardly a list has to scroll.
PLAIN_SIZE = Size(69, 60)


class PlainDriver(TerminalDriver):
    """For screen readers, braille lines and slow links: no frame, no cursor addressing.

    The screen is laid out as ever, on a page of ``PLAIN_SIZE`` that nobody sees.
    """

    def __init__(self, app: App[Any], *, debug: bool = False, **_: object) -> None:
        """Lay out for a page of that size, whatever the terminal's is, and without a mouse."""
        super().__init__(app, debug=debug, mouse=False, size=PLAIN_SIZE)

    def write(self, data: str) -> None:
        """Write nothing: these are sequences, and pieces of a screen."""

    def print_line(self, words: str) -> None:
        """Write a line of words."""
        if self._writer is not None:
            self._writer.write(f"{words}\n")

    def _send_size(self, *_: object) -> None:
        self._post(events.Resize(PLAIN_SIZE, PLAIN_SIZE))
