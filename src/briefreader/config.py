"""The user's settings: one TOML file, read once, every mistake located."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from briefreader.errors import ConfigError
from briefreader.paths import expanded, is_file

NARROWEST, WIDEST = 30, 200
DEFAULT_WIDTH = 72
DEFAULT_READ_AFTER, LONGEST_READ_AFTER = 6.0, 3600.0


# As in factcheck.ChangeKind, which need not be loaded to read a configuration; a test holds them
# equal.
CHANGES = (
    *("british spelling", "american spelling", "numerals", "colloquial", "compound"),
    *("contraction", "filler", "repetition", "brackets", "inner quotation"),
)
SPELLINGS = {"british": "british spelling", "american": "american spelling"}


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a newsroom wants to hear about the quotations of a draft.

    ``silent`` are the changes that it makes itself, in the words of :data:`CHANGES`.
    """

    silent: tuple[str, ...] = ()
    strict: bool = False


NO_SETTINGS = CheckSettings()


@dataclass(frozen=True, slots=True)
class NotebookSettings:
    """Where bookmarks go beside the notebook: a folder shared with others, a Markdown mirror.

    ``author`` is who the user is there; notebooks of one author are joined.
    """

    shared: Path | None = None
    mirror: Path | None = None
    author: str = ""


ONLY_HERE = NotebookSettings()


@dataclass(frozen=True, slots=True)
class Config:
    """What the configuration file may say; each field is a key of the file."""

    library: tuple[Path, ...] = ()
    """Folders or files to open when the command line names none."""

    theme: str = "auto"
    """The screen's colours: one of the names that ``briefreader config themes`` prints."""

    plain: bool = False
    """Whether the reader draws no screen, and says in a line what each key does."""

    width: int = DEFAULT_WIDTH
    """Maximum width of article text, in cells."""

    people: Path | None = None
    """A TOML file of people, their names and offices, that extends the one that is shipped."""

    furniture: tuple[str, ...] = ()
    """Further lines of boilerplate to leave out, each a whole line as it stands in the files."""

    watch: tuple[str, ...] = ()
    """Words and phrases that stand out in every article, found as ``/`` in a text finds them."""

    read_after: float = DEFAULT_READ_AFTER
    """Seconds in the text of an article after which it counts as read."""

    check: CheckSettings = NO_SETTINGS
    """The table ``[check]``: how the quotations of drafts are judged."""

    notebook: NotebookSettings = ONLY_HERE
    """The table ``[notebook]``: where bookmarks go beside the notebook."""

    keys: tuple[tuple[str, str], ...] = ()
    """The table ``[keys]``: a command's id and the key or comma-separated keys that run it."""


TEMPLATE = """\
# briefreader only reads this file. The commented lines are defaults or examples.

# Folders or files to open when the command line names none.
# library = ["~/briefings"]

# Colour theme: "auto" follows the terminal's background;
# `briefreader config themes` lists the others.
# theme = "auto"

# No full-screen display, but one line of words for each key, for screen readers and braille
# displays; `briefreader --plain` does so once.
# plain = false

# Maximum width of article text, in cells.
# width = 72

# A TOML file of people, their names and offices, in addition to the built-in ones.
# people = "~/briefings/people.toml"

# More lines of page clutter to leave out, each exactly as in the files.
# furniture = ["Read the full transcript in our app"]

# Words and phrases to highlight in every article (not the people you watch, see
# `briefreader watch`); a capital letter matches only capitals.
# watch = ["humanitarian", "Nagorno-Karabakh"]

# An article counts as read after this many seconds in its text, or as soon as you reach the end.
# read_after = 6

# Checking drafts: your house spelling ("british" or "american"), which changes not to report
# (british spelling, american spelling, numerals, colloquial, compound, contraction, filler,
# repetition, brackets, inner quotation), and whether every change not listed in silent is an alarm.
# [check]
# spelling = "british"
# silent = ["numerals", "brackets"]
# strict = false

# A folder in which you and others share your bookmarks, with notes and tags (on a network disk, by
# Syncthing or git), and your name there (use the same one on all your machines); and a folder with
# a Markdown file for each of your bookmarks, for Obsidian, Org or git.
# [notebook]
# shared = "~/Team/bookmarks"
# author = "Ada Holt"
# mirror = "~/Notes/quotes"

# Keys; `briefreader config keys` lists the commands' ids. Separate several keys with commas,
# and a command without a key ("") is still found with `:`.
# [keys]
# bookmark = "m"
# copy = "y, f5"
"""


LARGEST = 1_000_000  # bytes of a configuration


def load_config(path: Path, *, required: bool = False) -> Config:
    """Read the settings in ``path``; return the defaults where there is no such file and none is
    required.

    Raises ConfigError, which names the file and the key, for anything that cannot be followed.
    """
    try:
        with path.open("rb") as stream:  # which may be a pipe or a device
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        if required:
            raise ConfigError(f"{path}: no such configuration file") from None
        return Config()
    except OSError as error:
        raise ConfigError(f"{path}: can't be read ({error.strerror})") from error
    if len(raw) > LARGEST:
        raise ConfigError(f"{path}: larger than 1 MB, so it isn't a configuration file")
    # Most people have no such file: they need not wait until what reads it is loaded.
    import tomllib

    try:
        table = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: not UTF-8 text; save it in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    except (ValueError, RecursionError) as error:  # beyond what Python takes
        raise ConfigError(f"{path}: a number too long, or brackets nested too deeply") from error
    return _config(path, table)


