"""Text to the words that a fact-checker compares: what was said, not how it was set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from briefreader.factcheck.number_words import TO_NINETEEN
from briefreader.text.folding import fold_text
from briefreader.text.lazy_pattern import lazy_pattern

_SIGNS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)+"
    r"|(?<![\w)\]-])[-\u2212](?=[$\u20ac\u00a3\u00a5]?\d)|[$\u20ac\u00a3\u00a5%&]"
)
_PLAIN = lazy_pattern(rf"{_SIGNS}|(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:['\u2018\u2019\u02bc][^\W_]+)*")
# Scripts without spaces, where each character is a word, and those whose vowels are marks.
_UNSPACED = r"\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e"
_SPECIAL = lazy_pattern(f"[{_UNSPACED}{_MARKS}]")
_LETTERS = rf"[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_MARKS}])*"
_ANY = lazy_pattern(
    rf"{_SIGNS}|[{_UNSPACED}]|(?:[^\W\d_]\.){{2,}}"
    rf"|{_LETTERS}(?:['\u2018\u2019\u02bc]{_LETTERS})*"
)
_SPELLED = {"%": "percent", "&": "and", "\u2212": "-"} | {
    word: str(number) for number, word in enumerate((*TO_NINETEEN, "twenty"))
}
_WRITTEN = frozenset(_SPELLED.values())
_FOUND_BY_LETTERS = 4  # letters; shorter ones stand everywhere, or are of the kind of "U.S."
# All but ASCII and the usual marks; a combining mark counts as the letter that it belongs to.
_FOLDED = lazy_pattern("[^\\x00-\\x7f\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u00a0]")
_POINTED = lazy_pattern(r"\.[^\W\d_]\.[^\W\d_]\.[^\W\d_]")
_NOT = """
not no never none neither nor nobody nothing nowhere without cannot hardly barely
nicht kein keine nie ne pas jamais non nunca nao
"""
_NEGATIONS = frozenset(_NOT.split())
_FUNCTION = """
a about all also an and any are as at be because been but by can could did do does for from get go
going had has have he her here him his how i i'm if in into is it it's its just know like me more
my not now of on 1 or our out said say she so some than that that's the their them then there these
they think this those to up us very was we we're well were what when where which who will with
would you your
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())

_ROOT = 5  # letters


class Word(NamedTuple):
    """A word as it is compared, and where it stands in its text."""

    key: str
    start: int
    end: int


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of ``text`` between two offsets, in order.

    A dash parts words as a space does; quotation marks and punctuation are none. Signs of
    currency, ``%`` and ``&`` are words, and so is each character of a script without spaces.
    """
    for match in _pattern(text).finditer(text, start, len(text) if end is None else end):
        yield Word(_KEYS[match[0]], match.start(), match.end())


def keys_in(text: str) -> list[str]:
    """Return the words of ``text`` as they are compared."""
    return list(chain.from_iterable(map(_CHUNKS.__getitem__, text.split())))


def spans_in(text: str) -> list[tuple[int, int]]:
    """Return where the words of :func:`keys_in` stand."""
    return [match.span() for match in _pattern(text).finditer(text)]


def is_found_by_letters(key: str) -> bool:
    """Return whether a word stands only where its letters do, in capitals or not, but for those of
    :func:`unusual_words`.
    """
    return len(key) >= _FOUND_BY_LETTERS and key.isascii() and key.isalpha() and key not in _WRITTEN


def unusual_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of ``text`` that have letters which are folded, or points between letters,
    each with two places of its line, in front of it and behind it.
    """
    end = 0
    for start in sorted(one.start() for form in (_FOLDED, _POINTED) for one in form.finditer(text)):
        if start >= end:
            first = max(text.rfind(space, 0, start) for space in " \n") + 1
            ends = (text.find(space, start) for space in " \n")
            end = min((at for at in ends if at >= 0), default=len(text))
            for key in keys_in(text[first:end]):
                yield key, first, end


def _pattern(text: str) -> re.Pattern[str]:
    return _PLAIN if text.isascii() or not _SPECIAL.search(text) else _ANY


class _Keys(dict[str, str]):
    """Word → what is compared of it."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_KEYS:
            self.clear()
        self[word] = key = _key(word)
        return key


class _Chunks(dict[str, tuple[str, ...]]):
    """What stands between spaces → what is compared of it; no word reaches over a space."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        # Most are a word, or one with a comma or a full stop behind it.
        word = chunk[:-1] if chunk[-1] in _BEHIND else chunk
        if word.isascii() and word.isalpha():
            lower = word.lower()  # as folded, and as is known without a look at its signs
            keys: tuple[str, ...] = (_SPELLED.get(lower, lower),)
        else:
            keys = tuple(map(_KEYS.__getitem__, _pattern(chunk).findall(chunk)))
        if len(chunk) < _LONG:
            if len(self) > _MOST_KEYS:
                self.clear()
            self[chunk] = keys
        return keys


_BEHIND = frozenset(",.;:?!")
_MOST_KEYS = 1 << 16
_LONG = 64  # code points of a chunk that is not worth keeping


def _key(word: str) -> str:
    """Return a word folded, without points and the commas within a number.

    Numbers up to twenty count alike in letters and figures.
    """
    plain = "-" if word == "\u2212" else word
    folded = plain.lower() if plain.isascii() else fold_text(plain)
    if folded[:1].isdigit():
        return folded.replace(",", "")
    folded = folded.replace(".", "")
    return _SPELLED.get(folded, folded) or word


_KEYS = _Keys()
_CHUNKS = _Chunks()


def root(key: str) -> str:
    """Return the letters that decide whether two words have the same root."""
    return key.rstrip("s")[:_ROOT]


def is_negation(key: str) -> bool:
    """Return whether leaving out the word, or putting it in, turns what is said into its
    opposite.
    """
    return key in _NEGATIONS or key.endswith("n't")


def is_weighty(key: str) -> bool:
    """Return whether a word may be neither hidden by an ellipsis of a word or two nor put in
    brackets.
    """
    return is_negation(key) or key[0].isdigit() or key[0] in "-$€£¥"
