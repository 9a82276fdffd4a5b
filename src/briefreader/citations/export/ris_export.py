"""Bookmarks as RIS, the tagged format of reference managers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefreader.citations.punctuation import accessed
from briefreader.citations.references import Reference, references
from briefreader.domain.bookmark import Bookmark
from briefreader.text.sanitizing import one_line


def export(bookmarks: Sequence[Bookmark]) -> str:
    """Return one record an article; every value is one line, so that no text can open another
    tag.
    """
    records = (_record(reference) for reference in references(bookmarks))
    return "\n".join(records)


def _record(reference: Reference) -> str:
    return "".join(f"{tag}  - {one_line(value)}\n" for tag, value in _fields(reference))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    first = reference.first
    yield "TY", "NEWS"
    yield "ID", reference.key
    for name in reference.authors:
        yield "AU", name.inverted
    yield "TI", reference.title
    if first.source:
        yield "T2", first.source
    if first.date:
        yield "PY", str(first.date.year)
        yield "DA", first.date.isoformat().replace("-", "/") + "/"
    if first.url:
        yield "UR", first.url
    if day := accessed(first):
        yield "Y2", day.isoformat().replace("-", "/") + "/"
    for tag in reference.tags:
        yield "KW", tag
    for quote in reference.quotes:
        yield "N1", quote
    yield "ER", ""
