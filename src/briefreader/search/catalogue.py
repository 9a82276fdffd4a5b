"""Every article of a published index, in every order, without reading any of it at opening."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeVar

from briefreader.article import Row, Sort, path_key
from briefreader.errors import IndexDamaged
from briefreader.search.numbering import Numbering
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
        self._numbering = Numbering(map(len, segments))
        self.articles = sections.numbers("articles")
        self.rows = sections.numbers("rows")
        self._stats = sections.numbers("stats", "q")
        self._orders = {sort: sections.numbers(f"by.{sort.value}") for sort in _ORDERS}
        self._by_path = sections.numbers("by.path")
        self._version_pairs = sections.numbers("versions")
        self._twins = sections.data("twins")
        if len(self.rows) != len(self._numbering):
            raise IndexDamaged("catalogue: its segments hold another number of articles")

    def __len__(self) -> int:
        return len(self.articles)

    def row(self, number: int) -> Row:
        """One row as the list shows it."""
        rows, article = self._place(number)
        row = rows.row(article)
        count, shares_title = len(self.versions(number)), self._twins[number]
        if count == 1 and not shares_title:
            return row
        occasion = rows.occasions[article].decode("utf-8", "replace") if shares_title else ""
        return replace(row, versions=count, occasion=occasion)

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

    def versions(self, number: int) -> tuple[int, ...]:
        """The rows that hold the same text as this one, itself among them; itself alone if none.

        First comes the one that counts: the corrected one, else the latest.
        """
        return self._versions.get(number, (number,))

    def repeats(self) -> frozenset[int]:
        """The rows that hold what another row holds, which counts in their place."""
        return frozenset(row for row, group in self._versions.items() if group[0] != row)

    @cached_property
    def _versions(self) -> dict[int, tuple[int, ...]]:
        groups: dict[int, list[int]] = {}
        pairs = self._version_pairs.tolist()
        for row, first in zip(pairs[::2], pairs[1::2], strict=True):
            groups.setdefault(first, []).append(row)
        return {row: tuple(group) for group in groups.values() for row in group}

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
        segment, article = self._numbering.place(self.articles[number])
        return self._segments[segment], article


@dataclass(frozen=True, slots=True)
class Keys:
    """What the articles of one segment are sorted by, read once for many publishings."""

    paths: Sequence[bytes]
    dates: Sequence[int]
    titles: Sequence[tuple[bool, bytes]]
    sources: Sequence[tuple[bool, str]]
    quotes: Sequence[int]
    rows: Rows

    @classmethod
    def of(cls, rows: Rows) -> Keys:
        """The keys of a segment's rows; those without a title or source come last."""
        sources = [source.decode("utf-8", "replace").casefold() for source in rows.sources]
        return cls(
            list(rows.paths),
            [-ordinal for ordinal in rows.dates],
            [(not key, key) for key in rows.title_keys],
            [(not sources[number], sources[number]) for number in rows.source_numbers],
            [-a - b for a, b in zip(rows.quote_counts, rows.exchange_counts, strict=True)],
            rows,
        )


def write_catalogue(
    path: Path,
    segments: Sequence[Keys],
    removed: Sequence[Set[int]],
    stats: Sequence[array[int]],
) -> None:
    """Write the catalogue of these segments, without their ``removed`` articles.

    ``stats`` holds size and time of change of each segment's files, side by side.
    """
    articles, rows, live_stats = array("I"), array("I"), array("q")
    live: list[Sequence[int]] = []
    base = 0
    for part, dead, part_stats in zip(segments, removed, stats, strict=True):
        count = len(part.paths)
        kept = [n for n in range(count) if n not in dead] if dead else range(count)
        numbers = array("I", [NO_ROW]) * count
        for row, article in enumerate(kept, len(articles)):
            numbers[article] = row
        rows.extend(numbers)
        articles.extend(range(base, base + count) if not dead else [base + n for n in kept])
        if dead:
            for article in kept:
                live_stats.extend(part_stats[2 * article : 2 * article + 2])
        else:
            live_stats.extend(part_stats)
        live.append(kept)
        base += count
    orders = _orders(segments, live, live_stats[1::2])
    titles = [part.titles[n] for part, kept in zip(segments, live, strict=True) for n in kept]
    write_sections(
        path,
        {
            "articles": articles.tobytes(),
            "rows": rows.tobytes(),
            "stats": live_stats.tobytes(),
            "twins": twins(titles, orders["title"]),
            "versions": array(
                "I", chain.from_iterable(_versions(segments, live, articles))
            ).tobytes(),
            **{f"by.{name}": array("I", order).tobytes() for name, order in orders.items()},
        },
    )


def _versions(
    segments: Sequence[Keys], live: Sequence[Sequence[int]], articles: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The rows that are versions of others, each with the one that stands for all of them."""
    from briefreader.search.sameness import HEAD
    from briefreader.search.versions import Described, versions

    numbering = Numbering(len(part.rows) for part in segments)
    keys, size = array("I"), 4 * HEAD
    for part, kept in zip(segments, live, strict=True):
        if len(kept) == len(part.paths):
            keys.frombytes(part.rows.heads)
        else:
            for article in kept:
                keys.frombytes(part.rows.heads[size * article : size * (article + 1)])

    def describe(row: int) -> Described:
        segment, article = numbering.place(articles[row])
        rows = segments[segment].rows
        return Described(rows.sketches[article], rows.titles[article], rows.dates[article])

    return versions(keys, describe)


def twins(titles: Sequence[tuple[bool, bytes]], order: Sequence[int]) -> bytes:
    """For each row a 1 if another has its title, else a 0; ``order`` is that of the titles."""
    found = bytearray(len(titles))
    for one, other in pairwise(order):
        if titles[one] == titles[other]:
            found[one] = found[other] = 1
    return bytes(found)


T = TypeVar("T")


def _orders(
    segments: Sequence[Keys], live: Sequence[Sequence[int]], mtimes: Sequence[int]
) -> dict[str, list[int]]:
    """Rows by path and in the orders that lists have; equal rows keep the order before."""

    def gather(keys: Callable[[Keys], Sequence[T]]) -> list[T]:
        found: list[T] = []
        for part, kept in zip(segments, live, strict=True):
            found.extend(map(keys(part).__getitem__, kept))
        return found

    days = gather(lambda keys: keys.dates)
    paths = sorted(range(len(days)), key=gather(lambda keys: keys.paths).__getitem__)
    dates = sorted(paths, key=days.__getitem__)
    undated = bisect_left(dates, 0, key=days.__getitem__)
    dates[undated:] = sorted(dates[undated:], key=lambda row: -mtimes[row])
    return {
        "path": paths,
        "date": dates,
        "title": sorted(paths, key=gather(lambda keys: keys.titles).__getitem__),
        "source": sorted(dates, key=gather(lambda keys: keys.sources).__getitem__),
        "quotes": sorted(dates, key=gather(lambda keys: keys.quotes).__getitem__),
    }
