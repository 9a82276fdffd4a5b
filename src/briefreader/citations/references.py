"""One reference for each article, as reference managers want it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.citations import punctuation
from briefreader.citations.author_names import Author, authors
from briefreader.citations.grouping import article_title, place_link, reader_link, what_became
from briefreader.citations.work_kinds import ItemKind, kind_of_work
from briefreader.domain.article import DateOrigin, path_key
from briefreader.domain.bookmark import Bookmark
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """An article and what was bookmarked in it; ``key`` stays the same over all exports."""

    key: str
    first: Bookmark
    title: str
    authors: tuple[Author, ...]
    quotes: tuple[str, ...]
    tags: tuple[str, ...]
    kind: ItemKind

    @property
    def keywords(self) -> str:
        """The tags in one field, with commas between them and none within."""
        return listed_tags(self.tags)


def listed_tags(tags: Sequence[str]) -> str:
    """Return tags with commas between them and none within."""
    return ", ".join(map(without_commas, tags))


def without_commas(tag: str) -> str:
    """Return a tag as it stands in a list of tags."""
    return one_line(tag.replace(",", " "))


def is_day_of_speech(bookmark: Bookmark) -> bool:
    """Return whether its day is the one on which the words were said."""
    return bookmark.date_origin is DateOrigin.SAID


def reference_of(group: Sequence[Bookmark]) -> Reference:
    """Return an article with these bookmarks, all that are of it."""
    first = group[0]
    return Reference(
        key=_key(first),
        first=first,
        title=article_title(first),
        authors=authors(first.byline),
        quotes=tuple(map(annotation, group)),
        kind=_kind(group),
        tags=tuple(dict.fromkeys(one_line(tag) for bookmark in group for tag in bookmark.tags)),
    )


def _kind(group: Sequence[Bookmark]) -> ItemKind:
    return kind_of_work(group[0], transcribed=any(map(punctuation.is_transcribed, group)))


def annotation(bookmark: Bookmark) -> str:
    """Return a quote with its speaker, paragraph, links, state, tags and note, on one line.

    The words may be others than the article's, which the second link leads to: on one line, without
    asides, with single marks within.
    """
    name = punctuation.speaker(bookmark)
    about = punctuation.citation_caveats(bookmark)
    doubt = f" ({about})" if about else ""
    where = punctuation.locator(bookmark, "para.")
    place = f", {where}" if where else ""
    tags = f" Tags: {listed_tags(bookmark.tags)}." if bookmark.tags else ""
    note = f" Note: {one_line(bookmark.note)}" if bookmark.note else ""
    note += f" Bookmarked by {one_line(bookmark.shared_by)}." if bookmark.shared_by else ""
    terms = punctuation.terms(bookmark)
    bound = f" Terms: {terms}" if terms else ""
    words = punctuation.quoted(punctuation.citation_text(bookmark))
    state = what_became(bookmark)
    now = f" ({state})" if state else ""
    links = " ".join(filter(None, (reader_link(bookmark), place_link(bookmark))))
    return f"{words} — {name}{doubt}{place} [{links}]{now}{bound}{tags}{note}".rstrip()


def _key(bookmark: Bookmark) -> str:
    """Return a BibTeX key: who or where, the year, and a few digits of the path's hash."""
    names = authors(bookmark.byline)
    told = names[0].family if names else bookmark.source or bookmark.title
    word = _WORD.search(fold_text(told))
    when = punctuation.issued(bookmark)
    year = bookmark.date.year if bookmark.date else when.year if when else "nd"
    digest = hashlib.sha256(path_key(bookmark.path)).hexdigest()
    return f"{word[0] if word else 'article'}{year}{digest[:6]}"
