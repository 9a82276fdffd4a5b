"""Quotations that a page sets apart once more: the same words as in its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefreader.quotes.words.quotation_spans import QuotationSpan
from briefreader.text.lazy_pattern import lazy_pattern

_SAME_WORDS = 5
_PUNCTUATION = lazy_pattern(r"[\W_]+")
_WORD = lazy_pattern(r"[^\W_]+")
_OPENING = lazy_pattern(rf"(?:[\W_]*+[^\W_]++){{{_SAME_WORDS}}}")


def pull_quotes(text: str, segments: Sequence[QuotationSpan], alone: Sequence[bool]) -> set[int]:
    """Return the indexes of segments that stand ``alone`` and repeat one that does not."""
    found: set[int] = set()
    if not any(alone):
        return found
    firsts = [_WORD.search(text, start, end) for start, end, *_ in segments]
    often = Counter(word[0].lower() for word in firsts if word)
    by_start: dict[str, list[int]] = {}
    for index, (first, (start, end, *_)) in enumerate(zip(firsts, segments, strict=True)):
        if first is None or often[first[0].lower()] < 2:
            continue  # most are told apart by their first words
        if opening := _OPENING.match(text, start, end):
            by_start.setdefault(_folded(opening[0]), []).append(index)
    for alike in by_start.values():
        if len(alike) < 2:
            continue
        words = {index: _folded(text[slice(*segments[index][:2])]) for index in alike}
        longest = max(alike, key=lambda index: (not alone[index], len(words[index])))
        found |= {
            index
            for index in alike
            if alone[index] > alone[longest] and words[longest].startswith(words[index])
        }
    return found


def _folded(words: str) -> str:
    """Return words in small letters without marks."""
    return _PUNCTUATION.sub(" ", words.lower()).strip()
