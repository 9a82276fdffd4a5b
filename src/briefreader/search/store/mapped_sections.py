"""A file of named stretches of bytes that is mapped into memory, so that opening costs nothing."""

from __future__ import annotations

import mmap
import os
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import overload

from briefreader.errors import IndexDamaged
from briefreader.paths import open_plain

_MAGIC = b"briefsec"
_HEAD = struct.Struct("<8sII")  # magic, number of sections, bytes of the names
_ENTRY = struct.Struct("<QQI")  # offset, length, length of the name
_ALIGNMENT = 8
_TYPECODES = {1: "B", 2: "H", 4: "I", 8: "Q"}  # by bytes
_AT_ONCE = 4096  # strings whose places are numbers in memory while all of them are gone through


def write_sections(path: Path, sections: Mapping[str, bytes]) -> None:
    """Write ``sections`` as one file; each begins at a multiple of eight bytes."""
    names = b"".join(name.encode() for name in sections)
    offset = _HEAD.size + _ENTRY.size * len(sections) + len(names)
    entries: list[bytes] = []
    body: list[bytes] = []
    for name, data in sections.items():
        padding = -offset % _ALIGNMENT
        body += (bytes(padding), data)
        entries.append(_ENTRY.pack(offset + padding, len(data), len(name.encode())))
        offset += padding + len(data)
    with path.open("wb") as file:
        file.write(_HEAD.pack(_MAGIC, len(sections), len(names)))
        file.writelines(entries)
        file.write(names)
        file.writelines(body)


class Sections:
    """The sections of a file, as views of mapped memory; valid while any view is held."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = map_file(path)
        self._view = memoryview(self._file)
        try:
            magic, count, _names = _HEAD.unpack_from(self._view, 0)
            if magic != _MAGIC:
                raise IndexDamaged(f"{path}: not a file of the search index")
            self._ranges = dict(_sections(self._view, count))
        except (struct.error, UnicodeDecodeError) as error:
            raise IndexDamaged(f"{path}: {error}") from error

    def forget(self) -> None:
        """Let pages that were looked at not count as this program's memory any longer.

        They stay in the system's cache: looking at them again costs next to nothing.
        """
        if isinstance(self._file, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            self._file.madvise(mmap.MADV_DONTNEED)

    def data(self, name: str) -> memoryview:
        """Return the bytes of one section."""
        start, end = self._range(name)
        return self._view[start:end]

    def _range(self, name: str) -> tuple[int, int]:
        try:
            return self._ranges[name]
        except KeyError:
            raise IndexDamaged(f"{self._path}: no section {name}") from None

    def numbers(self, name: str, typecode: str = "I") -> memoryview:
        """Return a section as an array of numbers, nothing copied."""
        try:
            return self.data(name).cast(typecode)  # type: ignore[call-overload,no-any-return]
        except TypeError as error:
            raise IndexDamaged(f"{self._path}: {name}: {error}") from error

    def narrow_numbers(self, name: str, count: int) -> memoryview:
        """Return a section of so many numbers, written by :func:`pack_numbers`."""
        size = len(self.data(name))
        typecode = _TYPECODES.get(size // count) if count else "B"
        if typecode is None or size % max(1, count):
            raise IndexDamaged(f"{self._path}: {name}: not as many numbers as there should be")
        return self.numbers(name, typecode)

    def strings(self, name: str) -> Strings:
        """Return a section pair written by :func:`pack_strings`."""
        return Strings(self.numbers(f"{name}.ends"), self._file, self._range(name)[0])


def _sections(view: memoryview, count: int) -> Iterable[tuple[str, tuple[int, int]]]:
    names = _HEAD.size + _ENTRY.size * count
    for number in range(count):
        offset, length, width = _ENTRY.unpack_from(view, _HEAD.size + _ENTRY.size * number)
        if offset + length > len(view):
            raise struct.error("a section ends after its file")
        yield bytes(view[names : names + width]).decode(), (offset, offset + length)
        names += width


def map_file(path: Path) -> mmap.mmap | bytes:
    """Return the file's bytes, mapped read-only; an empty file cannot be mapped."""
    with open_plain(path) as file:
        if os.fstat(file.fileno()).st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def pack_numbers(numbers: Sequence[int]) -> bytes:
    """Return numbers with as few bytes each as the largest needs, of 1, 2, 4 and 8."""
    largest = max(numbers, default=0)
    typecode = next(code for size, code in _TYPECODES.items() if largest < 1 << 8 * size)
    return array(typecode, numbers).tobytes()


def pack_strings(name: str, strings: Sequence[bytes]) -> dict[str, bytes]:
    """Return two sections: where each string ends, and all of them joined."""
    return {
        f"{name}.ends": array("I", accumulate(map(len, strings), initial=0)).tobytes(),
        name: b"".join(strings),
    }


class Strings(Sequence[bytes]):
    """Many byte strings in one file, each made when it is asked for."""

    __slots__ = ("_base", "_ends", "_file")

    def __init__(self, ends: memoryview, file: mmap.mmap | bytes, base: int) -> None:
        self._ends = ends
        self._file = file
        self._base = base

    def __len__(self) -> int:
        return max(0, len(self._ends) - 1)

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self.between(start, start + _AT_ONCE)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if index.__class__ is int:  # a binary search asks a dozen times for each word
            ends, base = self._ends, self._base
            return self._file[base + ends[index] : base + ends[index + 1]]
        assert isinstance(index, slice)
        return [self[number] for number in range(*index.indices(len(self)))]

    def between(self, start: int, end: int) -> Iterator[bytes]:
        """Return the strings from ``start`` to ``end``, without a search for each."""
        base = self._base
        ends = [base + place for place in self._ends[start : end + 1]]
        return map(self._file.__getitem__, map(slice, ends, ends[1:]))

    def of_length(self, start: int, end: int, lengths: range) -> list[bytes]:
        """Return the strings from ``start`` to ``end`` that have so many bytes."""
        ends = self._ends[start : end + 1].tolist()
        first, shortest, longest = ends[0], lengths[0], lengths[-1]
        # One slice of the file, and slices of that: a third of the time.
        joined = self._file[self._base + first : self._base + ends[-1]]
        return [
            joined[begin - first : stop - first]
            for begin, stop in pairwise(ends)
            if shortest <= stop - begin <= longest
        ]
