"""What Whoosh reads of an index is what it would write, and what is found what it would find."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from tests.search.making import article, build, record
from whoosh import fields
from whoosh import index as whoosh_index
from whoosh import query as whoosh_query
from whoosh.filedb.filestore import ReadOnlyError
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.util.numeric import byte_to_length, length_to_byte

from briefreader.search import Index, Record, parse_query
from briefreader.search.analysis.tokenizer import LONGEST_WORD, tokenize
from briefreader.search.store.field_lengths import LENGTHS, encode_length
from briefreader.search.store.file_names import FIELDS
from briefreader.search.store.manifest import read_manifest
from briefreader.search.store.toc_marker import TOC_FORMAT
from briefreader.search.whoosh.codec import WordAnalyzer, WordCodec
from briefreader.search.whoosh.published_index import open_dir
from briefreader.search.writing.index_writer import Builder

# Whoosh leaves the closing of its files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

SYLLABLES = ["ka", "lo", "mi", "ren", "tu", "sa", "vor", "an", "pel", "dri", "é", "öst"]
COMMON = ["the", "of", "visas", "aid", "state", "union", "talks"]


def vocabulary(random_: random.Random) -> list[str]:
    return COMMON + ["".join(random_.choices(SYLLABLES, k=3)) for _ in range(400)]


def generated(count: int, seed: int = 3) -> list[Record]:
    """Articles whose words are as unevenly frequent as a language's."""
    random_ = random.Random(seed)
    known = vocabulary(random_)
    weights = [1 / (rank + 1) for rank in range(len(known))]

    def text(length: int) -> str:
        return " ".join(random_.choices(known, weights, k=length))

    records = [
        record(
            article(
                f"{number:04}.txt",
                text(random_.randrange(1, 300)),
                title=text(5),
                source=random_.choice(["Reuters", "The “Daily” Post"]),
                tags=("one tag", "two")[: number % 3],
            )
        )
        for number in range(count)
    ]
    records.append(record(article("empty.txt", "", title="!")))
    records.append(record(article("often.txt", "aid " * 700 + "visas")))
    records.append(record(article("long.txt", "x" * 5000 + " " + "é" * 300)))
    return records


def stock_index(folder: Path, records: list[Record]) -> FileIndex:
    """The same articles, written by Whoosh's own writer with its own codec."""
    folder.mkdir()
    described = {name: fields.TEXT(analyzer=WordAnalyzer()) for name in FIELDS}
    described["path"].stored = True
    made = whoosh_index.create_in(str(folder), fields.Schema(**described))
    write_stock(made, records)
    return made


def write_stock(made: FileIndex, records: Sequence[Record]) -> None:
    """Add a segment to it."""
    writer = made.writer()
    for one in records:
        writer.add_document(
            path=str(one.article.path),
            body=one.article.text,
            title=one.article.title,
            source=one.article.source,
            tag="\n".join(one.article.tags),
        )
    writer.commit(merge=False)


def postings(reader: object, field: str) -> Iterator[tuple[object, ...]]:
    """Everything that a reader tells of a field."""
    for term in reader.lexicon(field):  # type: ignore[attr-defined]
        info = reader.term_info(field, term)  # type: ignore[attr-defined]
        yield (
            term, info.doc_frequency(), info.weight(), info.min_length(), info.max_length(),
            info.max_weight(), info.min_id(), info.max_id(),
        )  # fmt: skip
        matcher = reader.postings(field, term)  # type: ignore[attr-defined]
        while matcher.is_active():
            yield matcher.id(), matcher.weight(), tuple(matcher.value_as("positions"))
            matcher.next()


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("stock")
    records = generated(700)
    build(base / "ours", records)
    stock_index(base / "stock", records)
    return base / "ours", base / "stock"


