"""The formats that bookmarks are exported in."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from briefreader.article import Bookmark
from briefreader.citations import json_lines, markdown
from briefreader.citations.styles import Style


class Format(StrEnum):
    """What an export is written as."""

    MARKDOWN = "markdown"
    JSONL = "jsonl"


def export(
    bookmarks: Sequence[Bookmark],
    format: Format,  # noqa: A002 - the word for it
    style: Style = Style.PLAIN,
) -> str:
    """The bookmarks as one document; the same bookmarks always give the same text."""
    if format is Format.JSONL:
        return json_lines.export(bookmarks)
    return markdown.export(bookmarks, style)
