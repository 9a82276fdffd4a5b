"""The main text of a web page: as trafilatura finds it, or readability-lxml where that fits better.

Both weigh the page's elements by rules of their own. What they are compared by is the running text
that the page shows (``html_losses.prose``): the second is asked only where the first one's text
and that differ, or begin or end otherwise, or the first has lost all headings. Before it the first
is asked again, of nothing but the element with most of the paragraphs. The second is taken where it
holds all of the first and more of the running text; where it keeps the headings and agrees with
that nearly as well; and where it agrees with that better and is more than a quarter apart from the
first. Where it is not taken, it still tells the ends: what the first has above and below all that
both hold, outside of that element, is no part of the text. trafilatura's own second and third ways
are left out: they are the same readability, and justext, which grows dear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from itertools import compress, islice
from typing import TYPE_CHECKING

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.blocks.item_marks import (
    SET_IN,
    ItemNumbers,
    is_unmarked,
    with_marks_told,
    written_mark,
)
from briefreader.sources.formats.html_clutter import body_of
from briefreader.sources.formats.html_elements import line_of
from briefreader.sources.formats.html_fragments import HtmlReader, without_back_links
from briefreader.sources.formats.html_losses import Passages, Words, prose_runs, shared

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MORE = 0.05  # of the running text
_AGREED = 0.75  # of what was found in the running text; headings, items and captions are not in it
_NEARLY_ALL = 0.9
_APART = 0.75  # of the longer text in both
_HELD = 0.97  # of the one text in the other
_MOSTLY = 0.75  # of the words of one text in the other, so that this one tells its ends
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
_OF_COMMENTS = re.compile(
    r"(?:\d+ )?(?:comments?|comentarios?|commentaires?|kommentare?|commenti|reacties)"
    r"(?: \(?\d+\)?)?",
    re.IGNORECASE,
)
_SUBHEADINGS = ("h2", "h3", "h4", "h5", "h6")
_NAMED = ("div", "section")  # elements that it looks for by name
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_OF_LIST = re.compile(r"(?<![\w#.-])(?:ul|ol)?([.#][\w-]{1,80})\s*$")
_LONGEST_SHEET = 200_000  # code points
_PICTURE = re.compile(r"<img\b[^>]*>")
_MOST_ELEMENTS = 20_000  # of a page in which the second extractor can look in good time


def main_blocks(tree: HtmlElement, running: Sequence[Words]) -> list[Block]:
    """Return the blocks of the page's main text; none where nothing looks like one.

    ``running`` is the page's running text.
    """
    if (body := _plain_document(tree)) is not None:
        return _all_of(body)
    _tell_apart(tree)
    _take_marks(tree)
    _number_items(tree)
    body = _boxed(body_of(tree))
    named = _name_body(tree, body)
    _keep_last_heading(body)
    page = prose_runs(running)
    chosen, second = _chosen(tree, body, page)
    if named is not None and running and chosen.held < _NEARLY_ALL:
        del named.attrib["itemprop"]
        unnamed = _Found(page, _by_trafilatura(tree))
        chosen = unnamed if unnamed.agreed > chosen.agreed + _MORE else chosen
    if chosen is second:  # of pictures the first says nothing either
        return _found_blocks(_PICTURE.sub("", second.html))
    return chosen.blocks if second is None else _without_ends(chosen, second, body)


def _chosen(
    tree: HtmlElement, body: HtmlElement | None, page: Counter[Words]
) -> tuple[_Found, _Found | None]:
    """Return what one of the extractors finds, and what the second one does, if it was asked;
    ``page`` is the running text, most paragraphs of which stand in ``body``.
    """
    first = _Found(page, _by_trafilatura(tree))
    lost_headings = _has_headings(tree) and not _headings(first.blocks)
    if not page:
        return first, None
    if first.held > 1 - _MORE and first.shown >= _AGREED and not lost_headings:
        if first.shown >= _NEARLY_ALL or (first.is_running(0) and first.is_running(-1)):
            return first, None
        return first, _Found(page, _by_readability(tree))
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
    is_same_box = is_of_box and both[1] >= _HELD and second.held <= first.held
    if is_same_box or not _is_better(second, first, both, lost_headings=lost_headings):
        return first, second
    return second, second


def _is_better(
    second: _Found, first: _Found, both: tuple[float, float], *, lost_headings: bool
) -> bool:
    """Return whether the second extractor's text is to be taken; ``both`` is how much of the first
    and of the second stands in the other.
    """
    if both[0] >= _HELD and second.held >= first.held + _MORE:
        return True
    gained = second.agreed - first.agreed
    if lost_headings and _headings(second.blocks) >= _SEVERAL:
        return gained > -_MORE
    return gained > _MORE and min(both) < _APART


class _Found:
    """What an extractor finds, and how it agrees with the page's running text."""

    def __init__(self, page: Counter[Words], html: str) -> None:
        self.html = html
        self.blocks = _found_blocks(html)
        self.passages = Passages(block.text for block in self.blocks)
        self.runs = self.passages.runs
        self.held, self.shown = shared(page, self.runs)
        both = self.held + self.shown
        self.agreed = 2 * self.held * self.shown / both if both else 0.0  # their harmonic mean
        self._page = page

    def is_running(self, number: int) -> bool:
        """Return whether a block is of the page's running text."""
        return bool(self.blocks) and self.passages.is_prose_of(number, self._page)


