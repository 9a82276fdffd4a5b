"""A passage without the words in it that do not count: struck ones, asides."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

_DASHES = tuple("—–")  # on both sides of an aside, of which one is left
_BLANKS = " \u00a0"
_CLOSING = "\n.,;:!?)”’…"  # no blank stands before one of these


def words_without(text: str, passage: tuple[int, int], cuts: Iterable[tuple[int, int]]) -> str:
    """Return a passage of ``text`` without the stretches ``cuts``; nothing where that is the
    passage.
    """
    at, end = passage
    kept: list[tuple[int, int]] = [(at, at)]
    for low, high in sorted(cuts):
        if high > at and low < end:
            kept.append((at, max(at, low)))
            at = min(high, end)
    if len(kept) == 1:
        return ""
    words = ""
    for (_, before), (start, stop) in pairwise([*kept, (at, end)]):
        words = _joined(words, text[before:start], text[start:stop])
    return words.strip()


def _joined(before: str, removed: str, after: str) -> str:
    """Return what stands on both sides of words that were left out, without the gap that they
    leave.
    """
    if before.rstrip(_BLANKS)[-1:] in _DASHES and after.lstrip(_BLANKS)[:1] in _DASHES:
        return before.rstrip(_BLANKS) + after.lstrip(_BLANKS)[1:]
    if after[:1] in _CLOSING:
        return before.rstrip(_BLANKS) + after
    if not before or before[-1].isspace():
        return before + after.lstrip()
    if after.startswith(" [") and not removed[:1].isspace():
        return before + after[1:]  # the right words for a part of one
    return before + after
