"""Where a query's words stand in a text, and the few words around them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Snippet
from briefreader.search.analysis.language_stems import (
    has_umlaut,
    stem,
    stemmed_language,
    without_umlauts,
)
from briefreader.search.analysis.proximity import windows
from briefreader.search.analysis.stemmer import stem_prefix, variant_test
from briefreader.search.analysis.tokenizer import FoldedText, fold_with_offsets
from briefreader.search.query.ast import Query, Terms
from briefreader.text.folding import Folded, fold

_WIDTH = 160  # code points of a snippet
_BEFORE = 50  # of them before the first mark
_WORD = re.compile("[^ ]+")
_SPACES = re.compile(r"\s+")
_FORMS_KNOWN = 3  # of words: so many are sought faster than by a pattern


def matches(query: Query, text: str, language: str | None = None) -> tuple[Span, ...]:
    """Return where the words that make a hit stand in ``text``: in order, apart from each other.

    Excluded words and those sought in another field are not marked. ``text`` is in the article's
    ``language``, as ``stemmed_language`` tells it of the whole; None if it is the whole.
    """
    wanted = list(query.marked())
    if not wanted:
        return ()
    if language is None:
        language = stemmed_language(text)
    place = fold_with_offsets(text)
    return _apart(span for words in wanted for span in _spans(words, place, text, language))


def title_matches(query: Query, title: str) -> tuple[Span, ...]:
    """Return where the words that make a hit stand in its title, those of ``title:`` too.

    In the forms that every language has: few titles tell which one they are in.
    """
    wanted = [words for words in query.wanted() if words.field in {None, "title"}]
    place = fold_with_offsets(title)
    return _apart(span for words in wanted for span in _spans(words, place, title, ""))


def has_form(words: Terms, folded: str) -> bool:
    """Return whether words stand in a folded text, in the forms that every language has.

    Each word of it, the first too, is behind a space and before one: a pattern that begins so is
    found faster, and the forms that other texts had are found without it.
    """
    find, is_form, known = _form_finder(words.words, words.exact, words.prefix)
    for form in known:
        if form in folded:
            return True
    for match in find(folded):
        if is_form(match[1]):
            if len(known) < _FORMS_KNOWN:
                known.append(f" {match[1]} ")
            return True
    return False


@lru_cache(64)
def _form_finder(
    words: tuple[str, ...], exact: bool, prefix: bool
) -> tuple[Callable[[str], Iterator[re.Match[str]]], Callable[[str], bool], list[str]]:
    """Return what finds words that begin like a form, whether one is, and a list for forms that
    were found; the same words come again and again.
    """
    terms = Terms(words, exact, prefix, Span(0, 0))
    find = re.compile(f" ({_expression(terms)})").finditer
    return find, lru_cache(1024)(_form_test(terms)), []


def _spans(words: Terms, place: FoldedText, text: str, language: str) -> Iterator[Span]:
    if words.near is not None:
        yield from _near_spans(words.words, words.near, place, _WordTest(text, place, language))
        return
    accept = _form_test(words)
    for match in _pattern(words).finditer(place.text):
        if accept(match[0]):
            yield place.span(match.start(), match.end())
    if language:
        yield from _language_spans(words, place, _WordTest(text, place, language))


class _WordTest:
    """Whether a word that was found is one that is sought, as the index has it for a language."""

    def __init__(self, text: str, place: FoldedText, language: str) -> None:
        self._text = text
        self._place = place
        self._language = language

    def same(self, found: re.Match[str], sought: str) -> bool:
        """Return whether both are one word, however it is spelt."""
        if found[0] == sought:
            return True
        return without_umlauts(found[0]) == without_umlauts(sought) and self._has_umlaut(found)

    def begins(self, found: re.Match[str], sought: str) -> bool:
        """Return whether a word begins so, however it is spelt."""
        if found[0].startswith(sought):
            return True
        begins = without_umlauts(found[0]).startswith(without_umlauts(sought))
        return begins and self._has_umlaut(found)

    def same_stem(self, found: str, sought: str) -> bool:
        """Return whether both are forms of one word."""
        same_letter = found[:1] == sought[:1] or not found.isascii()
        return same_letter and stem(self._language, found) == stem(self._language, sought)

    def _has_umlaut(self, found: re.Match[str]) -> bool:
        original = self._place.span(found.start(), found.end()).of(self._text)
        return self._language == "de" and has_umlaut(found[0], original)


def _language_spans(words: Terms, place: FoldedText, test: _WordTest) -> Iterator[Span]:
    """Yield where words stand that are the sought ones in the text's own language alone."""
    found = list(_WORD.finditer(place.text))
    *firsts, last = words.words
    forms = not firsts and not words.exact
    for number in range(len(firsts), len(found)):
        match = found[number]
        fits = (
            test.same(match, last)
            or (words.prefix and test.begins(match, last))
            or (forms and test.same_stem(match[0], last))
        )
        if fits:
            start = number - len(firsts)
            before = found[start:number]
            if all(map(test.same, before, firsts)):
                yield place.span(found[start].start(), match.end())


