"""Builds one Whoosh segment from records: postings from bytes, rows and statements beside them."""

from __future__ import annotations

import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from zlib import crc32

from briefreader.search.codec import WordCodec
from briefreader.search.digest import FileSeal, seal_file
from briefreader.search.postings import AFTER_LENGTH, BLOCK, HEAD, MAGIC, pack_block
from briefreader.search.record import Record
from briefreader.search.rows import RowWriter
from briefreader.search.sections import pack_strings, write_sections
from briefreader.search.segment_names import FIELDS, INDEX_NAME, OWN_SUFFIX
from briefreader.search.statements import StatementWriter
from briefreader.search.whoosh_import import (
    FileStorage,
    byte_to_length,
    filetables,
    length_to_byte,
    whoosh3,
)
from briefreader.search.words import LONGEST_WORD, cut, words

# One place of a word is one 64-bit number, the article above the position, so that the halves of
# many come apart without a loop.
_SHIFT = 32
_POSITION = (1 << _SHIFT) - 1
_LOW, _HIGH = (0, 1) if sys.byteorder == "little" else (1, 0)
_NARROW = 1 << 16  # positions below it take two bytes
_EXTENT = struct.Struct("!qi")
_CRC32 = 1  # Whoosh's number for this way of hashing terms; its default, MD5, costs more


@dataclass(frozen=True, slots=True)
class BuiltSegment:
    """A finished segment in ``folder``: all that publishing it needs."""

    folder: Path
    name: str
    articles: int
    lengths: tuple[int, ...]  # words of each of FIELDS, all articles together
    files: tuple[tuple[str, FileSeal], ...]


class _Places(dict[bytes, "array[int]"]):
    """Word → one number for each place it stands in: article and position."""

    def __missing__(self, word: bytes) -> array[int]:
        if len(word) > LONGEST_WORD:
            return self[cut(word)]
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
            found = words(text)
            places = self._places[name].__getitem__
            for word, place in zip(map(places, found), count(number << _SHIFT)):
                word.append(place)
            self._lengths[name].append(len(found))
            total += len(found)
        self._rows.add(record, self._lengths["body"][number])
        self._statements.add(record)
        self._paths.append(str(article.path))
        self.word_count += total

    def finish(self) -> BuiltSegment:
        """Write the segment's files and say what they are; the builder is then used up."""
        storage = FileStorage(str(self.folder))
        codec = WordCodec()
        segment = codec.new_segment(storage, INDEX_NAME)
        name = str(segment.segment_id())
        lexicon = self._write_terms(codec.field_writer(storage, segment))
        self._write_columns(storage, codec, segment)
        own: dict[str, bytes] = {**self._rows.sections(), **self._statements.sections(), **lexicon}
        for field in FIELDS:
            lengths = array("I", (byte_to_length(code) for code in self._length_bytes(field)))
            own[f"lengths.{field}"] = lengths.tobytes()
        write_sections(self.folder / f"{name}{OWN_SUFFIX}", own)
        files = sorted(path for path in self.folder.iterdir() if path.name.startswith(f"{name}."))
        return BuiltSegment(
            self.folder,
            name,
            len(self),
            tuple(sum(self._lengths[field]) for field in FIELDS),
            tuple((path.name, seal_file(path)) for path in files),
        )

    def _length_bytes(self, field: str) -> bytes:
        return bytes(map(length_to_byte, self._lengths[field]))

    def _write_columns(
        self, storage: FileStorage, codec: WordCodec, segment: whoosh3.W3Segment
    ) -> None:
        """Stored paths and field lengths, as Whoosh's own per-document writer leaves them."""
        with_name = codec.column_filename
        stored = storage.create_file(with_name(segment, "_stored"))
        column = whoosh3.STORED_COLUMN.writer(stored)
        for number, path in enumerate(self._paths):
            column.add(number, {"path": path})
        column.finish(len(self))
        stored.close()
        for field in FIELDS:
            with storage.create_file(with_name(segment, f"_{field}_len")) as file:
                file.write(self._length_bytes(field))

    def _write_terms(self, writer: whoosh3.W3FieldWriter) -> dict[str, bytes]:
        """All postings and Whoosh's term table; returns the lexicon's sections."""
        lexicon: dict[str, bytes] = {}
        table = _TermTable(writer._tindex)
        file = writer._postfile.file
        offset = 0
        for field in FIELDS:
            places = self._places[field]
            terms, frequencies, offsets = sorted(places), array("I"), array("Q")
            if terms:  # Whoosh knows no field without terms
                writer._fieldmap.setdefault(field, len(writer._fieldmap))
            key = struct.pack("!H", writer._fieldmap.get(field, 0))
            lengths = self._length_bytes(field)
            width = 2 if max(self._lengths[field]) < _NARROW else 4
            for term in terms:
                packed, info, frequency = pack_term(places[term], lengths, width)
                file.write(packed)
                table.add(key + term, info + _EXTENT.pack(offset, len(packed)))
                frequencies.append(frequency)
                offsets.append(offset)
                offset += len(packed)
            offsets.append(offset)
            lexicon |= {
                **pack_strings(f"terms.{field}", terms),
                f"terms.{field}.counts": frequencies.tobytes(),
                f"terms.{field}.offsets": offsets.tobytes(),
            }
            self._places[field] = _Places()
        table.finish()
        writer.close()
        return lexicon


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    article = record.article
    yield "body", article.text
    yield "path", str(article.path)
    yield "source", article.source
    yield "tag", "\n".join(article.tags)
    yield "title", article.title


