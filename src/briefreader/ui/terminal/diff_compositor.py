"""Only what differs from what stands on the terminal is written to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from rich.color import ColorSystem
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from briefreader.ui.rendering.cell_widths import is_certain, placed, without_first_marks
from briefreader.ui.rendering.cells import width


@dataclass(slots=True)
class EmittedRow:
    """A row of the terminal: at which columns it is cut, and what was written from each on."""

    ends: list[int]
    pieces: dict[int, str] = field(default_factory=dict)


def move_to(x: int, y: int) -> str:
    """Return what puts the cursor into a cell, both counted from 0."""
    return f"\x1b[{y + 1};{x + 1}H"


def draw_strip(strip: Strip, x: int, y: int, console: Console) -> str:
    """Return what draws a strip whose first cell the cursor is in, and no other cell.

    Where terminals do not agree about a width, its cells are cleared, and each part is placed.
    """
    if is_certain(strip.text):
        return strip.render(console)
    colours = console._color_system or ColorSystem.TRUECOLOR
    left, end = x, x + strip.cell_length
    sequences: list[str] = []
    for text, style, _ in strip:
        cells = width(text)
        for offset, part in _parts(text, cells, end - x):
            if x + offset == left:
                part = without_first_marks(part)
            drawn = part if style is None else strip.render_style(style, part, colours)
            sequences.append(move_to(x + offset, y) + drawn)
        x += cells
    return "".join(sequences)


def _parts(text: str, cells: int, room: int) -> Iterator[tuple[int, str]]:
    if is_certain(text):
        yield 0, text
        return
    yield 0, " " * cells
    yield from (part for part in placed(text, room) if part[1])


class ChangesUpdate(ChopsUpdate):
    """Textual's update of some regions, without the pieces that stand there already."""

    written: dict[int, EmittedRow]

    def render_segments(self, console: Console) -> str:
        """Return the pieces that have changed, each with its place before it."""
        sequences: list[str] = []
        for y, left, right in self.spans:
            ends = self.chop_ends[y]
            row = self.written.get(y)
            if row is None or row.ends != ends:
                row = self.written[y] = EmittedRow(ends)
            for end, (x, strip) in zip(ends, self.chops[y].items(), strict=True):
                if strip is None or x >= right or end <= left:
                    continue
                drawn = draw_strip(strip, x, y, console)
                if row.pieces.get(x) != drawn:
                    row.pieces[x] = drawn
                    sequences.append(move_to(x, y) + drawn)
        return "".join(sequences)


class WholeUpdate(LayoutUpdate):
    """Textual's update of the whole screen, without the rows that stand there already."""

    written: dict[int, EmittedRow]

    def render_segments(self, console: Console) -> str:
        """Return the rows that have changed, each piece with its place before it."""
        sequences: list[str] = []
        for y, strips in enumerate(self.strips):
            row = EmittedRow([])
            x = 0
            for strip in strips:
                row.pieces[x] = draw_strip(strip, x, y, console)
                x += strip.cell_length
                row.ends.append(x)
            if self.written.get(y) != row:
                self.written[y] = row
                sequences += [move_to(x, y) + drawn for x, drawn in row.pieces.items()]
        return "".join(sequences)


class DiffCompositor(Compositor):
    """Remembers what stands on the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._written: dict[int, EmittedRow] = {}

    def forget_written(self) -> None:
        """Take nothing for standing on the terminal any more: others have drawn there."""
        self._written.clear()

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return an update of the whole screen: Textual asks for it several times in a row."""
        update = super().render_full_update(simplify)
        whole = WholeUpdate(update.strips, update.region)
        whole.written = self._written
        return whole

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what has changed; None where nothing may have."""
        update = super().render_partial_update()
        if update is None:
            return None
        changes = ChangesUpdate(update.chops, update.spans, update.chop_ends)
        changes.written = self._written
        return changes

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """Return the pieces of each row by the column each begins at, the foremost part's.

        Textual's own way cuts every line of every part, those that others cover too, and keeps a
        line of one piece in a cache of that line: some thousand objects at each key, which nothing
        but a search for garbage would free.
        """
        cuts = self.cuts
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(row[:-1]) for row in cuts]
        for region, clip, strips in self._get_renders(crop):
            shown = region.intersection(clip)
            left, right = shown.column_span
            for y, strip in zip(shown.line_range, strips, strict=False):
                if not is_rendered_line(y):
                    continue
                row = chops[y]
                begins = [cut for cut in cuts[y] if left <= cut < right]
                if None not in [row[cut] for cut in begins]:
                    continue
                if len(begins) == 1 and strip.cell_length == right - left:
                    row[left] = strip
                    continue
                pieces = strip.divide([cut - left for cut in (*begins[1:], right)])
                for cut, piece in zip(begins, pieces, strict=False):
                    if row[cut] is None:
                        row[cut] = piece
        return cast("Sequence[Mapping[int, Strip]]", chops)
