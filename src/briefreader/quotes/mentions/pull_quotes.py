"""Quotations that a page sets apart once more: the same words as in its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.quotes.words.quotation_spans import QuotationSpan

_SAME_WORDS = 5
_PUNCTUATION = re.compile(r"[\W_]+")


def pull_quotes(text: str, segments: Sequence[QuotationSpan], alone: Sequence[bool]) -> set[int]:
    """Return the indexes of segments that stand ``alone`` and repeat one that does not."""
    found: set[int] = set()
    if not any(alone):
        return found
    words = [_PUNCTUATION.sub(" ", text[start:end].lower()).strip() for start, end, *_ in segments]
    by_start: dict[str, list[int]] = {}
    for index, said in enumerate(words):
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
