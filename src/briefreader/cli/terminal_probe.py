"""Asks a terminal how wide it draws emoji, and whether it takes text for the clipboard."""

from __future__ import annotations

import os
import re
import select
import sys
import termios
import time
from dataclasses import dataclass

WIDE = ("🙂", "👩‍👧", "❤️")
"""A plain emoji, a joined one, one that a selector makes wide: the screen counts 2 cells each."""

_PATIENCE = 0.5  # seconds, for a terminal at the other end of the world
_CURSOR = re.compile(rb"\x1b\[(\d{1,5});(\d{1,5})R")
_ATTRIBUTES = re.compile(rb"\x1b\[\?([\d;]*)c")
_CLIPBOARD = b"52"


@dataclass(frozen=True, slots=True)
class TerminalCapabilities:
    """``widths`` are the cells of each of ``WIDE``, or nothing without an answer.

    ``clipboard`` is whether the terminal names OSC 52 among its abilities (None: no answer). One
    that does not may take it all the same.
    """

    widths: tuple[int, ...]
    clipboard: bool | None


def ask_terminal() -> TerminalCapabilities:
    """Draw each of ``WIDE`` and ask where the cursor is then; nothing of it stays to be seen.

    Needs a terminal on standard input and output. What is typed meanwhile is lost.
    """
    before = termios.tcgetattr(sys.stdin)
    quiet = termios.tcgetattr(sys.stdin)
    quiet[3] &= ~(termios.ICANON | termios.ECHO)
    try:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, quiet)
        # The question that every terminal answers comes last.
        asked = "".join(f"\r{one}\x1b[6n" for one in WIDE) + "\r\x1b[K\x1b[c"
        sys.stdout.write(asked)
        sys.stdout.flush()
        return read_answers(_answer())
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, before)


def _answer() -> bytes:
    heard = b""
    until = time.monotonic() + _PATIENCE
    while not _ATTRIBUTES.search(heard) and (left := until - time.monotonic()) > 0:
        if select.select([sys.stdin], [], [], left)[0]:
            heard += os.read(sys.stdin.fileno(), 1024)
    return heard


def read_answers(heard: bytes) -> TerminalCapabilities:
    """Return what the bytes that a terminal sent back mean; whatever else is among them is
    passed over.
    """
    columns = [int(found[2]) - 1 for found in _CURSOR.finditer(heard)]
    named = _ATTRIBUTES.search(heard)
    clipboard = None if named is None else _CLIPBOARD in named[1].split(b";")
    return TerminalCapabilities(tuple(columns) if len(columns) == len(WIDE) else (), clipboard)
