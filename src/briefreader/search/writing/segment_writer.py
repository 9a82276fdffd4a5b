"""Builds one segment from records: postings from bytes, rows and statements beside them."""

from __future__ import annotations

import sys
from array import array
from collections import Counter, deque
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from briefreader.search.analysis.tokenizer import LONGEST_WORD, tokenize, truncate_term
from briefreader.search.store.article_rows import RowWriter
from briefreader.search.store.file_names import FIELDS
from briefreader.search.store.postings import BLOCK
from briefreader.search.store.record import Record
from briefreader.search.store.statement_rows import StatementWriter
from briefreader.search.whoosh.imports import length_to_byte
from briefreader.search.writing.segment_format import (
    BuiltSegment,
    PackedTerm,
    SegmentContent,
    pack_term,
    pack_term_single_frequency,
    pack_term_single_posting,
    write_segment,
)

# One place of a word is one 64-bit number, the article above the position, so that the halves of
# many come apart without a loop.
_SHIFT = 32
_POSITION = (1 << _SHIFT) - 1
_LOW, _HIGH = (0, 1) if sys.byteorder == "little" else (1, 0)
_append = array.append
_NARROW = 1 << 16  # positions below it take two bytes


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
        self._paths: list[str] = []
        self.word_count = 0

    def __len__(self) -> int:
        return len(self._paths)

    def add(self, record: Record) -> None:
        """Add one article; nothing is written before :meth:`finish`."""
        article = record.article
        number = len(self._paths)
        total = 0
        for name, text in _texts(record):
            found = tokenize(text)
            places = self._places[name].__getitem__
            # A loop that is run by ``deque`` alone: it is half of what indexing words costs.
            deque(map(_append, map(places, found), count(number << _SHIFT)), maxlen=0)
            self._lengths[name].append(len(found))
            total += len(found)
        self._rows.add(record, self._lengths["body"][number])
        self._statements.add(record)
        self._paths.append(str(article.path))
        self.word_count += total

    def finish(self) -> BuiltSegment:
        """Write the segment's files and say what they are; the builder is then used up."""
        lengths = {field: bytes(map(length_to_byte, self._lengths[field])) for field in FIELDS}
        content = SegmentContent(
            self._paths,
            {field: self._terms(field, lengths[field]) for field in FIELDS},
            lengths,
            {field: sum(self._lengths[field]) for field in FIELDS},
            {**self._rows.sections(), **self._statements.sections()},
        )
        return write_segment(self.folder, content)

    def _terms(self, field: str, lengths: bytes) -> Iterator[tuple[bytes, PackedTerm]]:
        places = self._places.pop(field)
        width = 2 if max(self._lengths[field]) < _NARROW else 4
        for word in sorted(places):
            yield word, _pack(places[word], lengths, width)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    article = record.article
    yield "body", article.text
    yield "path", str(article.path)
    yield "source", article.source
    yield "tag", "\n".join(article.tags)
    yield "title", article.title


def _pack(places: array[int], lengths: bytes, width: int) -> PackedTerm:
    """Return one word's postings from the places it stands in."""
    if len(places) == 1:
        place = places[0]
        return pack_term_single_posting(place >> _SHIFT, place & _POSITION, lengths, width)
    halves = memoryview(places).cast("B").cast("I")
    articles = halves[_HIGH::2]
    ids = articles.tolist()
    if width == 4:
        positions = halves[_LOW::2].tobytes()
    else:
        positions = memoryview(places).cast("B").cast("H")[3 * _LOW :: 4].tobytes()
    if len(ids) <= BLOCK and len(set(ids)) == len(ids):
        return pack_term_single_frequency(ids, articles.tobytes() + positions, lengths, width)
    counted = Counter(ids)
    return pack_term(list(counted), list(counted.values()), positions, lengths, width)
