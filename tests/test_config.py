"""The configuration file is followed exactly or refused with its place named."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefreader.config import TEMPLATE, Config, load_config
from briefreader.errors import ConfigError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.toml") == Config()


def test_a_file_that_was_asked_for_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load_config(tmp_path / "config.toml", required=True)


def test_the_template_says_only_defaults(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(TEMPLATE)
    assert load_config(file) == Config()


def test_the_template_is_followed_when_its_lines_are_put_to_use(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    settings = [line.removeprefix("# ") for line in TEMPLATE.splitlines() if "=" in line]
    settings.insert(len(settings) - 1, "[keys]")
    file.write_text("\n".join(settings))
    config = load_config(file)
    assert config.library == (Path("~/briefings").expanduser(),)
    assert config.width == 72
    assert config.keys == (("bookmark", "m"),)


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('library = ["briefings"]\n')
    assert load_config(file).library == (tmp_path / "briefings",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nthem = "x"', r"config.toml:2: there is no setting 'them'; did you mean 'theme'\?"),
        ("theme = 3", r"config.toml:1: theme must be text"),
        ("library = [1]", r"config.toml:1: library must be a list"),
        ("width = 10", r"config.toml:1: width must be a whole number from 30 to 200"),
        ("width = true", r"config.toml:1: width must be a whole number"),
        ("keys = 3", r"config.toml:1: keys must be a table"),
        ("[keys]\nbookmark = 3", r"config.toml:2: keys.bookmark must be text"),
        ("theme = x\n", r"config.toml: .*line 1"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=message):
        load_config(file)


def test_bytes_that_are_no_text_are_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert "\n" not in str(caught.value)


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)
