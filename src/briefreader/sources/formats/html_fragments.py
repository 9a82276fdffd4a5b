"""Read HTML as text and styles, within Markdown and of whatever else is turned into HTML; markup,
scripts and attributes never show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.blocks.item_marks import (
    BULLET,
    SET_IN,
    TOLD_MARK,
    ItemNumbers,
    indented,
    is_unmarked,
)
from briefreader.sources.formats.front_matter import web_address
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sanitizing import one_line

CREDIT_DASH = "— "  # before whom a block quotation is said to be of, as style sheets set it
CREDIT_DASHES = ("—", "–", "-", "―", "~")

_TAG = re.compile(
    r"<(?:(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:[^\"'<>]|\"[^\"]*\"|'[^']*'){0,4000}+)>|!(?!--)[^>]*>|\?[^>]*>)"
)
_ATTRIBUTE = lazy_pattern(
    r"(?P<name>[A-Za-z_:][\w:.-]*)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))"
)
_STYLES = {
    "b": TextStyle.STRONG,
    "strong": TextStyle.STRONG,
    "i": TextStyle.EMPHASIS,
    "em": TextStyle.EMPHASIS,
    "cite": TextStyle.EMPHASIS,
    "s": TextStyle.STRUCK,
    "strike": TextStyle.STRUCK,
    "del": TextStyle.STRUCK,
    "ins": TextStyle.INSERTED,
    "code": TextStyle.CODE,
    "kbd": TextStyle.CODE,
    "samp": TextStyle.CODE,
    "tt": TextStyle.CODE,
}
_BLOCK_STYLES = {
    **{f"h{level}": TextStyle.HEADING for level in range(1, 7)},
    "blockquote": TextStyle.QUOTATION,
    "figcaption": TextStyle.CAPTION,
    "caption": TextStyle.CAPTION,
    "pre": TextStyle.CODE,
}
_BLOCKS_NAMES = """
address article aside body center dd details div dl dt fieldset figure footer form head header
hr html main nav p section summary tbody tfoot thead
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split()) | frozenset(_BLOCK_STYLES)
_UNSEEN_NAMES = """
script style template noscript svg math iframe object title textarea select button
audio video canvas
"""
UNSEEN = frozenset(_UNSEEN_NAMES.split())  # elements whose words no reader sees in a text
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)", re.IGNORECASE)
_NO_DESCRIPTION = frozenset(
    {"image", "photo", "picture", "screenshot", "logo", "thumbnail", "icon"}
)
_PICTURE = "[picture: {}]"  # else its description would read like a sentence of the text
_REVERSED = re.compile(r"\sreversed\b", re.IGNORECASE)
_LIST_TAG = re.compile(r"<(/?)(ol|ul|li)\b", re.IGNORECASE)
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_OWN_NUMBER = re.compile(r"\s{0,100}(?:<[^<>]{1,200}>\s{0,100}){0,3}(\(?\w{1,5}[.)])\s")
_SPACE_RUNS = re.compile(r"\s+")

_BACK_LINK = re.compile(
    r"\s?<a\b[^<>]{0,200}\bhref\s?=\s?[\"']?[^\"'#<>]{0,200}#[^<>]{0,300}>\s?"
    r"(?:[↩↑⤴⏎^]|&#(?:8617|8593|x21a9|x2191);|&larrhk;|&uarr;)[\ufe0e\ufe0f]?(?:&#65038;)?\s?</a>",
    re.IGNORECASE,
)

Piece = tuple[str, "re.Match[str] | None"]


def without_back_links(html: str) -> str:
    """Return HTML without the arrows that lead from a note back to its place in the text."""
    return _BACK_LINK.sub("", html)


