"""The files of one segment: its postings, and beside them all that is mapped into memory."""

from __future__ import annotations

import secrets
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefreader.search.store.file_names import FIELDS, INDEX_NAME, OWN_SUFFIX, POSTINGS_SUFFIX
from briefreader.search.store.manifest import FileDigest, digest_file
from briefreader.search.store.mapped_sections import pack_numbers, write_sections

_NAME_LENGTH = 8  # random bytes

PackedTerm = tuple[bytes, bytes, int]  # a word, its postings, and how many articles have it


@dataclass(frozen=True, slots=True)
class BuiltSegment:
    """A finished segment in ``folder``: all that publishing it needs."""

    folder: Path
    name: str
    articles: int
    lengths: tuple[int, ...]  # words of each of FIELDS, all articles together
    files: tuple[tuple[str, FileDigest], ...]


@dataclass(frozen=True, slots=True)
class SegmentContent:
    """What a segment holds. ``terms`` come sorted, once through; ``lengths`` are the codes of the
    lengths of each article's fields, ``totals`` their words altogether.
    """

    articles: int
    terms: Mapping[str, Iterable[PackedTerm]]
    lengths: Mapping[str, bytes]
    totals: Mapping[str, int]
    sections: Mapping[str, bytes]


def write_segment(folder: Path, content: SegmentContent) -> BuiltSegment:
    """Write the files of a new segment into ``folder``."""
    name = f"{INDEX_NAME}_{secrets.token_hex(_NAME_LENGTH)}"
    sections = dict(content.sections)
    paths = (folder / f"{name}{OWN_SUFFIX}", folder / f"{name}{POSTINGS_SUFFIX}")
    with paths[1].open("wb") as file:
        for field in FIELDS:
            sections |= _write_terms(file, field, content.terms[field])
            sections[f"lengths.{field}"] = content.lengths[field]
    write_sections(paths[0], sections)
    return BuiltSegment(
        folder,
        name,
        content.articles,
        tuple(content.totals[field] for field in FIELDS),
        tuple((path.name, digest_file(path)) for path in paths),
    )


def _write_terms(file: BinaryIO, field: str, terms: Iterable[PackedTerm]) -> dict[str, bytes]:
    """Write the postings of a field; return its lexicon, as sections."""
    words = bytearray()
    offset = file.tell()
    ends, counts, offsets = array("I", [0]), array("I"), array("Q", [offset])
    for word, postings, articles in terms:
        file.write(postings)
        offset += len(postings)
        words += word
        ends.append(len(words))
        counts.append(articles)
        offsets.append(offset)
    return {
        f"terms.{field}.ends": ends.tobytes(),
        f"terms.{field}": bytes(words),
        f"terms.{field}.counts": pack_numbers(counts),
        f"terms.{field}.offsets": pack_numbers(offsets),
    }
