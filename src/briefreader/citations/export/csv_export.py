"""Bookmarks as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from briefreader.citations.export.jsonl_export import Json, record_of
from briefreader.domain.bookmark import Bookmark
from briefreader.text.sanitizing import sanitize

COLUMNS = (
    "id quote speaker speaker_title mention certain title source date paragraph locator url byline"
    " question wording terms marks note tags state path created"
    " shared_by link accessed published"
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def export(bookmarks: Sequence[Bookmark]) -> str:
    """Return a header and a row for each bookmark.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS.split())
    for bookmark in bookmarks:
        record = record_of(bookmark)
        table.writerow([_cell(record[column]) for column in COLUMNS.split()])
    return out.getvalue()


def _cell(value: Json) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    elif isinstance(value, bool):
        value = "yes" if value else "no"
    text = sanitize(str(value))[0]
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
