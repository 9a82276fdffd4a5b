"""What several readers of web pages ask of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def text_of(element: HtmlElement) -> str:
    """Return all words in an element, spaced as they stand there."""
    return "".join(map(str, element.itertext()))


def line_of(element: HtmlElement) -> str:
    """Return all words in an element on one line, a space apart."""
    return " ".join(text_of(element).split())


def class_and_id(element: HtmlElement) -> str:
    """Return what a page's author calls an element."""
    return f"{element.get('class', '')} {element.get('id', '')}"
