"""The user's notebook: what was bookmarked, noted, read and starred, kept for years.

SQLite in one file, ``notebook.db``, with a second copy in plain JSON lines beside it. Showing a
list with its marks needs little of this package: the rest is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazy_attributes

if TYPE_CHECKING:
    from briefreader.notebook.anchoring.anchors import Anchor, make_selector, reanchor_selector
    from briefreader.notebook.anchoring.bookmark_states import ReanchorResult, differences
    from briefreader.notebook.notebook import Notebook
    from briefreader.notebook.records.bookmark_draft import NewBookmark
    from briefreader.notebook.records.bookmark_records import clean_note, clean_tags
    from briefreader.notebook.records.correction_records import (
        Alias,
        Correction,
        corrected,
        corrected_in_place,
    )
    from briefreader.notebook.records.read_state import ArticleKey
    from briefreader.notebook.records.read_state_cache import Flag
    from briefreader.notebook.records.search_records import SavedSearch
    from briefreader.notebook.storage.atomic_files import write_export

__all__ = [
    "Alias",
    "Anchor",
    "ArticleKey",
    "Correction",
    "Flag",
    "NewBookmark",
    "Notebook",
    "ReanchorResult",
    "SavedSearch",
    "clean_note",
    "clean_tags",
    "corrected",
    "corrected_in_place",
    "differences",
    "make_selector",
    "reanchor_selector",
    "write_export",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        "Alias": "records.correction_records",
        "Anchor": "anchoring.anchors",
        "ArticleKey": "records.read_state",
        "ReanchorResult": "anchoring.bookmark_states",
        "Correction": "records.correction_records",
        "NewBookmark": "records.bookmark_draft",
        "Flag": "records.read_state_cache",
        "Notebook": "notebook",
        "SavedSearch": "records.search_records",
        "clean_note": "records.bookmark_records",
        "clean_tags": "records.bookmark_records",
        "corrected": "records.correction_records",
        "corrected_in_place": "records.correction_records",
        "differences": "anchoring.bookmark_states",
        "reanchor_selector": "anchoring.anchors",
        "make_selector": "anchoring.anchors",
        "write_export": "storage.atomic_files",
    },
)
