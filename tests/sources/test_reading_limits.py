"""One file has so much time of its own thread and so much memory, whatever others do meanwhile."""

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
        reading_limits.within_limits(lambda: work(0.08))
        monkeypatch.setattr(reading_limits, "SECONDS", 0.03)
        with pytest.raises(reading_limits.TookTooLong):
            reading_limits.within_limits(lambda: work(5))
    finally:
        ended.set()
        for other in others:
            other.join()


def test_a_small_text_has_no_more_memory_than_a_large_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_limits, "MEGABYTES", 30)
    monkeypatch.setattr(reading_limits, "_LOOK", 0.002)

    def grow() -> None:
        held: list[bytes] = []
        while len(held) < 2_000:
            held.append(b"x" * 1_000_000)

    def grow_aside() -> None:
        with pytest.raises(reading_limits.TookTooMuch):
            reading_limits.within_limits(grow)
        told.append("too much")

    told: list[str] = []
    grow_aside()
    other = threading.Thread(target=grow_aside)
    other.start()
    other.join()
    assert told == ["too much", "too much"]


BESIDE_THE_END = """
import random, signal, sys, threading, time
from contextlib import suppress
from briefreader.sources.files import reading_limits
reading_limits.SECONDS, reading_limits._AGAIN = 0.002, 0.02
sys.unraisablehook = lambda _: None  # what is raised in a callback is lost, and raised again
before = threading.active_count()
ended = []

def work(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass

def read_many(name: int) -> None:
    dice = random.Random(name)
    end = time.thread_time() + 10
    while time.thread_time() < end:
        with suppress(reading_limits.TookTooLong):
            reading_limits.within_limits(lambda: work(0.002 * dice.uniform(0.95, 1.1)))
        work(0.0005)  # which has no limit
    ended.append(name)

others = [threading.Thread(target=read_many, args=(name,)) for name in range(3)]
for other in others:
    other.start()
read_many(3)
for other in others:
    other.join()
time.sleep(1)
print(sorted(ended), threading.active_count() - before, signal.getitimer(signal.ITIMER_PROF))
"""


@pytest.mark.slow
def test_what_ends_beside_its_limit_leaves_nothing_for_what_follows() -> None:
    run = [sys.executable, "-c", BESIDE_THE_END]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout == "[0, 1, 2, 3] 0 (0.0, 0.0)\n"


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
        reading_limits.within_limits(work)
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
