"""Words to the clipboard by every way there is, and what is said of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump

from briefreader.ui.clipboard import copy_natively, environment, native_tool, wrapped_sequence


@dataclass
class CopyOut(Message):
    """The terminal is to copy ``words``; ``wrapped`` gets the request through a multiplexer."""

    words: str
    wrapped: str


async def copy_by_all_ways(words: str, sender: MessagePump) -> str:
    """Hand words to the terminal and to the desktop's own tool; the ways taken, in words."""
    wrapped, way = wrapped_sequence(words, environment())
    sender.post_message(CopyOut(words, wrapped))
    tool = native_tool(environment())
    ways = [f"OSC 52 through {way}"]
    if tool is not None and await asyncio.to_thread(copy_natively, words, tool):
        ways.insert(0, tool[0])
    return " and ".join(ways)
