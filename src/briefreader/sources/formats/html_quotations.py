"""Quotations that a page sets apart, with the name that its markup puts below them.

Extractors of text leave out what stands in a figure or a footer: here the words are put where they
look, and the name gets the dash that a browser, or the page's style sheet, sets before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.sources.formats.html_elements import line_of, short_line_of
from briefreader.sources.formats.html_fragments import CREDIT_DASH, CREDIT_DASHES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = ("p", "div", "ul", "ol", "blockquote")
_QUOTED = "q-marked"
_MARKS = tuple("“„«»‘‚‹›\"'「『")
_LONGEST_CREDIT = 120  # code points
_MOST_QUOTATIONS = 200  # more are a forum's


def set_quotations(tree: HtmlElement) -> None:
    """Set each block quotation as one of paragraphs, the last of which says who said it.

    A figure whose words the page has elsewhere as well, a pull quote, stays what it is.
    """
    _mark_quoted(tree)
    quotations = list(tree.iter("blockquote"))
    if not quotations or len(quotations) > _MOST_QUOTATIONS:
        return
    page = line_of(tree) if next(tree.iter("figure"), None) is not None else ""
    for quotation in quotations:
        if quotation.getparent() is None:
            continue
        credit = _credit(quotation)
        figure = next(quotation.iterancestors("figure"), None)
        if figure is not None and figure.getparent() is not None:
            if not _is_of_words(figure) or page.count(_words(quotation, credit)) > 1:
                continue
            if credit is None:
                credit = next(figure.iter("figcaption", "cite", "footer"), None)
            figure.tag = "div"
            figure.attrib.clear()
        if credit is not None:
            _sign(quotation, credit)


def _mark_quoted(tree: HtmlElement) -> None:
    """Put the marks that a browser shows around each ``q``, which else would stand by itself."""
    for quoted in list(tree.iter("q")):
        is_within = next(quoted.iterancestors("q", _QUOTED), None) is not None
        is_marked = line_of(quoted)[:1] in _MARKS
        quoted.tag = _QUOTED
        if is_marked:
            continue
        opening, closing = ("‘", "’") if is_within else ("“", "”")
        quoted.text = opening + (quoted.text or "")
        if len(quoted):
            quoted[-1].tail = (quoted[-1].tail or "") + closing
        else:
            quoted.text += closing
    for quoted in list(tree.iter(_QUOTED)):
        quoted.drop_tag()


def _is_of_words(figure: HtmlElement) -> bool:
    """Return whether a figure shows one quotation and no picture."""
    shown = figure.iter("img", "picture", "video", "iframe", "svg", "blockquote")
    return [one.tag for one in shown] == ["blockquote"]


def _credit(quotation: HtmlElement) -> HtmlElement | None:
    """Return the element that ends a quotation, or stands right behind it, as its source."""
    last = quotation[-1] if len(quotation) and not (quotation[-1].tail or "").strip() else None
    has_more = len(quotation) > 1 or bool((quotation.text or "").strip())
    if last is not None and has_more and (last.tag == "footer" or _is_cite_alone(last)):
        return last
    behind = quotation.getnext()
    if behind is None or (quotation.tail or "").strip():
        return None
    return behind if _is_cite_alone(behind) else None


def _is_cite_alone(element: HtmlElement) -> bool:
    """Return whether nothing but a ``cite`` stands in a paragraph, or on a line."""
    if element.tag == "cite":
        return not (element.tail or "").strip()
    if element.tag not in ("p", "div", "footer") or len(element) != 1:
        return False
    return element[0].tag == "cite" and line_of(element) == line_of(element[0])


def _words(quotation: HtmlElement, credit: HtmlElement | None) -> str:
    words = line_of(quotation)
    return words.removesuffix(line_of(credit)).strip() if credit is not None else words


def _sign(quotation: HtmlElement, credit: HtmlElement) -> None:
    """Set a credit as the quotation's last paragraph."""
    from lxml.html import HtmlElement

    words = short_line_of(credit, _LONGEST_CREDIT)
    if not words:
        return
    credit.drop_tree()
    if (quotation.text or "").strip() and not any(one.tag in _BLOCKS for one in quotation):
        first = HtmlElement()
        first.tag = "p"
        first.text, quotation.text = quotation.text, None
        first.extend(list(quotation))
        quotation.append(first)
    paragraph = HtmlElement()
    paragraph.tag = "p"
    paragraph.text = words if words.startswith(CREDIT_DASHES) else CREDIT_DASH + words
    quotation.append(paragraph)
