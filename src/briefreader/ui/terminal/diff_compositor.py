"""Only what differs from what stands on the terminal is written to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate


@dataclass(slots=True)
class EmittedRow:
    """A row of the terminal: at which columns it is cut, and what was written from each on."""

    ends: list[int]
    pieces: dict[int, str] = field(default_factory=dict)


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
                drawn = strip.render(console)
                if row.pieces.get(x) != drawn:
                    row.pieces[x] = drawn
                    sequences.append(f"\x1b[{y + 1};{x + 1}H{drawn}")
        return "".join(sequences)


class WholeUpdate(LayoutUpdate):
    """Textual's update of the whole screen, which remembers what it has written."""

    written: dict[int, EmittedRow]

    def render_segments(self, console: Console) -> str:
        """Return every row, with its place before it."""
        sequences: list[str] = []
        for y, strips in enumerate(self.strips):
            row = self.written[y] = EmittedRow([])
            x = 0
            sequences.append(f"\x1b[{y + 1};1H")
            for strip in strips:
                drawn = row.pieces[x] = strip.render(console)
                sequences.append(drawn)
                x += strip.cell_length
                row.ends.append(x)
        return "".join(sequences)


class DiffCompositor(Compositor):
    """Remembers what stands on the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._written: dict[int, EmittedRow] = {}

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return everything, whatever stands there."""
        self._written.clear()
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
