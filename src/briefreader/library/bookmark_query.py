"""Which bookmarks answer a query, and in which order: search, asked of each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefreader.domain.article import Bookmark, Sort
from briefreader.search import Query, matches
from briefreader.search.query.ast import (
    Both,
    Dated,
    Either,
    Flagged,
    Name,
    Node,
    Quoting,
    Spoken,
    Without,
    Words,
)
from briefreader.search.store.article_rows import title_key
from briefreader.text.sanitizing import fold_text

Holds = Callable[[Bookmark, str], bool]
"""Whether a flag of the grammar (``read``, ``quotes`` …) holds for a bookmark."""


def in_order(bookmarks: Iterable[Bookmark], sort: Sort | None) -> list[Bookmark]:
    """Newest article first, the undated last, or by title or source; else as they come."""
    match sort:
        case Sort.DATE:
            return sorted(bookmarks, key=lambda one: -one.date.toordinal() if one.date else 0)
        case Sort.TITLE:
            return sorted(bookmarks, key=lambda one: title_key(one.title))
        case Sort.SOURCE:
            return sorted(bookmarks, key=lambda one: fold_text(one.source))
        case _:
            return list(bookmarks)


def answers(bookmark: Bookmark, node: Node, holds: Holds) -> bool:
    """Whether the bookmark has what ``node`` asks for.

    Plain words are sought in the quote, its speaker, title, source, note and tags; under
    ``said:`` in the quote alone, under ``asked:`` in the question that it answers.
    """
    match node:
        case Words():
            return has_words(_text_for(bookmark, node), node)
        case Quoting(name):
            return _named(bookmark, name)
        case Spoken(name, question, words):
            text = bookmark.question if question else bookmark.quote
            return (name is None or _named(bookmark, name)) and _says(text, words)
        case Dated(first, last):
            return bookmark.date is not None and first <= bookmark.date.toordinal() <= last
        case Flagged(flag):
            return holds(bookmark, flag)
        case Without(part):
            return not answers(bookmark, part, holds)
        case Both(parts):
            return all(answers(bookmark, part, holds) for part in parts)
        case Either(parts):
            return any(answers(bookmark, part, holds) for part in parts)
        case _:
            return True


def has_words(text: str, words: Words) -> bool:
    """Whether the words stand in a text, in the forms that search would find."""
    return bool(matches(Query("", replace(words, field=None)), text))


def _says(text: str, node: Node) -> bool:
    """Whether one text has the words of a statement's query."""
    match node:
        case Words():
            return has_words(text, node)
        case Without(part):
            return not _says(text, part)
        case Both(parts):
            return all(_says(text, part) for part in parts)
        case Either(parts):
            return any(_says(text, part) for part in parts)
        case _:
            return bool(text)


def _text_for(bookmark: Bookmark, words: Words) -> str:
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


def _named(bookmark: Bookmark, name: Name) -> bool:
    """Whether all the name's words are words of the speaker's name."""
    spoken = fold_text(bookmark.speaker or "").split()
    *whole, last = name.words
    begun = any(word.startswith(last) if name.prefix else word == last for word in spoken)
    return begun and all(word in spoken for word in whole)
