"""Files to articles: find, decode, read what they say about themselves, clean, style.

Finding files needs little of this package: each name is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy import lazily

if TYPE_CHECKING:
    from briefreader.sources.furniture import SHIPPED_RULES, Rules
    from briefreader.sources.kinds import SUFFIXES, Found
    from briefreader.sources.newest import newest_first, newest_named
    from briefreader.sources.reading import article_from_bytes, raw_text, read
    from briefreader.sources.scanning import scan

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
        "SHIPPED_RULES": "furniture",
        "SUFFIXES": "kinds",
        "Found": "kinds",
        "Rules": "furniture",
        "article_from_bytes": "reading",
        "newest_first": "newest",
        "newest_named": "newest",
        "raw_text": "reading",
        "read": "reading",
        "scan": "scanning",
    },
)
