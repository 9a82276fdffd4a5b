"""A published index as one of Whoosh's, to read: with its searchers, queries and results.

with open_dir(folder).searcher() as searcher:
    searcher.search(whoosh.query.Term("body", "visas"))
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from briefreader.search.engine.index import Index
from briefreader.search.store.file_names import INDEX_NAME, SEAL
from briefreader.search.store.manifest import read_seal
from briefreader.search.whoosh.codec import PublishedSegment, refuse_to_write, schema
from briefreader.search.whoosh.imports import FileStorage, fields, index


class PublishedIndex(index.FileIndex):  # type: ignore[misc]
    """Whoosh's index over the files that a seal names, which stands for its table of contents.

    Whoosh's own table is a pickle, and a pickle is a program: here none is read or written.
    """

    def __init__(self, folder: Path) -> None:
        # Not the base's: it looks for a pickled table.
        self._folder = folder
        self._schema = schema()
        self.storage = FileStorage(str(folder), readonly=True)
        self.indexname = INDEX_NAME
        self._read_toc()

    def latest_generation(self) -> int:
        """Return the number of the state that is published now."""
        return read_seal(self._folder).generation

    def last_modified(self) -> float:
        """Return when that was published, in seconds since 1970."""
        return (self._folder / SEAL).stat().st_mtime

    def _read_toc(self) -> index.TOC:
        opened = Index.open(self._folder)
        segments = [
            PublishedSegment(segment, opened.catalogue.removed_of(number))
            for number, segment in enumerate(opened.segments)
        ]
        return index.TOC(self._schema, segments, opened.generation)

    def _current_schema(self) -> fields.Schema:
        return self._schema

    def writer(self, procs: int = 1, **kwargs: object) -> NoReturn:
        """Raise ReadOnlyError."""
        refuse_to_write()


def open_dir(folder: Path | str) -> PublishedIndex:
    """Return the published index of a folder, to read; every ``reader()`` sees the latest state.

    Raises IndexMissing, IndexDamaged and SearchIndexError as ``Index.open`` does.
    """
    return PublishedIndex(Path(folder))
