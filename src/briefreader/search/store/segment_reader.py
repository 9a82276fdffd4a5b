"""The segments of a published index, open for reading: lexicon, postings, lengths.

Nothing here is unpickled, and nothing is read before it is asked for.
"""

from __future__ import annotations

import os
import weakref
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefreader.errors import IndexDamaged
from briefreader.search.analysis.tokenizer import LANGUAGE_MARK
from briefreader.search.store.article_rows import Rows
from briefreader.search.store.file_names import FIELDS, OWN_SUFFIX, POSTINGS_SUFFIX
from briefreader.search.store.manifest import ManifestSegment
from briefreader.search.store.mapped_sections import Sections, Strings
from briefreader.search.store.postings import (
    Postings,
    bytes_before_positions,
    positions_in,
    read_frequencies,
    read_postings,
)
from briefreader.search.store.top_k import top_k_positions

if TYPE_CHECKING:
    from briefreader.search.store.statement_rows import Statements
    from briefreader.search.store.stored_articles import StoredArticles

_KEPT_WORDS = 1_024  # of a lexicon: the first that are looked at
_AFTER_ALL = b"\xff"  # no UTF-8 byte: sorts after every word with the same beginning


class _LookedAt(dict[int, bytes]):
    """Number → word of a lexicon; the first ones that are sought are kept.

    Halving meets the same words at its first steps, whatever it looks for.
    """

    def __init__(self, words: Strings) -> None:
        self._words = words

    def __missing__(self, number: int) -> bytes:
        word = self._words[number]
        if len(self) < _KEPT_WORDS:
            self[number] = word
        return word


class SegmentTerms(NamedTuple):
    """A field's words in a segment, sorted, with how many articles have each.

    ``offsets`` has one more entry: where the last word's postings end.
    """

    words: Strings
    counts: memoryview
    offsets: memoryview
    looked_at: _LookedAt

    def find(self, word: bytes) -> int | None:
        """Return the number of a word."""
        count = len(self.words)
        place = bisect_left(range(count), word, key=self.looked_at.__getitem__)
        return place if place < count and self.looked_at[place] == word else None

    def range(self, prefix: bytes) -> tuple[int, int]:
        """Return the numbers of the words that begin so, half-open."""
        start = bisect_left(self.words, prefix)
        return start, bisect_left(self.words, prefix + _AFTER_ALL, start)


class SegmentReader:
    """One open segment; its articles are numbered from ``base`` on in the whole index."""

    def __init__(self, folder: Path, manifest: ManifestSegment, base: int) -> None:
        sections = Sections(folder / f"{manifest.name}{OWN_SUFFIX}")
        self.name = manifest.name
        self.base = base
        self.articles = manifest.articles
        self.rows = Rows(sections)
        self.field_lengths = dict(zip(FIELDS, manifest.lengths, strict=True))
        self._sections = sections
        # Read, not mapped: pages of a map that were once looked at would count as this program's.
        self._postings = os.open(
            folder / f"{manifest.name}{POSTINGS_SUFFIX}", os.O_RDONLY | os.O_CLOEXEC
        )
        weakref.finalize(self, os.close, self._postings)
        self._postings_size = os.fstat(self._postings).st_size
        self._terms: dict[str, SegmentTerms] = {}

    @cached_property
    def statements(self) -> Statements:
        """What was said in the segment's articles."""
        from briefreader.search.store.statement_rows import Statements

        return Statements(self._sections)

    @cached_property
    def stored(self) -> StoredArticles:
        """The segment's long articles as they were read."""
        from briefreader.search.store.stored_articles import StoredArticles

        return StoredArticles(self._sections)

    @cached_property
    def _fingerprints(self) -> tuple[memoryview, memoryview, memoryview]:
        """Each statement's fingerprint, the statements in their order, each article's first."""
        numbers = self._sections.numbers
        return numbers("say.same", "Q"), numbers("say.by-same"), numbers("say.first")

    def articles_saying(self, fingerprint: int) -> set[int]:
        """Return the articles, numbered within the segment, that have a statement of this
        fingerprint.
        """
        fingerprints, in_order, first = self._fingerprints
        found = set()
        at = bisect_left(in_order, fingerprint, key=fingerprints.__getitem__)
        while at < len(in_order) and fingerprints[in_order[at]] == fingerprint:
            found.add(bisect_right(first, in_order[at]) - 1)
            at += 1
        return found

    def forget(self) -> None:
        """Let go of the pages that were looked at."""
        self._sections.forget()

    def lengths(self, field: str) -> memoryview:
        """Return how many words the field of each article has, as codes for ``LENGTHS``."""
        return self._sections.data(f"lengths.{field}")

    def terms(self, field: str) -> SegmentTerms:
        """Return the lexicon of a field."""
        terms = self._terms.get(field)
        if terms is None:
            name = f"terms.{field}"
            words = self._sections.strings(name)
            terms = self._terms[field] = SegmentTerms(
                words,
                self._sections.narrow_numbers(f"{name}.counts", len(words)),
                self._sections.narrow_numbers(f"{name}.offsets", len(words) + 1),
                _LookedAt(words),
            )
        return terms

    def frequencies(self, field: str, number: int) -> tuple[array[int], array[int]]:
        """Return articles, numbered within the segment, and frequencies of a word."""
        terms = self.terms(field)
        count = terms.counts[number]
        return read_frequencies(self._read(terms, number, bytes_before_positions(count)), count)

    def postings(self, field: str, number: int) -> Postings:
        """Return the postings of a word as they are in the file."""
        terms = self.terms(field)
        return read_postings(self._read(terms, number), terms.counts[number])

    def positions(self, field: str, number: int, wanted: Set[int]) -> dict[int, array[int]]:
        """Return article, numbered within the segment, to the word's positions in it."""
        return positions_in(self.postings(field, number), wanted)

    def _read(self, terms: SegmentTerms, number: int, most: int | None = None) -> memoryview:
        """Return the bytes of a word's postings, the first ``most``."""
        start, end = terms.offsets[number], terms.offsets[number + 1]
        if not start < end <= self._postings_size:
            raise IndexDamaged(f"{self.name}: postings lie outside of their file")
        size = end - start
        return memoryview(os.pread(self._postings, min(size, most or size), start))


