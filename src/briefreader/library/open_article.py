"""One article as it is read: its text, who said what in it, and what the user keeps of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.quote import Exchange, Quote, QuoteKind
from briefreader.text.folding import fold_text

if TYPE_CHECKING:
    from briefreader.notebook import NewBookmark


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An opened article.

    The bookmarks' selectors say where they stand in this text now. ``position`` is the code point
    at the top of the pane when the article was last left. ``news`` are lines for the user: what
    has changed in the file since something of it was bookmarked. ``corrected`` says where the
    quotes are whose speaker the user gave. A ``copy`` is what was kept with a bookmark, not what
    the file holds. ``also_in`` has for each quote the number of other articles of the library that
    have the same words; it is empty as long as nothing is indexed. Unless it is
    ``complete``, quotes are still to be found.
    """

    article: Article
    quotes: tuple[Quote, ...]
    exchanges: tuple[Exchange, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    position: int = 0
    news: tuple[str, ...] = ()
    corrected: tuple[Span, ...] = ()
    copy: bool = False
    also_in: tuple[int, ...] = ()
    complete: bool = True

    def duplicate_count(self, quote: Quote) -> int:
        """Return in how many other articles a quote of this one stands, word for word."""
        at = bisect_left(self.quotes, quote.start, key=_start)
        for number, also_in in enumerate(self.also_in[at:], at):
            if self.quotes[number].start != quote.start:
                break
            if self.quotes[number] == quote:
                return also_in
        return 0

    def quote_at(self, passage: Span) -> Quote | None:
        """Return the innermost quote that holds the passage, else the one that shares most with
        it.
        """
        around = [
            quote
            for quote in self.quotes
            if quote.start <= passage.start and passage.end <= quote.end
        ]
        if around:
            return min(around, key=lambda quote: quote.end - quote.start)
        touching = [(overlap(quote.span, passage), quote) for quote in self.quotes]
        most = max(touching, key=lambda found: found[0], default=(0, None))
        return most[1] if most[0] > 0 else None

    def turns_labelled_as(self, quote: Quote) -> tuple[Quote, ...]:
        """Return all turns that have the same label before them as a turn of a transcript, itself
        among them; the quote alone where it is none.
        """
        text = self.article.text
        label = fold_text(quote.mention(text))
        if quote.kind is not QuoteKind.TURN or not label:
            return (quote,)
        return tuple(
            turn
            for turn in self.quotes
            if turn.kind is QuoteKind.TURN and fold_text(turn.mention(text)) == label
        )

    def question_for(self, quote: Quote) -> Quote | None:
        """Return what a transcript's answer was asked; None for anything else."""
        from briefreader.quotes import question_of

        exchange = self.exchange_of(quote)
        turn = self.quotes[quote.inside] if quote.inside is not None else quote
        return question_of(exchange, turn) if exchange else None

    def exchange_of(self, quote: Quote) -> Exchange | None:
        """Return the question and answers that a quote is part of; None outside of a transcript."""
        turn = self.quotes[quote.inside] if quote.inside is not None else quote
        return next((one for one in self.exchanges if turn in one.turns), None)

    @property
    def own(self) -> tuple[Bookmark, ...]:
        """The user's own bookmarks, not those that others share."""
        return tuple(one for one in self.bookmarks if not one.shared_by)

    def bookmark_at(self, passage: Span) -> Bookmark | None:
        """Return the user's own bookmark of exactly this passage."""
        return next((one for one in self.own if one.selector.span == passage), None)

    def bookmark_around(self, passage: Span) -> Bookmark | None:
        """Return the user's bookmark of exactly this passage, else the smallest one that holds
        it.
        """
        holding = [
            bookmark
            for bookmark in self.own
            if bookmark.selector.start <= passage.start < passage.end <= bookmark.selector.end
        ]
        size = lambda bookmark: bookmark.selector.end - bookmark.selector.start  # noqa: E731
        return min(holding, key=size, default=None)

    def draft_bookmark(self, passage: Span) -> NewBookmark:
        """Return a passage of this article, with whoever said it and what was asked, to be kept."""
        from briefreader.notebook import NewBookmark

        quote = self.quote_at(passage)
        question = self.question_for(quote) if quote else None
        turn = self.quotes[quote.inside] if quote and quote.inside is not None else quote
        return NewBookmark(
            self.article,
            passage,
            quote,
            question.text if question else "",
            turn.span if turn else None,
        )


def _start(quote: Quote) -> int:
    return quote.start


def overlap(one: Span, other: Span) -> int:
    """Return how many code points two spans share; not above 0 if they are apart."""
    return min(one.end, other.end) - max(one.start, other.start)
