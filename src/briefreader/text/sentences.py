"""Where the sentences of a text end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefreader.domain.article import Span
from briefreader.text.abbreviations import ends_before_number, ends_in_abbreviation
from briefreader.text.lazy_pattern import lazy_pattern

ENDERS = ".…!?。！？؟۔।"
"""What ends a sentence, in any script; the first two do not always."""
CLOSERS = "\"'”’»)]"
"""What stands behind one of these and belongs to the sentence."""

_UNSPACED = "。！？"  # whose scripts have no space behind them
_END = lazy_pattern(rf"[{ENDERS}]+[{re.escape(CLOSERS)}]*(?=\s|$)|[{_UNSPACED}]")
_NEXT = re.compile(r"\s+(\S)")


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where each sentence between ``start`` and ``end`` ends, before the white space.

    A full stop ends none behind an abbreviation or an initial, nor before a small letter; what no
    stop ends is not told of.
    """
    for found in _END.finditer(text, start, end):
        stop = found.start() + len(found[0].rstrip(")]"))
        following = _NEXT.match(text, found.end(), end)
        if not following or not _goes_on(text, start, stop, following[1]):
            yield found.end()


def is_in_sentence(text: str, start: int, end: int) -> bool:
    """Return whether no sentence ends from ``start`` to before ``end``: not behind "Dr.", though a
    name follows.
    """
    return all(at >= end for at in sentence_ends(text, start, min(len(text), end + 1)))


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch, without the white space around them."""
    start = within.start
    for end in (*sentence_ends(text, *within), within.end):
        words = text[start:end]
        if bare := words.strip():
            first = start + words.index(bare)
            yield Span(first, first + len(bare))
        start = end


def _goes_on(text: str, start: int, stop: int, following: str) -> bool:
    """Return whether a sentence goes on behind ``stop``, with the character that ``following``
    is.
    """
    if text[stop - 1] not in ".…":
        return False
    if following.islower() or ends_in_abbreviation(text, start, stop):
        return True
    if following.isdigit() and ends_before_number(text, start, stop):
        return True
    return text[stop - 1] == "." and _is_initial(text[max(start, stop - 3) : stop - 1])


def _is_initial(letters: str) -> bool:
    """Return whether the last of two characters is a capital by itself; "I" is a word too."""
    return letters[-1:].isupper() and letters[-1] != "I" and not letters[:-1].isalnum()
