"""Writes the catalogue of an index: which article is which row, and every order of the rows."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain, compress, count, islice
from operator import eq
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefreader.article import Sort
from briefreader.search.catalogue import NO_ROW
from briefreader.search.numbering import Numbering
from briefreader.search.rows import Rows
from briefreader.search.sameness import HEAD
from briefreader.search.sections import write_sections
from briefreader.search.versions import Described, versions

_LAST = b"\xff"  # no text in UTF-8 comes behind it


class Keys:
    """What the articles of one segment are sorted by, each read once for many publishings."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def paths(self) -> Sequence[bytes]:
        """The paths of their files."""
        return list(self.rows.paths)

    @cached_property
    def ages(self) -> Sequence[int]:
        """The less, the later an article's day; 0 without one."""
        return [-ordinal for ordinal in self.rows.dates]

    @cached_property
    def titles(self) -> Sequence[bytes]:
        """What stands for the titles; those without one come last."""
        return [key or _LAST for key in self.rows.title_keys]

    @cached_property
    def sources(self) -> Sequence[bytes]:
        """What stands for the sources; those without one come last."""
        folded = [
            source.decode("utf-8", "replace").casefold().encode() or _LAST
            for source in self.rows.sources
        ]
        return list(map(folded.__getitem__, self.rows.source_numbers))

    @cached_property
    def quotes(self) -> Sequence[int]:
        """The less, the more quotes and exchanges an article has."""
        return [
            -a - b for a, b in zip(self.rows.quote_counts, self.rows.exchange_counts, strict=True)
        ]


class Part(NamedTuple):
    """One segment of an index: its articles that are not removed, as runs of their numbers.

    ``stats`` holds size in bytes and time of change in ns of all of its files, side by side.
    """

    keys: Keys
    live: Sequence[range]
    stats: array[int]


def write_catalogue(path: Path, parts: Sequence[Part]) -> None:
    """Write the catalogue of these segments."""
    articles, rows, stats = array("I"), array("I"), array("q")
    for part in parts:
        base = len(rows)
        rows.extend(array("I", [NO_ROW]) * len(part.keys))
        for run in part.live:
            start, end, row = base + run.start, base + run.stop, len(articles)
            rows[start:end] = array("I", range(row, row + len(run)))
            articles.extend(range(start, end))
            stats.extend(part.stats[2 * run.start : 2 * run.stop])
    write_sections(
        path,
        {
            "articles": articles.tobytes(),
            "rows": rows.tobytes(),
            "stats": stats.tobytes(),
            "versions": array("I", chain.from_iterable(_versions(parts, articles))).tobytes(),
            **_orders(parts, stats[1::2]),
        },
    )


def _versions(parts: Sequence[Part], articles: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The rows that are versions of others, each with the one that stands for all of them."""
    numbering = Numbering(len(part.keys) for part in parts)
    heads, size = array("I"), 4 * HEAD
    for part in parts:
        for run in part.live:
            heads.frombytes(part.keys.rows.heads[size * run.start : size * run.stop])

    def describe(row: int) -> Described:
        segment, article = numbering.place(articles[row])
        rows = parts[segment].keys.rows
        return Described(rows.sketches[article], rows.titles[article], rows.dates[article])

    return versions(heads, describe)


T = TypeVar("T")


def _orders(parts: Sequence[Part], mtimes: Sequence[int]) -> dict[str, bytes]:
    """Rows by path and in the orders that lists have, and which of them share a title.

    Equal rows keep the order before.
    """

    def gather(keys: Callable[[Keys], Sequence[T]]) -> list[T]:
        found: list[T] = []
        for part in parts:
            every = keys(part.keys)
            for run in part.live:
                found.extend(every[run.start : run.stop])
        return found

    days = gather(lambda keys: keys.ages)
    paths = sorted(range(len(days)), key=gather(lambda keys: keys.paths).__getitem__)
    dates = sorted(paths, key=days.__getitem__)
    undated = bisect_left(dates, 0, key=days.__getitem__)
    dates[undated:] = sorted(dates[undated:], key=lambda row: -mtimes[row])
    titles = gather(lambda keys: keys.titles)
    by_title = sorted(paths, key=titles.__getitem__)
    orders = {
        "path": paths,
        Sort.DATE: dates,
        Sort.TITLE: by_title,
        Sort.SOURCE: sorted(dates, key=gather(lambda keys: keys.sources).__getitem__),
        Sort.QUOTES: sorted(dates, key=gather(lambda keys: keys.quotes).__getitem__),
    }
    sections = {f"by.{name}": array("I", order).tobytes() for name, order in orders.items()}
    return {**sections, "twins": _twins(titles, by_title)}


def _twins(titles: Sequence[bytes], order: Sequence[int]) -> bytes:
    """For each row a 1 if another has its title, else a 0; ``order`` is that of the titles."""
    found = bytearray(len(titles))
    in_order = list(map(titles.__getitem__, order))
    for place in compress(count(), map(eq, in_order, islice(in_order, 1, None))):
        found[order[place]] = found[order[place + 1]] = 1
    return bytes(found)
