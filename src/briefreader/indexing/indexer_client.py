"""The indexer process, seen from the screen that starts it."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from briefreader.child_process import wait_or_kill
from briefreader.errors import SearchIndexError
from briefreader.indexing.events import EventKind, IndexEvent, from_line
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.process_arguments import indexer_arguments, terminal_signals_blocked
from briefreader.log import Log

_PATIENCE = 3.0  # seconds to publish what is done, before the process is ended


async def index_events(
    folder: Path,
    roots: Sequence[Path],
    settings: IndexSettings,
    *,
    log: Log,
    watch: bool = False,
) -> AsyncGenerator[IndexEvent, None]:
    """Start the indexer and yield what it tells, to its end or until this is closed.

    Not every file has an event: see the ``progress`` kind. Its own errors go to the ``log``.
    Raises SearchIndexError, in one line, where the indexer cannot start, gives up or dies.
    """
    arguments = indexer_arguments(folder, roots, settings, watch=watch)
    try:
        process = await _started(arguments, log)
    except OSError as error:
        raise SearchIndexError(f"the indexer can't start: {error.strerror}") from error
    try:
        async for event in _told(process):
            if event.kind is EventKind.FAILED:
                raise SearchIndexError(event.reason)
            yield event
        status = await process.wait()
        if status != 0:
            raise SearchIndexError(
                f"the indexer stopped unexpectedly (status {status}): see {log.path}"
            )
    finally:
        await _end(process)


def _errors(log: Log) -> BinaryIO:
    """Return where the indexer's own errors go: to nowhere, if there can be no log."""
    try:
        return log.open()
    except OSError:
        return open(os.devnull, "ab", buffering=0)


async def _started(arguments: Sequence[str], log: Log) -> Process:
    with _errors(log) as errors, terminal_signals_blocked():
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", "briefreader.indexing"),
            *arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=errors,
        )


async def _told(process: Process) -> AsyncIterator[IndexEvent]:
    assert process.stdout is not None
    async for line in process.stdout:
        with suppress(ValueError):  # half a line of a process that was killed
            yield from_line(line)


async def _end(process: Process) -> None:
    """Close the lifeline and wait; a process that does not go is killed."""
    if process.stdin is not None:
        process.stdin.close()
    await wait_or_kill(process, _PATIENCE, _kill)


def _kill(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
