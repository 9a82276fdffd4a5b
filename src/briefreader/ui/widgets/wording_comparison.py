"""A draft's wording and the wording that was found, side by side, with what differs marked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.segment import Segment

from briefreader.domain.article import Span
from briefreader.paths import abbreviated
from briefreader.ui.rendering.bookmark_entries import UNDATED, quoted_lines
from briefreader.ui.rendering.cells import flat, wrap_all
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, cut_runs, width_of
from briefreader.ui.rendering.text_direction import reorders
from briefreader.ui.widgets.line_pane import LinePane
from briefreader.ui.widgets.line_widgets import draw

if TYPE_CHECKING:
    from briefreader.factcheck import CheckResult, SourceLocation

INDENT = 2  # cells
GAP = 3  # cells between the two wordings
NARROWEST = 64  # cells; where there are fewer, the wordings stand one above the other
TONES = {
    "exact": "right",
    "only a paraphrase found": "doubt",
    "different speaker": "doubt",
    "different date": "doubt",
    "joins two answers": "doubt",
}


def tone(checked: CheckResult) -> str:
    """Return the style of a verdict: right, doubt, wrong, or quiet for a term or title."""
    if checked.is_quiet:
        return "quiet"
    if checked.is_not_fully_checked or checked.is_condensed:
        return "doubt"
    if checked.is_edited:
        return "right" if checked.grade.value == "right" else "doubt"
    return TONES.get(checked.verdict.value, "wrong")


def told(checked: CheckResult) -> str:
    """Return the verdict, or the grade of what editors' changes alone make differ; and what was
    not compared.
    """
    graded = checked.is_edited and not checked.is_quiet
    words = checked.grade.value if graded else checked.verdict.value
    return ", ".join(filter(None, (words, checked.not_compared)))


def on_one_line(text: str, spans: Iterable[Span]) -> tuple[str, list[Span]]:
    """Return a text with runs of white space as one space, and its spans moved along."""
    offsets: list[int] = []
    parts: list[str] = []
    for character in text:
        offsets.append(len(parts))
        if not character.isspace():
            parts.append(character)
        elif parts and parts[-1] != " ":
            parts.append(" ")
    offsets.append(len(parts))
    moved = [Span(offsets[span.start], offsets[span.end]) for span in spans]
    return "".join(parts).rstrip(), moved


def lines_of(checked: CheckResult, cells: int, *, reordered: bool = False) -> list[Runs]:
    """Return all that there is to say about a quotation, at a width; with ``reordered`` text,
    right-to-left words are set flush right.
    """
    claim, place = checked.claim, checked.place
    saying = flat(claim.stated) or "no speaker"
    changes = [kind.in_prose for kind in checked.changes]
    unread = (*checked.speakers_not_compared, *checked.dates_not_compared)
    beside = ", ".join([*changes, *map(flat, unread)])
    lines: list[Runs] = [
        (StyledRun(told(checked), tone(checked)), StyledRun(f"  {beside}", "meta")),
        (),
    ]
    own = [("draft", "heading"), (saying, "meta")]
    draft, marks = on_one_line(claim.text, (one.quote for one in checked.differences))
    if place is None:
        words = quoted_lines(draft, cells, reordered=reordered)
        return [*lines, *_column(own, cells), *words, *_notes(checked, cells)]
    places = checked.joined or (place,)
    side_by_side = cells >= NARROWEST
    width = (cells - GAP) // 2 if side_by_side else cells
    drafted = quoted_lines(draft, width, _seen(marks), "gone", reordered=reordered)
    left = [*_column(own, width), *drafted]
    there = partial(_there, checked, cells=width, reordered=reordered)
    right = there(place)
    if checked.joined and not checked.differences:
        right = [line for one in places for line in ((), *there(one))][1:]
    lines += list(_beside(left, right, width)) if side_by_side else [*left, (), *right]
    for one in places:
        lines += _where(one, cells)
    return [*lines, *_notes(checked, cells)]


def _there(
    checked: CheckResult, place: SourceLocation, *, cells: int, reordered: bool
) -> list[Runs]:
    """Return who says what in a place, and when; what differs is marked."""
    found, marks = on_one_line(place.found, (one.found for one in checked.differences))
    day = place.article.when or UNDATED
    heading = "nearest" if checked.verdict.value == "not found" else "found"
    there = [(heading, "heading"), (f"{place.speaker_as_shown}, {day}", "meta")]
    words = quoted_lines(found, cells, _seen(marks), "came", reordered=reordered)
    return [*_column(there, cells), *words]


def _where(place: SourceLocation, cells: int) -> list[Runs]:
    """Return the article of a place, its paragraph and its file."""
    paragraph = f" · paragraph {place.paragraph}" if place.paragraph else ""
    locator = f" · {place.locator}" if place.locator else ""
    where = (
        f"{flat(place.article.title)}{paragraph}{locator}",
        flat(abbreviated(place.article.path)),
    )
    return [(), *((StyledRun(line, "meta"),) for text in where for line in wrap_all(text, cells))]


def _seen(marks: Sequence[Span]) -> list[Span]:
    return [mark for mark in marks if mark.end > mark.start]


def _column(parts: Iterable[tuple[str, str]], cells: int) -> list[Runs]:
    return [(StyledRun(line, style),) for text, style in parts for line in wrap_all(text, cells)]


def _beside(left: Sequence[Runs], right: Sequence[Runs], width: int) -> Iterable[Runs]:
    for one, other in zip_longest(left, right, fillvalue=()):
        own = cut_runs(one, width)
        yield (*own, StyledRun(" " * (width - width_of(own) + GAP)), *other)


def _notes(checked: CheckResult, cells: int) -> list[Runs]:
    lines = [line for note in checked.notes for line in wrap_all(note, cells)]
    return [(), *((StyledRun(line, "note"),) for line in lines)] if lines else []


class Comparison(LinePane):
    """What is right and wrong about one quotation."""

    part = "compare"
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own declaration has this type
        f"compare--{name}"
        for name in (
            *("heading", "meta", "words", "gone", "came", "note", "right", "doubt", "wrong"),
            "quiet",
        )
    }

    def __init__(self) -> None:
        super().__init__(id="comparison")
        self._checked: CheckResult | None = None
        self._lines: list[Runs] = []

    def show(self, checked: CheckResult | None) -> None:
        """Compare another quotation, or nothing."""
        self._checked = checked
        self._set()
        self.scroll_to(y=0, animate=False)

    def _set(self) -> None:
        cells = max(12, self.size.width - 2 * INDENT)
        reordered = reorders(os.environ)
        self._lines = lines_of(self._checked, cells, reordered=reordered) if self._checked else []
        self.set_height(len(self._lines))

    def fit(self) -> None:
        """Set it anew for the width."""
        self._set()

    def draw_line(self, line: int) -> list[Segment]:
        """Return one line."""
        runs = self._lines[line] if line < len(self._lines) else ()
        indented = (StyledRun(" " * INDENT), *runs) if runs else ()
        return draw(indented, self.size.width, self.style_of, self.base)
