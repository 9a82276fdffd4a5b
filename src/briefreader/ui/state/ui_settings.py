"""What the screen may be told by whoever opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.config import DEFAULT_READ_AFTER, DEFAULT_WIDTH

if TYPE_CHECKING:
    from briefreader.library.permalinks import LinkTarget


@dataclass(frozen=True, slots=True)
class UiSettings:
    """The screen's settings.

    ``theme`` is one of ``themes.THEME_NAMES``, ``width`` the widest column of text in cells,
    ``keys`` a command's id and the comma-separated keys that run it instead of its own, ``dwell``
    how many seconds an article is on the screen before it counts as read, ``watch`` what stands out
    in every article. Without ``indexing`` the index is used as it is. ``at`` is where the reader
    starts, if not at the first article; ``draft`` is one whose quotations are checked at once. With
    ``greeting`` the very first screen says what can be done. ``plain`` draws no screen, and says in
    a line what each key does.
    """

    theme: str = "briefreader-dark"
    width: int = DEFAULT_WIDTH
    keys: Mapping[str, str] = field(default_factory=dict)
    dwell: float = DEFAULT_READ_AFTER
    watch: tuple[str, ...] = ()
    indexing: bool = True
    greeting: bool = False
    at: LinkTarget | None = None
    draft: Path | None = None
    plain: bool = False
