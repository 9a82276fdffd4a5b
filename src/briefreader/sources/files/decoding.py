"""Bytes into harmless text: byte-order mark, UTF-8, else line by line one byte a letter."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import offset_shifts, sanitize

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OTHER_FORMATS = (
    b"%PDF-",
    b"\x89PNG",
    b"\x7fELF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"SQLite format 3\x00",
)
_SAMPLE = 65536
_CYRILLIC = 2  # letters beyond ASCII for each of ASCII: no Latin writing has so many
_FEWEST_LETTERS = 8
_EASTERN = ("pl", "cs", "hu")
# Line ends, tab, form feed and escape stand in real text files.
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
_NO_CONTROLS = bytes(set(range(256)) - set(_CONTROLS))
_ASCII = bytes(range(128))


class Decoded(NamedTuple):
    """Text that a terminal may show, and what had to be done to get it."""

    text: str
    notes: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Return ``data`` as harmless text; never fails."""
    text, notes = _characters(data)
    text, changed = sanitize(text)
    if changed:
        notes.append(f"{pluralize(changed, 'control or invisible character')} removed or replaced")
    return Decoded(text, tuple(notes))


def file_offsets(data: bytes) -> Callable[[int], int]:
    """Return what tells where a code point of the decoded text stands among those of the file.

    A byte-order mark is none of them.
    """
    shifts = offset_shifts(_characters(data)[0])

    def in_file(offset: int) -> int:
        at = bisect_right(shifts, offset, key=itemgetter(0))
        return offset + (shifts[at - 1][1] if at else 0)

    return in_file


def _characters(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            if encoding == "utf-8":
                data = data[len(mark) :]
                break
            return data[len(mark) :].decode(encoding, "replace"), [f"read as {name}"]
    else:
        if unmarked := _unmarked_utf16(data):
            return data.decode(unmarked, "replace"), [
                "read as UTF-16, though the file doesn't say so"
            ]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _line_by_line(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the byte order of Western text in UTF-16: every other byte is NUL."""
    sample = data[:2048]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _line_by_line(data: bytes) -> tuple[str, list[str]]:
    found: list[str | bytes] = []
    for line in data.split(b"\n"):
        try:
            found.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            found.append(line)
    others = [line for line in found if isinstance(line, bytes)]
    encoding, name = _eight_bit(b"\n".join(others)[:_SAMPLE])
    text = "\n".join(
        line if isinstance(line, str) else line.decode(encoding, "replace") for line in found
    )
    notes = [f"{pluralize(len(others), 'line')} read as {name}"]
    if unreadable := text.count("\ufffd"):
        notes.append(f"{pluralize(unreadable, 'byte')} could not be read")
    return text, notes


def _eight_bit(sample: bytes) -> tuple[str, str]:
    """Return the encoding of one byte a letter that a text is in, and its name."""
    from briefreader.text.language import language_of  # its words are read for few files

    small, large = (len(_bytes_within(sample, *ends)) for ends in ((0xE0, 0x100), (0xC0, 0xE0)))
    letters = len(_bytes_within(sample, 0x61, 0x7B))
    if small + large > _CYRILLIC * letters and max(small, large) >= _FEWEST_LETTERS:
        return ("koi8-u", "KOI8-U") if large > small else ("cp1251", "Windows-1251")
    of_the_east = language_of(sample.decode("cp1250", "replace"))
    if of_the_east in _EASTERN and language_of(sample.decode("cp1252", "replace")) in (
        "",
        of_the_east,
    ):
        return "cp1250", "Windows-1250"
    return "cp1252", "Windows-1252"


def _bytes_within(sample: bytes, start: int, end: int) -> bytes:
    return sample.translate(None, bytes({*range(256)}.difference(range(start, end))))


def is_binary(data: bytes) -> bool:
    """Return whether ``data`` is no text, whatever its name says: judged by its first 64 KiB."""
    if data.startswith(_OTHER_FORMATS):
        return True
    if any(data.startswith(mark) for mark, _, _ in _MARKS) or _unmarked_utf16(data):
        return False
    sample = data[:_SAMPLE]
    controls = len(sample.translate(None, _NO_CONTROLS))
    if controls * 20 <= len(sample):
        return False
    if controls * 10 > len(sample):
        return sample.count(0) * 100 > len(sample) or not _is_utf8(sample)
    # Compressed data: few controls for a binary, but as many high bytes as low ones.
    high = len(sample.translate(None, _ASCII))
    return high * 5 > len(sample) and not _is_utf8(sample)


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True
