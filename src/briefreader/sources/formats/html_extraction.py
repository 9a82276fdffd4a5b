"""The main text of a web page: as trafilatura finds it, or readability-lxml where that fits better.

Both weigh the page's elements by rules of their own. What they are compared by is the running text
that the page shows (``html_losses.prose``): the second is asked only where the first one's text
and that differ, or the first has lost all headings. Before it the first is asked again, of nothing
but the element with most of the paragraphs. The second is taken where it holds all of the first and
more of the running text; where it keeps the headings and agrees with that nearly as well; and where
it agrees with that better and is more than 30 % apart from the first. trafilatura's own second and
third ways are left out: they are the same readability, and justext, which grows dear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.formats.html_clutter import body_of
from briefreader.sources.formats.html_elements import line_of
from briefreader.sources.formats.html_fragments import HtmlReader
from briefreader.sources.formats.html_losses import Words, prose_runs, shared, text_runs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MORE = 0.05  # of the running text
_AGREED = 0.75  # of what was found in the running text; headings, items and captions are not in it
_NEARLY_ALL = 0.9
_APART = 0.7  # of the longer text in both
_HELD = 0.97  # of the one text in the other
_SEVERAL = 2  # headings
_DIGITS = ("\u2063", "\u2064")  # 0 and 1 in what shows nothing
_NUMBERED = str.maketrans("01", "".join(_DIGITS))
_UNNUMBERED = str.maketrans(dict.fromkeys(_DIGITS, ""))
# What programs that write documents say of themselves, or call what they write.
_WRITERS = re.compile(r"microsoft word|libreoffice|openoffice|pandoc", re.IGNORECASE)
_WRITTEN = ".//*[starts-with(@class, 'Mso') or @id='title-block-header']"
_HIDDEN = (
    ".//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')]"
)
# What pages of sites have, and documents do not.
_OF_SITES = ("nav", "aside", "article", "main", "footer", "form", "iframe", "button", "center")
_MOST_BOXES = 2
_FEWEST_PARAGRAPHS = 2
_LINKED = 4  # that part of the text may be links
_END = "\u2042"
_SUBHEADINGS = ("h2", "h3", "h4", "h5", "h6")
_NAMED = ("div", "section")  # elements that it looks for by name
_MOST_ELEMENTS = 20_000  # of a page in which the second extractor can look in good time


def main_blocks(tree: HtmlElement, running: Sequence[Words]) -> list[Block]:
    """Return the blocks of the page's main text; none where nothing looks like one.

    ``running`` is the page's running text.
    """
    if (body := _plain_document(tree)) is not None:
        return _all_of(body)
    _tell_apart(tree)
    body = body_of(tree)
    named = _name_body(tree, body)
    _keep_last_heading(body)
    page = prose_runs(running)
    chosen = _chosen(tree, body, page)
    if named is not None and running and chosen.held < _NEARLY_ALL:
        del named.attrib["itemprop"]
        unnamed = _Found(page, _by_trafilatura(tree))
        chosen = unnamed if unnamed.agreed > chosen.agreed + _MORE else chosen
    return chosen.blocks


def _chosen(tree: HtmlElement, body: HtmlElement | None, page: Counter[Words]) -> _Found:
    """Return what one of the extractors finds; ``page`` is the running text, most paragraphs of
    which stand in ``body``.
    """
    first = _Found(page, _by_trafilatura(tree))
    lost_headings = _has_headings(tree) and not _headings(first.blocks)
    if not page or (first.held > 1 - _MORE and first.shown >= _AGREED and not lost_headings):
        return first
    is_of_box = False
    if not lost_headings:
        within = _Found(page, _by_trafilatura_within(body))
        both = shared(first.runs, within.runs)
        is_of_box = min(both) >= _HELD
        least = first.held - _MORE if both[1] >= _HELD else _NEARLY_ALL
        if within.agreed > first.agreed + _MORE and within.held >= least:
            first = within
    second = _Found(page, _by_readability(tree))
    both = shared(first.runs, second.runs)
    if is_of_box and both[1] >= _HELD and second.held <= first.held:
        return first
    if both[0] >= _HELD and second.held >= first.held + _MORE:
        return second
    gained = second.agreed - first.agreed
    if lost_headings and _headings(second.blocks) >= _SEVERAL:
        return second if gained > -_MORE else first
    return second if gained > 0 and min(both) < _APART else first


class _Found:
    """What an extractor finds, and how it agrees with the page's running text."""

    def __init__(self, page: Counter[Words], blocks: list[Block]) -> None:
        self.blocks = blocks
        self.runs = text_runs(block.text for block in blocks)
        self.held, self.shown = shared(page, self.runs)
        both = self.held + self.shown
        self.agreed = 2 * self.held * self.shown / both if both else 0.0  # their harmonic mean


