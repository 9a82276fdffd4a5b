"""Bookmarks as RIS, the tagged format of reference managers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefreader.citations.grouping import by_article
from briefreader.citations.punctuation import accessed, issued
from briefreader.citations.references import Reference, is_day_of_speech, reference_of
from briefreader.citations.work_kinds import ItemKind
from briefreader.domain.bookmark import Bookmark
from briefreader.forked_half import LongText
from briefreader.text.date_format import long_date
from briefreader.text.sanitizing import one_line

_TYPES = {
    ItemKind.NEWS_ARTICLE: "NEWS",
    ItemKind.WEB_PAGE: "ELEC",
    ItemKind.DOCUMENT: "GEN",
    ItemKind.BOOK: "BOOK",
    ItemKind.EMAIL: "ICOMM",
    ItemKind.BROADCAST: "VIDEO",
    ItemKind.SLIDES: "SLIDE",
}


def export(bookmarks: Sequence[Bookmark]) -> LongText[list[Bookmark]]:
    """Return one record an article; every value is one line, so that no text can open another
    tag.
    """
    return LongText(lambda group: _record(reference_of(group)), by_article(bookmarks), "\n")


def _record(reference: Reference) -> str:
    fields = "".join(f"{tag}  - {one_line(value)}\n" for tag, value in _fields(reference))
    quotes = "".join(f"N1  - {quote}\n" for quote in reference.quotes)  # one line each already
    return f"{fields}{quotes}ER  - \n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    first = reference.first
    yield "TY", _TYPES[reference.kind]
    yield "ID", reference.key
    for name in reference.authors:
        yield "AU", name.inverted
    yield "TI", reference.title
    if first.source:
        yield "PB" if reference.kind is ItemKind.BOOK else "T2", first.source
    if published := issued(first):
        yield "PY", str(published.year)
        yield "DA", published.written("/") + "/" * (4 - sum(map(bool, published)))
    if first.url:
        yield "UR", first.url
    if day := accessed(first):
        yield "Y2", day.isoformat().replace("-", "/") + "/"
    for tag in reference.tags:
        yield "KW", tag
    if first.date and is_day_of_speech(first):
        # RIS has no field for it: Y2 is the day of access, and what C1, M1, M2 or RI mean depends
        # on the program and the kind of work. A note is one everywhere.
        yield "N1", f"Spoken: {long_date(first.date)}"
