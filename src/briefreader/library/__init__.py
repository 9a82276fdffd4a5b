"""The library: all that a reader can do, for the screen and the command line alike."""

from __future__ import annotations

from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.progress_meter import Progress
from briefreader.library.library import Library
from briefreader.library.listings import Listing
from briefreader.library.open_article import OpenArticle
from briefreader.notebook.records.read_state_cache import ReadState

__all__ = [
    "EventKind",
    "IndexEvent",
    "Library",
    "Listing",
    "OpenArticle",
    "Outcome",
    "Progress",
    "ReadState",
]
