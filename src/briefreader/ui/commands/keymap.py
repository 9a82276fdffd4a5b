"""The user's keys, checked before Textual sees them: it would lose commands silently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from briefreader.config import nearest
from briefreader.errors import ConfigError
from briefreader.ui.commands.command_table import COMMANDS
from briefreader.ui.commands.key_names import GLYPHS, keys_of, shown_key

_EDITING = ("enter", "tab", "space", "backspace", "delete", "insert", "home", "end")
_NAMED = frozenset({*_EDITING, *GLYPHS, *(f"f{number}" for number in range(1, 25))})
_MODIFIERS = ("ctrl", "alt", "shift")
# What a terminal sends for these is the byte of another key.
_SAME_BYTE = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "pgup": "pageup",
    "pgdn": "pagedown",
}


# Without these nobody finds the way out, or the way to what has no key.
NEEDED = ("quit_now", "palette")


def full_keymap(changed: Mapping[str, str]) -> dict[str, str]:
    """Return every command's keys, the user's in the place of the usual ones, in Textual's names.

    A command may be left without a key. Raises ConfigError for an unknown command, a key that no
    terminal sends, and a key that two commands would share; the message begins with the setting and
    names the nearest command or key.
    """
    ids = [command.id for command in COMMANDS]
    for identifier in changed:
        if identifier not in ids:
            near = nearest(identifier, ids)
            raise ConfigError(f"keys.{identifier}: no such command{near}")
    normal = {name: ",".join(_keys(name, keys)) for name, keys in changed.items()}
    owner: dict[tuple[str, str], str] = {}
    keymap: dict[str, str] = {}
    for command in COMMANDS:
        keys = keys_of(command, normal)
        for key in keys:
            place = (command.mode, key)
            if place in owner:
                raise ConfigError(_shared(key, owner[place], command.id, changed))
            owner[place] = command.id
        keymap[command.id] = ",".join(keys)
    return keymap


def _keys(command: str, keys: str) -> list[str]:
    names = [_key(command, key.strip()) for key in _split(keys)]
    if not names and command in NEEDED:
        raise ConfigError(f"keys.{command}: this one needs a key")
    return names


def _split(keys: str) -> list[str]:
    """Split keys at commas; a lone comma, or one beside another, is the comma key."""
    return re.findall(r"(?:[a-z]+\+)*(?:,|[^,\s]+)(?=\s*(?:,|$))", keys.strip())


def _key(command: str, key: str) -> str:
    *modifiers, name = re.split(r"(?<=[a-z])\+(?=.)", key)
    name = _ALIASES.get(name.lower(), name)
    if len(name) == 1 and not name.isalnum():
        name = _character_name(name)
    elif len(name) > 1 and not _is_named(name):
        near = nearest(name.lower(), sorted(_NAMED))
        raise ConfigError(f"keys.{command}: no such key {key!r}{near}")
    for modifier in modifiers:
        if modifier not in _MODIFIERS:
            near = nearest(modifier, list(_MODIFIERS))
            raise ConfigError(f"keys.{command}: no such modifier {modifier!r}{near}")
    whole = "+".join([*modifiers, name])
    _refuse_dead(command, whole, modifiers, name)
    return whole


def _refuse_dead(command: str, key: str, modifiers: list[str], name: str) -> None:
    """Refuse what a terminal cannot send, with what to write instead."""
    if key in _SAME_BYTE:
        raise ConfigError(f"keys.{command}: a terminal sends {key!r} as {_SAME_BYTE[key]!r}")
    if "shift" in modifiers and len(name) == 1:
        raise ConfigError(f"keys.{command}: write {name.upper()!r} instead of {key!r}")
    if "ctrl" in modifiers and len(name) == 1 and not name.islower():
        raise ConfigError(f"keys.{command}: terminals can't send {key!r}; use a lowercase letter")


def _is_named(name: str) -> bool:
    if name in _NAMED:
        return True
    try:
        return bool(unicodedata.lookup(name.replace("_", " ").upper()))
    except KeyError:
        return False


def _character_name(character: str) -> str:
    """Return Textual's name for a character that is no letter and no digit."""
    replaced = {
        "+": "plus",
        "-": "minus",
        "_": "underscore",
        "@": "at",
        "/": "slash",
        "\\": "backslash",
    }
    name = unicodedata.name(character, "")
    return replaced.get(character) or name.lower().replace("-", "_").replace(" ", "_")


def _shared(key: str, first: str, second: str, changed: Mapping[str, str]) -> str:
    mine, other = (second, first) if second in changed else (first, second)
    return f"keys.{mine}: {shown_key(key)!r} is already used for {other!r}; change that first"
