"""The turns that are found in a transcript."""

from __future__ import annotations

from datetime import date

from briefreader.quotes import Quote, find_quotes


def turns(text: str, title: str = "", day: date | None = None) -> list[Quote]:
    """Return the turns of a text in order, without what is quoted within them."""
    return [quote for quote in find_quotes(text, title=title, date=day) if quote.kind == "turn"]
