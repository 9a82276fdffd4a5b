"""A command of the user's own, run with data on its standard input, and what it answers."""

from __future__ import annotations

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from contextlib import suppress
from typing import NamedTuple

from briefreader.characters import harmless

MOST = 200_000  # bytes of an answer
PIECE = 1 << 14


class Answer(NamedTuple):
    """What a command wrote, harmless to a terminal, and its exit status; None if it was ended."""

    text: str
    status: int | None

    @property
    def outcome(self) -> str:
        """How it ended, in words."""
        if self.status is None:
            return "ended: it wrote more than is shown"
        return "done" if self.status == 0 else f"exit status {self.status}"


async def run_command(command: str, data: str) -> Answer:
    """Hand ``data`` to a command as the shell understands it, and wait for its answer.

    What is in the data is never part of the command. Whoever cancels this ends the command with
    all that it started. Raises OSError where there is no shell.
    """
    process = await asyncio.create_subprocess_exec(
        *("/bin/sh", "-c", command),
        stdin=PIPE if data else DEVNULL,
        stdout=PIPE,
        stderr=STDOUT,
        start_new_session=True,
    )
    feeding = asyncio.create_task(_feed(process, data.encode("utf-8", "replace")))
    try:
        written, whole = await _answer(process)
        if not whole:
            _end(process)
        status = await process.wait()
    finally:
        feeding.cancel()
        _end(process)
        await process.wait()
    return Answer(harmless(written.decode("utf-8", "replace"))[0], status if whole else None)


async def _feed(process: Process, data: bytes) -> None:
    """Write everything, unless the command stops listening."""
    if process.stdin is None:
        return
    with suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(data)
        await process.stdin.drain()
    with suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.close()


async def _answer(process: Process) -> tuple[bytes, bool]:
    """What the command writes, as far as it is shown; whether that is all."""
    written = bytearray()
    while process.stdout is not None and len(written) <= MOST:
        piece = await process.stdout.read(PIECE)
        if not piece:
            return bytes(written), True
        written += piece
    return bytes(written[:MOST]), False


def _end(process: Process) -> None:
    """End a command that still runs, and its children."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
