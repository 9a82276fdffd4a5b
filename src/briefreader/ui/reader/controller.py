"""What all controllers of the reader have: the session, the library, the view."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual.worker import WorkerCancelled, WorkerFailed

from briefreader.ui.commands.error_messages import ErrorMessages
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.commands.waiting_changes import WaitingChanges
from briefreader.ui.reader.view import BackgroundWork, ReaderView
from briefreader.ui.state.reader_session import ReaderSession

if TYPE_CHECKING:
    from briefreader.library import Library, OpenArticle

Result = TypeVar("Result")

KEY_WAIT_SECONDS = 0.3  # seconds that a key may wait for the article that it means
FRAME_WAIT_SECONDS = 0.03  # seconds that a frame waits for the article that belongs to it
STILL_LOADING = "still loading the article"


async def wait_briefly(job: BackgroundWork | None, seconds: float) -> None:
    """Wait for something that is being done, but not longer than so many seconds."""
    if job is not None and not job.is_finished:
        with suppress(TimeoutError, WorkerCancelled, WorkerFailed):
            # Shielded, for whoever stops waiting for a worker stops the worker as well.
            await asyncio.wait_for(asyncio.shield(job.wait()), seconds)


@dataclass(eq=False, repr=False)
class Controller(ErrorMessages):
    """Does what some commands ask for; knows the screen only as a view."""

    session: ReaderSession
    library: Library
    view: ReaderView

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Show a line for the user."""
        self.view.show_message(words, wrong=wrong, lasting=lasting)

    @property
    def keymap(self) -> Mapping[str, str]:
        """Every command's keys."""
        return self.view.keymap

    def ask(self, question: str) -> bool:
        """Return whether the key answers the question; else show it until the next key."""
        return self.view.ask(question)

    @property
    def waiting_changes(self) -> WaitingChanges:
        """What is to be changed in the notebook and cannot be yet."""
        return self.view.waiting_changes

    @property
    def not_in_raw_file(self) -> str:
        """What is said where a key means a place of the formatted text."""
        return with_keys("not in the raw file · {raw} for the formatted text", self.keymap)

    def article_meant(self) -> OpenArticle | None:
        """Return the article that a key means; where none is open, it is said."""
        if self.session.opened is None:
            self.show_message("no article here")
        return self.session.opened
