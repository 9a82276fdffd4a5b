"""What reading depends on besides the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's people file, and lines of web furniture to leave out."""

    people_file: Path | None = None
    furniture: tuple[str, ...] = ()
