"""How the screen was left: widths, order and place, for the next time. A comfort, no more."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.listing_row import Sort
from briefreader.paths import open_plain

if TYPE_CHECKING:
    from briefreader.library import Library

NAME = "screen.json"
COPIED = "copied.txt"  # what was copied last where no clipboard could be reached
LIBRARIES = 40  # whose places are kept; the one that was left longest ago goes first
LONGEST = 1_000_000  # bytes; a longer file is none of ours


@dataclass(frozen=True, slots=True)
class ListPosition:
    """The article under the list's cursor, its number then, and how many lines stood above it.

    ``mark`` is how many code points of its text stood between the screen's top and the mark.
    """

    path: Path
    number: int = 0
    above: int = 0
    sort: Sort = Sort.DATE
    mark: int = 0


@dataclass(frozen=True, slots=True)
class ScreenState:
    """How the screen was left. Sizes are cells; None is the usual one.

    ``theme``, ``theme_over`` and ``ground`` are those of a ``ThemeChoice``.
    """

    list_width: int | None = None
    quotes_width: int | None = None
    quotes_height: int | None = None
    quotes_below: bool = False
    quotes_shown: bool = True
    column: int | None = None
    numbers: bool = False
    tags: tuple[str, ...] = ()
    place: ListPosition | None = None
    compact: bool = False
    theme: str | None = None
    theme_over: str | None = None
    ground: tuple[str, bool] | None = None


Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True)
class SessionFile:
    """The file that says it, beside the notebook; whatever is wrong with it, it says nothing.

    ``library`` tells folders of articles apart: each has a place of its own.
    """

    folder: Path
    library: str

    @classmethod
    def of(cls, library: Library) -> SessionFile:
        """Return the file of a library, which is not read before it is asked."""
        return cls(library.data_dir, library.key)

    @cached_property
    def is_new(self) -> bool:
        """Was the screen never left before?"""
        return not (self.folder / NAME).exists()

    @cached_property
    def left(self) -> ScreenState:
        """How the screen was left last time."""
        table = self._table()
        return ScreenState(
            list_width=_number(table, "list_width"),
            quotes_width=_number(table, "quotes_width"),
            quotes_height=_number(table, "quotes_height"),
            quotes_below=table.get("quotes_below") is True,
            quotes_shown=table.get("quotes_shown") is not False,
            column=_number(table, "column"),
            numbers=table.get("numbers") is True,
            tags=_tags(table.get("tags")),
            place=_place(_places(table).get(self.library)),
            compact=table.get("compact") is True,
            theme=_name(table.get("theme")),
            theme_over=_name(table.get("theme_over")),
            ground=_ground(table.get("ground")),
        )

    def keep(self, left: ScreenState) -> None:
        """Write how it is left now; where that cannot be, it is forgotten."""
        places = {name: at for name, at in _places(self._table()).items() if name != self.library}
        if left.place is not None:
            places[self.library] = {
                "path": os.fsdecode(left.place.path),
                "number": left.place.number,
                "above": left.place.above,
                "sort": left.place.sort.value,
                "mark": left.place.mark,
            }
        kept: dict[str, Json] = {
            "list_width": left.list_width,
            "quotes_width": left.quotes_width,
            "quotes_height": left.quotes_height,
            "quotes_below": left.quotes_below,
            "quotes_shown": left.quotes_shown,
            "column": left.column,
            "numbers": left.numbers,
            "tags": list(left.tags),
            "compact": left.compact,
            "theme": left.theme,
            "theme_over": left.theme_over,
            "ground": list(left.ground) if left.ground is not None else None,
            "places": dict(list(places.items())[-LIBRARIES:]),
        }
        from briefreader.notebook.storage.atomic_files import replace_file

        with suppress(OSError):
            replace_file(self.folder / NAME, [json.dumps(kept, indent=1).encode("ascii")])

    def _table(self) -> Mapping[str, Json]:
        try:
            with open_plain(self.folder / NAME) as stream:
                table: Json = json.loads(stream.read(LONGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        return table if isinstance(table, dict) else {}


def save_clipboard_fallback(folder: Path, words: str) -> Path:
    """Write words that no clipboard is known to have taken to a file; raises OSError."""
    from briefreader.notebook.storage.atomic_files import replace_file

    path = folder / COPIED
    replace_file(path, [words.encode("utf-8", "replace")])
    return path


def _number(table: Mapping[str, Json], name: str) -> int | None:
    value = table.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _tags(value: Json) -> tuple[str, ...]:
    return tuple(tag for tag in value if isinstance(tag, str)) if isinstance(value, list) else ()


def _name(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _ground(value: Json) -> tuple[str, bool] | None:
    match value:
        case [str(terminal), bool(light)]:
            return terminal, light
    return None


def _places(table: Mapping[str, Json]) -> dict[str, Json]:
    value = table.get("places")
    return value if isinstance(value, dict) else {}


def _place(value: Json) -> ListPosition | None:
    if not isinstance(value, dict):
        return None
    path, sort = value.get("path"), value.get("sort")
    if not isinstance(path, str) or "\0" in path:
        return None
    return ListPosition(
        Path(path),
        _number(value, "number") or 0,
        _number(value, "above") or 0,
        next((known for known in Sort if known.value == sort != Sort.RELEVANCE), Sort.DATE),
        _number(value, "mark") or 0,
    )
