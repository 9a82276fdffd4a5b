"""``briefreader doctor``: where everything is, and whether it is in order."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader import __version__
from briefreader.cli.app_paths import AppPaths
from briefreader.cli.config_command import check_settings
from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.output import print_line
from briefreader.cli.terminal_probe import WIDE, TerminalCapabilities, ask_terminal
from briefreader.errors import BriefError, ConfigError
from briefreader.log import Log
from briefreader.paths import is_folder, is_there
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

if TYPE_CHECKING:
    from briefreader.library import Library

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
PACKAGES = ("textual", "rich", "whoosh", "platformdirs", "markdown-it-py", "pyyaml")


@dataclass(frozen=True, slots=True)
class DoctorFinding:
    """One line of the report; ``wrong`` is what is the matter and what to do, or nothing."""

    subject: str
    state: str
    wrong: str = ""


def doctor(app_paths: AppPaths, *, scrub: bool = False) -> int:
    """Print every finding; 1 if anything is wrong. With ``scrub`` the notebook is read through."""
    sick = False
    for finding in _findings(app_paths, scrub=scrub):
        sick = sick or bool(finding.wrong)
        print_line(f"{finding.subject:<14} {one_line(finding.state)}")
        if finding.wrong:
            print_line(" " * 15, ("wrong: " + one_line(finding.wrong), "bold"))
    return FAILED_CHECK if sick else DONE


def _findings(app_paths: AppPaths, *, scrub: bool) -> Iterator[DoctorFinding]:
    python = f"Python {platform.python_version()} on {platform.system()}"
    yield DoctorFinding("briefreader", f"{__version__}, {python}")
    yield _packages()
    yield from _kinds()
    configured = "" if is_there(app_paths.config_file) else " (no such file: defaults)"
    yield DoctorFinding(
        "configuration", f"{app_paths.config_file}{configured}", _settings_problem(app_paths)
    )
    for root in app_paths.roots:
        yield _root(root, app_paths.samples)
    for name, folder in (
        ("notebook", app_paths.data_dir),
        ("index", app_paths.cache_dir),
        ("log", app_paths.state_dir),
    ):
        yield from _rights(name, folder)
    yield from _stores(app_paths, scrub=scrub)
    yield from _log(Log(app_paths.state_dir))
    yield from _terminal()


def _settings_problem(app_paths: AppPaths) -> str:
    if app_paths.problem:
        return str(app_paths.problem)
    try:
        check_settings(app_paths)
    except ConfigError as error:
        return str(error)
    return ""


def _packages() -> DoctorFinding:
    from briefreader.search import whoosh_problem

    versions = []
    for name in PACKAGES:
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            return DoctorFinding(
                "packages", name, f"{name} is not installed; install briefreader again"
            )
    return DoctorFinding("packages", ", ".join(versions), whoosh_problem() or "")


def _kinds() -> Iterator[DoctorFinding]:
    """Yield which kinds of files are read, and what to install for the others."""
    from briefreader.sources.files.file_kinds import KINDS, lacks_extra

    read = [suffix for kind in KINDS if not lacks_extra(kind) for suffix in sorted(kind.suffixes)]
    yield DoctorFinding("files read", " ".join(read))
    for reason in dict.fromkeys(filter(None, map(lacks_extra, KINDS))):
        yield DoctorFinding("", reason)


def _root(root: Path, samples: bool) -> DoctorFinding:
    state = f"{root}{' (the samples)' if samples else ''}"
    readable = os.access(root, os.R_OK | (os.X_OK if is_folder(root) else 0))
    return DoctorFinding(
        "library", state, "" if readable else "can't be read: change its permissions"
    )


def _rights(name: str, folder: Path) -> Iterator[DoctorFinding]:
    """Yield what is wrong with the rights of a folder that is this user's alone, and of its
    files.
    """
    try:
        status = folder.lstat()
        entries = list(folder.iterdir()) if stat.S_ISDIR(status.st_mode) else []
    except FileNotFoundError:
        return
    except OSError as error:
        yield DoctorFinding(name, str(folder), f"can't be opened: {error.strerror}")
        return
    if not stat.S_ISDIR(status.st_mode) and not is_folder(folder):
        yield DoctorFinding(name, str(folder), "not a folder: move it away")
    elif status.st_uid != os.geteuid():
        yield DoctorFinding(name, str(folder), "belongs to another user: choose another folder")
    elif not os.access(folder, os.W_OK | os.X_OK):
        yield DoctorFinding(name, str(folder), f"not writable: chmod u+rwx {folder}")
    for path in (folder, *entries):
        if _others_may_write(path):
            yield DoctorFinding(name, str(path), f"others can change it: chmod go-w {path}")


def _others_may_write(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError:  # a closed folder, or what a reader beside us has just finished with
        return False
    return bool(mode & _OTHERS_MAY_WRITE) and not stat.S_ISLNK(mode)


def _log(log: Log) -> Iterator[DoctorFinding]:
    yield DoctorFinding("log", str(log.path) + ("" if is_there(log.path) else " (empty)"))
    if reports := log.reports():
        many = pluralize(len(reports), "crash report")
        yield DoctorFinding("", f"{many}, the latest {reports[-1]}")


def _stores(app_paths: AppPaths, *, scrub: bool) -> Iterator[DoctorFinding]:
    """Yield the index and the notebook, which is also restored if it is damaged."""
    from briefreader.cli.app_paths import open_library

    yield DoctorFinding("notebook", str(app_paths.data_dir))
    try:
        library = open_library(app_paths)
    except BriefError as error:
        yield DoctorFinding("", "cannot be opened", str(error))
        return
    try:
        count = len(library.bookmarks.find())
        for notice in library.notices:
            restored = "just restored: check that nothing is missing" * ("restored" in notice)
            yield DoctorFinding("", notice, restored)
        if scrub:
            yield from _scrubbed(library)
        yield DoctorFinding("", pluralize(count, "bookmark"), library.bookmarks.read_only)
        yield DoctorFinding("index", str(library.index_folder))
        held = pluralize(len(library.listing()), "article") if library.indexed else "not built yet"
        if library.indexed and not library.complete:
            held += " so far; run `briefreader index` to finish"
        yield DoctorFinding("", held, library.index_problem())
    finally:
        library.close()


def _scrubbed(library: Library) -> Iterator[DoctorFinding]:
    """Yield what of the notebook and its second copy is damaged, all of it read."""
    try:
        damages = library.bookmarks.scrub()
    except BriefError as error:
        yield DoctorFinding("", "not checked in full", str(error))
        return
    for damage in damages:
        yield DoctorFinding("", damage, "just repaired: check that nothing is missing")
    if not damages:
        yield DoctorFinding("", "checked in full, with its second copy: no damage")


def _terminal() -> Iterator[DoctorFinding]:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield DoctorFinding("terminal", "none here: only the reader needs one")
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
    placing = environment.get("TERM", "") not in ("", "dumb")
    wrong = "" if placing else "no cursor addressing: set TERM to your terminal, such as xterm"
    yield DoctorFinding("terminal", state + (f", within {inside}" if inside else ""), wrong)
    if placing:
        yield from _abilities(ask_terminal())


def _abilities(answers: TerminalCapabilities) -> Iterator[DoctorFinding]:
    """Yield what the terminal said about itself; none of it is wrong, but some explains a
    screen.
    """
    if not answers.widths:
        yield DoctorFinding("", "emoji: the terminal doesn't report their width")
    else:
        odd = [
            f"{one} {cells}" for one, cells in zip(WIDE, answers.widths, strict=True) if cells != 2
        ]
        told = (
            f"{', '.join(odd)} cells wide, not 2: lines with them may be misaligned" if odd else ""
        )
        yield DoctorFinding("", f"emoji: {told or '2 cells wide, as expected'}")
    copying = {
        True: "accepted from programs (OSC 52)",
        False: "the terminal doesn't say whether it accepts OSC 52",
        None: "the terminal doesn't respond",
    }
    yield DoctorFinding("", f"clipboard: {copying[answers.clipboard]}")
