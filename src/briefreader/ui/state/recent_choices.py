"""What one chose last, to be offered again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.citations import CitationStyle


@dataclass
class RecentChoices:
    """The style of copies, and the command that passages were handed to; for one session."""

    style: CitationStyle | None = None
    command: str = ""
