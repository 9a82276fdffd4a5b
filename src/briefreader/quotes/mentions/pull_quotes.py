"""Quotations that a page sets apart once more: the same words as in its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefreader.quotes.words.quotation_spans import QuotationSpan
from briefreader.text.lazy_pattern import lazy_pattern

_SAME_WORDS = 5
_PUNCTUATION = lazy_pattern(r"[\W_]+")
_WORD = lazy_pattern(r"[^\W_]+")


def pull_quotes(text: str, segments: Sequence[QuotationSpan], alone: Sequence[bool]) -> set[int]:
    """Return the indexes of segments that stand ``alone`` and repeat one that does not."""
    found: set[int] = set()
    if not any(alone):
        return found
    firsts = [_WORD.search(text, start, end) for start, end, *_ in segments]
    often = Counter(word[0].lower() for word in firsts if word)
    words: dict[int, str] = {}
    by_start: dict[str, list[int]] = {}
    for index, (first, (start, end, *_)) in enumerate(zip(firsts, segments, strict=True)):
        if first is None or often[first[0].lower()] < 2:
            continue  # most are told apart by their first words
        words[index] = said = _PUNCTUATION.sub(" ", text[start:end].lower()).strip()
        opening = " ".join(said.split(" ", _SAME_WORDS)[:_SAME_WORDS])
        if opening.count(" ") == _SAME_WORDS - 1:
            by_start.setdefault(opening, []).append(index)
    for alike in by_start.values():
        longest = max(alike, key=lambda index: (not alone[index], len(words[index])))
        found |= {
            index
            for index in alike
            if alone[index] > alone[longest] and words[longest].startswith(words[index])
        }
    return found
