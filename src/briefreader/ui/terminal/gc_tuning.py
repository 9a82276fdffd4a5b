"""When garbage is collected: so that a key hardly ever waits until all objects are looked at."""

from __future__ import annotations

import asyncio
import gc

# Garbage among so many new objects is looked for at once, as ten keys or so make them, and among
# fifty times as many; among all of them only at rest, or a key would wait for it now and then.
# Where keys come without a rest, one in so many waits, or garbage would take tens of megabytes.
NEW_OBJECTS, TIMES = 5_000, 50
REST = 1.0  # seconds without a key
KEYS_WITHOUT_REST = 300


class IdleGarbageCollector:
    """Collects garbage between keys."""

    def __init__(self) -> None:
        self._resting: asyncio.TimerHandle | None = None
        self._keys_without_rest = 0

    @staticmethod
    def begin() -> None:
        """End the pause in which the program was loaded; what was loaded then stays for good."""
        gc.freeze()
        gc.set_threshold(NEW_OBJECTS, TIMES)
        gc.enable()

    def key_pressed(self) -> None:
        """Collect when no key has come for a while from now, or very many without a rest."""
        if self._resting is not None:
            self._resting.cancel()
        self._keys_without_rest += 1
        if self._keys_without_rest >= KEYS_WITHOUT_REST:
            self._collect()
        else:
            self._resting = asyncio.get_running_loop().call_later(REST, self._collect)

    def _collect(self) -> None:
        self._keys_without_rest = 0
        gc.collect()
