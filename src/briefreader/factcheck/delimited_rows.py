"""Rows of a table in plain text: lines with commas, semicolons, bars or tabs between their cells,
as spreadsheets save and people type them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefreader.domain.article import Span, TextStyle
from briefreader.factcheck.draft_tables import (
    ANY_QUOTATION_MARK,
    CELL_SEPARATOR,
    TableRow,
    marked_table,
)
from briefreader.sources.blocks.block import Block

_FEWEST_ROWS = 2
_FEWEST_CELLS = 2
_LONGEST_HEADING = 4  # words, a name or a day too
_LONGEST_CELL = 8  # words of one without a quotation; a clause of a sentence has more
_LONGEST_LINE = 2_000  # code points
_WITHIN = "{0,800}"  # code points of a quotation in a cell
_BETWEEN = {  # of cells, none of them within quotation marks
    one: re.compile(
        rf'((?:"(?:[^"]|""){_WITHIN}"|“[^”]{_WITHIN}”|„[^“”]{_WITHIN}[“”]|«[^»]{_WITHIN}»|[^{one}])*)'
        rf"(?:{one}|\Z)"
    )
    for one in (r"\t", r"\|", ";", ",")
}
_INNER = re.compile('""([^"]*)""')


def with_rows_apart(text: str) -> Iterator[str | Block]:
    """Yield a plain text's stretches in order: the rows of each table in it as one block of style
    ``TABLE``, and what stands between them as it is.
    """
    running: list[str] = []
    for group in re.split(r"(\n[ \t\r]*\n\s*)", text):
        lines = group.strip().split("\n")
        rows = _rows(lines) if len(lines) >= _FEWEST_ROWS else []
        if not rows:
            running.append(group)
            continue
        yield "".join(running)
        running = []
        table = marked_table(rows)
        yield Block(table).set_in(TextStyle.TABLE)
    yield "".join(running)


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the cells of lines that are all rows of one table; none of other lines."""
    if any(len(line) > _LONGEST_LINE for line in lines):
        return []
    for mark, between in _BETWEEN.items():
        if not all(re.search(mark, line) for line in lines):
            continue
        rows = [_cells(line.strip().strip("|"), between) for line in lines]
        same = len({len(row) for row in rows}) == 1 and len(rows[0]) >= _FEWEST_CELLS
        if same and _is_table(rows, headed=mark == ","):
            return [*_with_marks(rows)]
    return []


def _cells(line: str, between: re.Pattern[str]) -> list[str]:
    cells = [cell.strip() for cell in between.findall(line)]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells  # behind the last mark


def _is_table(rows: Sequence[Sequence[str]], *, headed: bool) -> bool:
    """Return whether lines are rows: the cells without a quotation are short, and one line or more
    has one. Commas stand in every sentence, so that headings must say what the columns are.
    """
    cells = [cell for row in rows for cell in row]
    quoted = [cell for cell in cells if ANY_QUOTATION_MARK.match(cell)]
    others = [cell for cell in cells if not ANY_QUOTATION_MARK.search(cell)]
    if headed and not _is_heading(rows[0]):
        return False
    return bool(quoted) and all(len(cell.split()) <= _LONGEST_CELL for cell in others)


def _is_heading(row: Sequence[str]) -> bool:
    """Return whether cells are headings, of which one tells who speaks, when, or what was said."""
    names = tuple(cell.strip('"') for cell in row)
    head = TableRow(Span(0, 0), names)
    short = all(len(cell.split()) <= _LONGEST_HEADING for cell in names)
    return short and any(
        told(column)
        for column in range(len(names))
        for told in (head.is_who, head.is_when, head.quotes)
    )


def _with_marks(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield rows without the marks that only keep a cell together: those around headings, names and
    days.
    """
    has_head = _is_heading(rows[0])
    head = TableRow(Span(0, 0), tuple(cell.strip('"') for cell in rows[0]) if has_head else ())
    for number, row in enumerate(rows):
        cells: list[str] = []
        for column, cell in enumerate(row):
            words = cell.replace(CELL_SEPARATOR, " ")
            names = (not number and has_head) or head.is_who(column) or head.is_when(column)
            if names or (head.is_other(column) and not head.asks(column)):
                words = words.strip('"')
            cells.append(_INNER.sub(r"‘\1’", words))
        yield cells
