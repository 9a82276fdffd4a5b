"""Approximate matching by Myers' bit vectors, with Python's long integers as machine words.

G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
programming", Journal of the ACM 46 (1999).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def best_end(
    pattern: Sequence[Hashable], text: Sequence[Hashable], limit: int
) -> tuple[int, int] | None:
    """Return (errors, end) of the stretch of ``text`` nearest to ``pattern``; None past ``limit``.

    Errors are insertions, deletions and replacements of items: characters of a string or words
    of a sequence. Of equals the first is taken.
    """
    size = len(pattern)
    places: dict[Hashable, int] = {}
    for index, item in enumerate(pattern):
        places[item] = places.get(item, 0) | 1 << index
    full, top = (1 << size) - 1, 1 << size >> 1
    plus, minus, errors = full, 0, size
    best: tuple[int, int] | None = (size, 0) if size <= limit else None
    ceiling = limit + 1 if best is None else size
    for end, item in enumerate(text, 1):
        same = places.get(item, 0)
        vertical = same | minus
        horizontal = (((same & plus) + plus) ^ plus) | same
        up = minus | full & ~(horizontal | plus)
        down = plus & horizontal
        if up & top:
            errors += 1
        elif down & top:
            errors -= 1
        up <<= 1
        plus = full & (down << 1 | ~(vertical | up))
        minus = up & vertical & full
        if errors < ceiling:
            ceiling = errors
            best = errors, end
            if not errors:
                break
    return best


def best_span(
    pattern: Sequence[Hashable], text: Sequence[Hashable], limit: int
) -> tuple[int, int, int] | None:
    """Return (errors, start, end) of the nearest stretch of ``text``; None past ``limit``."""
    ahead = best_end(pattern, text, limit)
    if ahead is None:
        return None
    errors, end = ahead
    back = best_end(pattern[::-1], text[:end][::-1], errors)
    return (errors, end - back[1], end) if back else None


def likeness(pattern: Sequence[Hashable], text: Sequence[Hashable]) -> float:
    """Return how much of ``pattern`` stands somewhere in ``text``, from 0 to 1."""
    if not pattern or not text:
        return 0.0
    best = best_end(pattern, text, len(pattern))
    return 1 - best[0] / len(pattern) if best else 0.0
