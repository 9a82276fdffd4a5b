"""Files to articles: find, decode, read what they say about themselves, clean, style.

Finding files needs little of this package: each name is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.sources.dates import name_date
    from briefreader.sources.furniture import SHIPPED_RULES, Rules
    from briefreader.sources.reading import article_from_bytes, raw_text, read
    from briefreader.sources.scanning import SUFFIXES, Found, scan

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

_MODULES = {
    "SHIPPED_RULES": "furniture",
    "SUFFIXES": "scanning",
    "Found": "scanning",
    "Rules": "furniture",
    "article_from_bytes": "reading",
    "name_date": "dates",
    "raw_text": "reading",
    "read": "reading",
    "scan": "scanning",
}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
