"""Words to the clipboard by every way there is, and what is said of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message
from textual.message_pump import MessagePump

from briefreader.text.plurals import pluralize
from briefreader.ui.rendering.cells import cut, flat
from briefreader.ui.state.session_file import save_clipboard_fallback
from briefreader.ui.terminal.clipboard import (
    copy_natively,
    copy_to_tmux,
    environment,
    native_tool,
    takes_osc_52,
    wrapped_sequence,
)

SPEAKER = 30  # cells


@dataclass
class CopyToClipboard(Message):
    """The terminal is to copy ``words``; ``wrapped`` gets the request through a multiplexer."""

    words: str
    wrapped: str


def counted_words(words: str, speaker: str | None) -> str:
    """Return how many words these are and, if that is known, whose."""
    count = pluralize(len(words.split()), "word")
    return f"{count} by {cut(flat(speaker), SPEAKER)}" if speaker else count


async def copy_by_all_ways(words: str, what: str, sender: MessagePump, folder: Path) -> str:
    """Hand words to the terminal, to tmux and to the desktop's own tool; what came of it.

    ``what`` names the words in the line that tells of it. A terminal never answers whether it has
    taken them, and is asked all the same. Where it is known not to, and nobody else took them, they
    are in a file in ``folder``.
    """
    wrapped, way = wrapped_sequence(words, environment())
    sender.post_message(CopyToClipboard(words, wrapped))
    tool = native_tool(environment())
    taken = []
    if tool is not None and await asyncio.to_thread(copy_natively, words, tool):
        taken.append(tool[0])
    in_tmux = bool(environment().get("TMUX"))
    if in_tmux and await asyncio.to_thread(copy_to_tmux, words):
        taken.append("tmux's buffer")
    if taken:
        sent = "" if tool is not None and taken[0] == tool[0] else "; sent to the terminal too"
        return f"copied {what} ({' and '.join(taken)}{sent})"
    if takes_osc_52(words, environment()):
        return f"sent {what} to {way} – paste to check"
    try:
        path = await asyncio.to_thread(save_clipboard_fallback, folder, words)
    except OSError as error:
        failed = f"saving to a file failed: {error.strerror}"
        return f"sent {what} to {way}, which may not support copying; {failed}"
    return f"saved {what} to {path} – this terminal may not support copying"
