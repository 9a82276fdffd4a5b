"""Files to articles: find, decode, read what they say about themselves, clean, style.

Finding files needs little of this package: each name is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazily

if TYPE_CHECKING:
    from briefreader.sources.article_loader import article_from_bytes, raw_text, read
    from briefreader.sources.files.file_kinds import SUFFIXES, Found
    from briefreader.sources.files.recency import newest_first, newest_named
    from briefreader.sources.files.scanner import scan
    from briefreader.sources.metadata.boilerplate import SHIPPED_RULES, Rules

__all__ = [
    "SHIPPED_RULES",
    "SUFFIXES",
    "Found",
    "Rules",
    "article_from_bytes",
    "newest_first",
    "newest_named",
    "raw_text",
    "read",
    "scan",
]

__getattr__ = lazily(
    __name__,
    {
        "SHIPPED_RULES": "metadata.boilerplate",
        "SUFFIXES": "files.file_kinds",
        "Found": "files.file_kinds",
        "Rules": "metadata.boilerplate",
        "article_from_bytes": "article_loader",
        "newest_first": "files.recency",
        "newest_named": "files.recency",
        "raw_text": "article_loader",
        "read": "article_loader",
        "scan": "files.scanner",
    },
)
