"""A published index as one of Whoosh's, to read: with its searchers, queries and results.

    with open_dir(folder).searcher() as searcher:
        searcher.search(whoosh.query.Term("body", "visas"))

Once this module is imported, ``whoosh.index.open_dir`` opens such a folder too. It reads what it
finds there, though, and if somebody has laid a table of Whoosh's own into the folder, that is a
pickle, which is a program. :func:`open_dir` looks for none.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from briefreader.search.engine.index import Index
from briefreader.search.store.file_names import INDEX_NAME, MANIFEST
from briefreader.search.store.manifest import read_manifest
from briefreader.search.store.toc_marker import TOC_FORMAT
from briefreader.search.whoosh.codec import PublishedSchema, PublishedSegment, refuse_to_write
from briefreader.search.whoosh.imports import (
    FileStorage,
    StructFile,
    fields,
    index,
    toc_loaders,
)


class PublishedIndex(index.FileIndex):  # type: ignore[misc]
    """Whoosh's index over the files that a manifest names, its table of contents."""

    def __init__(self, folder: Path) -> None:
        # Not the base's: it looks for the table.
        self._folder = folder
        self._schema = PublishedSchema()
        self.storage = FileStorage(str(folder), readonly=True)
        self.indexname = INDEX_NAME
        self._read_toc()

    def latest_generation(self) -> int:
        """Return the number of the state that is published now."""
        return read_manifest(self._folder).generation

    def last_modified(self) -> float:
        """Return when that was published, in seconds since 1970."""
        return (self._folder / MANIFEST).stat().st_mtime

    def _read_toc(self) -> index.TOC:
        opened = Index.open(self._folder)
        return index.TOC(self._schema, _segments(opened), opened.generation)

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


def _segments(opened: Index) -> list[PublishedSegment]:
    return [
        PublishedSegment(segment, opened.catalogue.removed_of(number))
        for number, segment in enumerate(opened.segments)
    ]


def _load_toc(
    marker: StructFile, generation: int, schema: fields.Schema | None, version: int
) -> tuple[fields.Schema, list[PublishedSegment]]:
    """Return what Whoosh wants of a table of contents, for the folder that the marker is in."""
    opened = Index.open(Path(marker.file.name).parent)
    return schema or PublishedSchema(), _segments(opened)


toc_loaders[TOC_FORMAT] = _load_toc
