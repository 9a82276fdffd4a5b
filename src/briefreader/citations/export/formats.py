"""The formats that bookmarks are exported in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

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
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.citation_style import CitationStyle
from briefreader.forked_half import Pieces, text_of


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
_WITH_STYLE: dict[ExportFormat, Callable[[Sequence[Bookmark], CitationStyle], Pieces]] = {
    ExportFormat.MARKDOWN: markdown_export.export,
    ExportFormat.ORG: org_export.export,
    ExportFormat.HTML: html_export.export,
}
_FOR_PROGRAMS: dict[ExportFormat, Callable[[Sequence[Bookmark]], Pieces]] = {
    ExportFormat.CSV: csv_export.export,
    ExportFormat.JSONL: jsonl_export.export,
    ExportFormat.BIBTEX: bibtex_export.export,
    ExportFormat.RIS: ris_export.export,
    ExportFormat.CSL_JSON: csl_export.export,
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
    if format in _WITH_STYLE:
        return _WITH_STYLE[format](bookmarks, style)
    return _FOR_PROGRAMS[format](bookmarks)
