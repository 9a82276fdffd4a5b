"""Help: every key of the reader by what it is for, searchable, and each can be run from here."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from textual.binding import Binding
from textual.content import Content

from briefreader.ui.commands.command_table import (
    BY_ID,
    COMMANDS,
    GROUPS,
    MEANINGS,
    SELECT,
    SYNONYMS,
    Collection,
    Command,
    Meaning,
    Mode,
    Pane,
)
from briefreader.ui.commands.key_names import first_key, keys_of, shifted, shown_key
from briefreader.ui.dialogs.picker import Picker, PickerEntry, Taken, entry_cells
from briefreader.ui.rendering.cells import pad, width, wrap_all
from briefreader.ui.terminal.terminal_locale import draws_unicode

KEYS, FEW_KEYS = 19, 11  # cells for a command's keys in a wide terminal and in a narrow one
WIDE = 84
FEWEST = 12  # cells for what a command does
ARROWS = str.maketrans({"↓": "down", "↑": "up", "←": "left", "→": "right"})
NO_KEY = "no key"

HERE = "Here"
NO_MEANINGS: Mapping[str, Meaning] = {}


def asked_for(command: Command, words: str, keymap: Mapping[str, str], told: str = "") -> bool:
    """Do all the words stand in the command's name, its keys, what it does or is ``told`` here?"""
    keys = " ".join(shown_key(key) for key in keys_of(command, keymap))
    other = SYNONYMS.get(command.id, "")
    about = f"{command.description} {command.tooltip} {command.group} {keys or NO_KEY}"
    about = f"{about} {other} {told}".casefold()
    return all(word in about for word in words.casefold().split())


def keys_column(command: Command, keymap: Mapping[str, str], columns: int) -> str:
    """Return a command's keys, as many as fit, in a column for a terminal ``columns`` wide."""
    cells = KEYS if columns >= WIDE else FEW_KEYS
    shown = [shown_key(key) for key in keys_of(command, keymap)] or [NO_KEY]
    if not draws_unicode():
        shown = [key.translate(ARROWS) for key in shown]  # as a v an arrow would be another key
    first, *others = shown
    keys = first
    for key in others:
        if width(keys) + 2 + width(key) > cells:
            break
        keys = f"{keys}  {key}"
    return f"{pad(keys, cells)} "


def command_line(
    command: Command,
    keymap: Mapping[str, str],
    columns: int,
    meanings: Mapping[str, Meaning],
    known: Container[str],
) -> Content:
    """Return a command: its keys, what it does, on further lines where one is too short for that,
    and what its key does with shift if that is ``known`` here and has room; by what commands mean
    here.
    """
    keys = keys_column(command, keymap, columns)
    other = shifted(command, keymap)
    twin = ""
    if other is not None and other.id in known:
        meaning = meanings.get(other.id)
        name = (meaning and meaning.name) or other.description
        twin = f"   {first_key(other, keymap)} {name}"
    told = meanings[command.id].told if command.id in meanings else command.tooltip
    room = max(FEWEST, entry_cells(columns) - width(keys))
    lines = wrap_all(told, room)
    twin = twin if width(lines[-1]) + width(twin) <= room else ""
    words = below_each_other(lines, width(keys))
    return Content.assemble((keys, "bold $accent"), words, (twin, "$faint"))


def below_each_other(lines: Sequence[str], cells: int) -> str:
    """Return lines that begin in the same column, the first of them ``cells`` from the left."""
    return f"\n{' ' * cells}".join(lines)


class CommandPicker(Picker[Taken]):
    """A list of commands, which is help by itself: the key for help closes it."""

    has_help = False
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("f1", "dismiss_none", "close", id="sheet_close_again", tooltip="Close this"),
    ]


class Help(CommandPicker[Command]):
    """All commands by group."""

    heading = "Keys"
    placeholder = "type a word or press a key to look up"
    nothing = "no matching command"

    def __init__(
        self,
        keymap: Mapping[str, str],
        only: Container[str] | None = None,
        *,
        selecting: bool = False,
        place: Pane | Collection | None = None,
    ) -> None:
        """Show the commands named in ``only``, which count where help was asked for; None: all.

        While one is ``selecting``, that comes first, and commands whose keys it has are left out.
        Else it begins with the way to the guide, and what the most useful commands mean in this
        ``place``.
        """
        super().__init__()
        self._meanings = MEANINGS[place] if place is not None else NO_MEANINGS
        self._here = [BY_ID["start_here"], *map(BY_ID.__getitem__, self._meanings)] if place else []
        self._keymap = keymap
        self._commands = [c for c in COMMANDS if only is None or c.id in only]
        self._groups: Sequence[str] = GROUPS
        if selecting:
            own = [c for c in self._commands if c.mode is Mode.SELECTING]
            taken = {key for command in own for key in keys_of(command, keymap)}
            usual = (c for c in self._commands if c.mode is Mode.USUAL)
            free = [c for c in usual if not taken.issuperset(keys_of(c, keymap))]
            self._commands = [*own, *free]
            self._groups = sorted(GROUPS, key=lambda group: group != SELECT)

    def entries(self, words: str) -> Sequence[PickerEntry[Command]]:
        """Return the commands that the words ask for, under their groups."""
        pager = words.strip().removeprefix("/")  # as in a pager: "/redo"
        return list(self._entries(words)) or list(self._entries(pager))

    def _entries(self, words: str) -> Iterator[PickerEntry[Command]]:
        first = True
        meanings, cells = self._meanings, self.app.size.width
        known = {command.id for command in self._commands}
        told = {name: meaning.told for name, meaning in meanings.items()}
        about_here = [
            c for c in self._here if asked_for(c, words, self._keymap, told.get(c.id, ""))
        ]
        if about_here:
            yield PickerEntry(Content.assemble((HERE, "bold")))
            first = False
        for command in about_here:
            line = command_line(command, self._keymap, cells, meanings, known)
            yield PickerEntry(line, command)
        named = {command.id for command in self._here}
        for group in self._groups:
            mine = (c for c in self._commands if c.group == group and c.id not in named)
            found = [c for c in mine if asked_for(c, words, self._keymap)]
            if found:
                yield PickerEntry(Content.assemble("" if first else "\n", (group, "bold")))
                first = False
            for command in found:
                line = command_line(command, self._keymap, cells, meanings, known)
                yield PickerEntry(line, command)
