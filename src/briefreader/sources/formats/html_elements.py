"""What several readers of web pages ask of an element."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def text_of(element: HtmlElement) -> str:
    """Return all words in an element, spaced as they stand there."""
    return "".join(map(str, element.itertext()))


def line_of(element: HtmlElement) -> str:
    """Return all words in an element on one line, a space apart."""
    return " ".join(text_of(element).split())


def short_line_of(element: HtmlElement, longest: int) -> str:
    """Return ``line_of`` if it is at most ``longest`` code points in as many elements, at a cost
    that is bounded; else nothing.
    """
    if not is_small(element, longest):
        return ""
    words: list[str] = []
    length = 0
    for piece in element.itertext():
        length += len(piece.strip()) + 1  # also of an empty one
        if length > longest * 2:
            return ""
        words.append(str(piece))
    line = " ".join("".join(words).split())
    return line if len(line) <= longest else ""


def is_small(element: HtmlElement, most: int) -> bool:
    """Return whether an element has at most so many others in it, with text or without."""
    return next(islice(element.iterdescendants(), most, None), None) is None


def class_and_id(element: HtmlElement) -> str:
    """Return what a page's author calls an element."""
    return f"{element.get('class', '')} {element.get('id', '')}"
