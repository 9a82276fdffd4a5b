"""Read books (EPUB 2 and 3): their chapters in the order of the spine."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from briefreader.domain.article import TextStyle
from briefreader.sources.blocks.block import Block
from briefreader.sources.formats.front_matter import Metadata, stated_author, web_address
from briefreader.sources.formats.html_page import decode_page
from briefreader.sources.formats.html_text import html_blocks
from briefreader.sources.formats.parsed_file import SHOWN_LIMIT, ParsedFile, head_of, up_to_limit
from briefreader.sources.formats.zip_package import ENCRYPTED, NO_TEXT, ZipPackage
from briefreader.sources.metadata.dates import parse_date
from briefreader.text.sanitizing import one_line, sanitize

LEFT_OUT = "chapters in it are missing or damaged: {} of {}"
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CIPHERS = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_UNTITLED = re.compile(r"(?:unknown title|unknown|untitled)(?: document)?", re.IGNORECASE)
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read(path: str, data: bytes) -> ParsedFile:
    """Return a book's chapters; raises SourceError for a damaged, encrypted or empty one."""
    package = ZipPackage(path, data, "a book")
    rootfile = package.xml(_CONTAINER).find(f".//{_OCF}rootfile")
    name = rootfile.get("full-path", "") if rootfile is not None else ""
    book = package.xml(name)
    pages = _spine(book, posixpath.dirname(name))
    if _is_encrypted(package, pages):
        raise package.refused(ENCRYPTED)
    blocks: list[Block] = []
    length = missing = 0
    for number, page in enumerate(pages, 1):
        if page not in package:
            missing += 1
            continue
        chapter = html_blocks(decode_page(package.read(page)).text)
        blocks += (block._replace(locator=f"section {number}") for block in chapter)
        length += sum(len(block.text) for block in chapter)
        if length > SHOWN_LIMIT:
            break
    if not blocks:
        raise package.refused(NO_TEXT)
    blocks, cut = up_to_limit(blocks)
    notes = (LEFT_OUT.format(missing, len(pages)),) if missing else ()
    metadata = _metadata(book)
    heading = next((one.text for one in blocks if one.has(TextStyle.HEADING)), "")
    head = head_of(blocks, metadata.title) if metadata.published is None else ()
    is_named = bool(metadata.title) or not (heading or _first(book, "title"))
    return ParsedFile(blocks, metadata, bool(metadata.title), head, notes + cut, is_named)


def _spine(book: Element, folder: str) -> list[str]:
    """Return the names of a book's pages in their order, each once."""
    items = {
        item.get("id", ""): posixpath.normpath(
            posixpath.join(folder, unquote(item.get("href", "")).partition("#")[0])
        )
        for item in book.iter(f"{_OPF}item")
        if item.get("media-type", "") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    order = (items.get(one.get("idref", "")) for one in book.iter(f"{_OPF}itemref"))
    return list(dict.fromkeys(filter(None, order)))


def _is_encrypted(package: ZipPackage, pages: list[str]) -> bool:
    """Return whether any page can only be read with a key; fonts often are so."""
    if _ENCRYPTION not in package:
        return False
    ciphers = package.xml(_ENCRYPTION).iter(_CIPHERS)
    return not {unquote(one.get("URI", "")) for one in ciphers}.isdisjoint(pages)


def _metadata(book: Element) -> Metadata:
    creators = (stated_author(_words(one)) for one in book.iter(f"{_DC}creator"))
    authors = dict.fromkeys(filter(None, creators))
    title = _first(book, "title")
    addresses = (web_address(_first(book, name)) for name in ("source", "identifier"))
    return Metadata(
        title="" if _UNTITLED.fullmatch(title) else title,
        published=parse_date(_first(book, "date")),
        source=_first(book, "publisher"),
        url=next(filter(None, addresses), ""),
        byline=", ".join(authors),
        tags=tuple(dict.fromkeys(filter(None, map(_words, book.iter(f"{_DC}subject"))))),
    )


def _first(book: Element, name: str) -> str:
    return next(filter(None, map(_words, book.iter(f"{_DC}{name}"))), "")


def _words(element: Element) -> str:
    return one_line(sanitize("".join(element.itertext()))[0])
