"""A file taken apart, whatever its format was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.errors import SourceError
from briefreader.sources.blocks.block import GAP, Block
from briefreader.sources.formats.front_matter import NOTHING, Metadata
from briefreader.sources.metadata.dates import HEAD_LINES
from briefreader.sources.metadata.document_head import head_lines

SHOWN_LIMIT = 2 * 1024 * 1024  # bytes of a text, or code points of what was packed
CUT = "only the first 2 MB are shown"
IS_EMPTY, NO_TEXT = "is empty", "holds no text"
_INVISIBLE = re.compile(r"[\s\u200c\u200d\u2400-\u2421\ufffd\ufe00-\ufe0f]*")


class ParsedFile(NamedTuple):
    """What a file says about itself, its blocks, the lines in which days stand, and notes.

    ``stated``: that it said something about itself at all. ``titled``: its title is what it is
    called, and never one of its lines.
    """

    blocks: list[Block]
    metadata: Metadata = NOTHING
    stated: bool = False
    head: Sequence[str] = ()
    notes: tuple[str, ...] = ()
    titled: bool = False


def refuse_empty(path: str, text: str) -> None:
    """Raise SourceError, with why, for a text in which there is nothing to see."""
    if _INVISIBLE.fullmatch(text):
        raise SourceError(path, NO_TEXT if text.strip() else IS_EMPTY)


def head_of(blocks: Sequence[Block], title: str) -> list[str]:
    """Return the lines of the first blocks in which days may stand, under the stated title."""
    first = GAP.join(block.text for block in blocks[:HEAD_LINES])
    return head_lines(first, title)


def up_to_limit(blocks: Sequence[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """Return as many blocks as are shown of one file, and a note if those are not all."""
    left = SHOWN_LIMIT
    for number, block in enumerate(blocks):
        left -= len(block.text)
        if left < 0:
            first = [] if number else [block.cut(SHOWN_LIMIT)]
            return [*blocks[:number], *first], (CUT,)
    return list(blocks), ()
