"""The formats that bookmarks are exported in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from briefreader.citations.export import (
    bibtex_export,
    csl_export,
    csv_export,
    html_export,
    jsonl_export,
    markdown_export,
    org_export,
    ris_export,
)
from briefreader.citations.styles import Style
from briefreader.domain.article import Bookmark


class Format(StrEnum):
    """What an export is written as."""

    MARKDOWN = "markdown"
    ORG = "org"
    HTML = "html"
    CSV = "csv"
    JSONL = "jsonl"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"

    @property
    def suffix(self) -> str:
        """What the name of such a file ends with."""
        return _SUFFIXES[self]


_SUFFIXES = {
    Format.MARKDOWN: ".md",
    Format.ORG: ".org",
    Format.HTML: ".html",
    Format.CSV: ".csv",
    Format.JSONL: ".jsonl",
    Format.BIBTEX: ".bib",
    Format.RIS: ".ris",
    Format.CSL_JSON: ".json",
}
_WITH_STYLE: dict[Format, Callable[[Sequence[Bookmark], Style], str]] = {
    Format.MARKDOWN: markdown_export.export,
    Format.ORG: org_export.export,
    Format.HTML: html_export.export,
}
_FOR_PROGRAMS: dict[Format, Callable[[Sequence[Bookmark]], str]] = {
    Format.CSV: csv_export.export,
    Format.JSONL: jsonl_export.export,
    Format.BIBTEX: bibtex_export.export,
    Format.RIS: ris_export.export,
    Format.CSL_JSON: csl_export.export,
}


def export(
    bookmarks: Sequence[Bookmark],
    format: Format,  # noqa: A002 - the word for it
    style: Style = Style.PLAIN,
) -> str:
    """The bookmarks as one document; the same bookmarks always give the same text.

    The style counts where people read: in Markdown, Org and HTML.
    """
    if format in _WITH_STYLE:
        return _WITH_STYLE[format](bookmarks, style)
    return _FOR_PROGRAMS[format](bookmarks)
