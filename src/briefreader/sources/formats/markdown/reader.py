"""Markdown, and the HTML inside it, as blocks of text with styles.

What most briefings hold is read by short ways; whatever is unusual is left to a Markdown parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from briefreader.domain.article import StyledSpan, TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.blocks.structure import Structure
from briefreader.sources.blocks.tables import TableSetter, table_text
from briefreader.sources.formats.html_fragments import HtmlReader
from briefreader.sources.formats.markdown.fast_inline import (
    Inline,
    StyledParts,
    parse_simple_inline,
)
from briefreader.sources.formats.markdown.fast_lists import Items, parse_simple_list
from briefreader.sources.formats.markdown.repairs import repair_markdown, undo_repairs
from briefreader.sources.formats.markdown.splitter import (
    COMMENT,
    HEADING,
    HTML,
    NOTHING,
    has_inline_syntax,
    joins_by_spaces,
    may_define_links,
    on_one_line,
    parse_simple_blockquote,
    split_document,
)
from briefreader.sources.formats.markdown.token_renderer import TokenReader
from briefreader.sources.formats.plain_text import plain_blocks

# A large file of little but brackets and asterisks is no Markdown, and each of them costs the
# parser sixteen microseconds.
_LARGE = 20_000
_MARKS = "[]<*_`"


def markdown_blocks(text: str, set_table: TableSetter = table_text) -> list[Block]:
    """Return the blocks of a Markdown document, in order.

    Most of a briefing is paragraphs without any syntax; those never see the parser, whose result
    would be the same.
    """
    if len(text) > _LARGE and sum(map(text.count, _MARKS)) * 4 > len(text):
        return plain_blocks(text)
    text = repair_markdown(text)
    writer = BlockWriter(references="&" in text, set_table=set_table)
    reader = _Reader(writer)
    if may_define_links(text):
        reader.whole(text)
    else:
        for simple, part in split_document(text):
            if simple:
                reader.paragraph(part)
            else:
                reader.parse(part)
    return reader.finish()


def markdown_blocks_by_parser(text: str) -> list[Block]:
    """Return the same, with the whole document parsed at once: slower, and the measure of the
    other.
    """
    text = repair_markdown(text)
    reader = _Reader(BlockWriter(references="&" in text), shortcuts=False)
    reader.parse(text)
    return reader.finish()


class _Reader:
    """Reads paragraphs and stretches of a document, each in the shortest way that there is."""

    def __init__(self, writer: BlockWriter, *, shortcuts: bool = True) -> None:
        self._writer = writer
        self._shortcuts = shortcuts
        self._html = HtmlReader(writer)
        self._structure = Structure(writer)
        self._tokens = TokenReader(writer, self._html, self._structure)

    def finish(self) -> list[Block]:
        self._html.finish()
        return self._writer.finish()

    def paragraph(self, chunk: str) -> None:
        """Write a chunk that is one paragraph, whatever it holds within its lines."""
        writer = self._writer
        writer.end_block()
        syntax = has_inline_syntax(chunk)
        if not syntax and writer.is_empty and ("\n" not in chunk or joins_by_spaces(chunk)):
            writer.block(on_one_line(chunk))
            return
        if syntax:
            self._within(chunk.strip())
        else:
            self._lines(chunk.strip())
        self._html.end_paragraph()
        writer.end_block()

    def _within(self, text: str) -> None:
        """Write what stands within a paragraph, heading or cell."""
        if self._html.unseen or not self._shortcuts:
            found = None
        elif has_inline_syntax(text):
            found = parse_simple_inline(text)
        else:
            self._lines(text)
            return
        if found is None:
            self._tokens.inline(text)
        elif found.tags or not self._at_once(found):
            self._one_by_one(found)

    def _at_once(self, found: Inline) -> bool:
        """Write what has no tags in one go; False where line ends need a closer look."""
        text = "".join(found.parts)
        if "\n" in text:
            if " \n" in text or "\n " in text or not joins_by_spaces(text):
                return False
            text = text.replace("\n", " ")
        if not found.spans:
            return self._writer.run(undo_repairs(text), [])
        ends = list(accumulate(map(len, found.parts), initial=self._writer.length))
        spans = [
            StyledSpan(ends[start], ends[end], style, target)
            for start, end, style, target in found.spans
        ]
        return self._writer.run(undo_repairs(text), spans)

    def _one_by_one(self, found: Inline) -> None:
        tags = frozenset(found.tags)
        opening: dict[int, list[StyledParts]] = {}
        closing: dict[int, list[StyledParts]] = {}
        for span in found.spans:
            opening.setdefault(span[0], []).append(span)
            closing.setdefault(span[1], []).append(span)
        text = ""
        for number, part in enumerate((*found.parts, "")):
            is_tag = number in tags
            if text and (is_tag or number in opening or number in closing):
                self._lines(text)
                text = ""
            for _, _, style, _ in closing.get(number, ()):
                self._writer.close(style)
            for _, _, style, target in reversed(opening.get(number, ())):
                self._writer.open(style, target)
            if is_tag:
                self._html.inline(undo_repairs(part))
            else:
                text += part
        if text:
            self._lines(text)

    def _lines(self, text: str) -> None:
        """Write text without syntax, and without white space around its line ends."""
        writer = self._writer
        if "\n" not in text:
            writer.text(self._html.superscript(undo_repairs(text)))
            return
        if "\n" not in text[:2] + text[-1] and "\n " not in text and joins_by_spaces(text):
            writer.text(self._html.superscript(undo_repairs(on_one_line(text))))
            return
        first, *others = text.split("\n")
        writer.text(self._html.superscript(undo_repairs(first.rstrip(" ") if others else first)))
        hard = first.endswith("  ")
        for number, line in enumerate(others, 1):
            (writer.line_break if hard else writer.soft_break)()
            hard = line.endswith("  ")
            line = line.lstrip(" ") if number == len(others) else line.strip(" ")
            writer.text(self._html.superscript(undo_repairs(line)))

    def whole(self, text: str) -> None:
        """Write a document whose parts depend on each other."""
        self._tokens.blocks(text, self._within)

    def parse(self, text: str) -> None:
        """Write any stretch of Markdown."""
        if not (self._shortcuts and self._usual(text)):
            self._tokens.blocks(text, self._within)

    def _usual(self, text: str) -> bool:
        """Read a heading, a usual list, quotations or HTML; False where it is anything else."""
        if heading := HEADING.fullmatch(text):
            self._structure.open(TextStyle.HEADING)
            self._within(heading[1].strip(" "))
            self._html.end_paragraph()
            self._structure.close(TextStyle.HEADING)
        elif NOTHING.fullmatch(text):
            self._writer.end_block()
            self._html.end_paragraph()
        elif HTML.match(text) and "\n\n" not in text:
            self._html.block(undo_repairs(text) + "\n")
        elif items := parse_simple_list(text):
            self._items(items)
        elif text[0] == ">" and (quotations := parse_simple_blockquote(text)):
            self._quotations(quotations)
        else:
            return False
        return True

    def _quotations(self, quotations: Sequence[Sequence[str]]) -> None:
        """Write block quotations, one behind the other, of nothing but paragraphs."""
        for paragraphs in quotations:
            self._structure.open(TextStyle.QUOTATION)
            for paragraph in paragraphs:
                self._structure.paragraph(tight=False)
                self._within(paragraph.strip())
                self._html.end_paragraph()
                self._writer.end_block()
            self._structure.close(TextStyle.QUOTATION)

    def _items(self, items: Items) -> None:
        """Write a list, its items and what is in them."""
        structure = self._structure
        structure.open_list(numbered=items.numbered)
        for item in items.items:
            structure.item(item.mark)
            for block in item.blocks:
                if block is None:
                    self._html.block(f"{COMMENT}\n")
                elif isinstance(block, list):
                    structure.paragraph(tight=not items.loose)
                    self._within("\n".join(block).strip())
                    self._html.end_paragraph()
                    if items.loose:
                        self._writer.end_block()
                else:
                    self._items(block)
            structure.close_item()
        structure.close_list()