class Term(NamedTuple):
    """A word, how many articles have it, and its number in each segment that has it."""

    word: bytes
    articles: int
    places: tuple[tuple[int, int], ...]


_KEPT = 4_096  # words
_LET_GO = 16  # words that are sought before pages are let go of: each touches a dozen


class Lexicon:
    """The words of all segments together.

    Looking for a word touches pages all over a segment's file, and more for a beginning: they are
    let go of before the next segment's are touched, or after a few words.
    """

    def __init__(self, segments: Sequence[SegmentReader]) -> None:
        self._segments = segments
        self._sought = 0
        self._known: dict[tuple[str, bytes], Term] = {}
        self._languages: dict[str, frozenset[str]] = {}

    def _terms(self, field: str) -> Iterator[tuple[int, SegmentTerms]]:
        """Yield each segment's number and its words."""
        for place, segment in enumerate(self._segments):
            yield place, segment.terms(field)
            segment.forget()

    def find(self, field: str, word: bytes) -> Term:
        """Return one word; no article may have it. The last ones that were sought are kept."""
        known = self._known.get((field, word))
        if known is not None:
            return known
        places, count = [], 0
        self._sought += 1
        for place, segment in enumerate(self._segments):
            terms = segment.terms(field)
            number = terms.find(word)
            if number is not None:
                places.append((place, number))
                count += terms.counts[number]
            if self._sought % _LET_GO == 0:
                segment.forget()
        if len(self._known) >= _KEPT:
            self._known.clear()
        found = self._known[field, word] = Term(word, count, tuple(places))
        return found

    def beginning(self, field: str, prefix: bytes, most: int) -> tuple[list[Term], bool]:
        """Return the words with this beginning, the most frequent first.

        Where a segment has more than ``most``, the rarer ones are left out there, and the second
        result is False.
        """
        found: dict[bytes, Term] = {}
        whole = True
        for place, terms in self._terms(field):
            start, end = terms.range(prefix)
            chosen: Sequence[int] = range(start, end)
            if end - start > most:
                whole = False
                counts = terms.counts[start:end].tolist()
                likely = top_k_positions(counts, most)
                best = nlargest(most, likely, key=counts.__getitem__)
                chosen = [start + number for number in best]
            for number in chosen:
                word = terms.words[number]
                known = found.get(word, _UNKNOWN)
                count = known.articles + terms.counts[number]
                found[word] = Term(word, count, (*known.places, (place, number)))
        return sorted(found.values(), key=_by_count), whole

    def matching(self, field: str, prefix: bytes, accept: Callable[[str], bool]) -> list[Term]:
        """Return the words with this beginning that are accepted, the most frequent first."""
        found: dict[bytes, Term] = {}
        for place, terms in self._terms(field):
            start, end = terms.range(prefix)
            for number, word in enumerate(terms.words.between(start, end), start):
                if accept(word.decode()):
                    known = found.get(word, _UNKNOWN)
                    count = known.articles + terms.counts[number]
                    found[word] = Term(word, count, (*known.places, (place, number)))
        return sorted(found.values(), key=_by_count)

    def languages(self, field: str) -> frozenset[str]:
        """Return the languages, but for English, of whose words the field holds the stems."""
        known = self._languages.get(field)
        if known is None:
            known = self._languages[field] = frozenset(
                language for _, terms in self._terms(field) for language in _languages(terms)
            )
        return known

    def of_length(self, field: str, prefix: bytes, lengths: range) -> set[bytes]:
        """Return the words with this beginning that have so many bytes."""
        found: set[bytes] = set()
        for _, terms in self._terms(field):
            found.update(terms.words.of_length(*terms.range(prefix), lengths))
        return found

    def has(self, field: str, word: bytes) -> bool:
        """Return whether any article has the word."""
        return any(segment.terms(field).find(word) is not None for segment in self._segments)


_UNKNOWN = Term(b"", 0, ())


def _languages(terms: SegmentTerms) -> Iterator[str]:
    """Yield the codes of languages in a segment's words, which stand before all others."""
    number = 0
    while number < len(terms.words) and terms.words[number].startswith(LANGUAGE_MARK):
        mark = terms.words[number].partition(b" ")[0] + b" "
        yield mark[len(LANGUAGE_MARK) : -1].decode()
        number = terms.range(mark)[1]


def _by_count(term: Term) -> int:
    return -term.articles
