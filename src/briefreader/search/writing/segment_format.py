"""The files of one segment: what Whoosh reads, and beside it what this program reads."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from briefreader.search.store.digest import FileDigest, digest_file
from briefreader.search.store.file_names import FIELDS, INDEX_NAME, OWN_SUFFIX
from briefreader.search.store.mapped_sections import write_sections
from briefreader.search.store.postings import AFTER_LENGTH, BLOCK, HEAD, MAGIC, pack_block
from briefreader.search.whoosh.codec import WordCodec
from briefreader.search.whoosh.imports import FileStorage, byte_to_length, filetables, whoosh3

_EXTENT = struct.Struct("!qi")
_INFO = whoosh3.W3TermInfo._struct
_CRC32 = 1  # Whoosh's number for this way of hashing terms; its default, MD5, costs more


@dataclass(frozen=True, slots=True)
class BuiltSegment:
    """A finished segment in ``folder``: all that publishing it needs."""

    folder: Path
    name: str
    articles: int
    lengths: tuple[int, ...]  # words of each of FIELDS, all articles together
    files: tuple[tuple[str, FileDigest], ...]


class PackedTerm(NamedTuple):
    """A word's posting blocks, Whoosh's term information, and how many articles have it."""

    blocks: bytes
    info: bytes
    articles: int


@dataclass(frozen=True, slots=True)
class SegmentContent:
    """What a segment holds. ``terms`` come sorted, once through; ``lengths`` are Whoosh's length
    bytes of each article's fields, ``totals`` their words altogether.
    """

    paths: Sequence[str]
    terms: Mapping[str, Iterable[tuple[bytes, PackedTerm]]]
    lengths: Mapping[str, bytes]
    totals: Mapping[str, int]
    sections: Mapping[str, bytes]


def write_segment(folder: Path, content: SegmentContent) -> BuiltSegment:
    """Write all files of a new segment into ``folder``."""
    storage = FileStorage(str(folder))
    codec = WordCodec()
    segment = codec.new_segment(storage, INDEX_NAME)
    name = str(segment.segment_id())
    own = dict(content.sections)
    own |= _write_terms(codec.field_writer(storage, segment), content)
    _write_columns(storage, codec, segment, content)
    for field in FIELDS:
        lengths = array("I", map(byte_to_length, content.lengths[field]))
        own[f"lengths.{field}"] = lengths.tobytes()
    write_sections(folder / f"{name}{OWN_SUFFIX}", own)
    files = sorted(path for path in folder.iterdir() if path.name.startswith(f"{name}."))
    return BuiltSegment(
        folder,
        name,
        len(content.paths),
        tuple(content.totals[field] for field in FIELDS),
        tuple((path.name, digest_file(path)) for path in files),
    )


def _write_columns(
    storage: FileStorage, codec: WordCodec, segment: whoosh3.W3Segment, content: SegmentContent
) -> None:
    """Stored paths and field lengths, as Whoosh's own per-document writer leaves them."""
    with storage.create_file(codec.column_filename(segment, "_stored")) as file:
        column = whoosh3.STORED_COLUMN.writer(file)
        for number, path in enumerate(content.paths):
            column.add(number, {"path": path})
        column.finish(len(content.paths))
    for field in FIELDS:
        with storage.create_file(codec.column_filename(segment, f"_{field}_len")) as file:
            file.write(content.lengths[field])


def _write_terms(writer: whoosh3.W3FieldWriter, content: SegmentContent) -> dict[str, bytes]:
    """Return all postings and Whoosh's term table; returns the lexicon's sections."""
    lexicon: dict[str, bytes] = {}
    table = _TermTable(writer._tindex)
    file = writer._postfile.file
    offset = 0
    for field in FIELDS:
        number = len(writer._fieldmap)
        key = struct.pack("!H", number)
        words = bytearray()
        ends, counts, offsets = array("I", [0]), array("I"), array("Q", [offset])
        for word, packed in content.terms[field]:
            file.write(packed.blocks)
            table.add(key + word, packed.info + _EXTENT.pack(offset, len(packed.blocks)))
            offset += len(packed.blocks)
            words += word
            ends.append(len(words))
            counts.append(packed.articles)
            offsets.append(offset)
        if words:  # Whoosh knows no field without terms
            writer._fieldmap[field] = number
        lexicon |= {
            f"terms.{field}.ends": ends.tobytes(),
            f"terms.{field}": bytes(words),
            f"terms.{field}.counts": counts.tobytes(),
            f"terms.{field}.offsets": offsets.tobytes(),
        }
    table.finish()
    writer.close()
    return lexicon