@pytest.fixture(scope="module")
def removed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Several segments with removed articles and one that is longer than 16 bits can count."""
    base = tmp_path_factory.mktemp("removed")
    records = [*generated(120), record(article("far.txt", "aid " * 70_000 + "far away"))]
    ends = (50, 90, len(records))
    build(base / "ours", records[: ends[0]])
    with Builder(base / "ours") as builder:
        for start, end in pairwise(ends):
            for one in records[start:end]:
                builder.add(one)
            builder.publish()
        for one in records[::7]:
            builder.remove(one.article.path)
        builder.publish()
    stock = stock_index(base / "stock", records[: ends[0]])
    for start, end in pairwise(ends):
        write_stock(stock, records[start:end])
    writer = stock.writer()
    for one in records[::7]:
        writer.delete_by_query(whoosh_query.Term("path", one.article.path.stem))
    writer.commit(merge=False)
    return base / "ours", base / "stock"


def indexes(folders: tuple[Path, Path]) -> tuple[FileIndex, FileIndex]:
    """Ours and Whoosh's own."""
    return open_dir(folders[0]), whoosh_index.open_dir(str(folders[1]))


def readers(folders: tuple[Path, Path]) -> tuple[IndexReader, IndexReader]:
    """Those of ours and of Whoosh's own."""
    ours, stock = indexes(folders)
    return ours.reader(), stock.reader()


def test_every_posting_is_the_one_that_whoosh_writes(folders: tuple[Path, Path]) -> None:
    ours, stock = readers(folders)
    assert ours.doc_count() == stock.doc_count() == 703
    assert_same(ours, stock)


def test_every_posting_of_several_segments_is_the_one_that_whoosh_writes(
    removed: tuple[Path, Path],
) -> None:
    ours, stock = readers(removed)
    assert len(list(ours.leaf_readers())) == len(list(stock.leaf_readers())) == 3
    assert ours.doc_count() == stock.doc_count() < ours.doc_count_all() == stock.doc_count_all()
    for number in range(ours.doc_count_all()):
        assert ours.is_deleted(number) == stock.is_deleted(number)
    assert_same(ours, stock)


def assert_same(ours: IndexReader, stock: IndexReader) -> None:
    """Compare everything that two readers tell."""
    assert list(ours.all_terms()) == list(stock.all_terms())
    assert set(ours.indexed_field_names()) == set(stock.indexed_field_names())
    assert list(ours.all_stored_fields()) == list(stock.all_stored_fields())
    for field in FIELDS:
        assert list(postings(ours, field)) == list(postings(stock, field))
        assert ours.field_length(field) == stock.field_length(field)
        assert ours.min_field_length(field) == stock.min_field_length(field)
        assert ours.max_field_length(field) == stock.max_field_length(field)
        for number in range(ours.doc_count_all()):
            expected = stock.doc_field_length(number, field) or 0  # Whoosh says None
            assert ours.doc_field_length(number, field) == expected
            assert ours.stored_fields(number) == stock.stored_fields(number)


def test_blocks_can_be_skipped(folders: tuple[Path, Path]) -> None:
    ours, stock = readers(folders)
    a, b = ours.postings("body", "the"), stock.postings("body", "the")
    for target in (0, 3, 100, 511, 512, 513, 600, 699):
        a.skip_to(target)
        b.skip_to(target)
        assert (a.id(), a.weight()) == (b.id(), b.weight())


def sought(*words_: str) -> tuple[str, whoosh_query.Query]:
    """Words side by side, in body or title, titles twice: for us and for Whoosh."""
    folded = [word.decode() for word in tokenize(" ".join(words_))]
    if len(folded) == 1:
        parts = [
            whoosh_query.Term("body", folded[0]),
            whoosh_query.Term("title", folded[0], boost=2.0),
        ]
    else:
        parts = [whoosh_query.Phrase("body", folded), whoosh_query.Phrase("title", folded, boost=2)]
    return f'"{" ".join(words_)}"', whoosh_query.Or(parts)


def queries(seed: int, count: int) -> Iterator[tuple[str, whoosh_query.Query]]:
    """Random queries, each for us and for Whoosh."""
    random_ = random.Random(seed)
    known = vocabulary(random.Random(3))
    for _ in range(count):
        chosen = [known[int(len(known) * random_.random() ** 3)] for _ in range(3)]
        (a, one), (b, two), (c, three) = map(sought, chosen)
        either = whoosh_query.Or([one, two])
        yield random_.choice(
            [
                (a, one),
                (f"{a} {b}", whoosh_query.And([one, two])),
                (f"{a} {b} {c}", whoosh_query.And([one, two, three])),
                (f"{a} OR {b}", either),
                (f"({a} OR {b}) {c}", whoosh_query.And([either, three])),
                (f"title:{a}", whoosh_query.Term("title", tokenize(chosen[0])[0].decode())),
                sought(*chosen[:2]),
            ]
        )


