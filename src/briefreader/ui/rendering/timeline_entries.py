"""Statements in the order of time: under their days or months, led by the words that differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.citations.punctuation import inner_marks
from briefreader.domain.article import Span
from briefreader.domain.hit_grouping import HitGrouping
from briefreader.domain.listing_row import Hit, Sort
from briefreader.domain.quote import Quote, speaker_as_shown
from briefreader.text.date_format import period_name
from briefreader.ui.rendering.bookmark_entries import UNDATED, marked_runs
from briefreader.ui.rendering.cells import ELLIPSIS, cut, first_line, flat, width, wrap_all
from briefreader.ui.rendering.month_bars import next_month
from briefreader.ui.rendering.styled_runs import (
    Runs,
    StyledRun,
    justify_runs,
    set_flush_right,
    width_of,
)
from briefreader.ui.rendering.text_direction import is_flush_right

if TYPE_CHECKING:
    from briefreader.library import Listing

SHOWN = 3  # lines of a statement that is shown in short
BEFORE = 60  # code points that are shown before the first of the words
GUESS = SHOWN + 2  # lines of a statement that nobody has looked at
_A_DAY = 2  # statements on a usual day from which on each day has a heading
_LEAD = 12  # cells of a day before the words


@dataclass(frozen=True, slots=True)
class TimelineDetails:
    """What a timeline shows beside the statements.

    ``kept`` says whether a passage is bookmarked, ``title`` how its speaker was called on a day,
    ``question`` what was asked. ``whole`` statements stand there with their questions; ``by_one``
    speaker alone, who need not be named with each. With ``reordered`` text, right-to-left words are
    set flush right.
    """

    kept: Callable[[Path, Span], bool]
    title: Callable[[Quote, date | None], str]
    question: Callable[[Path, Span], str]
    whole: bool = False
    by_one: bool = False
    reordered: bool = False


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Statements of one day or month: from hit ``first`` on, ``count`` of them."""

    name: str
    first: int
    count: int