def _near_spans(
    sought: Sequence[str], near: int, place: FoldedText, test: _WordTest
) -> Iterator[Span]:
    """Yield the words, where they stand near each other."""
    slots: list[list[int]] = [[] for _ in sought]
    spans: dict[int, Span] = {}
    for number, match in enumerate(_WORD.finditer(place.text)):
        for slot, word in zip(slots, sought, strict=True):
            if test.same(match, word):
                slot.append(number)
                spans[number] = place.span(*match.span())
    numbers = sorted(spans)
    for first, last in zip(*windows(slots, near), strict=True):
        inside = numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
        yield from map(spans.__getitem__, inside)


def _form_test(words: Terms) -> Callable[[str], bool]:
    """Return whether what the pattern found is a form of the word; a phrase is what it is."""
    if len(words.words) > 1 or words.exact:
        return bool
    word, prefix, is_variant = words.words[0], words.prefix, variant_test(words.words[0])
    return lambda found: (prefix and found.startswith(word)) or is_variant(found)


def _pattern(words: Terms) -> re.Pattern[str]:
    """Return the words as ``_expression`` has them, from the beginning of a word."""
    return re.compile(f"(?<![^ ]){_expression(words)}")


def _expression(words: Terms) -> str:
    """Return the words with white space between; a single one with whatever its stem allows."""
    if len(words.words) == 1 and not words.exact:
        return f"{re.escape(stem_prefix(words.words[0]))}[^ ]*"
    joined = " +".join(map(re.escape, words.words))
    return f"{joined}{'[^ ]*' if words.prefix else '(?![^ ])'}"


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order; those that overlap become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def snippet(query: Query, text: str, language: str | None = None) -> Snippet | None:
    """Return the stretch of ``text`` with most of the query's different words; None without any.

    White space is as in the text but for line breaks, which become spaces. ``language`` is as for
    ``matches``.
    """
    marks = matches(query, text, language)
    if not marks:
        return None
    start = _best_start(marks, text)
    begin = _word_edge(text, max(0, start - _BEFORE))
    end = _word_end(text, min(len(text), begin + _WIDTH))
    shown = text[begin:end].replace("\n", " ")
    inside = (Span(mark.start - begin, min(mark.end, end) - begin) for mark in marks
              if mark.start >= begin and mark.start < end)  # fmt: skip
    return Snippet(shown, tuple(inside), begin)


def _best_start(marks: tuple[Span, ...], text: str) -> int:
    """Return the mark from which a snippet's width covers most different words."""
    best, best_start = 0, marks[0].start
    last = 0
    for first, mark in enumerate(marks):
        last = max(last, first)
        while last < len(marks) and marks[last].end <= mark.start + _WIDTH - _BEFORE:
            last += 1
        different = len({text[m.start : m.end].casefold() for m in marks[first:last][:_WIDTH]})
        if different > best:
            best, best_start = different, mark.start
    return best_start


def best_mark(marks: tuple[Span, ...], text: str) -> Span:
    """Return the first of the marks that a snippet shows, of several words without those that come
    again in it: “of” before “the Department of Labor”.
    """
    start = _best_start(marks, text)
    shown = [mark for mark in marks if start <= mark.start and mark.end <= start + _WIDTH - _BEFORE]
    words = [mark.of(text).casefold() for mark in shown]
    first = 0
    while len(set(words)) > 1 and words[first] in words[first + 1 :]:
        first += 1
    return shown[first] if shown else next(mark for mark in marks if mark.start == start)


def _word_edge(text: str, place: int) -> int:
    """Return the beginning of the first whole word from ``place`` on, if one begins soon."""
    if place == 0:
        return 0
    match = _SPACES.search(text, place, place + _BEFORE // 2)
    return match.end() if match else place


def _word_end(text: str, place: int) -> int:
    """Return the end of the last whole word before ``place``."""
    if place >= len(text):
        return len(text)
    cut = max(text.rfind(" ", place - _BEFORE // 2, place), text.rfind("\n", place - 25, place))
    return cut if cut > 0 else place


def find_in(text: str, words: str) -> tuple[Span, ...]:
    """Return where ``words`` stand in ``text``, apart from each other, for finding in an article.

    Folded, across line breaks; with a capital letter in ``words``, case counts.
    """
    sought = fold(words).text.strip()
    if not sought:
        return ()
    folded = _folded(text)
    cased = _letters(words) if words.lower() != words else None
    found: list[Span] = []
    place = folded.text.find(sought)
    while place >= 0:
        span = folded.span(place, place + len(sought))
        if cased is None or _letters(span.of(text)) == cased:
            found.append(span)
            place = folded.text.find(sought, place + len(sought))
        else:
            place = folded.text.find(sought, place + 1)
    return tuple(found)


@lru_cache(maxsize=1)
def _folded(text: str) -> Folded:
    """Return the article that is open, folded once for all keys of what is sought in it."""
    return fold(text)


def _letters(text: str) -> str:
    """Return letters and digits alone, without accents, in their case."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())
