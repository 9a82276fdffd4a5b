"""What one chose last, to be offered again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.citations import Style


@dataclass
class Habits:
    """The style of copies, and the command that passages were handed to; for one session."""

    style: Style | None = None
    command: str = ""
