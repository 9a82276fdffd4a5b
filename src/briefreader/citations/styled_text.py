"""A line of a citation before it becomes plain text, Markdown or any other markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
"""What stands between two paragraphs."""


class StyledText(NamedTuple):
    """A stretch of text; ``emphasis`` sets a work's title apart, ``address`` is where it leads."""

    text: str
    emphasis: bool = False
    address: str = ""


Line: TypeAlias = tuple[StyledText, ...]


def plain(line: Line) -> str:
    """Return the words alone."""
    return "".join([run[0] for run in line])


@lru_cache(1024)
def words(text: str) -> Line:
    """Return a line that is nothing but these words."""
    return (StyledText(text),)


def marker(
    escape: Callable[[str], str], opening: str, closing: str, link: Callable[[str, str], str]
) -> Callable[[Line], str]:
    """Return what writes a line in a markup: escaped, emphasis between ``opening`` and ``closing``.

    ``link`` makes a link of words and an address. Most of a credit comes again with the next.
    """

    @lru_cache(4096)
    def written(run: StyledText) -> str:
        text, emphasis, address = run
        if not text:
            return ""
        if address:
            return link(text, address)
        return f"{opening}{escape(text)}{closing}" if emphasis else escape(text)

    return lambda line: "".join(map(written, line))


def joined(parts: list[Line], separator: str = ", ") -> Line:
    """Return the parts that are not empty, one after the other.

    A comma goes into the quotation marks that it follows, and is left out after ``?`` and ``!``.
    """
    runs: list[StyledText] = []
    between = words(separator)
    for part in parts:
        if not part or not (part[0][0] or plain(part)):
            continue
        if runs and runs[-1][0].endswith("”") and separator.startswith(","):
            body = runs[-1].text[:-1]
            comma = "" if body.endswith(("?", "!")) else ","
            runs[-1] = runs[-1]._replace(text=f"{body}{comma}”")
            runs.append(StyledText(separator[1:]))
        elif runs:
            runs += between
        runs += part
    return tuple(runs)
