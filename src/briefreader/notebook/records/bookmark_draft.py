"""A passage on its way to being a bookmark."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from briefreader.domain.article import Article, Paragraph, Span, TextStyle
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.crockford import digits
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.notebook.anchoring.anchors import make_selector
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.left_out import words_without

ID_LENGTH = 8
_HEAD = 1500  # code points of an article in which it says that it was prepared
_INTERPRETED = lazy_pattern(
    r"\(\s*(?:as|through|via|by)\s+(?:an?\s+|the\s+)?interpret(?:ed|er|ation)\b[^()\n]{0,40}\)",
    re.IGNORECASE,
)
_PREPARED = re.compile(r"\bas\s+prepared(?:\s+for\s+delivery)\b", re.IGNORECASE)
INTERPRETED, PREPARED = "as interpreted", "as prepared for delivery"
_NUMBERED = re.compile(r"[\[(¶§]?\s?(\d{1,4})(?:[.)\]]|\.\d+)?\s+(?=\D)")
_EMPTY_BRACKETS = re.compile(r" ?\[\s*\]")


@dataclass(frozen=True, slots=True)
class NewBookmark:
    """A passage of an article and the quote that it belongs to, if any.

    ``question`` is what a bookmarked answer was asked, ``turn`` the whole turn that the quote
    belongs to; ``note`` and ``tags`` may come with it.
    """

    article: Article
    passage: Span
    quote: Quote | None = None
    question: str = ""
    turn: Span | None = None
    note: str = ""
    tags: tuple[str, ...] = ()

    def bookmark(self, identity: str, created: datetime) -> Bookmark:
        """Return the bookmark that keeps everything a citation needs, whatever becomes of the
        file.
        """
        article, quote = self.article, self.quote
        paragraph = article.paragraph_at(self.passage.start)
        return Bookmark(
            id=identity,
            selector=make_selector(article.text, self.passage),
            path=article.path,
            content_hash=article.content_hash,
            title=article.title,
            created=created,
            date=article.date,
            date_origin=article.date_origin,
            source=article.source,
            url=article.url,
            byline=article.byline or self._signer(),
            paragraph=paragraph.number or None if paragraph else None,
            locator=_locator(article, paragraph) if paragraph else "",
            speaker=quote.speaker if quote else None,
            speaker_title=quote.speaker_title if quote else None,
            mention=quote.mention(article.text) if quote else "",
            certain=quote.certain if quote else False,
            question=self.question,
            wording=self._without(TextStyle.STRUCK),
            note=self.note,
            tags=self.tags,
            terms=article.terms,
            marks=self._marks(),
            accessed=article.accessed,
            issued=article.issued,
            published=article.published if article.said_on else None,
        )

    def _signer(self) -> str:
        """Return whose text the whole article is, as its title or the name below it says: the
        speaker of a turn without a label before it.
        """
        quote = self.quote
        if (
            quote is None
            or quote.kind is not QuoteKind.TURN
            or not (quote.speaker and quote.certain)
        ):
            return ""
        labelled = quote.mention_start is not None and quote.mention_start < quote.end
        return "" if labelled else quote.speaker

    def _marks(self) -> tuple[str, ...]:
        """Return what the article says of how these words came about."""
        found = [INTERPRETED] if self._interpreted() else []
        head = f"{self.article.title}\n{self.article.text[:_HEAD]}"
        return (*found, PREPARED) if _PREPARED.search(head) else tuple(found)

    def _interpreted(self) -> list[Span]:
        """Return where the turn says, before the passage ends, that it is an interpreter's
        words.
        """
        start, end = self.turn or (self.quote.span if self.quote else self.passage)
        end = min(end, self.passage.end)
        return [Span(*one.span()) for one in _INTERPRETED.finditer(self.article.text, start, end)]

    def spoken(self) -> str:
        """Return the passage as it was said, before an official correction; nothing without one."""
        start, end = self.passage
        marks = (TextStyle.STRUCK, TextStyle.INSERTED)
        spans = [one for one in self.article.styles if one.style in marks]
        if not any(span.start < end and start < span.end for span in spans):
            return ""
        words = self._without(TextStyle.INSERTED) or self.passage.of(self.article.text)
        return _EMPTY_BRACKETS.sub("", words)

    def _without(self, style: TextStyle) -> str:
        """Return the passage without words of a style and asides, or nothing where that is the
        passage.
        """
        left_out = [span for span in self.article.styles if span.style is style]
        cuts = [(span.start, span.end) for span in left_out]
        cuts += [*(self.quote.asides if self.quote else ()), *self._interpreted()]
        return words_without(self.article.text, self.passage, cuts)


def _locator(article: Article, paragraph: Paragraph) -> str:
    """Return where a source itself says that a paragraph is: its page or time, its number."""
    number = _printed_number(article, paragraph)
    if paragraph.locator or number is None:
        return paragraph.locator
    at = article.paragraphs.index(paragraph)
    beside = (*article.paragraphs[max(0, at - 1) : at], *article.paragraphs[at + 1 : at + 2])
    in_order = (number - 1, number + 1)
    is_one_of_many = any(_printed_number(article, other) in in_order for other in beside)
    return f"par. {number}" if is_one_of_many else ""


def _printed_number(article: Article, paragraph: Paragraph) -> int | None:
    found = _NUMBERED.match(article.text, paragraph.start, paragraph.end)
    return int(found[1]) if found else None


def new_id(randomness: Callable[[int], bytes]) -> str:
    """Return eight characters that can be read aloud and typed: 40 random bits."""
    return digits(int.from_bytes(randomness(5), "big"), ID_LENGTH)
