"""The ``briefreader`` command: read the words, build the objects, call, print."""

from __future__ import annotations

import argparse
import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader import __version__
from briefreader.cli.app_paths import AppPaths, find_app_paths
from briefreader.cli.argument_parser import parse
from briefreader.cli.crash_handler import report_crashes, report_death
from briefreader.cli.exit_codes import BROKEN_PIPE, DONE, INTERRUPTED, WRONG_USAGE
from briefreader.cli.output import prepare_streams, print_error, print_message
from briefreader.errors import (
    BriefError,
    ConfigError,
    IndexDamaged,
    LinkError,
    NotebookReadOnly,
    QueryError,
    TerminalError,
    UsageError,
)
from briefreader.log import Log

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.permalinks import LinkTarget

_PATIENCE = 1.0  # seconds for which the screen may stand still, where the notebook is held
_LONGEST_SHOWN = 200  # code points of a query that is wrong
_LISTING = ("bookmarks", "export", "evidence")
_WRITING = ("bookmark", "note", "tag", "remove", "import", "merge", "restore")
# Of a disk, of a terminal, of a stream that whoever started this has closed.
_UNWRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status, as ``briefreader --help`` explains it."""
    prepare_streams()
    report_crashes(None)
    words = sys.argv[1:] if arguments is None else arguments
    try:
        try:
            return _run(words)
        finally:
            sys.stdout.flush()
            if arguments is None:  # all that is left goes with the process: it is not taken apart
                gc.freeze()
    except BriefError as error:
        print_error(str(error), as_json="--json" in words)
        return WRONG_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has gone, and nobody is left to tell
        _print_no_more()
        return BROKEN_PIPE
    except OSError as error:
        if error.filename is not None or error.errno not in _UNWRITTEN:
            raise
        _print_no_more()
        print_message(f"can't write to stdout: {error.strerror}")
        return WRONG_USAGE


def _print_no_more() -> None:
    """Send what is left of the output nowhere, so that it is not tried again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str]) -> int:
    command, options = parse(arguments)
    if command is None:
        app_paths = find_app_paths(options, os.environ, options.paths)
        return _read(app_paths, plain=options.plain)
    app_paths = find_app_paths(
        options,
        os.environ,
        must_exist=command.articles,
        must_be_sound=not command.tells_of_config,
    )
    if command.name == "open":
        return _read(app_paths, options.words)
    report_crashes(Log(app_paths.state_dir))
    if command.name == "check" and options.screen:
        from briefreader.cli.check_command import draft_on_screen

        return _read(app_paths, draft=draft_on_screen(options))
    status = _run_without_library(command.name, app_paths, options)
    if status is not None:
        return status
    from briefreader.cli.app_paths import open_library

    with closing(open_library(app_paths)) as library:
        return _run_with_library(library, command.name, options)


def _run_with_library(library: Library, name: str, options: argparse.Namespace) -> int:
    """Run a command that asks the library, and tell what became of its notebook."""
    from briefreader.cli.library_commands import RUN

    problems = library.sync() if name in (*_LISTING, *_WRITING) else ()
    told = library.notices
    for notice in told:
        print_message(notice)
    try:
        return _answer(library, RUN[name], options)
    except QueryError as error:
        query = " ".join(options.words)
        query = query if len(query) <= _LONGEST_SHOWN else f"{query[:_LONGEST_SHOWN]}…"
        place = f"character {error.start + 1}"
        raise UsageError(f"{query}: {error.reason} ({place})") from error
    except NotebookReadOnly as error:
        if str(error) not in told:
            raise
        return WRONG_USAGE
    finally:
        if name in _WRITING:
            problems = library.sync()
        for notice in (*library.notices[len(told) :], *problems):
            print_message(notice)


