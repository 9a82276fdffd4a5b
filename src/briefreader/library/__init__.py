"""The library: all that a reader can do, for the screen and the command line alike."""

from __future__ import annotations

from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.progress import Progress
from briefreader.library.library import Library
from briefreader.library.listing import Listing
from briefreader.library.reading import Reading
from briefreader.notebook.marks import Mark

__all__ = [
    "EventKind",
    "IndexEvent",
    "Library",
    "Listing",
    "Mark",
    "Outcome",
    "Progress",
    "Reading",
]
