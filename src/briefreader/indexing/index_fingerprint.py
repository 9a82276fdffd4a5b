"""The fingerprint of an index: what reading depends on besides the files."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefreader.indexing.index_settings import IndexSettings
from briefreader.search.store.index_dir import unusable
from briefreader.sources.files.file_kinds import KINDS, library_state

_PACKAGE = Path(__file__).parent.parent

# Everything in the program that decides what is found in a file, and how it is stored.
DECIDING = frozenset({"domain", "indexing", "quotes", "search", "sources", "text"})
_LIBRARIES = ("markdown_it", "yaml", "snowballstemmer", "readability")  # Whoosh is pinned


def index_fingerprint(settings: IndexSettings) -> str:
    """Return in 16 hexadecimal digits what the reading of a file depends on besides the file.

    That is the program itself, the libraries that read files for it, the boilerplate lines, and
    what is in the people file. An index that was built with another value is built anew. Raises
    SearchIndexError where the program's own files cannot be read, as without free descriptors.
    """
    people = b""
    if settings.people_file is not None:
        try:
            people = settings.people_file.read_bytes()
        except OSError:
            people = b"?"  # whoever reads it will say what is wrong
    try:
        programs = (_program(), *(library_state(kind.library) for kind in KINDS if kind.extra))
    except OSError as error:
        raise unusable(_PACKAGE, error) from error
    parts = [people, *(part.encode() for part in (*programs, *settings.boilerplate))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


@cache
def _program() -> str:
    """Return a digest of the code and the data that decide what is found.

    A number of a version would have to be thought of at every change of a word list; the content
    of the files needs nobody's care. Reading them takes some milliseconds, once in a process.
    """
    digest = hashlib.sha256(str(sys.version_info[:2]).encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {library_state(library)}".encode())
    with os.scandir(_PACKAGE) as entries:
        deciding = [entry for entry in entries if entry.name in DECIDING]
    for path in sorted(path for entry in deciding for path in _files_in(entry)):
        digest.update(f"\0{path[len(str(_PACKAGE)) :]}\0".encode())
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def _files_in(entry: os.DirEntry[str]) -> Iterator[str]:
    """Yield the path of a file, or those of all files below a folder; plain strings, for speed."""
    if entry.is_file():
        yield entry.path
    elif entry.name != "__pycache__":
        with os.scandir(entry.path) as entries:
            for below in entries:
                yield from _files_in(below)
