"""The words for how far indexing is, and for what may still grow because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.ui.rendering.cells import cut, flat, width

if TYPE_CHECKING:
    from briefreader.library import Progress

NAME = 32  # cells of a file's name
A_MINUTE, AN_HOUR = 60, 3600  # seconds


def time_left(seconds: float) -> str:
    """Return in words about how long the rest takes, as precise as can be known."""
    if seconds < A_MINUTE:
        return "less than a minute left"
    if seconds < 1.5 * AN_HOUR:
        return f"about {max(1, round(seconds / A_MINUTE))} min left"
    return f"about {round(seconds / AN_HOUR)} h left"


def indexing(progress: Progress, cells: int) -> str:
    """Return what the indexer is doing, in as many words as fit."""
    if not progress.total:
        return _fitting(("indexing",), cells)
    counted = f"indexing {progress.done:,}/{progress.total:,}"
    longer = []
    if progress.slow is not None:
        name = cut(flat(progress.slow.name), NAME)
        longer.append(f"{counted} · {round(progress.slow_seconds)} s on {name}")
    if progress.seconds_left is not None:
        longer.append(f"{counted} · {time_left(progress.seconds_left)}")
    return _fitting((*longer, counted, *_shares(progress)), cells)


def indexed(progress: Progress, cells: int) -> str:
    """Return how much can be searched, in as many words as fit."""
    if not progress.total:
        return _fitting(("still indexing",), cells)
    shares = _shares(progress)
    if progress.seconds_left is not None:
        shares = (f"{shares[0]}, {time_left(progress.seconds_left)}", *shares)
    return _fitting(shares, cells)


def _shares(progress: Progress) -> tuple[str, ...]:
    return f"{progress.percent}% indexed", f"{progress.percent}%"


def _fitting(words: tuple[str, ...], cells: int) -> str:
    return next((one for one in words if width(one) <= cells), "")


def so_far(progress: Progress | None) -> str:
    """Return what stands behind a number that may still grow."""
    return "" if progress is None else " so far"
