"""SQLite, its journal, and how one is restored from the other.

Opening the notebook needs none of these: each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazy_attributes

if TYPE_CHECKING:
    from briefreader.notebook.storage import scrubber

__all__ = ["scrubber"]

__getattr__ = lazy_attributes(__name__, {"scrubber": "scrubber"})
