"""Where everything is: the library's folders, the configuration, the notebook, the cache."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.cli.command_specs import command_names
from briefreader.cli.output import print_message
from briefreader.config import Config, load_config, nearest
from briefreader.errors import ConfigError, UsageError
from briefreader.paths import expanded

if TYPE_CHECKING:
    from briefreader.library import Library

NAME = "briefreader"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The settings and folders of one run; ``roots`` are absolute.

    ``samples`` says that ``roots`` are the articles that ship with the program, for want of others.
    """

    config: Config
    config_file: Path
    data_dir: Path
    cache_dir: Path
    state_dir: Path
    roots: tuple[Path, ...]
    samples: bool
    problem: ConfigError | None = None


def find_app_paths(
    options: argparse.Namespace,
    environment: Mapping[str, str],
    paths: Sequence[str] = (),
    *,
    must_exist: bool = True,
    must_be_sound: bool = True,
) -> AppPaths:
    """Return the files and folders to use: command line before environment before configuration
    before the samples.

    Raises ConfigError for a bad configuration and, if they ``must_exist``, for a missing one that
    was named; UsageError for a missing library. Where it need not be sound, a bad one is passed
    over, and stands in ``problem``.
    """
    named = options.config or environment.get("BRIEFREADER_CONFIG")
    config_file = _named_file(named) if named else _user_config_path() / "config.toml"
    problem = None
    try:
        config = load_config(config_file, required=bool(named) and must_exist)
    except ConfigError as error:
        if must_be_sound:
            raise
        config, problem = Config(), error
    data = options.data_dir or environment.get("BRIEFREADER_DATA_DIR")
    cache = options.cache_dir or environment.get("BRIEFREADER_CACHE_DIR")
    roots = _roots([*(options.library or ()), *paths], environment, config, must_exist)
    return AppPaths(
        config,
        config_file,
        _absolute(data) if data else _user_data_path(),
        _absolute(cache) if cache else _user_cache_path(),
        # Whoever puts the notebook elsewhere wants nothing left behind in the usual place.
        _absolute(data) / "log" if data else _user_state_path(),
        roots or (samples_folder(),),
        samples=not roots,
        problem=problem,
    )


def samples_folder() -> Path:
    """Return the articles that come with the program: in the package, else in the source tree."""
    package = Path(__file__).parents[1]
    for folder in (package / "seeds", package.parents[1] / "seeds"):
        if folder.is_dir():
            return folder
    raise UsageError("the sample articles are missing from this installation: give a folder")


def _roots(
    named: Sequence[str], environment: Mapping[str, str], config: Config, must_exist: bool
) -> tuple[Path, ...]:
    if named:
        origin, paths = "", [Path(text) for text in named]
    elif text := environment.get("BRIEFREADER_LIBRARY"):
        origin, paths = " (BRIEFREADER_LIBRARY)", [Path(p) for p in text.split(os.pathsep) if p]
    else:
        origin, paths = " (library in the configuration)", list(config.library)
    roots = tuple(_absolute(path) for path in paths)
    for path, root in zip(paths, roots, strict=True):
        if must_exist and not os.path.lexists(root):
            # A folder's name without a folder before it may have been meant as a command.
            near = nearest(str(path), command_names()) if named and len(path.parts) == 1 else ""
            raise UsageError(f"{path}: no such file or folder{origin}{near}")
    return roots


def _named_file(path: str) -> Path:
    """Return a file with its links followed; a shell's ``<(…)`` is one of a pipe, which has no
    path.
    """
    resolved = _absolute(path)
    return resolved if os.path.lexists(resolved) else expanded(path).absolute()


def _absolute(path: str | Path) -> Path:
    return Path(os.path.realpath(expanded(path)))


# platformdirs is imported only when a place is not named: it costs some 10 ms.
def _user_config_path() -> Path:
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False)


def _user_data_path() -> Path:
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False)


def _user_cache_path() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path(NAME, appauthor=False)


def _user_state_path() -> Path:
    from platformdirs import user_state_path

    return user_state_path(NAME, appauthor=False)


def open_library(app_paths: AppPaths, *, patience: float | None = None) -> Library:
    """Open the library, its notebook and its index; ``notices`` are for the caller to say.

    Another program that holds the notebook is waited for, ``patience`` seconds at most; as long
    as the notebook itself would wait if nothing is said.
    """
    from datetime import UTC, datetime
    from functools import cache

    from briefreader.library import Library
    from briefreader.notebook.storage.connection import BUSY_SECONDS

    say_once = cache(print_message)  # who writes a thousand bookmarks may wait a hundred times
    return Library.open(
        app_paths.roots,
        cache_dir=app_paths.cache_dir,
        data_dir=app_paths.data_dir,
        log_dir=app_paths.state_dir,
        clock=lambda: datetime.now(UTC),
        people_file=app_paths.config.people,
        boilerplate=app_paths.config.furniture,
        check=app_paths.config.check,
        beside=app_paths.config.notebook,
        samples=app_paths.samples,
        patience=BUSY_SECONDS if patience is None else patience,
        waits=lambda seconds: say_once(
            "bookmarks locked by another program: waiting until it is done, or does nothing for "
            f"{seconds:.0f} s"
        ),
    )
