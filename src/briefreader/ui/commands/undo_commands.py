"""Undo and redo, which mean the same on every screen that has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefreader.text.sanitizing import one_line
from briefreader.ui.commands.error_messages import ErrorMessages

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.bookmarks import UndoneChange

SHOWN = 40  # code points of a passage and of a title


class UndoCommands:
    """Takes changes of the notebook back, and makes them again; the screen says which."""

    def __init__(
        self, library: Library, messages: ErrorMessages, show_changed: Callable[[], None]
    ) -> None:
        """``show_changed`` shows what is kept now."""
        self._library = library
        self._messages = messages
        self._show_changed = show_changed

    async def undo(self) -> None:
        """Undo the last change, whichever it was; ask first if it wasn't made here.

        What was done yesterday, or by a command, is not behind one letter that was meant otherwise.
        """
        earlier = self._messages.attempt(self._library.bookmarks.earlier_change)
        if earlier is not None and not self._messages.ask(
            f"press again to undo what was done before this session: {_named(earlier)}"
        ):
            return
        await self._step(self._library.bookmarks.undo, "undoing…", "undone", "undo")

    async def redo(self) -> None:
        """Make the change again that was undone last."""
        await self._step(self._library.bookmarks.redo, "redoing…", "redone", "redo")

    async def _step(
        self, change: Callable[[], UndoneChange | None], doing: str, done: str, infinitive: str
    ) -> None:
        def told(made: tuple[UndoneChange | None]) -> str:
            return f"nothing to {infinitive}" if made[0] is None else f"{done}: {_named(made[0])}"

        await self._messages.change_aside(
            infinitive, lambda: (change(),), doing, told, self._show_changed
        )


def _named(change: UndoneChange) -> str:
    """Return what a change was, of which words, in which article."""
    from briefreader.citations.punctuation import quoted

    passage = f" {quoted(_in_short(change.passage))}" if change.passage else ""
    title = f" in {_in_short(change.title)}" if change.title else ""
    return f"{change.words}{passage}{title}"


def _in_short(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"
