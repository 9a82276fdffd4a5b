"""What the user decides of how files are read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """The user's people file, and lines of boilerplate to leave out."""

    people_file: Path | None = None
    boilerplate: tuple[str, ...] = ()
