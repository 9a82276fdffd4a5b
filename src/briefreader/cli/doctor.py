"""``briefreader doctor``: where everything is, and whether it is in order."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from briefreader import __version__
from briefreader.characters import one_line
from briefreader.cli.output import line
from briefreader.cli.places import Places
from briefreader.config import nearest
from briefreader.errors import BriefError, ConfigError

HEALTHY, SOMETHING_WRONG = 0, 1
PACKAGES = ("textual", "rich", "whoosh", "platformdirs", "markdown-it-py", "pyyaml")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; ``wrong`` is what is the matter and what to do, or nothing."""

    subject: str
    state: str
    wrong: str = ""


def doctor(places: Places) -> int:
    """Print every finding; 1 if anything is wrong."""
    sick = False
    for finding in _findings(places):
        sick = sick or bool(finding.wrong)
        line(f"{finding.subject:<14} {one_line(finding.state)}")
        if finding.wrong:
            line(" " * 15, ("wrong: " + one_line(finding.wrong), "bold"))
    return SOMETHING_WRONG if sick else HEALTHY


def _findings(places: Places) -> Iterator[Finding]:
    python = f"Python {platform.python_version()} on {platform.system()}"
    yield Finding("briefreader", f"{__version__}, {python}")
    yield _packages()
    configured = "" if places.config_file.exists() else " (no such file: defaults)"
    yield Finding("configuration", f"{places.config_file}{configured}", settings_problem(places))
    for root in places.roots:
        yield _root(root, places.samples)
    yield from _stores(places)
    yield from _terminal()


def settings_problem(places: Places) -> str:
    """What in the configuration would keep the reader from opening, or nothing."""
    from briefreader.people import load_people
    from briefreader.ui.keymap import full_keymap
    from briefreader.ui.themes import THEME_NAMES

    config = places.config
    if config.theme not in THEME_NAMES:
        return f"there is no theme {config.theme!r}{nearest(config.theme, list(THEME_NAMES))}"
    try:
        full_keymap(dict(config.keys))
        load_people(config.people)
    except ConfigError as error:
        return str(error)
    return ""


def _packages() -> Finding:
    from briefreader.search.whoosh_import import whoosh_problem

    versions = []
    for name in PACKAGES:
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            return Finding("packages", name, f"{name} is not installed; install briefreader again")
    return Finding("packages", ", ".join(versions), whoosh_problem() or "")


def _root(root: Path, samples: bool) -> Finding:
    state = f"{root}{' (the samples)' if samples else ''}"
    readable = os.access(root, os.R_OK | (os.X_OK if root.is_dir() else 0))
    return Finding("library", state, "" if readable else "it cannot be read: change its rights")


def _stores(places: Places) -> Iterator[Finding]:
    """The index and the notebook; opening the notebook also restores it if it is damaged."""
    from briefreader.cli.opening import open_library

    yield Finding("notebook", str(places.data_dir))
    try:
        library = open_library(places)
    except BriefError as error:
        yield Finding("", "cannot be opened", str(error))
        return
    try:
        for notice in library.notices:
            yield Finding("", notice)
        count = len(library.kept.bookmarks())
        yield Finding("", f"{count:,} bookmarks", library.kept.read_only)
        yield Finding("index", str(library.index_folder))
        yield Finding("", f"{len(library.listing()):,} articles", library.index_problem())
    finally:
        library.close()


def _terminal() -> Iterator[Finding]:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Finding("terminal", "none here: the reader needs one, the other commands do not")
        return
    size = shutil.get_terminal_size()
    environment = os.environ
    truecolour = environment.get("COLORTERM") in ("truecolor", "24bit")
    colours = (
        "none (NO_COLOR)"
        if environment.get("NO_COLOR")
        else ("16 million" if truecolour else "256 or fewer")
    )
    inside = next((name for name in ("TMUX", "STY", "SSH_TTY") if environment.get(name)), "")
    state = f"{environment.get('TERM', '?')}, {size.columns}×{size.lines}, colours: {colours}"
    encoding = sys.stdout.encoding
    wrong = "" if encoding.lower().startswith("utf") else f"its encoding is {encoding}: use UTF-8"
    yield Finding("terminal", state + (f", within {inside}" if inside else ""), wrong)
