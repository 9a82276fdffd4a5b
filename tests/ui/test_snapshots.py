"""Each look of the screen, cell by cell: what stands there, and in which style.

A snapshot holds each line of the screen and, below it, a letter for each cell's style, of which the
last one goes on to the edge; below the lines it says what the letters mean. With SNAPSHOTS=write in
the environment they are written anew: look at what has changed, and at the pictures that
``python -m tools.screenshots`` makes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from string import ascii_letters, digits

import pytest
from rich.cells import cell_len
from rich.style import Style

from briefreader.library import Library
from briefreader.ui.commands import timed_message

from .conftest import OpenReader, Screen

KEPT = Path(__file__).parent / "snapshots"
COLUMNS, ROWS = 110, 20
LETTERS = ascii_letters + digits
LOOKS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "dark": ("briefreader-dark", {}),
    "light": ("briefreader-light", {}),
    "contrast": ("briefreader-contrast", {}),
    "sixteen": ("briefreader-ansi", {}),
    "no-colour": ("briefreader-dark", {"NO_COLOR": "1"}),
    "ascii": ("briefreader-dark", {"LC_ALL": "C"}),
}
STATES: Mapping[str, tuple[str, ...]] = {
    "a quote is kept, the text has the keys": ("m", "j", "x", "k", "2"),
    "a search, its first hit": ("1", "slash", *"humanitarian", "enter"),
    "some words are selected": ("escape", "escape", "g", "2", "v", "w", "w"),
    "help": ("escape", "1", "question_mark"),
}


def look(style: Style | None) -> str:
    """A style in words, without what is not seen."""
    return str(style.clear_meta_and_links() if style is not None else Style()).strip()


def drawn(screen: Screen) -> list[str]:
    """The screen's lines, each with the letters of its cells' styles below it; then the letters."""
    letters: dict[str, str] = {}
    lines = []
    for strip in screen.strips:
        text, styles = "", ""
        for segment in strip:
            name = look(segment.style)
            letter = letters.setdefault(name, LETTERS[len(letters)])
            text += segment.text
            styles += letter * cell_len(segment.text)
        lines += [text.rstrip(), styles.rstrip(styles[-1]) + styles[-1]]
    return [*lines, *(f"{letter} {style}" for style, letter in letters.items())]


@pytest.mark.parametrize("name", LOOKS)
async def test_a_look_is_as_it_was_when_it_was_last_looked_at(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    theme, variables = LOOKS[name]
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(library, "name", "briefings")
    monkeypatch.setattr(timed_message, "SECONDS_SAID", 600.0)
    lines: list[str] = []
    async with open_reader(COLUMNS, ROWS, theme=theme) as screen:
        for state, keys in STATES.items():
            await screen.press(*keys)
            lines += [f"== {state}", *drawn(screen), ""]
    now = "\n".join(lines)
    kept = KEPT / f"{name}.txt"
    if os.environ.get("SNAPSHOTS") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(now, encoding="utf-8")
    assert now == kept.read_text(encoding="utf-8")