def _run_without_library(name: str, app_paths: AppPaths, options: argparse.Namespace) -> int | None:
    """Run a command that opens no library; None if it is none of them."""
    if name == "completions":
        from briefreader.cli.completions_command import print_completions

        return print_completions(options.words)
    if name == "schema":
        from briefreader.cli.output import json_line
        from briefreader.cli.record_schemas import schema

        print(json_line(schema()))
        return DONE
    if name == "config":
        from briefreader.cli.config_command import config

        return config(app_paths, options.words)
    if name == "doctor":
        from briefreader.cli.doctor_command import doctor

        return doctor(app_paths, scrub=options.scrub)
    if name == "serve":
        from briefreader.cli.serve_command import serve

        return serve(options)
    if name == "verify":
        from briefreader.cli.evidence_command import verify

        return verify(options.words, options.seal or "", options.signer or "")
    return None


def _answer(
    library: Library, run: Callable[[Library, argparse.Namespace], int], options: argparse.Namespace
) -> int:
    """Run a command; once more with a new index, if what it asks shows that it is damaged.

    Raises IndexDamaged where only a part of the answer did, which has been printed then.
    """
    try:
        return run(library, options)
    except IndexDamaged as error:
        from briefreader.cli.library_state import update

        in_part = library.is_current()
        print_message(str(error))
        update(library, rebuild=True)
        if in_part:
            raise IndexDamaged(
                "the index was damaged and has been rebuilt; run the command again"
            ) from error
        return run(library, options)


def _read(
    app_paths: AppPaths, identity: str = "", draft: Path | None = None, *, plain: bool = False
) -> int:
    """Return the reader itself, at a bookmark or quote or over a draft; only here its modules
    load.
    """
    from briefreader.ui.terminal.secure_mode import is_served

    # Ctrl+C ends at once: no exception, of which a class that is being made would make another.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    log = Log(app_paths.state_dir)
    if not is_served():
        _check_terminal()
        from briefreader.ui.terminal.supervisor import supervise

        if (status := supervise(partial(report_death, log))) is not None:
            return status
    report_crashes(log)
    # Looking for garbage among modules that are just being loaded takes 20 ms and finds none.
    gc.disable()
    from briefreader.cli.app_paths import open_library
    from briefreader.ui import UiSettings, run_reader

    log.write(f"reader {__version__} opens, TERM={os.environ.get('TERM', '')}", datetime.now(UTC))
    with closing(open_library(app_paths, patience=_PATIENCE)) as library:
        if draft is not None:
            from briefreader.cli.library_state import update

            update(library)
        settings = UiSettings(
            theme=app_paths.config.theme,
            width=app_paths.config.width,
            keys=dict(app_paths.config.keys),
            watch=app_paths.config.watch,
            dwell=app_paths.config.read_after,
            greeting=True,
            at=_linked(library, identity) if identity else None,
            draft=draft,
            plain=plain or app_paths.config.plain,
        )
        try:
            status = run_reader(library, settings)
        except ConfigError as error:
            from briefreader.config import located

            raise located(app_paths.config_file, error) from error
    log.write(f"reader ends with status {status}", datetime.now(UTC))
    return status


def _check_terminal() -> None:
    """Raise TerminalError where the reader cannot be drawn."""
    # Textual draws on standard error, since standard output may be a pipe in other programs.
    for stream, name in ((sys.stdin, "stdin"), (sys.stdout, "stdout"), (sys.stderr, "stderr")):
        if stream is None or not stream.isatty():
            raise TerminalError(
                f"{name} isn't a terminal, so the reader can't open; "
                "`briefreader search` and `briefreader show` work without one"
            )
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise TerminalError(
            f"terminal has no cursor addressing (TERM={os.environ.get('TERM', '')}), so the reader "
            "can't open; `briefreader search` and `briefreader show` work in it"
        )


def _linked(library: Library, identity: str) -> LinkTarget:
    """Return where an id leads; looked for again in an index that is up to date before giving
    up.
    """
    library.shared.sync()
    try:
        return library.linked(identity)
    except LinkError:
        if library.is_current():
            raise
    from briefreader.cli.library_state import update

    update(library)
    return library.linked(identity)
