"""Read web archives (MHTML, RFC 2557): the page in them; pictures and scripts are not opened."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from briefreader.errors import SourceError
from briefreader.sources.formats import html_page
from briefreader.sources.formats.front_matter import host, web_address
from briefreader.sources.formats.mail import header, mail_date, part_as_utf8
from briefreader.sources.formats.parsed_file import ParsedFile

NO_PAGE = "a web archive without a page in it"
_PAGES = ("text/html", "application/xhtml+xml")


def read(path: str, data: bytes) -> ParsedFile:
    """Return the article in the archive's first page; raises SourceError where there is none."""
    try:
        message = message_from_bytes(data)
        page = next(part for part in message.walk() if part.get_content_type() in _PAGES)
        html = page.get_payload(decode=True)
    except (MessageError, ValueError, LookupError, AssertionError, StopIteration, RecursionError):
        raise SourceError(path, NO_PAGE) from None
    if not isinstance(html, bytes) or not html.strip():
        raise SourceError(path, NO_PAGE)
    parsed = html_page.read(path, part_as_utf8(page, html))
    said = parsed.metadata
    url = said.url or _address(message, page)
    return parsed._replace(
        metadata=replace(
            said,
            url=url,
            source=said.source or host(url),
            accessed=said.accessed or mail_date(message),
        )
    )


def _address(message: Message, page: Message) -> str:
    """Return the address that the page was saved from, as the archive says."""
    stated = (header(message, "Snapshot-Content-Location"), header(page, "Content-Location"))
    return next(filter(None, map(web_address, stated)), "")
