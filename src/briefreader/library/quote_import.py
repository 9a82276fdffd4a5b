"""Quotations of other programs found in the library and bookmarked there, or kept as lost."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from briefreader.citations.references import without_commas
from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.domain.crockford import digits
from briefreader.errors import BriefError, NotebookError
from briefreader.library.bookmark_relocation import Relocation, text_overlap
from briefreader.library.held_articles import HeldArticle, HeldArticles
from briefreader.library.open_article import OpenArticle
from briefreader.library.permalinks import LinkTarget, is_of_content
from briefreader.notebook.anchoring.anchors import letters
from briefreader.text.folding import fold, fold_text

if TYPE_CHECKING:
    from briefreader.citations.foreign_quotes import ForeignQuote
    from briefreader.library.bookmark_relocation import BookmarkRelocation
    from briefreader.library.bookmarks import Bookmarks
    from briefreader.notebook import Notebook

_TOGETHER = 100  # quotations that are on disk at once, for which others wait about 0.2 s
_MARKS = 8  # code points of marks and spaces at either end of a passage
_SAME_TEXT = 0.9  # share of stretches at which two articles are copies of each other
_NO_QUOTATIONS = (
    "most of its lines aren't quotations, and none is in the library; nothing was saved – put "
    "each quotation on a line of its own, or `briefreader check` a draft"
)
_NO_FILE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """How many quotations are new, how many were here, and how many of both were not found."""

    new: int
    known: int
    lost: int = 0


_Place: TypeAlias = "tuple[HeldArticle, Span]"


class _Found(NamedTuple):
    """A quotation, the bookmark that it is without an article, and where it stands; None where
    that was not looked up, for its bookmark is here.
    """

    quote: ForeignQuote
    sought: Bookmark
    places: Sequence[_Place] | None


class QuoteImport:
    """Takes in quotations by their words, or by the id of their passage; ``read`` opens an article,
    ``linked`` tells where an id leads.
    """

    def __init__(
        self,
        notebook: Notebook,
        bookmarks: Bookmarks,
        relocation: BookmarkRelocation,
        read: Callable[[Path], OpenArticle],
        linked: Callable[[str], LinkTarget],
        clock: Callable[[], datetime],
    ) -> None:
        self._notebook = notebook
        self._bookmarks = bookmarks
        self._relocation = relocation
        self._linked = linked
        self._clock = clock
        self._held = HeldArticles(bookmarks, read)

    def take_in(self, quotes: Sequence[ForeignQuote]) -> ImportSummary:
        """Bookmark each quotation where it stands; keep what stands nowhere as lost, all of it.

        What is bookmarked already, as its id says or the very place, gets the tags, and the note
        below its own. Taken in again, nothing is new. Raises NotebookError, with those before on
        disk; also where nothing is found of what looks like no quotations, and then nothing is
        kept.
        """
        if 2 * sum(quote.is_doubtful for quote in quotes) > len(quotes) and not any(
            self._places(quote, self._sought(quote)) for quote in quotes
        ):
            raise NotebookError(_NO_QUOTATIONS)
        new = lost = 0
        for start in range(0, len(quotes), _TOGETHER):
            for is_new, is_lost in self._kept_together(quotes[start : start + _TOGETHER]):
                new += is_new
                lost += is_lost
        return ImportSummary(new, len(quotes) - new, lost)

    def _kept_together(self, quotes: Sequence[ForeignQuote]) -> list[tuple[bool, bool]]:
        """Keep some quotations; whether each is new, and whether it is lost.

        Others wait for the notebook only while all are written, not while they are looked up. Where
        that fails they are kept one by one, each looked up again.
        """
        found = [self._found(quote) for quote in quotes]
        try:
            with self._notebook.together():
                self._held.refresh(held for one in found for held, _ in one.places or ())
                return [self._kept(one) for one in found]
        except NotebookError:
            singly = []
        for quote in quotes:
            self._held.clear()
            singly.append(self._kept(self._found(quote)))
        return singly

    def _found(self, quote: ForeignQuote) -> _Found:
        """Look a quotation up unless it is bookmarked under its id."""
        sought = self._sought(quote)
        kept = self._notebook.bookmark(sought.id)
        is_sought = kept is None or _was_never_found(kept)
        return _Found(quote, sought, self._places(quote, sought) if is_sought else None)

    def _kept(self, found: _Found) -> tuple[bool, bool]:
        """Keep a quotation; whether it is new, and whether it was looked for in vain."""
        quote, sought = found.quote, found.sought
        kept = self._notebook.bookmark(sought.id)
        is_new = is_lost = False
        if kept is None or _was_never_found(kept):
            places = self._places(quote, sought) if found.places is None else found.places
            kept, is_new = self._placed(quote, sought, kept, places)
            is_lost = _was_never_found(kept)
        self._annotate(kept.id, quote)
        self._held.note_change()
        return is_new, is_lost

    def _placed(
        self,
        quote: ForeignQuote,
        sought: Bookmark,
        kept: Bookmark | None,
        places: Sequence[_Place],
    ) -> tuple[Bookmark, bool]:
        """Return the bookmark of a quotation, and whether it is new; ``kept`` is one that was never
        found.
        """
        for held, passage in places:
            there = held.kept.get(passage)
            if there is not None and there.state is not BookmarkState.LOST:
                return there, False
        if not places:
            if kept is None:
                self._notebook.merge([sought])
            return kept or sought, kept is None
        held, passage = places[0]
        if kept is not None:
            found = self._bookmarks.reattach(kept, held.opened, passage)
        else:
            found = self._bookmarks.bookmark(
                held.opened,
                passage,
                note=quote.note,
                tags=sought.tags,
                identity=sought.id,
                created=sought.created,
            )
        held.kept[passage] = found
        return found, kept is None

    def _places(self, quote: ForeignQuote, sought: Bookmark) -> list[_Place]:
        """Return where a quotation stands: by its id, else by its words."""
        if there := self._at_place(quote, sought):
            return there
        copies = _copies(quote, self._relocation.places(sought))
        found = [(self._held.open(path), passage) for path, passage in copies]
        return [
            (held, _to_its_marks(held.opened.article.text, passage, quote.words))
            for held, passage in found
        ]

    def _at_place(self, quote: ForeignQuote, sought: Bookmark) -> list[_Place]:
        """Return where a quotation stands in the passage whose id came along, if the article is
        here as it was then; else nothing.

        That is all of the passage where its words are cited so, else where they stand in it.
        """
        if not quote.place:
            return []
        try:
            target = self._linked(quote.place)
            held = self._held.open(target.path)
        except BriefError:
            return []
        reading = held.opened
        text = reading.article.text
        is_there = is_of_content(quote.place, reading.article.content_hash)
        if not is_there or target.passage.end > len(text):
            return []
        whole = reading.draft_bookmark(target.passage).bookmark(sought.id, sought.created)
        if not (cited := letters(quote.words)):
            return []
        if cited in (letters(whole.cited), letters(whole.quote)):
            return [(held, target.passage)]
        found = _found_in(text, target.passage, quote.words)
        return [] if found is None else [(held, found)]

    def _annotate(self, identity: str, quote: ForeignQuote) -> None:
        """Give a bookmark, as it is now, the note and tags of a quotation that it has not yet."""
        from briefreader.notebook import clean_note, clean_tags

        kept = self._notebook.bookmark(identity)
        if kept is None:
            return
        note = clean_note(quote.note)
        if note and not _has_note(kept.note, note):
            self._notebook.set_note(identity, f"{kept.note}\n\n{note}")
        known = set(map(without_commas, kept.tags))  # as bibliographies have them
        new = [tag for tag in quote.tags if without_commas(tag) not in known]
        tags = clean_tags((*kept.tags, *new))
        if tags != kept.tags:
            self._notebook.set_tags(identity, tags)

    def _sought(self, quote: ForeignQuote) -> Bookmark:
        """Return the bookmark of a quotation whose article is not known.

        Its id is that under which it was exported, else of its words and all that tells where
        they stand.
        """
        around = (quote.prefix, quote.suffix) if quote.prefix or quote.suffix else ()
        said = "\0".join((quote.words, quote.title, quote.url, *around))
        hashed = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
        name = _NO_FILE.sub("-", quote.title).strip("-.")[:80] or "unknown"
        return Bookmark(
            id=quote.identity or digits(int(hashed[:10], 16), 8),
            selector=TextSelector(quote.words, quote.prefix, quote.suffix, 0, 0),
            path=Path("/imported") / name,
            content_hash="",
            title=quote.title,
            created=self._made(quote).astimezone(UTC).replace(microsecond=0),
            url=quote.url,
            byline=quote.byline,
            locator=quote.locator,
            note=quote.note,
            tags=(*quote.tags, *quote.article_tags),  # only of what is new
            state=BookmarkState.LOST,
        )

    def _made(self, quote: ForeignQuote) -> datetime:
        """Return when a quotation was kept first; now where that is not told, or not over yet."""
        now = self._clock()
        return quote.created if quote.created and quote.created <= now else now


def _to_its_marks(text: str, passage: Span, words: str) -> Span:
    """Return a passage, found by its letters, with the dashes and the like that end the ``words``
    if they stand there, too.
    """
    start = text.find(words, max(0, passage.start - _MARKS), passage.end + _MARKS)
    return passage if start < 0 else Span(start, start + len(words))


def _found_in(text: str, passage: Span, words: str) -> Span | None:
    """Return where some words stand in a passage, whichever marks are within; None where they do
    not, or several times.
    """
    folded = fold(passage.of(text))
    within, sought = (one.replace('"', "'") for one in (folded.text, fold_text(words)))
    start = within.find(sought)
    if start < 0 or within.find(sought, start + 1) >= 0:
        return None
    found = folded.span(start, start + len(sought))
    return Span(passage.start + found.start, passage.start + found.end)


def _was_never_found(bookmark: Bookmark) -> bool:
    """Return whether a bookmark is a quotation taken in that no article was found for."""
    return not bookmark.content_hash


def _has_note(kept: str, note: str) -> bool:
    """Return whether a note is all of another or some paragraphs of it, but for punctuation, which
    some formats change.
    """
    sought = letters(fold_text(note))
    if not sought:
        return f"\n\n{note}\n\n" in f"\n\n{kept}\n\n"
    parts = [letters(fold_text(one)) for one in kept.split("\n\n")]
    text, edges = "".join(parts), {0, *accumulate(map(len, parts))}
    return any(text.startswith(sought, at) and at + len(sought) in edges for at in edges)


def _copies(quote: ForeignQuote, places: Sequence[Relocation]) -> list[tuple[Path, Span]]:
    """Return the place of a quotation, in each copy of its article; none if it stands nowhere or
    nobody can tell which it is.

    Of several articles with these words that of the same address or title, or any of copies.
    """
    same = [one for one in places if one.anchor.state is not BookmarkState.CHANGED]
    titled = [one for one in same if fold_text(one.article.title) == fold_text(quote.title)]
    found = [one for one in same if one.same_address] or titled or same
    text = found[0].article.text if found else ""
    if any(text_overlap(text, one.article.text) < _SAME_TEXT for one in found[1:]):
        return []
    return [(one.article.path, one.anchor.span) for one in found if one.anchor.span is not None]
