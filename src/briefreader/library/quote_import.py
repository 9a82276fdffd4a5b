"""Quotations of other programs found in the library and bookmarked there, or kept as lost."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.domain.crockford import digits
from briefreader.library.bookmark_relocation import Relocation, text_overlap
from briefreader.library.open_article import OpenArticle
from briefreader.notebook.anchoring.anchors import letters
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

        What is bookmarked already, as its id says, or its words and article, gets the tags, and the
        note if it has none. Taken in again, nothing is new. Raises NotebookError.
        """
        new = lost = 0
        for quote in quotes:
            sought = self._sought(quote)
            kept = self._notebook.bookmark(sought.id)
            if kept is None or _was_never_found(kept):
                kept, made = self._placed(quote, sought, kept)
                new += made
                lost += _was_never_found(kept)
            self._annotate(kept, quote)
        return ImportSummary(new, len(quotes) - new, lost)

    def _placed(
        self, quote: ForeignQuote, sought: Bookmark, kept: Bookmark | None
    ) -> tuple[Bookmark, bool]:
        """Return the bookmark of a quotation, and whether it is new; ``kept`` is one that was never
        found.
        """
        place = _only(quote, self._relocation.places(sought))
        if place is None or place.anchor.span is None:
            kept = kept or self._twin(sought)
            if kept is None:
                self._notebook.merge([sought])
            return kept or sought, kept is None
        reading, passage = self._read(place.article.path), place.anchor.span
        there = reading.bookmark_at(passage)
        if there is not None and there.state is not BookmarkState.LOST:
            return there, False
        kept = kept or self._twin(sought, place.article.path)
        if kept is None:
            made = self._bookmarks.bookmark(
                reading, passage, note=quote.note, tags=quote.tags, identity=quote.identity
            )
            return made, True
        if _was_never_found(kept):
            return self._bookmarks.reattach(kept, reading, passage), False
        return kept, False

    def _twin(self, sought: Bookmark, placed: Path | None = None) -> Bookmark | None:
        """Return the bookmark of the same words in the same article, by address or title.

        Of a quotation that was ``placed`` in another file; one that was not, and that names no
        article, may be of any.
        """
        title = fold_text(sought.title)
        is_of_any = placed is None and not title and not sought.url
        for one in self._by_letters.get(letters(fold_text(sought.quote)), ()):
            is_same = (sought.url and one.url == sought.url) or (
                title and fold_text(one.title) == title
            )
            if one.path != placed and (is_of_any or is_same):
                return one
        return None

    @cached_property
    def _by_letters(self) -> dict[str, list[Bookmark]]:
        """The bookmarks that were here before, by their words as every format has them."""
        held: dict[str, list[Bookmark]] = {}
        for one in self._notebook.bookmarks():
            held.setdefault(letters(fold_text(one.quote)), []).append(one)
        return held

    def _annotate(self, kept: Bookmark, quote: ForeignQuote) -> None:
        from briefreader.notebook import clean_note, clean_tags

        if not kept.note and clean_note(quote.note):
            self._bookmarks.set_note(kept, quote.note)
        tags = clean_tags((*kept.tags, *quote.tags))
        if tags != kept.tags:
            self._bookmarks.set_tags(kept, tags)

    def _sought(self, quote: ForeignQuote) -> Bookmark:
        """Return the bookmark of a quotation whose article is not known.

        Its id is that under which it was exported, else of its words.
        """
        said = "\0".join((quote.words, quote.title, quote.url))
        hashed = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
        name = _NO_FILE.sub("-", quote.title).strip("-.")[:80] or "unknown"
        return Bookmark(
            id=quote.identity or digits(int(hashed[:10], 16), 8),
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


def _was_never_found(bookmark: Bookmark) -> bool:
    """Return whether a bookmark is a quotation taken in that no article was found for."""
    return not bookmark.content_hash


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
