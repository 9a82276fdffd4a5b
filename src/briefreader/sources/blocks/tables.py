"""Set the cells of a table as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefreader.sources.blocks.line_shapes import cells

TABLE_WIDTH = 72
_BETWEEN = "  "
_SEPARATOR = " · "

TableSetter = Callable[[Sequence[Sequence[str]]], str]
"""Sets the rows of a table as lines of text."""


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """Return one line a row: in columns if they fit in ``TABLE_WIDTH`` cells, else cell after cell.

    A first row that alone is too wide stands over the columns cell after cell.
    """
    filled = [[cell.strip() for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if not filled:
        return ""
    columns = max(len(row) for row in filled)
    widths = _widths(filled, columns)
    if _fit(widths):
        return "\n".join(_in_columns(row, widths) for row in filled)
    head, *body = filled
    widths = _widths(body, columns)
    if len(body) > 1 and _fit(widths):  # only what stands over the columns is too long for them
        return "\n".join((_in_a_row(head), *(_in_columns(row, widths) for row in body)))
    return "\n".join(map(_in_a_row, filled))


def _widths(rows: Sequence[Sequence[str]], columns: int) -> list[int]:
    """Return the cells of the screen that each column needs; of very many no more than that they
    do.
    """
    widths = [0] * columns
    if _fit(widths):
        for row in rows:
            for column, cell in enumerate(row):
                widths[column] = max(widths[column], cells(cell))
    return widths


def _fit(widths: Sequence[int]) -> bool:
    return sum(widths) + len(_BETWEEN) * (len(widths) - 1) <= TABLE_WIDTH


def _in_a_row(row: Sequence[str]) -> str:
    return _SEPARATOR.join(cell for cell in row if cell)


def _in_columns(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=False))
    return _BETWEEN.join(padded).rstrip()
