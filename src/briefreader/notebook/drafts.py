"""A passage on its way to being a bookmark."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from briefreader.article import Article, Bookmark, Quote, Span, Style
from briefreader.notebook.anchors import make_selector

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
ID_LENGTH = 8
_EMPTY_BRACKETS = re.compile(r" ?\[\s*\]")
_SPACES = re.compile("([ \u00a0])[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage of an article and the quote that it belongs to, if any.

    ``question`` is what a bookmarked answer was asked; ``note`` and ``tags`` may come with it.
    """

    article: Article
    passage: Span
    quote: Quote | None = None
    question: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()

    def bookmark(self, identity: str, created: datetime) -> Bookmark:
        """The bookmark that keeps everything a citation needs, whatever becomes of the file."""
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
            byline=article.byline,
            paragraph=paragraph.number if paragraph else None,
            speaker=quote.speaker if quote else None,
            speaker_title=quote.speaker_title if quote else None,
            mention=quote.mention(article.text) if quote else "",
            certain=quote.certain if quote else False,
            question=self.question,
            wording=self._without(Style.STRUCK),
            note=self.note,
            tags=self.tags,
        )

    def spoken(self) -> str:
        """The passage as it was said, before an official correction; nothing without one."""
        start, end = self.passage
        marks = (Style.STRUCK, Style.INSERTED)
        spans = [one for one in self.article.styles if one.style in marks]
        if not any(span.start < end and start < span.end for span in spans):
            return ""
        words = self._without(Style.INSERTED) or self.passage.of(self.article.text)
        return _EMPTY_BRACKETS.sub("", words)

    def _without(self, style: Style) -> str:
        """The passage without words of a style and asides, or nothing where that is the passage."""
        left_out = [span for span in self.article.styles if span.style is style]
        cuts = [(span.start, span.end) for span in left_out]
        cuts += self.quote.asides if self.quote else ()
        start, end = self.passage
        parts, at = [], start
        for low, high in sorted(cuts):
            if high > at and low < end:
                parts.append(self.article.text[at : max(at, low)])
                at = min(high, end)
        if not parts:
            return ""
        return _SPACES.sub(r"\1", "".join([*parts, self.article.text[at:end]])).strip()


def new_id(randomness: Callable[[int], bytes]) -> str:
    """Eight characters that can be read aloud and typed: 40 random bits."""
    number = int.from_bytes(randomness(5), "big")
    return "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(ID_LENGTH)))
