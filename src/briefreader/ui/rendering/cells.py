"""Text measured in terminal cells: shown safely, cut, padded and wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.cells import cell_len

from briefreader.text.sanitizing import CONTROLS, DIRECTIONS, SURROGATES, TAGS
from briefreader.ui.rendering.cell_widths import (
    graphemes,
    is_certain,
    is_narrow,
    reach,
    use_terminal_widths,
)

use_terminal_widths()

ELLIPSIS = "…"

_UNSHOWABLE = re.compile(f"[\t\n{CONTROLS}{DIRECTIONS}{SURROGATES}{TAGS}]")


def shown(text: str) -> str:
    """Return ``text`` as it is drawn, code point for code point: no control ever reaches a cell.

    White space of every kind becomes a space; other controls, which cleaning should have taken
    out long before, become a replacement character, so that offsets stay what they are.
    """
    if not _UNSHOWABLE.search(text):
        return text
    return _UNSHOWABLE.sub(lambda found: " " if found[0] in "\t\n\r\x0b\x0c" else "\ufffd", text)


def harmless(text: str) -> str:
    """Return ``text`` without any control, direction or tag character: the last wall before a
    terminal.

    Cleaning and ``shown`` come first and know what stands for what; this one only has to hold where
    they were forgotten.
    """
    return _UNSHOWABLE.sub("", text) if _UNSHOWABLE.search(text) else text


def flat(text: str) -> str:
    """Return ``text`` on one line: every run of white space is one space."""
    return shown(" ".join(text.split()))


def width(text: str) -> int:
    """Return how many cells ``text`` takes."""
    return cell_len(text)


def fits(text: str, cells: int) -> bool:
    """Return whether ``text`` takes no more than ``cells``, in any terminal."""
    if cell_len(text) > cells:
        return False
    if is_certain(text):
        return True
    taken = 0
    for start, stop, size in graphemes(text):
        if taken and taken + reach(text[start:stop], size) > cells:
            return False
        taken += size
    return True


def fit(text: str, cells: int) -> str:
    """Return the longest start of ``text`` that takes no more than ``cells``, whole graphemes
    only.

    In any terminal, unless a grapheme by itself may take more than there are.
    """
    if fits(text, cells):
        return text
    if is_narrow(text[: cells + 1]):  # nothing joins what stands there last
        return text[: max(0, cells)]
    end = taken = 0
    for start, stop, size in graphemes(text):
        if taken + (reach(text[start:stop], size) if taken else size) > cells:
            break
        taken += size
        end = stop
    return text[:end]


def cut(text: str, cells: int) -> str:
    """Return ``text`` if it fits into ``cells``, else as much as fits and an ellipsis."""
    if fits(text, cells):
        return text
    return fit(text, cells - 1).rstrip() + ELLIPSIS if cells > 0 else ""


def pad(text: str, cells: int) -> str:
    """Return ``text`` cut or filled with spaces to exactly ``cells``."""
    text = cut(text, cells)
    return text + " " * (cells - cell_len(text))


def wrap(text: str, cells: int, lines: int) -> tuple[str, ...]:
    """Return at most ``lines`` lines of at most ``cells``, the last cut with an ellipsis."""
    # More than this can never be shown; a headline of a megabyte must not be measured whole.
    text = flat(text[: 4 * cells * lines + 4 * cells])
    wrapped: list[str] = []
    while text and len(wrapped) < lines - 1 and not fits(text, cells):
        line = first_line(text, cells)
        wrapped.append(line.rstrip())
        text = text[len(line) :].lstrip()
    if text:
        wrapped.append(cut(text, cells))
    return tuple(wrapped)


def wrap_pieces(pieces: Iterable[str], cells: int, lines: int) -> tuple[str, ...]:
    """Return at most ``lines`` lines of at most ``cells``, the last cut with an ellipsis, of pieces
    that end in a sign and a space: " · " or ", ".

    A piece is parted only if it is longer than a line; the sign of the last one is left out.
    """
    rows: list[str] = []
    for piece in map(flat, pieces):
        if rows and fits(f"{rows[-1]} {piece}", cells):
            rows[-1] = f"{rows[-1]} {piece}"
        else:
            rows.append(piece)
    if rows:
        rows[-1] = rows[-1].rstrip(" ·,")
    wrapped = [line for row in rows for line in wrap_all(row, cells)]
    if len(wrapped) > lines:
        wrapped[lines - 1 :] = [cut(" ".join(wrapped[lines - 1 :]), cells)]
    return tuple(wrapped)


def first_line(text: str, cells: int) -> str:
    """Return the start of ``text`` up to the last place to break within ``cells``; never empty."""
    line = fit(text, cells)
    if len(line) == len(text) or text[len(line)] == " ":
        return line
    space = line.rfind(" ")
    return line[: space + 1] if space > 0 else line or text[:1]


def wrap_all(text: str, cells: int) -> list[str]:
    """Return all the lines of ``text`` at ``cells``, each paragraph beginning on one of its own."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        rest = flat(paragraph)
        at = 0
        while at < len(rest):
            # A line's worth at a time: to measure the whole rest for each line would be slow.
            line = first_line(rest[at : at + 4 * cells], cells)
            lines.append(line.rstrip())
            at += len(line)
            while at < len(rest) and rest[at] == " ":
                at += 1
    return lines
