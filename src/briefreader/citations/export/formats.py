"""The formats that bookmarks are exported in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeAlias

from briefreader.citations.academic_styles import NO_WORKS, Works
from briefreader.citations.export import (
    annotation_export,
    bibtex_export,
    csl_export,
    csv_export,
    html_export,
    jsonl_export,
    markdown_export,
    org_export,
    ris_export,
)
from briefreader.citations.styles import listed_works, told_apart, works_told_apart
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.citation_style import CitationStyle
from briefreader.forked_half import Half, LongText, Pieces, text_of


class ExportFormat(StrEnum):
    """What an export is written as."""

    MARKDOWN = "markdown"
    ORG = "org"
    HTML = "html"
    CSV = "csv"
    JSONL = "jsonl"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    W3C = "w3c"

    @property
    def suffix(self) -> str:
        """What the name of such a file ends with."""
        return _SUFFIXES[self]


_SUFFIXES = {
    ExportFormat.MARKDOWN: ".md",
    ExportFormat.ORG: ".org",
    ExportFormat.HTML: ".html",
    ExportFormat.CSV: ".csv",
    ExportFormat.JSONL: ".jsonl",
    ExportFormat.BIBTEX: ".bib",
    ExportFormat.RIS: ".ris",
    ExportFormat.CSL_JSON: ".json",
    ExportFormat.W3C: ".jsonld",
}
_Grouped: TypeAlias = "LongText[list[Bookmark]]"
_WITH_STYLE: dict[ExportFormat, Callable[[Sequence[Bookmark], CitationStyle, Works], _Grouped]] = {
    ExportFormat.MARKDOWN: markdown_export.export,
    ExportFormat.ORG: org_export.export,
    ExportFormat.HTML: html_export.export,
}
_OF_ARTICLES: dict[ExportFormat, Callable[[Sequence[Bookmark]], _Grouped]] = {
    ExportFormat.BIBTEX: bibtex_export.export,
    ExportFormat.RIS: ris_export.export,
    ExportFormat.CSL_JSON: csl_export.export,
}
_OF_BOOKMARKS: dict[ExportFormat, Callable[[Sequence[Bookmark]], LongText[Bookmark]]] = {
    ExportFormat.CSV: csv_export.export,
    ExportFormat.JSONL: jsonl_export.export,
    ExportFormat.W3C: annotation_export.export,
}


def export(
    bookmarks: Sequence[Bookmark],
    format: ExportFormat,  # noqa: A002 - the word for it
    style: CitationStyle = CitationStyle.PLAIN,
) -> str:
    """Return the bookmarks as one document; the same bookmarks always give the same text.

    The style counts where people read: in Markdown, Org and HTML.
    """
    return text_of(export_pieces(bookmarks, format, style))


def export_pieces(
    bookmarks: Sequence[Bookmark],
    format: ExportFormat,  # noqa: A002 - the word for it
    style: CitationStyle = CitationStyle.PLAIN,
) -> Pieces:
    """Return the pieces of that document, to be written to a file."""
    works = told_apart(bookmarks, style) if format in _WITH_STYLE else NO_WORKS
    return _document(bookmarks, format, style, works).pieces()


def is_by_article(format: ExportFormat) -> bool:  # noqa: A002 - the word for it
    """Return whether a document has all bookmarks of an article in one place."""
    return format not in _OF_BOOKMARKS


def export_half(
    half: Half,
    bookmarks: Sequence[Bookmark],
    format: ExportFormat,  # noqa: A002 - the word for it
    style: CitationStyle = CitationStyle.PLAIN,
) -> Pieces:
    """Return a half of that document, of these bookmarks: all of their articles if it is by
    article.
    """
    works = NO_WORKS
    if format in _WITH_STYLE:
        first, second = half.both(listed_works(bookmarks, style))
        listed = {**first, **second, **first}  # what both have is as the first lists it
        works = works_told_apart(listed, style)
    document = _document(bookmarks, format, style, works)
    return document.second_half() if half.is_second else document.first_half()


def _document(
    bookmarks: Sequence[Bookmark],
    format: ExportFormat,  # noqa: A002 - the word for it
    style: CitationStyle,
    works: Works,
) -> _Grouped | LongText[Bookmark]:
    if format in _WITH_STYLE:
        return _WITH_STYLE[format](bookmarks, style, works)
    if format in _OF_ARTICLES:
        return _OF_ARTICLES[format](bookmarks)
    return _OF_BOOKMARKS[format](bookmarks)
