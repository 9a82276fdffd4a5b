"""One row of the article list: what stands on each of its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Protocol

from briefreader.domain.article import Span
from briefreader.domain.listing_row import ArticleRow, Hit, Snippet
from briefreader.domain.quote import Quote, speaker_as_shown
from briefreader.ui.rendering.cells import ELLIPSIS, cut, first_line, fit, flat, width, wrap
from briefreader.ui.rendering.styled_runs import (
    Runs,
    StyledRun,
    cut_runs,
    justify_runs,
    set_flush_right,
    width_of,
)
from briefreader.ui.rendering.text_direction import is_flush_right

if TYPE_CHECKING:
    from briefreader.library import ReadState

BAR = "▎"  # beside the row that the cursor is on
_WORDS = 200  # code points of a statement before its snippet is known
_NO_LEAD = StyledRun("")
NARROW = 40  # cells
_TELLING: tuple[tuple[Callable[[ArticleRow], str], re.Pattern[str]], ...] = (
    (lambda row: row.occasion, re.compile(r"\S+")),
    (lambda row: row.source, re.compile(r"\S+")),
    (lambda row: str(row.path), re.compile(r"[^\s/_.-]+")),
)
"""What may tell articles apart, with the parts in which it may differ."""
_MOST = 16  # cells of what tells rows apart that are alike else
_FEWEST = 20  # cells of a snippet that tell more of an article than the beginning of its title
MARGIN = 3  # the cursor's bar, the unread dot, a space


class ListedRows(Protocol):
    """What is listed."""

    def __len__(self) -> int: ...

    def hit(self, number: int) -> Hit:
        """Return the hit of a row."""


class HitsOnce:
    """Looks up each row once while rows are drawn: those beside one another ask for the same."""

    def __init__(self, listing: ListedRows) -> None:
        self._listing = listing
        self._hits: dict[int, Hit] = {}

    def __len__(self) -> int:
        return len(self._listing)

    def hit(self, number: int) -> Hit:
        """Return the hit of a row; of a file that is still to be indexed as it is now."""
        hit = self._hits.get(number)
        if hit is None:
            hit = self._listing.hit(number)
            if hit.row.indexed:
                self._hits[number] = hit
        return hit


@dataclass(frozen=True, slots=True)
class RowShape:
    """How many lines each part of a row has; every row of a list has the same shape."""

    titles: int = 2
    snippet: bool = False
    gap: int = 1
    compact: bool = False
    """Whether a row is one line: the day, then the title or the snippet, then the marks."""

    @property
    def height(self) -> int:
        """Lines from one row to the next."""
        return 1 if self.compact else self.titles + 1 + self.snippet + self.gap


@lru_cache(maxsize=256)
def shape_for(height: int, *, searching: bool, compact: bool = False) -> RowShape:
    """Return the shape for a list ``height`` lines high: airy where there is room, dense where
    not; ``compact`` if the user wants one line a row.
    """
    if compact:
        return RowShape(titles=1, snippet=searching, gap=0, compact=True)
    if height < 14:
        return RowShape(titles=1, snippet=searching, gap=0)
    return RowShape(titles=2, snippet=searching, gap=1)


def row_lines(
    hit: Hit,
    mark: ReadState,
    snippet: Snippet | None,
    shape: RowShape,
    cells: int,
    *,
    marked: bool = False,
    sought: str = "",
    apart: str = "",
    title_marks: Sequence[Span] = (),
    reordered: bool = False,
) -> tuple[Runs, ...]:
    """Return the row's lines, each at most ``cells`` wide, without the margin's cursor bar.

    Of a statement by the one speaker who is ``sought`` the row does not say whose it is. What was
    found comes first, with its day: rows that look alike otherwise differ in it. It has the lines
    that the title below it leaves. ``apart`` is what tells it from the rows around it;
    ``title_marks`` are where words that were sought stand in its title, as ``flat`` returns it.
    With ``reordered`` text, right-to-left words are set flush right.
    """
    room = cells - MARGIN
    row = hit.row
    title = "read" if mark.read else "unread"
    if shape.compact:
        lines = [_one_line(hit, mark, snippet, room, apart, title_marks, reordered)]
    elif hit.statement is not None:
        lines = _statement_lines(hit, hit.statement, mark, snippet, shape, room, sought, reordered)
    else:
        dated = shape.snippet and snippet is not None
        # In a narrow list the day leaves the words too little of one line.
        most = 1 if dated and room < NARROW else shape.titles
        lines = _title_lines(_name(row), title_marks, room, most, title, reordered)
        lines.append(justify_runs(_meta(row, apart, dated=dated), _marks(row, mark), room))
        if dated and snippet is not None:
            found = shape.height - shape.gap - len(lines)
            day = StyledRun(f"{_day(row)} ", title)
            lines[:0] = snippet_lines(snippet, room, found, day, reordered=reordered)
    dot = StyledRun("✓ ", "marked") if marked else StyledRun("● " if not mark.read else "  ", "dot")
    led = [(dot if number == 0 else StyledRun("  "), *line) for number, line in enumerate(lines)]
    return (*led, *[()] * (shape.height - len(led)))


def disambiguation(listing: ListedRows, number: int) -> str:
    """Return what tells an article from the one above it and the one below it, if they have its
    title and day: the occasion, the source or the path, as far as it differs; else nothing.
    """
    hit = listing.hit(number)
    row = hit.row
    if hit.statement is not None or not row.indexed:
        return ""
    beside = (n for n in (number - 1, number + 1) if 0 <= n < len(listing))
    near = (listing.hit(n).row for n in beside)
    alike = [one for one in near if (one.title, one.date) == (row.title, row.date)]
    if not alike:
        return ""
    for known, part in _TELLING:
        own, others = known(row), [known(one) for one in alike]
        if own and own not in others:
            return cut(flat(_differing(own, others, part)), _MOST)
    return ""


def _differing(own: str, others: Sequence[str], part: re.Pattern[str]) -> str:
    """Return a text without the parts with which it begins or ends as all the others do."""
    parts = [*part.finditer(own)]
    texts = [part.findall(text) for text in (own, *others)]
    behind = max(len(parts) - _begin_alike([text[::-1] for text in texts]), 1)
    first = min(_begin_alike(texts), behind - 1)
    return own[parts[first].start() : parts[behind - 1].end()] if parts else own


def _begin_alike(texts: Sequence[Sequence[str]]) -> int:
    """Return with how many parts all texts begin."""
    return sum(1 for _ in takewhile(lambda found: len({*found}) == 1, zip(*texts, strict=False)))


def _name(row: ArticleRow) -> str:
    """Return an article's title, else its file's name, on one line."""
    return flat(row.title) or flat(row.path.name)


def _title_lines(
    name: str, marks: Sequence[Span], room: int, most: int, style: str, reordered: bool
) -> list[Runs]:
    """Return a title on at most so many lines, the words that were sought in a style of their
    own.
    """
    lines: list[Runs] = []
    at = 0
    for line in wrap(name, room, most):
        words = line if name.startswith(line, at) else line.removesuffix(ELLIPSIS)
        runs = _styled(name, marks, Span(at, at + len(words)), style)
        lines.append((*runs, *((StyledRun(ELLIPSIS, style),) if words != line else ())))
        at += len(words)
        while name[at : at + 1] == " ":
            at += 1
    if is_flush_right(name, reordered=reordered):
        return [set_flush_right(line, room) for line in lines]
    return lines


def _one_line(
    hit: Hit,
    mark: ReadState,
    snippet: Snippet | None,
    room: int,
    apart: str,
    title_marks: Sequence[Span],
    reordered: bool,
) -> Runs:
    """Return a row of one line: what differs from the next one, and its marks.

    Where there is no room for enough of what was found, that is the title.
    """
    row = hit.row
    title = "read" if mark.read else "unread"
    lead = StyledRun(f"{_day(row):<10} " if row.indexed else "", title)
    marks = _marks(row, mark)
    if hit.statement is not None:
        snippet = _with_ellipsis(snippet or Snippet(hit.statement.text[:_WORDS], ()), hit.statement)
        if _is_doubtful(hit.statement):
            lead = lead._replace(text=f"{lead.text}? ")
    cells = room - width_of(marks) - bool(marks)
    tells = hit.statement is not None or cells - width_of((lead,)) >= _FEWEST
    if snippet is not None and tells:
        found = snippet_lines(snippet, cells, 1, lead, reordered=reordered)[0]
        return justify_runs(found, marks, room, gap=1)
    name = _name(row)
    rest = cells - width_of((lead,))
    # Titles that are alike need no more of it than to be known again.
    told = cut(f" · {apart}", rest - min(width(name), rest // 3)) if apart else ""
    shown = _title_lines(name, title_marks, rest - width(told), 1, title, reordered)
    runs = lead, *chain.from_iterable(shown), StyledRun(told, "meta")
    return justify_runs(runs, marks, room, gap=1)


def _statement_lines(
    hit: Hit,
    statement: Quote,
    mark: ReadState,
    snippet: Snippet | None,
    shape: RowShape,
    room: int,
    sought: str,
    reordered: bool,
) -> list[Runs]:
    """Return the lines of a statement: what differs from the next one before what does not."""
    row = hit.row
    title = "read" if mark.read else "unread"
    day = StyledRun(f"{_day(row)} ", title)
    words = _with_ellipsis(snippet or Snippet(statement.text[:_WORDS], ()), statement)
    who = flat(speaker_as_shown(statement.speaker, hit.mention))
    told = (*((who,) if who != sought else ()), *(("?",) if _is_doubtful(statement) else ()))
    named = (StyledRun(f"{' '.join(told)} · ", "speaker"),) if told else ()
    about = (*named, StyledRun(_name(row), "meta"))
    return [
        *snippet_lines(words, room, shape.height - shape.gap - 1, day, reordered=reordered),
        justify_runs(about, _marks(row, mark), room),
    ]


def _with_ellipsis(snippet: Snippet, statement: Quote) -> Snippet:
    """Return a snippet with “…” before it where words of its statement are left out there."""
    left_out = statement.text[: max(0, snippet.start - statement.start)]
    if not left_out.strip():
        return snippet
    marks = tuple(Span(one.start + 1, one.end + 1) for one in snippet.marks)
    return Snippet(ELLIPSIS + snippet.text, marks, snippet.start)


def _is_doubtful(statement: Quote) -> bool:
    """Return whether a statement has a speaker who is not certain."""
    return statement.speaker is not None and not statement.certain


def _day(row: ArticleRow) -> str:
    return row.when or "undated"


def _meta(row: ArticleRow, apart: str, *, dated: bool) -> Runs:
    """Return what is known of the article, with its day unless that stands in the row already, and
    with what else tells it ``apart``.
    """
    if not row.indexed:
        return (StyledRun(ELLIPSIS, "meta"),)
    # Copies of one text differ in little but what kind of file they are.
    kind = row.path.suffix.lstrip(".").lower() if row.versions > 1 else ""
    versions = f"{row.versions} versions" if row.versions > 1 else ""
    where = flat(row.occasion or row.source)
    differs = apart if not versions and apart not in where else ""
    known = ("" if dated else _day(row), flat(kind), versions, differs, where)
    return (StyledRun(" · ".join(filter(None, known)), "meta"),)


def _marks(row: ArticleRow, mark: ReadState) -> Runs:
    count = f"{row.exchange_count}⇄" if row.exchange_count else f"{row.quote_count}“"
    return (
        *((StyledRun("★ ", "star"),) if mark.starred else ()),
        *(
            (StyledRun(f"◆{mark.bookmarks if mark.bookmarks > 1 else ''} ", "bookmark"),)
            if mark.bookmarks
            else ()
        ),
        *((StyledRun(count, "count"),) if row.exchange_count or row.quote_count else ()),
    )


def snippet_lines(
    snippet: Snippet,
    cells: int,
    lines: int,
    lead: StyledRun = _NO_LEAD,
    *,
    reordered: bool = False,
) -> tuple[Runs, ...]:
    """Return the snippet on so many lines, its first hit in sight, every hit in its own style.

    The ``lead`` stands before it on the first line.
    """
    room = cells - width(lead.text)
    text, marks = _window(snippet, cells * (lines - 1) + room)
    flush = is_flush_right(text, reordered=reordered)
    wrapped: list[Runs] = []
    at = 0
    while len(wrapped) < lines - 1 and width(text[at:]) > room:
        line = first_line(text[at:], room)
        runs = tuple(_styled(text, marks, Span(at, at + len(line.rstrip()))))
        wrapped.append((lead, *(set_flush_right(runs, room) if flush else runs)))
        at += len(line)
        lead, room = _NO_LEAD, cells
        while text[at : at + 1] == " ":
            at += 1
    runs = cut_runs(_styled(text, marks, Span(at, len(text))), room)
    return (*wrapped, cut_runs((lead, *(set_flush_right(runs, room) if flush else runs)), cells))


def _styled(
    text: str, marks: Sequence[Span], line: Span, style: str = "snippet"
) -> Iterator[StyledRun]:
    at = line.start
    for mark in marks:
        start, end = max(at, mark.start), min(mark.end, line.end)
        if start < end:
            if at < start:
                yield StyledRun(text[at:start], style)
            yield StyledRun(text[start:end], "hit")
            at = end
    if at < line.end:
        yield StyledRun(text[at : line.end], style)


def _window(snippet: Snippet, cells: int) -> tuple[str, list[Span]]:
    """Return the part of the snippet around its first hit, white space as spaces, offsets kept."""
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
