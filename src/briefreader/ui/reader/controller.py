"""What all controllers of the reader have: the session, the library, the view."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from textual.worker import WorkerCancelled, WorkerFailed

from briefreader.errors import BriefError
from briefreader.ui.commands.status_messages import StatusMessages
from briefreader.ui.reader.view import BackgroundWork, ReaderView
from briefreader.ui.state.reader_session import ReaderSession

if TYPE_CHECKING:
    from briefreader.library import Library, OpenArticle

Result = TypeVar("Result")

# Seconds after which one wonders whether anything is being done, and after which one looks away.
NOTICED, LONG = 0.2, 1.0
KEY_WAIT_SECONDS = 0.3  # seconds that a key may wait for the article that it means
FRAME_WAIT_SECONDS = 0.03  # seconds that a frame waits for the article that belongs to it


async def wait_briefly(job: BackgroundWork | None, seconds: float) -> None:
    """Wait for something that is being done, but not longer than so many seconds."""
    if job is not None and not job.is_finished:
        with suppress(TimeoutError, WorkerCancelled, WorkerFailed):
            # Shielded, for whoever stops waiting for a worker stops the worker as well.
            await asyncio.wait_for(asyncio.shield(job.wait()), seconds)


class Controller(StatusMessages):
    """Does what some commands ask for; knows the screen only as a view."""

    def __init__(self, session: ReaderSession, library: Library, view: ReaderView) -> None:
        self.session = session
        self.library = library
        self.view = view

    def show_message(self, words: str, *, wrong: bool = False) -> None:
        """Show a line for the user."""
        self.view.show_message(words, wrong=wrong)

    def article_meant(self) -> OpenArticle | None:
        """Return the article that a key means; where none is open, it is said."""
        if self.session.reading is None:
            self.show_message("there is no article here")
        return self.session.reading

    async def attempt_aside(
        self, deed: Callable[[], Result], doing: str, done: Callable[[Result], str]
    ) -> Result | None:
        """As ``attempt``, in a thread: for what may take long enough to be noticed.

        ``doing`` is shown as long as it takes, and ``done`` says how it ended; if one may have
        looked away meanwhile, it does so until a key is pressed.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        telling = loop.call_later(NOTICED, lambda: self.view.show_message(doing, lasting=True))
        try:
            result = await asyncio.to_thread(deed)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return None
        finally:
            telling.cancel()
        self.view.show_message(done(result), lasting=loop.time() - began > LONG)
        return result
