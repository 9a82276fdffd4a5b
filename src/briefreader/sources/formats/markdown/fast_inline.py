"""The usual forms of emphasis and links within a paragraph, told without a Markdown parser.

Most of what briefings hold is bold names, italics and links to web pages. Asterisks are paired as
CommonMark pairs them; whatever else is unusual is left to the parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefreader.domain.article import TextStyle
from briefreader.sources.formats.markdown.repairs import STAND_IN
from briefreader.sources.formats.markdown.splitter import has_inline_syntax
from briefreader.text.lazy_pattern import lazy_pattern

# Elements that style what stands within a paragraph, with plain attributes.
_NAME = "(?:a|b|br|em|i|s|span|strong|sub|sup|u)"
# No text holds anything that could begin or end another form.
_TOKEN = lazy_pattern(
    r"((?:[^*_`\[\]<\\&~!]++|!(?!\[)|~(?!~)|&(?!#?\w{1,40};))++)"
    r"|\\([!-/:-@\[-`{-~])"
    r"|(?:(?<=(.))|\A)(\*+)(?=(.)|\Z)"
    rf"|\[([^\[\]<\\`]+)\]\((https?://[^\s/?#:@()<>\\;{STAND_IN}][^\s()<>\\;{STAND_IN}]*)\)"
    rf"|(<{_NAME}(?:\s+[\w-]+=\"[^\"<>`\\]*\")*\s?/?>|</{_NAME}>)"
    r"|<(https?://[a-z0-9][a-z0-9.-]*[a-z](?:/[\w/.~?=&#:+-]*)?)>"
    r"|.",
    re.DOTALL,
)
# What is punctuation beside asterisks to every version of the parser.
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’–—…")
_MOST_RUNS = 100


# The part in which a style begins, the part before which it ends, and a link's address.
StyledParts = tuple[int, int, TextStyle, str]


class Inline(NamedTuple):
    """A paragraph in parts of text, with line ends as they are, or of one tag of HTML (``tags``).

    Inner spans come before those around them.
    """

    parts: list[str]
    spans: list[StyledParts]
    tags: list[int]


class _Run:
    """Asterisks side by side: ``left`` of them have not been paired yet."""

    __slots__ = ("closes", "left", "length", "opens", "part")

    def __init__(self, part: int, length: int, opens: bool, closes: bool) -> None:
        self.part = part
        self.length = self.left = length
        self.opens = opens
        self.closes = closes


def parse_simple_inline(text: str) -> Inline | None:
    """Return what a paragraph's ``text`` holds; None if that is anything but the usual forms."""
    found = Inline([], [], [])
    return found if _read(text, " ", found) else None


def _read(text: str, outside: str, found: Inline) -> bool:
    """Add the parts of ``text``, which stands behind the character ``outside``."""
    parts = found.parts
    runs: list[_Run] = []
    for words, escaped, before, stars, behind, label, url, tag, address in _TOKEN.findall(text):
        if words or escaped:
            parts.append(words or escaped)
        elif stars:
            sides = _sides(before or outside, behind or " ")
            if sides is None:
                return False
            runs.append(_Run(len(parts), len(stars), *sides))
            parts.append(stars)
        elif label:
            if not _link(label, url, found):
                return False
        elif tag:
            found.tags.append(len(parts))
            parts.append(tag)
        elif address:
            found.spans.append((len(parts), len(parts) + 1, TextStyle.LINK, address))
            parts.append(address)
        else:
            return False
    return not runs or _pair(runs, found)


def _link(label: str, url: str, found: Inline) -> bool:
    first = len(found.parts)
    if not has_inline_syntax(label):
        found.parts.append(label)
    elif not _read(label, "[", found):
        return False
    found.spans.append((first, len(found.parts), TextStyle.LINK, url))
    return True


def _sides(before: str, behind: str) -> tuple[bool, bool] | None:
    """Return whether asterisks between two characters can begin emphasis, and whether they can
    end it.
    """
    if behind.isspace():
        return False, not before.isspace()
    if before.isspace():
        return True, False
    word, next_word = _is_word(before), _is_word(behind)
    if (word or before in _PUNCTUATION) and (next_word or behind in _PUNCTUATION):
        return next_word or not word, word or not next_word
    return None


def _is_word(character: str) -> bool:
    return character.isalnum() or character == STAND_IN


def _pair(runs: list[_Run], found: Inline) -> bool:
    """Make spans of asterisks (CommonMark 6.2), if they are not too many; the others are text."""
    if len(runs) > _MOST_RUNS:
        return False
    opened: list[_Run] = []
    for run in runs:
        while run.closes and run.left and (number := _opener(opened, run)) is not None:
            opener = opened[number]
            used = 2 if opener.left > 1 and run.left > 1 else 1
            style = TextStyle.STRONG if used == 2 else TextStyle.EMPHASIS
            found.spans.append((opener.part + 1, run.part, style, ""))
            opener.left -= used
            run.left -= used
            del opened[number + (opener.left > 0) :]
        if run.opens and run.left:
            opened.append(run)
    for run in runs:
        found.parts[run.part] = "*" * run.left
    return True


def _opener(opened: list[_Run], run: _Run) -> int | None:
    """Return the number of the nearest of ``opened`` that ``run`` can close."""
    for number in range(len(opened) - 1, -1, -1):
        opener = opened[number]
        if (
            not (opener.closes or run.opens)
            or (opener.length + run.length) % 3
            or not (opener.length % 3 or run.length % 3)
        ):
            return number
    return None
