"""An article made ready for the column: its blocks, its forced breaks, its coats of style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefreader.domain.article import Bookmark, Paragraph, Quote, QuoteKind
from briefreader.ui.rendering.speaker_colours import tints
from briefreader.ui.rendering.style_layers import Layer, Layers
from briefreader.ui.rendering.text_layout import Block, blocks_of

if TYPE_CHECKING:
    from briefreader.library import Reading


@dataclass(frozen=True, slots=True)
class Typeset:
    """What does not change with the width.

    ``layers`` are styles, labels and tints; ``voices`` one layer for each quote, named by its
    speaker's tint, for the bar in the margin; ``kept`` the bookmarked passages.
    """

    text: str
    blocks: Sequence[Block]
    breaks: Sequence[int] = ()
    layers: Layers = Layers()  # noqa: RUF009 - it never changes
    voices: Layers = Layers()  # noqa: RUF009
    kept: Layers = Layers()  # noqa: RUF009
    quotes: tuple[Quote, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    speakers: int = 0

    def with_bookmarks(self, bookmarks: Iterable[Bookmark]) -> Typeset:
        """The same with other bookmarks."""
        kept = (Layer(mark.selector.start, mark.selector.end, "kept") for mark in bookmarks)
        return replace(self, kept=Layers(kept))


def typeset(reading: Reading) -> Typeset:
    """The article as it is read: each turn's label on its own line, quotes tinted by speaker."""
    article = reading.article
    starts = [paragraph.start for paragraph in article.paragraphs]
    tint = {name: f"tint-{number + 1}" for name, number in tints(reading.quotes).items()}
    turns = [quote for quote in reading.quotes if quote.kind is QuoteKind.TURN]
    labels = [turn for turn in turns if _label_stands_before(article.text, turn)]
    layers = [Layer(span.start, span.end, span.style.value) for span in article.styles]
    voices: list[Layer] = []
    for quote in reading.quotes:
        name = tint.get(quote.speaker or "", "nobody")
        if quote.kind is QuoteKind.DIRECT:
            start, end = _with_marks(article.text, quote)
            layers.append(Layer(start, end, name))
            if quote.inside is None:
                voices.append(Layer(start, end, name))
        else:
            voices.append(Layer(_voice_start(quote), quote.end, name))
            layers.extend(Layer(aside.start, aside.end, "aside") for aside in quote.asides)
    for turn in labels:
        start = turn.mention_start or 0
        layers.append(Layer(start, turn.start, "label"))
        layers.append(Layer(start, turn.start, tint.get(turn.speaker or "", "nobody")))
    made = Typeset(
        article.text,
        blocks_of(article.text, starts),
        [turn.start for turn in labels],
        Layers(layers),
        Layers(voices),
        quotes=reading.quotes,
        paragraphs=article.paragraphs,
        speakers=len(tint),
    )
    return made.with_bookmarks(reading.bookmarks)


def raw_typeset(text: str) -> Typeset:
    """A file as it stands: every line a line, no style at all."""
    starts = (found.end() for found in re.finditer(r"\n{2,}", text))
    return Typeset(text, blocks_of(text, starts))


def _label_stands_before(text: str, turn: Quote) -> bool:
    """Is the turn's label on the line on which the turn begins?"""
    if turn.mention_end is None or turn.mention_end > turn.start:
        return False
    between = text[turn.mention_end : turn.start]
    return len(between) < 20 and "\n" not in between


def _voice_start(turn: Quote) -> int:
    if turn.mention_start is not None and turn.mention_start < turn.start:
        return turn.mention_start
    return turn.start


def _with_marks(text: str, quote: Quote) -> tuple[int, int]:
    """The quote with its quotation marks, which are drawn in its colour too."""
    start, end = quote.start, quote.end
    if start and text[start - 1] in "“\"„«‘'‚「『‹":
        start -= 1
    behind = end + (text[end : end + 1] in [*",.!?…"])
    if text[behind : behind + 1] in [*"”\"“»’'‘」』›"]:
        end = behind + 1
    return start, end
