"""Changes a catalogue where little has changed: what that takes grows with the change."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import chain, takewhile
from operator import is_
from typing import Any

from briefreader.domain.listing_row import Sort
from briefreader.search.analysis.fingerprints import HEAD
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.sort_keys import IndexedSegment, SortKey
from briefreader.search.writing.near_duplicates import NEIGHBOURS, Described, described, versions

_ROWS_A_CHANGE = 300  # to sort so many anew costs as much as to change one in all orders


class CatalogueDelta:
    """From one catalogue to the next: ``gone`` are rows to take out of its orders, ``new`` to add.

    Rows keep their numbers as far as the segments are the same; all others are gone and new.
    """

    def __init__(
        self, parts: Sequence[IndexedSegment], stats: Sequence[int], before: Catalogue
    ) -> None:
        self._before = before
        self._segments = [part.keys.rows for part in parts]
        self._was = SortKey(before.segments, before.stats)
        self._now = SortKey(self._segments, stats)
        same = sum(1 for _ in takewhile(bool, map(is_, self._segments, before.segments)))
        self._kept = kept = sum(map(len, self._segments[:same]))
        self._count = count = len(stats) // 2
        self._removed: set[int] = set()
        touched: set[int] = set()
        base = 0
        for part in parts:
            self._removed.update(base + article for article in part.removed)
            touched.update(base + article for article in part.touched if base < kept)
            base += len(part.keys)
        self.new = sorted({*range(kept, count), *touched} - self._removed)
        former = {*range(kept, len(before.twins)), *touched}
        former.update(row for row in self._removed if row < kept)
        self.gone = sorted(former - before.removed)

    @property
    def is_small(self) -> bool:
        """Whether to change the orders costs less than to make them anew."""
        return _ROWS_A_CHANGE * (len(self.gone) + len(self.new)) <= len(self._before)

    def known_versions(self) -> tuple[Sequence[tuple[int, int]], Container[int]]:
        """Return the pairs of rows that are known to be versions, and which rows have been
        compared with each other.

        An article that is another segment's now is compared no more; one that is gone leaves its
        versions to be compared again.
        """
        groups = self._before.groups
        if not self.gone:
            return [(row, group[0]) for row, group in groups.items()], range(self._kept)
        moved = self._moved()
        lost = {*self.gone}.difference(moved)
        again = {row for one in lost for row in groups.get(one, ())}
        compared = {*range(self._kept), *moved.values()}.difference(
            lost, (moved.get(row, row) for row in again)
        )
        pairs = [
            (moved.get(row, row), moved.get(group[0], group[0]))
            for row, group in groups.items()
            if row not in again
        ]
        return pairs, compared

    def _moved(self) -> dict[int, int]:
        """Return where rows that are gone are now, as far as they are as they were."""
        now = {self._now.path(row): row for row in self.new}
        moved = {}
        for row in self.gone:
            other = now.get(self._was.path(row))
            if other is not None and self._described(other) == described(*self._was.place(row)):
                moved[row] = other
        return moved

    def orders(self) -> dict[str, bytes]:
        """Return what ``whole_orders`` gives, from what stood there before."""
        before, was, now = self._before, self._was, self._now
        by_title = self._changed(before.order(Sort.TITLE), was.title, now.title)
        orders = {
            "path": self._changed(before.by_path, was.path, now.path),
            Sort.DATE: self._changed(before.order(Sort.DATE), was.date, now.date),
            Sort.TITLE: by_title,
            Sort.SOURCE: self._changed(before.order(Sort.SOURCE), was.source, now.source),
            Sort.QUOTES: self._changed(before.order(Sort.QUOTES), was.quotes, now.quotes),
        }
        sections = {f"by.{name}": order.tobytes() for name, order in orders.items()}
        sections["twins"] = self._twins(by_title)
        sections["versions"] = array("I", chain.from_iterable(self._versions())).tobytes()
        return sections

    def _changed(
        self, order: memoryview, was: Callable[[int], Any], now: Callable[[int], Any]
    ) -> array[int]:
        """Return an order without the rows that are gone and with the new ones."""
        changed = array("I", order.tobytes())
        places = [bisect_left(changed, was(row), key=was) for row in self.gone]
        for place in sorted(places, reverse=True):
            del changed[place]
        for row in self.new:
            changed.insert(bisect_left(changed, now(row), key=now), row)
        return changed

    def _twins(self, by_title: Sequence[int]) -> bytes:
        """Return for each row a 1 if another has its title, else a 0."""
        title = self._now.title_key
        found = bytearray(self._before.twins[: self._kept]) + bytes(self._count - self._kept)
        for row in self.gone:
            if row < self._kept:
                found[row] = 0
        titles = {*map(title, self.new), *map(self._was.title_key, self.gone)}
        for one in titles:
            start = bisect_left(by_title, one, key=title)
            end = bisect_right(by_title, one, start, key=title)
            for row in by_title[start:end]:
                found[row] = end - start > 1
        return bytes(found)

    def _versions(self) -> Iterator[tuple[int, int]]:
        """Yield the rows that are versions of others, each with the one that stands for all of
        them.

        Compared again are the new rows, those that have a hash of theirs, and the rest of groups
        that any of these or one that is gone belongs to.
        """
        known, gone = self._before.groups, {*self.gone}
        rows = {*self.new, *chain.from_iterable(map(self._alike, self.new))}
        for row in [*rows, *gone]:
            rows.update(self._current(known.get(row, ())))
        again = sorted(rows)
        heads = array("I")
        for row in again:
            segment, article = self._now.place(row)
            heads.extend(segment.heads[HEAD * article : HEAD * (article + 1)])
        found: dict[int, list[int]] = {}

        def describe(number: int) -> Described:
            return self._described(again[number])

        for one, first in versions(heads, lambda number: describe(number).sketch, describe):
            found.setdefault(first, []).append(again[one])
        touched = rows | gone
        groups = {*map(tuple, found.values())}
        groups.update(group for group in known.values() if touched.isdisjoint(group))
        for group in sorted(groups, key=min):
            yield from ((row, group[0]) for row in group)

    def _described(self, row: int) -> Described:
        return described(*self._now.place(row))

    def _current(self, rows: Sequence[int]) -> list[int]:
        """Return of rows that were there those that are there under the same numbers."""
        return [row for row in rows if row < self._kept and row not in self._removed]

    def _alike(self, row: int) -> Iterator[int]:
        """Yield the nearest rows that have a hash of this one's sketch among their smallest."""
        segment, article = self._now.place(row)
        for hashed in segment.heads[HEAD * article : HEAD * (article + 1)]:
            if hashed:
                others = self._with_head(hashed)
                place = bisect_left(others, row)
                yield from others[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]

    def _with_head(self, hashed: int) -> list[int]:
        found: list[int] = []
        base = 0
        for segment in self._segments:
            found += (base + article for article in segment.with_head(hashed))
            base += len(segment)
        return [row for row in found if row not in self._removed]
