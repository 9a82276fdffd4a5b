"""The subcommand that takes in a text: from a file, standard input or the clipboard."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from briefreader.cli.exit_codes import DONE
from briefreader.cli.output import print_line, print_message
from briefreader.errors import SourceError, UsageError
from briefreader.library import Library
from briefreader.paths import expanded
from briefreader.text.plurals import pluralize

STANDARD_INPUT, CLIPBOARD = "-", "clipboard"
_PATIENCE = 5  # seconds for a clipboard whose owner has to be asked


def add(library: Library, options: argparse.Namespace) -> int:
    """Write a text as a new article into the library, and print where it is."""
    from briefreader.sources.article_writer import NewArticle

    if options.feed:
        return _add_feed(library, options)
    stated = NewArticle(
        options.title or "",
        options.source or "",
        _day(options.date) if options.date else None,
        _web_address(options.url) if options.url else "",
    )
    folder = library.folders.for_new()
    name = _name(options)
    try:
        path = library.folders.add(_taken(name), Path(name).suffix, stated)
    except SourceError as error:
        raise UsageError(f"{_called(name)}: {error.reason}") from error
    except OSError as error:
        raise UsageError(f"{folder}: can't be written to: {error.strerror}") from error
    print_line(str(path))
    return DONE


def _add_feed(library: Library, options: argparse.Namespace) -> int:
    """Write each article of a feed into the library, and print where the new ones are."""
    name = _name(options)
    folder = library.folders.for_new()
    try:
        added = library.folders.add_feed(_taken(name), options.source or "")
    except SourceError as error:
        raise UsageError(f"{_called(name)}: {error.reason}") from error
    except OSError as error:
        raise UsageError(f"{folder}: can't be written to: {error.strerror}") from error
    for path in added.new:
        print_line(str(path))
    counts = f"{pluralize(len(added.new), 'new article')}; {added.known:,} already here"
    if added.without_text:
        counts += f"; {pluralize(added.without_text, 'item')} without a text skipped"
    print_message(counts)
    return DONE


def _name(options: argparse.Namespace) -> str:
    return options.words or (CLIPBOARD if sys.stdin.isatty() else STANDARD_INPUT)


def _called(name: str) -> str:
    return {STANDARD_INPUT: "standard input", CLIPBOARD: "the clipboard"}.get(name, name)


def _taken(name: str) -> bytes:
    """Return the bytes of a file, of standard input or of the clipboard; raises SourceError."""
    from briefreader.cli.standard_input import all_of_standard_input
    from briefreader.sources.files.safe_open import SIZE_LIMIT, file_bytes, too_large

    if name == STANDARD_INPUT:
        return all_of_standard_input()
    if name == CLIPBOARD:
        data = pasted(os.environ)
    else:
        return file_bytes(Path(os.path.realpath(expanded(name))))
    if len(data) > SIZE_LIMIT:
        raise SourceError(name, too_large(len(data)))
    return data


def pasted(environment: Mapping[str, str]) -> bytes:
    """Return what the desktop's clipboard holds as text; raises UsageError where it cannot be
    asked.
    """
    from briefreader.ui.terminal.clipboard import pasting_tool

    command = pasting_tool(environment)
    if command is None:
        raise UsageError(
            "can't read the clipboard here (no wl-paste, xclip, xsel or pbpaste): "
            "pipe the text in, as in `briefreader add - < FILE`"
        )
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"can't read the clipboard: {command[0]} doesn't respond") from error
    if done.returncode != 0:
        raise UsageError(f"the clipboard holds no text, or {command[0]} can't read it")
    return done.stdout


def _day(text: str) -> date:
    from briefreader.sources.metadata.dates import parse_date

    day = parse_date(text)
    if day is None:
        raise UsageError(f"--date {text}: isn't a date – try 2024-03-14")
    return day


def _web_address(text: str) -> str:
    from briefreader.sources.formats.front_matter import web_address

    if not web_address(text.strip()):
        raise UsageError(f"--url {text}: isn't an http:// or https:// address")
    return text.strip()
