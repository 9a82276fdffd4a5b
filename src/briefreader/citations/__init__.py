"""Quotes cited and exported: pure functions from bookmarks to text."""

from __future__ import annotations

from briefreader.citations.formats import Format, export
from briefreader.citations.json_lines import json_line, read_json_lines, record_of
from briefreader.citations.styles import Style, cite
from briefreader.citations.template import fill_template

__all__ = [
    "Format",
    "Style",
    "cite",
    "export",
    "fill_template",
    "json_line",
    "read_json_lines",
    "record_of",
]
