"""Whether an index still is what its folders hold, found out without anything that builds one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefreader.domain.article import Skipped
from briefreader.indexing.index_fingerprint import index_fingerprint
from briefreader.indexing.index_settings import IndexSettings
from briefreader.search.search_engine import SearchIndex
from briefreader.sources.files.file_kinds import SourceFile
from briefreader.sources.files.scanner import scan


def is_current(index: SearchIndex, roots: Sequence[Path], settings: IndexSettings) -> bool:
    """Return whether no file below ``roots`` is new, changed or gone since the index was built.

    Goes by size and time. A file that could not be read counts as new: an update looks at it again,
    unless it took too much when it was read, or was read and is no article.
    """
    if not index.has_fingerprint(index_fingerprint(settings)):
        return False
    known = set(index.catalogue.files())
    for found in scan(roots, known):
        if found in known:
            known.remove(found)
        elif not isinstance(found, Skipped) and not _was_refused(index, found):
            return False
    return not known


def _was_refused(index: SearchIndex, found: SourceFile) -> bool:
    return index.refusal(found.path, found.size, found.mtime_ns) is not None
