"""A passage without the words in it that do not count: struck ones, asides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

# On both sides of an aside, of which one is left; others than dashes only if they are the same.
_PAIR_BEFORE = re.compile(r"(?:--+|[—–]|,|;|…|\.\.\.)\Z")
_PAIR_AFTER = re.compile(r"--+|[—–]|,|;|…|\.\.\.")
_DASHES = "—–-"
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
    left, right = before.rstrip(_BLANKS), after.lstrip(_BLANKS)
    opening, closing = _PAIR_BEFORE.search(left), _PAIR_AFTER.match(right)
    if opening and closing:
        signs = opening[0], closing[0]
        if signs[0] == signs[1] or all(sign[0] in _DASHES for sign in signs):
            return left + right[closing.end() :]
    if after[:1] in _CLOSING:
        return before.rstrip(_BLANKS) + after
    if not before or before[-1].isspace():
        return before + after.lstrip()
    if after.startswith(" [") and not removed[:1].isspace():
        return before + after[1:]  # the right words for a part of one
    return before + after
