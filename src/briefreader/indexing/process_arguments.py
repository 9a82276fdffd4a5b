"""How the indexer's processes are started: their command line, written and read in one place."""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefreader.indexing.index_settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Arguments:
    """What an indexer process is told."""

    folder: Path
    roots: tuple[Path, ...]
    settings: IndexSettings
    watch: bool
    worker: bool


# The terminal sends them to all that run on it: Ctrl+C in an editor is the editor's, and that of a
# command ends its processes by their standard input.
TERMINAL_SIGNALS = (signal.SIGINT, signal.SIGQUIT)


@contextmanager
def terminal_signals_blocked() -> Iterator[None]:
    """Block the terminal's signals, also in a process that is started within, until it ignores
    them itself.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, TERMINAL_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def settings_arguments(settings: IndexSettings) -> list[str]:
    """Return the settings as arguments."""
    arguments = [f"--boilerplate={line}" for line in settings.boilerplate]
    if settings.people_file is not None:
        arguments.append(f"--people={os.fspath(settings.people_file)}")
    return arguments


def indexer_arguments(
    folder: Path, roots: Sequence[Path], settings: IndexSettings, *, watch: bool
) -> list[str]:
    """Return all that an indexer process needs to know."""
    arguments = [f"--folder={os.fspath(folder)}"]
    arguments += [f"--root={os.fspath(root)}" for root in roots]
    arguments += settings_arguments(settings)
    return [*arguments, "--watch"] if watch else arguments


def parse(arguments: Sequence[str]) -> Arguments:
    """Read what :func:`indexer_arguments` wrote."""
    parser = argparse.ArgumentParser(
        prog="python -m briefreader.indexing",
        description="Bring a search index up to date; events are printed as JSON, one per line.",
    )
    parser.add_argument("--folder", type=Path, default=Path(), help="the index's own folder")
    parser.add_argument("--root", type=Path, action="append", default=[], help="articles")
    parser.add_argument("--people", type=Path, help="a TOML file of people")
    parser.add_argument("--boilerplate", action="append", default=[], help="a line to leave out")
    parser.add_argument("--watch", action="store_true", help="go on until standard input ends")
    parser.add_argument("--worker", action="store_true", help="build segments for an indexer")
    given = parser.parse_args(arguments)
    settings = IndexSettings(given.people, tuple(given.boilerplate))
    return Arguments(given.folder, tuple(given.root), settings, given.watch, given.worker)
