"""What every readable export does alike: quotes grouped by article, states in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from briefreader.domain.article import path_key
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.domain.passage_ids import passage_id
from briefreader.forked_half import LongText
from briefreader.text.sanitizing import one_line

_WEB = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#][\w./?#:@!$&'()*+,;=%~-]*)?", re.ASCII)
_HASH = re.compile("[0-9a-f]{10,}")
_AS_THEY_ARE = "%/?#:@!$&'()*+,;=~"
_STATES = {
    BookmarkState.OK: "",
    BookmarkState.MOVED: "now elsewhere in the article",
    BookmarkState.REVISED: "the article now gives another speaker, day, title or place",
    BookmarkState.CHANGED: "the article now words this differently",
    BookmarkState.LOST: "no longer found: the file is gone, or no longer has these words",
}


def by_article(bookmarks: Sequence[Bookmark]) -> list[list[Bookmark]]:
    """Return the bookmarks of each article together, articles in the order of their first
    bookmark.
    """
    groups: dict[bytes, list[Bookmark]] = {}
    last: Path | None = None
    group: list[Bookmark] = []
    for bookmark in bookmarks:
        if bookmark.path is not last:  # several of an article follow one another
            last = bookmark.path
            group = groups.setdefault(path_key(last), [])
        group.append(bookmark)
    return list(groups.values())


def with_questions(group: Sequence[Bookmark]) -> Iterator[tuple[Bookmark, str]]:
    """Yield each bookmark of an article with what is printed above it as what was asked; nothing
    where that is the bookmark just above.
    """
    above = ""
    for one in group:
        is_above = one.question and one_line(one.question) == one_line(above)
        yield one, "" if is_above else one.question
        above = one.quote


def outline(
    title: str,
    bookmarks: Sequence[Bookmark],
    heading: Callable[[Bookmark], str],
    entry: Callable[[Bookmark, str], str],
) -> LongText[list[Bookmark]]:
    """Return a document below its ``title``, in paragraphs: of each article the ``heading`` that
    its first bookmark gives, and an ``entry`` of each bookmark and its question.
    """

    def article(group: list[Bookmark]) -> str:
        entries = (entry(one, question) for one, question in with_questions(group))
        return "\n\n".join((heading(group[0]), *entries))

    before = f"{title}\n\n" if bookmarks else title
    return LongText(article, by_article(bookmarks), "\n\n", before, "\n")


def article_title(bookmark: Bookmark) -> str:
    """Return the title of a bookmark's article on one line; the name of its file if it has none."""
    return one_line(bookmark.title) or one_line(bookmark.path.name)


def web_address(url: str) -> str:
    """Return the URL if it leads to the web, so written that it breaks out of no markup, else
    nothing.
    """
    address = quote(url, safe=_AS_THEY_ARE, errors="replace")
    return address if _WEB.fullmatch(address) else ""


def state_words(bookmark: Bookmark) -> str:
    """Return what a reader of an export should know of a bookmark: what became of its passage, in
    which file it is if that is elsewhere, and whose it is; nothing of the user's own where all is
    well.
    """
    if bookmark.state is BookmarkState.OK and not bookmark.shared_by:
        return ""
    whose = f"bookmarked by {one_line(bookmark.shared_by)}" if bookmark.shared_by else ""
    became = what_became(bookmark)
    if bookmark.state is BookmarkState.MOVED:
        became += f" ({one_line(bookmark.path.name)})"
    return "; ".join(filter(None, (whose, became)))


def what_became(bookmark: Bookmark) -> str:
    """Return what became of a bookmark's passage in its article, in words; nothing where all is
    well.
    """
    return _STATES[bookmark.state]


def reader_link(bookmark: Bookmark) -> str:
    """Return the address that opens the reader at the passage, which `briefreader open` takes."""
    return f"briefreader:{bookmark.id}"


def place_link(bookmark: Bookmark) -> str:
    """Return the address of the passage itself, which opens it wherever its article is and
    whosever notebook is there; nothing where the article is not known.
    """
    content_hash = bookmark.content_hash
    if not _is_hash(content_hash):
        return ""
    return f"briefreader:{passage_id(content_hash, bookmark.selector.span)}"


@lru_cache(1024)  # several bookmarks of an article follow one another
def _is_hash(content_hash: str) -> bool:
    return _HASH.match(content_hash) is not None
