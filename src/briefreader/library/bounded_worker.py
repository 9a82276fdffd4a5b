"""Work on a disk that may not answer, in a thread that holds nobody up."""

from __future__ import annotations

import threading
from collections.abc import Callable

PATIENCE = 10.0  # seconds without progress that a command waits for a folder


class BoundedWorker:
    """Does ``work`` in a thread of its own, one at a time; any thread may ask for it."""

    def __init__(self, work: Callable[[], None], name: str) -> None:
        self._work = work
        self._name = name
        self._running: threading.Thread | None = None
        self._starting = threading.Lock()
        self._in_vain = False
        self._steps = 0

    def progressed(self) -> None:
        """Say, within the work, that the disk has answered: the waiting begins anew."""
        self._steps += 1

    def run(self, patience: float = PATIENCE) -> bool:
        """Do the work, or wait for what is being done; False if the disk doesn't answer.

        It is waited for so many seconds at most without any progress, and once in vain not again
        before that work has ended.
        """
        with self._starting:
            running = self._running
            if running is None or not running.is_alive():
                running = threading.Thread(target=self._work, name=self._name, daemon=True)
                self._running, self._in_vain = running, False
                running.start()
        while running.is_alive():
            before = self._steps
            running.join(0 if self._in_vain else patience)
            if self._steps == before:
                break
        self._in_vain = running.is_alive()
        return not self._in_vain
