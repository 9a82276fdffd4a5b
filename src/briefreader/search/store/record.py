"""What the index is given of one article, and what it keeps of one statement."""

from __future__ import annotations

from dataclasses import dataclass

from briefreader.domain.article import Article, Span
from briefreader.domain.quote import Quote


@dataclass(frozen=True, slots=True)
class Record:
    """An article with what was found in it, ready for the index.

    ``size`` (bytes) and ``mtime_ns`` are the file's. ``questions`` are the places, in ``quotes``,
    of the turns that ask. ``occasion`` is when and where it was said, as the article prints it.
    """

    article: Article
    quotes: tuple[Quote, ...]
    exchange_count: int
    size: int
    mtime_ns: int
    questions: frozenset[int] = frozenset()
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote as the index keeps it: without its article's text, but with what it needs of it.

    ``mention`` is what stands in the article for the speaker, ``inside`` the turn that holds it,
    ``locator`` that of its paragraph.
    """

    quote: Quote
    mention: str
    inside: Span | None
    question: bool
    locator: str = ""
