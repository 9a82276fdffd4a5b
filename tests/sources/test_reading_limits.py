"""The time of one file is what its own thread has taken, whatever others do meanwhile."""

from __future__ import annotations

import hashlib
import subprocess
import sys
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


AFTER_AN_END = """
import sys, threading, time
from briefreader.sources.files import reading_limits
reading_limits.SECONDS = 0.05
told = []

def work() -> None:
    end = time.thread_time() + 5
    while time.thread_time() < end:
        pass

def read() -> None:
    try:
        with reading_limits.time_limit():
            work()
    except reading_limits.TookTooLong:
        told.append("took too long")

reader = threading.Thread(target=read)
reader.start()
reader.join()
called = []
sys.setprofile(lambda frame, event, argument: called.append(event))
sorted([2, 1], key=lambda one: one)
sys.setprofile(None)
print(told, "call" in called)
"""


def test_a_file_that_took_too_long_in_a_thread_leaves_nothing_to_be_raised() -> None:
    # What is left in the interpreter is asked for at each step; Python 3.11 then never ends a step
    # that is traced.
    run = [sys.executable, "-c", AFTER_AN_END]
    done = subprocess.run(run, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == "['took too long'] True\n"
