"""The command palette: commands by name, the best match first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content

from briefreader.domain.listing_row import ArticleRow
from briefreader.errors import BriefError
from briefreader.text.folding import fold_text
from briefreader.ui.commands.command_table import COMMANDS, Call, Mode
from briefreader.ui.dialogs.help import (
    FEW_KEYS,
    CommandPicker,
    asked_for,
    below_each_other,
    keys_column,
)
from briefreader.ui.dialogs.picker import PickerEntry, entry_cells, has_words
from briefreader.ui.rendering.cells import flat, pad, width, wrap_all
from briefreader.ui.rendering.themes import THEME_NAMES

if TYPE_CHECKING:
    from briefreader.library import Library

NAME = 18  # cells for a command's name
TOLD = 20  # cells from which on there is room beside it for what the command does
TITLE = 40  # cells for an article's title or a name
SHORTEST = 2  # letters from which on articles and speakers are looked up
EACH = 8  # of them at once


def rank(name: str, words: str) -> int:
    """Return how well a name answers: 0 begins with the words, 1 has a word that does, 2 holds
    them.
    """
    name, words = name.casefold(), words.casefold()
    if name.startswith(words):
        return 0
    return 1 if f" {words}" in name else 2 if words in name else 3


class CommandPalette(CommandPicker[Call]):
    """All commands; for what is typed also articles, speakers and saved searches; the themes."""

    heading = "Commands"
    placeholder = "type a command, article, speaker or saved search"
    nothing = "no matching command"

    def __init__(self, keymap: Mapping[str, str], library: Library) -> None:
        super().__init__()
        self._keymap = keymap
        self._library = library
        self._speakers = cache(lambda: [speaker.name for speaker in library.speakers()])

    def entries(self, words: str) -> Iterator[PickerEntry[Call]]:
        """Yield the commands that the words ask for, those so named first."""
        usual = (command for command in COMMANDS if command.mode is Mode.USUAL)
        found = [command for command in usual if asked_for(command, words, self._keymap)]
        found.sort(key=lambda command: rank(command.description, words))
        for command in found:
            keys = keys_column(command, self._keymap, 0)
            line = self._line(pad(command.description, NAME), keys, command.tooltip)
            yield PickerEntry(line, command.call)
        yield from self._themes(words)
        if len(words) >= SHORTEST:
            yield from self._places(words)

    def _places(self, words: str) -> Iterator[PickerEntry[Call]]:
        """Yield where the words may lead: articles, speakers, saved searches."""
        sought = fold_text(words).split()
        for saved in self._library.searches.saved():
            if has_words(saved.name, sought):
                line = _place(saved.name, "saved search", saved.query)
                yield PickerEntry(line, Call("search.search_for", {"query": saved.query}))
        named = [name for name in self._speakers() if has_words(name, sought)]
        for name in named[:EACH]:
            yield PickerEntry(
                _place(name, "speaker", "All they said"),
                Call("collections.open_statements_of", {"name": name}),
            )
        with suppress(BriefError):
            found = self._library.search(words, typing=True)
            for number in range(0 if found.statements else min(EACH, len(found))):
                row = found.hit(number).row
                about = " · ".join(part for part in (_day(row), flat(row.source)) if part)
                line = _place(row.title, "article", about)
                yield PickerEntry(line, Call("article.open_path", {"path": str(row.path)}))

    def _line(self, name: str, keys: str, told: str) -> Content:
        begins = width(name) + width(keys)
        room = entry_cells(self.app.size.width) - begins
        lines = wrap_all(told, room) if room >= TOLD else []
        words = below_each_other(lines, begins)
        return Content.assemble(name, (keys, "bold $accent"), (words, "$faint"))

    def _themes(self, words: str) -> list[PickerEntry[Call]]:
        about, sought = "theme colours", fold_text(words).split()
        return [
            PickerEntry(
                self._line(pad(name, NAME + FEW_KEYS + 1), "", "Switch to this theme"),
                Call("program.use_theme", {"name": name}),
            )
            for name in THEME_NAMES
            if has_words(f"{about} {name}", sought)
        ]


def _place(name: str, kind: str, about: str) -> Content:
    return Content.assemble(
        pad(flat(name), TITLE), " ", (pad(kind, 13), "$accent"), (flat(about), "$faint")
    )


def _day(row: ArticleRow) -> str:
    return row.when or "undated"
