"""Changes of the notebook that wait for another program or for the disk, in their order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from briefreader.errors import BriefError, NotebookLocked
from briefreader.text.plurals import pluralize

Result = TypeVar("Result")

LOCKED = "bookmarks locked by another program – waiting"
SLOW = "saving…"  # for whatever reason: a disk, an article that is read, another thread
AT_ONCE = 0.3  # seconds in which a change is made before the next key; as a rule it takes some ms
LONG = 1.0  # seconds after which one looks away
AT_LAST = 5.0  # seconds for which leaving waits for the disk
LIMIT = 60.0  # seconds for which a change waits for another program
PAUSE = 0.1  # seconds between two tries


class Teller(Protocol):
    """Says something on the screen that is on top; ``news`` is what a key has just changed."""

    def __call__(self, words: str, *, wrong: bool = False, news: bool = False) -> None:
        """Say ``words``; over what it says now only what went wrong, and ``news``."""


@dataclass(slots=True)
class _Change:
    what: str
    deed: Callable[[], Callable[[], None]]  # gives what shows it, once it is made
    show: Callable[[], None] | None = field(default=None)
    error: BriefError | None = field(default=None)

    @classmethod
    def of(cls, what: str, deed: Callable[[], Result], done: Callable[[Result], object]) -> _Change:
        def made() -> Callable[[], None]:
            result = deed()
            return lambda: (done(result), None)[1]

        return cls(what, made)

    def make(self) -> None:
        """Make the change, once; for the thread, which may go on when nobody waits for it."""
        if self.show is None:
            try:
                self.show, self.error = self.deed(), None
            except BriefError as error:
                self.error = error

    def tell(self) -> None:
        """Show it, or raise why it could not be made."""
        if self.error is not None:
            raise self.error
        if self.show is not None:
            self.show()


class WaitingChanges:
    """A queue: what comes later waits for what came before it, undo too.

    Changes are made in one thread, so that no disk holds the screen. What cannot be made takes with
    it whatever stands behind it, which may build on it.
    """

    def __init__(
        self,
        start: Callable[[Callable[[], Coroutine[object, object, None]]], object],
        tell: Teller,
        limit: float = LIMIT,
    ) -> None:
        """``start`` does something beside the keys; for another program a change waits ``limit``
        seconds at most.
        """
        self._start = start
        self.tell = tell
        self._limit = limit
        self._queue: deque[_Change] = deque()
        self._thread = ThreadPoolExecutor(1, "changes")
        self._reason = LOCKED

    def __len__(self) -> int:
        """Return how many changes are not made yet."""
        return len(self._queue)

    @property
    def words(self) -> str:
        """What the screen says while something waits; none of it is saved."""
        unsaved = f" · {pluralize(len(self), 'change')} not saved yet" if self else ""
        return f"{self._reason}{unsaved}"

    def aside(self, deed: Callable[[], Result]) -> Future[Result]:
        """Do something in the thread, behind what it has been given before."""
        return self._thread.submit(copy_context().run, deed)

    def aside_at_once(self, deed: Callable[[], Result]) -> None:
        """As ``aside``, and wait until it is done, but not for a disk that stalls."""
        wait((self.aside(deed),), AT_ONCE)

    def make(self, what: str, deed: Callable[[], Result], done: Callable[[Result], object]) -> None:
        """Make a change and show it: at once, or as soon as that is possible, behind those that
        wait.

        ``deed`` is called in the thread; ``what`` names it for the user, should it fail later.
        Raises BriefError where it fails at once.
        """
        change = _Change.of(what, deed, done)
        begun = self._begun(change)
        if begun is not None:
            wait((begun,), AT_ONCE)
            self._go_on(begun)

    async def make_aside(
        self, what: str, deed: Callable[[], Result], done: Callable[[Result], object]
    ) -> None:
        """As ``make``, without keeping the screen; the next key waits for it, but not for long."""
        change = _Change.of(what, deed, done)
        begun = self._begun(change)
        if begun is not None:
            await asyncio.wait((asyncio.wrap_future(begun),), timeout=LONG)
            self._go_on(begun)

    def _begun(self, change: _Change) -> Future[None] | None:
        """Queue a change, and begin with it unless it has to wait for others."""
        self._queue.append(change)
        if len(self._queue) > 1:
            self.tell(self.words, news=True)
            return None
        self._reason = SLOW
        return self.aside(change.make)

    def _go_on(self, begun: Future[None]) -> None:
        """Show the first change if it is made; it and those behind it wait for what is not."""
        change = self._queue[0]
        if begun.done() and not isinstance(change.error, NotebookLocked):
            begun.result()
            if change.error is not None and len(self._queue) > 1:
                self._give_up(str(change.error))
                return
            self._queue.popleft()
            if self._queue:
                self._start(self._make_all)
            change.tell()
            return
        if begun.done():
            self._reason = LOCKED
        self.tell(self.words, news=True)
        self._start(lambda: self._make_all(begun))

    async def _make_all(self, begun: Future[None] | None = None) -> None:
        loop = asyncio.get_running_loop()
        since: float | None = None  # when the first change was found locked
        while self._queue:
            change = self._queue[0]
            await self._made(begun or self.aside(change.make))
            begun = None
            if isinstance(change.error, NotebookLocked):
                self._reason = LOCKED
                since = since or loop.time()
                if loop.time() - since > self._limit:
                    self._give_up(f"bookmarks still locked after {self._limit:.0f} s")
                    return
                self.tell(self.words)
                await asyncio.sleep(PAUSE)
            elif change.error is not None:
                self._give_up(str(change.error))
                return
            else:
                since = None
                self._queue.popleft()
                self._tell_made(change)

    async def _made(self, begun: Future[None]) -> None:
        """Wait until a change is made or has failed, saying so."""
        awaited = asyncio.wrap_future(begun)
        while not awaited.done():
            await asyncio.wait((awaited,), timeout=PAUSE)
            if not awaited.done():
                self.tell(self.words)
        awaited.result()

    def _tell_made(self, change: _Change) -> None:
        self.tell("")
        try:
            change.tell()
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
        """Try once more when the screen has gone; what could not be made, and why, in words."""
        while self._queue:
            change = self._queue[0]
            begun = self.aside(change.make)
            wait((begun,), AT_LAST)
            reason = f"the disk hasn't responded for {AT_LAST:.0f} s; the change may not be saved"
            if begun.done():
                bug = begun.exception()
                reason = f"our bug, sorry: {type(bug).__name__}" if bug else str(change.error or "")
            if reason:
                return f"{self.names()}: {reason}"
            self._queue.popleft()
        return ""
