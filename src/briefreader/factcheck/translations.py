"""A quotation in a draft with its translation in brackets: „Das reicht nicht“ [“That is not
enough”]. Whoever has said the one has not said the other in these words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefreader.domain.article import Span
from briefreader.text.language import are_in_two_languages
from briefreader.text.lazy_pattern import lazy_pattern

_WORDS = r"[^\n“”\"„«»()\[\]]"
# „…“|, said Petra Weber (in English: |“…”|).|
_OPENING = lazy_pattern(rf"{_WORDS}{{0,80}}[(\[]{_WORDS}{{0,20}}")
_CLOSING = lazy_pattern(rf"{_WORDS}{{0,20}}[)\]]")


def translated(text: str, quoted: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two quotations, from mark to mark, of which one stands in brackets
    behind the other, and in another language.
    """
    for number, (one, other) in enumerate(pairwise(quoted)):
        if not _OPENING.fullmatch(text, one.end, other.start):
            continue
        if _CLOSING.match(text, other.end) and are_in_two_languages(one.of(text), other.of(text)):
            yield number, number + 1
