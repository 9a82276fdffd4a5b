"""Finding the largest of very many numbers without comparing them all with each other."""

from __future__ import annotations

from collections.abc import Sequence

_STRIDE = 16  # of so many numbers one is in the sample
_AMPLE = 4  # times as many as are wanted are likely to be at least the number that is chosen


def top_k_positions(numbers: Sequence[float], most: int) -> Sequence[int]:
    """Return places, in order, among which are those of the ``most`` largest and of all that equal
    them.

    A sample tells how large these are likely to be; where too few are, every place is given.
    """
    sample = sorted(numbers[::_STRIDE])
    wanted = _AMPLE * most // _STRIDE + 1
    if len(sample) <= wanted:
        return range(len(numbers))
    least = sample[-wanted]
    places = [place for place, number in enumerate(numbers) if number >= least]
    return places if len(places) >= most else range(len(numbers))
