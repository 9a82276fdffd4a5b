"""One invented article in every format that is read, made from nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from email.message import EmailMessage
from io import BytesIO
from textwrap import wrap
from zipfile import ZIP_DEFLATED, ZipFile

from tests.sources.pdf_pages import Set, column, pdf

from briefreader.sources.files.file_kinds import COMPOUND_SUFFIXES, suffix_of
from briefreader.sources.files.member_splitter import split

TITLE = "North Quay opens again"
FIRST = "The North Quay of Port Ellery opened again on Thursday, nine days after the storm."
SECOND = "“The quay is safe,” said Ines Calloway, the harbour master, who had walked its length."
THIRD = "Fishermen on the slip were less sure that the old piles will hold another winter."
PARAGRAPHS = (FIRST, SECOND, THIRD)

HTML = f"<h1>{TITLE}</h1>" + "".join(f"<p>{one}</p>\n" for one in PARAGRAPHS)
PAGE = f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body>{HTML}</body></html>"

VTT = f"""WEBVTT - {TITLE}

NOTE
date: 2024-03-14
url: https://video.example/watch?v=quay

1
00:00:01.000 --> 00:00:04.000
<v Ann Moss>The quay opened
again on

2
00:00:04.000 --> 00:00:06.500
<v Ann Moss><i>Thursday</i>, after nine days.

00:00:12.000 --> 00:00:14.000
&gt;&gt; And what did it cost?

00:03:12.000 --> 00:03:19.000
<v.loud Ben Holt>Nine million crowns.</v>

00:03:20.000 --> 00:03:24.000
<v Ann Moss>More &amp; more.

01:03:24.000 --> 01:03:27.000
<v Ben Holt>We think so.
"""


def mail(*, html: str = "", attachments: Mapping[str, bytes] | None = None) -> bytes:
    """An email from the harbour, in plain text and perhaps in HTML too."""
    return mail_of("\n\n".join(PARAGRAPHS), html=html, attachments=attachments)


def mail_of(text: str, *, html: str = "", attachments: Mapping[str, bytes] | None = None) -> bytes:
    """An email with this text."""
    message = EmailMessage()
    message["From"] = "Port Ellery Press Office <press@port.example>"
    message["To"] = "everybody@list.example"
    message["Subject"] = TITLE
    message["Date"] = "Thu, 14 Mar 2024 23:30:00 -0500"
    message.set_content(f"{text}\n-- \nPress Office\n")
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def mailbox(*mails: bytes) -> bytes:
    """A mailbox of these emails."""
    begin = b"From press@port.example Thu Mar 14 23:30:00 2024\n"
    escaped = (one.replace(b"\nFrom ", b"\n>From ") for one in mails)
    return b"\n".join(begin + one for one in escaped)


def members(name: str, data: bytes) -> dict[str, bytes]:
    """What a scan takes a file in the library for: itself, or the articles in it."""
    path = f"/library/{name}"
    found = split(path, data) if suffix_of(name) in COMPOUND_SUFFIXES else None
    return found or {path: data}


def web_archive_of(page: str) -> bytes:
    """A page as browsers save it in one file, with a picture."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://coast.example/quay"
    message["Subject"] = TITLE
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG...", "image", "png", cid="<quay>")
    return message.as_bytes()


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def epub(pages: Mapping[str, str] | None = None, more: Mapping[str, str] | None = None) -> bytes:
    """A book with these pages, in the other order than its manifest names them."""
    pages = {"one.xhtml": f"<html><body>{HTML}</body></html>"} if pages is None else pages
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>'
        for name in sorted(pages, reverse=True)
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{TITLE}</dc:title><dc:creator>Ann Moss</dc:creator>"
        "<dc:date>2024-03-14T10:00:00Z</dc:date><dc:publisher>Coast Press</dc:publisher>"
        f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    )
    inside = {f"OPS/{name}": page for name, page in pages.items()}
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, **(more or {})}
        | {"OPS/book.opf": opf, **inside}
    )


def scraped(**more: str) -> dict[str, str]:
    """A record as scrapers write them."""
    return {"title": TITLE, "text": "\n\n".join(PARAGRAPHS), "date": "2024-03-14", **more}


def samples() -> dict[str, bytes]:
    """The article by the name of its file."""
    text = "\n\n".join((TITLE, *PARAGRAPHS)).encode()
    printed = [line for one in PARAGRAPHS for line in (*wrap(one, 60), "")]
    return {
        **dict.fromkeys(("a.txt", "a.text", "a.rst", "a.org", "minutes"), text),
        **dict.fromkeys(("a.md", "a.mkd"), f"# {TITLE}\n\n".encode() + text.partition(b"\n\n")[2]),
        **dict.fromkeys(("a.html", "a.xhtml"), PAGE.encode()),
        "a.eml": mail(),
        "a.mbox": mailbox(mail()),
        "a.mhtml": web_archive_of(PAGE),
        "a.epub": epub(),
        "a.pdf": pdf([[Set(TITLE, 72, 740, 18), *column(printed)]]),
        "a.json": json.dumps(scraped()).encode(),
        "a.jsonl": json.dumps(scraped()).encode() + b"\n",
    }
