"""The user's notebook: what was bookmarked, noted, read and starred, kept for years.

SQLite in one file, ``notebook.db``, with a second copy in plain JSON lines beside it.
"""

from __future__ import annotations

from briefreader.notebook.anchors import Anchor, find_again, make_selector
from briefreader.notebook.checking import Checked, Edited, differences
from briefreader.notebook.corrections import Alias, Correction, corrected
from briefreader.notebook.drafts import Draft
from briefreader.notebook.files import write_export
from briefreader.notebook.marks import Flag, Mark
from briefreader.notebook.notebook import Notebook
from briefreader.notebook.reading import ArticleKey

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
    "corrected",
    "differences",
    "find_again",
    "make_selector",
    "write_export",
]
