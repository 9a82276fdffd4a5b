"""Which bookmarks answer a query, and in which order: search, asked of each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from briefreader.domain.bookmark import Bookmark
from briefreader.domain.listing_row import Sort
from briefreader.search import Query, matches, title_key
from briefreader.search.query.ast import (
    And,
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
from briefreader.text.sanitizing import fold_text

Holds = Callable[[Bookmark, str], bool]
"""Whether a flag of the grammar (``read``, ``quotes`` …) holds for a bookmark."""


def sort_bookmarks(bookmarks: Iterable[Bookmark], sort: Sort | None) -> list[Bookmark]:
    """Return bookmarks newest article first and undated last, or by title or source; with no sort
    as they come.
    """
    match sort:
        case Sort.DATE:
            return sorted(bookmarks, key=lambda one: -one.date.toordinal() if one.date else 0)
        case Sort.OLDEST:
            return sorted(bookmarks, key=lambda one: one.date or date.max)
        case Sort.TITLE:
            return sorted(bookmarks, key=lambda one: title_key(one.title))
        case Sort.SOURCE:
            return sorted(bookmarks, key=lambda one: fold_text(one.source))
        case _:
            return list(bookmarks)


def bookmark_matches(bookmark: Bookmark, node: Node, holds: Holds) -> bool:
    """Return whether the bookmark has what ``node`` asks for.

    Plain words are sought in the quote, its speaker, title, source, note and tags; under
    ``said:`` in the quote alone, under ``asked:`` in the question that it answers.
    """
    match node:
        case Terms():
            return has_words(_text_for(bookmark, node), node)
        case QuotesPerson(name):
            return _named(bookmark, name)
        case StatementQuery(name, question, words):
            text = bookmark.question if question else bookmark.quote
            return (name is None or _named(bookmark, name)) and _says(text, words)
        case DateRange(first, last):
            return bookmark.date is not None and first <= bookmark.date.toordinal() <= last
        case HasFlag(flag):
            return holds(bookmark, flag)
        case Not(part):
            return not bookmark_matches(bookmark, part, holds)
        case And(parts):
            return all(bookmark_matches(bookmark, part, holds) for part in parts)
        case Or(parts):
            return any(bookmark_matches(bookmark, part, holds) for part in parts)
        case _:
            return True


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


def _says(text: str, node: Node) -> bool:
    """Return whether one text has the words of a statement's query."""
    match node:
        case Terms():
            return has_words(text, node)
        case Not(part):
            return not _says(text, part)
        case And(parts):
            return all(_says(text, part) for part in parts)
        case Or(parts):
            return any(_says(text, part) for part in parts)
        case _:
            return bool(text)


def _text_for(bookmark: Bookmark, words: Terms) -> str:
    fields = {
        "title": bookmark.title,
        "source": bookmark.source,
        "tag": " · ".join(bookmark.tags),
        "path": str(bookmark.path),
    }
    if words.field is not None:
        return fields.get(words.field, "")
    spoken = (bookmark.quote, bookmark.speaker or bookmark.mention, bookmark.note)
    return " · ".join((*spoken, bookmark.title, bookmark.source, *bookmark.tags))


def _named(bookmark: Bookmark, name: NameTerm) -> bool:
    """Return whether all the name's words are words of the speaker's name."""
    spoken = fold_text(bookmark.speaker or "").split()
    *whole, last = name.words
    begun = any(word.startswith(last) if name.prefix else word == last for word in spoken)
    return begun and all(word in spoken for word in whole)
