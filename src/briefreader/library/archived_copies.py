"""The copy of an article that was kept with a bookmark, read in the place of its file."""

from __future__ import annotations

import re

from briefreader.domain.article import Article, DateOrigin, Paragraph, Span
from briefreader.domain.bookmark import Bookmark

_LINE = re.compile(r"[^\n]+")
WHOLE = "this is the copy saved with the bookmark"
PART = "only the passage and the text around it were saved"


def restore_archived_article(bookmark: Bookmark, text: str | None) -> tuple[Article, Bookmark]:
    """Return the kept text as an article, and the bookmark where it stands in it.

    ``text`` is None where no text came along, as with imported bookmarks: then the passage and its
    surroundings have to do. Paragraphs are numbered as they were in the file as far as the
    bookmark tells.
    """
    selector = bookmark.selector
    body = text if text is not None else selector.prefix + selector.exact + selector.suffix
    start = selector.start if text is not None else len(selector.prefix)
    passage = Span(start, start + len(selector.exact))
    if passage.of(body) != selector.exact:
        at = body.find(selector.exact)
        passage = Span(at, at + len(selector.exact)) if at >= 0 else Span(0, 0)
    said, published, modified = (
        bookmark.date if bookmark.date_origin is origin else None
        for origin in (DateOrigin.SAID, DateOrigin.PUBLISHED, DateOrigin.MODIFIED)
    )
    article = Article(
        path=bookmark.path,
        content_hash=bookmark.content_hash,
        title=bookmark.title,
        text=body,
        said_on=said,
        published=published or bookmark.published,
        modified=modified,
        issued=bookmark.issued,
        accessed=bookmark.accessed,
        source=bookmark.source,
        url=bookmark.url,
        byline=bookmark.byline,
        paragraphs=_paragraphs(body, passage, bookmark),
        notes=(WHOLE if text is not None else PART,),
    )
    located = selector._replace(start=passage.start, end=passage.end)
    return article, bookmark._replace(selector=located)


def _paragraphs(text: str, passage: Span, bookmark: Bookmark) -> tuple[Paragraph, ...]:
    spans = [found.span() for found in _LINE.finditer(text)]
    here = next((n for n, span in enumerate(spans, 1) if span[1] > passage.start), 1)
    ahead = (bookmark.paragraph or here) - here
    return tuple(
        Paragraph(*span, max(0, n + ahead), bookmark.locator if n == here else "")
        for n, span in enumerate(spans, 1)
    )
