"""Whoosh's own table of contents, so that its readers find the same segments."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

from briefreader.search.store.file_names import FIELDS, INDEX_NAME
from briefreader.search.store.manifest import ManifestSegment
from briefreader.search.whoosh.codec import WordCodec, schema
from briefreader.search.whoosh.imports import FileStorage, index, whoosh3


def toc_name(generation: int) -> str:
    """Return the name that Whoosh gives the table of a generation."""
    return f"_{INDEX_NAME}_{generation}.toc"


def write_toc(
    folder: Path, generation: int, parts: Sequence[tuple[ManifestSegment, Set[int]]]
) -> None:
    """Write the table of segments, each with the numbers of its removed articles.

    This program itself never reads it: it is pickled.
    """
    codec = WordCodec()
    described = []
    for part, removed in parts:
        identifier = part.name.removeprefix(f"{INDEX_NAME}_")
        segment = whoosh3.W3Segment(
            codec, INDEX_NAME, part.articles, identifier, set(removed) or None
        )
        segment._fieldlengths = dict(zip(FIELDS, part.lengths, strict=True))
        described.append(segment)
    (folder / toc_name(generation)).unlink(missing_ok=True)  # left by a writer that was killed
    storage = FileStorage(str(folder))
    index.TOC(schema(), described, generation).write(storage, INDEX_NAME)