def pack_term(places: array[int], lengths: bytes, width: int) -> tuple[bytes, bytes, int]:
    """A term's posting blocks, Whoosh's term information, and how many articles have it.

    ``lengths`` are the length bytes of all articles' fields, ``width`` the bytes of a position.
    """
    if len(places) == 1:  # half of all words; the long way round costs three times as much
        return _pack_single(places[0], lengths, width)
    halves = memoryview(places).cast("B").cast("I")
    counted = Counter(halves[_HIGH::2].tolist())
    ids, counts = list(counted), list(counted.values())
    if width == 4:
        positions = halves[_LOW::2].tobytes()
    else:
        positions = memoryview(places).cast("B").cast("H")[3 * _LOW :: 4].tobytes()
    article_lengths = bytes(map(lengths.__getitem__, ids))
    top = max(counts)
    info = whoosh3.W3TermInfo._struct.pack(
        0, len(places), len(ids), min(article_lengths), max(article_lengths), top, ids[0], ids[-1]
    )
    if len(ids) <= BLOCK:
        block = pack_block(ids, counts, positions, article_lengths, position_width=width, last=True)
        return MAGIC + block, info, len(ids)
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
    return b"".join(parts), info, len(ids)


def _pack_single(place: int, lengths: bytes, width: int) -> tuple[bytes, bytes, int]:
    """As :func:`pack_term`, for a word that stands in one place."""
    article = place >> _SHIFT
    length = lengths[article]
    block = HEAD.pack(
        -(AFTER_LENGTH + 4 + width), 1, article, 1, length, length, 0, width
    ) + struct.pack("=IH" if width == 2 else "=II", article, place & _POSITION)
    info = whoosh3.W3TermInfo._struct.pack(0, 1, 1, length, length, 1, article, article)
    return MAGIC + block, info, 1


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
        self._write = file.file.write
        self._position = end
        self._lengths = filetables._lengths.pack

    def add(self, key: bytes, value: bytes) -> None:
        """Add the next key; keys come in order."""
        position = self._position
        entry = self._lengths(len(key), len(value)) + key + value
        self._table.index.append(position)
        hashed = crc32(key)
        self._table.buckets[hashed & 255].append((hashed, position))
        self._write(entry)
        self._position = position + len(entry)

    def finish(self) -> None:
        """Let the table write its hashes in whole buckets when it is closed."""
        self._table._write_hashes = self._write_hashes

    def _write_hashes(self) -> None:
        pack, size = filetables._pointer.pack, filetables._pointer.size
        empty = bytes(size)
        position = self._position
        for entries in self._table.buckets:
            slots = [empty] * (2 * len(entries))
            self._table.directory.append((position, len(slots)))
            for hashed, place in entries:
                slot = (hashed >> 8) % len(slots)
                while slots[slot] is not empty:
                    slot = (slot + 1) % len(slots)
                slots[slot] = pack(hashed, place)
            self._write(b"".join(slots))
            position += size * len(slots)
