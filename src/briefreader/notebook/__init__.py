"""The user's notebook: what was bookmarked, noted, read and starred, kept for years.

SQLite in one file, ``notebook.db``, with a second copy in plain JSON lines beside it. Showing a
list with its marks needs little of this package: the rest is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy import lazily

if TYPE_CHECKING:
    from briefreader.notebook import (
        anchors,
        bookmarking,
        checking,
        corrections,
        following,
        scrubbing,
        searches,
        transfer,
        undoing,
    )
    from briefreader.notebook.anchors import Anchor, find_again, make_selector
    from briefreader.notebook.checking import Checked, Edited, differences
    from briefreader.notebook.corrections import Alias, Correction, corrected, corrected_in_place
    from briefreader.notebook.drafts import Draft
    from briefreader.notebook.files import write_export
    from briefreader.notebook.marks import Flag, Mark
    from briefreader.notebook.notebook import Notebook
    from briefreader.notebook.reading import ArticleKey
    from briefreader.notebook.searches import SavedSearch

__all__ = [
    "Alias",
    "Anchor",
    "ArticleKey",
    "Checked",
    "Correction",
    "Draft",
    "Edited",
    "Flag",
    "Mark",
    "Notebook",
    "SavedSearch",
    "anchors",
    "bookmarking",
    "checking",
    "corrected",
    "corrected_in_place",
    "corrections",
    "differences",
    "find_again",
    "following",
    "make_selector",
    "scrubbing",
    "searches",
    "transfer",
    "undoing",
    "write_export",
]

__getattr__ = lazily(
    __name__,
    {
        "Alias": "corrections",
        "Anchor": "anchors",
        "ArticleKey": "reading",
        "Checked": "checking",
        "Correction": "corrections",
        "Draft": "drafts",
        "Edited": "checking",
        "Flag": "marks",
        "Mark": "marks",
        "Notebook": "notebook",
        "SavedSearch": "searches",
        "corrected": "corrections",
        "corrected_in_place": "corrections",
        "differences": "checking",
        "find_again": "anchors",
        "make_selector": "anchors",
        "write_export": "files",
        "anchors": "anchors",
        "bookmarking": "bookmarking",
        "checking": "checking",
        "corrections": "corrections",
        "following": "following",
        "scrubbing": "scrubbing",
        "searches": "searches",
        "transfer": "transfer",
        "undoing": "undoing",
    },
)
