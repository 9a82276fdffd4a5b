"""Articles by the words of their titles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.search.search_engine import SearchIndex


def titled(index: SearchIndex, title: str, most: int) -> Sequence[Path]:
    """Return at most so many articles with all words of a title in theirs."""
    from briefreader.domain.article import Span
    from briefreader.search import Query
    from briefreader.search.analysis.tokenizer import tokenize
    from briefreader.search.query.ast import And, Terms

    words = dict.fromkeys(word.decode() for word in tokenize(title))
    if not words:
        return ()
    nowhere = Span(0, 0)
    terms = tuple(Terms((word,), True, False, nowhere, "title") for word in words)
    results = index.search(Query("", And(terms)), limit=most)
    return [results.hit(number).row.path for number in range(min(len(results), most))]
