"""How this program's engine ranks, bounds and guards what it answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.search.making import article, build, names, record, said
from tests.search.test_search_engine import RECORDS

from briefreader.domain.quote import QuoteKind
from briefreader.errors import IndexDamaged
from briefreader.search import Index, parse_query
from briefreader.search.engine.bm25 import Scorer
from briefreader.search.engine.speaker_overrides import SpeakerOverrides
from briefreader.search.query.ast_builder import statement_query
from briefreader.search.store.segment_reader import Lexicon

MANY = 900  # hits: more than are put in order at once, from either end


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build(tmp_path_factory.mktemp("index"), RECORDS, batch=2)


@pytest.mark.parametrize(
    ("typed", "expected"), [("visa", "visas story"), ("the", "visas union armenia")]
)
def test_the_most_relevant_hits_come_first(index: Index, typed: str, expected: str) -> None:
    assert [name.removesuffix(".txt") for name in names(index, typed)] == expected.split()


def test_a_word_in_the_title_counts_more(tmp_path: Path) -> None:
    made = [
        record(article("body.txt", "tariffs and much else", title="Something else here")),
        record(article("title.txt", "nothing and much else", title="Tariffs today again")),
        record(article("other.txt", "nothing here", title="Other")),
    ]
    assert names(build(tmp_path, made), "tariffs") == ["title.txt", "body.txt"]


def test_time_is_limited_while_one_types_and_the_answer_says_so(tmp_path: Path) -> None:
    build(tmp_path, RECORDS)
    ticks = iter(range(10_000))
    index = Index.open(tmp_path, clock=lambda: float(next(ticks)))
    query = "visa* OR aid*"
    assert index.search(parse_query(query, typing=True)).approximate
    assert not index.search(parse_query(query)).approximate


def test_a_beginning_with_too_many_words_is_answered_in_part(tmp_path: Path) -> None:
    text = " ".join(f"a{number:x}" for number in range(1000))
    index = build(tmp_path, [record(article("many.txt", text)), record(article("one.txt", "a1"))])
    results = index.search(parse_query("a*"))
    assert results.approximate
    assert results.total == 2
    assert not index.search(parse_query("a1 a2")).approximate


def test_many_hits_are_rows_only_when_they_are_looked_at(tmp_path: Path) -> None:
    made = [record(article(f"{number}.txt", "same words", day=date(2023, 1, 1))) for number in
            range(MANY)]  # fmt: skip
    index = build(tmp_path, made)
    results = index.search(parse_query("same"))
    assert len(results) == MANY
    everything = {results.hit(number).row.path for number in range(MANY)}
    assert len(everything) == MANY
    assert results.hit(0).row.path.name == "0.txt"


@pytest.mark.parametrize("frequent", [1, 7, MANY])
def test_hits_stand_in_one_order_from_whichever_end_it_is_looked_at(
    tmp_path: Path, frequent: int
) -> None:
    texts = [" ".join(["visas"] * (1 + number % frequent) + ["more"]) for number in range(MANY)]
    index = build(tmp_path, [record(article(f"{n}.txt", text)) for n, text in enumerate(texts)])
    query = parse_query("visas")
    from_end = index.search(query)
    last = [from_end.hit(number) for number in range(MANY - 1, MANY - 301, -1)]
    from_start = index.search(query)
    hits = [from_start.hit(number) for number in range(MANY)]
    assert last == hits[: MANY - 301 : -1]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.row.path for hit in hits}) == MANY


def test_damage_behind_an_intact_manifest_is_named_and_not_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, RECORDS)
    postings = next(tmp_path.glob("*.pst"))
    postings.write_bytes(bytes(postings.stat().st_size))
    monkeypatch.setattr("briefreader.search.engine.index.verify", lambda folder, manifest: None)
    with pytest.raises(IndexDamaged):
        Index.open(tmp_path).search(parse_query("visas"))


def test_statements_do_not_change_how_articles_rank(tmp_path: Path) -> None:
    text = "aid and visas"
    quoted = record(article("a.txt", text), (said(text, "aid", "A B"), said(text, "visas", "A B")))
    with_quotes = build(tmp_path / "with", [quoted, *RECORDS])
    without = build(tmp_path / "without", [record(article("a.txt", text)), *RECORDS])
    for typed in ("aid", "visas aid", '"and visas"'):
        one, other = (i.search(parse_query(typed)) for i in (with_quotes, without))
        assert [one.hit(n).score for n in range(len(one))] == [
            other.hit(n).score for n in range(len(other))
        ]


def test_a_few_articles_score_as_they_do_among_all(tmp_path: Path) -> None:
    """They are sought by halving where they are far fewer than those that have the word."""
    texts = ["aid " * (1 + number % 5) + "and more" for number in range(120)]
    made = [record(article(f"{number}.txt", text)) for number, text in enumerate(texts)]
    index = build(tmp_path, made, batch=50)
    scorer, lexicon = Scorer(index.segments, frozenset({7})), Lexicon(index.segments)
    term = lexicon.find("body", b"aid")
    everything = scorer.score("body", [term])
    assert len(everything) == 119
    few: tuple[set[int], ...] = ({0, 60, 119}, {7, 8}, {119, 1_000_000}, {1_000_000}, set())
    for only in (*few, set(everything)):
        expected = {article: everything[article] for article in only if article in everything}
        assert scorer.score("body", [term], only=only) == expected


def test_of_several_forms_the_most_frequent_tells_how_rare_the_word_is(tmp_path: Path) -> None:
    texts = ["the quay", "the quay", "two quays", "nothing"]
    made = [record(article(f"{number}.txt", text)) for number, text in enumerate(texts)]
    index = build(tmp_path, made)
    scorer, lexicon = Scorer(index.segments, frozenset()), Lexicon(index.segments)
    one, other = (lexicon.find("body", form) for form in (b"quay", b"quays"))
    alone, both = scorer.score("body", [one]), scorer.score("body", [one, other])
    assert len(both) == 3
    assert all(both[article] == score for article, score in alone.items())


def test_what_nobody_says_within_a_found_statement_is_a_part_of_it(tmp_path: Path) -> None:
    text = "ANN LEE: The quay, said the mayor, is “our quay,” and some say “a quay for all.”"
    turn = said(text, text[9:], "Ann Lee", QuoteKind.TURN)
    named = said(text, "our quay,", "Tom Hale", inside=0)
    nameless = said(text, "a quay for all.", None, inside=0)
    index = build(tmp_path, [record(article("a.txt", text), (turn, named, nameless))])
    for typed, found in (("quay", [turn, named]), ("all", [turn]), ("mayor", [turn])):
        results = index.search(statement_query(None, parse_query(typed)))
        quotes = [results.hit(number).statement for number in range(len(results))]
        assert {quote.text for quote in quotes if quote} == {quote.text for quote in found}, typed


def test_words_that_go_on_behind_what_was_said_are_not_in_it(tmp_path: Path) -> None:
    text = "“We have the north,” Ann Lee said. Quay and harbour stay."
    quote = said(text, "We have the north,", "Ann Lee")
    index = build(tmp_path, [record(article("a.txt", text), (quote,))])
    for typed, count in (("the north", 1), ("north ann", 0), ("north lee", 0)):
        assert len(index.search(parse_query(f'said:lee "{typed}"'))) == count
        assert len(index.search(parse_query(f'said:lee "{typed}"~1'))) == count


def test_who_is_called_so_with_a_title_alone_is_not_whom_the_name_means(tmp_path: Path) -> None:
    text = "“A quay,” Ann Moss said. “A harbour,” Tom Hale said."
    quotes = (said(text, "A quay,", "Ann Moss"), said(text, "A harbour,", "Tom Hale"))
    index = build(tmp_path, [record(article("a.txt", text), quotes)])
    for other, count in (("Ann Moss", 2), ("Moss · Governor", 1)):
        known = SpeakerOverrides({}, {other: "Tom Hale"})
        assert len(index.search(parse_query("said:moss"), overrides=known)) == count


def test_a_statement_that_answers_both_alternatives_comes_before_one_that_answers_one(
    tmp_path: Path,
) -> None:
    text = "“The quay is a safe harbour,” Ann Lee said. “A quay,” she said."
    both, one = (
        said(text, "The quay is a safe harbour,", "Ann Lee"),
        said(text, "A quay,", "Ann Lee"),
    )
    index = build(tmp_path, [record(article("a.txt", text), (both, one))])
    results = index.search(parse_query("said:lee quay OR said:lee harbour"))
    assert [results.hit(number).statement for number in range(2)] == [both, one]
