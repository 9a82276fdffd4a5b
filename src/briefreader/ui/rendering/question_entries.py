"""Questions by topic or answerer, with how they were answered and when they were asked again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from briefreader.library.question_ledger import LedgerEntry, LedgerOrder, grouped
from briefreader.text.plurals import pluralize
from briefreader.ui.rendering.bookmark_entries import UNDATED
from briefreader.ui.rendering.cells import ELLIPSIS, cut, flat, wrap_all
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, cut_runs, justify_runs

DAY = 12  # cells
QUESTION_LINES = 2
LONGEST = 600  # code points of a question's end that are looked at


@dataclass(slots=True)
class QuestionEntries:
    """Questions as the entries of a list, under a heading for each group.

    ``kept`` has the article and the question of each bookmark.
    """

    found: Sequence[LedgerEntry]
    order: LedgerOrder
    kept: Set[tuple[Path, str]] = frozenset()
    _rows: list[tuple[str, int, LedgerEntry | None]] = field(init=False)

    def __post_init__(self) -> None:
        self._rows = [
            (name, len(entries), entry)
            for name, entries in grouped(self.found, self.order)
            for entry in (None, *entries)
        ]

    def __len__(self) -> int:
        return len(self._rows)

    def entry(self, number: int) -> LedgerEntry | None:
        """Return the question at a number, if one is there."""
        return self._rows[number][2] if 0 <= number < len(self._rows) else None

    def number_of(self, identity: str) -> int:
        """Return where a question is listed; the first where it is not."""
        numbers = (n for n, row in enumerate(self._rows) if row[2] and row[2].identity == identity)
        return next(numbers, min(1, len(self._rows)))

    def is_heading(self, number: int) -> bool:
        """Return whether it is the name of a group."""
        return self._rows[number][2] is None

    def guess(self, number: int, cells: int) -> int:
        """Return about how many lines the entry takes."""
        return 2 if self.is_heading(number) else QUESTION_LINES + 2

    def lines(self, number: int, cells: int) -> Sequence[Runs]:
        """Return a group's name, or a question with its answer and what came of it."""
        name, count, entry = self._rows[number]
        if entry is None:
            about = (StyledRun(pluralize(count, "question"), "count"),)
            heading = (StyledRun(cut(flat(name), max(8, cells - 16)), "heading"),)
            return [*([()] if number else []), justify_runs(heading, about, cells)]
        day = entry.row.when or UNDATED
        room = max(8, cells - DAY - 2)
        words = _end_of(entry.question.text, room)
        lines: list[Runs] = [
            (StyledRun(f"{day if n == 0 else '':<{DAY}}", "name"), StyledRun(line, "words"))
            for n, line in enumerate(words)
        ]
        if (entry.row.path, entry.question.text) in self.kept:
            lines[-1] = (*lines[-1], StyledRun(" ◆", "mark"))
        lines += [self._indented(line, cells) for line in _answer(entry, self.order)]
        return lines

    def _indented(self, runs: Runs, cells: int) -> Runs:
        return cut_runs((StyledRun(" " * DAY), *runs), cells)


def _end_of(text: str, cells: int) -> list[str]:
    """Return the last lines of a question, at whose end what is asked mostly stands."""
    line = flat(text[-LONGEST:])
    starts = [0, *(at + 1 for at, letter in enumerate(line) if letter == " ")]
    cuts = len(text) > LONGEST  # into a word, with which nothing can begin

    def lines(number: int) -> list[str]:
        lead = ELLIPSIS if number else ""
        return wrap_all(f"{lead}{line[starts[number] :]}", cells)

    numbers = range(1 if cuts and len(starts) > 1 else 0, len(starts))
    first = bisect_left(numbers, True, key=lambda number: len(lines(number)) <= QUESTION_LINES)
    return lines(numbers[min(first, len(numbers) - 1)])[-QUESTION_LINES:]


def _answer(entry: LedgerEntry, order: LedgerOrder) -> list[Runs]:
    """Return the answerer, the kinds with their words, and later days."""
    who = flat(entry.answerer) if order is LedgerOrder.TOPIC else ""
    lines: list[Runs] = []
    for kind, words, to in entry.shown:
        whom = f" to {flat(to)}" if to else ""
        label = StyledRun(f"{kind.words}{whom}  ", "mark")
        named = (StyledRun(f"{who}  ", "name"),) if who and not lines else ()
        lines.append((*named, label, StyledRun(f"“{flat(words)}”", "meta")))
    lines += [(StyledRun(words, "count"),) for words in entry.later()]
    return lines
