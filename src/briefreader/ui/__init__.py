"""The screen: everything that imports Textual, loaded only when the reader opens."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefreader.errors import NotebookError
from briefreader.text.sanitizing import one_line
from briefreader.ui.state.ui_settings import UiSettings
from briefreader.ui.terminal.secure_mode import is_served

if TYPE_CHECKING:
    from briefreader.library import Library

WORTH_WAITING = 0.15  # seconds of looking through a folder, rather than showing an empty list

__all__ = ["UiSettings", "run_reader"]


@contextmanager
def _drawing_often() -> Iterator[None]:
    """Let Textual, loaded meanwhile, draw 120 times a second where it would 60 times.

    It draws nothing where nothing changes; but whatever a key changes waits for the next time, and
    a letter of a search changes the list, the text and the quotes one after the other.
    """
    name = "TEXTUAL_FPS"
    if name in os.environ:
        yield
        return
    os.environ[name] = "120"
    try:
        yield
    finally:
        del os.environ[name]  # programs that are started from here are none of its business


def quiet_asyncio() -> None:
    """Keep the terminal free of what asyncio logs, such as an indexer that outlives the loop.

    Without a handler it goes to the standard error, and what it says of exceptions may quote an
    article. A crash of the screen is told in its own way.
    """
    import logging

    logger = logging.getLogger("asyncio")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False


def run_reader(library: Library, settings: UiSettings) -> int:
    """Open the reader and stay until the user leaves; the exit status, 128+n after signal n.

    Needs a terminal on all three standard streams. Raises ConfigError for keys or a theme that
    cannot be, and, with the terminal restored, whatever the screen crashed of; NotebookError where
    changes could not be saved until one left.
    """
    from briefreader.ui.terminal.first_frame import EarlySignals, FirstFrame

    frame = FirstFrame()
    signals = EarlySignals(frame)
    try:
        if not library.scanned:
            library.scan(within=WORTH_WAITING)
        if not (settings.plain or is_served()):
            frame.show(library, settings)
        # Textual takes 0.1 s to load; the command line never needs it.
        with _drawing_often():
            from briefreader.ui.app import BriefReader

        quiet_asyncio()
        app = BriefReader(library, settings, drawn_over=frame.is_shown, signals=signals)
        frame.hand_over()
        signals.wait_for_the_screen()
        library.bookmarks.wait_only_a_moment()
        app.run()
    except BaseException:  # before Textual has the terminal it cannot give it back
        frame.withdraw()
        raise
    lost = app.save_at_last()
    if app.crash is not None:
        if lost:
            print(f"briefreader: not saved: {one_line(lost)}", file=sys.stderr)
        raise app.crash
    if lost:
        raise NotebookError(f"not saved: {lost}")
    return app.return_code or 0
