"""Undo and redo, which mean the same on every screen that has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefreader.ui.commands.error_messages import ErrorMessages

if TYPE_CHECKING:
    from briefreader.library import Library


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
        """Undo the last change, whichever it was."""
        await self._step(self._library.bookmarks.undo, "undoing…", "undone", "undo")

    async def redo(self) -> None:
        """Make the change again that was undone last."""
        await self._step(self._library.bookmarks.redo, "redoing…", "redone", "redo")

    async def _step(
        self, change: Callable[[], str | None], doing: str, done: str, infinitive: str
    ) -> None:
        def told(words: tuple[str | None]) -> str:
            return f"nothing to {infinitive}" if words[0] is None else f"{done}: {words[0]}"

        await self._messages.change_aside(
            infinitive, lambda: (change(),), doing, told, self._show_changed
        )
