"""Drafts in the file system: read whole, and found by the beginning of a path."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from briefreader.sources.opening import file_bytes
from briefreader.sources.scanning import SUFFIXES, WEB_SUFFIXES

_MOST = 200  # names of one folder that are offered


def draft_bytes(path: Path) -> bytes:
    """The draft in a file; raises SourceError for whatever cannot be read."""
    return file_bytes(path)


class Named(NamedTuple):
    """A path that what is typed may become."""

    path: Path
    is_folder: bool


def drafts_named(typed: str) -> tuple[Named, ...]:
    """Files that may be drafts, and folders, whose paths begin with what is typed.

    The file of exactly that name comes first, then files and folders by name. Nothing is read.
    """
    start = Path(typed).expanduser()
    inside = not typed or typed.endswith(os.sep) or typed in (".", "..", "~")
    folder, begin = (start, "") if inside else (start.parent, start.name)
    try:
        with os.scandir(folder) as entries:
            found = sorted(
                (entry.is_dir(), entry.name)
                for entry in entries
                if entry.name.startswith(begin)
                and (not entry.name.startswith(".") or begin.startswith("."))
                and (entry.is_dir() or Path(entry.name).suffix.lower() in SUFFIXES | WEB_SUFFIXES)
            )
    except OSError:
        found = []
    exact = [Named(start, False)] if begin and start.is_file() else []
    listed = (Named(folder / name, is_folder) for is_folder, name in found[:_MOST])
    return tuple(dict.fromkeys([*exact, *listed]))
