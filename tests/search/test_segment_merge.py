"""Merged segments hold what was left of them, posting for posting."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from tests.cases import cases
from tests.search.making import article, build, record, said
from tests.search.test_stock import generated, postings

from briefreader.search import Index, parse_query
from briefreader.search.store.file_names import FIELDS
from briefreader.search.store.manifest import read_manifest
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.whoosh.published_index import open_dir
from briefreader.search.writing.index_writer import Builder
from briefreader.search.writing.segment_merge import (
    FEW_SEGMENTS,
    MOST_ARTICLES,
    WORTH_MERGING,
    MergeSource,
    choose_merge,
    merge_segments,
)

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def scattered(folder: Path, batch: int) -> list[str]:
    """An index of many segments, some of its articles removed or replaced; those it then has."""
    text = "Aid comes first, said nobody."
    records = [
        *generated(149),
        record(article("quoted.txt", text), (said(text, "Aid comes first,", "A. Body"),)),
        record(article("far.txt", "far " * 70_000 + "away")),
    ]
    build(folder, records, batch)
    with Builder(folder) as builder:
        for one in records[::7]:
            builder.remove(one.article.path)
        builder.add(records[1])
        builder.touch(records[2].article.path, 77, 88)
        builder.publish()
    return sorted(str(one.article.path) for n, one in enumerate(records) if n % 7)


def test_a_merged_index_is_the_one_that_would_have_been_built_at_once(tmp_path: Path) -> None:
    left = scattered(tmp_path / "many", 12)
    before = Index.open(tmp_path / "many")
    asked = [
        "aid",
        '"aid of"',
        "title:the",
        "visas -aid",
        "far away",
        "said:body aid",
        "has:quotes",
    ]
    answers = {typed: paths(before, typed) for typed in asked}
    with Builder(tmp_path / "many") as builder:
        assert builder.compact()
        assert len(builder) == len(left)
        builder.publish()
    after = Index.open(tmp_path / "many")
    assert sorted(paths(after, "")) == left
    assert {typed: paths(after, typed) for typed in asked} == answers
    assert after.speakers() == before.speakers()
    touched = after.catalogue.find(Path("/library/0002.txt"))
    assert touched is not None
    assert ("/library/0002.txt", 77, 88) in list(after.catalogue.files())
    assert after.catalogue.row(touched) == before.catalogue.row(
        before.catalogue.find(Path("/library/0002.txt")) or 0
    )


def paths(index: Index, typed: str) -> set[str]:
    results = index.search(parse_query(typed))
    return {str(results.hit(number).row.path) for number in range(len(results))}


def test_merging_gives_the_postings_of_one_segment(tmp_path: Path) -> None:
    records = generated(100)
    build(tmp_path / "one", records)
    build(tmp_path / "many", records, batch=7)
    with Builder(tmp_path / "many") as builder:
        while builder.compact():
            pass
        builder.publish()
    one, many = (open_dir(tmp_path / name).reader() for name in ("one", "many"))
    assert len(many.leaf_readers()) <= FEW_SEGMENTS
    for field in FIELDS:
        terms = {term: info for term, *info in postings(one, field) if isinstance(term, bytes)}
        merged = {term: info for term, *info in postings(many, field) if isinstance(term, bytes)}
        assert merged.keys() == terms.keys()
        assert {term: info[0] for term, info in merged.items()} == {
            term: info[0] for term, info in terms.items()
        }


@cases(
    ("sizes", "chosen"),
    [
        ([], []),
        ([5], []),
        ([5] * (FEW_SEGMENTS + WORTH_MERGING - 1), []),
        ([5] * (FEW_SEGMENTS + WORTH_MERGING), [*range(12)]),
        ([100, *[1] * 11], [*range(1, 12)]),
        ([9000, 3, 2, *[8000] * 9], []),
        ([9000, 3, 7, *[800, 1200] * 6], [3, 5, 7, 9, 11, 13]),
        ([9000, 3, 5, 7, 9, *[8000] * 8], [1, 2, 3, 4]),
        ([3000] * 12, [0, 1, 2, 3, 4]),
        ([MOST_ARTICLES] * 20, []),
    ],
)
def test_the_smallest_are_merged_where_there_are_many(sizes: list[int], chosen: list[int]) -> None:
    assert choose_merge(sizes) == chosen


def test_a_file_that_is_saved_hundreds_of_times_costs_few_mergings() -> None:
    sizes, merged = [3000] * FEW_SEGMENTS, 0
    for _ in range(400):
        sizes.append(1)
        while chosen := choose_merge(sizes):
            together = sum(sizes[number] for number in chosen)
            left = [size for number, size in enumerate(sizes) if number not in chosen]
            sizes, merged = [*left, together], merged + together
        assert len(sizes) <= 2 * FEW_SEGMENTS
    assert merged < 7 * 400


def test_a_word_takes_little_memory_while_segments_are_merged(tmp_path: Path) -> None:
    """Twenty thousand articles have a million words, most of them in one article."""
    words = 10_000
    texts = [" ".join(f"w{n}" for n in range(start, words, 2)) for start in (0, 1)]
    build(
        tmp_path / "index", [record(article(f"{n}.txt", text)) for n, text in enumerate(texts)], 1
    )
    manifest = read_manifest(tmp_path / "index")
    sources = [
        MergeSource(SegmentReader(tmp_path / "index", part, 0), frozenset())
        for part in manifest.segments
    ]
    tracemalloc.start()
    try:
        merge_segments(tmp_path, sources)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(sources) == 2
    assert peak < 120 * words
