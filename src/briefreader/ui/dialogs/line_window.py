"""The lines of a dialog, scrolled where not all have room."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from briefreader.ui.rendering.cells import cut


class LineWindow(Static):
    """As many lines as have room; where that is not all, the last says what is below."""

    def __init__(self) -> None:
        super().__init__(id="guide")
        self.count = 0  # lines that there are
        self.top = 0  # the first line that is shown

    @property
    def room(self) -> int:
        """How many lines are shown."""
        rows = self.size.height
        return rows if self.count <= rows else max(1, rows - 1)

    @property
    def last_top(self) -> int:
        """The last line that can be the first."""
        return max(0, self.count - self.room)

    @property
    def in_sight(self) -> range:
        """The lines that are shown."""
        return range(self.top, min(self.top + self.room, self.count))

    def move(self, lines: float) -> None:
        """Begin so many lines further down, or up; what is shown then is still to be written."""
        self.top = int(max(0, min(self.top + lines, self.last_top)))

    def write(self, shown: Sequence[Content], below: str) -> None:
        """Write the lines in sight and, where not all have room, what there is ``below``."""
        cells, rows = self.size
        if self.last_top and rows > 1:
            shown = [*shown, Content.assemble((cut(below, cells), "$faint"))]
        self.update(Content("\n").join(shown))
