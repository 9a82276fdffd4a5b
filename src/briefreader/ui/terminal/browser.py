"""A web page in the user's browser, of which nothing is seen on this terminal."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Mapping

from briefreader.ui.terminal.secure_mode import is_secure

PATIENCE = 5.0  # seconds; a browser that has not failed by then shows the page
_LOOK = 0.05  # seconds

# In a process of its own: a browser's output would garble the screen, one made for terminals would
# take the keys, and some do not end before their window is closed.
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


def can_open_browser(environment: Mapping[str, str]) -> bool:
    """Return whether a browser may and could open on a desktop rather than in this terminal."""
    if is_secure(environment):
        return False
    if sys.platform in ("darwin", "win32"):
        return not environment.get("SSH_CONNECTION")
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


async def open_in_browser(url: str) -> bool:
    """Open a web page; False if no browser takes it."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _OPEN, url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while (status := process.poll()) is None and loop.time() < end:
        await asyncio.sleep(_LOOK)
    return not status
