"""What kind of work an article is cited as: a newspaper's, a page, a book, an email."""

from __future__ import annotations

import re
from enum import StrEnum

from briefreader.citations.grouping import article_title
from briefreader.domain.bookmark import Bookmark
from briefreader.text.lazy_pattern import lazy_pattern

_NO_NEWS = lazy_pattern(
    r"(?:background )?press (?:briefings?|calls?|conferences?|gaggles?|releases?|statements?)\b"
    r"|(?:joint |full |opening |closing |prepared )*"
    r"(?:address|hearing|remarks|speech|statements?|testimony|transcript|readout|proclamation)"
    r" (?:as |by |from |of |on |to |with )|(?:fact sheet|readout|statement|transcript): ",
    re.IGNORECASE,
)
"""How titles begin of what institutions publish, and newspapers only report of."""


class ItemKind(StrEnum):
    """What reference managers call a work."""

    NEWS_ARTICLE = "newspaper article"
    WEB_PAGE = "web page"
    DOCUMENT = "document"
    BOOK = "book"
    EMAIL = "email"
    BROADCAST = "broadcast"
    SLIDES = "slides"


_BY_SUFFIX = {
    ".epub": ItemKind.BOOK,
    ".eml": ItemKind.EMAIL,
    ".vtt": ItemKind.BROADCAST,
    ".srt": ItemKind.BROADCAST,
    ".pptx": ItemKind.SLIDES,
    ".pptm": ItemKind.SLIDES,
}
# An author of one of these is seldom a newspaper's, unless one is named.
_OFFICE = frozenset((".pdf", ".docx", ".docm", ".odt", ".rtf"))


def kind_of_work(bookmark: Bookmark, *, transcribed: bool = False) -> ItemKind:
    """Return what kind of work the article of a bookmark is; of one without a known kind whether
    a newspaper printed it: an unsigned text that is ``transcribed``, a statement or a press release
    is a page of its site, or a document where it has no address, as an office file is that names
    no newspaper.
    """
    suffix = bookmark.path.suffix.lower()
    if known := _BY_SUFFIX.get(suffix):
        return known
    is_file = suffix in _OFFICE and not (bookmark.source or bookmark.url)
    no_news = transcribed or _NO_NEWS.match(article_title(bookmark))
    if not is_file and (bookmark.byline or not no_news):
        return ItemKind.NEWS_ARTICLE
    return ItemKind.WEB_PAGE if bookmark.url else ItemKind.DOCUMENT
