"""Paragraphs that a web page only sets apart by two line breaks or blocks, made elements."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefreader.sources.formats.html_elements import count_words, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HOLDERS = ("div", "td", "section", "article", "p", "font", "center", "main", "body")
_LEAST_WORDS = 8  # of a paragraph that is no label of the page
_FEWEST_SECTIONS = 3  # that are the paragraphs of one text
_STYLED = frozenset(("span", "strong", "b", "em", "i", "font"))
_BLOCK_NAMES = """
address article aside blockquote center dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6
header hr iframe li main nav object ol p pre section table ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())


def set_paragraphs(tree: HtmlElement) -> None:
    """Make a paragraph of each run of words between two line breaks, or between those and a block,
    of each that stands beside paragraphs, and of each ``div`` or ``section`` that holds only words,
    as others beside it or of its class do; of a ``div`` with words of its own only if one of them
    has some in a style or a link.

    The extractor loses words that stand in no element of their own between others.
    """
    for holder in list(tree.iter(*_HOLDERS)):
        if has_double_break(holder) or _has_loose_words(holder):
            _divide(holder)
    paragraphs = [one for one in tree.iter("div", "section") if _is_paragraph(one)]
    told = Counter(_markup(one) for one in paragraphs if len(one) or one.tag == "section")
    for one in paragraphs:
        fewest = 1 if one.tag == "div" and (one.text or "").strip() else _FEWEST_SECTIONS
        if told[_markup(one)] >= fewest:
            one.tag = "p"


def _markup(element: HtmlElement) -> tuple[str, object]:
    """Return what is the same for the paragraphs of one text."""
    return str(element.tag), element.get("class") or element.getparent()


def _is_paragraph(holder: HtmlElement) -> bool:
    """Return whether an element holds words of its own, and besides them only parts of sentences.

    In one that is no ``p`` the extractor would lose those before the first link, and take those
    that stand in a style for no text.
    """
    first = holder
    while not (first.text or "").strip():
        if not len(first) or first[0].tag not in _STYLED:
            return False
        first = first[0]
    return not any(map(_is_block, holder)) and _says_enough(text_of(holder))


def _says_enough(words: str) -> bool:
    return count_words(words) >= _LEAST_WORDS


def _is_block(element: HtmlElement) -> bool:
    """Return whether an element is a block, or holds one."""
    if element.tag in _BLOCKS or not isinstance(element.tag, str):
        return True
    return next(element.iterdescendants(*_BLOCKS), None) is not None


def has_double_break(holder: HtmlElement) -> bool:
    """Return whether two line breaks with nothing between them stand right in an element."""
    breaks = False
    for child in holder:
        if child.tag != "br":
            breaks = False
            continue
        if breaks:
            return True
        breaks = not (child.tail or "").strip()
    return False


def _has_loose_words(holder: HtmlElement) -> bool:
    """Return whether a sentence stands beside the paragraphs of a holder, and in none of them."""
    if holder.find("p") is None:
        return False
    loose = [holder.text or ""]
    for one in holder:
        if _is_block(one):
            if _says_enough("".join(loose)):
                return True
            loose.clear()
        elif one.tag != "a":  # a row of links is no sentence
            loose.append(text_of(one))
        loose.append(one.tail or "")
    return _says_enough("".join(loose))


def _divide(holder: HtmlElement) -> None:
    """Put the words of a holder into paragraphs; one that was a paragraph becomes a block."""
    children = list(holder)
    text, holder.text = holder.text, None
    for child in children:
        holder.remove(child)
    if holder.tag in ("p", "font", "center"):
        holder.tag = "div"

    def begin(text: str | None) -> HtmlElement:
        paragraph = holder.makeelement("p")
        paragraph.text = text
        return paragraph

    def end(paragraph: HtmlElement) -> None:
        while len(paragraph) and _ends_with_break(paragraph):
            paragraph.remove(paragraph[-1])
        if len(paragraph) or (paragraph.text or "").strip():
            holder.append(paragraph)

    current = begin(text)
    for child in children:
        tail, child.tail = child.tail, None
        is_block = _is_block(child)
        if is_block or (child.tag == "br" and _ends_with_break(current)):
            end(current)
            if is_block:
                holder.append(child)
            current = begin(tail)
        else:
            current.append(child)
            child.tail = tail
    end(current)


def _ends_with_break(paragraph: HtmlElement) -> bool:
    """Return whether nothing stands behind the paragraph's last line break, or in it at all."""
    if not len(paragraph):
        return not (paragraph.text or "").strip()
    return paragraph[-1].tag == "br" and not (paragraph[-1].tail or "").strip()
