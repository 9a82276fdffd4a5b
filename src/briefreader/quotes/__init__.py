"""Who said what in a text: quotations between marks, and the turns of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.domain.article import Quote
from briefreader.lazy_imports import lazily

if TYPE_CHECKING:
    from briefreader.quotes.explain import explain
    from briefreader.quotes.named_people import Naming, people_named
    from briefreader.quotes.pipeline import find_quotes
    from briefreader.quotes.transcripts.exchanges import exchanges

__all__ = ["Naming", "Quote", "exchanges", "explain", "find_quotes", "people_named"]

__getattr__ = lazily(
    __name__,
    {
        "Naming": "named_people",
        "exchanges": "transcripts.exchanges",
        "explain": "explain",
        "find_quotes": "pipeline",
        "people_named": "named_people",
    },
)
