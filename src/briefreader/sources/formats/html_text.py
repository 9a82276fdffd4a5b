"""HTML of mails and books as blocks: all that is shown, without looking for a main text."""

from __future__ import annotations

import re

from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.blocks.tables import TableSetter, table_text
from briefreader.sources.formats.html_fragments import HtmlReader, without_back_links

_TABLE_TAG = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
_PLACING_TAG = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_PLACED = re.compile(r"<(?:p|div|h[1-6]|ul|ol|img|blockquote|center)\b", re.IGNORECASE)
# What a word processor sets before an item for programs that know no lists, a number or a sign.
_ITEM_MARK = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>(?P<mark>.{0,1000}?)<!(?:--)?\[endif\](?:--)?>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_NOTE = re.compile(
    r"<a\b[^<>]*\b(?:noteref|footnote-ref|doc-noteref)\b[^<>]*>\s*(\d{1,3})\s*</a>", re.IGNORECASE
)
_NUMBER = re.compile(r"[\w(]{1,5}[.)]")
_ONLY_PARAGRAPH = re.compile(
    r"(<t[dh]\b[^<>]*>)\s*<(p|div)\b[^<>]*>((?:(?!</?(?:p|div|t[dh])\b)[^\0]){0,400}?)</\2>\s*(?=</t[dh]>)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!doctype[^<>]*>)?", re.IGNORECASE)
_PREVIEW = re.compile(
    r"<(div|span|p)\b[^<>]*\bstyle\s*=\s*[\"'][^\"'<>]*display\s*:\s*none[^<>]*>[^<>]*</\1\s*>",
    re.IGNORECASE,
)


def html_blocks(
    html: str, *, placing: bool = True, set_table: TableSetter = table_text
) -> list[Block]:
    """Return the blocks of a document; tables that only place things are none, if it may have
    some.
    """
    html = _PREVIEW.sub("", html[_HEAD.match(html).end() :])  # type: ignore[union-attr]
    html = _NOTE.sub(r"<sup>\1</sup>", _ITEM_MARK.sub(_item_mark, html))
    html = without_back_links(html)
    writer = BlockWriter(references=True, set_table=set_table)
    reader = HtmlReader(writer)
    reader.block(without_layout_tables(html) if placing else html)
    reader.finish()
    return writer.finish()


def _item_mark(found: re.Match[str]) -> str:
    number = _NUMBER.match(_TAG.sub("", found["mark"]).strip())
    return f"{number[0] if number else '•'} "


def without_layout_tables(html: str) -> str:
    """Return the HTML with blocks in the place of tables that hold others, or anything but rows
    of short cells.
    """
    parts: list[str] = []
    copied = 0
    opened: re.Match[str] | None = None
    for tag in _TABLE_TAG.finditer(html):
        if not tag[1]:
            opened = tag
        elif opened is not None:
            inner = _ONLY_PARAGRAPH.sub(r"\1\3", html[opened.end() : tag.start()])
            if _is_data(inner):
                parts += (_plain(html[copied : opened.start()]), opened[0], inner, tag[0])
                copied = tag.end()
            opened = None
    return "".join([*parts, _plain(html[copied:])])


def _plain(html: str) -> str:
    return _PLACING_TAG.sub(r"<\1div>", html)


def _is_data(inner: str) -> bool:
    rows = [len(_CELL.findall(row)) for row in _ROW.split(inner)[1:]]
    return len(rows) > 1 and min(rows) > 1 and not _PLACED.search(inner)
