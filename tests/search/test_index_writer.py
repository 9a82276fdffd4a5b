"""What a builder publishes is what a reader finds, whatever happens in between."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from benchmarks.articles import articles
from tests.search.making import article, build, names, record

from briefreader.domain.listing_row import Sort
from briefreader.errors import IndexBusy, IndexDamaged, IndexMissing
from briefreader.quotes import find_quotes
from briefreader.search import Index, index_folder, merged_roots
from briefreader.search.store import manifest
from briefreader.search.store.manifest import FileDigest, digest_file
from briefreader.search.writing.index_writer import Builder

RECORDS = [
    record(article("a.txt", "Visas for students.", title="Beta", day=date(2023, 8, 1))),
    record(article("b.txt", "Aid for Armenia.", title="alpha", day=date(2023, 9, 1))),
    record(article("c.txt", "Nothing about visas.", title="“Gamma”", source="Reuters"), mtime_ns=9),
]


def test_published_articles_are_found_and_unpublished_ones_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    with Builder(folder) as builder:
        builder.add(RECORDS[0])
        builder.publish()
        builder.add(RECORDS[1])
        assert len(builder) == 2
        assert names(Index.open(folder), "for") == ["a.txt"]
    assert len(Index.open(folder)) == 1


def test_the_index_of_generated_articles_takes_no_more_than_three_and_a_half_kb_each(
    tmp_path: Path,
) -> None:
    # So that 100,000 take 350 MB at most. An article takes the less the more there are, as they
    # share their words: 3.5 KB among 200, 3.4 among these 240, 2.8 among 1,000. What postings and
    # statements take grows with the articles, and is most of it; the text alone of 100,000, whose
    # index has several segments with a lexicon each, takes 2.8 KB (benchmarks/RESULTS.md).
    records = []
    for name, text in articles(240):
        title, _, body = text.partition("\n\n")
        day = date.fromisoformat(Path(name).name[:10])
        records.append(record(article(name, body, title=title, day=day), find_quotes(body)))
    build(tmp_path, records)
    size = sum(path.stat().st_size for path in tmp_path.iterdir())
    assert 1_000 < size / len(records) <= 3_500


def test_a_reader_keeps_its_state_when_a_newer_one_is_published(tmp_path: Path) -> None:
    before = build(tmp_path, RECORDS[:1])
    after = build(tmp_path, RECORDS[1:])
    assert names(before, "for") == ["a.txt"]
    assert not before.is_current()
    assert after.is_current()
    assert names(after, "for") == ["a.txt", "b.txt"]


def test_a_state_that_is_replaced_while_it_is_opened_is_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, RECORDS[:1])
    verify, batches = manifest.verify, iter([RECORDS[1:2], RECORDS[2:]])

    def published_meanwhile(folder: Path, found: manifest.Manifest) -> None:
        verify(folder, found)
        for one in next(batches, []):
            with Builder(folder) as builder:
                builder.add(one)
                builder.publish()

    monkeypatch.setattr("briefreader.search.engine.index.verify", published_meanwhile)
    assert len(Index.open(tmp_path)) == 3


def test_an_article_added_again_replaces_the_one_before(tmp_path: Path) -> None:
    build(tmp_path, RECORDS)
    index = build(tmp_path, [record(article("a.txt", "Only about tariffs now."))])
    assert names(index, "visas") == ["c.txt"]
    assert names(index, "tariffs") == ["a.txt"]
    assert len(index) == 3


def test_the_same_article_twice_in_one_batch_counts_once(tmp_path: Path) -> None:
    again = record(article("a.txt", "Only about tariffs now."))
    index = build(tmp_path, [RECORDS[0], again])
    assert len(index) == 1
    assert names(index, "visas") == []


def test_a_removed_article_is_gone_from_every_list(tmp_path: Path) -> None:
    build(tmp_path, RECORDS)
    with Builder(tmp_path) as builder:
        builder.remove(RECORDS[0].article.path)
        builder.remove(Path("/library/never-there.txt"))
        builder.publish()
    index = Index.open(tmp_path)
    assert names(index, "visas") == ["c.txt"]
    assert names(index, "-tariffs") == ["b.txt", "c.txt"]
    assert index.catalogue.find(RECORDS[0].article.path) is None
    assert [index.catalogue.row(n).path.name for n in index.catalogue.order(Sort.TITLE)] == [
        "b.txt",
        "c.txt",
    ]


def test_removing_everything_leaves_an_empty_index(tmp_path: Path) -> None:
    build(tmp_path, RECORDS)
    with Builder(tmp_path) as builder:
        for one in RECORDS:
            builder.remove(one.article.path)
        builder.publish()
    index = Index.open(tmp_path)
    assert len(index) == 0
    assert names(index, "visas") == []
    assert index.speakers() == ()


def test_the_catalogue_knows_what_a_list_shows(tmp_path: Path) -> None:
    catalogue = build(tmp_path, RECORDS, batch=2).catalogue
    rows = {catalogue.row(number).path.name: catalogue.row(number) for number in range(3)}
    assert rows["a.txt"].title == "Beta"
    assert rows["a.txt"].date == date(2023, 8, 1)
    assert rows["c.txt"].date is None
    assert rows["c.txt"].source == "Reuters"
    place = catalogue.find(RECORDS[2].article.path)
    assert place is not None
    assert (str(RECORDS[2].article.path), 20, 9) in list(catalogue.files())
    assert catalogue.content_hash(place) == RECORDS[2].article.content_hash


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.DATE, "bac"),
        (Sort.OLDEST, "abc"),
        (Sort.TITLE, "bac"),
        (Sort.SOURCE, "cba"),
        (Sort.RELEVANCE, "bac"),
    ],
)
def test_rows_come_in_every_order(tmp_path: Path, sort: Sort, expected: str) -> None:
    catalogue = build(tmp_path, RECORDS).catalogue
    assert "".join(catalogue.row(n).path.stem for n in catalogue.order(sort)) == expected


def test_a_file_that_was_only_touched_keeps_its_postings(tmp_path: Path) -> None:
    build(tmp_path, RECORDS)
    path = RECORDS[1].article.path
    with Builder(tmp_path) as builder:
        builder.touch(path, 16, 777)
        builder.publish()
    with Builder(tmp_path) as builder:
        builder.publish()  # what was noted once is carried on
    catalogue = Index.open(tmp_path).catalogue
    assert (str(path), 16, 777) in list(catalogue.files())


def test_there_is_one_writer_at_a_time(tmp_path: Path) -> None:
    with Builder(tmp_path), pytest.raises(IndexBusy), Builder(tmp_path):
        pass
    with Builder(tmp_path) as builder:
        builder.publish()


def test_an_index_that_was_never_published_is_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        Index.open(tmp_path / "none")
    with Builder(tmp_path / "begun"):
        pass
    with pytest.raises(IndexMissing):
        Index.open(tmp_path / "begun")


def damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    middle = len(data) // 2
    if how == "cut":
        path.write_bytes(data[:middle])
    elif how == "gone":
        path.unlink()
    elif how == "flipped":
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 0x55]) + data[middle + 1 :])
    else:
        path.write_bytes(data + b"\0")


@pytest.mark.parametrize("how", ["cut", "gone", "flipped", "longer"])
def test_damage_to_any_file_is_noticed_before_it_is_opened(tmp_path: Path, how: str) -> None:
    build(tmp_path / "good", RECORDS, batch=2)
    files = [path.name for path in (tmp_path / "good").iterdir() if path.name != "lock"]
    assert len(files) == 7  # two of each segment, the catalogue, the marker and the manifest
    for name in files:
        folder = tmp_path / f"bad-{name}"
        folder.mkdir(mode=0o700)
        for path in (tmp_path / "good").iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        assert len(Index.open(folder)) == 3
        damage(folder / name, how)
        with pytest.raises((IndexDamaged, IndexMissing) if name == "manifest" else IndexDamaged):
            Index.open(folder)


def test_a_damaged_index_is_discarded_by_the_next_writer(tmp_path: Path) -> None:
    build(tmp_path, RECORDS)
    damage(next(tmp_path.glob("*.brf")), "flipped")
    with Builder(tmp_path) as builder:
        assert builder.published is None
        builder.add(RECORDS[0])
        builder.publish()
    assert len(Index.open(tmp_path)) == 1


def test_an_index_open_to_others_is_not_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    build(folder, RECORDS)
    folder.chmod(0o755)
    with pytest.raises(IndexDamaged, match="0700"):
        Index.open(folder)
    with Builder(folder) as builder:
        builder.publish()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    build(tmp_path / "real", RECORDS)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(IndexDamaged, match="not a folder"):
        Index.open(tmp_path / "link")


def test_a_full_check_reads_every_byte(tmp_path: Path) -> None:
    index = build(tmp_path, RECORDS)
    index.check()
    damage(next(tmp_path.glob("*.pst")), "flipped")
    with pytest.raises(IndexDamaged):
        index.check()


def test_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    build(tmp_path, RECORDS)
    (tmp_path / "build-1-1").mkdir()
    (tmp_path / "build-1-1" / "MAIN_x.pst").write_bytes(b"half")
    (tmp_path / "manifest.new").write_bytes(b"half")
    (tmp_path / "MAIN_x.pst").write_bytes(b"half")
    with Builder(tmp_path):
        pass
    left = {path.name for path in tmp_path.iterdir()}
    assert not left & {"build-1-1", "manifest.new", "MAIN_x.pst"}
    assert len(Index.open(tmp_path)) == 3


def test_paths_that_are_not_text_are_kept_byte_for_byte(tmp_path: Path) -> None:
    odd = os.fsdecode(b"caf\xe9.txt")
    index = build(tmp_path, [record(article(odd, "Coffee."))])
    assert index.catalogue.row(0).path.name == odd
    assert index.catalogue.find(Path("/library") / odd) == 0


def test_one_library_has_one_folder_however_it_is_named(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    one = index_folder(tmp_path, [tmp_path / "a"])
    assert index_folder(tmp_path, [tmp_path / "link"]) == one
    assert index_folder(tmp_path, [inner, tmp_path / "a"]) == one
    assert index_folder(tmp_path, [inner]) != one
    assert merged_roots([inner, tmp_path / "a"]) == (tmp_path / "a",)


def test_a_copied_index_is_read_whole_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "index", [record(article("a.txt", "About visas."))])
    shutil.copytree(tmp_path / "index", tmp_path / "copy")
    hashed = []

    def note(path: Path) -> FileDigest:
        hashed.append(path.name)
        return digest_file(path)

    monkeypatch.setattr("briefreader.search.store.manifest.digest_file", note)
    monkeypatch.setattr("briefreader.search.store.manifest._ALWAYS_HASHED", 0)
    Index.open(tmp_path / "copy")
    assert hashed
    with Builder(tmp_path / "copy") as builder:
        assert len(builder) == 1
    hashed.clear()
    Index.open(tmp_path / "copy")
    assert not hashed
