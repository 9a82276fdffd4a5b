"""A catalogue that is changed is the same as one that is made anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
from tests.search.making import article, record

from briefreader.domain.listing_row import Sort
from briefreader.search import Index, Record
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.sort_keys import IndexedSegment
from briefreader.search.writing import catalogue_delta as changing
from briefreader.search.writing.catalogue_writer import whole_orders
from briefreader.search.writing.index_writer import Builder

SENTENCES = [
    f"This is sentence number {number} of what was said on that day." for number in range(40)
]


class _Changes:
    """Random changes to a library of a few dozen articles, many of them versions of others."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)

    def _record(self) -> Record:
        chance = self._chance
        start = chance.randrange(8)
        text = " ".join(SENTENCES[start * 4 : start * 4 + chance.choice((2, 6, 7))])
        day = chance.choice((None, date(2023, 8, chance.randrange(1, 4))))
        issued = "" if day else chance.choice(("", "", "2023", "2023-08"))
        made = article(
            f"{chance.randrange(60)}.txt",
            text,
            title=chance.choice(("", "Remarks", "“Remarks", "CORRECTED: Remarks", f"{start}")),
            day=day,
            issued=issued,
            source=chance.choice(("", "AP", "ap", "Reuters")),
        )
        count = chance.randrange(3)
        return record(made, exchange_count=count, mtime_ns=chance.randrange(5))

    def apply(self, builder: Builder) -> None:
        chance = self._chance
        for _ in range(chance.randrange(6)):
            builder.add(self._record())
        for _ in range(chance.randrange(3)):
            builder.remove(self._record().article.path)
        path = self._record().article.path
        if bytes(path) in builder:
            builder.touch(path, 7, chance.randrange(5))
        if chance.random() < 0.3:
            builder.compact()


@pytest.mark.parametrize("seed", range(3))
def test_every_order_is_the_same_changed_or_made_anew(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changing, "_ROWS_A_CHANGE", 0)
    compared: list[bytes] = []

    class Compared(changing.CatalogueDelta):
        def __init__(
            self, parts: Sequence[IndexedSegment], stats: Sequence[int], before: Catalogue
        ) -> None:
            super().__init__(parts, stats, before)
            self._given = parts, stats

        def orders(self) -> dict[str, bytes]:
            changed = super().orders()
            assert changed == whole_orders(*self._given)
            known, rows = self.known_versions()
            assert changed == whole_orders(*self._given, known, rows)
            compared.append(changed["versions"])
            return changed

    monkeypatch.setattr("briefreader.search.writing.catalogue_writer.CatalogueDelta", Compared)
    changes = _Changes(seed)
    for _ in range(4):
        with Builder(tmp_path / "index") as builder:
            for _ in range(6):
                changes.apply(builder)
                builder.publish()
                index = Index.open(tmp_path / "index")
                assert len(index) == len(builder) == len(index.catalogue.rows)
                assert sorted(index.catalogue.order(Sort.TITLE)) == [*index.catalogue.rows]
    assert len(compared) == 23
    assert any(compared)


def test_what_was_removed_and_comes_back_is_there_once(tmp_path: Path) -> None:
    records = [record(article(f"{n}.txt", SENTENCES[n], title=f"{n}")) for n in range(5)]
    for times in range(3):
        with Builder(tmp_path / "index") as builder:
            for one in records[times:]:
                builder.add(one)
            builder.publish()
            builder.remove(records[4].article.path)
            builder.publish()
            assert len(builder) == 4
    catalogue = Index.open(tmp_path / "index").catalogue
    shown = [catalogue.row(row).title for row in catalogue.order(Sort.TITLE)]
    assert shown == ["0", "1", "2", "3"]


def test_merging_segments_compares_no_articles_again(tmp_path: Path) -> None:
    with Builder(tmp_path / "index") as builder:
        for n in range(14):
            text = " ".join(SENTENCES[n // 2 * 5 : n // 2 * 5 + 5])
            builder.add(record(article(f"{n}.txt", text, title="Remarks")))
            builder.publish()
        builder.remove(Path("/library/13.txt"))
        published = builder._last
        assert published is not None
        assert builder.compact()
        parts = builder._segments
        stats = [number for part in parts for number in part.stats]
        known, compared = changing.CatalogueDelta(parts, stats, published).known_versions()
        names = [Path(path.decode()).stem for part in parts for path in part.keys.paths]
        pairs = {frozenset((names[row], names[first])) for row, first in known if row != first}
        assert pairs == {frozenset((f"{n}", f"{n + 1}")) for n in range(0, 12, 2)}
        left = [name for row, name in enumerate(names) if row not in compared]
        assert left in (["12"], ["13", "12"], ["12", "13"])  # whose version is removed