def _config(path: Path, table: Mapping[str, object]) -> Config:
    known = [field.name for field in fields(Config)]
    for key in table:
        if key not in known:
            raise _wrong(path, key, f"no such setting {key!r}{nearest(key, known)}")
    defaults = Config()
    return Config(
        library=tuple(_path(path, "library", text) for text in _texts(path, table, "library")),
        theme=_text(path, table, "theme") or defaults.theme,
        plain=_truth(path, table, "plain"),
        width=_width(path, table.get("width", defaults.width)),
        people=_path(path, "people", text) if (text := _text(path, table, "people")) else None,
        furniture=_texts(path, table, "furniture"),
        watch=_texts(path, table, "watch"),
        read_after=_seconds(path, table.get("read_after", defaults.read_after)),
        check=_check(path, table.get("check", {})),
        notebook=_notebook(path, table.get("notebook", {})),
        keys=_keys(path, table.get("keys", {})),
    )


def located(path: Path, error: ConfigError) -> ConfigError:
    """Return the error with file and line, of one that begins with its setting: ``keys.read:
    …``.
    """
    setting, colon, words = str(error).partition(": ")
    if not colon or " " in setting:
        return error
    return _wrong(path, setting.rpartition(".")[2], f"{setting}: {words}")


def nearest(word: str, known: list[str]) -> str:
    """Return ``; did you mean 'x'?`` for the closest of ``known``, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def _wrong(path: Path, key: str, words: str) -> ConfigError:
    """Return the error that says file, line and what is wrong; the line is looked up only now."""
    setting = re.compile(rf"\s*\[?[\"']?{re.escape(key)}[\"']?\s*[=\]]")
    lines = path.read_text(encoding="utf-8").split("\n") if is_file(path) else []
    number = next((n for n, line in enumerate(lines, 1) if setting.match(line)), None)
    return ConfigError(f"{path}:{number}: {words}" if number else f"{path}: {words}")


def _truth(path: Path, table: Mapping[str, object], key: str, within: str = "") -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise _wrong(path, key, f"{within}{key} must be true or false")
    return value


def _text(path: Path, table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _wrong(path, key, f"{key} must be a string in quotation marks")
    return value


def _texts(path: Path, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(path, key, f"{key} must be a list of strings in quotation marks")
    return tuple(value)


def _path(config: Path, key: str, text: str) -> Path:
    """Return a path as written in the file: ``~`` is the home folder, the rest relative to the
    file.
    """
    if "\0" in text:
        raise _wrong(config, key, f"{key} holds a NUL character")
    return config.parent / expanded(text)


def _width(path: Path, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not NARROWEST <= value <= WIDEST:
        words = f"width must be a whole number from {NARROWEST} to {WIDEST}"
        raise _wrong(path, "width", words)
    return value


def _seconds(path: Path, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(path, "read_after", "read_after must be a number of seconds")
    if not 0 <= value <= LONGEST_READ_AFTER:
        words = f"read_after must be from 0 to {LONGEST_READ_AFTER:.0f} seconds"
        raise _wrong(path, "read_after", words)
    return float(value)


def _check(path: Path, value: object) -> CheckSettings:
    if not isinstance(value, dict):
        raise _wrong(path, "check", "check must be a table, such as [check] and then silent = []")
    known = ["spelling", "silent", "strict"]
    for key in value:
        if key not in known:
            raise _wrong(path, key, f"there is no setting check.{key}{nearest(key, known)}")
    spelling = _text(path, value, "spelling")
    if spelling and spelling not in SPELLINGS:
        raise _wrong(path, "spelling", f"check.spelling must be {' or '.join(SPELLINGS)}")
    silent = _texts(path, value, "silent")
    for word in silent:
        if word not in CHANGES:
            words = f"check.silent: {word!r} isn't a kind of change{nearest(word, list(CHANGES))}"
            raise _wrong(path, "silent", words)
    house = (SPELLINGS[spelling],) if spelling else ()
    return CheckSettings((*silent, *house), _truth(path, value, "strict", "check."))


def _notebook(path: Path, value: object) -> NotebookSettings:
    if not isinstance(value, dict):
        words = 'notebook must be a table, such as [notebook] and then shared = "~/Team"'
        raise _wrong(path, "notebook", words)
    known = [field.name for field in fields(NotebookSettings)]
    for key in value:
        if key not in known:
            raise _wrong(path, key, f"there is no setting notebook.{key}{nearest(key, known)}")
    shared, mirror, author = (_text(path, value, key) for key in known)
    return NotebookSettings(
        _path(path, "shared", shared) if shared else None,
        _path(path, "mirror", mirror) if mirror else None,
        " ".join(author.split()),
    )


def _keys(path: Path, value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        words = 'keys must be a table, such as [keys] and then bookmark = "m"'
        raise _wrong(path, "keys", words)
    for command, key in value.items():
        if not isinstance(key, str):
            raise _wrong(path, command, f"keys.{command} must be a string in quotation marks")
    return tuple(value.items())
