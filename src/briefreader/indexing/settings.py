"""What reading depends on besides the files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from briefreader import __version__
from briefreader.sources.kinds import web_page_reader


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's people file, and lines of web furniture to leave out."""

    people_file: Path | None = None
    furniture: tuple[str, ...] = ()


def way_of_reading(settings: Settings) -> str:
    """What the reading of a file depends on besides the file, in short.

    This program's version and that of what reads web pages, the furniture lines, and what is in
    the people file.
    """
    people = b""
    if settings.people_file is not None:
        try:
            people = settings.people_file.read_bytes()
        except OSError:
            people = b"?"  # whoever reads it will say what is wrong
    programs = (__version__, web_page_reader())
    parts = [people, *(part.encode() for part in (*programs, *settings.furniture))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
