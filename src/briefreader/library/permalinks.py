"""Ids that lead to a place: of bookmarks, and of any passage by its article's content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.crockford import value
from briefreader.errors import LinkError
from briefreader.notebook.notebook import Notebook
from briefreader.text.sanitizing import one_line

if TYPE_CHECKING:
    from briefreader.search.search_engine import ArticleCatalogue

SCHEME = "briefreader:"
"""Before an id, the address that a desktop hands to `briefreader open`."""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where an id leads: a bookmark, or a passage of an article as it stands in its file."""

    path: Path
    passage: Span
    bookmark: Bookmark | None = None


def bare_id(text: str) -> str:
    """Return the id that somebody typed or copied, without the scheme and in lower case."""
    return text.strip().lower().removeprefix(SCHEME).strip("/")


def is_of_content(identity: str, content_hash: str) -> bool:
    """Return whether a passage's id was made of an article with that content."""
    return value(bare_id(identity).split("-")[0]) == int(content_hash[:10], 16)


def content_and_passage(identity: str) -> tuple[int, Span]:
    """Return the beginning of the content's hash, as a number, and the place in it, of which a
    passage's id was made; raises LinkError.
    """
    try:
        content, start, length = map(value, bare_id(identity).split("-"))
    except ValueError:
        shown = one_line(bare_id(identity))[:60]
        raise LinkError(f"{shown}: not the id of a bookmark or quote") from None
    return content, Span(start, start + length)


def resolve_link(
    identity: str,
    notebook: Notebook,
    catalogue: ArticleCatalogue | None,
    shared: Sequence[Bookmark] = (),
) -> LinkTarget:
    """Return where an id leads; of a passage whose file was edited since, into the copy that was
    kept.

    Letters that look alike may be mistaken for one another. Raises LinkError.
    """
    identity = bare_id(identity)
    shown = one_line(identity)[:60]
    parts = identity.split("-")
    if len(parts) == 1:
        others = (one for one in shared if one.id == identity)
        bookmark = notebook.bookmark(identity) or next(others, None)
        if bookmark is None:
            raise LinkError(f"{shown}: no bookmark or quote with this id")
        return LinkTarget(bookmark.path, bookmark.selector.span, bookmark)
    content, passage = content_and_passage(identity)
    beginning = f"{content:010x}"
    if catalogue is not None:
        for number in catalogue.rows:
            if catalogue.content_hash(number).startswith(beginning):
                return LinkTarget(catalogue.row(number).path, passage)
    for bookmark in notebook.bookmarks():
        if bookmark.content_hash.startswith(beginning):
            return LinkTarget(bookmark.path, passage, bookmark)
    raise LinkError(
        f"{shown}: no article in this library matches this id; the article may have been edited "
        "since, or be in another --library"
    )
