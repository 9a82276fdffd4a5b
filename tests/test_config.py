"""The configuration file is followed exactly or refused with its place named."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from briefreader.config import TEMPLATE, Config, load_config, located
from briefreader.errors import ConfigError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.toml") == Config()


def test_a_byte_order_mark_before_it_is_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("width = 80", encoding="utf-8-sig")
    assert load_config(tmp_path / "config.toml").width == 80


def test_a_file_that_was_asked_for_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load_config(tmp_path / "config.toml", required=True)


def test_the_template_says_only_defaults(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(TEMPLATE)
    assert load_config(file) == Config()


def test_the_template_is_followed_when_its_lines_are_put_to_use(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    lines = [line.removeprefix("# ") for line in TEMPLATE.splitlines()]
    settings = [line for line in lines if re.match(r"\w+ = |\[\w+\]$", line)]
    file.write_text("\n".join(settings))
    config = load_config(file)
    assert config.library == (Path("~/briefings").expanduser(),)
    assert config.width == 72
    assert config.watch == ("humanitarian", "Nagorno-Karabakh")
    assert config.read_after == 6
    assert config.check.silent == ("numerals", "brackets", "british spelling")
    assert config.notebook.shared == Path("~/Team/bookmarks").expanduser()
    assert config.notebook.author == "Ada Holt"
    assert config.notebook.mirror == Path("~/Notes/quotes").expanduser()
    assert config.keys == (("bookmark", "m"), ("copy", "y, f5"))
    tables = ("keys", "check", "notebook")
    assert {line.split()[0] for line in settings} >= {
        field.name for field in fields(Config) if field.name not in tables
    }


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('library = ["briefings"]\n')
    assert load_config(file).library == (tmp_path / "briefings",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nthem = "x"', r"config.toml:2: no such setting 'them'; did you mean 'theme'\?"),
        ("theme = 3", r"config.toml:1: theme must be a string"),
        ("\nread_after = -1", r"config.toml:2: read_after must be from 0 to 3600 seconds"),
        ('read_after = "6"', r"config.toml:1: read_after must be a number"),
        ("watch = 3", r"config.toml:1: watch must be a list"),
        ("library = [1]", r"config.toml:1: library must be a list"),
        ("width = 10", r"config.toml:1: width must be a whole number from 30 to 200"),
        ('plain = "yes"', r"config.toml:1: plain must be true or false"),
        ("width = true", r"config.toml:1: width must be a whole number"),
        ("keys = 3", r"config.toml:1: keys must be a table"),
        ("[keys]\nbookmark = 3", r"config.toml:2: keys.bookmark must be a string"),
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
    file.write_bytes(b"width = 80\n# caf\xe9\n")
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert str(caught.value) == f"{file}:2: not UTF-8 text; save it in that encoding"


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(tmp_path)


def test_what_only_the_screen_can_judge_is_located_too(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "drak"\n\n[keys]\nbookmrak = "m"\n')
    theme = located(file, ConfigError("theme: no such theme 'drak'"))
    assert str(theme) == f"{file}:1: theme: no such theme 'drak'"
    key = located(file, ConfigError("keys.bookmrak: no such command"))
    assert str(key) == f"{file}:4: keys.bookmrak: no such command"
    other = ConfigError("the people file: is none")
    assert located(file, other) is other


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"width = " + b"9" * 5000, ": a number too long, or brackets nested too deeply"),
        (b"library = " + b"[" * 100_000, ": a number too long, or brackets nested too deeply"),
        (b'library = "a\\u0000b"', ":1: library holds a NUL character"),
        (b"# " + b"x" * 1_000_000, ": larger than 1 MB, so it isn't a configuration file"),
    ],
    ids=["digits", "brackets", "NUL", "size"],
)
def test_what_python_cannot_take_is_refused_in_one_line(
    tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert str(caught.value) == f"{file}{message}"
