"""Ids of passages, the same wherever their article is."""

from __future__ import annotations

from functools import lru_cache

from briefreader.domain.article import Span
from briefreader.domain.crockford import digits

_HASH_DIGITS = 8  # 40 bits of the content's SHA-256


def passage_id(content_hash: str, passage: Span) -> str:
    """Return the id of a passage, the same in every copy of the article: ``7k2m9xw1-3fa-2k``.

    Forty bits of the content's hash, where the passage begins and how long it is.
    """
    start, end = passage
    return f"{_content(content_hash[:10])}-{digits(start)}-{digits(end - start)}"


@lru_cache(1024)  # several passages of an article follow one another
def _content(hash_: str) -> str:
    return digits(int(hash_, 16), _HASH_DIGITS)
