"""The one table that makes text harmless, and the one folding that all matching uses.

Nothing here looks for escape sequences: whoever parses them misses a form. Single characters are
mapped, and without ESC and C1 no sequence is left.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from briefreader.domain.article import Span

MARKS_PER_BASE = 8


# What may stand within the brackets of a pattern.
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""All of C0 but tab and line feed, and C1."""
LINE_SEPARATORS = "\u2028\u2029"
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
SURROGATES = "\ud800-\udfff"
TAGS = "\U000e0000-\U000e0fff"
_INVISIBLE = "\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffc"

# What needs no second look: most of any text, and taken out of it in no time.
_PLAIN = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
_HARMFUL = re.compile(f"[{CONTROLS}{LINE_SEPARATORS}{DIRECTIONS}{SURROGATES}{TAGS}{_INVISIBLE}]")
_STAND_INS = (
    {chr(code): chr(0x2400 + code) for code in range(0x20)}
    | {"\x7f": "\u2421"}
    # HTML's reading of C1: text decoded as Latin-1 that was cp1252.
    | {chr(code): bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
    | dict.fromkeys("\r\x85\u2028\u2029", "\n")
)
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_COMBINES = re.compile(f"[{_COMBINING}]{{{MARKS_PER_BASE}}}")
_MARK_FLOOD = re.compile(f"([{_COMBINING}]{{{MARKS_PER_BASE}}})[{_COMBINING}]+")
_LINE_ENDS = re.compile("\r\n|\r")


def sanitize(text: str) -> tuple[str, int]:
    """Return ``text`` as a terminal may safely show it, and how many characters that changed.

    Line ends become ``\n`` and are not counted. Controls become their visible pictures, C1 the
    cp1252 character that was meant; direction controls, tags, soft hyphens, byte-order marks and
    lone surrogates go; at most eight combining marks stay on one base.
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    if text.isascii() and text.isprintable():
        return text, 0
    odd = _odd_characters(text)
    changed = len(_HARMFUL.findall(odd))
    if changed:
        text, odd = _HARMFUL.sub(_stand_in, text), _HARMFUL.sub(_stand_in, odd)
    floods = 0
    if _COMBINES.search(odd):
        text, floods = _MARK_FLOOD.subn(r"\1", text)
    return text, changed + floods


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
    """JSON that means the same, without a character that a terminal obeys or no encoder takes."""
    import json  # most that is made harmless is no JSON

    return _HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], json_text)


def one_line(text: str) -> str:
    """Return ``text`` made harmless, with every run of white space as one space: for names and
    titles.
    """
    return " ".join(sanitize(text)[0].split())


@dataclass(frozen=True, slots=True)
class Folded:
    """Text as matching sees it, and the way back.

    ``offsets[i]`` is where, in the original, folded character ``i`` comes from; one more entry at
    the end holds the original's length.
    """

    text: str
    offsets: array[int]

    def span(self, start: int, end: int) -> Span:
        """Return the original's span for the folded span ``start`` to ``end``."""
        if end <= start:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def position(self, offset: int) -> int:
        """Return the first folded character that comes from ``offset`` or later."""
        return bisect_left(self.offsets, offset)


_SINGLE = "‘’‚‛′ʼ`´"
_DOUBLE = "“”„‟«»″"
_DASHES = "-‐‑‒–—―−﹣－"
_FOLD: dict[str, str] = (
    dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, " ")
    | {"…": "...", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}
    | {"þ": "th", "ı": "i", "ħ": "h"}
    | dict.fromkeys("\u200c\u200d\u200b\u2060\xad\ufeff", "")
)
_ACCENT = re.compile(f"[{_COMBINING}\u0591-\u05c7\u064b-\u065f\u0670]")
# White space and dashes; plain ASCII; whatever else, with its accents.
_PIECES = re.compile(f"([{re.escape(_DASHES)}\\s]+)|([!-,./0-9:-_a-~]+)|(.)", re.DOTALL)


def _fold_character(character: str) -> str:
    known = _FOLD.get(character)
    if known is not None:
        return known
    if "\uac00" <= character <= "\ud7a3":  # Hangul syllables are letters, not stacked accents
        return character
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", character)).casefold()
    return "".join(_FOLD.get(part, part) for part in bare)


def fold(text: str) -> Folded:
    """Return ``text`` without the differences that a reader does not mean.

    Case, accents, typographic quotation marks, compatibility forms (NFKD, Unicode Annex 15) and
    invisible characters go; dashes and runs of white space become one space.
    """
    parts: list[str] = []
    offsets: array[int] = array("I" if len(text) < 1 << 31 else "Q")
    spaced = True
    for piece in _PIECES.finditer(text):
        start, end = piece.span()
        if piece[1]:
            if not spaced:
                parts.append(" ")
                offsets.append(start)
            spaced = True
            continue
        if piece[2]:
            folded = piece[2].lower()
            offsets.extend(range(start, end))
        else:
            folded = _fold_character(piece[3])
            if not folded:
                continue
            if folded == " ":
                if not spaced:
                    parts.append(" ")
                    offsets.append(start)
                spaced = True
                continue
            offsets.extend([start] * len(folded))
        parts.append(folded)
        spaced = False
    offsets.append(len(text))
    return Folded("".join(parts), offsets)


def fold_text(text: str) -> str:
    """Return the folded text alone, for comparing."""
    if text.isascii() and text.isalnum():  # a plain word, as most are
        return text.lower()
    return fold(text).text


def says_same(text: str, title: str) -> bool:
    """Return whether ``text`` is the title over again, as matching sees both."""
    if len(text) >= 2 * len(title):
        return False
    first, second = text[:1], title[:1]
    if first.isalnum() and second.isalnum() and (first + second).isascii():
        # Folding is dear, and most first lines are told from the title by their first letter.
        return first.lower() == second.lower() and fold_text(text) == fold_text(title)
    return fold_text(text) == fold_text(title)