def pack_term(
    ids: Sequence[int], counts: Sequence[int], positions: bytes, lengths: bytes, width: int
) -> PackedTerm:
    """Return the postings of one word.

    ``positions`` are those in all articles, each ``width`` bytes; ``lengths`` are the length
    bytes of all the segment's articles.
    """
    article_lengths = bytes(map(lengths.__getitem__, ids))
    shortest, longest, top = min(article_lengths), max(article_lengths), max(counts)
    info = _INFO.pack(0, sum(counts), len(ids), shortest, longest, top, ids[0], ids[-1])
    if len(ids) <= BLOCK:
        block = pack_block(ids, counts, positions, article_lengths, position_width=width, last=True)
        return PackedTerm(MAGIC + block, info, len(ids))
    parts, done = [MAGIC], 0
    for start in range(0, len(ids), BLOCK):
        end = start + BLOCK
        size = width * sum(counts[start:end])
        parts.append(
            pack_block(
                ids[start:end],
                counts[start:end],
                positions[done : done + size],
                article_lengths[start:end],
                position_width=width,
                last=end >= len(ids),
            )
        )
        done += size
    return PackedTerm(b"".join(parts), info, len(ids))


def pack_term_single_frequency(
    ids: Sequence[int], body: bytes, lengths: bytes, width: int
) -> PackedTerm:
    """As :func:`pack_term`, for a word that stands once in each of a block's articles.

    ``body`` holds the ids, 32 bits each, and the positions: nearly all words need no more.
    """
    article_lengths = bytes(map(lengths.__getitem__, ids))
    shortest, longest, count = min(article_lengths), max(article_lengths), len(ids)
    info = _INFO.pack(0, count, count, shortest, longest, 1, ids[0], ids[-1])
    length = -(AFTER_LENGTH + len(body))
    head = HEAD.pack(length, count, ids[-1], 1, shortest, longest, 0, width)
    return PackedTerm(MAGIC + head + body, info, count)


def pack_term_single_posting(article: int, position: int, lengths: bytes, width: int) -> PackedTerm:
    """As :func:`pack_term`, for a word that stands in one place: every second one does."""
    length = lengths[article]
    head = HEAD.pack(-(AFTER_LENGTH + 4 + width), 1, article, 1, length, length, 0, width)
    body = struct.pack("=IH" if width == 2 else "=II", article, position)
    info = _INFO.pack(0, 1, 1, length, length, 1, article, article)
    return PackedTerm(MAGIC + head + body, info, 1)


class _TermTable:
    """Fills Whoosh's ordered hash file without a method call for every number."""

    def __init__(self, table: filetables.OrderedHashWriter) -> None:
        self._table = table
        file = table.dbfile
        end = file.tell()
        file.seek(table.startoffset + len(b"HSH3"))
        file.write_byte(_CRC32)
        file.seek(end)
        table.hashtype = _CRC32
        # In each bucket, of each hash what is above the bucket's number, below the entry's place.
        self._buckets = [array("Q") for _ in table.buckets]
        self._write = file.file.write
        self._position = end
        self._lengths = filetables._lengths.pack

    def add(self, key: bytes, value: bytes) -> None:
        """Add the next key; keys come in order."""
        position = self._position
        entry = self._lengths(len(key), len(value)) + key + value
        self._table.index.append(position)
        hashed = crc32(key)
        self._buckets[hashed & 255].append(position << 24 | hashed >> 8)
        self._write(entry)
        self._position = position + len(entry)

    def finish(self) -> None:
        """Let the table write its hashes in whole buckets when it is closed."""
        self._table._write_hashes = self._write_hashes

    def _write_hashes(self) -> None:
        pack, size = filetables._pointer.pack, filetables._pointer.size
        empty = bytes(size)
        position = self._position
        for number, entries in enumerate(self._buckets):
            slots = [empty] * (2 * len(entries))
            self._table.directory.append((position, len(slots)))
            for entry in entries:
                high = entry & 0xFF_FFFF
                slot = high % len(slots)
                while slots[slot] is not empty:
                    slot = (slot + 1) % len(slots)
                slots[slot] = pack(high << 8 | number, entry >> 24)
            self._write(b"".join(slots))
            position += size * len(slots)
