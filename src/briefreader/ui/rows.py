"""One row of the article list: what stands on each of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefreader.article import Hit, Row, Snippet, Span
from briefreader.ui.cells import ELLIPSIS, cut, fit, flat, width, wrap
from briefreader.ui.runs import Run, Runs, cut_runs, spread

if TYPE_CHECKING:
    from briefreader.library import Mark

BAR = "▎"  # beside the row that the cursor is on
MARGIN = 3  # the cursor's bar, the unread dot, a space


@dataclass(frozen=True, slots=True)
class RowShape:
    """How many lines each part of a row has; every row of a list has the same shape."""

    titles: int = 2
    snippet: bool = False
    gap: int = 1

    @property
    def height(self) -> int:
        """Lines from one row to the next."""
        return self.titles + 1 + self.snippet + self.gap


@lru_cache(maxsize=256)
def shape_for(height: int, *, searching: bool) -> RowShape:
    """The shape for a list ``height`` lines high: airy where there is room, dense where not."""
    if height < 14:
        return RowShape(titles=1, snippet=searching, gap=0)
    return RowShape(titles=2, snippet=searching, gap=1)


def row_lines(
    hit: Hit,
    mark: Mark,
    snippet: Snippet | None,
    shape: RowShape,
    cells: int,
    *,
    marked: bool = False,
) -> tuple[Runs, ...]:
    """The row's lines, each at most ``cells`` wide, without the margin's cursor bar."""
    room = cells - MARGIN
    row = hit.row
    title = "read" if mark.read else "unread"
    height = max(1, shape.titles - (hit.statement is not None))
    titles = wrap(flat(row.title) or row.path.name, room, height)
    lines: list[Runs] = [(Run(line, title),) for line in titles]
    if hit.statement is not None and shape.titles > 1:
        lines.append((Run(cut(hit.statement.speaker or "unattributed", room), "speaker"),))
    lines.append(spread(_meta(row), _marks(row, mark), room))
    if shape.snippet:
        lines.append(snippet_runs(snippet, room) if snippet else ())
    dot = Run("✓ ", "marked") if marked else Run("● " if not mark.read else "  ", "dot")
    led = [(dot if number == 0 else Run("  "), *line) for number, line in enumerate(lines)]
    return (*led, *[()] * (shape.height - len(led)))


def _meta(row: Row) -> Runs:
    if not row.indexed:
        return (Run(ELLIPSIS, "meta"),)
    date = row.date.isoformat() if row.date else "n.d."
    versions = f"{row.versions} versions" if row.versions > 1 else ""
    where = flat(row.occasion or row.source)
    return (Run(" · ".join(filter(None, (date, versions, where))), "meta"),)


def _marks(row: Row, mark: Mark) -> Runs:
    count = f"{row.exchange_count}⇄" if row.exchange_count else f"{row.quote_count}“"
    return (
        *((Run("★ ", "star"),) if mark.starred else ()),
        *(
            (Run(f"◆{mark.bookmarks if mark.bookmarks > 1 else ''} ", "kept"),)
            if mark.bookmarks
            else ()
        ),
        *((Run(count, "count"),) if row.exchange_count or row.quote_count else ()),
    )


def snippet_runs(snippet: Snippet, cells: int) -> Runs:
    """The snippet on one line, its first hit in sight, every hit in its own style."""
    text, marks = _window(snippet, cells)
    runs: list[Run] = []
    at = 0
    for mark in marks:
        runs.append(Run(text[at : mark.start], "snippet"))
        runs.append(Run(mark.of(text), "hit"))
        at = mark.end
    runs.append(Run(text[at:], "snippet"))
    return cut_runs((run for run in runs if run.text), cells)


def _window(snippet: Snippet, cells: int) -> tuple[str, list[Span]]:
    """The part of the snippet around its first hit, white space as spaces, offsets kept."""
    text = "".join(" " if character.isspace() else character for character in snippet.text)
    marks = [mark for mark in snippet.marks if mark.start < mark.end]
    if not marks or width(text[: marks[0].end]) <= cells * 3 // 4:
        return text, marks
    first = marks[0]
    start = first.start
    while start > 0 and width(text[start - 1 : first.end]) <= cells * 2 // 3:
        start -= 1
    space = text.find(" ", start, first.start)
    start = space + 1 if space >= 0 else start
    shift = len(ELLIPSIS) - start
    moved = [Span(mark.start + shift, mark.end + shift) for mark in marks]
    return ELLIPSIS + fit(text[start:], cells), moved
