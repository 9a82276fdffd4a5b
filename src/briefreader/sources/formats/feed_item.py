"""One article of a feed, wherever it is stored."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import NamedTuple

from briefreader.sources.formats.front_matter import web_address
from briefreader.text.sanitizing import one_line, sanitize

_TAG = re.compile(r"<[a-z!/][^<>]*>", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n")


class FeedItem(NamedTuple):
    """One item of a feed; ``html`` says whether its text is HTML."""

    title: str
    text: str
    html: bool
    day: date | None = None
    url: str = ""
    byline: str = ""
    source: str = ""

    @property
    def is_article(self) -> bool:
        """Whether it has a text, and something to be known by."""
        return bool(self.text.strip() and (self.title or self.url))

    def as_markdown(self) -> str:
        """Return the text as Markdown or plain text has it: HTML in one block of its own."""
        if not self.html:
            return self.text
        return f"<div>\n{_BLANK_LINES.sub(chr(10), self.text.strip())}\n</div>\n"


def made_item(
    title: str, text: str, url: str, byline: str, source: str, *, html: bool, day: date | None
) -> FeedItem:
    """Return an article of what a program has stored of it, made harmless."""
    title, byline, source = map(without_markup, (title, byline, source))
    is_html = html and has_markup(text)
    return FeedItem(title, sanitize(text)[0], is_html, day, web_address(url), byline, source)


def has_markup(text: str) -> bool:
    """Return whether a text that may be HTML has tags or references in it."""
    return "&" in text or _TAG.search(text) is not None


def without_markup(text: str) -> str:
    """Return the words of HTML on one line, made harmless."""
    return one_line(sanitize(unescape(_TAG.sub("", text)))[0])
