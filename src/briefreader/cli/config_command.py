"""``briefreader config``: where the configuration is, what it says, what it may say."""

from __future__ import annotations

import os

from briefreader.cli.app_paths import AppPaths
from briefreader.cli.exit_codes import DONE
from briefreader.cli.output import print_line, print_message, toml_text
from briefreader.config import TEMPLATE, located
from briefreader.errors import ConfigError
from briefreader.paths import is_there


def config(app_paths: AppPaths, word: str) -> int:
    """Answer one of the words that the command takes; of a bad configuration only where it is."""
    if app_paths.problem:
        if word == "path":
            _path(app_paths)
        raise app_paths.problem
    {"path": _path, "show": _show, "init": _init, "keys": _keys, "themes": _themes}[word](app_paths)
    return DONE


def check_settings(app_paths: AppPaths) -> None:
    """Raise ConfigError for what in the configuration would keep the reader from opening."""
    from briefreader.domain.people import load_people
    from briefreader.ui.commands.keymap import full_keymap
    from briefreader.ui.rendering.themes import check_theme

    try:
        check_theme(app_paths.config.theme)
        full_keymap(dict(app_paths.config.keys))
        load_people(app_paths.config.people)
    except ConfigError as error:
        raise located(app_paths.config_file, error) from error


def _path(app_paths: AppPaths) -> None:
    print_line(str(app_paths.config_file))


def _show(app_paths: AppPaths) -> None:
    """Print every setting as it is in force, in the configuration's own form."""
    print_line(
        f"# {app_paths.config_file}",
        "" if is_there(app_paths.config_file) else "  (no such file)",
    )
    if app_paths.samples:
        print_line("# library: none set, so the samples are read")
    print_line(f"library = {_texts([str(root) for root in app_paths.roots])}")
    print_line(f"theme = {toml_text(app_paths.config.theme)}")
    print_line(f"plain = {str(app_paths.config.plain).lower()}")
    print_line(f"width = {app_paths.config.width}")
    if app_paths.config.people:
        print_line(f"people = {toml_text(str(app_paths.config.people))}")
    print_line(f"furniture = {_texts(app_paths.config.furniture)}")
    print_line(f"watch = {_texts(app_paths.config.watch)}")
    print_line(f"read_after = {app_paths.config.read_after:g}")
    check = app_paths.config.check
    print_line("[check]")
    print_line(f"silent = {_texts(check.silent)}")
    print_line(f"strict = {str(check.strict).lower()}")
    notebook = app_paths.config.notebook
    named = {"shared": notebook.shared, "author": notebook.author, "mirror": notebook.mirror}
    print_line("[notebook]")
    for name, value in named.items():
        if value:
            print_line(f"{name} = {toml_text(str(value))}")
    print_line("[keys]")
    for command, key in app_paths.config.keys:
        print_line(f"{toml_text(command)} = {toml_text(key)}")
    check_settings(app_paths)


def _init(app_paths: AppPaths) -> None:
    """Write the template, unless a file is there already."""
    file = app_paths.config_file
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    except FileExistsError:
        raise ConfigError(f"{file}: already exists; left unchanged") from None
    except OSError as error:
        raise ConfigError(f"{file}: cannot be written ({error.strerror})") from error
    with open(descriptor, "w", encoding="utf-8") as stream:
        stream.write(TEMPLATE)
    print_message(f"wrote {file}")


def _keys(app_paths: AppPaths) -> None:
    from briefreader.ui.commands.command_table import COMMANDS
    from briefreader.ui.commands.keymap import full_keymap

    try:
        keymap = full_keymap(dict(app_paths.config.keys))
    except ConfigError as error:
        raise located(app_paths.config_file, error) from error
    for command in COMMANDS:
        print_line(f"{command.id:<22} {keymap[command.id]:<24} {command.tooltip}")


def _themes(app_paths: AppPaths) -> None:
    from briefreader.ui.rendering.themes import THEME_NAMES

    for name in THEME_NAMES:
        print_line(name, "  (in use)" if name == app_paths.config.theme else "")


def _texts(texts: list[str] | tuple[str, ...]) -> str:
    return "[" + ", ".join(toml_text(text) for text in texts) + "]"
