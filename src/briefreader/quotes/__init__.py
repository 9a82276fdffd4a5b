"""Who said what in a text: quotations between marks, and the turns of a transcript."""

from __future__ import annotations

from briefreader.article import Quote
from briefreader.quotes.engine import find_quotes
from briefreader.quotes.exchanges import exchanges
from briefreader.quotes.explaining import explain

__all__ = ["Quote", "exchanges", "explain", "find_quotes"]
