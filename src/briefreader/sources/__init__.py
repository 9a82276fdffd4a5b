"""Files to articles: find, decode, read what they say about themselves, clean, style."""

from briefreader.sources.dates import name_date
from briefreader.sources.furniture import SHIPPED_RULES, Rules
from briefreader.sources.reading import article_from_bytes, raw_text, read
from briefreader.sources.scan import SUFFIXES, Found, scan

__all__ = [
    "SHIPPED_RULES",
    "SUFFIXES",
    "Found",
    "Rules",
    "article_from_bytes",
    "name_date",
    "raw_text",
    "read",
    "scan",
]
