"""A command of the user's own, run with data on its standard input, and what it answers."""

from __future__ import annotations

import asyncio
import os
import signal
from asyncio.subprocess import STDOUT, Process
from contextlib import closing, suppress
from tempfile import TemporaryFile
from typing import NamedTuple

from briefreader.child_process import wait_or_kill
from briefreader.text.sanitizing import sanitize
from briefreader.ui.terminal.secure_mode import refuse_if_secure

MOST = 200_000  # bytes of an answer
PIECE = 1 << 14
_PATIENCE = 3.0  # seconds for a process that was killed


class CommandOutput(NamedTuple):
    """What a command wrote, harmless to a terminal, and its exit status; None if it was ended."""

    text: str
    status: int | None

    @property
    def outcome(self) -> str:
        """How it ended, in words."""
        if self.status is None:
            return "stopped: more output than can be shown"
        return "done" if self.status == 0 else f"exit status {self.status}"


async def run_command(command: str, data: str) -> CommandOutput:
    """Hand ``data`` to a command as the shell understands it, and wait for its answer.

    What is in the data is never part of the command. Whoever cancels this ends the command with
    all that it started. Raises OSError where there is no shell, or no folder for temporary files,
    and TerminalError where no command may be run.
    """
    refuse_if_secure()
    # Neither end is a pipe of asyncio's: to asyncio a process has not ended before its pipes have,
    # and it looks for that end no longer while something of the output has not been read.
    read_end, write_end = os.pipe()
    output = asyncio.StreamReader()
    pipe, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(output), os.fdopen(read_end, "rb", 0)
    )
    with closing(pipe):
        try:
            with TemporaryFile() as given:
                given.write(data.encode("utf-8", "replace"))
                given.seek(0)
                process = await asyncio.create_subprocess_exec(
                    *("/bin/sh", "-c", command),
                    stdin=given,
                    stdout=write_end,
                    stderr=STDOUT,
                    start_new_session=True,
                )
        finally:
            os.close(write_end)
        try:
            written, whole = await _answer(output)
            if not whole:
                _end(process)
            status = await process.wait()
        finally:
            _end(process)
            await wait_or_kill(process, _PATIENCE, _end)
    return CommandOutput(sanitize(written.decode("utf-8", "replace"))[0], status if whole else None)


async def _answer(output: asyncio.StreamReader) -> tuple[bytes, bool]:
    """Return what the command writes, as far as it is shown; whether that is all."""
    written = bytearray()
    while len(written) <= MOST:
        piece = await output.read(PIECE)
        if not piece:
            return bytes(written), True
        written += piece
    return bytes(written[:MOST]), False


def _end(process: Process) -> None:
    """End a command that still runs, and its children."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