@dataclass(slots=True)
class TimelineEntries:
    """The statements of a listing as the entries of a list.

    In an order of time they stand under headings, made of the listing's counts alone: no
    statement is read for them.
    """

    listing: Listing
    details: TimelineDetails
    months: Mapping[str, int] = field(init=False)
    by_day: bool = field(init=False, default=False)
    _groups: list[TimelineGroup] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        days = self.listing.counts(HitGrouping.DAY)
        months: dict[str, int] = {}
        for day, count in days.items():
            months[day[:7]] = months.get(day[:7], 0) + count
        self.months = months
        self.by_day = sum(days.values()) >= _A_DAY * len(days)
        grouped = days if self.by_day else months
        if self.listing.sort not in (Sort.DATE, Sort.OLDEST):
            grouped = {}
        oldest = self.listing.sort is Sort.OLDEST
        names = sorted(filter(None, grouped), reverse=not oldest)
        names += [""] if "" in grouped else []
        firsts = accumulate((grouped[name] for name in names), initial=0)
        self._groups = [
            TimelineGroup(name, first, grouped[name])
            for name, first in zip(names, firsts, strict=False)
        ]
        self._starts = [group.first + number for number, group in enumerate(self._groups)]

    def __len__(self) -> int:
        return len(self.listing) + len(self._groups)

    # Entries, hits and groups

    def is_heading(self, number: int) -> bool:
        """Return whether it names a day or month."""
        group = self._group_of(number)
        return group >= 0 and self._starts[group] == number

    def _group_of(self, entry: int) -> int:
        return bisect_right(self._starts, entry) - 1

    def hit(self, entry: int) -> Hit | None:
        """Return the statement of an entry; None for a heading, and where there is none."""
        if not 0 <= entry < len(self) or self.is_heading(entry):
            return None
        return self.listing.hit(entry - self._group_of(entry) - 1)

    def entry_of(self, hit: int) -> int:
        """Return where a hit of the listing is listed."""
        firsts = [group.first for group in self._groups]
        return hit + bisect_right(firsts, hit)

    def number_of(self, path: Path, start: int) -> int:
        """Return where a statement is listed; the first entry where it is not."""
        first = self.listing.number_of(path)
        for number in range(first, len(self.listing)) if first is not None else ():
            hit = self.listing.hit(number)
            if hit.row.path != path:
                break
            if hit.statement is not None and hit.statement.start == start:
                return self.entry_of(number)
        return 0

    def step_month(self, month: str, step: int) -> int | None:
        """Return the first entry of the month that has statements after ``month``, or before.

        None where there is none, or where the statements are in no order of time.
        """
        wanted = next_month(self.months, month, step)
        if not wanted:
            return None
        groups = (group for group in self._groups if group.name[:7] == wanted)
        first = next(groups, None)
        return self.entry_of(first.first) if first is not None else None

    # Lines

    def guess(self, number: int, cells: int) -> int:
        """As if all were of one length: to know better, each would have to be read."""
        return GUESS

    def lines(self, number: int, cells: int) -> list[Runs]:
        """Return a heading, or a statement: its day and words, then who said them and where."""
        group = self._group_of(number)
        if group >= 0 and self._starts[group] == number:
            return self._heading(self._groups[group], cells)
        hit = self.listing.hit(number - group - 1)
        statement = hit.statement
        if statement is None:
            return [()]
        day = hit.row.when or UNDATED
        lead = f"{day:<{_LEAD}}" if cells > 4 * _LEAD else f"{day} "
        if self.by_day and self._groups:
            lead = ""
        common = self._in_common(self._groups[group]) if group >= 0 else ""
        about = self._about(hit, statement, placed=not common)
        is_known = about == (common or self._about_above(number, hit))
        state = (
            *(() if statement.certain else (StyledRun("?", "state"),)),
            *((StyledRun(" ◆", "mark"),) if self._kept(hit) else ()),
        )
        meta = StyledRun("" if is_known else about, "meta")
        if self.details.whole:
            return self._whole(hit, statement, (StyledRun(lead, "name"), meta), state, cells)
        first, *others = self._words(statement.text, lead, cells, width_of(state))
        lines = [justify_runs(first, state, cells, gap=1), *others]
        if meta.text:
            lines.append((StyledRun(f" {cut(about, cells - 2)}", "meta"),))
        return [*lines, ()]

    def _kept(self, hit: Hit) -> bool:
        return hit.statement is not None and self.details.kept(hit.row.path, hit.statement.span)

    def _heading(self, group: TimelineGroup, cells: int) -> list[Runs]:
        """Return the day or month with its number; of a day, what all its statements share."""
        count = f"{group.count:,}"
        name, common = UNDATED, self._in_common(group)
        if group.name:
            name = period_name(group.name)
        if common:
            title = flat(self.listing.hit(group.first).row.title)
            name = " · ".join(filter(None, (name, title)))
        left = (StyledRun(cut(name, cells - width(count) - 2), "heading"),)
        lines: list[Runs] = [justify_runs(left, (StyledRun(count, "count"),), cells)]
        if common:
            lines.append((StyledRun(cut(common, cells), "meta"),))
        return [*lines, ()]

    def _in_common(self, group: TimelineGroup) -> str:
        """Return what is said about each statement of a day, if all were made in one article."""
        if not self.by_day:
            return ""
        first, last = (self.listing.hit(group.first + at) for at in (0, group.count - 1))
        if first.row.path != last.row.path or first.statement is None:
            return ""
        return self._about(first, first.statement, placed=False)

    def _about_above(self, entry: int, hit: Hit) -> str:
        """Return what is said about the statement above, if a day has both and the same article."""
        above = self.hit(entry - 1) if self.by_day and self._groups else None
        if above is None or above.statement is None or above.row.path != hit.row.path:
            return ""
        return self._about(above, above.statement, placed=True)

    def _about(self, hit: Hit, statement: Quote, *, placed: bool) -> str:
        """Return who said it, by which title then, and where."""
        shown = flat(speaker_as_shown(statement.speaker, hit.mention))
        named = "" if self.details.by_one else shown
        title = flat(self.details.title(statement, hit.row.date))
        who = ", ".join(filter(None, (named, title)))
        place = flat(hit.row.title) if placed else ""
        return " · ".join(filter(None, (who, place, flat(hit.row.source))))

    def _words(self, text: str, lead: str, cells: int, taken: int) -> list[Runs]:
        """Return the words around the first of those sought, on a few lines.

        Of the first line so many cells are ``taken``.
        """
        text = inner_marks(flat(text))
        marks = self.listing.marks(text)
        begin = 0
        if marks and marks[0].end > BEFORE + cells:
            begin = text.rfind(" ", 0, marks[0].start - BEFORE) + 1
        shown = text[begin : begin + (SHOWN + 1) * cells]
        flush = is_flush_right(shown, reordered=self.details.reordered)
        found: list[Runs] = []
        at = 0
        while at < len(shown) and len(found) < SHOWN:
            day, mark, used = ("", " ", 0) if found else (lead, "“", taken)
            skipped = ELLIPSIS if begin and not found else ""
            room = max(8, cells - width(day + mark + skipped) - 2 - used)
            rest = shown[at:]
            line = cut(rest, room) if len(found) == SHOWN - 1 else first_line(rest, room)
            runs = marked_runs(line.rstrip(), begin + at, marks, "hit")
            closing = [StyledRun("”", "meta")] if len(line) == len(text) - begin - at else []
            style = "name" if lead else "meta"
            if flush:
                said = (*closing, *runs, StyledRun(skipped + mark, style))
                free = cells - width(day) - (used and used + 1)
                found.append((StyledRun(day, style), *set_flush_right(said, free)))
            else:
                found.append((StyledRun(day + mark + skipped, style), *runs, *closing))
            at += len(line)
            at += len(shown[at:]) - len(shown[at:].lstrip(" "))
        return found

    def _whole(
        self, hit: Hit, statement: Quote, about: Runs, state: Runs, cells: int
    ) -> list[Runs]:
        """Return all of a statement below what is said about it, and what was asked."""
        lines: list[Runs] = [about] if width_of(about) else []
        room = cells - (width_of(state) + 1 if state and not lines else 0)
        question = self.details.question(hit.row.path, statement.span)
        for number, line in enumerate(wrap_all(question, room - 9)):
            label = "  asked  " if not number else " " * 9
            lines.append((StyledRun(label, "meta"), StyledRun(line, "note")))
        paragraphs = [flat(one) for one in inner_marks(statement.text).splitlines()]
        paragraphs = [one for one in paragraphs if one]
        for number, paragraph in enumerate(paragraphs):
            if number:
                lines.append((StyledRun(" "),))  # the cursor lies on it too
            marks = self.listing.marks(paragraph)
            flush = is_flush_right(paragraph, reordered=self.details.reordered)
            at = 0
            for line in wrap_all(paragraph, room - 3):
                at = paragraph.index(line, at)
                mark = StyledRun("“" if not at and not number else " ", "meta")
                runs = marked_runs(line, at, marks, "hit")
                at += len(line)
                is_last = at == len(paragraph) and number == len(paragraphs) - 1
                closing = [StyledRun("”", "meta")] if is_last else []
                if flush:
                    lines.append(set_flush_right((*closing, *runs, mark), room))
                else:
                    lines.append((StyledRun(" "), mark, *runs, *closing))
        return [justify_runs(lines[0], state, cells, gap=1), *lines[1:], ()]
