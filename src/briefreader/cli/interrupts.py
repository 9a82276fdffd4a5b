"""Ctrl+C that is heard even where the interpreter loses its exception."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interrupts() -> Iterator[Callable[[], None]]:
    """Give what raises the KeyboardInterrupt that came within, should it have been lost: raised in
    a callback of an import or of a destructor, it is only written to standard error.
    """
    came = False

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        nonlocal came
        came = True
        raise KeyboardInterrupt

    def raise_lost() -> None:
        if came:
            raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # whoever started this does not want it heard
        yield raise_lost
        return
    signal.signal(signal.SIGINT, interrupt)
    try:
        yield raise_lost
    finally:
        signal.signal(signal.SIGINT, before)
