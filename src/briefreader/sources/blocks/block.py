"""Blocks of text with their styles, and how they become one article's text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefreader.domain.article import Paragraph, StyledSpan, TextStyle

GAP = "\n\n"


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
