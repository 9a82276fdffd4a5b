"""Who said what in a text: quotations between marks, and the turns of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.article import Quote
from briefreader.lazy import lazily

if TYPE_CHECKING:
    from briefreader.quotes.engine import find_quotes
    from briefreader.quotes.explaining import explain
    from briefreader.quotes.pairing import exchanges

__all__ = ["Quote", "exchanges", "explain", "find_quotes"]

__getattr__ = lazily(
    __name__, {"exchanges": "pairing", "explain": "explaining", "find_quotes": "engine"}
)
