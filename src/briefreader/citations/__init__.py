"""Quotes cited and exported: pure functions from bookmarks to text."""

from __future__ import annotations

from briefreader.citations.export.formats import (
    ExportFormat,
    export,
    export_half,
    export_pieces,
    is_by_article,
)
from briefreader.citations.export.jsonl_export import (
    is_own_export,
    json_line,
    read_json_lines,
    record_of,
)
from briefreader.citations.export.template_export import fill_template
from briefreader.citations.styles import cite
from briefreader.domain.citation_style import CitationStyle

__all__ = [
    "CitationStyle",
    "ExportFormat",
    "cite",
    "export",
    "export_half",
    "export_pieces",
    "fill_template",
    "is_by_article",
    "is_own_export",
    "json_line",
    "read_json_lines",
    "record_of",
]
