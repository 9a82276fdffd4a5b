"""Which articles of a whole index have several words, from one long number for each word."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Sequence, Set
from functools import reduce
from itertools import compress
from operator import and_, or_

from briefreader.search.engine.bm25 import Scorer
from briefreader.search.store.segment_reader import Term

_KEPT_BYTES = 8_000_000


class WordArticles:
    """A byte for each article and word, 1 where the article has the word; those of the words that
    were asked for last are kept.

    The bytes of a word are one number, so that those of two words are compared, or added up, at
    once: a bitmap index (O'Neil: Model 204 architecture and performance, 1987) with bytes for bits,
    which cost nothing to set and to read one by one.
    """

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._kept: OrderedDict[bytes, int] = OrderedDict()

    def with_all(self, slots: Sequence[Sequence[Term]], wanted: Set[int] | None) -> set[int]:
        """Return the articles, of those wanted if they are given, that have of each slot a word.
        They may have been removed since.
        """
        words = (reduce(or_, map(self._marks, slot), 0) for slot in slots)
        both = self._bytes(reduce(and_, words))
        if wanted is None:
            return set(compress(range(len(both)), both))
        return {article for article in wanted if both[article]}

    def with_some(self, terms: Sequence[Term], needed: int) -> set[int]:
        """Return the articles that have so many of at most 255 words."""
        counts = self._bytes(sum(map(self._marks, terms)))
        enough = bytes(number >= needed for number in range(256))
        return set(compress(range(len(counts)), counts.translate(enough)))

    def _marks(self, term: Term) -> int:
        marks = self._kept.get(term.word)
        if marks is not None:
            self._kept.move_to_end(term.word)
            return marks
        each = bytearray(self._scorer.count)
        for article in self._scorer.postings("body", term)[0]:
            each[article] = 1
        marks = self._kept[term.word] = int.from_bytes(each, sys.byteorder)
        if len(self._kept) * len(each) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        return marks

    def _bytes(self, marks: int) -> bytes:
        return marks.to_bytes(self._scorer.count, sys.byteorder)