def _plain_document(tree: HtmlElement) -> HtmlElement | None:
    """Return the body of a page that a word processor or a converter says to have made, if it has
    few boxes. An extractor, which looks for the box with the text, loses its headings and lists.
    """
    body = tree.find("body")
    if body is None or next(body.iter(*_OF_SITES), None) is not None:
        return None
    makers = (one.get("content", "") for one in tree.iter("meta") if _is_generator(one))
    if not (any(map(_WRITERS.search, makers)) or body.xpath(_WRITTEN)):
        return None
    boxes = len(list(islice(body.iter("div"), _MOST_BOXES + 1)))
    if (
        boxes > _MOST_BOXES
        or len(list(islice(body.iter("p"), _FEWEST_PARAGRAPHS))) < _FEWEST_PARAGRAPHS
    ):
        return None
    linked = sum(len(line_of(one)) for one in body.iter("a"))
    return body if linked * _LINKED < len(line_of(body)) else None


def _is_generator(element: HtmlElement) -> bool:
    return str(element.get("name", "")).lower() == "generator"


def _all_of(body: HtmlElement) -> list[Block]:
    """Return all that a body shows."""
    from lxml.etree import tostring

    for element in body.xpath(_HIDDEN):
        element.drop_tree()
    blocks = fragment_blocks(str(tostring(body, encoding="unicode", method="html")))
    return [block for block in blocks if block.text.strip()]


def _tell_apart(tree: HtmlElement) -> None:
    """Put a number into each paragraph that says the same as one before it.

    Of a transcript's answers, trafilatura would leave out all but the first, as it does with a
    teaser that stands twice on a page.
    """
    said = Counter[str]()
    for paragraph in tree.iter("p"):
        words = line_of(paragraph)
        if words and said[words]:
            mark = paragraph.makeelement("span")
            mark.text = f"{said[words]:b}".translate(_NUMBERED)
            paragraph.append(mark)
        said[words] += 1


def _name_body(tree: HtmlElement, body: HtmlElement | None) -> HtmlElement | None:
    """Name the ``body``, with most of the paragraphs, as the article's, if trafilatura finds no
    name that it knows: it would take all paragraphs of the page, and none of its lists. Return the
    element if it was named.
    """
    from trafilatura.xpaths import BODY_XPATH

    if body is None or body.tag not in _NAMED or any(len(named(tree)) for named in BODY_XPATH):
        return None
    body.set("itemprop", "articleBody")
    return body


def _keep_last_heading(body: HtmlElement | None) -> None:
    """Put a mark behind a heading that is the last of the text: trafilatura would leave it out."""
    shown = [] if body is None else [one for one in body if isinstance(one.tag, str)]
    if body is not None and shown and shown[-1].tag in _SUBHEADINGS:
        mark = body.makeelement("p")
        mark.text = _END
        body.append(mark)


def _headings(blocks: Sequence[Block]) -> int:
    return sum(block.has(TextStyle.HEADING) for block in blocks)


def _has_headings(tree: HtmlElement) -> bool:
    """Return whether the page has several headings below its title."""
    return len(list(islice(tree.iter("h2", "h3", "h4"), _SEVERAL))) == _SEVERAL


def _by_trafilatura(tree: HtmlElement) -> list[Block]:
    import trafilatura

    main = trafilatura.extract(
        tree,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_links=True,
        fast=True,
    )
    return _found_blocks(main or "")


def _by_trafilatura_within(body: HtmlElement | None) -> list[Block]:
    """Return what trafilatura finds in the element with most of the paragraphs alone."""
    from lxml.html import document_fromstring

    if body is None or body.tag not in _NAMED:
        return []
    page = document_fromstring("<body><div></div></body>")
    page[0].replace(page[0][0], deepcopy(body))
    page[0][0].set("itemprop", "articleBody")
    return _by_trafilatura(page)


def _by_readability(tree: HtmlElement) -> list[Block]:
    """Return what readability finds; nothing where it is not installed, or finds nothing."""
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return []
    try:
        from readability.readability import Document, Unparseable
    except ImportError:  # an extra from before it belonged to it
        return []
    try:
        summary = Document(tree).summary(html_partial=True)  # works on a copy
        return _found_blocks(summary)
    except Unparseable:
        return []


def _found_blocks(html: str) -> list[Block]:
    """Return the blocks that an extractor found, without the marks that were set for it."""
    found = fragment_blocks(html.translate(_UNNUMBERED))
    return [block for block in found if block.text != _END]


def fragment_blocks(html: str) -> list[Block]:
    """Return the blocks of a stretch of HTML."""
    writer = BlockWriter(references=True)
    reader = HtmlReader(writer)
    reader.block(html)
    reader.finish()
    return writer.finish()
