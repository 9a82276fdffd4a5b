"""The time of one file is what its own thread has taken, whatever others do meanwhile."""

from __future__ import annotations

import hashlib
import threading
import time

import pytest

from briefreader.sources.files.reading_limits import TookTooLong, time_limit


def work(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_the_time_of_other_threads_does_not_count() -> None:
    ended = threading.Event()

    def keep_a_processor_busy() -> None:
        while not ended.is_set():
            hashlib.sha256(bytes(2_000_000)).digest()  # beside Python, as compression and databases

    others = [threading.Thread(target=keep_a_processor_busy) for _ in range(2)]
    for other in others:
        other.start()
    try:
        with time_limit(0.1):
            work(0.08)
        with pytest.raises(TookTooLong), time_limit(0.03):
            work(5)
    finally:
        ended.set()
        for other in others:
            other.join()
