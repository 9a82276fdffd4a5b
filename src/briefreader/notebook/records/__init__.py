"""The kinds of rows that a notebook holds.

Opening the notebook needs none of these: each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazy_attributes

if TYPE_CHECKING:
    from briefreader.notebook.records import (
        bookmark_halves,
        bookmark_records,
        correction_records,
        dump,
        merge,
        renamed_files,
        search_records,
        shared_records,
        undo,
    )

__all__ = [
    "bookmark_halves",
    "bookmark_records",
    "correction_records",
    "dump",
    "merge",
    "renamed_files",
    "search_records",
    "shared_records",
    "undo",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        "bookmark_halves": "bookmark_halves",
        "bookmark_records": "bookmark_records",
        "correction_records": "correction_records",
        "dump": "dump",
        "merge": "merge",
        "renamed_files": "renamed_files",
        "search_records": "search_records",
        "shared_records": "shared_records",
        "undo": "undo",
    },
)
