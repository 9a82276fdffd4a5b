"""Blocks of text with their styles, and how they become one article's text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefreader.domain.article import Paragraph, StyledSpan, TextStyle

GAP = "\n\n"
_LONG = 60  # code points of a paragraph that may have been split within a sentence
_COLUMNS = "\u00a0\u00a0\u00a0"  # what stands in columns is no sentence
_SET_APART = (TextStyle.HEADING, TextStyle.ITEM, TextStyle.TABLE, TextStyle.CAPTION)


class Block(NamedTuple):
    """One paragraph, heading, list or table: text without blank lines; spans count from its start.

    ``boilerplate`` marks what a rule set leaves out; the block still counts as a paragraph.
    ``locator`` is where it stands in a file that has pages or times: ``p. 12``, ``00:03:12``.
    """

    text: str
    styles: tuple[StyledSpan, ...] = ()
    boilerplate: bool = False
    locator: str = ""

    def has(self, style: TextStyle) -> bool:
        """Return whether the whole block is set in ``style``."""
        return any(
            span.style is style and span.start == 0 and span.end == len(self.text)
            for span in self.styles
        )

    def set_in(self, style: TextStyle, target: str = "") -> Block:
        """Return the block with the whole of it set in ``style``, and in nothing else."""
        return self._replace(styles=(StyledSpan(0, len(self.text), style, target),))

    def cut(self, end: int) -> Block:
        """Return the block without what stands behind ``end``."""
        text = self.text[:end].rstrip()
        return self._replace(text=text, styles=tuple(_clipped(self.styles, 0, len(text))))

    def after(self, start: int) -> Block:
        """Return the block without what stands before ``start``."""
        text = self.text[start:]
        styles = tuple(_clipped(self.styles, start, len(self.text)))
        return self._replace(text=text, styles=styles)


def _clipped(spans: Iterable[StyledSpan], start: int, end: int) -> Iterable[StyledSpan]:
    for span in spans:
        low, high = max(span.start, start), min(span.end, end)
        if low < high:
            yield StyledSpan(low - start, high - start, span.style, span.target)


class Assembled(NamedTuple):
    """An article's text with its paragraphs and styles, in code points of ``text``."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    styles: tuple[StyledSpan, ...]


def assemble(blocks: Iterable[Block]) -> Assembled:
    """Join what is no boilerplate with blank lines; numbers count every block, from 1."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    styles: list[StyledSpan] = []
    start = 0
    for number, (text, spans, boilerplate, locator) in enumerate(blocks, start=1):
        if boilerplate:
            continue
        end = start + len(text)
        texts.append(text)
        paragraphs.append(Paragraph(start, end, number, locator))
        for first, behind, style, target in spans:
            styles.append(StyledSpan(start + first, start + behind, style, target))
        start = end + len(GAP)
    return Assembled(GAP.join(texts), tuple(paragraphs), tuple(styles))


def join_split_paragraphs(blocks: list[Block]) -> list[Block]:
    """Return the blocks with paragraphs whole that their source has split within a sentence.

    What is joined to the one before it stays in its place as a block that is left out, so that the
    paragraphs behind it keep their numbers.
    """
    if not any(block.text[:1].islower() for block in blocks):
        return blocks
    joined = list(blocks)
    first = -1  # the latest block that is shown
    for number, block in enumerate(blocks):
        if block.boilerplate:
            continue
        if first >= 0 and _goes_on(joined[first], block):
            joined[first] = _with(joined[first], block)
            joined[number] = block._replace(boilerplate=True)
        else:
            first = number
    return joined


def _goes_on(before: Block, after: Block) -> bool:
    """Return whether a sentence goes on from one block to the next: a long one that ends in a small
    word, and one that begins with a small letter.
    """
    end = before.text[-1:]
    if len(before.text) < _LONG or not (end.islower() and after.text[:1].islower()):
        return False
    if _COLUMNS in before.text or _COLUMNS in after.text or "\n" in after.text:
        return False
    return not any(one.has(style) for one in (before, after) for style in _SET_APART)


def _with(before: Block, after: Block) -> Block:
    start = len(before.text) + 1
    moved = (span._replace(start=span.start + start, end=span.end + start) for span in after.styles)
    return before._replace(text=f"{before.text} {after.text}", styles=(*before.styles, *moved))
