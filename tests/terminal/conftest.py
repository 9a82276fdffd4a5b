"""The program in a real terminal, with a notebook and a cache of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from tests.forking import ForkedTerminal
from tools.terminal import Terminal

# For tests in which the start counts, or the processes that the program has.
STARTED = pytest.mark.parametrize("terminals", [Terminal], ids=["started"])

# One of them is on the screen once all is indexed: the list is sorted, or waits for a key.
INDEXED = ("by date", "s to sort")
ASKED = "search the library:"  # the answer to a key that draws little


class OpenReader(Protocol):
    """Starts ``briefreader WORDS`` in a terminal that is closed after the test."""

    def __call__(
        self,
        *words: str | Path,
        columns: int = 140,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> Terminal: ...


def reader_command(state: Path, *words: str | Path) -> list[str]:
    """``briefreader WORDS`` with its cache and notebook below ``state``."""
    places = ["--data-dir", str(state / "data"), "--cache-dir", str(state / "cache")]
    return [sys.executable, "-m", "briefreader", *map(str, words), *places]


def wait_until_sorted(terminal: Terminal) -> None:
    """Wait for the end of the first indexing, and sort a list that waits for a key.

    What the footer says of it then may be followed at once by other news; the list's head stays.
    """
    terminal.wait_for(lambda text: any(end in text for end in INDEXED), 120)
    for _ in range(20):
        if "by date" not in terminal.text:
            terminal.send("k")
            terminal.settle()
    terminal.wait_for("by date")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where this test's notebook and cache are."""
    return tmp_path / "state"


@pytest.fixture
def terminals() -> type[Terminal]:
    """What ``open_reader`` opens."""
    return ForkedTerminal


@pytest.fixture
def open_reader(terminals: type[Terminal], state: Path, tmp_path: Path) -> Iterator[OpenReader]:
    with ExitStack() as stack:

        def start(
            *words: str | Path,
            columns: int = 140,
            rows: int = 40,
            environment: Mapping[str, str] | None = None,
        ) -> Terminal:
            own = {"XDG_CONFIG_HOME": str(tmp_path / "config"), **(environment or {})}
            command = reader_command(state, *words)
            terminal = terminals(command, columns=columns, rows=rows, environment=own)
            return stack.enter_context(terminal)

        yield start
