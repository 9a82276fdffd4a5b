"""Who said what in a text: quotations between marks, and the turns of a transcript."""

from __future__ import annotations

from briefreader.article import Quote
from briefreader.quotes.engine import explain, find_quotes
from briefreader.quotes.exchanges import exchanges

__all__ = ["Quote", "exchanges", "explain", "find_quotes"]
