"""Quotations of other programs found in the library and bookmarked there, or kept as lost."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.domain.crockford import digits
from briefreader.library.bookmark_relocation import Relocation, text_overlap
from briefreader.library.open_article import OpenArticle
from briefreader.text.folding import fold_text

if TYPE_CHECKING:
    from briefreader.citations.foreign_quotes import ForeignQuote
    from briefreader.library.bookmark_relocation import BookmarkRelocation
    from briefreader.library.bookmarks import Bookmarks
    from briefreader.notebook import Notebook

_SAME_TEXT = 0.9  # share of stretches at which two articles are copies of each other
_NO_FILE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """How many quotations are new, how many were here, and how many of both were not found."""

    new: int
    known: int
    lost: int = 0


class QuoteImport:
    """Takes in quotations by their words; ``read`` opens an article."""

    def __init__(
        self,
        notebook: Notebook,
        bookmarks: Bookmarks,
        relocation: BookmarkRelocation,
        read: Callable[[Path], OpenArticle],
        clock: Callable[[], datetime],
    ) -> None:
        self._notebook = notebook
        self._bookmarks = bookmarks
        self._relocation = relocation
        self._read = read
        self._clock = clock

    def take_in(self, quotes: Sequence[ForeignQuote]) -> ImportSummary:
        """Bookmark each quotation where it stands; keep what stands nowhere as lost, all of it.

        Taken in again, nothing is new. Raises NotebookError.
        """
        new = lost = 0
        for quote in quotes:
            sought = self._sought(quote)
            place = _only(quote, self._relocation.places(sought))
            if place is None or place.anchor.span is None:
                lost += 1
                new += self._notebook.merge([sought])
                continue
            reading = self._read(place.article.path)
            kept = reading.bookmark_at(place.anchor.span)
            if kept is None or kept.state is BookmarkState.LOST:
                self._bookmarks.bookmark(
                    reading, place.anchor.span, note=quote.note, tags=quote.tags
                )
                new += 1
                continue
            if not kept.note and quote.note:
                self._bookmarks.set_note(kept, quote.note)
            if not {*quote.tags} <= {*kept.tags}:
                self._bookmarks.set_tags(kept, (*kept.tags, *quote.tags))
        return ImportSummary(new, len(quotes) - new, lost)

    def _sought(self, quote: ForeignQuote) -> Bookmark:
        """Return the bookmark of a quotation whose article is not known; its id is of its words."""
        said = "\0".join((quote.words, quote.title, quote.url))
        hashed = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
        name = _NO_FILE.sub("-", quote.title).strip("-.")[:80] or "unknown"
        return Bookmark(
            id=digits(int(hashed[:10], 16), 8),
            selector=TextSelector(quote.words, quote.prefix, quote.suffix, 0, 0),
            path=Path("/imported") / name,
            content_hash="",
            title=quote.title,
            created=self._clock().astimezone(UTC).replace(microsecond=0),
            url=quote.url,
            byline=quote.byline,
            note=quote.note,
            tags=quote.tags,
            state=BookmarkState.LOST,
        )


def _only(quote: ForeignQuote, places: Sequence[Relocation]) -> Relocation | None:
    """Return the place of a quotation; None if it stands nowhere or nobody can tell which it is.

    Of several articles with these words that of the same address or title, or any of copies.
    """
    same = [one for one in places if one.anchor.state is not BookmarkState.CHANGED]
    titled = [one for one in same if fold_text(one.article.title) == fold_text(quote.title)]
    found = [one for one in same if one.same_address] or titled or same
    if not found:
        return None
    text = found[0].article.text
    alike = all(text_overlap(text, one.article.text) >= _SAME_TEXT for one in found[1:])
    return found[0] if alike else None
