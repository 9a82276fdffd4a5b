"""How the time of some work grows with its text, told the same on an idle and on a busy machine."""

from __future__ import annotations

import cProfile
import gc
import time
from collections.abc import Callable
from math import inf, log
from types import CodeType

from tests.yardstick import in_yardsticks

_ATTEMPTS = 10


def seconds(work: Callable[[str], object], text: str) -> float:
    """The processor's time for some work on a text, without looking for garbage.

    The collector's share hangs on all else that lives in the process.
    """
    gc.disable()
    try:
        start = time.thread_time()
        work(text)
        return time.thread_time() - start
    finally:
        gc.enable()


def growth(work: Callable[[str], object], small: str, large: str, most: float) -> float:
    """The power of the length with which the time grows: 1 in proportion, 2 with the square.

    The small text comes right after the large one, which pays for what is loaded or compiled once;
    and both again while the power is above ``most``, as that may be by this or by chance.
    """
    return growth_and_cost(work, small, large, most, inf)[0]


def growth_and_cost(
    work: Callable[[str], object], small: str, large: str, steepest: float, dearest: float
) -> tuple[float, float]:
    """That power, and how many yardsticks the large text takes; see ``growth`` and ``cost``."""
    least = taken = inf
    for _ in range(_ATTEMPTS):
        taken = seconds(work, large)
        least = min(least, log(taken / seconds(work, small), len(large) / len(small)))
        if least <= steepest:
            break
    yardsticks = in_yardsticks(taken, dearest) if dearest < inf else 0.0
    return least, yardsticks if yardsticks <= dearest else cost(work, large, dearest)


def cost(work: Callable[[str], object], text: str, most: float) -> float:
    """How many yardsticks some work on a text takes, the least of some attempts if above ``most``.

    A yardstick (see there) is about a hundredth of a second on an idle core.
    """
    least = inf
    for _ in range(_ATTEMPTS):
        least = min(least, in_yardsticks(seconds(work, text), most))
        if least <= most:
            break
    return least


def calls(work: Callable[[], object]) -> dict[CodeType | str, int]:
    """How often each function is called while some work is done: by its code, or built in."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
    return {entry.code: entry.callcount for entry in profile.getstats()}
