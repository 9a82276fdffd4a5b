"""Ranks articles by BM25F, with Whoosh's own formula and constants.

Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields (CIKM 2004), in the
form of ``whoosh.scoring.BM25F``: one idf for each field, field scores added up.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Collection, Sequence
from math import log

from briefreader.search.analysis.tokenizer import LANGUAGE_MARK
from briefreader.search.store.field_lengths import LENGTHS
from briefreader.search.store.segment_reader import SegmentReader, Term

K1 = 1.2
B = 0.75
TITLE_WEIGHT = 2.0
_CACHED_BYTES = 8_000_000  # a million postings, if few words had them all
_FAR_FEWER = 16  # times: then halving costs less than going through them all
_EACH = 400  # bytes that a word takes beside its postings

Scores = dict[int, float]


class Scorer:
    """Reads postings of the whole index, keeps the last ones, and scores them.

    The articles of a result are those that have any of the given words, removed ones left out.
    """

    def __init__(self, segments: Sequence[SegmentReader], removed: frozenset[int]) -> None:
        self._segments = segments
        self.removed = removed
        self.count = sum(segment.articles for segment in segments)
        self._norms: dict[str, list[float]] = {}
        self._cache: OrderedDict[tuple[str, bytes], tuple[array[int], array[int]]] = OrderedDict()
        self._cached = 0

    def postings(self, field: str, term: Term) -> tuple[array[int], array[int]]:
        """Return articles and frequencies of a word in the whole index, removed articles too."""
        key = field, term.word
        found = self._cache.get(key)
        if found is not None:
            self._cache.move_to_end(key)
            return found
        ids, counts = array("I"), array("I")
        for place, number in term.places:
            segment = self._segments[place]
            part_ids, part_counts = segment.frequencies(field, number)
            base = segment.base
            ids.frombytes(_raised(part_ids, base))
            counts.extend(part_counts)
        if len(ids) == term.articles:  # not where rarer words of a segment were left out
            self._keep(key, ids, counts)
        return ids, counts

    def _keep(self, key: tuple[str, bytes], ids: array[int], counts: array[int]) -> None:
        self._cache[key] = ids, counts
        self._cached += _bytes_of(ids)
        while self._cached > _CACHED_BYTES and len(self._cache) > 1:
            _, (old, _) = self._cache.popitem(last=False)
            self._cached -= _bytes_of(old)

    def norms(self, field: str) -> list[float]:
        """Return what a field's length adds to the denominator of BM25, for each article."""
        norms = self._norms.get(field)
        if norms is None:
            total = sum(segment.field_lengths[field] for segment in self._segments)
            average = total / max(1, self.count) or 1
            known = [K1 * ((1 - B) + B * length / average) for length in LENGTHS]
            norms = []
            for segment in self._segments:
                norms.extend(map(known.__getitem__, segment.lengths(field)))
            self._norms[field] = norms
        return norms

    def score(
        self,
        field: str,
        terms: Sequence[Term],
        weight: float = 1.0,
        only: Collection[int] | None = None,
    ) -> Scores:
        """Return the articles with any of the words, scored as if they were all one word.

        Frequencies are added up, and the most frequent word's idf stands for all. Articles that
        are not in ``only``, if it is given, are left out.
        """
        ids, counts, frequency = self._merged(field, terms)
        factor = weight * (log(self.count / (frequency + 1)) + 1) * (K1 + 1) if self.count else 0.0
        if only is not None:
            ids, counts = _among(ids, counts, only)
        norms = map(self.norms(field).__getitem__, ids)
        scores = {
            article: factor * count / (count + norm)
            for article, count, norm in zip(ids, counts, norms, strict=True)
        }
        for article in self.removed & scores.keys() if self.removed else ():
            del scores[article]
        return scores

    def _merged(
        self, field: str, terms: Sequence[Term]
    ) -> tuple[Collection[int], Collection[int], int]:
        """Return articles, frequencies, and how many articles have the most frequent of the
        words.
        """
        if len(terms) == 1:
            ids, counts = self.postings(field, terms[0])
            return ids, counts, len(ids)
        merged: dict[int, int] = {}
        frequency = 0
        for term in terms:
            ids, counts = self.postings(field, term)
            frequency = max(frequency, len(ids))
            if not merged:
                merged.update(zip(ids, counts, strict=True))
                continue
            get = merged.get
            if term.word.startswith(LANGUAGE_MARK):  # which counts other words' places once more
                for article, count in zip(ids, counts, strict=True):
                    merged[article] = max(get(article, 0), count)
                continue
            for article, count in zip(ids, counts, strict=True):
                merged[article] = get(article, 0) + count
        return merged.keys(), merged.values(), frequency


def _among(
    ids: Collection[int], counts: Collection[int], only: Collection[int]
) -> tuple[Collection[int], Collection[int]]:
    """Return the articles that are also in ``only``, in order, with their frequencies.

    Far fewer than have the word, as what a phrase leaves, are each sought by halving.
    """
    if isinstance(ids, array) and isinstance(counts, array) and len(only) * _FAR_FEWER < len(ids):
        last = ids[-1]
        places = [
            place
            for article in sorted(only)
            if article <= last and ids[place := bisect_left(ids, article)] == article
        ]
        return [ids[place] for place in places], [counts[place] for place in places]
    chosen = [(a, count) for a, count in zip(ids, counts, strict=True) if a in only]
    return [a for a, _ in chosen], [count for _, count in chosen]


def _bytes_of(ids: array[int]) -> int:
    """Return what a word with these articles takes in the cache, which holds their frequencies
    too.
    """
    return _EACH + 2 * ids.itemsize * len(ids)


def _raised(numbers: array[int], base: int) -> bytes:
    """Return the numbers, of 32 bits each, with ``base`` added to each, as bytes.

    As one long number, to which so many ``base`` are added at once: no sum outgrows its 32 bits.
    """
    if not base:
        return numbers.tobytes()
    size = numbers.itemsize * len(numbers)
    bases = int.from_bytes(array("I", [base]) * len(numbers), sys.byteorder)
    return (int.from_bytes(numbers, sys.byteorder) + bases).to_bytes(size, sys.byteorder)


def add(scores: Scores, more: Scores) -> Scores:
    """Return the articles of either, their scores added up; neither may be used any longer."""
    if len(scores) < len(more):
        scores, more = more, scores
    get = scores.get
    for article, score in more.items():
        scores[article] = get(article, 0.0) + score
    return scores


def intersect(parts: Sequence[Scores]) -> Scores:
    """Return the articles of all, their scores added up."""
    ordered = sorted(parts, key=len)
    result = ordered[0]
    for part in ordered[1:]:
        result = {
            article: score + part[article] for article, score in result.items() if article in part
        }
    return result
