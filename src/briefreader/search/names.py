"""Who speaks in an index, and the numbers that statements know them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefreader.search.query import Name
from briefreader.search.reading import Segment
from briefreader.search.words import words


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person of the library: how often quoted, in how many articles, from when to when."""

    name: str
    quote_count: int
    article_count: int
    first: date | None
    last: date | None


def is_named(full: str, name: Name) -> bool:
    """Whether a speaker's full name has all words of ``name``."""
    own = [word.decode() for word in words(full)]
    *whole, last = name.words
    if any(word not in own for word in whole):
        return False
    return any(word.startswith(last) for word in own) if name.prefix else last in own


class Names:
    """The speakers of all segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._known: dict[Name, tuple[frozenset[int], ...]] = {}
        self._articles: dict[Name, frozenset[int]] = {}

    def numbers(self, name: Name) -> tuple[frozenset[int], ...]:
        """For each segment, the numbers of the speakers of that name."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = tuple(
                frozenset(
                    number
                    for number, full in enumerate(segment.statements.names, 1)
                    if is_named(full, name)
                )
                for segment in self._segments
            )
        return found

    def articles(self, name: Name) -> frozenset[int]:
        """The articles, removed ones too, in which somebody of that name has a statement."""
        found = self._articles.get(name)
        if found is None:
            found = self._articles[name] = frozenset(
                segment.base + article
                for segment, numbers in zip(self._segments, self.numbers(name), strict=True)
                if numbers
                for article in segment.statements.articles_of(numbers)
            )
        return found

    def full_names(self, name: Name) -> tuple[str, ...]:
        """Everybody of that name, by alphabet."""
        return tuple(
            sorted(
                {
                    segment.statements.names[number - 1]
                    for segment, numbers in zip(self._segments, self.numbers(name), strict=True)
                    for number in numbers
                }
            )
        )


def speakers(segments: Sequence[Segment], removed: frozenset[int]) -> tuple[Speaker, ...]:
    """Every named speaker, the most quoted first.

    A quotation inside a turn of the same speaker is part of that turn and not counted again.
    """
    counts: dict[str, int] = {}
    articles: dict[str, int] = {}
    days: dict[str, list[int]] = {}
    for segment in segments:
        for article in range(segment.articles):
            if segment.base + article in removed:
                continue
            said = segment.statements.counts_in(article)
            for name, count in said.items():
                counts[name] = counts.get(name, 0) + count
                articles[name] = articles.get(name, 0) + 1
                if segment.rows.dates[article]:
                    days.setdefault(name, []).append(segment.rows.dates[article])
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(
        Speaker(
            name,
            counts[name],
            articles[name],
            date.fromordinal(min(days[name])) if name in days else None,
            date.fromordinal(max(days[name])) if name in days else None,
        )
        for name in ordered
    )
