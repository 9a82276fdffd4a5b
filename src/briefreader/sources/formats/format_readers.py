"""The one door to all formats: a file's bytes to what it says about itself and its blocks."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from briefreader.errors import SourceError
from briefreader.sources.files.compound_files import container_of, refuse_compound
from briefreader.sources.files.decoding import is_binary
from briefreader.sources.files.file_kinds import (
    COMPOUND_SUFFIXES,
    kind_of,
    lacks_extra,
    no_article,
    suffix_of,
)
from briefreader.sources.formats.parsed_file import IS_EMPTY, ParsedFile

NOT_TEXT = "not text, despite its name"
NOT_TEXT_EITHER = "not text, and its name has no suffix to say what it is"


class _FormatModule(Protocol):
    def read(self, path: str, data: bytes) -> ParsedFile: ...


def parse_file(path: str, data: bytes) -> ParsedFile:
    """Return the file at ``path``, of which ``data`` are the bytes, taken apart.

    What its name ends in says how. Raises SourceError with the reason for what is no article;
    only the module for its kind is loaded.
    """
    kind = kind_of(path)
    if kind is None or lacks_extra(kind):
        raise SourceError(path, no_article(path))
    if not data:
        raise SourceError(path, IS_EMPTY)
    if not kind.packed:
        refuse_binary(path, data)
    if suffix_of(path) in COMPOUND_SUFFIXES and not container_of(path):
        refuse_compound(path, data)
    return cast("_FormatModule", import_module(f"{__package__}.{kind.reader}")).read(path, data)


def refuse_binary(path: str, data: bytes) -> None:
    """Raise SourceError for bytes that are no characters."""
    if is_binary(data):
        raise SourceError(path, NOT_TEXT if suffix_of(path) else NOT_TEXT_EITHER)
