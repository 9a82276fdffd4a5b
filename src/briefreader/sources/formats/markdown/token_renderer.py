"""Read whatever Markdown there is by markdown-it's tokens (CommonMark, tables, ``~~``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.blocks.structure import Structure
from briefreader.sources.formats.front_matter import web_address
from briefreader.sources.formats.html_fragments import HtmlReader
from briefreader.sources.formats.markdown.repairs import undo_repairs
from briefreader.text.sanitizing import one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    InlineRule = Callable[[StateInline, bool], bool]

_MOST_COLUMNS = 200  # of a table
# An opening bracket; a closing one, with an address behind it or none; an escape; and what may hide
# brackets up to a place that is not looked for.
_BRACKET = re.compile(
    r"(?P<opening>\[)|\](?:\([^][()\"'<`\\]*\)|(?!\())|\\.|(?P<hides>[`<]|\]\()", re.DOTALL
)
_STYLES = {
    "em": TextStyle.EMPHASIS,
    "strong": TextStyle.STRONG,
    "s": TextStyle.STRUCK,
    "heading": TextStyle.HEADING,
    "blockquote": TextStyle.QUOTATION,
}


@cache
def _parser(blocks: bool = False) -> MarkdownIt:
    """Return the parser; of ``blocks`` alone, where the text within them is left as it is."""
    from markdown_it import MarkdownIt  # many articles never need it
    from markdown_it.rules_inline import image, link

    # Prose that somebody indented is far more common in briefings than code.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    # Links are checked when they are written; encoding them is the parser's dearest step.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.normalizeLink = _as_it_stands  # type: ignore[method-assign]
    for name, rule in (("link", link), ("image", image)):
        parser.inline.ruler.at(name, _where_it_can_end(rule))
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    if blocks:
        parser.core.ruler.disable("inline")
    return parser


def _where_it_can_end(rule: InlineRule) -> InlineRule:
    """Return the parser's rule for links or pictures, asked only where one can end.

    For each bracket the parser looks for its end, and for those of all brackets behind it, twenty
    deep: a text of brackets alone would cost forty looks at each.
    """

    def checked(state: StateInline, silent: bool) -> bool:
        brackets, parenthesis = _can_end(state.src)
        if state.src.find("[", state.pos, state.pos + 2) not in brackets or (
            parenthesis < state.pos and "references" not in state.env
        ):
            return False
        return rule(state, silent)

    return checked


@lru_cache(maxsize=4)  # asked at each bracket of one text
def _can_end(text: str) -> tuple[frozenset[int], int]:
    """Return where the opening brackets stand that a closing one can belong to, and where the last
    closing parenthesis does.

    A bracket ends before there are more closing ones behind it than opening ones. It can end later
    where some of these are no brackets, as code, tags, escapes and addresses hold them: they are
    not counted, and none is behind what may go on to wherever it likes.
    """
    marks = list(_BRACKET.finditer(text))
    sure = next((at for at, mark in enumerate(marks) if mark["hides"]), len(marks))
    found: list[int] = []
    lowest = 0  # of the opening brackets less the closing ones, up to anywhere behind
    for number, mark in zip(reversed(range(len(marks))), reversed(marks), strict=True):
        if mark["opening"]:
            if lowest < 0:
                found.append(mark.start())
            change = 1 if number < sure else 0
        else:
            change = -("]" in mark[0])
        lowest = min(0, change + lowest)
    return frozenset(found), text.rfind(")")


def _any_link(url: str) -> bool:
    return True


def _as_it_stands(url: str) -> str:
    return url


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Apply the parser's rule for tables to those with as many cells as their source has room for.

    The parser fills short rows up to the width of the head: 2 KB would make 65,000 cells. What is
    refused is text with bars in it, as is a table so wide that nobody made it to be read.
    """
    from markdown_it.rules_block import table

    if not table(state, start, end, True):
        return False
    columns = state.src.count("|", state.bMarks[start + 1], state.eMarks[start + 1]) + 1
    if columns > _MOST_COLUMNS:
        return False
    rows = start
    while rows < end and not state.isEmpty(rows):
        rows += 1
    room = state.eMarks[rows - 1] - state.bMarks[start]
    if columns * (rows - start - 1) > room:
        return False
    return silent or table(state, start, end, False)


class TokenReader:
    """Walks through the parser's tokens and writes what a reader sees."""

    def __init__(self, writer: BlockWriter, html: HtmlReader, structure: Structure) -> None:
        self._writer = writer
        self._html = html
        self._structure = structure
        self._definitions: EnvType = {}

    def blocks(self, text: str, within: Callable[[str], None]) -> None:
        """Write any stretch of Markdown; what stands within its blocks is left to ``within``."""
        for token in _parser(blocks=True).parse(text, self._definitions):
            kind = token.type
            if kind == "inline":
                within(token.content)
                self._html.end_paragraph()
            elif kind == "html_block":
                self._html.block(undo_repairs(token.content))
            elif kind in ("fence", "code_block"):
                self._structure.code(undo_repairs(token.content))
            else:
                self._block(token, kind)

    def _block(self, token: Token, kind: str) -> None:
        """Open or close a block."""
        name, _, side = kind.rpartition("_")
        if kind == "paragraph_open":
            self._structure.paragraph(tight=token.hidden)
        elif kind == "paragraph_close":
            if not token.hidden:
                self._writer.end_block()
        elif name in ("heading", "blockquote"):
            (self._structure.open if side == "open" else self._structure.close)(_STYLES[name])
        elif "list" in name:
            self._list(token, kind)
        elif kind == "hr":
            self._writer.end_block()
        else:
            self._table(kind)

    def _list(self, token: Token, kind: str) -> None:
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._structure.open_list(numbered=kind.startswith("ordered"))
        elif kind == "list_item_open":
            self._structure.item(f"{token.info}{token.markup}")
        elif kind == "list_item_close":
            self._structure.close_item()
        else:
            self._structure.close_list()

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self._writer.open_table()
        elif kind == "table_close":
            self._writer.close_table()
        elif kind == "tr_open":
            self._writer.row()
        elif kind in ("th_open", "td_open"):
            self._writer.cell()

    def inline(self, text: str) -> None:
        """Write what stands within a paragraph, heading or cell."""
        for token in _parser().parseInline(text, self._definitions)[0].children or ():
            self._inline(token, token.type)

    def _inline(self, token: Token, kind: str) -> None:
        if kind == "html_inline":
            self._html.inline(undo_repairs(token.content))
        elif self._html.unseen:
            return
        elif kind == "text":
            self._writer.text(self._html.superscript(undo_repairs(token.content)))
        elif kind == "softbreak":
            self._writer.soft_break()
        elif kind == "hardbreak":
            self._writer.line_break()
        elif kind == "code_inline":
            self._span(TextStyle.CODE, undo_repairs(token.content))
        elif kind == "image":
            self._html.picture(undo_repairs(token.content))
        elif kind.startswith("link"):
            self._link(token)
        else:
            self._emphasis(kind)

    def _span(self, style: TextStyle, text: str) -> None:
        self._writer.open(style)
        self._writer.text(text)
        self._writer.close(style)

    def _link(self, token: Token) -> None:
        if token.type == "link_open":
            self._writer.open(
                TextStyle.LINK,
                web_address(one_line(undo_repairs(str(token.attrs.get("href", ""))))),
            )
        else:
            self._writer.close(TextStyle.LINK)

    def _emphasis(self, kind: str) -> None:
        name, _, side = kind.rpartition("_")
        style = _STYLES.get(name)
        if style and side == "open":
            self._writer.open(style)
        elif style:
            self._writer.close(style)
