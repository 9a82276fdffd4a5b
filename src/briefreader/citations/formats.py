"""The formats that bookmarks are exported in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from briefreader.article import Bookmark
from briefreader.citations import bibtex, csl, json_lines, markdown, org, page, ris, table
from briefreader.citations.styles import Style


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
    Format.MARKDOWN: markdown.export,
    Format.ORG: org.export,
    Format.HTML: page.export,
}
_FOR_PROGRAMS: dict[Format, Callable[[Sequence[Bookmark]], str]] = {
    Format.CSV: table.export,
    Format.JSONL: json_lines.export,
    Format.BIBTEX: bibtex.export,
    Format.RIS: ris.export,
    Format.CSL_JSON: csl.export,
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
