"""How far an indexer has come, and how long it will take, measured by what it tells."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefreader.indexing.events import EventKind, IndexEvent

WINDOW = 60.0  # seconds; what was read before tells little of what is read now
ENOUGH = 10.0  # seconds of reading, before anything is said of how long the rest will take
ENOUGH_FILES = 20  # that were read in them

_TELLING = {EventKind.OUTCOME, EventKind.PROGRESS, EventKind.READING, EventKind.PUBLISHED}


@dataclass(frozen=True, slots=True)
class Progress:
    """Of ``total`` files ``done`` are read and ``indexed`` can be searched.

    ``seconds_left`` is None as long as too little has been read to know. ``slow`` is the file that
    has been read for ``slow_seconds``, where one takes long.
    """

    done: int
    indexed: int
    total: int
    seconds_left: float | None = None
    slow: Path | None = None
    slow_seconds: float = 0.0

    @property
    def percent(self) -> int:
        """How much can be searched; 100 is for who has finished, and has no progress any more."""
        return min(99, 100 * self.indexed // max(1, self.total))


class ProgressMeter:
    """Takes an indexer's events as they come; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._current = self._done = self._total = self._indexed = 0
        self._samples: deque[tuple[float, int]] = deque()
        self._slow: IndexEvent | None = None

    def take(self, event: IndexEvent) -> None:
        """Note what an event tells."""
        if event.kind is EventKind.SCANNED:
            self._current = event.current
            self._done, self._total = event.done, event.total
            self._indexed = event.current + event.done
            self._samples.clear()
            self._note()
        elif event.kind in _TELLING and event.total:
            self._slow = event if event.kind is EventKind.READING else None
            self._total = max(self._total, event.total)
            if event.done > self._done:
                self._done = event.done
                self._note()
            if event.kind is EventKind.PUBLISHED:
                self._indexed = self._current + event.done
        elif event.kind is EventKind.FINISHED:
            self.stop()

    def stop(self) -> None:
        """Forget the progress: nothing is being indexed any longer."""
        self._current = self._done = self._total = self._indexed = 0
        self._samples.clear()
        self._slow = None

    def _note(self) -> None:
        now = self._clock()
        self._samples.append((now, self._done))
        while len(self._samples) > 2 and now - self._samples[1][0] > WINDOW:
            self._samples.popleft()

    @property
    def progress(self) -> Progress | None:
        """How far it is now; None where nothing is being read."""
        if not self._total:
            return None
        slow = self._slow
        return Progress(
            self._current + self._done,
            self._indexed,
            self._current + self._total,
            self._seconds_left(),
            slow.path if slow is not None else None,
            slow.seconds if slow is not None else 0.0,
        )

    def _seconds_left(self) -> float | None:
        """Return the seconds left at the rate of the last minute; None where that is unknown.

        The rate is taken up to this moment, so that a file that takes long slows it.
        """
        begun, before = self._samples[0] if self._samples else (self._clock(), 0)
        lasted, read = self._clock() - begun, self._done - before
        if lasted < ENOUGH or read < ENOUGH_FILES:
            return None
        return (self._total - self._done) * lasted / read
