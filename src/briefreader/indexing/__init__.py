"""Keeps an index in step with its folders: scan, read, find quotes, publish."""

from __future__ import annotations

from briefreader.indexing.client import index_events
from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.settings import Settings

__all__ = ["EventKind", "IndexEvent", "Outcome", "Settings", "index_events"]
