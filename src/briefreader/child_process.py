"""The end of a process that was started in an event loop."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import Process
from collections.abc import Callable

_KILLED = 3.0  # seconds; one that waits for a disk that has gone away does not end even then


async def wait_or_kill(process: Process, seconds: float, kill: Callable[[Process], None]) -> None:
    """Wait until a process has ended; kill it if that takes longer than ``seconds``.

    Being cancelled cuts none of this short, for nobody else would wait for the process: as a screen
    closes, its work is cancelled more than once. CancelledError is raised when it has ended.
    """
    loop = asyncio.get_running_loop()
    cancelled: asyncio.CancelledError | None = None
    is_killed, until = False, loop.time() + seconds
    while process.returncode is None:
        try:
            async with asyncio.timeout_at(until):
                await process.wait()
        except TimeoutError:
            if is_killed:
                break
            kill(process)
            is_killed, until = True, loop.time() + _KILLED
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
