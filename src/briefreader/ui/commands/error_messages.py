"""What a screen does with a refusal: it says it; and with a change that has to wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar

from briefreader.errors import BriefError
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.commands.waiting_changes import LONG, WaitingChanges

Result = TypeVar("Result")

UNDO = " · {undo} to undo"
NO_SEARCH = "no search yet – press {search}"
NOTICED = 0.2  # seconds after which one wonders whether anything is being done


class ErrorMessages:
    """A screen that has a line for its user."""

    def show_message(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Show a line; what went wrong stands out, and what is ``lasting`` waits for a key."""
        raise NotImplementedError

    @property
    def keymap(self) -> Mapping[str, str]:
        """Every command's keys."""
        raise NotImplementedError

    def show_undoable(self, words: str) -> None:
        """Show what was done, and the key that takes it back."""
        self.show_message(words + with_keys(UNDO, self.keymap))

    def ask(self, question: str) -> bool:
        """Return whether the key that was pressed answers a question that was shown; else show
        it until the next key.
        """
        raise NotImplementedError

    def attempt(self, deed: Callable[[], Result]) -> Result | None:
        """Do something that may be refused; a refusal is said, and None comes back."""
        try:
            return deed()
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return None

    @property
    def waiting_changes(self) -> WaitingChanges:
        """What is to be changed in the notebook and cannot be yet."""
        raise NotImplementedError

    def change(
        self,
        what: str,
        deed: Callable[[], Result],
        done: Callable[[Result], object],
        again: Callable[[], object] | None = None,
    ) -> None:
        """Change the notebook, and let ``done`` show it; a refusal is said.

        Where another program holds the notebook, or the disk is slow, that happens later, in the
        order of the keys. ``what`` names the change for the user, should nothing come of it.
        ``again`` asks once more what was typed for it, with these words: at a refusal at once, not
        later, when the keys are about something else.
        """
        try:
            self.waiting_changes.make(what, deed, done)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            if again is not None:
                again()

    def succeeds(self, deed: Callable[[], None]) -> bool:
        """Do something that gives nothing back; False if it was refused, which is then said."""
        try:
            deed()
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return False
        return True

    async def attempt_aside(
        self, deed: Callable[[], Result], doing: str, done: Callable[[Result], str]
    ) -> Result | None:
        """As ``attempt``, in a thread: for what may take long enough to be noticed.

        ``doing`` is shown as long as it takes, and ``done`` says how it ended; if one may have
        looked away meanwhile, it does so until a key is pressed.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        telling = loop.call_later(NOTICED, lambda: self.show_message(doing, lasting=True))
        try:
            result = await asyncio.to_thread(deed)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
            return None
        finally:
            telling.cancel()
        self.show_message(done(result), lasting=loop.time() - began > LONG)
        return result

    async def change_aside(
        self,
        what: str,
        deed: Callable[[], Result],
        doing: str,
        done: Callable[[Result], str],
        show: Callable[[], object],
    ) -> None:
        """As ``change``, told as ``attempt_aside`` does."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        telling = loop.call_later(NOTICED, lambda: self.show_message(doing, lasting=True))

        def shown(result: Result) -> None:
            self.show_message(done(result), lasting=loop.time() - began > LONG)
            show()

        try:
            await self.waiting_changes.make_aside(what, deed, shown)
        except BriefError as error:
            self.show_message(str(error), wrong=True)
        finally:
            telling.cancel()
