"""A number typed before a motion, which says how far it goes: ``50G``, ``10j``, ``25%``."""

from __future__ import annotations

from collections.abc import Callable

PAUSE = 0.6  # seconds after which a pane's digit begins no number any more
LONGEST = 7  # digits


class MotionCount:
    """Takes digits up to the key that they belong to.

    1, 2, 3 and 0 are commands as well, and done at once; they begin a number if a digit that is
    none follows right away. A number of those alone, such as 12, is none.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """Tell pauses by ``clock``, in seconds."""
        self._clock = clock
        self._digits = ""
        self._counts = False  # is it a number, and not only commands so far?
        self._last = 0.0

    @property
    def is_begun(self) -> bool:
        """Has any digit been typed?"""
        return bool(self._digits)

    def add(self, digit: str, *, is_command: bool) -> bool:
        """Take a digit; return whether it counts, and is not the command that it is too."""
        now = self._clock()
        if not self._counts and now - self._last > PAUSE:
            self._digits = ""
        self._last = now
        self._counts = self._counts or not is_command or (bool(self._digits) and digit == "0")
        self._digits = f"{self._digits}{digit}"[:LONGEST]
        return self._counts

    @property
    def words(self) -> str:
        """The number so far; nothing without one."""
        return self._digits if self._counts else ""

    def take(self) -> int | None:
        """Return the number and forget it; None if there is none."""
        number = int(self._digits) if self._counts else None
        self._digits, self._counts = "", False
        return number
