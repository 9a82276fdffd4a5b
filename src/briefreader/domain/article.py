"""What everything else speaks of: articles, their paragraphs, and spans of their text.

Offsets are code points of ``Article.text``, half-open, everywhere. Nothing here does any I/O.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

_TIME_CODE = re.compile(r"(\d\d+):(\d\d):(\d\d)")
# Sites that are told the time in the query of an address; others take it behind a "#".
_QUERIED = re.compile(r"https?://(?:[\w-]+\.)?(?:youtube\.com|youtu\.be)/", re.IGNORECASE)


class Span(NamedTuple):
    """A half-open stretch of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]

    def has_whole_words(self, text: str) -> bool:
        """Return whether the span neither begins nor ends within a word of ``text``."""
        return not any(
            0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in self
        )


class TextStyle(StrEnum):
    """How a stretch of an article's text is set; markup itself never stands in the text."""

    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    QUOTATION = "quotation"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    STRUCK = "struck"
    INSERTED = "inserted"
    SPEAKER = "speaker"  # who says what follows, by the file's own markup


_NO_TALK = frozenset({TextStyle.HEADING, TextStyle.EMPHASIS, TextStyle.TABLE, TextStyle.QUOTATION})


class StyledSpan(NamedTuple):
    """A style from ``start`` to ``end``; ``target`` is a link's URL, of a quotation within others a
    ">" for each that it is in, itself too.
    """

    start: int
    end: int
    style: TextStyle
    target: str = ""


class Paragraph(NamedTuple):
    """One paragraph of the text; ``number`` counts from the body's first one on, dropped ones too,
    and is 0 above it, as of a byline.

    ``locator`` is where it stands in a file with pages, times or parts: ``p. 12``, ``00:03:12``.
    """

    start: int
    end: int
    number: int
    locator: str = ""


class DateOrigin(StrEnum):
    """Where an article's date was read."""

    SAID = "said"
    PUBLISHED = "published"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class Article:
    """One file as it is read: cleaned text, its styles and what is known about it.

    ``path`` is absolute and real. ``content_hash`` is the SHA-256 of the raw file in hexadecimal.
    ``text`` does not repeat the title. The file's own time is no date of the article, nor is
    ``file_changed``, the day on which a program last saved it, as a document's properties say.
    ``issued`` is the year or month (``2024-03``) of publication, where no day is known.
    ``accessed`` is the day on which it was saved from the web, where the file says so. ``terms``
    are the terms of attribution it states (``on background``, ``embargoed until``), as printed.
    """

    path: Path
    content_hash: str
    title: str
    text: str
    said_on: date | None = None
    published: date | None = None
    modified: date | None = None
    issued: str = ""
    accessed: date | None = None
    file_changed: date | None = None
    source: str = ""
    url: str = ""
    byline: str = ""
    tags: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    styles: tuple[StyledSpan, ...] = ()
    notes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def date(self) -> date | None:
        """The day it was said, else published, else modified."""
        return self.said_on or self.published or self.modified

    @property
    def when(self) -> str:
        """Its day as ISO 8601 writes it, else the month or year of publication, else nothing."""
        return self.date.isoformat() if self.date else self.issued

    @property
    def date_origin(self) -> DateOrigin | None:
        """Which of the three dates ``date`` is."""
        if self.said_on:
            return DateOrigin.SAID
        if self.published:
            return DateOrigin.PUBLISHED
        return DateOrigin.MODIFIED if self.modified else None

    @property
    def writer(self) -> str:
        """Who is "I" in it: an email's sender; else nobody is known to be."""
        return self.byline if self.path.suffix.lower() == ".eml" else ""

    @property
    def block_quotes(self) -> tuple[Span, ...]:
        """Where paragraphs that are set as quotations stand, each as often as it is deep: twice in
        a quotation within a quotation.
        """
        return tuple(
            Span(one.start, one.end)
            for one in self.styles
            if one.style is TextStyle.QUOTATION
            for _ in one.target or ">"
        )

    @property
    def insets(self) -> dict[int, int]:
        """How far in, in cells, the paragraphs stand that go on with a list item, by start."""
        items = [one for one in self.styles if one.style is TextStyle.ITEM]
        marked = {one.start for one in items if not one.target}
        return {one.start: len(one.target) for one in items if one.start not in marked}

    @property
    def labels(self) -> tuple[Span, ...]:
        """Where the names stand of those of whom the file's own markup says that they speak."""
        return self._spans_in(TextStyle.SPEAKER)

    @property
    def bold_paragraphs(self) -> tuple[Span, ...]:
        """Where paragraphs stand that are bold as a whole; none where one between them or right
        below is a heading, emphasized, a table or a quotation, for then they are no talk.
        """
        styled: dict[tuple[int, int], set[TextStyle]] = {}
        for one in self.styles:
            styled.setdefault((one.start, one.end), set()).add(one.style)
        kinds = [styled.get((one.start, one.end), set()) for one in self.paragraphs]
        bold = [
            at
            for at, kind in enumerate(kinds)
            if TextStyle.STRONG in kind and TextStyle.HEADING not in kind
        ]
        talk = range(bold[0], min(bold[-1] + 2, len(kinds))) if bold else ()
        if any(kinds[at] & _NO_TALK for at in talk if at not in bold):
            return ()
        return tuple(Span(*self.paragraphs[at][:2]) for at in bold)

    @property
    def struck(self) -> tuple[Span, ...]:
        """Where words stand that an official correction strikes out."""
        return self._spans_in(TextStyle.STRUCK)

    def _spans_in(self, style: TextStyle) -> tuple[Span, ...]:
        return tuple(Span(one.start, one.end) for one in self.styles if one.style is style)

    def url_at(self, offset: int) -> str:
        """Return its web address, of a recording at the time when the words at ``offset`` begin.

        Where a site does not know of times (W3C, Media Fragments URI), it opens at the beginning.
        """
        paragraph = self.paragraph_at(offset)
        time = _TIME_CODE.fullmatch(paragraph.locator) if paragraph else None
        if not self.url or "#" in self.url or time is None:
            return self.url
        hours, minutes, seconds = map(int, time.groups())
        at = (hours * 60 + minutes) * 60 + seconds
        if _QUERIED.match(self.url):
            return f"{self.url}{'&' if '?' in self.url else '?'}t={at}s"
        return f"{self.url}#t={at}"

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Return the paragraph that holds ``offset``, or the last one that starts before it."""
        number = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start)
        return self.paragraphs[number - 1] if number else None

    def locator_at(self, offset: int) -> str:
        """Return the locator of that paragraph; nothing in a file without pages, times or parts."""
        paragraph = self.paragraph_at(offset)
        return paragraph.locator if paragraph else ""


class Skipped(NamedTuple):
    """A file or folder that is no article, by its path, and why, in a few words.

    The path is kept as it was found: to make an object of each of very many takes too long.
    """

    name: str
    reason: str

    @property
    def path(self) -> Path:
        """Its path."""
        return Path(self.name)


class Refused(Skipped):
    """A file that has been read and is no article: it stays none until it changes."""


def path_key(path: Path) -> bytes:
    """Return the bytes that identify an article: its path as the file system spells it."""
    return os.fsencode(path)