def test_the_same_articles_are_found_with_the_same_scores(folders: tuple[Path, Path]) -> None:
    ours = Index.open(folders[0])
    searcher = whoosh_index.open_dir(str(folders[1])).searcher()
    compared = 0
    for typed, asked in queries(seed=11, count=120):
        results = ours.search(parse_query(typed))
        found = [results._found(number) for number in range(len(results))]
        scores = {hit.article: hit.score for hit in found}
        # Which file an article with some number is, is compared with all that readers tell.
        expected = {hit.docnum: hit.score for hit in searcher.search(asked, limit=None)}
        assert scores == pytest.approx(expected, rel=1e-5), typed
        assert [hit.score for hit in found] == sorted(scores.values(), reverse=True)
        compared += len(found) > 0
    assert compared > 80


NOT_A_WORD = whoosh_query.Term("body", "notaword")
AT_THE_END = whoosh_query.Phrase("body", ["far", "away"])
WHOOSH_ASKED = (
    NOT_A_WORD,
    AT_THE_END,
    whoosh_query.Term("body", "aid"),
    whoosh_query.Term("title", "the"),
    whoosh_query.Term("path", "0008"),
    whoosh_query.Phrase("body", ["of", "the"], slop=2),
    whoosh_query.Prefix("body", "vor"),
    whoosh_query.Prefix("body", "ost"),
    whoosh_query.Prefix("body", "x" * LONGEST_WORD),
    whoosh_query.Wildcard("body", "ka*e?"),
    whoosh_query.FuzzyTerm("body", "visaz", maxdist=1),
    whoosh_query.TermRange("title", "ka", "lo"),
    whoosh_query.Every("tag"),
    whoosh_query.And([whoosh_query.Term("body", "aid"), whoosh_query.Term("source", "daily")]),
    whoosh_query.Not(whoosh_query.Term("body", "the")),
    whoosh_query.AndMaybe(whoosh_query.Term("body", "of"), whoosh_query.Term("title", "visas")),
)


@pytest.mark.parametrize("asked", WHOOSH_ASKED, ids=repr)
@pytest.mark.parametrize("world", ["folders", "removed"])
@pytest.mark.parametrize("limit", [5, None])
def test_whooshs_own_queries_find_the_same_in_both(
    world: str, asked: whoosh_query.Query, limit: int | None, request: pytest.FixtureRequest
) -> None:
    ours, stock = (reader.searcher() for reader in indexes(request.getfixturevalue(world)))
    found, expected = (index.search(asked, limit=limit) for index in (ours, stock))
    assert [(hit.docnum, hit["path"]) for hit in found] == [
        (hit.docnum, hit["path"]) for hit in expected
    ]
    assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected])
    nowhere = {NOT_A_WORD} if world == "removed" else {NOT_A_WORD, AT_THE_END}
    assert bool(len(found)) == (asked not in nowhere)


def test_a_cursor_goes_where_whooshs_goes(folders: tuple[Path, Path]) -> None:
    ours, stock = (reader.cursor("body") for reader in readers(folders))
    for step in ("", "visas", b"vor", "é", "zzzz", "aid"):
        assert ours.find(step) == stock.find(step)
        assert ours.text() == stock.text()
        assert ours.is_valid() == stock.is_valid()
        if ours.is_valid():
            assert ours.term_info().weight() == stock.term_info().weight()
            assert ours.next() == stock.next()
    assert ours.first() == stock.first() == "aid"


