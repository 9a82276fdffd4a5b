"""The user's keys: followed exactly, or refused with the word that says why."""

from __future__ import annotations

import pytest
from tests.cases import cases

from briefreader.errors import ConfigError
from briefreader.ui.commands.command_table import BY_ID, COMMANDS, GROUPS
from briefreader.ui.commands.key_names import keys_of, shifted, shown_key, with_keys
from briefreader.ui.commands.keymap import full_keymap


def test_every_command_has_an_id_of_its_own_a_tooltip_and_a_group() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids)
    assert all(command.tooltip and command.description for command in COMMANDS)
    assert {command.group for command in COMMANDS} == set(GROUPS)


def test_no_two_commands_share_a_key() -> None:
    keys = [(command.mode, key) for command in COMMANDS for key in keys_of(command, {})]
    assert len(set(keys)) == len(keys)


def test_no_command_is_named_as_the_other_one_of_its_own_key() -> None:
    assert shifted(BY_ID["list"], {}) is None  # 1 has no capital
    assert shifted(BY_ID["sort"], {}) is BY_ID["speaker"]
    assert all(shifted(command, {}) is not command for command in COMMANDS)


def test_the_usual_keys_are_a_keymap_that_can_be() -> None:
    assert full_keymap({})["bookmark"] == "m"


@cases(
    ("given", "made"),
    [
        ("f2", "f2"),
        ("ctrl+e", "ctrl+e"),
        ("ctrl+e, f2", "ctrl+e,f2"),
        (";", "semicolon"),
        ("|", None),
        ("~", "tilde"),
        ("f2,;", "f2,semicolon"),
        ("Ö", "Ö"),
        ("alt+x", "alt+x"),
        ("pgdn", None),
        ("é", "é"),
        ("less_than_sign", None),
        ("ctrl+underscore", "ctrl+underscore"),
    ],
)
def test_keys_are_taken_by_name_or_as_they_are_printed(given: str, made: str | None) -> None:
    if made is None:
        with pytest.raises(ConfigError, match="already used for"):
            full_keymap({"bookmark": given})
    else:
        assert full_keymap({"bookmark": given})["bookmark"] == made


def test_a_comma_alone_is_the_comma_key() -> None:
    changed = {"previous_unread": "f2", "bookmark": ","}
    assert full_keymap(changed)["bookmark"] == "comma"


def test_two_commands_may_change_their_keys_over() -> None:
    keymap = full_keymap({"bookmark": "r", "read": "m"})
    assert (keymap["bookmark"], keymap["read"]) == ("r", "m")


@cases(
    ("changed", "words"),
    [
        ({"bookmrak": "m"}, "did you mean 'bookmark'"),
        ({"bookmark": "r"}, "'r' is already used for 'read'"),
        ({"bookmark": "escpae"}, "did you mean 'escape'"),
        ({"bookmark": "hyper+m"}, "no such modifier 'hyper'"),
        ({"bookmark": "ctrl+i"}, "sends 'ctrl\\+i' as 'tab'"),
        ({"bookmark": "ctrl+M"}, "lowercase letter"),
        ({"bookmark": "shift+m"}, "write 'M'"),
        ({"palette": ""}, "needs a key"),
        ({"quit_now": "  "}, "needs a key"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(changed: dict[str, str], words: str) -> None:
    with pytest.raises(ConfigError, match=words) as refused:
        full_keymap(changed)
    assert "\n" not in str(refused.value)


@cases(
    ("changed", "told"),
    [
        ({}, "bookmark removed · u to undo · B list"),
        ({"undo": "ctrl+z,U"}, "bookmark removed · ctrl+z to undo · B list"),
        ({"bookmarks": "slash"}, "bookmark removed · u to undo · / list"),
        ({"undo": ""}, "bookmark removed · B list"),
    ],
)
def test_a_message_names_the_keys_that_commands_have_now(
    changed: dict[str, str], told: str
) -> None:
    assert with_keys("bookmark removed · {undo} to undo · {bookmarks} list", changed) == told


@cases(
    ("template", "told"),
    [
        ("2 files skipped – {skipped} shows why", "2 files skipped"),
        (" – {skipped} shows why", ""),
        ("{skipped} to look · {undo} to undo", "u to undo"),
        ("Cut – new · {skipped} shows why – {undo} to undo", "Cut – new – u to undo"),
        ("{skipped} to look", ""),
    ],
)
def test_a_message_is_told_without_the_part_whose_key_was_taken_away(
    template: str, told: str
) -> None:
    assert with_keys(template, {"skipped": ""}) == told


def test_a_command_can_be_left_without_a_key() -> None:
    keymap = full_keymap({"bookmark": "", "read": "m"})
    assert keymap["bookmark"] == ""
    assert keymap["read"] == "m"


@cases(
    ("key", "printed"),
    [("slash", "/"), ("ctrl+d", "ctrl+d"), ("alt+left", "alt+←"), ("J", "J"), ("f1", "F1")],
)
def test_a_key_is_shown_as_it_is_printed(key: str, printed: str) -> None:
    assert shown_key(key) == printed
