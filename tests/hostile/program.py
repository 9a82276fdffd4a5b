"""Runs the program as a user whom the rights of files bind, even where the tests run as root."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# Root without these two capabilities is refused what its own rights do not allow.
_BOUND = """
import ctypes, os, sys
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
if os.geteuid() == 0:
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
            sys.exit("capabilities cannot be dropped here")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def places(state: Path) -> list[str]:
    """The arguments that put notebook and index below ``state``."""
    return ["--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]


def bound(*words: str | Path) -> list[str]:
    """The command ``python WORDS`` with the rights of an ordinary user."""
    return [sys.executable, "-c", _BOUND, *map(str, words)]


def briefreader(state: Path, *words: str | Path) -> list[str]:
    """The command ``briefreader WORDS`` with those rights and its stores below ``state``."""
    return bound("-m", "briefreader", *words, *places(state))


def run(
    state: Path,
    *words: str | Path,
    environment: Mapping[str, str] | None = None,
    seconds: float = 60,
) -> subprocess.CompletedProcess[bytes]:
    """Run it to its end; raises TimeoutExpired."""
    return subprocess.run(
        briefreader(state, *words),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=seconds,
        check=False,
        env={**os.environ, **(environment or {})},
    )


def json_lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    """What it printed with ``--json``; the test fails if it did not end well."""
    assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")
    assert done.stderr == b"", done.stderr.decode("utf-8", "replace")
    return [json.loads(line) for line in done.stdout.splitlines()]
