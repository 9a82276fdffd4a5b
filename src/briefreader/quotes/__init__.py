"""Who said what in a text: quotations between marks, and the turns of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.article import Quote
from briefreader.lazy import lazily

if TYPE_CHECKING:
    from briefreader.quotes.engine import find_quotes
    from briefreader.quotes.explaining import explain
    from briefreader.quotes.naming import Naming, people_named
    from briefreader.quotes.pairing import exchanges

__all__ = ["Naming", "Quote", "exchanges", "explain", "find_quotes", "people_named"]

__getattr__ = lazily(
    __name__,
    {
        "Naming": "naming",
        "exchanges": "pairing",
        "explain": "explaining",
        "find_quotes": "engine",
        "people_named": "naming",
    },
)