def _without_ends(first: _Found, second: _Found, body: HtmlElement | None) -> list[Block]:
    """Return the blocks of the first, those marked as boilerplate that stand above and below all
    that the second holds as well, if that is most of them. What stands in the ``body``, the element
    with most of the paragraphs, stays, and running text above: readability often loses a lead.
    """
    lengths = first.passages.lengths
    held = [second.passages.has(words) for words in first.passages.words]
    if not any(held) or sum(compress(lengths, held)) < _MOSTLY * sum(lengths):
        return first.blocks
    start, end = held.index(True), len(held) - held[::-1].index(True)
    within = Passages(() if body is None else [" ".join(body.itertext())])
    return [
        block
        if start <= number < end
        or (number < start and first.is_running(number))
        or within.has(first.passages.words[number])
        else block._replace(boilerplate=True)
        for number, block in enumerate(first.blocks)
    ]


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


def _take_marks(tree: HtmlElement) -> None:
    """Tell each list itself where the page's style sheet shows those that are called like it
    without marks.
    """
    sheets = (style.text or "" for style in tree.iter("style"))
    rules = _RULE.finditer("".join(one for one in sheets if "list-style" in one)[:_LONGEST_SHEET])
    called = {
        name[1]: is_unmarked(rule[2])
        for rule in rules
        if "list-style" in rule[2]
        for name in map(_OF_LIST.search, rule[1].split(","))
        if name
    }
    for one in tree.iter("ul", "ol") if any(called.values()) else ():
        names = [f"#{one.get('id', '')}", *(f".{name}" for name in one.get("class", "").split())]
        if any(called.get(name) for name in names) and "list-style" not in one.get("style", ""):
            one.set("style", f"{one.get('style', '')};list-style:none")


def _number_items(tree: HtmlElement) -> None:
    """Put its number before each item of a numbered list, and nothing before terms and what they
    mean: trafilatura makes bullets of them all.
    """
    for numbered in tree.iter("ol"):
        items = numbered.findall("li")
        numbers = ItemNumbers.told(
            start=numbered.get("start", ""),
            kind=numbered.get("type", ""),
            style=numbered.get("style", ""),
            is_reversed=numbered.get("reversed") is not None,
            count=len(items),
        )
        if numbers is None:
            continue
        for item in items:
            mark = numbers.next(item.get("value", ""))
            if first := next(filter(str.strip, map(str, item.itertext())), ""):
                mark = "" if first.split(maxsplit=1)[0] == mark else mark
                item.text = f"{written_mark(mark)}{item.text or ''}"
    for unmarked in tree.iter("ul", "ol"):
        if is_unmarked(unmarked.get("style", "")):
            for item in unmarked.findall("li"):
                item.text = f"{written_mark('')}{item.text or ''}"
    for one in tree.iter("dt", "dd"):
        if any(map(str.strip, map(str, one.itertext()))):
            mark = written_mark(SET_IN if one.tag == "dd" else "")
            one.text = f"{mark}{one.text or ''}"


def _boxed(body: HtmlElement | None) -> HtmlElement | None:
    """Return the element with most of the paragraphs, in a box if it is all of the page: one that
    trafilatura can be told, which else would leave out the lists. Comments below stay outside.
    """
    if body is None or body.tag != "body":
        return body
    box = body.makeelement("div")
    box.text, body.text = body.text, None
    for child in list(body):
        if child.tag in _SUBHEADINGS and _OF_COMMENTS.fullmatch(line_of(child)):
            break
        box.append(child)
    body.insert(0, box)
    return box


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


def _by_trafilatura(tree: HtmlElement) -> str:
    import trafilatura

    main = trafilatura.extract(
        tree,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_links=True,
        fast=True,
    )
    return main or ""


def _by_trafilatura_within(body: HtmlElement | None) -> str:
    """Return what trafilatura finds in the element with most of the paragraphs alone."""
    from lxml.html import document_fromstring

    if body is None or body.tag not in _NAMED:
        return ""
    page = document_fromstring("<body><div></div></body>")
    page[0].replace(page[0][0], deepcopy(body))
    page[0][0].set("itemprop", "articleBody")
    return _by_trafilatura(page)


def _by_readability(tree: HtmlElement) -> str:
    """Return what readability finds; nothing where it is not installed, or finds nothing."""
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return ""
    try:
        from readability.readability import Document, Unparseable
    except ImportError:  # an extra from before it belonged to it
        return ""
    try:
        return str(Document(tree).summary(html_partial=True))  # works on a copy
    except Unparseable:
        return ""


def _found_blocks(html: str) -> list[Block]:
    """Return the blocks that an extractor found, without the marks that were set for it."""
    found = fragment_blocks(html.translate(_UNNUMBERED))
    return [block for block in found if block.text != _END]


def fragment_blocks(html: str) -> list[Block]:
    """Return the blocks of a stretch of HTML."""
    writer = BlockWriter(references=True)
    reader = HtmlReader(writer)
    reader.block(with_marks_told(without_back_links(html)))
    reader.finish()
    return writer.finish()
