"""Builds one segment from records: postings from bytes, rows and statements beside them."""

from __future__ import annotations

import sys
from array import array
from collections import Counter, deque
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from briefreader.search.analysis.language_stems import language_terms, stemmed_language
from briefreader.search.analysis.tokenizer import LONGEST_WORD, tokenize, truncate_term
from briefreader.search.store.article_rows import RowWriter
from briefreader.search.store.field_lengths import encode_length
from briefreader.search.store.file_names import FIELDS
from briefreader.search.store.postings import PostingsPacker, narrowest
from briefreader.search.store.record import Record
from briefreader.search.store.statement_rows import StatementWriter
from briefreader.search.store.stored_articles import StoredArticleWriter
from briefreader.search.writing.segment_format import (
    BuiltSegment,
    PackedTerm,
    SegmentContent,
    write_segment,
)

# One place of a word is one 64-bit number, the article above the position, so that the halves of
# many come apart without a loop.
_SHIFT = 32
_POSITION = (1 << _SHIFT) - 1
_append = array.append
IN_LANGUAGES = frozenset({"body", "title"})


class _Places(dict[bytes, "array[int]"]):
    """Word → one number for each place it stands in: article and position."""

    def __missing__(self, word: bytes) -> array[int]:
        if len(word) > LONGEST_WORD:
            return self[truncate_term(word)]
        places = array("Q")
        self[word] = places
        return places


class SegmentBuilder:
    """Collects articles in memory and writes them as one segment into a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self._places = {name: _Places() for name in FIELDS}
        self._lengths = {name: array("I") for name in FIELDS}
        self._rows = RowWriter()
        self._statements = StatementWriter()
        self._stored = StoredArticleWriter()
        self._count = 0
        self.word_count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, record: Record) -> None:
        """Add one article; nothing is written before :meth:`finish`."""
        number = self._count
        total = 0
        language = stemmed_language(record.article.text)
        for name, text in _texts(record):
            found = tokenize(text)
            places = self._places[name].__getitem__
            # A loop that is run by ``deque`` alone: it is half of what indexing words costs.
            deque(map(_append, map(places, found), count(number << _SHIFT)), maxlen=0)
            if language and name in IN_LANGUAGES:
                for place, terms in enumerate(language_terms(language, text, found)):
                    for term in terms:
                        places(term).append(number << _SHIFT | place)
            self._lengths[name].append(len(found))
            total += len(found)
        self._rows.add(record)
        self._statements.add(record)
        self._stored.add(record.article)
        self._count += 1
        self.word_count += total

    def finish(self) -> BuiltSegment:
        """Write the segment's files and say what they are; the builder is then used up."""
        lengths = {field: bytes(map(encode_length, self._lengths[field])) for field in FIELDS}
        content = SegmentContent(
            self._count,
            {field: self._terms(field) for field in FIELDS},
            lengths,
            {field: sum(self._lengths[field]) for field in FIELDS},
            {**self._rows.sections(), **self._statements.sections(), **self._stored.sections()},
        )
        return write_segment(self.folder, content)

    def _terms(self, field: str) -> Iterator[PackedTerm]:
        places = self._places.pop(field)
        longest = max(self._lengths[field])
        packer = PostingsPacker(narrowest(self._count), narrowest(longest))
        for word in sorted(places):
            yield word, *pack_places(places[word], packer)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    article = record.article
    yield "body", article.text
    yield "path", str(article.path)
    yield "source", article.source
    yield "tag", "\n".join(article.tags)
    yield "title", article.title


def pack_places(places: array[int], packer: PostingsPacker) -> tuple[bytes, int]:
    """Return one word's postings from the places it stands in, and how many articles have it."""
    if len(places) == 1:  # every second word does
        place = places[0]
        return packer.pack_single(place >> _SHIFT, place & _POSITION), 1
    of_articles, of_positions = packer.typecodes
    articles = _halves(places, of_articles, upper=True)
    positions = _halves(places, of_positions, upper=False).tobytes()
    ids = articles.tolist()
    if len(set(ids)) == len(ids):
        return packer.pack(articles.tobytes(), (), positions), len(ids)
    counted = Counter(ids)
    packed = array(of_articles, counted).tobytes()
    return packer.pack(packed, counted.values(), positions), len(counted)


def _halves(places: array[int], typecode: str, *, upper: bool) -> memoryview:
    """Return the upper or lower halves of 64-bit numbers, as numbers that are perhaps narrower."""
    parts: memoryview = memoryview(places).cast("B").cast(typecode)  # type: ignore[call-overload]
    stride = places.itemsize // parts.itemsize
    number = stride // 2 if upper else 0
    return parts[number if sys.byteorder == "little" else stride - 1 - number :: stride]
