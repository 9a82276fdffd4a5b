"""Saved web pages: the main text and what the page says about itself, told apart by libraries.

Needs the extra ``html``. What the extractor leaves is read like the HTML inside Markdown.
"""

from __future__ import annotations

import codecs
import logging
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from briefreader.domain.article import TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.files.decoding import Decoded, decode
from briefreader.sources.files.encoding_labels import as_utf8
from briefreader.sources.formats.front_matter import Metadata
from briefreader.sources.formats.html_breaks import set_paragraphs
from briefreader.sources.formats.html_bylines import says_byline, says_fields
from briefreader.sources.formats.html_clutter import (
    drop_boxes,
    drop_heads,
    drop_hover_cards,
    drop_names,
    drop_teasers,
    mark_boilerplate,
)
from briefreader.sources.formats.html_elements import line_of
from briefreader.sources.formats.html_extraction import fragment_blocks, main_blocks
from briefreader.sources.formats.html_losses import lost_share, prose, still_there
from briefreader.sources.formats.html_metadata import HEAD, page_metadata
from briefreader.sources.formats.html_parts import drop_others, join_pieces, join_posts
from briefreader.sources.formats.html_quotations import set_quotations
from briefreader.sources.formats.html_signatures import signed
from briefreader.sources.formats.html_site_names import is_called_site
from briefreader.sources.formats.html_tables import set_tables
from briefreader.sources.formats.parsed_file import ParsedFile, head_of, refuse_empty
from briefreader.text.folding import fold_text
from briefreader.text.sentences import CLOSERS, ENDERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WHOLE_PAGE = "no article found in this web page: all of its text is shown"
LOST = (
    "about {}% of this page's text was left out as menus and other page clutter:"
    " compare it with the web page"
)
NO_READER = "a saved web page; its add-on is only partly installed: reinstall briefreader[html]"
NO_PAGE = "a web page without any text"
ONLY_SCRIPTS = (
    "a web page whose text only comes with JavaScript: save it from a browser that shows it"
)
_ASKS_FOR_SCRIPTS = re.compile(
    r"\b(?:enabled?|activate|turn on|requires?|needs?|without|activer|aktivieren|activar"
    r"|habilitar?)\b.{0,40}\bJavaScript\b"
    r"|\bJavaScript\b.{0,60}\b(?:enable|requir|disabled|aktivier|activ|habilit)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_REQUEST = 300  # code points of a line that asks for JavaScript
NOT_PARSED = "a web page that cannot be parsed"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Of characters that no XML may hold, and so no element that words are moved to.
_REFERENCE = re.compile(r"&#(?:0*(?P<number>\d{1,7})|[xX]0*(?P<hex>[0-9a-fA-F]{1,6}));?")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Stands before a caption while the extractor, which knows none, takes it for a paragraph.
_CAPTION = "\u2042\u2e3b\u2042"
_ENVELOPE = re.compile(r"\s*<(?:SEC-)?DOCUMENT>")
_PAGE = re.compile(r"<(?:html|!doctype)\b", re.I)
_LARGE = 500_000
_EMBEDDED = re.compile(r"data:[\w+.-]{1,40}/[\w+.-]{1,60};(?:charset=[\w-]+;)?base64,[\w+/=]+")
_LONGEST_CAPTION = 400
_HEADING_WITHIN = 8  # blocks
_BYLINE_WITHIN = 4  # blocks of either end
_LONGEST_BYLINE = 120
_MOST_LAST_HEADINGS = 3
_LONGEST_LABEL = 60  # code points of a heading that says what stands below it
_LABEL_WORDS = 8
_NO_ROOT = ("svg", "math")  # others' ways of taking them out ask what they stand in


def read(path: str, data: bytes) -> ParsedFile:
    """Return the article in a saved page; raises SourceError for one that cannot be read."""
    text, notes = decode_page(data)
    refuse_empty(path, text)
    page = web_page(path, text)
    return page._replace(notes=notes + page.notes)


def decode_page(data: bytes) -> Decoded:
    """Return the characters of a page, made harmless: as it is marked, UTF-8, or as it says
    itself.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return decode(_as_declared(data))
    return decode(data)


def _as_declared(data: bytes) -> bytes:
    """Return ``data`` as UTF-8, if it names an encoding that is known and fits; else as it is."""
    found = _CHARSET.search(data, 0, HEAD)
    return as_utf8(data, found[1].decode("ascii", "replace")) if found else data


def web_page(path: str, text: str) -> ParsedFile:
    """Return the article in the HTML ``text``; ``path`` is for errors.

    Raises SourceError without the extra, and for a page that cannot be parsed or has no text.
    """
    try:
        import trafilatura  # noqa: F401
        from lxml.etree import LxmlError
    except ImportError:  # half an installation must not cost the whole library
        raise SourceError(path, NO_READER) from None

    for name in ("trafilatura", "htmldate", "courlan", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    text = _REFERENCE.sub(_harmless, text)
    if len(text) > _LARGE:
        text = _EMBEDDED.sub("", text)  # pictures and fonts that were saved inside the page
    try:
        page = _page(path, text)
    except LxmlError as error:
        raise SourceError(path, NOT_PARSED) from error
    if all(map(_asks_for_scripts, page.blocks)):
        raise SourceError(path, ONLY_SCRIPTS)
    return page


def _asks_for_scripts(block: Block) -> bool:
    """Return whether a block only asks readers to let the page run its scripts."""
    return len(block.text) <= _LONGEST_REQUEST and bool(_ASKS_FOR_SCRIPTS.search(block.text))


def _harmless(reference: re.Match[str]) -> str:
    number = int(reference["number"]) if reference["number"] else int(reference["hex"], 16)
    bad = number > sys.maxunicode or _NO_XML.match(chr(number))
    return "\ufffd" if bad else reference[0]


def _within_page(element: HtmlElement) -> HtmlElement:
    """Return a page that has nothing but the ``element``."""
    from lxml.html import document_fromstring

    page = document_fromstring("<body><div></div></body>")
    page[0].replace(page[0][0], element)
    return page


def _page(path: str, text: str) -> ParsedFile:
    """Return the same where the extra is installed; may raise any of lxml's errors."""
    import trafilatura

    try:
        tree = trafilatura.load_html(_without_envelope(_DECLARATION.sub("", text)))
    except ValueError as error:
        raise SourceError(path, NOT_PARSED) from error
    if tree is None:
        return _whole(path, text, Metadata())
    if tree.tag in _NO_ROOT:
        tree = _within_page(tree)
    for element in tree.iter("hi"):  # the extractor has one of its own, with values that it knows
        element.tag = "span"
    metadata = page_metadata(tree, text)
    drop_hover_cards(tree)
    drop_names(tree)
    set_quotations(tree)
    shown = prose(tree)
    drop_others(tree, metadata.title)
    drop_heads(tree, metadata.title)
    drop_boxes(tree)
    drop_teasers(tree, metadata.url)
    running = still_there(shown, tree)
    set_tables(tree)
    set_paragraphs(tree)
    join_posts(tree)
    join_pieces(tree)
    _keep_captions(tree)
    blocks = mark_boilerplate([_captioned(block) for block in main_blocks(tree, running)])
    _drop_title(blocks, metadata.title)
    if not metadata.byline or is_called_site(metadata.byline):
        metadata = replace(metadata, byline=signed(blocks) or metadata.byline)
    _drop_byline(blocks, metadata.byline)
    _drop_last_headings(blocks)
    if not blocks:
        return _whole(path, text, metadata)
    share = lost_share(
        (one.words for one in shown), [metadata.title, *(block.text for block in blocks)]
    )
    notes = (LOST.format(round(share * 10) * 10),) if share else ()
    return _parsed(metadata, blocks, notes)


def _without_envelope(text: str) -> str:
    """Return the page in what archives of documents put around it, such as the SEC's ``<DOCUMENT>``
    with the name of a file.
    """
    if not _ENVELOPE.match(text):
        return text
    page = _PAGE.search(text, 0, HEAD)
    return text[page.start() :] if page else text


def _whole(path: str, text: str, metadata: Metadata) -> ParsedFile:
    """Return everything that the page shows, where nothing in it looks like an article."""
    blocks = fragment_blocks(text)
    if not blocks:
        raise SourceError(path, NO_PAGE)
    return _parsed(metadata, blocks, (WHOLE_PAGE,))


def _parsed(metadata: Metadata, blocks: list[Block], notes: tuple[str, ...]) -> ParsedFile:
    head = head_of(blocks, metadata.title)
    return ParsedFile(blocks, metadata, bool(metadata.title), head, notes)


def _drop_title(blocks: list[Block], title: str) -> None:
    """Leave the page's heading out where it only says the title, whatever stands above it."""
    wanted = fold_text(title)
    for number, block in enumerate(blocks[:_HEADING_WITHIN]):
        if block.has(TextStyle.HEADING) and fold_text(block.text) == wanted:
            blocks[number] = block._replace(boilerplate=True)
            return


def _drop_byline(blocks: list[Block], byline: str) -> None:
    """Leave out the line that says little more than who wrote the page, from where, and when."""
    names = [fold_text(name) for name in byline.split(", ") if name]
    for number, block in enumerate(blocks):
        if number >= _BYLINE_WITHIN and number < len(blocks) - _BYLINE_WITHIN:
            continue
        if len(block.text) > _LONGEST_BYLINE:
            continue
        is_heading = block.has(TextStyle.HEADING)
        is_fields = number < _BYLINE_WITHIN and not is_heading and says_fields(block.text)
        if is_fields or says_byline(block.text, names, is_heading=is_heading):
            blocks[number] = block._replace(boilerplate=True)


def _drop_last_headings(blocks: list[Block]) -> None:
    """Leave out headings with nothing below them: over links, say, that the extractor left out.

    Where they are many, or long, or sentences, the text is set in headings, and they stay.
    """
    last = max((n for n, one in enumerate(blocks) if not one.has(TextStyle.HEADING)), default=None)
    if last is None:
        return
    behind = blocks[last + 1 :]
    if len(behind) <= _MOST_LAST_HEADINGS and all(_is_label(one.text) for one in behind):
        blocks[last + 1 :] = [one._replace(boilerplate=True) for one in behind]


def _is_label(heading: str) -> bool:
    """Return whether a heading is a few words and no sentence."""
    ends = heading.rstrip().rstrip(CLOSERS).endswith(tuple(ENDERS))
    return not ends and len(heading) <= _LONGEST_LABEL and len(heading.split()) <= _LABEL_WORDS


def _keep_captions(tree: HtmlElement) -> None:
    """Put each figure's caption, as a paragraph, in the figure's place."""
    from lxml.html import HtmlElement

    for caption in list(tree.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), None)
        words = line_of(caption)
        if figure is None or figure.getparent() is None or not words:
            continue
        if len(words) <= _LONGEST_CAPTION:
            paragraph = HtmlElement()
            paragraph.tag = "p"
            paragraph.text = f"{_CAPTION} {words}"
            figure.addnext(paragraph)
            paragraph.tail, figure.tail = figure.tail, None
            caption.drop_tree()  # else it could be there twice


def _captioned(block: Block) -> Block:
    """Return the block without the sign that a caption bore, set as one."""
    if not block.text.startswith(_CAPTION):
        return block
    writer = BlockWriter()
    writer.open(TextStyle.CAPTION)
    writer.text(block.text.removeprefix(_CAPTION).strip())
    return writer.finish()[0]
