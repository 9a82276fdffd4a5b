"""A Whoosh codec over the files of an index, so that Whoosh's searchers read what the engine reads.

Nothing is written for it. Terms, postings, lengths and stored paths come from a ``SegmentReader``;
what Whoosh wants to know besides (a word's shortest field, say) is counted when it is asked for.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import accumulate
from operator import ge
from typing import NoReturn

from briefreader.errors import IndexDamaged
from briefreader.search.analysis.tokenizer import fold_with_offsets, truncate_term
from briefreader.search.store.field_lengths import LENGTHS
from briefreader.search.store.file_names import FIELDS, INDEX_NAME
from briefreader.search.store.index_dir import report_damage
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.whoosh.imports import (
    ReadOnlyError,
    Storage,
    Token,
    analysis,
    base,
    fields,
    formats,
    matching,
    reading,
    scoring,
)

_WORD = re.compile(r"\S+")

Term = tuple[str, bytes]  # field and word


class PlainPositions(formats.Positions):  # type: ignore[misc]
    """Positions as 32-bit numbers side by side, without a count."""

    def encode(self, positions: Sequence[int]) -> bytes:
        """Return the value of one posting."""
        return array("I", positions).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the positions of one posting."""
        return list(memoryview(value).cast("I"))

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the word stands in the article."""
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        """Return the frequency with the field's boost."""
        return float(len(value) // 4 * self.field_boost)


class WordAnalyzer(analysis.Analyzer):  # type: ignore[misc]
    """Whoosh's view of ``tokenize``: nothing is stemmed, nothing is left out."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **_: object,
    ) -> Iterator[Token]:
        """Yield one token for each word; Whoosh's protocol reuses a single object."""
        token = Token(positions, chars, mode=mode)
        place = fold_with_offsets(value)
        for number, match in enumerate(_WORD.finditer(place.text)):
            token.boost, token.stopped = 1.0, False
            token.text = token.original = truncate_term(match[0].encode()).decode()
            if positions:
                token.pos = start_pos + number
            if chars:
                start, end = place.span(*match.span())
                token.startchar, token.endchar = start_char + start, start_char + end
            yield token


class WordField(fields.TEXT):  # type: ignore[misc]
    """Text that is indexed word for word, with positions."""

    def __init__(self, stored: bool) -> None:
        super().__init__(analyzer=WordAnalyzer(), stored=stored)
        self.format = PlainPositions()


def refuse_to_write() -> NoReturn:
    """Raise ReadOnlyError: only this program's own builder writes its index."""
    raise ReadOnlyError("Whoosh reads this index; only briefreader writes it")


class PublishedSchema(fields.Schema):  # type: ignore[misc]
    """Every field of an article in the index; its path is also stored."""

    def __init__(self, **described: fields.FieldType) -> None:
        super().__init__(**(described or {name: WordField(name == "path") for name in FIELDS}))

    def clean(self) -> NoReturn:
        """Raise ReadOnlyError: Whoosh asks for this before it replaces a table of contents."""
        refuse_to_write()


class PublishedSegment(base.Segment):  # type: ignore[misc]
    """An open segment of a published index; ``removed`` are articles, numbered within it."""

    def __init__(self, files: SegmentReader, removed: Set[int]) -> None:
        super().__init__(INDEX_NAME)
        self.segid = files.name.removeprefix(f"{INDEX_NAME}_")
        self.files = files
        self._removed = removed

    def codec(self) -> WordCodec:
        """Return what reads it."""
        return WordCodec()

    def doc_count_all(self) -> int:
        """Return how many articles it has, removed ones too."""
        return self.files.articles

    def deleted_count(self) -> int:
        """Return how many articles are removed."""
        return len(self._removed)

    def deleted_docs(self) -> Iterator[int]:
        """Yield the removed articles."""
        return iter(self._removed)

    def is_deleted(self, docnum: int) -> bool:
        """Return whether an article is removed."""
        return docnum in self._removed

    def delete_document(self, docnum: int, delete: bool = True) -> NoReturn:
        """Raise ReadOnlyError."""
        refuse_to_write()


class WordCodec(base.Codec):  # type: ignore[misc]
    """Opens the parts of a :class:`PublishedSegment`."""

    def terms_reader(self, storage: Storage, segment: PublishedSegment) -> TermsReader:
        """Return the words and postings of a segment."""
        return TermsReader(segment.files)

    def per_document_reader(self, storage: Storage, segment: PublishedSegment) -> PerDocumentReader:
        """Return what is known of each article of a segment."""
        return PerDocumentReader(segment)

    def per_document_writer(self, storage: Storage, segment: PublishedSegment) -> NoReturn:
        """Raise ReadOnlyError."""
        refuse_to_write()

    def field_writer(self, storage: Storage, segment: PublishedSegment) -> NoReturn:
        """Raise ReadOnlyError."""
        refuse_to_write()

    def postings_writer(self, dbfile: object, byteids: bool = False) -> NoReturn:
        """Raise ReadOnlyError."""
        refuse_to_write()

    def new_segment(self, storage: Storage, indexname: str) -> NoReturn:
        """Raise ReadOnlyError."""
        refuse_to_write()


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """The words of one segment, all fields one after the other, each in order."""

    def __init__(self, files: SegmentReader) -> None:
        self._files = files

    def _find(self, field: str, word: bytes) -> int | None:
        return self._files.terms(field).find(word) if field in FIELDS else None

    def _number(self, field: str, word: bytes) -> int:
        number = self._find(field, word)
        if number is None:
            raise reading.TermNotFound(f"No term {field}:{word!r}")
        return number

    def __contains__(self, term: Term) -> bool:
        return self._find(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the fields that have any words."""
        return [field for field in FIELDS if len(self._files.terms(field).words)]

    def cursor(self, fieldname: str, fieldobj: fields.FieldType) -> FieldCursor:
        """Return a place among the words of a field, the first."""
        return FieldCursor(self._files, fieldname, fieldobj)

    def terms(self) -> Iterator[Term]:
        """Yield every word, with its field."""
        return self.terms_from(FIELDS[0], b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Yield every word from one on, in its field and the fields behind it."""
        return ((field, word) for field, _, word in self._from(fieldname, prefix))

    def items(self) -> Iterator[tuple[Term, reading.TermInfo]]:
        """Yield every word, with its field, and what is known of it."""
        return self.items_from(FIELDS[0], b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, reading.TermInfo]]:
        """Yield what :meth:`terms_from` does, and what is known of each."""
        for field, number, word in self._from(fieldname, prefix):
            yield (field, word), term_info(self._files, field, number)

    def _from(self, first: str, word: bytes) -> Iterator[tuple[str, int, bytes]]:
        for field in FIELDS[bisect_left(FIELDS, first) :]:
            words = self._files.terms(field).words
            start = bisect_left(words, word) if field == first else 0
            for number, each in enumerate(words.between(start, len(words)), start):
                yield field, number, each

    def term_info(self, fieldname: str, text: bytes) -> reading.TermInfo:
        """Return what is known of a word; raises TermNotFound."""
        return term_info(self._files, fieldname, self._number(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Return how often a word stands in all articles together."""
        number = self._find(fieldname, text)
        return 0 if number is None else sum(self._files.frequencies(fieldname, number)[1])

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many articles have a word."""
        number = self._find(fieldname, text)
        return 0 if number is None else self._files.terms(fieldname).counts[number]

    def matcher(
        self,
        fieldname: str,
        text: bytes,
        format_: formats.Format,
        scorer: scoring.BaseScorer | None = None,
    ) -> PostingsMatcher:
        """Return the postings of a word; raises TermNotFound."""
        number = self._number(fieldname, text)
        return PostingsMatcher(self._files, (fieldname, text), number, format_, scorer)


def term_info(files: SegmentReader, field: str, number: int) -> reading.TermInfo:
    """Return what Whoosh wants to know of a word before it reads its postings."""
    articles, frequencies = files.frequencies(field, number)
    with report_damage(files.name):
        codes = bytes(map(files.lengths(field).__getitem__, articles))
    return reading.TermInfo(
        weight=sum(frequencies),
        df=len(articles),
        minlength=LENGTHS[min(codes)],
        maxlength=LENGTHS[max(codes)],
        maxweight=max(frequencies),
        minid=articles[0],
        maxid=articles[-1],
    )


class FieldCursor(base.FieldCursor):  # type: ignore[misc]
    """A place among the words of a field in one segment."""

    def __init__(self, files: SegmentReader, fieldname: str, fieldobj: fields.FieldType) -> None:
        self._files = files
        self._field = fieldname
        self._terms = files.terms(fieldname)
        self._type = fieldobj
        self._number = 0

    def is_valid(self) -> bool:
        """Return whether it is at a word, and not behind the last."""
        return self._number < len(self._terms.words)

    def text(self) -> str | None:
        """Return the word; None behind the last."""
        if not self.is_valid():
            return None
        word: str = self._type.from_bytes(self._terms.words[self._number])
        return word

    term = text  # Whoosh's cursor over several segments calls it so

    def first(self) -> str | None:
        """Go to the first word, and return it."""
        self._number = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Go to the first word that does not sort before this one, and return it."""
        word = string if isinstance(string, bytes) else self._type.to_bytes(string)
        self._number = bisect_left(self._terms.words, word)
        return self.text()

    def next(self) -> str | None:
        """Go to the next word, and return it."""
        self._number += self.is_valid()
        return self.text()

    def term_info(self) -> reading.TermInfo | None:
        """Return what is known of the word; None behind the last."""
        return term_info(self._files, self._field, self._number) if self.is_valid() else None


class PostingsMatcher(matching.LeafMatcher):  # type: ignore[misc]
    """The articles of one word in one segment; to Whoosh they are one block."""

    def __init__(
        self,
        files: SegmentReader,
        term: Term,
        number: int,
        format_: formats.Format,
        scorer: scoring.BaseScorer | None,
    ) -> None:
        self.format = format_
        self.scorer = scorer
        self._files, self._term, self._number = files, term, number
        self._ids, self._frequencies, self._positions = files.postings(term[0], number)
        if any(map(ge, self._ids, self._ids[1:])):  # Whoosh would stop at an assertion
            raise IndexDamaged(f"{files.name}: the articles of a word are not in order")
        self._at = 0

    def copy(self) -> PostingsMatcher:
        """Return a matcher at the same place."""
        other = PostingsMatcher(self._files, self._term, self._number, self.format, self.scorer)
        other._at = self._at
        return other

    def is_active(self) -> bool:
        """Return whether it is at an article, and not behind the last."""
        return self._at < len(self._ids)

    def reset(self) -> None:
        """Go back to the first article."""
        self._at = 0

    def id(self) -> int:
        """Return the article's number in the segment."""
        return int(self._ids[self._at])

    def weight(self) -> float:
        """Return how often the word stands in the article."""
        return float(self._frequencies[self._at])

    def value(self) -> bytes:
        """Return the positions, as :class:`PlainPositions` has them."""
        start, end = self._starts[self._at], self._starts[self._at + 1]
        return array("I", self._positions[start:end]).tobytes()

    @cached_property
    def _starts(self) -> Sequence[int]:
        return tuple(accumulate(self._frequencies, initial=0))

    def all_ids(self) -> Iterator[int]:
        """Yield every article."""
        return iter(self._ids)

    def next(self) -> bool:
        """Go to the next article; True at the end of the block, which is the end."""
        if not self.is_active():
            raise matching.ReadTooFar
        self._at += 1
        return not self.is_active()

    def skip_to(self, target: int) -> None:
        """Go to the first article from here on whose number is not lower."""
        if not self.is_active():
            raise matching.ReadTooFar
        self._at = bisect_left(self._ids, target, self._at)

    def skip_to_quality(self, minquality: float) -> int:
        """Go to the end if no article can be better; return how many blocks were left out."""
        if not self.is_active() or self.block_quality() > minquality:
            return 0
        self._at = len(self._ids)
        return 1

    @cached_property
    def _info(self) -> reading.TermInfo:
        return term_info(self._files, self._term[0], self._number)

    def block_min_length(self) -> int:
        """Return the shortest field of the articles, in words."""
        return int(self._info.min_length())

    def block_max_length(self) -> int:
        """Return the longest field of the articles, in words."""
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        """Return the highest frequency."""
        return float(self._info.max_weight())


class PerDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """The articles of one segment: their paths, the lengths of their fields, which are removed."""

    def __init__(self, segment: PublishedSegment) -> None:
        self._segment = segment
        self._files = segment.files

    def doc_count(self) -> int:
        """Return how many articles there are."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Return how many articles there are, with those that are removed."""
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        """Return whether any article is removed."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Return whether an article is removed."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """Yield the removed articles."""
        return self._segment.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the words of a field; ``default`` where it has none."""
        try:
            return LENGTHS[self._codes(fieldname)[docnum]] or default
        except IndexError as error:
            raise IndexDamaged(f"{self._files.name}: no article {docnum}") from error

    def field_length(self, fieldname: str) -> int:
        """Return the words of a field, all articles together."""
        return self._files.field_lengths.get(fieldname, 0)

    def min_field_length(self, fieldname: str) -> int:
        """Return the words of the shortest field."""
        return LENGTHS[min(self._codes(fieldname))]

    def max_field_length(self, fieldname: str) -> int:
        """Return the words of the longest field."""
        return LENGTHS[max(self._codes(fieldname))]

    def _codes(self, field: str) -> Sequence[int]:
        return self._files.lengths(field) if field in FIELDS else bytes(self._files.articles)

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """Return the path of an article's file."""
        with report_damage(self._files.name):
            return {"path": self._files.rows.path(docnum)}
