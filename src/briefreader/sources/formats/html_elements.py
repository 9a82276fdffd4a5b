"""What several readers of web pages ask of an element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINE_BREAK = "\u2028"  # white space that hardly any page is written with
_UNSPACED = re.compile(r"[\u3040-\u9fff]")


def text_of(element: HtmlElement) -> str:
    """Return all words in an element, spaced as they stand there."""
    return "".join(_pieces(element))


def line_of(element: HtmlElement) -> str:
    """Return all words in an element on one line, a space apart."""
    return " ".join(text_of(element).split())


def short_line_of(element: HtmlElement, longest: int) -> str:
    """Return ``line_of`` if it is at most ``longest`` code points in as many elements, at a cost
    that is bounded; else nothing.
    """
    return " ".join(short_lines_of(element, longest))


def short_lines_of(element: HtmlElement, longest: int) -> list[str]:
    """Return the same line by line, as line breaks part them."""
    if not is_small(element, longest):
        return []
    words: list[str] = []
    length = 0
    for piece in _pieces(element):
        length += len(piece.strip()) + 1  # also of an empty one
        if length > longest * 2:
            return []
        words.append(piece)
    lines = [" ".join(line.split()) for line in "".join(words).split(_LINE_BREAK)]
    lines = list(filter(None, lines))
    return lines if len(" ".join(lines)) <= longest else []


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the words in an element; a line break parts them."""
    if next(element.iterdescendants("br"), None) is None:
        yield from map(str, element.itertext())
        return
    from lxml import etree

    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield _LINE_BREAK if one.tag == "br" else one.text or ""
        elif one is not element:
            yield one.tail or ""


def count_words(text: str) -> int:
    """Return how many words a text has, of Chinese and Japanese one for two characters each."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def link_of(heading: HtmlElement) -> HtmlElement | None:
    """Return the link around a heading, or the first one in it."""
    around = next(heading.iterancestors("a"), None)
    return next(heading.iter("a"), None) if around is None else around


def is_small(element: HtmlElement, most: int) -> bool:
    """Return whether an element has at most so many others in it, with text or without."""
    return next(islice(element.iterdescendants(), most, None), None) is None


def class_and_id(element: HtmlElement) -> str:
    """Return what a page's author calls an element."""
    return f"{element.get('class', '')} {element.get('id', '')}"
