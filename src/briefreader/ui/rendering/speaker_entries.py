"""How the speakers of a library are listed: by name with numbers, the nameless apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.ui.rendering.cells import cut, flat, pad, width, wrap_all
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs

if TYPE_CHECKING:
    from briefreader.search import AnonymousLabel, Speaker

NAME = 24  # cells that a name has at least
TITLES = 6  # of one person at most
NAMELESS = "Unnamed speakers (can't be merged)"


class SpeakerOrder(StrEnum):
    """What speakers are sorted by."""

    QUOTES = "most quoted first"
    NAME = "by name"
    LATEST = "most recent first"

    @property
    def following(self) -> SpeakerOrder:
        """The next order, the first after the last."""
        orders = list(SpeakerOrder)
        return orders[(orders.index(self) + 1) % len(orders)]


def in_order(speakers: Sequence[Speaker], order: SpeakerOrder) -> list[Speaker]:
    """Return the speakers, of whom the most quoted come first, in another order."""
    match order:
        case SpeakerOrder.NAME:
            return sorted(speakers, key=lambda one: _by_surname(one.name))
        case SpeakerOrder.LATEST:
            return sorted(speakers, key=lambda one: -one.latest.toordinal() if one.latest else 0)
        case _:
            return list(speakers)


def _by_surname(name: str) -> tuple[str, str]:
    return fold_text(name.rpartition(" ")[2]), fold_text(name)


class SpeakerEntries:
    """Speakers, then labels of nameless ones, as the entries of a list.

    ``titles`` are a person's, most stated first; ``also`` the names that were joined; the
    ``watched`` are marked.
    """

    def __init__(
        self,
        speakers: Sequence[Speaker],
        labels: Sequence[AnonymousLabel],
        titles: Mapping[str, Sequence[str]],
        also: Mapping[str, Collection[str]],
        watched: Collection[str] = (),
    ) -> None:
        self._speakers = tuple(speakers)
        self._labels = tuple(labels)
        self._titles = titles
        self._also = also
        self._watched = watched

    def __len__(self) -> int:
        return len(self._speakers) + (1 + len(self._labels) if self._labels else 0)

    def speaker(self, number: int) -> Speaker | None:
        """Return the person at a number, if one is there."""
        return self._speakers[number] if 0 <= number < len(self._speakers) else None

    def number_of(self, name: str) -> int:
        """Return where a person is listed; 0 for nobody who is."""
        return next((n for n, one in enumerate(self._speakers) if one.name == name), 0)

    def is_heading(self, number: int) -> bool:
        """Return whether this is the line between persons and labels."""
        return number == len(self._speakers)

    def guess(self, number: int, cells: int) -> int:
        """Return about how many lines the entry takes."""
        speaker = self.speaker(number)
        if speaker is None:
            return 1
        return 1 + bool(self._titles.get(speaker.name)) + bool(self._also.get(speaker.name))

    def lines(self, number: int, cells: int) -> list[Runs]:
        """Return a person: name, numbers, from when to when, titles as stated, names that were
        joined.
        """
        if self.is_heading(number):
            return [(), (StyledRun(NAMELESS, "heading"),)]
        speaker = self.speaker(number)
        if speaker is None:
            label = self._labels[number - len(self._speakers) - 1]
            counts = _counts(label.statements, label.articles)
            name = cut(label.words, max(4, cells - width(counts) - 2))
            return [justify_runs((StyledRun(name, "words"),), (StyledRun(counts, "count"),), cells)]
        named: Runs = (StyledRun(flat(speaker.name), "name"),)
        if speaker.name in self._watched:
            named += (StyledRun(" * watched", "mark"),)
        lines: list[Runs] = [justify_runs(named, _numbers(speaker, cells), cells)]
        titles = "; ".join(map(flat, self._titles.get(speaker.name, ())[:TITLES]))
        lines += [(StyledRun(f"  {line}", "meta"),) for line in wrap_all(titles, cells - 2)]
        also = ", ".join(sorted(map(flat, self._also.get(speaker.name, ()))))
        if also:
            lines.append((StyledRun("  also  ", "mark"), StyledRun(cut(also, cells - 8), "words")))
        return lines


def _numbers(speaker: Speaker, cells: int) -> Runs:
    """Return how often, where and when somebody is quoted; what is least important goes first.

    It goes from all rows, whatever the names, so that one can look down a column.
    """
    counts = _counts(speaker.quote_count, speaker.article_count)
    days = pad(speaker.period, 24)
    room = cells - NAME - 2
    if width(counts) + 3 + width(days) <= room:
        return StyledRun(counts, "count"), StyledRun(f"   {days}", "meta")
    if width(counts) <= room:
        return (StyledRun(counts, "count"),)
    return (StyledRun(f"{speaker.quote_count:,}×", "count"),)


def _counts(statements: int, articles: int) -> str:
    noun = "statement" if statements == 1 else "statements"
    return f"{statements:>7,} {noun:<10} in {pluralize(articles, 'article'):<14}"
