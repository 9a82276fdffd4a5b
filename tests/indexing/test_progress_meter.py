"""How far an indexer has come, and that nothing is said of what is left before it is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from briefreader.indexing.events import EventKind, IndexEvent
from briefreader.indexing.progress_meter import ENOUGH, ENOUGH_FILES, ProgressMeter


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def measured(
    clock: Clock, *steps: tuple[float, int], total: int, current: int = 0
) -> ProgressMeter:
    """A meter after ``steps``: seconds since the one before, and how many files are read then."""
    meter = ProgressMeter(clock)
    articles = current
    meter.take(IndexEvent(EventKind.SCANNED, total=total, current=current, articles=articles))
    for seconds, done in steps:
        clock.now += seconds
        meter.take(IndexEvent(EventKind.PROGRESS, done=done, total=total))
    return meter


def test_what_is_indexed_already_counts_as_done() -> None:
    meter = measured(Clock(), (1, 10), total=8_650, current=790)
    progress = meter.progress
    assert progress is not None
    assert (progress.done, progress.total) == (800, 9_440)
    assert (progress.indexed, progress.percent) == (790, 8)
    meter.take(IndexEvent(EventKind.PUBLISHED, done=4_000, total=8_650))
    progress = meter.progress
    assert progress is not None
    assert (progress.indexed, progress.percent) == (4_790, 50)


def test_only_what_is_published_counts_as_indexed_and_nothing_is_whole_before_the_end() -> None:
    meter = measured(Clock(), (1, 90), total=100)
    assert meter.progress is not None
    assert meter.progress.percent == 0
    meter.take(IndexEvent(EventKind.PUBLISHED, done=100, total=100))
    assert meter.progress is not None
    assert meter.progress.percent == 99
    meter.take(IndexEvent(EventKind.FINISHED, done=100, total=100))
    assert meter.progress is None


@pytest.mark.parametrize(
    "steps",
    [[(ENOUGH - 1, 500)], [(ENOUGH + 1, ENOUGH_FILES - 1)], [(0.1, 200), (ENOUGH - 1, 300)]],
)
def test_nothing_is_said_of_what_is_left_before_enough_is_read(
    steps: list[tuple[float, int]],
) -> None:
    progress = measured(Clock(), *steps, total=10_000).progress
    assert progress is not None
    assert progress.seconds_left is None


def test_what_is_left_follows_from_the_rate_that_was_measured() -> None:
    clock = Clock()
    meter = measured(clock, *[(1.0, 50 * second) for second in range(1, 21)], total=10_000)
    assert meter.progress is not None
    assert meter.progress.seconds_left == pytest.approx(9_000 / 50)
    clock.now += 20  # and nothing more is read
    assert meter.progress.seconds_left == pytest.approx(9_000 / 25)


def test_the_rate_is_that_of_the_last_minute() -> None:
    fast = [(1.0, 100 * second) for second in range(1, 31)]
    slow = [(1.0, 3_000 + 10 * second) for second in range(1, 121)]
    progress = measured(Clock(), *fast, *slow, total=10_000).progress
    assert progress is not None
    assert progress.seconds_left == pytest.approx((10_000 - 4_200) / 10, rel=0.05)


def test_a_file_that_takes_long_has_its_name_until_the_next_one_is_read() -> None:
    meter = measured(Clock(), (1, 10), total=100)
    slow = Path("/briefings/long.html")
    meter.take(IndexEvent(EventKind.READING, path=slow, seconds=3.0, done=10, total=100))
    assert meter.progress is not None
    assert (meter.progress.slow, meter.progress.slow_seconds) == (slow, 3.0)
    meter.take(IndexEvent(EventKind.PROGRESS, done=11, total=100))
    assert meter.progress is not None
    assert meter.progress.slow is None


def test_an_indexer_that_has_stopped_makes_no_progress() -> None:
    meter = measured(Clock(), (20, 1_000), total=10_000)
    meter.stop()
    assert meter.progress is None
