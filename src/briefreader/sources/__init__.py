"""Files to articles: find, decode, read what they say about themselves, clean, style.

Finding files needs little of this package: each name is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazy_attributes

if TYPE_CHECKING:
    from briefreader.sources.article_loader import article_from_bytes, load_article, raw_text
    from briefreader.sources.files.file_kinds import SourceFile
    from briefreader.sources.files.recency import newest_by_name, newest_first
    from briefreader.sources.files.scanner import scan
    from briefreader.sources.metadata.boilerplate import DEFAULT_RULES, BoilerplateRules

__all__ = [
    "DEFAULT_RULES",
    "BoilerplateRules",
    "SourceFile",
    "article_from_bytes",
    "load_article",
    "newest_by_name",
    "newest_first",
    "raw_text",
    "scan",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        "DEFAULT_RULES": "metadata.boilerplate",
        "SourceFile": "files.file_kinds",
        "BoilerplateRules": "metadata.boilerplate",
        "article_from_bytes": "article_loader",
        "newest_first": "files.recency",
        "newest_by_name": "files.recency",
        "raw_text": "article_loader",
        "load_article": "article_loader",
        "scan": "files.scanner",
    },
)
