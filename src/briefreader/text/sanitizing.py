"""The one table that makes text harmless.

Nothing here looks for escape sequences: whoever parses them misses a form. Single characters are
mapped, and without ESC and C1 no sequence is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps

from briefreader.text.lazy_pattern import lazy_pattern

MARKS_PER_BASE = 8
_NAME = 60  # code points


# What may stand within the brackets of a pattern.
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""All of C0 but tab and line feed, and C1."""
LINE_SEPARATORS = "\u2028\u2029"
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
SURROGATES = "\ud800-\udfff"
TAGS = "\U000e0000-\U000e0fff"
INVISIBLE = "\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffc"

# What needs no second look: most of any text, and taken out of it in no time.
PRINTABLE = bytes(range(0x20, 0x7F))
"""The printable characters of ASCII."""
_PLAIN = b"\t\n" + PRINTABLE
_HARMFUL = lazy_pattern(f"[{CONTROLS}{LINE_SEPARATORS}{DIRECTIONS}{SURROGATES}{TAGS}{INVISIBLE}]")
_STAND_INS = (
    {chr(code): chr(0x2400 + code) for code in range(0x20)}
    | {"\x7f": "\u2421"}
    # HTML's reading of C1: text decoded as Latin-1 that was cp1252.
    | {chr(code): bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
    | dict.fromkeys("\r\x85\u2028\u2029", "\n")
)
COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_COMBINES = lazy_pattern(f"[{COMBINING}]{{{MARKS_PER_BASE}}}")
_MARK_FLOOD = lazy_pattern(f"([{COMBINING}]{{{MARKS_PER_BASE}}})[{COMBINING}]+")
_LINE_ENDS = re.compile("\r\n|\r")
_REPLACED = re.compile(f"\r\n|{_HARMFUL.pattern}")


def keeps_names(function: Callable[[str], str]) -> Callable[[str], str]:
    """Let a function remember what becomes of short texts: names, sources and days come again and
    again.
    """
    kept = lru_cache(4096)(function)

    @wraps(function)
    def remembered(text: str) -> str:
        return kept(text) if len(text) < _NAME else function(text)

    return remembered


def sanitize(text: str) -> tuple[str, int]:
    """Return ``text`` as a terminal may safely show it, and how many characters that changed.

    Line ends become ``\n`` and are not counted. Controls become their visible pictures, C1 the
    cp1252 character that was meant; direction controls, tags, soft hyphens, byte-order marks and
    lone surrogates go; at most eight combining marks stay on one base.
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    if consists_of(text, PRINTABLE):
        return text, 0
    odd = _odd_characters(text)
    changed = len(_HARMFUL.findall(odd))
    if changed:
        text, odd = _HARMFUL.sub(_stand_in, text), _HARMFUL.sub(_stand_in, odd)
    floods = 0
    if _COMBINES.search(odd):
        text, floods = _MARK_FLOOD.subn(r"\1", text)
    return text, changed + floods


def offset_shifts(text: str) -> list[tuple[int, int]]:
    """Return where ``sanitize`` makes a text shorter, floods of marks aside: each offset in what it
    returns from which on offsets in ``text`` are so much greater.
    """
    places, lost = [], 0
    for found in _REPLACED.finditer(text):
        kept = 1 if found[0] == "\r\n" else len(_stand_in(found))
        if kept < len(found[0]):
            lost += len(found[0]) - kept
            places.append((found.end() - lost, lost))
    return places


def consists_of(text: str, octets: bytes) -> bool:
    """Return whether there are none but these bytes in a text as UTF-8: in an eighth of the time
    that a pattern takes.
    """
    return not text.encode("utf-8", "surrogatepass").translate(None, octets)


def all_but(characters: str) -> bytes:
    """Return the bytes of every character but these of ASCII, for ``consists_of``."""
    return bytes(range(0x100)).translate(None, characters.encode())


def _stand_in(harmful: re.Match[str]) -> str:
    """Return what stands for a character that is made harmless; nothing for most of them."""
    return _STAND_INS.get(harmful[0], "")


def _odd_characters(text: str) -> str:
    """Return all but the printable ASCII of ``text``, in order: a few, where every one is looked
    at.
    """
    data = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return data.decode("utf-8", "surrogatepass")


def escape_json_controls(json_text: str) -> str:
    """Return JSON that means the same, without what a terminal obeys or no encoder takes."""
    if not _HARMFUL.search(_odd_characters(json_text)):
        return json_text
    import json  # most that is made harmless is no JSON

    return _HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], json_text)


@keeps_names
def one_line(text: str) -> str:
    """Return ``text`` made harmless, with every run of white space as one space: for names and
    titles.
    """
    if "  " not in text and consists_of(text, PRINTABLE):
        return text.strip(" ")
    return " ".join(sanitize(text)[0].split())
