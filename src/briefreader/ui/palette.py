"""The command palette: commands by name, the best match first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from briefreader.ui.cells import pad
from briefreader.ui.commands import COMMANDS, Command, Mode, action_of, keys_of, shown_key
from briefreader.ui.help import KEYS, asked_for
from briefreader.ui.picker import Entry, Picker
from briefreader.ui.themes import THEME_NAMES

NAME = 20  # cells for a command's name


def rank(name: str, words: str) -> int:
    """How well a name answers: 0 begins with the words, 1 has a word that does, 2 holds them."""
    name, words = name.casefold(), words.casefold()
    if name.startswith(words):
        return 0
    return 1 if f" {words}" in name else 2 if words in name else 3


class Palette(Picker[str]):
    """All commands, and the themes."""

    heading = "Commands"
    placeholder = "what to do"
    nothing = "no command has these words"

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def entries(self, words: str) -> Sequence[Entry[str]]:
        """The commands that the words ask for, those so named first."""
        usual = (command for command in COMMANDS if command.mode is Mode.USUAL)
        found = [command for command in usual if asked_for(command, words, self._keymap)]
        found.sort(key=lambda command: rank(command.description, words))
        listed = [Entry(self._line(command), action_of(command)) for command in found]
        return [*listed, *self._themes(words)]

    def _line(self, command: Command) -> Content:
        keys = "  ".join(shown_key(key) for key in keys_of(command, self._keymap))
        return Content.assemble(
            pad(command.description, NAME),
            (pad(keys, KEYS), "bold $accent"),
            (command.tooltip, "$faint"),
        )

    def _themes(self, words: str) -> list[Entry[str]]:
        about = "theme colours"
        return [
            Entry(
                Content.assemble(
                    pad(name, NAME), " " * KEYS, ("Use these colours for now", "$faint")
                ),
                f"use_theme('{name}')",
            )
            for name in THEME_NAMES
            if all(word in f"{about} {name}" for word in words.casefold().split())
        ]
