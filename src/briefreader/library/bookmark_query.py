"""Which bookmarks answer a query, and in which order: search, asked of each by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from briefreader.domain.bookmark import Bookmark
from briefreader.domain.hit_grouping import days_of_issue
from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import AnswerKind, Exchange, Quote, QuoteKind
from briefreader.search import Query, has_form, matches, title_key
from briefreader.search.analysis.language_stems import (
    language_terms,
    language_terms_of,
    stemmed_language,
)
from briefreader.search.analysis.stemmer import stem_prefix
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.query.ast import (
    And,
    AnswerTerm,
    DateRange,
    HasFlag,
    NameTerm,
    Node,
    Not,
    Or,
    QuotesPerson,
    StatementQuery,
    Terms,
)
from briefreader.search.query.fields import STATES
from briefreader.text.folding import fold_text

_FEW = 3  # forms of a word: so many are sought faster than by a pattern

Holds = Callable[[Bookmark, str], bool]
"""Whether a flag of the grammar (``read``, ``quotes`` …) holds for a bookmark."""


def sort_bookmarks(bookmarks: Iterable[Bookmark], sort: Sort | None) -> list[Bookmark]:
    """Return bookmarks newest article first and undated last, or by title or source; with no sort
    as they come.
    """
    match sort:
        case Sort.DATE:
            return sorted(
                bookmarks, key=lambda one: -day.toordinal() if (day := one.sorted_day) else 0
            )
        case Sort.OLDEST:
            return sorted(bookmarks, key=lambda one: one.sorted_day or date.max)
        case Sort.TITLE:
            return sorted(bookmarks, key=lambda one: title_key(one.title))
        case Sort.SOURCE:
            return sorted(bookmarks, key=lambda one: fold_text(one.source))
        case _:
            return list(bookmarks)


class _Words(NamedTuple):
    """All words that are sought in a bookmark, each between spaces; those of the quote come first
    and end at ``end``.

    ``language`` is the bookmark's, if that has forms of words that are not English; the terms of
    those are among the words. ``is_plain`` if the list tells all: there are none of those, and no
    question, whose words are listed but not sought.
    """

    bookmark: Bookmark
    listed: str
    language: str
    end: int
    is_plain: bool

    @property
    def said(self) -> str:
        """The words of the quote."""
        return self.listed[: self.end]


class BookmarkWords:
    """The words of bookmarks, tokenized once: most of fifty thousand are told by them alone."""

    def __init__(self) -> None:
        self._held: dict[str, _Words] = {}
        self._vocabulary: set[bytes] = set()

    def of(self, bookmark: Bookmark) -> _Words:
        """Return the words of a bookmark."""
        held = self._held.get(bookmark.id)
        if held is None or held.bookmark is not bookmark:
            text = _text(bookmark)
            said = tokenize(bookmark.quote)
            about = text[len(bookmark.quote) :]
            found = [*said, *tokenize(f"{about} · {bookmark.question}")]
            language = stemmed_language(text)
            if language:
                terms = chain.from_iterable(language_terms(language, text, found))
                found = [*found, *dict.fromkeys(map(_as_word, terms))]
            end = len(b" ".join(said).decode()) + 2 if said else 1
            listed = f" {b' '.join(found).decode()} "
            is_plain = not language and not bookmark.question
            held = _Words(bookmark, listed, language, end, is_plain)
            self._held[bookmark.id] = held
            self._vocabulary.update(found)
        return held

    def test(self, terms: Terms) -> Callable[[str], bool]:
        """Return what tells whether words side by side are among those of a bookmark, where that is
        told by them alone.

        Which words are a form of the one that is sought is asked of all words once, not of each
        bookmark's.
        """
        (beginning, *_), phrase = _sought(terms.words, terms.exact, terms.prefix)
        if terms.exact or len(terms.words) > 1:
            return lambda listed: phrase in listed
        start = beginning[1:].encode()
        begun = [f" {one.decode()} " for one in self._vocabulary if one.startswith(start)]
        forms = [one for one in begun if has_form(terms, one)]
        if len(forms) == len(begun):
            return lambda listed: beginning in listed
        if len(forms) <= _FEW:
            return lambda listed: any(one in listed for one in forms)
        # Of many forms their common beginning is sought first.
        pattern = re.compile(f" (?:{'|'.join(re.escape(one[1:]) for one in forms)})")
        return lambda listed: beginning in listed and pattern.search(listed) is not None


def matching(
    bookmarks: Iterable[Bookmark], node: Node, holds: Holds, words_of: BookmarkWords
) -> list[Bookmark]:
    """Return the bookmarks that have what ``node`` asks for: each part of it is asked of all that
    the parts before left.
    """
    found = [*bookmarks]
    match node:
        case And(parts):
            for part in parts:
                found = matching(found, part, holds, words_of)
            return found
        case Or(parts):
            kept = {id(one) for part in parts for one in matching(found, part, holds, words_of)}
            return [one for one in found if id(one) in kept]
        case Not(part):
            left_out = {id(one) for one in matching(found, part, holds, words_of)}
            return [one for one in found if id(one) not in left_out]
        case Terms(field=None, near=None):
            held = [words_of.of(one) for one in found]
            has = words_of.test(node)
            return [
                one.bookmark
                for one in held
                if (has(one.listed) if one.is_plain else _has_terms(one.bookmark, node, words_of))
            ]
        case _:
            return [one for one in found if _matches(one, node, holds, words_of)]


def _matches(bookmark: Bookmark, node: Node, holds: Holds, words_of: BookmarkWords) -> bool:
    """Return whether the bookmark has what a single ``node`` asks for.

    Plain words are sought in the quote, its speaker, title, source, note and tags; under
    ``said:`` in the quote alone, under ``asked:`` in the question that it answers; ``answer:`` is
    about that question as far as the quote answers it.
    """
    match node:
        case Terms():
            return _has_terms(bookmark, node, words_of)
        case QuotesPerson(name):
            return _named(bookmark, name)
        case StatementQuery():
            return _has_statement(bookmark, node, words_of)
        case DateRange(first, last):
            day, issued = bookmark.date, bookmark.issued
            days = (day,) if day else days_of_issue(issued) if issued else ()
            return bool(days) and all(first <= one.toordinal() <= last for one in days)
        case HasFlag(flag):
            return holds(bookmark, flag)
        case _:
            return True


def _has_statement(bookmark: Bookmark, query: StatementQuery, words_of: BookmarkWords) -> bool:
    if query.name is not None and not _named(bookmark, query.name):
        return False
    if query.question:
        return _says(bookmark, bookmark.question, query.words)
    return _says(bookmark, bookmark.quote, query.words, words_of.of(bookmark).said)


def _has_terms(bookmark: Bookmark, terms: Terms, words_of: BookmarkWords) -> bool:
    """Return whether a bookmark has words; only where its list of words leaves it open, its text
    is looked at.
    """
    if terms.field is not None:
        return _has_field_words(_text_for(bookmark, terms), terms)
    held = words_of.of(bookmark)
    told = _told_by(terms, held.listed, held.language)
    if told and bookmark.question:  # which is listed, but not sought
        told = None
    return has_words(_text_for(bookmark, terms), terms) if told is None else told


def _told_by(terms: Terms, listed: str, language: str) -> bool | None:
    """Return whether words are among the ``listed`` ones in the forms that search would find; None
    where the list leaves it open.
    """
    beginnings, phrase = _sought(terms.words, terms.exact, terms.prefix)
    if terms.near is None and phrase in listed:
        return True
    for word, beginning in zip(terms.words, beginnings, strict=True):
        if beginning not in listed and not (language and _in_language(word, language, listed)):
            return False
    return has_form(terms, listed) if terms.near is None and not language else None


def _in_language(word: str, language: str, listed: str) -> bool:
    """Return whether a bookmark can have a form of the word in its own language."""
    terms = map(_as_word, language_terms_of(word, {language}))
    return any(f" {term.decode()}" in listed for term in terms)


def _as_word(term: bytes) -> bytes:
    """Return a term of a language without a space, behind which it would pass for a word."""
    return term.replace(b" ", b"_")


@lru_cache(256)
def _sought(words: tuple[str, ...], exact: bool, prefix: bool) -> tuple[tuple[str, ...], str]:
    """Return how words that answer begin, and the very words; both behind spaces."""
    *whole, last = words
    beginnings = [word if exact else stem_prefix(word) for word in whole]
    beginnings.append(last if exact or prefix else stem_prefix(last))
    if prefix and not exact:
        beginnings[-1] = min(beginnings[-1], stem_prefix(last), key=len)
    phrase = " ".join(("", *words)) + ("" if prefix else " ")
    return tuple(f" {beginning}" for beginning in beginnings), phrase


def asks_for_state(node: Node) -> bool:
    """Return whether it matters to ``node`` what has become of bookmarks."""
    match node:
        case HasFlag(flag):
            return flag in STATES
        case Not(part):
            return asks_for_state(part)
        case And(parts) | Or(parts):
            return any(map(asks_for_state, parts))
        case _:
            return False


def has_words(text: str, words: Terms) -> bool:
    """Return whether the words stand in a text, in the forms that search would find."""
    return bool(matches(Query("", replace(words, field=None)), text))


_has_field_words = lru_cache(1024)(has_words)  # tags and titles come again and again


def _says(bookmark: Bookmark, text: str, node: Node, listed: str = "") -> bool:
    """Return whether one text of a bookmark has the words of a statement's query; where those that
    are ``listed`` of it tell, it is not looked at.
    """
    match node:
        case Terms():
            return _told_by(node, listed, "") or has_words(text, node)
        case AnswerTerm(kind):
            return kind in _answer_kinds(bookmark.question, bookmark.quote)
        case Not(part):
            return not _says(bookmark, text, part, listed)
        case And(parts):
            return all(_says(bookmark, text, part, listed) for part in parts)
        case Or(parts):
            return any(_says(bookmark, text, part, listed) for part in parts)
        case _:
            return bool(text)


@lru_cache(4096)
def _answer_kinds(question: str, answer: str) -> frozenset[AnswerKind]:
    """Return how a quote answers the question that was kept with it."""
    from briefreader.quotes import answer_kinds

    if not question:
        return frozenset()
    asked = Quote(0, len(question), question, QuoteKind.TURN)
    given = Quote(0, len(answer), answer, QuoteKind.TURN)
    return answer_kinds(Exchange(asked, (given,)))[0]


def _text_for(bookmark: Bookmark, words: Terms) -> str:
    fields = {
        "title": bookmark.title,
        "source": bookmark.source,
        "tag": " · ".join(bookmark.tags),
        "path": str(bookmark.path),
    }
    if words.field is not None:
        return fields.get(words.field, "")
    return _text(bookmark)


def _text(bookmark: Bookmark) -> str:
    spoken = (bookmark.quote, bookmark.speaker or bookmark.mention, bookmark.note)
    return " · ".join((*spoken, bookmark.title, bookmark.source, *bookmark.tags))


def _named(bookmark: Bookmark, name: NameTerm) -> bool:
    """Return whether all the name's words are words of the speaker's name."""
    spoken = _name_words(bookmark.speaker or "")
    *whole, last = name.words
    begun = any(word.startswith(last) if name.prefix else word == last for word in spoken)
    return begun and all(word in spoken for word in whole)


@lru_cache(4096)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(fold_text(name).split())
