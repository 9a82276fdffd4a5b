"""The indexer process, seen from the screen that starts it."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

from briefreader.errors import SearchIndexError
from briefreader.indexing.arguments import indexer_arguments
from briefreader.indexing.events import EventKind, IndexEvent, from_line
from briefreader.indexing.settings import Settings
from briefreader.search.folder import unusable

_PATIENCE = 3.0  # seconds to publish what is done, before the process is ended


async def index_events(
    folder: Path,
    roots: Sequence[Path],
    settings: Settings,
    *,
    log: Path,
    watch: bool = False,
) -> AsyncGenerator[IndexEvent, None]:
    """Start the indexer and yield what it tells, to its end or until this is closed.

    Not every file has an event: see the ``progress`` kind. Its own errors go to the file ``log``.
    Raises SearchIndexError, in one line, where the indexer cannot start, gives up or dies.
    """
    arguments = indexer_arguments(folder, roots, settings, watch=watch)
    try:
        process = await _started(arguments, log)
    except OSError as error:
        raise unusable(log.parent, error) from error
    try:
        async for event in _told(process):
            if event.kind is EventKind.FAILED:
                raise SearchIndexError(event.reason)
            yield event
        status = await process.wait()
        if status != 0:
            raise SearchIndexError(f"the indexer stopped by itself (status {status}): see {log}")
    finally:
        await _end(process)


async def _started(arguments: Sequence[str], log: Path) -> Process:
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with log.open("ab") as errors:
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
    try:
        await asyncio.wait_for(process.wait(), _PATIENCE)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
