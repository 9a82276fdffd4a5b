"""Set the cells of a table as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from briefreader.sources.lines import cells

TABLE_WIDTH = 72
_BETWEEN = "  "
_SEPARATOR = " · "


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """One line a row: in columns if they fit in ``TABLE_WIDTH`` cells, else cell after cell."""
    filled = [[cell.strip() for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if not filled:
        return ""
    columns = max(len(row) for row in filled)
    widths = [
        max(cells(row[column]) if column < len(row) else 0 for row in filled)
        for column in range(columns)
    ]
    if sum(widths) + len(_BETWEEN) * (columns - 1) > TABLE_WIDTH:
        return "\n".join(_SEPARATOR.join(cell for cell in row if cell) for row in filled)
    return "\n".join(_in_columns(row, widths) for row in filled)


def _in_columns(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=False))
    return _BETWEEN.join(padded).rstrip()