def test_nothing_is_written_through_whoosh(folders: tuple[Path, Path]) -> None:
    index = open_dir(folders[0])
    before = sorted(path.name for path in folders[0].iterdir())
    for change in (
        index.writer,
        index.optimize,
        lambda: index.delete_by_term("path", "0007"),
        lambda: WordCodec().new_segment(index.storage, index.indexname),
        lambda: index.reader().segment().delete_document(0),
    ):
        with pytest.raises(ReadOnlyError):
            change()
    assert sorted(path.name for path in folders[0].iterdir()) == before


def test_whooshs_own_open_dir_opens_it_too(removed: tuple[Path, Path]) -> None:
    ours, stock = (whoosh_index.open_dir(str(folder)) for folder in removed)
    assert_same(ours.reader(), stock.reader())
    assert ours.latest_generation() == open_dir(removed[0]).latest_generation()
    assert sorted(ours.schema.names()) == sorted(FIELDS)
    asked = whoosh_query.Prefix("body", "vor")
    found, expected = (index.searcher().search(asked) for index in (ours, stock))
    assert [hit["path"] for hit in found] == [hit["path"] for hit in expected] != []


def test_without_its_codec_whoosh_says_that_it_cannot_read_it(folders: tuple[Path, Path]) -> None:
    code = f"""
import warnings
warnings.simplefilter("ignore")
import whoosh.index
try:
    whoosh.index.open_dir({str(folders[0])!r})
except whoosh.index.IndexVersionError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"Can't read format {TOC_FORMAT}\n"


def test_what_whooshs_writer_begins_is_never_published(tmp_path: Path) -> None:
    records = generated(9)
    build(tmp_path, records)
    writer = whoosh_index.open_dir(str(tmp_path)).writer()
    writer.add_document(path="10.txt", body="aid")
    with pytest.raises(ReadOnlyError):
        writer.commit()
    writer.writelock.release()
    assert len(Index.open(tmp_path)) == open_dir(tmp_path).doc_count() == len(records)
    with Builder(tmp_path):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {
        "lock", "manifest", *read_manifest(tmp_path).files
    }  # fmt: skip


def test_an_empty_index_is_one_to_whoosh_too(tmp_path: Path) -> None:
    build(tmp_path, [])
    index = open_dir(tmp_path)
    assert index.is_empty()
    assert index.doc_count() == 0
    assert sorted(index.schema.names()) == sorted(FIELDS)
    assert not len(index.searcher().search(whoosh_query.Term("body", "aid")))


def test_a_searcher_sees_what_is_published_after_it(tmp_path: Path) -> None:
    records = generated(4)
    build(tmp_path, records[:3])
    searcher = open_dir(tmp_path).searcher()
    assert searcher.up_to_date()
    build(tmp_path, records[3:])
    assert not searcher.up_to_date()
    assert searcher.refresh().doc_count() == len(records)


def test_a_length_is_as_exact_as_whooshs() -> None:
    assert [byte_to_length(code) for code in range(256)] == list(LENGTHS)
    for words in (*range(3_000), *range(3_000, 120_000, 61), 106_373, 106_374, 1 << 40):
        assert encode_length(words) == length_to_byte(words)


def test_excluded_articles_are_those_that_the_excluded_part_finds(
    folders: tuple[Path, Path],
) -> None:
    index = Index.open(folders[0])

    def found(typed: str) -> set[int]:
        results = index.search(parse_query(typed))
        return {results.row_number(number) for number in range(len(results))}

    asked = [typed for typed, _ in queries(seed=5, count=30)]
    for one, other in pairwise(asked):
        assert found(f"({one}) -({other})") == found(one) - found(other)
        assert found(f"({one}) OR ({other})") == found(one) | found(other)
        assert found(f"-({one})") == found("") - found(one)


def test_whoosh_reads_an_index_of_several_segments_with_removed_articles(tmp_path: Path) -> None:
    records = generated(60)
    build(tmp_path, records, batch=25)
    with Builder(tmp_path) as builder:
        builder.remove(records[0].article.path)
        builder.add(records[1])
        builder.publish()
    reader = open_dir(tmp_path).reader()
    assert reader.doc_count() == len(records) - 1
    assert {fields["path"] for _, fields in reader.iter_docs()} == {
        str(one.article.path) for one in records[1:]
    }
