"""How many changes make one word another."""

from __future__ import annotations


def edit_distance(one: str, other: str, most: int) -> int | None:
    """Return how many changes lie between two words, or None if more than ``most``.

    Letters inserted, left out, replaced, or two neighbours exchanged (optimal string alignment).
    """
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i, *([0] * len(other))]
        for j, match in enumerate(other, 1):
            row[j] = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
