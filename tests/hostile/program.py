"""Runs the program as a user whom the rights of files bind, even where the tests run as root."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.forking import BOUND, forked


def places(state: Path) -> list[str]:
    """The arguments that put notebook and index below ``state``."""
    return ["--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]


def bound(*words: str | Path) -> list[str]:
    """The command ``python WORDS`` with the rights of an ordinary user."""
    return [*BOUND, *map(str, words)]


def briefreader(state: Path, *words: str | Path) -> list[str]:
    """The command ``briefreader WORDS`` with those rights and its stores below ``state``."""
    return bound("-m", "briefreader", *words, *places(state))


def run(
    state: Path,
    *words: str | Path,
    environment: Mapping[str, str] | None = None,
    seconds: float = 60,
    forks: bool = True,
) -> subprocess.CompletedProcess[bytes]:
    """Run it to its end; raises TimeoutExpired.

    What is to be measured is no fork of a process that has loaded it before (``forks``).
    """
    merged = {**os.environ, **(environment or {})}
    command = briefreader(state, *words)
    return subprocess.run(
        forked(command, merged) if forks else command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=seconds,
        check=False,
        env=merged,
    )


def json_lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    """What it printed with ``--json``; the test fails if it did not end well."""
    assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")
    assert done.stderr == b"", done.stderr.decode("utf-8", "replace")
    return [json.loads(line) for line in done.stdout.splitlines()]
