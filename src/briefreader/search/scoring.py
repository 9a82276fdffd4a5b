"""Ranks articles by BM25F, with Whoosh's own formula and constants.

Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields (CIKM 2004), in the
form of ``whoosh.scoring.BM25F``: one idf for each field, field scores added up.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from math import log

from briefreader.search.reading import Segment

K1 = 1.2
B = 0.75
TITLE_WEIGHT = 2.0
_CACHED_POSTINGS = 2_000_000  # eight bytes each

Scores = dict[int, float]


class Scorer:
    """Reads postings of the whole index, keeps the last ones, and scores them.

    The articles of a result are those that have any of the given words, removed ones left out.
    """

    def __init__(self, segments: Sequence[Segment], removed: frozenset[int]) -> None:
        self._segments = segments
        self._removed = removed
        self.count = sum(segment.articles for segment in segments)
        self._norms: dict[str, array[float]] = {}
        self._cache: OrderedDict[tuple[str, bytes], tuple[array[int], array[int]]] = OrderedDict()
        self._cached = 0

    def postings(self, field: str, word: bytes) -> tuple[array[int], array[int]]:
        """Articles and frequencies of a word in the whole index, removed articles too."""
        key = field, word
        found = self._cache.get(key)
        if found is not None:
            self._cache.move_to_end(key)
            return found
        ids, counts = array("I"), array("I")
        for segment in self._segments:
            number = segment.terms(field).find(word)
            if number is None:
                continue
            part_ids, part_counts = segment.postings(field, number)
            base = segment.base
            ids.extend([article + base for article in part_ids] if base else part_ids)
            counts.extend(part_counts)
        self._cache[key] = ids, counts
        self._cached += len(ids)
        while self._cached > _CACHED_POSTINGS and len(self._cache) > 1:
            _, (old, _) = self._cache.popitem(last=False)
            self._cached -= len(old)
        return ids, counts

    def norms(self, field: str) -> array[float]:
        """What a field's length adds to the denominator of BM25, for each article."""
        norms = self._norms.get(field)
        if norms is None:
            total = sum(segment.field_lengths[field] for segment in self._segments)
            average = total / max(1, self.count) or 1
            known: dict[int, float] = {}
            norms = array("d")
            for segment in self._segments:
                lengths = segment.lengths(field).tolist()
                for length in set(lengths) - known.keys():
                    known[length] = K1 * ((1 - B) + B * length / average)
                norms.extend(map(known.__getitem__, lengths))
            self._norms[field] = norms
        return norms

    def score(self, field: str, words: Iterable[bytes], weight: float = 1.0) -> Scores:
        """The articles with any of the words, scored as if they were all one word.

        Frequencies are added up, and the most frequent word's idf stands for all.
        """
        merged, frequency = self._merged(field, words)
        factor = weight * (log(self.count / (frequency + 1)) + 1) * (K1 + 1) if self.count else 0.0
        norms = self.norms(field)
        scores = {
            article: factor * count / (count + norm)
            for (article, count), norm in zip(
                merged, map(norms.__getitem__, [article for article, _ in merged]), strict=True
            )
        }
        for article in self._removed & scores.keys() if self._removed else ():
            del scores[article]
        return scores

    def _merged(self, field: str, words: Iterable[bytes]) -> tuple[list[tuple[int, int]], int]:
        parts = [self.postings(field, word) for word in words]
        frequency = max((len(ids) for ids, _ in parts), default=0)
        if len(parts) == 1:
            return list(zip(*parts[0], strict=True)), frequency
        merged: dict[int, int] = {}
        for ids, counts in parts:
            if not merged:
                merged.update(zip(ids, counts, strict=True))
                continue
            get = merged.get
            for article, count in zip(ids, counts, strict=True):
                merged[article] = get(article, 0) + count
        return list(merged.items()), frequency


def add(scores: Scores, more: Scores) -> Scores:
    """The articles of either, their scores added up."""
    if len(scores) < len(more):
        scores, more = more, scores
    both = dict(scores)
    get = both.get
    for article, score in more.items():
        both[article] = get(article, 0.0) + score
    return both


def intersect(parts: Sequence[Scores]) -> Scores:
    """The articles of all, their scores added up."""
    ordered = sorted(parts, key=len)
    result = ordered[0]
    for part in ordered[1:]:
        result = {
            article: score + part[article] for article, score in result.items() if article in part
        }
    return result
