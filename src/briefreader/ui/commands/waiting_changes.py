"""Changes of the notebook that wait until another program lets go of it, in their order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from briefreader.errors import BriefError, NotebookLocked
from briefreader.text.plurals import pluralize

Result = TypeVar("Result")

WAITING = "bookmarks locked by another program – waiting"
LIMIT = 60.0  # seconds for which a change waits
PAUSE = 0.1  # seconds between two tries


class Teller(Protocol):
    """Says something on the screen that is on top."""

    def __call__(self, words: str, *, wrong: bool = False) -> None:
        """Say ``words``."""


@dataclass(slots=True)
class _Change:
    what: str
    deed: Callable[[], Callable[[], None]]  # gives what shows it, once it is made
    show: Callable[[], None] | None = field(default=None)

    def make(self) -> None:
        """Make the change, once; for a thread, which may go on when nobody waits for it."""
        if self.show is None:
            self.show = self.deed()


class WaitingChanges:
    """A queue: what comes later waits for what came before it, undo too.

    What cannot be made takes with it whatever stands behind it, which may build on it.
    """

    def __init__(
        self,
        start: Callable[[Callable[[], Coroutine[object, object, None]]], object],
        tell: Teller,
        limit: float = LIMIT,
    ) -> None:
        """``start`` does something beside the keys; a change waits ``limit`` seconds at most."""
        self._start = start
        self.tell = tell
        self._limit = limit
        self._queue: deque[_Change] = deque()

    def __len__(self) -> int:
        """Return how many changes are not made yet."""
        return len(self._queue)

    @property
    def words(self) -> str:
        """What the screen says while something waits; none of it is saved."""
        unsaved = f" · {pluralize(len(self), 'change')} not saved yet" if self else ""
        return f"{WAITING}{unsaved}"

    def add(self, what: str, deed: Callable[[], Result], done: Callable[[Result], object]) -> None:
        """Make a change as soon as that is possible, behind those that wait; then show it.

        ``deed`` is called in a thread; ``what`` names it for the user, should it fail.
        """

        def made() -> Callable[[], None]:
            result = deed()
            return lambda: (done(result), None)[1]

        self._queue.append(_Change(what, made))
        self.tell(self.words)
        if len(self._queue) == 1:
            self._start(self._make_all)

    async def _make_all(self) -> None:
        loop = asyncio.get_running_loop()
        since = loop.time()
        while self._queue:
            change = self._queue[0]
            try:
                await asyncio.to_thread(change.make)
            except NotebookLocked:
                if loop.time() - since > self._limit:
                    self._give_up(f"bookmarks still locked after {self._limit:.0f} s")
                    return
                self.tell(self.words)
                await asyncio.sleep(PAUSE)
            except BriefError as error:
                self._give_up(str(error))
                return
            else:
                since = loop.time()
                self._queue.popleft()
                self._show(change)

    def _show(self, change: _Change) -> None:
        self.tell("")
        try:
            if change.show is not None:
                change.show()
        except BriefError as error:  # it is made, but cannot be read again
            self.tell(str(error), wrong=True)

    def _give_up(self, reason: str) -> None:
        lost = self.names()
        self._queue.clear()
        self.tell("")
        self.tell(f"not saved: {lost}: {reason}", wrong=True)

    def names(self) -> str:
        """Return what waits, in words."""
        return ", ".join(change.what for change in self._queue)

    def make_at_last(self) -> str:
        """Try once more when the screen has gone; what could not be made, in words."""
        try:
            while self._queue:
                self._queue[0].make()
                self._queue.popleft()
        except BriefError:
            pass
        return self.names()
