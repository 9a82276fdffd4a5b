"""What is written is what Whoosh itself would write, and what is found what it would find."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tests.search.making import article, build, record
from whoosh import query as whoosh_query

from briefreader.search import Index, Record, parse_query
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.store.file_names import FIELDS
from briefreader.search.whoosh.codec import schema
from briefreader.search.whoosh.imports import index as whoosh_index

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


def stock_index(folder: Path, records: list[Record]) -> whoosh_index.FileIndex:
    """The same articles, written by Whoosh's own writer with its own codec."""
    folder.mkdir()
    made = whoosh_index.create_in(str(folder), schema())
    writer = made.writer()
    for one in records:
        writer.add_document(
            path=str(one.article.path),
            body=one.article.text,
            title=one.article.title,
            source=one.article.source,
            tag="\n".join(one.article.tags),
        )
    writer.commit()
    return made


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


def test_every_posting_is_the_one_that_whoosh_writes(folders: tuple[Path, Path]) -> None:
    ours, stock = (whoosh_index.open_dir(str(folder)).reader() for folder in folders)
    assert ours.doc_count() == stock.doc_count() == 703
    for field in FIELDS:
        assert list(postings(ours, field)) == list(postings(stock, field))
        assert ours.field_length(field) == stock.field_length(field)
        for number in range(ours.doc_count_all()):
            assert ours.doc_field_length(number, field) == stock.doc_field_length(number, field)
            assert ours.stored_fields(number) == stock.stored_fields(number)


def test_blocks_can_be_skipped(folders: tuple[Path, Path]) -> None:
    ours, stock = (whoosh_index.open_dir(str(folder)).reader() for folder in folders)
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
    for typed, asked in queries(seed=11, count=300):
        results = ours.search(parse_query(typed))
        found = [results.hit(number) for number in range(len(results))]
        scores = {str(hit.row.path): hit.score for hit in found}
        expected = {hit["path"]: hit.score for hit in searcher.search(asked, limit=None)}
        assert scores == pytest.approx(expected, rel=1e-5), typed
        assert [hit.score for hit in found] == sorted(scores.values(), reverse=True)
        compared += len(found) > 0
    assert compared > 200


def test_excluded_articles_are_those_that_the_excluded_part_finds(
    folders: tuple[Path, Path],
) -> None:
    index = Index.open(folders[0])

    def found(typed: str) -> set[Path]:
        results = index.search(parse_query(typed))
        return {results.hit(number).row.path for number in range(len(results))}

    asked = [typed for typed, _ in queries(seed=5, count=60)]
    for one, other in pairwise(asked):
        assert found(f"({one}) -({other})") == found(one) - found(other)
        assert found(f"({one}) OR ({other})") == found(one) | found(other)
        assert found(f"-({one})") == found("") - found(one)


def test_whoosh_reads_an_index_of_several_segments_with_removed_articles(tmp_path: Path) -> None:
    from briefreader.search.writing.index_writer import Builder

    records = generated(60)
    build(tmp_path, records, batch=25)
    with Builder(tmp_path) as builder:
        builder.remove(records[0].article.path)
        builder.add(records[1])
        builder.publish()
    reader = whoosh_index.open_dir(str(tmp_path)).reader()
    assert reader.doc_count() == len(records) - 1
    assert {fields["path"] for _, fields in reader.iter_docs()} == {
        str(one.article.path) for one in records[1:]
    }
