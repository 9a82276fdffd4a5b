"""Words to the clipboard by every way there is, and what is said of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from briefreader.ui.clipboard import (
    copy_natively,
    environment,
    native_tool,
    takes_osc_52,
    wrapped_sequence,
)

if TYPE_CHECKING:
    from briefreader.library.screen import KeptScreen


@dataclass
class CopyOut(Message):
    """The terminal is to copy ``words``; ``wrapped`` gets the request through a multiplexer."""

    words: str
    wrapped: str


async def copy_by_all_ways(words: str, sender: MessagePump, screen: KeptScreen) -> str:
    """Hand words to the terminal and to the desktop's own tool; the ways taken, in words.

    Where neither is known to take them, they are in a file.
    """
    wrapped, way = wrapped_sequence(words, environment())
    sender.post_message(CopyOut(words, wrapped))
    tool = native_tool(environment())
    ways = [f"OSC 52 through {way}"]
    if tool is not None and await asyncio.to_thread(copy_natively, words, tool):
        ways.insert(0, tool[0])
    elif not takes_osc_52(words, environment()):
        try:
            path = await asyncio.to_thread(screen.put_aside, words)
        except OSError as error:
            return f"{ways[0]}, which this terminal may not take; no file either: {error.strerror}"
        return f"in {path}: this terminal may not take it by OSC 52"
    return " and ".join(ways)