def _pieces(html: str) -> Iterator[Piece]:
    """Yield text and tags in turn; comments are left out, and a stray ``<`` is text."""
    position = start = 0
    last = html.rfind(">")  # behind it no tag ends, and none is looked for
    while (found := html.find("<", position)) >= 0:
        if html.startswith("<!--", found):
            yield html[start:found], None
            end = html.find("-->", found + 2)
            start = position = len(html) if end < 0 else end + 3
        elif found > last:
            break
        elif match := _TAG.match(html, found):
            yield html[start:found], match
            start = position = match.end()
        else:
            position = found + 1
    yield html[start:], None


class HtmlReader:
    """Writes HTML to a ``BlockWriter``; remembers what is open from one piece to the next."""

    def __init__(self, writer: BlockWriter) -> None:
        self._writer = writer
        self._unseen = ""
        self._links: list[bool] = []
        self._lists: list[ItemNumbers | str] = []  # the numbers, or the mark of every item
        self._counted_in = ""  # the stretch in whose lists the items have been counted
        self._counts: dict[int, int] = {}
        self._items: list[int] = []  # how deep in lists each open item stands
        self._marked = 0  # how long the block at hand is whose text is an item's mark and no more
        self._bulleted = False  # whether that mark is a bullet
        self._superscript = False
        self._preformatted = False
        self._underlined = TextStyle.EMPHASIS
        self._figures = 0
        self._quotations = 0
        self._ended = False  # whether a block has just ended
        self._signs = False  # whether the next words say whose the quotation is
        self._captioned = False
        self._alternatives: list[str] = []

    def block(self, html: str) -> None:
        """Write a stretch of HTML that stands between paragraphs."""
        for text, tag in _pieces(html):
            if text and not self._unseen:
                self._text(unescape(text) if "&" in text else text)
            if tag:
                self._tag(tag)
        self.end_paragraph()

    def inline(self, html: str) -> None:
        """Write one tag or comment within a paragraph."""
        if match := _TAG.match(html):
            self._tag(match)

    @property
    def unseen(self) -> bool:
        """Whether what is written now stands in an element that no reader sees."""
        return bool(self._unseen)

    def end_paragraph(self) -> None:
        """End a paragraph, and with it the elements that nobody closed."""
        self._unseen = ""
        self._superscript = self._preformatted = False
        self._links.clear()
        self._writer.close_paragraph()

    def finish(self) -> None:
        """Show what an unclosed figure still holds back."""
        self._end_figure()

    def superscript(self, text: str) -> str:
        """Return ``text`` so that a note's number does not become part of the word before it.

        Only the first words behind the tag can be one: it may stay open over lines.
        """
        number = text.strip()
        if not self._superscript or not number:
            return text
        self._superscript = False
        if not number.isdigit():
            return text
        return number.translate(_SUPERSCRIPT) if self._writer.after_digit else f"[{number}]"

    def _text(self, text: str) -> None:
        if self._signs and text.strip():
            self._signs = False
            if not text.lstrip().startswith(CREDIT_DASHES):
                self._writer.text(CREDIT_DASH)
        if self._preformatted:
            self._lines(text)
        else:
            self._writer.words(self.superscript(text))

    def _lines(self, text: str) -> None:
        """Write text whose line ends and white space stay."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._writer.line_break()
            self._writer.text(line)

    def _tag(self, tag: re.Match[str]) -> None:
        name = (tag["name"] or "").lower()
        closing = bool(tag["end"])
        if self._unseen:
            if closing and name == self._unseen:
                self._unseen = ""
        elif name in UNSEEN:
            self._unseen = "" if closing or tag["attributes"].endswith("/") else name
        elif name in _STYLES:
            if name == "cite" and self._quotations and self._ended and not self._writer.length:
                self._signs = not closing
            self._style(_STYLES[name], closing)
        elif name == "u":
            self._underline(closing)
        elif name in ("ul", "ol", "dl"):
            self._end_block()
            self._list(tag)
        elif name in ("li", "dt", "dd"):
            self._end_block()
            self._item(tag, name)
        elif name in _BLOCKS:
            self._block(name, closing)
        else:
            self._other(name, closing, tag["attributes"] or "")

    def _style(self, style: TextStyle, closing: bool) -> None:
        if closing:
            self._writer.close(style)
        else:
            self._writer.open(style)

    def _underline(self, closing: bool) -> None:
        """Show underlined words as inserted where struck ones stand before, else as emphasised."""
        if not closing:
            self._underlined = (
                TextStyle.INSERTED if self._writer.after_struck else TextStyle.EMPHASIS
            )
        self._style(self._underlined, closing)

    def _block(self, name: str, closing: bool) -> None:
        if not closing and self._writer.length == self._marked > 0:
            # An item's first paragraph stands behind its mark, and so does a heading.
            if name in ("p", "div"):
                return
            if _BLOCK_STYLES.get(name) is TextStyle.HEADING:
                self._style(TextStyle.HEADING, closing)
                return
        self._end_block()
        if name == "figure":
            self._figure(closing)
        elif name == "blockquote":
            self._quotations = max(0, self._quotations + (-1 if closing else 1))
        elif name == "footer" and self._quotations:
            self._signs = not closing  # as the ``cite`` below its last paragraph
        elif name == "pre":
            self._preformatted = not closing
        self._ended = closing
        if style := _BLOCK_STYLES.get(name):
            self._captioned |= style is TextStyle.CAPTION
            self._style(style, closing)

    def _end_block(self) -> None:
        """End the block at hand, which is none if it is nothing but a bullet."""
        if self._bulleted and self._writer.length == self._marked:
            self._writer.drop_block()
        self._marked, self._bulleted = 0, False
        self._writer.end_block()

    def _list(self, tag: re.Match[str]) -> None:
        if not tag["end"]:
            self._lists.append(self._marks(tag))
        elif self._lists:
            self._close_items(len(self._lists))
            self._lists.pop()

    def _marks(self, tag: re.Match[str]) -> ItemNumbers | str:
        """Return how a list marks its items by its tag."""
        attributes = tag["attributes"] or ""
        bullet = "" if attributes and is_unmarked(_attribute(attributes, "style")) else BULLET
        return (self._numbers(attributes, tag) if tag["name"].lower() == "ol" else None) or bullet

    def _numbers(self, attributes: str, tag: re.Match[str]) -> ItemNumbers | None:
        """Return how a list counts its items by the attributes of its tag; None if it does not."""
        if not attributes:
            return ItemNumbers()
        start, is_reversed, count = _attribute(attributes, "start"), _is_reversed(attributes), 0
        if is_reversed and not start:
            if self._counted_in is not tag.string:
                self._counted_in, self._counts = tag.string, _items_of_lists(tag.string)
            count = self._counts.get(tag.start(), 0)
        return ItemNumbers.told(
            start=start,
            kind=_attribute(attributes, "type"),
            style=_attribute(attributes, "style"),
            is_reversed=is_reversed,
            count=count,
        )

    def _close_items(self, depth: int) -> None:
        """End the items of lists at ``depth`` or deeper, closed or not."""
        while self._items and self._items[-1] >= depth:
            self._items.pop()
            self._writer.close(TextStyle.ITEM)

    def _item(self, tag: re.Match[str], name: str) -> None:
        """Begin or end an item, or a term, which stands at the margin, or what that means."""
        self._close_items(len(self._lists))
        if tag["end"] or name == "dt":
            return
        told = TOLD_MARK.search(tag["attributes"] or "")
        if name == "dd" or (told and told[1] == SET_IN):
            self._set_in()
            return
        self._items.append(len(self._lists))
        mark = self._mark(tag)
        self._bulleted = mark == BULLET
        mark = indented(mark, max(0, len(self._lists) - 1))
        self._writer.open(TextStyle.ITEM, " " * len(mark))
        self._writer.text(mark)
        self._marked = self._writer.length

    def _set_in(self) -> None:
        """Begin an item without a mark all of which stands further in."""
        self._items.append(len(self._lists))
        inset = " " * len(indented(BULLET, max(0, len(self._lists) - 1)))
        self._writer.open(TextStyle.ITEM, inset, continued=True)

    def _mark(self, tag: re.Match[str]) -> str:
        """Return what stands before an item; nothing where its words begin with its number."""
        attributes = tag["attributes"]
        if told := TOLD_MARK.search(attributes):
            return one_line(unescape(told[1]))
        numbers = self._lists[-1] if self._lists else BULLET
        if isinstance(numbers, str):
            return numbers
        mark = numbers.next(_attribute(attributes, "value") if attributes else "")
        own = _OWN_NUMBER.match(tag.string, tag.end())
        return "" if own and own[1] == mark else mark

    def _figure(self, closing: bool) -> None:
        if not closing:
            self._figures += 1
        elif self._figures:
            self._figures -= 1
            if not self._figures:
                self._end_figure()

    def _end_figure(self) -> None:
        """Write the pictures' descriptions, each once, under a figure without a caption."""
        if not self._captioned:
            for alternative in dict.fromkeys(self._alternatives):
                self._writer.end_block()
                self._described(alternative)
                self._writer.end_block()
        self._alternatives, self._captioned, self._figures = [], False, 0

    def _other(self, name: str, closing: bool, attributes: str) -> None:
        if name == "br":
            self._writer.line_break()
        elif name == "a":
            self._link(closing, attributes)
        elif name == "img":
            self.picture(_attribute(attributes, "alt"))
        elif name == "sup":
            self._superscript = not closing
        elif name == "q":
            self._writer.text("”" if closing else "“")
        elif name == "table":
            if closing:
                self._writer.close_table()
            else:
                self._writer.open_table()
        elif name == "tr" and not closing:
            self._writer.row()
        elif name in ("td", "th") and not closing:
            self._writer.cell()

    def _link(self, closing: bool, attributes: str) -> None:
        if not closing:
            target = web_address(_attribute(attributes, "href"))
            self._links.append(bool(target))
            if target:
                self._writer.open(TextStyle.LINK, target)
        elif self._links and self._links.pop():
            self._writer.close(TextStyle.LINK)

    def picture(self, alternative: str) -> None:
        """Write what describes a picture; nothing for the name of its file."""
        alternative = _SPACE_RUNS.sub(" ", alternative).strip()
        if _FILE_NAME.fullmatch(alternative) or alternative.casefold() in _NO_DESCRIPTION:
            return
        if not any(character.isalpha() for character in alternative):
            self._writer.words(alternative)  # an emoji set as a picture
        elif self._figures:
            self._alternatives.append(alternative)
        else:
            self._described(alternative)

    def _described(self, alternative: str) -> None:
        self._writer.open(TextStyle.CAPTION)
        self._writer.words(_PICTURE.format(alternative))
        self._writer.close(TextStyle.CAPTION)


def _is_reversed(attributes: str) -> bool:
    return _REVERSED.search(_VALUE.sub("", attributes)) is not None


def _items_of_lists(html: str) -> dict[int, int]:
    """Return how many items each list of a stretch has, by where the list begins."""
    counts: dict[int, int] = {}
    opened: list[int] = []
    for tag in _LIST_TAG.finditer(html):
        if tag[2].lower() != "li":
            if not tag[1]:
                opened.append(tag.start())
                counts[tag.start()] = 0
            elif opened:
                opened.pop()
        elif opened and not tag[1]:
            counts[opened[-1]] += 1
    return counts


def _attribute(attributes: str, wanted: str) -> str:
    for match in _ATTRIBUTE.finditer(attributes):
        if match["name"].lower() == wanted:
            value = match["double"] or match["single"] or match["bare"] or ""
            return one_line(unescape(value))
    return ""
