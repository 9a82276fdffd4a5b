"""A line for the user: for a while, or until a key is pressed and a while from then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

SECONDS_SAID = 4.0


class Stoppable(Protocol):
    """A timer that runs."""

    def stop(self) -> None:
        """Forget what it was to do."""


class TimedMessage:
    """What a screen said last; "" as soon as it is silent."""

    def __init__(
        self,
        set_timer: Callable[[float, Callable[[], None]], Stoppable],
        changed: Callable[[], None],
        faded: Callable[[], None] = lambda: None,
    ) -> None:
        """Be silent; ``changed`` draws the line anew, ``faded`` is told that its time is over."""
        self.words = ""
        self.wrong = False
        self._set_timer = set_timer
        self._changed = changed
        self._faded = faded
        self.lasts = False  # until a key is pressed
        self._asked = ""  # the question that is shown
        self._answered = ""  # the one that was, when the last key was pressed
        self._timer: Stoppable | None = None

    def show(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Say something in the place of what was said before; "" is silence."""
        self.words, self.wrong, self.lasts, self._asked = words, wrong, lasting, ""
        if self._timer is not None:
            self._timer.stop()
        if words and not lasting:
            self._begin_to_fade()
        self._changed()

    def ask(self, question: str) -> bool:
        """Return whether this was asked when the last key was pressed, its answer; else ask it."""
        if self._answered == question:
            self._answered = ""
            return True
        self.show(question, lasting=True)
        self._asked = question
        return False

    def key_pressed(self) -> None:
        """Let what lasted until now go as everything that is said."""
        self._answered, self._asked = self._asked, ""
        if self.lasts:
            self.lasts = False
            self._begin_to_fade()

    def _begin_to_fade(self) -> None:
        self._timer = self._set_timer(SECONDS_SAID, self._fade)

    def _fade(self) -> None:
        self._faded()
        self.show("")
