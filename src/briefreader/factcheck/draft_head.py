"""What a draft says of itself where it has no front matter: the head of a memo or an email, an Org
document's keywords, a Word document's properties.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from briefreader.errors import SourceError
from briefreader.sources.formats.core_properties import core_metadata, drafted_on
from briefreader.sources.formats.zip_package import ZipPackage
from briefreader.sources.metadata.dates import parse_date
from briefreader.text.sanitizing import one_line

_MOST_FIELDS = 12  # lines of a memo's head
_FIELD = re.compile(r"[\W_]*(?P<name>[^\W\d_]{1,12})[*_ \u00a0]{0,4}:[*_ \u00a0]{0,9}(?P<value>.*)")
_TITLE = re.compile(r"[^.:?!]{1,60}")  # "MEMORANDUM"
_DATE = ("date", "dated", "datum", "data", "fecha", "sent", "gesendet", "envoyé", "enviado")
# Fields of letters alone: a notice of an event has a date, too, which is the event's.
_OF_LETTERS = frozenset(
    """
    from to subject cc bcc von an betreff de à a objet para asunto da oggetto van aan onderwerp
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_KEYWORD = re.compile(r"(?im)^[ \t]*#\+(?P<name>title|author|date):[ \t]*(?P<value>[^\n]{1,200})")


class DraftHead(NamedTuple):
    """The day of which a draft is, its title and its author, as far as it says so."""

    day: date | None = None
    title: str = ""
    author: str = ""

    def completed_by(self, other: DraftHead) -> DraftHead:
        """Return it with what another says where it says nothing."""
        return DraftHead(
            self.day or other.day, self.title or other.title, self.author or other.author
        )


def memo_day(text: str) -> date | None:
    """Return the day of a memo or an email, from the field of its head; None where that is no head
    of a letter.
    """
    fields: dict[str, str] = {}
    lines = [line for line in text.split("\n")[: 2 * _MOST_FIELDS] if line.strip()]
    is_title = len(lines) > 1 and _TITLE.fullmatch(lines[0]) is not None
    for line in lines[is_title:_MOST_FIELDS]:
        found = _FIELD.fullmatch(line)
        if found is None:
            break
        fields.setdefault(found["name"].lower(), found["value"])
    if _OF_LETTERS.isdisjoint(fields):
        return None
    stated = next((value for name, value in fields.items() if name in _DATE), "")
    return parse_date(stated.strip(" *_"))


def org_head(text: str) -> DraftHead:
    """Return what an Org document's keywords say."""
    stated = {found["name"].lower(): one_line(found["value"]) for found in _KEYWORD.finditer(text)}
    day = parse_date(stated.get("date", "").strip("<[ "))
    return DraftHead(day, stated.get("title", ""), stated.get("author", ""))


def word_head(data: bytes, name: str) -> DraftHead:
    """Return what a Word document's properties say; nothing where they cannot be read."""
    try:
        package = ZipPackage(name, data, "a Word document")
        return DraftHead(drafted_on(package), "", core_metadata(package, "").byline)
    except SourceError:
        return DraftHead()
