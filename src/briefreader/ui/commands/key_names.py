"""The keys of commands, with the user's changes, and how they are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefreader.ui.commands.command_table import BY_ID, COMMANDS, Command

_PLACE = re.compile(r"\{(\w+)\}")
_PART_END = re.compile("(?= [·–] )")
_SIGN = 3  # cells of a sign between two parts
GLYPHS = {
    "slash": "/",
    "backslash": "\\",
    "full_stop": ".",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "asterisk": "*",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "number_sign": "#",
    "question_mark": "?",
    "exclamation_mark": "!",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "vertical_line": "|",
    "underscore": "_",
    "ampersand": "&",
    "at": "@",
    "dollar_sign": "$",
    "percent_sign": "%",
    "tilde": "~",
    "grave_accent": "`",
    "apostrophe": "'",
    "quotation_mark": '"',
    "circumflex_accent": "^",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


def shown_key(key: str) -> str:
    """Return a key as it is printed on a keyboard, for footer and help."""
    *modifiers, name = key.split("+") if key != "+" else ["plus"]
    printed = name.upper() if name[0] == "f" and name[1:].isdigit() else GLYPHS.get(name, name)
    return "+".join([*modifiers, printed])


def keys_of(command: Command, changed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys that run the command, with the user's changes; Textual's names."""
    keys = (key.strip() for key in changed.get(command.id, command.keys).split(","))
    return tuple(key for key in keys if key)


def first_key(command: Command, changed: Mapping[str, str]) -> str:
    """Return the first of its keys as it is printed, for where there is room for one; nothing
    without.
    """
    return next((shown_key(key) for key in keys_of(command, changed)), "")


def key_of(identifier: str, keymap: Mapping[str, str]) -> str:
    """Return the first key of the command of that id, as it is printed."""
    return first_key(BY_ID[identifier], keymap)


def with_keys(template: str, keymap: Mapping[str, str]) -> str:
    """Return a message's words with the first key of a command for its id in braces, as in
    "bookmark removed · {undo} to undo".

    A part between dots or dashes is left out where the user has taken the keys of its command away.
    """
    keys = {name: key_of(name, keymap) for name in _PLACE.findall(template)}
    first, *others = (
        part if all(map(keys.get, _PLACE.findall(part))) else None
        for part in _PART_END.split(template)
    )
    words = "".join(filter(None, others))
    return (words[_SIGN:] if first is None else first + words).format_map(keys)


def shifted(command: Command, keymap: Mapping[str, str]) -> Command | None:
    """Return the command at the other half of a letter's key: at its capital or its small
    letter.
    """
    letters = {key.swapcase() for key in keys_of(command, keymap) if len(key) == 1}
    return next(
        (
            other
            for other in COMMANDS
            if other is not command
            and other.mode is command.mode
            and letters & set(keys_of(other, keymap))
        ),
        None,
    )
