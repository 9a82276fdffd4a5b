"""Writes the catalogue of an index: every order of its rows, and which belong together."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, count, islice
from operator import eq
from pathlib import Path
from typing import TypeVar

from briefreader.domain.listing_row import Sort
from briefreader.search.analysis.fingerprints import HEAD
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.mapped_sections import write_sections
from briefreader.search.store.numbering import DocumentNumbering
from briefreader.search.store.sort_keys import IndexedSegment, SortColumns
from briefreader.search.writing.catalogue_delta import CatalogueDelta
from briefreader.search.writing.near_duplicates import Described, described, versions

T = TypeVar("T")


def write_catalogue(path: Path, parts: Sequence[IndexedSegment], before: Catalogue | None) -> None:
    """Write the catalogue of these segments; ``before`` is the last one that was written."""
    removed, stats = array("I"), array("q")
    base = 0
    for part in parts:
        removed.extend(base + article for article in sorted(part.removed))
        stats.extend(part.stats)
        base += len(part.keys)
    change = CatalogueDelta(parts, stats, before) if before is not None else None
    if change is not None and change.is_small:
        orders = change.orders()
    else:
        orders = whole_orders(
            parts, stats, *(change.known_versions() if change is not None else ())
        )
    write_sections(path, {"removed": removed.tobytes(), "stats": stats.tobytes(), **orders})


def whole_orders(
    parts: Sequence[IndexedSegment],
    stats: Sequence[int],
    known: Iterable[tuple[int, int]] = (),
    compared: Container[int] = frozenset(),
) -> dict[str, bytes]:
    """Return every order of the rows, which of them share a title, and which are versions of
    others.

    Equal rows keep the order before. ``known`` are the versions among the rows ``compared``.
    """

    def gather(keys: Callable[[SortColumns], Sequence[T]]) -> Callable[[int], T]:
        return list(chain.from_iterable(keys(part.keys) for part in parts)).__getitem__

    day, title, times = (
        gather(lambda keys: keys.ages),
        gather(lambda keys: keys.titles),
        stats[1::2],
    )
    by_path = sorted(_rows(parts), key=gather(lambda keys: keys.paths))
    by_date = sorted(by_path, key=day)
    undated = bisect_left(by_date, 0, key=day)
    by_date[undated:] = sorted(by_date[undated:], key=lambda row: -times[row])
    by_title = sorted(by_path, key=title)
    orders = {
        "path": by_path,
        Sort.DATE: by_date,
        Sort.TITLE: by_title,
        Sort.SOURCE: sorted(by_date, key=gather(lambda keys: keys.sources)),
        Sort.QUOTES: sorted(by_date, key=gather(lambda keys: keys.quotes)),
    }
    sections = {f"by.{name}": array("I", order).tobytes() for name, order in orders.items()}
    sections["twins"] = _twins(title, by_title, len(times))
    found = _versions(parts, known, compared)
    sections["versions"] = array("I", chain.from_iterable(found)).tobytes()
    return sections


def _rows(parts: Sequence[IndexedSegment]) -> Iterator[int]:
    bases = accumulate((len(part.keys) for part in parts), initial=0)
    for base, part in zip(bases, parts, strict=False):
        for run in part.live:
            yield from range(base + run.start, base + run.stop)


def _versions(
    parts: Sequence[IndexedSegment], known: Iterable[tuple[int, int]], compared: Container[int]
) -> Iterator[tuple[int, int]]:
    """Return the rows that are versions of others, each with the one that stands for all of
    them.
    """
    numbering = DocumentNumbering(len(part.keys) for part in parts)
    sketches = [part.keys.rows.sketches for part in parts]
    heads = array("I")
    for part in parts:
        own = array("I", part.keys.rows.heads.tobytes())
        for article in part.removed:
            own[HEAD * article : HEAD * (article + 1)] = array("I", bytes(4 * HEAD))
        heads += own

    def sketch(row: int) -> bytes:
        segment, article = numbering.place(row)
        return sketches[segment][article]

    def describe(row: int) -> Described:
        segment, article = numbering.place(row)
        return described(parts[segment].keys.rows, article)

    return versions(heads, sketch, describe, known, compared)


def _twins(title: Callable[[int], bytes], by_title: Sequence[int], rows: int) -> bytes:
    """Return for each row a 1 if another has its title, else a 0."""
    found = bytearray(rows)
    in_order = list(map(title, by_title))
    for place in compress(count(), map(eq, in_order, islice(in_order, 1, None))):
        found[by_title[place]] = found[by_title[place + 1]] = 1
    return bytes(found)
