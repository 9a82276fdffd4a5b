"""A Whoosh codec whose posting blocks are read by copying memory, and the field that uses it.

Term tables, columns and segments are those of Whoosh's own W3 codec, so that its ``Searcher``
reads an index written here. Only the posting blocks differ, see ``postings``.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence

from briefreader.search.analysis.tokenizer import fold_with_offsets, truncate_term
from briefreader.search.store.file_names import FIELDS
from briefreader.search.store.postings import (
    BLOCK,
    PostingBlock,
    frequencies,
    pack_block,
    pack_positions,
    read_block,
)
from briefreader.search.whoosh.imports import (
    Token,
    analysis,
    byte_to_length,
    fields,
    formats,
    length_to_byte,
    whoosh3,
)

_WORD = re.compile(r"\S+")


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
    """Whoosh's view of ``words``: nothing is stemmed, nothing is left out."""

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

    def __init__(self) -> None:
        super().__init__(analyzer=WordAnalyzer())
        self.format = PlainPositions()


def schema() -> fields.Schema:
    """Return every field of an article in the index; its path is also stored."""
    described = {name: WordField() for name in FIELDS}
    described["path"].stored = True
    return fields.Schema(**described)


class WordPostingsWriter(whoosh3.W3PostingsWriter):  # type: ignore[misc]
    """Writes our blocks where Whoosh itself writes postings (its merges)."""

    def _write_block(self, last: bool = False) -> None:
        if not self._blockcount:
            self._postfile.write(whoosh3.WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        joined = [place for value in self._values for place in memoryview(value).cast("I")]
        width, packed = pack_positions(joined)
        shortest, longest = length_to_byte(self._minlength), length_to_byte(self._maxlength)
        self._postfile.write(
            pack_block(
                list(self._ids),
                [len(value) // 4 for value in self._values],
                packed,
                bytes((shortest, longest)),
                position_width=width,
                last=last,
            )
        )
        self._blockcount += 1
        self._new_block()


class WordMatcher(whoosh3.W3LeafMatcher):  # type: ignore[misc]
    """Reads our blocks for Whoosh's own queries."""

    _block: PostingBlock

    def _goto(self, position: int) -> None:
        self._data: None = None
        self._ids: memoryview | None = None
        self._weights: array[float] | None = None
        self._values: list[bytes] | None = None
        self._i = 0
        # The header tells how much to read; the file object may be a map or a plain file.
        head = memoryview(self._postfile.get(position, 4)).cast("i")
        size = 4 + abs(head[0])
        self._bytes = memoryview(self._postfile.get(position, size))
        block = self._block = read_block(self._bytes, 0)
        self._lastblock = block.last
        self._nextoffset = position + size
        self._blocklength, self._maxid = block.articles, block.last_id
        self._maxweight = float(block.max_frequency)
        self._minlength = byte_to_length(block.min_length)
        self._maxlength = byte_to_length(block.max_length)
        self._compression = 0

    def _read_ids(self) -> None:
        block = self._block
        self._ids = self._bytes[block.ids_at : block.frequencies_at].cast("I")

    def _read_weights(self) -> None:
        self._weights = array("f", frequencies(self._bytes, self._block))

    def _read_values(self) -> None:
        block = self._block
        part = self._bytes[block.positions_at : block.end]
        places = part.cast("H") if block.position_width == 2 else part.cast("I")
        values: list[bytes] = []
        start = 0
        for count in frequencies(self._bytes, block):
            values.append(array("I", places[start : start + count]).tobytes())
            start += count
        self._values = values


class WordCodec(whoosh3.W3Codec):  # type: ignore[misc]
    """W3 with our posting blocks."""

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK, compression=0, inlinelimit=0)

    def postings_writer(self, dbfile: object, byteids: bool = False) -> object:
        """Return a writer of postings; vectors keep Whoosh's own."""
        if byteids:
            return super().postings_writer(dbfile, byteids)
        return WordPostingsWriter(dbfile, blocklimit=BLOCK, compression=0, inlinelimit=0)

    def postings_reader(
        self,
        dbfile: object,
        terminfo: whoosh3.W3TermInfo,
        format_: formats.Format,
        term: object = None,
        scorer: object = None,
    ) -> WordMatcher:
        """Return a matcher over one term's postings."""
        offset, length = terminfo.extent()
        return WordMatcher(dbfile, offset, length, format_, term=term, scorer=scorer)
