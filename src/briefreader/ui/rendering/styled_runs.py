"""Stretches of text with the name of a style, fitted into one line of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefreader.ui.rendering.cells import cut, width


class StyledRun(NamedTuple):
    """Some text and the name of its style; ``action`` runs when it is clicked."""

    text: str
    style: str = ""
    action: str = ""


Runs = tuple[StyledRun, ...]


def width_of(runs: Iterable[StyledRun]) -> int:
    """Return how many cells the runs take."""
    return sum(width(run.text) for run in runs)


def cut_runs(runs: Iterable[StyledRun], cells: int) -> Runs:
    """Return the runs as far as they fit; the one that does not is cut with an ellipsis."""
    fitting: list[StyledRun] = []
    for run in runs:
        size = width(run.text)
        if size > cells:
            if cells > 0:
                fitting.append(run._replace(text=cut(run.text, cells)))
            break
        fitting.append(run)
        cells -= size
    return tuple(fitting)


def set_flush_right(runs: Runs, cells: int) -> Runs:
    """Return the runs behind as much white space as lets them end where ``cells`` do."""
    return (StyledRun(" " * max(0, cells - width_of(runs))), *runs)


def justify_runs(left: Runs, right: Runs, cells: int, gap: int = 2) -> Runs:
    """Return ``left`` and ``right`` at the two ends of a line; left is cut first, right goes before
    it.

    Right is left out whole where fewer than twelve cells would remain for the left.
    """
    taken = width_of(right)
    if taken and cells - taken - gap < min(12, width_of(left)):
        right, taken = (), 0
    room = cells - taken - (gap if taken else 0)
    left = cut_runs(left, room)
    filling = cells - width_of(left) - taken
    return (*left, StyledRun(" " * max(0, filling)), *right)
