"""Signs that every terminal has, for one whose characters are not Unicode."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# What the reader draws itself, and what texts are full of; each as wide as what it stands for.
SIGNS = {
    "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
    "│": "|", "─": "-", "▐": "#", "▎": "|", "▏": ":", "▌": "|", "█": "#", "▼": "v", "▲": "^",
    "●": "*", "◆": "+", "★": "*", "✓": "x", "▸": ">", "›": ">", "⇄": "=", "¶": "P", "·": "-",
    "×": "x", "…": ".", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'",
    "‚": "'", "–": "-", "—": "-", "←": "<", "→": ">", "↑": "^", "↓": "v", "\u00a0": " ",
}  # fmt: skip


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return ``text`` in ASCII, cell for cell: signs by what looks like them, letters without
    accents.
    """
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    cells = cell_len(character)
    found = SIGNS.get(character)
    if found is None:
        base = unicodedata.normalize("NFKD", character)[:1]
        found = base if base.isascii() and base.isprintable() else "?"
    return (found * 2)[:cells]


class AsciiFilter(LineFilter):
    """Lets only ASCII out."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, each as wide as before."""
        return [Segment(plain(text), style, control) for text, style, control in segments]
