"""Markdown, and the HTML inside it, as blocks of text with styles (CommonMark, tables, ``~~``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from briefreader.article import Style
from briefreader.characters import one_line
from briefreader.sources.blocks import Block
from briefreader.sources.front_matter import web_address
from briefreader.sources.html_text import HtmlReader
from briefreader.sources.inline import usual_pieces
from briefreader.sources.lists import Items, usual_list
from briefreader.sources.mending import mended, unmended
from briefreader.sources.plain import plain_blocks
from briefreader.sources.writer import Writer

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

# Where two lines meet and a space alone may be wrong.
_JOINTS = re.compile("[-\\\\\u2e80-\U0010ffff]\n|  \n|\n(?:Q|[^\n:]{1,160}:)")
_CHUNKS = re.compile(r"\n{2,}")
# Whatever may open another block than a paragraph, at the start of any line.
_BLOCK_SYNTAX = re.compile(
    r"^(?:[ \t#>=|<`~]|[-+*](?:[ \t]|$)|[-*_](?:[ \t]*[-*_]){2}[-*_ \t]*$|-{1,2}[ \t]*$|:-"
    r"|\d{1,9}[.)](?:[ \t]|$))",
    re.MULTILINE,
)
# HTML and fences that run over blank lines; after one of these only the real parser knows.
_OVER_BLANK_LINES = re.compile(
    r"<(?:!(?!-- ?-->)|[?]|/?(?:script|pre|style|textarea))|```|~~~", re.I
)
# A line that ends every list and quotation before it: a heading, and what parts two lists.
_APART = re.compile(r"#{1,6}[ \t][^\n]*|<!-- -->")
_HEADING = re.compile(r"#{1,6} ([^\n]*[^\n# ]) *")
_INLINE_SYNTAX = re.compile(r"[*_`\[<\\]|~~|&[#\w]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# A large file of little but brackets and asterisks is no Markdown, and would take minutes to parse.
_LARGE = 200_000
_MARKS = "[]<*_`"
_STYLES = {"em": Style.EMPHASIS, "strong": Style.STRONG, "s": Style.STRUCK}
_INDENT = "  "


def markdown_blocks(text: str) -> list[Block]:
    """The blocks of a Markdown document, in order.

    Most of a briefing is paragraphs without any syntax; those never see the parser, whose result
    would be the same.
    """
    if len(text) > _LARGE and sum(map(text.count, _MARKS)) * 4 > len(text):
        return plain_blocks(text)
    text = mended(text)
    writer = Writer(references="&" in text)
    reader = _Reader(writer)
    if "]:" in text:  # a link definition counts in the whole document
        reader.parse(text)
    else:
        for simple, part in _parts(text):
            if simple:
                reader.paragraph(part)
            else:
                reader.parse(part)
    return reader.finish()


def markdown_blocks_by_parser(text: str) -> list[Block]:
    """The same, with the whole document parsed at once: slower, and the measure of the other."""
    text = mended(text)
    reader = _Reader(Writer(references="&" in text), shortcuts=False)
    reader.parse(text)
    return reader.finish()


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Plain paragraphs (True), and stretches for the parser (False), in order.

    A paragraph at the left edge after a blank line ends every list and quotation, so what stands
    before and behind it can be parsed apart.
    """
    start = end = position = 0  # the stretch at hand, with its blank lines as they are
    open_end = False
    for chunk in _CHUNKS.split(text):
        position = text.index(chunk, position)
        if not chunk:
            continue
        if not open_end and _APART.fullmatch(chunk):
            if end:
                yield False, text[start:end]
                end = 0
            yield False, chunk
            position += len(chunk)
            continue
        if open_end or _BLOCK_SYNTAX.search(chunk):
            start = start if end else position
            position = end = position + len(chunk)
            open_end = open_end or bool(_OVER_BLANK_LINES.search(chunk))
            continue
        if end:
            yield False, text[start:end]
            end = 0
        yield True, chunk
        position += len(chunk)
    if end:
        yield False, text[start:end]


