"""An article made ready for the column: its blocks, its forced breaks, its layers of style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefreader.domain.article import Paragraph
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.ui.rendering.speaker_colours import speaker_tints
from briefreader.ui.rendering.style_layers import StyleSpan, StyleSpans
from briefreader.ui.rendering.text_layout import TextBlock, blocks_of

if TYPE_CHECKING:
    from briefreader.library import OpenArticle


@dataclass(frozen=True, slots=True)
class TypesetArticle:
    """What does not change with the width.

    ``layers`` are styles, labels and tints; ``voices`` one layer for each quote, named by its
    speaker's tint, for the bar in the margin; ``kept`` the bookmarked passages.
    """

    text: str
    blocks: Sequence[TextBlock]
    breaks: Sequence[int] = ()
    layers: StyleSpans = StyleSpans()  # noqa: RUF009 - it never changes
    voices: StyleSpans = StyleSpans()  # noqa: RUF009
    kept: StyleSpans = StyleSpans()  # noqa: RUF009
    quotes: tuple[Quote, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    speakers: int = 0

    def with_bookmarks(self, bookmarks: Iterable[Bookmark]) -> TypesetArticle:
        """Return the same with other bookmarks."""
        kept = (StyleSpan(mark.selector.start, mark.selector.end, "bookmark") for mark in bookmarks)
        return replace(self, kept=StyleSpans(kept))


def typeset(opened: OpenArticle) -> TypesetArticle:
    """Return the article as it is read: each turn's label on its own line, quotes tinted by
    speaker.
    """
    article = opened.article
    starts = [paragraph.start for paragraph in article.paragraphs]
    tint = {name: f"tint-{number + 1}" for name, number in speaker_tints(opened.quotes).items()}
    turns = [quote for quote in opened.quotes if quote.kind is QuoteKind.TURN]
    labels = [turn for turn in turns if _label_stands_before(article.text, turn)]
    layers = [StyleSpan(span.start, span.end, span.style.value) for span in article.styles]
    voices: list[StyleSpan] = []
    for quote in opened.quotes:
        name = tint.get(quote.speaker or "", "nobody")
        if quote.kind is QuoteKind.DIRECT:
            start, end = _with_marks(article.text, quote)
            layers.append(StyleSpan(start, end, name))
            if quote.inside is None:
                voices.append(StyleSpan(start, end, name))
        else:
            voices.append(StyleSpan(_voice_start(quote), quote.end, name))
            layers.extend(StyleSpan(aside.start, aside.end, "aside") for aside in quote.asides)
    for turn in labels:
        start = turn.mention_start or 0
        layers.append(StyleSpan(start, turn.start, "label"))
        layers.append(StyleSpan(start, turn.start, tint.get(turn.speaker or "", "nobody")))
    made = TypesetArticle(
        article.text,
        blocks_of(article.text, starts, article.insets),
        [turn.start for turn in labels],
        StyleSpans(layers),
        StyleSpans(voices),
        quotes=opened.quotes,
        paragraphs=article.paragraphs,
        speakers=len(tint),
    )
    return made.with_bookmarks(opened.bookmarks)


def raw_typeset(text: str) -> TypesetArticle:
    """Return a file as it stands: every line a line, no style at all."""
    starts = (found.end() for found in re.finditer(r"\n{2,}", text))
    return TypesetArticle(text, blocks_of(text, starts))


def _label_stands_before(text: str, turn: Quote) -> bool:
    """Return whether the turn's label is on the line on which the turn begins."""
    if turn.mention_end is None or turn.mention_end > turn.start:
        return False
    between = text[turn.mention_end : turn.start]
    return len(between) < 20 and "\n" not in between


def _voice_start(turn: Quote) -> int:
    if turn.mention_start is not None and turn.mention_start < turn.start:
        return turn.mention_start
    return turn.start


def _with_marks(text: str, quote: Quote) -> tuple[int, int]:
    """Return the quote with its quotation marks, which are drawn in its colour too."""
    start, end = quote.start, quote.end
    if start and text[start - 1] in "“\"„«‘'‚「『‹":
        start -= 1
    behind = end + (text[end : end + 1] in [*",.!?…"])
    if text[behind : behind + 1] in [*"”\"“»’'‘」』›"]:
        end = behind + 1
    return start, end
