"""Every article of a published index, in every order, without reading any of it at opening."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain, compress, repeat
from pathlib import Path

from briefreader.domain.article import path_key
from briefreader.domain.hit_grouping import days_of_issue
from briefreader.domain.listing_row import ArticleRow, Sort
from briefreader.errors import IndexDamaged
from briefreader.search.store.article_rows import Rows, issue_name, moment_of
from briefreader.search.store.mapped_sections import Sections
from briefreader.search.store.numbering import DocumentNumbering

_ORDERS = (Sort.DATE, Sort.TITLE, Sort.SOURCE, Sort.QUOTES)


class Catalogue:
    """The articles of an index, each a row with its article's number in postings.

    Numbers run through all segments. An article that was removed or replaced keeps its number, and
    stands in no order.
    """

    def __init__(self, sections: Sections, segments: Sequence[Rows]) -> None:
        self.segments = segments
        self._numbering = DocumentNumbering(map(len, segments))
        self.removed = frozenset(sections.numbers("removed"))
        self.stats = sections.numbers("stats", "q")
        self.twins = sections.data("twins")
        self.by_path = sections.numbers("by.path")
        self._orders = {sort: sections.numbers(f"by.{sort.value}") for sort in _ORDERS}
        self._places: dict[Sort, Sequence[int]] = {}
        self._version_pairs = sections.numbers("versions")
        if len(self.twins) != len(self._numbering):
            raise IndexDamaged("catalogue: its segments hold a different number of articles")

    def __len__(self) -> int:
        return len(self.by_path)

    @cached_property
    def rows(self) -> Sequence[int]:
        """Every row."""
        every = range(len(self._numbering))
        return array("I", compress(every, self._live())) if self.removed else every

    def _live(self) -> Iterable[int]:
        """Return of each number whether there is a row."""
        live = bytearray(repeat(1, len(self._numbering)))
        for number in self.removed:
            live[number] = 0
        return live

    def row(self, number: int) -> ArticleRow:
        """Return one row as the list shows it."""
        rows, article = self._place(number)
        row = rows.row(article)
        count, shares_title = len(self.versions(number)), self.twins[number]
        if count == 1 and not shares_title:
            return row
        occasion = rows.occasions[article].decode("utf-8", "replace") if shares_title else ""
        return replace(row, versions=count, occasion=occasion)

    def path(self, number: int) -> bytes:
        """Return the path of a row's file, as the file system spells it."""
        rows, article = self._place(number)
        return rows.paths[article]

    def date_ordinal(self, number: int) -> int:
        """Return the article's day as ``date.toordinal`` counts; 0 without one."""
        rows, article = self._place(number)
        return int(rows.dates[article])

    def _moment(self, number: int) -> int:
        rows, article = self._place(number)
        return rows.moments[article]

    def newest_first(self, number: int) -> tuple[int, bytes]:
        """Return what orders rows by their day, the newest first and undated ones last, then by
        path: the same for the same files, however they are numbered.
        """
        return -self._moment(number), self.path(number)

    def files(self) -> Iterator[tuple[str, int, int]]:
        """Yield path, size and time of change (ns) of all files as they were indexed."""
        paths = chain.from_iterable(segment.paths for segment in self.segments)
        every = zip(map(os.fsdecode, paths), self.stats[::2], self.stats[1::2], strict=True)
        return compress(every, self._live()) if self.removed else every

    def content_hash(self, number: int) -> str:
        """Return the SHA-256 of the file as it was indexed, in hexadecimal."""
        rows, article = self._place(number)
        return rows.content_hash(article)

    def find(self, path: Path) -> int | None:
        """Return the row of a file, by its absolute real path."""
        return self.find_key(path_key(path))

    def find_key(self, key: bytes) -> int | None:
        """Return the row of a file, by its path's bytes."""
        place = bisect_left(self.by_path, key, key=self.path)
        if place < len(self) and self.path(self.by_path[place]) == key:
            return int(self.by_path[place])
        return None

    def versions(self, number: int) -> tuple[int, ...]:
        """Return the rows that hold the same text as this one, itself among them; itself alone if
        none.

        First comes the one that counts: the corrected one, else the latest.
        """
        return self.groups.get(number, (number,))

    @cached_property
    def repeats(self) -> frozenset[int]:
        """The rows that hold what another row holds, which counts in their place."""
        return frozenset(row for row, group in self.groups.items() if group[0] != row)

    @cached_property
    def groups(self) -> dict[int, tuple[int, ...]]:
        """Each row that has :meth:`versions`, with all of them."""
        groups: dict[int, list[int]] = {}
        pairs = self._version_pairs.tolist()
        for row, first in zip(pairs[::2], pairs[1::2], strict=True):
            groups.setdefault(first, []).append(row)
        return {row: tuple(group) for group in groups.values() for row in group}

    def order(self, sort: Sort) -> memoryview:
        """Return all rows in an order; relevance, which only hits have, stands for the date.

        Newest or oldest first, undated last by the file's time; titles and sources by alphabet;
        most quotes and exchanges first.
        """
        if sort is Sort.OLDEST:
            return self._oldest_first
        return self._orders[Sort.DATE if sort is Sort.RELEVANCE else sort]

    def places(self, sort: Sort) -> Sequence[int]:
        """Return where each row stands in an order."""
        if sort not in self._places:
            places = array("I", bytes(4 * len(self._numbering)))
            for place, number in enumerate(self.order(sort)):
                places[number] = place
            self._places[sort] = places
        return self._places[sort]

    @cached_property
    def _oldest_first(self) -> memoryview:
        newest_first = self._orders[Sort.DATE]
        dated = self.dated(1, date.max.toordinal())
        return memoryview(array("I", [*dated[::-1], *newest_first[len(dated) :]]))

    def dated(self, first: int, last: int) -> Sequence[int]:
        """Return the rows whose day lies in ``first`` to ``last`` (ordinals, inclusive), or all of
        their month or year, where no day is known.
        """
        newest_first = self._orders[Sort.DATE]

        def age(number: int) -> int:
            return -self._moment(number)

        # A month and a year stand before their first day.
        begin = moment_of(max(first, 1) - 1) + 1
        start = bisect_left(newest_first, -moment_of(last), key=age)
        found = newest_first[start : bisect_right(newest_first, -begin, key=age)]
        if not self._has_issues:
            return found
        return [number for number in found if self._last_day(number) <= last]

    @cached_property
    def _has_issues(self) -> bool:
        return any(any(rows.issues) for rows in self.segments)

    def _last_day(self, number: int) -> int:
        """Return the ordinal of the last day on which an article may have been published."""
        rows, article = self._place(number)
        issue = rows.issues[article]
        return days_of_issue(issue_name(issue))[1].toordinal() if issue else rows.dates[article]

    def quoting(self) -> Iterator[int]:
        """Yield the rows that have any quote or exchange."""
        for number in self._orders[Sort.QUOTES]:
            rows, article = self._place(number)
            if not rows.quote_counts[article] and not rows.exchange_counts[article]:
                return
            yield number

    def place(self, number: int) -> tuple[int, int]:
        """Return the number of a row's segment, and its article's number there."""
        return self._numbering.place(number)

    def by_segment(self, numbers: Sequence[int]) -> list[slice]:
        """Return for each segment where its articles stand among numbers that rise."""
        return self._numbering.by_segment(numbers)

    def counted(
        self, numbers: Sequence[int], column: Callable[[Rows], Sequence[int]]
    ) -> Iterator[tuple[Rows, Counter[int]]]:
        """Yield each segment with how often it has what in a column, of some rows in their order,
        a row as often as it is given.
        """
        base = 0
        for rows, part in zip(self.segments, self.by_segment(numbers), strict=True):
            values = column(rows)
            yield rows, Counter([values[number - base] for number in numbers[part]])
            base += len(rows)

    def removed_of(self, segment: int) -> frozenset[int]:
        """Return the removed articles of a segment, numbered within it."""
        places = map(self.place, self.removed)
        return frozenset(article for number, article in places if number == segment)

    def _place(self, number: int) -> tuple[Rows, int]:
        segment, article = self._numbering.place(number)
        return self.segments[segment], article
