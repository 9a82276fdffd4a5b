"""The uses of a phrase under its wordings, with what differs; the phrases a person repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefreader.library.phrase_history import NO_SPEAKER
from briefreader.text.date_format import period
from briefreader.text.plurals import pluralize
from briefreader.ui.rendering.bookmark_entries import UNDATED
from briefreader.ui.rendering.cells import cut, flat, pad, width, wrap_pieces
from briefreader.ui.rendering.month_bars import MonthBars, next_month
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, cut_runs, justify_runs

if TYPE_CHECKING:
    from briefreader.library.phrase_history import PhraseHistory, PhraseUse, PhraseVariant, Words
    from briefreader.library.repeated_phrases import RepeatedPhrase

SPEAKERS = 4  # that are named with a wording
NAME = 22  # cells of a speaker
_ABOUT = 3  # lines that say when and by whom a wording was used
VARIANTS = 2  # wordings that are shown with one that is repeated


@dataclass(slots=True)
class PhraseEntries:
    """The uses of a phrase as the entries of a list, under a heading for each wording.

    The blocks of all wordings have one time and one scale, so that a drift is seen.
    """

    history: PhraseHistory
    _rows: list[tuple[PhraseVariant, PhraseUse | None]] = field(init=False)
    _months: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self._rows = [(one, use) for one in self.history.variants for use in (None, *one.uses)]
        self._months = Counter()
        for one in self.history.variants:
            self._months += Counter(months_of(one))

    def __len__(self) -> int:
        return len(self._rows)

    def use(self, number: int) -> PhraseUse | None:
        """Return the use at a number, if one is there."""
        return self._rows[number][1] if 0 <= number < len(self._rows) else None

    def wording_of(self, number: int) -> PhraseVariant | None:
        """Return the wording under which the entry stands."""
        return self._rows[number][0] if 0 <= number < len(self._rows) else None

    def is_heading(self, number: int) -> bool:
        """Return whether it is a wording, and not a use of it."""
        return self._rows[number][1] is None

    def step_month(self, number: int, step: int) -> int | None:
        """Return the first use of the same wording in a later month than the entry at ``number``,
        or in an earlier one; None where there is none.
        """
        first = number
        while not self.is_heading(first):
            first -= 1
        uses = range(first + 1, first + 1 + len(self._rows[number][0].uses))
        months = [self.month_of(use) for use in uses]
        wanted = next_month(months, self.month_of(number), step)
        return uses[months.index(wanted)] if wanted else None

    def month_of(self, number: int) -> str:
        """Return the month of the use at a number; empty if none is there, or it has no date."""
        use = self.use(number)
        return use.row.when[:7] if use is not None else ""

    def guess(self, number: int, cells: int) -> int:
        """Return about how many lines the entry takes."""
        return 5 if self.is_heading(number) else 1

    def lines(self, number: int, cells: int) -> Sequence[Runs]:
        """Return a wording with its numbers, or the day, speaker and article of a use."""
        variant, use = self._rows[number]
        if use is None:
            return [*([()] if number else []), *self._wording(variant, cells)]
        day = use.row.when or UNDATED
        who = pad(cut(flat(use.speaker or NO_SPEAKER), NAME), NAME)
        runs = (
            StyledRun(f"{day:<11}", "name"),
            StyledRun(f"{who} ", "words"),
            StyledRun(flat(use.row.title), "meta"),
        )
        return [cut_runs(runs, cells)]

    def _wording(self, variant: PhraseVariant, cells: int) -> list[Runs]:
        count = f"{len(variant.uses):,}×"
        words = marked_words(self.history.folded, variant)
        about = [variant.period()]
        ends = variant.ends()
        if ends and ends[0].speaker:
            about.append(f"first used by {flat(ends[0].speaker)}")
        elif ends:
            about.append("first used without a speaker")
        said = [f"{flat(who)} {number:,}" for who, number in variant.speakers(SPEAKERS)]
        blocks = self._blocks(variant, cells)
        told = [f"{one} · " for one in about if one] + [f"{one}, " for one in said]
        return [
            justify_runs(words, (StyledRun(count, "count"),), cells),
            *((StyledRun(line, "meta"),) for line in wrap_pieces(told, cells, _ABOUT)),
            *([blocks] if blocks else []),
            (),
        ]

    def _blocks(self, variant: PhraseVariant, cells: int) -> Runs:
        """Return a wording's blocks in the months and to the scale of all."""
        own = months_of(variant)
        if len(self._months) < 2 or not own:
            return ()
        zeros = dict.fromkeys((min(self._months), max(self._months)), 0)
        runs = MonthBars(zeros | own, self._months).lines(cells)[0]
        return tuple(run._replace(style="bar") for run in runs if width(run.text))


@dataclass(frozen=True, slots=True)
class RepeatedPhraseEntries:
    """The phrases that one person repeats as the entries of a list."""

    phrases: Sequence[RepeatedPhrase]

    def __len__(self) -> int:
        return len(self.phrases)

    def is_heading(self, number: int) -> bool:
        """Return False: every entry is a phrase."""
        return False

    def phrase(self, number: int) -> str:
        """Return the words of an entry; none where there is none."""
        return self.phrases[number].words if number < len(self.phrases) else ""

    def months(self, number: int) -> dict[str, int]:
        """Return how often a phrase was said in each month; none where there is no entry."""
        return months_of(self.phrases[number]) if number < len(self.phrases) else {}

    def guess(self, number: int, cells: int) -> int:
        """Return about how many lines the entry takes."""
        return 3 + min(VARIANTS, len(self.phrases[number].variants))

    def lines(self, number: int, cells: int) -> list[Runs]:
        """Return a phrase with its number, its first and last day, and some of its variants."""
        one = self.phrases[number]
        told = [period(one.days[0], one.days[-1]), f"{len(set(one.days)):,} days"]
        more = len(one.variants) - VARIANTS
        if more > 0:
            told.append(pluralize(len(one.variants), "variant"))
        count = (StyledRun(f"{len(one.days):,}×", "count"),)
        return [
            justify_runs((StyledRun(f"“{flat(one.words)}”", "words"),), count, cells),
            (StyledRun(cut(" · ".join(told), cells), "meta"),),
            *(
                (StyledRun(cut(f"“{flat(other)}”", cells), "meta"),)
                for other in one.variants[:VARIANTS]
            ),
            (),
        ]


def months_of(variant: PhraseVariant | RepeatedPhrase) -> dict[str, int]:
    """Return how often a wording was used in each month, such as ``2024-03``."""
    return {f"{year:04}-{month:02}": count for (year, month), count in variant.months().items()}


def marked_words(phrase: Words, variant: PhraseVariant) -> Runs:
    """Return a wording in which words that differ from the phrase stand out, left out ones struck.

    The phrase itself has nothing to mark.
    """
    if variant.folded == phrase:
        return (StyledRun(f"“{flat(variant.words)}”", "heading"),)
    runs: list[StyledRun] = [StyledRun("“", "meta")]
    for same, gone, came in variant.pieces(phrase):
        words = came.rstrip()
        if gone and not same:
            runs += [StyledRun(gone, "gone"), StyledRun(" ")]
        if words:
            runs += [StyledRun(flat(words), "words" if same else "came")]
            runs += [StyledRun(" ")] if words != came else []
    if runs[-1].text == " ":
        runs.pop()
    return (*runs, StyledRun("”", "meta"))
