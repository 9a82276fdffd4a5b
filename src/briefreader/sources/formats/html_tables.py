"""The tables of a saved web page: those of data keep their rows, those that place things go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from briefreader.sources.formats.html_breaks import has_double_break
from briefreader.sources.formats.html_clutter import body_of, is_no_text
from briefreader.sources.formats.html_elements import count_words, is_small, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What stands in no cell of data.
_PLACED = (
    *("h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "nav", "form", "figure"),
    *("blockquote", "iframe", "video", "audio", "object"),
)
_PARAGRAPHS = ("p", "div", "ul", "ol", "li", "center", "pre", "dl")
_BLOCKS = ("p", "div", "ul", "ol", "li", "center", "br")
_LONGEST_CELL = 100  # words
_AROUND_TABLE = ("div", "figure", "blockquote", "center", "section")
_BESIDE_TABLE = 12  # words of a caption
_MOST_BESIDE = 20  # elements beside a table in its box
_NO_TABLE_WITHIN = ("li", "dd", "blockquote")
_OF_TABLES = ("thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_BETWEEN_CELLS = " · "
_SPEECH = 20  # words from which on what stands beside a label is a turn


def set_tables(tree: HtmlElement) -> None:
    """Turn tables that only place things into plain blocks, which the extractor can weigh.

    Those of data get cells without blocks in them, and leave the boxes that hold them alone: with
    either, the extractor would lose the rows.
    """
    tables = list(tree.iter("table"))
    body = body_of(tree) if tables else None
    for table in tables:
        if _is_column(table):
            _set_as_blocks(table, paragraphs=True)
        elif next(table.iterdescendants("table", "p", "ul", "ol"), None) is None:
            if any(map(has_double_break, table.iter("td", "font"))) and not _is_data(table):
                _set_as_blocks(table, paragraphs=False)
        elif _is_data(table):
            _run_together(table)
        elif table.find(".//table") is not None or table.find(".//p") is not None:
            _set_as_blocks(table, paragraphs=False)
    for table in [] if body is None else list(body.iter("table")):
        _unbox(table, body)
    for table in tables:
        if next(table.iterancestors(*_NO_TABLE_WITHIN), None) is not None:
            _set_as_lines(table)


def _set_as_lines(table: HtmlElement) -> None:
    """Make each row a line of words: what may hold no table, for the extractor, would have the
    words of all its cells without any space between.
    """
    if table.tag != "table" or next(table.iterdescendants("table", *_PLACED), None) is not None:
        return
    _run_together(table)
    for row in table.iter("tr"):
        row.insert(0, row.makeelement("br"))
        for cell in _cells(row)[1:]:
            cell.text = f"{_BETWEEN_CELLS}{cell.text or ''}"
    for element in list(table.iterdescendants()):
        if element.tag in _OF_TABLES:
            element.drop_tag()
    table.tag = "span"
    table.append(table.makeelement("br"))


def _unbox(table: HtmlElement, body: HtmlElement) -> None:
    """Put a table of data before the outermost box in the ``body`` that holds it with little more
    than a caption. The extractor takes such a box for a menu if there are links in the rows.
    """
    outermost = None
    elements = sum(1 for _ in table.iter()) + _MOST_BESIDE
    words = count_words(text_of(table)) + _BESIDE_TABLE
    for box in takewhile(lambda one: one is not body, table.iterancestors()):
        if box.tag not in _AROUND_TABLE or is_no_text(box) or not is_small(box, elements):
            break
        if count_words(text_of(box)) > words:
            break
        outermost = box
    if outermost is None or (table.tail or "").strip() or not _is_data(table):
        return
    outermost.addprevious(table)
    table.tail = None
    if not text_of(outermost).strip():
        outermost.drop_tree()


def _is_column(table: HtmlElement) -> bool:
    """Return whether no row has more than one cell with words in it, and some has one."""
    filled = [sum(bool(text_of(cell).strip()) for cell in _cells(row)) for row in table.iter("tr")]
    return max(filled, default=0) == 1


def _set_as_blocks(table: HtmlElement, *, paragraphs: bool) -> None:
    """Make each cell a block; one of words and their styles alone is a paragraph, if it may be.

    Tables of data in its cells stay what they are.
    """
    inner_tables = [one for one in table.iterdescendants("table") if _is_data(one)]
    within = {one for inner in inner_tables for one in inner.iter()}
    for element in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
        if element in within:
            continue
        is_cell = paragraphs and element.tag in ("td", "th")
        inner = element.iterdescendants("table", *_PLACED, *_PARAGRAPHS)
        element.tag = "p" if is_cell and next(inner, None) is None else "div"


def _is_data(table: HtmlElement) -> bool:
    """Return whether the cells belong to each other in rows and columns, as far as their form
    tells.
    """
    if table.get("role", "").lower() in ("presentation", "none"):
        return False
    if next(table.iterdescendants("table", *_PLACED), None) is not None:
        return False
    rows = [_cells(row) for row in table.iter("tr")]
    words = [[len(text_of(cell).split()) for cell in row] for row in rows]
    if sum(sum(map(bool, row)) > 1 for row in words) < 2:
        return False
    if max(map(max, filter(None, words))) > _LONGEST_CELL or _is_transcript(rows, words):
        return False
    headed = next(table.iterdescendants("th", "caption"), None) is not None
    return headed or len({sum(map(_columns, row)) for row in rows if row}) == 1


def _is_transcript(rows: Sequence[Sequence[HtmlElement]], words: Sequence[Sequence[int]]) -> bool:
    """Return whether the rows are turns, each with the speaker's label in its first cell."""
    labels = sum(text_of(row[0]).rstrip().endswith(":") for row in rows if row)
    return labels * 2 > len(rows) and any(count > _SPEECH for row in words for count in row)


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [one for one in row if one.tag in ("td", "th")]


def _columns(cell: HtmlElement) -> int:
    """Return how many columns a cell covers."""
    span = cell.get("colspan", "1").strip()
    return min(int(span), 1000) if span.isascii() and span.isdecimal() and len(span) < 5 else 1


def _run_together(table: HtmlElement) -> None:
    """Let what blocks in the cells hold stand there by itself, a space apart."""
    for block in list(table.iterdescendants(*_BLOCKS)):
        block.text = f" {block.text or ''}"
        block.tail = f" {block.tail or ''}"
        block.drop_tag()
