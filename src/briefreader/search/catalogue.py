"""Every article of a published index, in every order, without reading any of it at opening."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from briefreader.article import Row, Sort, path_key
from briefreader.errors import IndexDamaged
from briefreader.search.rows import Rows
from briefreader.search.sections import Sections, write_sections

NO_ROW = 0xFFFF_FFFF  # stands for an article that was removed or replaced
_ORDERS = (Sort.DATE, Sort.TITLE, Sort.SOURCE, Sort.QUOTES)


class Catalogue:
    """The articles of an index: rows are numbered from 0 without gaps.

    Articles, as postings number them, run through all segments and include removed ones.
    """

    def __init__(self, sections: Sections, segments: Sequence[Rows]) -> None:
        self._segments = segments
        self._bases = list(accumulate(map(len, segments), initial=0))
        self.articles = sections.numbers("articles")
        self.rows = sections.numbers("rows")
        self._stats = sections.numbers("stats", "q")
        self._orders = {sort: sections.numbers(f"by.{sort.value}") for sort in _ORDERS}
        self._by_path = sections.numbers("by.path")
        if len(self.rows) != self._bases[-1]:
            raise IndexDamaged("catalogue: its segments hold another number of articles")

    def __len__(self) -> int:
        return len(self.articles)

    def row(self, number: int) -> Row:
        """One row as the list shows it."""
        rows, article = self._place(number)
        return rows.row(article)

    def path(self, number: int) -> bytes:
        """The path of a row's file, as the file system spells it."""
        rows, article = self._place(number)
        return rows.paths[article]

    def date_ordinal(self, number: int) -> int:
        """The article's day as ``date.toordinal`` counts; 0 without one."""
        rows, article = self._place(number)
        return int(rows.dates[article])

    def stat(self, number: int) -> tuple[int, int]:
        """Size in bytes and time of change in ns of the file as it was indexed."""
        return self._stats[2 * number], self._stats[2 * number + 1]

    def content_hash(self, number: int) -> str:
        """The SHA-256 of the file as it was indexed, in hexadecimal."""
        rows, article = self._place(number)
        return rows.content_hash(article)

    def find(self, path: Path) -> int | None:
        """The row of a file, by its absolute real path."""
        return self.find_key(path_key(path))

    def find_key(self, key: bytes) -> int | None:
        """The row of a file, by its path's bytes."""
        place = bisect_left(self._by_path, key, key=self.path)
        if place < len(self) and self.path(self._by_path[place]) == key:
            return int(self._by_path[place])
        return None

    def order(self, sort: Sort) -> Sequence[int]:
        """All rows in an order; relevance, which only hits have, stands for the date.

        Newest first, undated last by the file's time; titles and sources by alphabet; most
        quotes and exchanges first.
        """
        return self._orders.get(sort, self._orders[Sort.DATE])

    def dated(self, first: int, last: int) -> Sequence[int]:
        """The rows whose day lies in ``first`` to ``last`` (ordinals, inclusive)."""
        newest_first = self._orders[Sort.DATE]

        def age(number: int) -> int:
            return -self.date_ordinal(number)

        start = bisect_left(newest_first, -last, key=age)
        return newest_first[start : bisect_right(newest_first, -max(first, 1), key=age)]

    def quoting(self) -> Iterator[int]:
        """The rows that have any quote or exchange."""
        for number in self._orders[Sort.QUOTES]:
            rows, article = self._place(number)
            if not rows.quote_counts[article] and not rows.exchange_counts[article]:
                return
            yield number

    def _place(self, number: int) -> tuple[Rows, int]:
        article = self.articles[number]
        segment = bisect_right(self._bases, article) - 1
        return self._segments[segment], article - self._bases[segment]


def write_catalogue(
    path: Path,
    segments: Sequence[Rows],
    removed: Sequence[set[int]],
    stats: Sequence[array[int]],
) -> None:
    """Write the catalogue of these segments, without their ``removed`` articles.

    ``stats`` holds size and time of change of each segment's files, side by side.
    """
    articles, rows, live_stats = array("I"), array("I"), array("q")
    live: list[tuple[Rows, int]] = []
    base = 0
    for part, dead, part_stats in zip(segments, removed, stats, strict=True):
        for article in range(len(part)):
            if article in dead:
                rows.append(NO_ROW)
                continue
            rows.append(len(live))
            articles.append(base + article)
            live_stats.extend(part_stats[2 * article : 2 * article + 2])
            live.append((part, article))
        base += len(part)
    orders = _orders(live, live_stats)
    write_sections(
        path,
        {
            "articles": articles.tobytes(),
            "rows": rows.tobytes(),
            "stats": live_stats.tobytes(),
            **{f"by.{name}": array("I", order).tobytes() for name, order in orders.items()},
        },
    )


def _orders(live: Sequence[tuple[Rows, int]], stats: Sequence[int]) -> dict[str, list[int]]:
    """Rows by path and in the orders that lists have; equal rows keep the order before."""

    def by(key: Callable[[Rows, int], object]) -> Callable[[int], object]:
        keys = [key(rows, article) for rows, article in live]
        return keys.__getitem__

    numbers = list(range(len(live)))
    paths = sorted(numbers, key=by(lambda rows, article: rows.paths[article]))  # type: ignore[arg-type]
    dates = sorted(paths, key=by(lambda rows, article: -rows.dates[article]))  # type: ignore[arg-type]
    undated = [number for number in dates if not live[number][0].dates[live[number][1]]]
    dates[len(dates) - len(undated) :] = sorted(undated, key=lambda number: -stats[2 * number + 1])
    return {
        "path": paths,
        "date": dates,
        "title": sorted(paths, key=by(_title)),  # type: ignore[arg-type]
        "source": sorted(dates, key=by(_source)),  # type: ignore[arg-type]
        "quotes": sorted(dates, key=by(_quotes)),  # type: ignore[arg-type]
    }


def _title(rows: Rows, article: int) -> tuple[bool, bytes]:
    key = rows.title_keys[article]
    return not key, key


def _source(rows: Rows, article: int) -> tuple[bool, str]:
    source = rows.source(article).casefold()
    return not source, source


def _quotes(rows: Rows, article: int) -> int:
    return -(rows.quote_counts[article] + rows.exchange_counts[article])
