"""The time of one file is what its own thread has taken, whatever others do meanwhile."""

from __future__ import annotations

import hashlib
import threading
import time

import pytest

from briefreader.sources.files import reading_limits


def work(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_the_time_of_other_threads_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()

    def keep_a_processor_busy() -> None:
        while not ended.is_set():
            hashlib.sha256(bytes(2_000_000)).digest()  # beside Python, as compression and databases

    others = [threading.Thread(target=keep_a_processor_busy) for _ in range(2)]
    for other in others:
        other.start()
    try:
        monkeypatch.setattr(reading_limits, "SECONDS", 0.1)
        with reading_limits.time_limit():
            work(0.08)
        monkeypatch.setattr(reading_limits, "SECONDS", 0.03)
        with pytest.raises(reading_limits.TookTooLong), reading_limits.time_limit():
            work(5)
    finally:
        ended.set()
        for other in others:
            other.join()