@cache
def _parser(blocks: bool = False) -> MarkdownIt:
    """The parser; of ``blocks`` alone, where the text within them is left as it is."""
    from markdown_it import MarkdownIt  # many articles never need it

    # Prose that somebody indented is far more common in briefings than code.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    # Links are checked when they are written; encoding them is the parser's dearest step.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.normalizeLink = _as_it_stands  # type: ignore[method-assign]
    if blocks:
        parser.core.ruler.disable("inline")
    return parser


def _any_link(url: str) -> bool:
    return True


def _as_it_stands(url: str) -> str:
    return url


class _Reader:
    """Walks through the parser's tokens and writes what a reader sees."""

    def __init__(self, writer: Writer, *, shortcuts: bool = True) -> None:
        self._writer = writer
        self._shortcuts = shortcuts
        self._html = HtmlReader(writer)
        self._lists: list[int] = []  # the next number of each open list; 0 for bullets
        self._mark = ""
        self._tight = False
        self._definitions: EnvType = {}

    def finish(self) -> list[Block]:
        self._html.finish()
        return self._writer.finish()

    def paragraph(self, chunk: str) -> None:
        """A chunk that is one paragraph, whatever it holds within its lines."""
        writer = self._writer
        writer.end_block()
        syntax = _INLINE_SYNTAX.search(chunk)
        if not syntax and writer.idle and not _JOINTS.search(chunk):
            writer.block(chunk.replace(" \n", " ").replace("\n", " "))
            return
        if syntax:
            self._within(chunk.strip())
        else:
            self._lines(chunk.strip())
        self._html.end_paragraph()
        writer.end_block()

    def _within(self, text: str) -> None:
        """What stands within a paragraph, heading or cell."""
        pieces = usual_pieces(text) if self._shortcuts and not self._html.unseen else None
        if pieces is None:
            tokens = _parser().parseInline(text, self._definitions)
            self._inline(tokens[0].children or ())
            return
        for piece in pieces:
            if piece.style is None:
                self._lines(piece.text)
            elif piece.open:
                self._writer.open(piece.style, web_address(one_line(unmended(piece.target))))
            else:
                self._writer.close(piece.style)

    def _lines(self, text: str) -> None:
        """Text without syntax: white space around its line ends is none."""
        writer = self._writer
        if "\n" not in text:
            writer.text(self._html.superscript(unmended(text)))
            return
        if "\n" not in (text[0], text[-1]) and "\n " not in text and not _JOINTS.search(text):
            joined = text.replace(" \n", " ").replace("\n", " ")
            writer.text(self._html.superscript(unmended(joined)))
            return
        first, *others = text.split("\n")
        writer.text(self._html.superscript(unmended(first.rstrip(" ") if others else first)))
        hard = first.endswith("  ")
        for number, line in enumerate(others, 1):
            (writer.line_break if hard else writer.soft_break)()
            hard = line.endswith("  ")
            line = line.lstrip(" ") if number == len(others) else line.strip(" ")
            writer.text(self._html.superscript(unmended(line)))

    def parse(self, text: str) -> None:
        """Any stretch of Markdown."""
        if self._shortcuts and (heading := _HEADING.fullmatch(text)):
            self._styled("heading_open", Style.HEADING)
            self._within(heading[1].strip(" "))
            self._html.end_paragraph()
            self._styled("heading_close", Style.HEADING)
            return
        items = usual_list(text, _BLOCK_SYNTAX) if self._shortcuts else None
        if items is not None:
            self._items(items)
            return
        tokens = _parser(blocks=True).parse(text, self._definitions)
        number = 0
        while number < len(tokens):
            token = tokens[number]
            kind = token.type
            if kind == "inline":
                self._within(token.content)
                self._html.end_paragraph()
            elif kind == "html_block":
                self._html.block(unmended(token.content))
            elif kind in ("fence", "code_block"):
                self._code(unmended(token.content))
            else:
                self._structure(token, kind)
            number += 1

    def _items(self, items: Items) -> None:
        """A list, its items and what is in them."""
        self._open_list(items.number)
        for item in items.items:
            self._mark = self._item_mark(item.mark if items.number >= 0 else "")
            for block in item.blocks:
                if isinstance(block, list):
                    self._begin(not items.loose)
                    self._within("\n".join(block).strip())
                    self._html.end_paragraph()
                    if items.loose:
                        self._writer.end_block()
                else:
                    self._items(block)
            self._close_item()
        self._close_list()

    def _structure(self, token: Token, kind: str) -> None:
        """The opening or closing of a block."""
        writer = self._writer
        if kind == "paragraph_open":
            self._begin(token.hidden)
        elif kind == "paragraph_close":
            if not token.hidden:
                writer.end_block()
        elif kind.startswith("heading"):
            self._styled(kind, Style.HEADING)
        elif kind.startswith("blockquote"):
            self._styled(kind, Style.QUOTATION)
        elif "list" in kind:
            self._list(token, kind)
        elif kind == "hr":
            writer.end_block()
        else:
            self._table(kind)

    def _styled(self, kind: str, style: Style) -> None:
        self._writer.end_block()
        if kind.endswith("_open"):
            self._writer.open(style)
        else:
            self._writer.close(style)

    def _begin(self, tight: bool) -> None:
        """The start of a paragraph: behind its item's mark, on its own line, or a new block."""
        if self._mark:
            if tight:
                self._writer.line_break()
            else:
                self._writer.end_block()
            self._writer.open(Style.ITEM)
            self._writer.text(self._mark)
            self._mark = ""
        elif tight:
            self._writer.line_break()
        else:
            self._writer.end_block()

    def _list(self, token: Token, kind: str) -> None:
        if kind in ("bullet_list_open", "ordered_list_open"):
            start = token.attrs.get("start", 1)
            self._open_list(int(start) if kind.startswith("ordered") else -1)
        elif kind == "list_item_open":
            numbered = self._lists[-1] >= 0
            self._mark = self._item_mark(f"{token.info}{token.markup}" if numbered else "")
        elif kind == "list_item_close":
            self._close_item()
        else:
            self._close_list()

    def _open_list(self, number: int) -> None:
        self._flush_mark()
        if not self._lists:
            self._writer.end_block()
        self._lists.append(number)

    def _item_mark(self, number: str) -> str:
        return f"{_INDENT * (len(self._lists) - 1)}{number or '•'} "

    def _close_item(self) -> None:
        self._flush_mark()
        self._writer.close(Style.ITEM)

    def _close_list(self) -> None:
        self._lists.pop()
        if not self._lists:
            self._writer.end_block()

    def _flush_mark(self) -> None:
        """An item may begin with something else than a paragraph, or be empty."""
        if self._mark:
            self._begin(True)

    def _code(self, code: str) -> None:
        self._writer.end_block()
        self._writer.open(Style.CODE)
        for line in code.split("\n"):
            if line.strip():
                self._writer.line_break()
                self._writer.text(line)
        self._writer.end_block()
        self._writer.close(Style.CODE)

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self._writer.open_table()
        elif kind == "table_close":
            self._writer.close_table()
        elif kind == "tr_open":
            self._writer.row()
        elif kind in ("th_open", "td_open"):
            self._writer.cell()

    def _inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind = token.type
            if kind == "html_inline":
                self._html.inline(unmended(token.content))
            elif self._html.unseen:
                continue
            elif kind == "text":
                self._writer.text(self._html.superscript(unmended(token.content)))
            elif kind == "softbreak":
                self._writer.soft_break()
            elif kind == "hardbreak":
                self._writer.line_break()
            elif kind == "code_inline":
                self._span(Style.CODE, unmended(token.content))
            elif kind == "image":
                self._span(Style.CAPTION, unmended(token.content))
            elif kind.startswith("link"):
                self._link(token)
            else:
                self._emphasis(kind)

    def _span(self, style: Style, text: str) -> None:
        self._writer.open(style)
        self._writer.text(text)
        self._writer.close(style)

    def _link(self, token: Token) -> None:
        if token.type == "link_open":
            self._writer.open(
                Style.LINK, web_address(one_line(unmended(str(token.attrs.get("href", "")))))
            )
        else:
            self._writer.close(Style.LINK)

    def _emphasis(self, kind: str) -> None:
        name, _, side = kind.rpartition("_")
        style = _STYLES.get(name)
        if style and side == "open":
            self._writer.open(style)
        elif style:
            self._writer.close(style)
