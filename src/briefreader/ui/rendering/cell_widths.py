"""How many cells characters take, where terminals do not agree about it.

Measured with xterm 398, tmux 3.5a, VTE (GLib 2.84) and kitty 0.41 for every code point. Rich counts
spacing marks, which end syllables in all Indic scripts, as nothing, like kitty; the others give
each a cell. What is counted here is the widest that one of them draws, but for what joins with the
character before it: an emoji of four people is counted as one, which xterm draws as four.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import rich.cells
from rich._unicode_data import load
from rich.cells import CellSpan, CellTable, get_character_cell_size, split_graphemes

_NOTHING = ("Mn", "Me", "Cf")  # categories of what takes no cell anywhere
_MARKS = (*_NOTHING, "Mc")
_SPECIAL = {
    **dict.fromkeys("\u302e\u302f\U00016ff0\U00016ff1", 2),
    **dict.fromkeys(
        "\u261d\u26f9\u270c\u270d\U0001f3cb\U0001f3cc\U0001f574\U0001f575\U0001f590", 2
    ),
    **dict.fromkeys(map(chr, range(0x3248, 0x3250)), 2),
    **dict.fromkeys("\U0001171e\ufff9\ufffa\ufffb", 1),
    **dict.fromkeys(map(chr, range(0x13430, 0x13440)), 1),
}
# What joins, by the cells that it takes in a terminal that does not join it.
_JOINING = {
    **dict.fromkeys(map(chr, (*range(0x1160, 0x1200), *range(0xD7B0, 0xD800))), 1),
    **dict.fromkeys("\ufe0f\uffa0", 1),
    **dict.fromkeys("\u302a\u302b\u302c\u302d\u3099\u309a\u3164\U00016fe4", 2),
    **dict.fromkeys(map(chr, (*range(0x1F1E6, 0x1F200), *range(0x1F3FB, 0x1F400))), 2),
}
_ATTACHING = frozenset(_JOINING) - frozenset(map(chr, range(0x1F1E6, 0x1F200)))  # but for flags
_LETTERS_OF_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+")
_LEFT_OUT = 0xE0000  # what begins here, tags and the like, never gets as far as a screen
# Whatever is drawn as it is counted by all four: nearly all of any text.
_CERTAIN = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff"
    "\u2010-\u2027\u202f-\u205e\u2070-\u20cf\u2100-\u230f\u2500-\u25fc\u3001-\u3029\u3041-\u3096"
    "\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60\ufffd]*"
)

# Of that, what takes one cell a character and joins with nothing: no character of it has to be
# looked up. Rich knows fewer, and no curly quotation mark or dash.
_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u202f-\u205e"
    "\u2500-\u25fc]*"
)


def use_terminal_widths() -> None:
    """Let Rich, and with it Textual, count what terminals draw."""
    table = _table(load())
    module: Any = rich.cells
    module.load_cell_table = lambda unicode_version="auto": table
    module._is_single_cell_widths = is_narrow
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()


def _table(usual: CellTable) -> CellTable:
    """Return Rich's table with the widest that a terminal draws."""
    entries = [(ord(character), ord(character), cells) for character, cells in _SPECIAL.items()]
    for start, end, cells in usual.widths:
        begun = start
        if cells == 0 and start < _LEFT_OUT:
            for code in range(start, end + 1):
                if (character := chr(code)) in _SPECIAL or _is_mark_with_a_cell(character):
                    entries += [(begun, code - 1, 0)] if begun < code else []
                    entries += [(code, code, 1)] if character not in _SPECIAL else []
                    begun = code + 1
        entries += [(begun, end, cells)] if begun <= end else []
    widened = frozenset(character for character, cells in _SPECIAL.items() if cells == 2)
    return CellTable(usual.unicode_version, sorted(entries), usual.narrow_to_wide - widened)


def _is_mark_with_a_cell(character: str) -> bool:
    return character not in _JOINING and unicodedata.category(character) not in _NOTHING


def is_narrow(text: str) -> bool:
    """Return whether ``text`` takes a cell a character in every terminal, nothing in it joined."""
    return _NARROW.fullmatch(text) is not None


def is_certain(text: str) -> bool:
    """Return whether every terminal draws ``text`` in as many cells as are counted."""
    return text.isascii() or _CERTAIN.fullmatch(text) is not None


def widest(cluster: str) -> int:
    """Return the most cells that any terminal takes for a character with all that joins it."""
    if len(cluster) == 2 and _LETTERS_OF_FLAGS.fullmatch(cluster):
        return 2
    return sum(_JOINING.get(part) or get_character_cell_size(part) for part in cluster)


def reach(cluster: str, cells: int) -> int:
    """Return the most cells that any terminal takes for what is counted as ``cells``.

    Where there is as much room, nothing of it is left out when it is placed.
    """
    if len(cluster) == 1 and cluster not in _JOINING:
        return cells
    return max(cells, widest(cluster))


def without_first_marks(text: str) -> str:
    """Return ``text`` from the first character on that does not join with what stands before it."""
    for at, character in enumerate(text):
        if character not in _ATTACHING and unicodedata.category(character) not in _MARKS:
            return text[at:]
    return ""


def graphemes(text: str) -> list[CellSpan]:
    """Return what is drawn as one: where it begins and ends, and its cells.

    As Rich tells them apart, but so that their cells add up to what it counts for the whole text:
    what a joiner at its beginning joins takes none, since it goes with whatever stands before.
    """
    joined = 0
    while text.startswith("\u200d", joined):
        joined = min(joined + 2, len(text))
    found = split_graphemes(text[joined:] if joined else text)[0]
    if not joined:
        return found
    after = ((start + joined, stop + joined, cells) for start, stop, cells in found)
    return [(0, joined, 0), *after]


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield what is drawn as one, with its cells; Rich tells the two letters of a flag apart."""
    flag = ""
    for start, stop, cells in graphemes(text):
        cluster = text[start:stop]
        if _LETTERS_OF_FLAGS.fullmatch(flag + cluster) and len(flag + cluster) < 2:
            flag = cluster
            continue
        if flag and not _LETTERS_OF_FLAGS.fullmatch(cluster):
            yield flag, 1
            flag = ""
        yield (flag + cluster, 2) if flag else (cluster, cells)
        flag = ""
    if flag:
        yield flag, 1


def placed(text: str, room: int) -> Iterator[tuple[int, str]]:
    """Yield ``text`` in parts, each with the cell where it begins.

    Written each at its place, they touch no more than ``room`` cells in any terminal: a part ends
    where more may be drawn than is counted, and what may reach beyond the room is left out, as much
    of it as is needed.
    """
    begun = cell = 0
    part = ""
    for cluster, cells in _clusters(text):
        most = widest(cluster)
        while cluster and cell + most > room:
            cluster = cluster[:-1]
            most = widest(cluster)
        if most > cells:
            yield begun, part
            yield cell, cluster
            begun, part = cell + cells, ""
        else:
            part += cluster
        cell += cells
    yield begun, part
