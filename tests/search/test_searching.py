"""A reader's queries and what they find: words, forms, fields, days, flags, orders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.making import article, build, names, record, said

from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import QuoteKind
from briefreader.errors import IndexDamaged, QueryError
from briefreader.search import Index, parse_query

STORY = "“We sent aid,” Miller said. He added: “No visas were denied.”"

RECORDS = [
    record(
        article(
            "armenia.txt",
            "Nagorno–Karabakh: the café’s owner waits for humanitarian aid.",
            title="Armenia",
            day=date(2023, 8, 3),
            source="Example Gazette",
            tags=("Caucasus", "human rights"),
        )
    ),
    record(
        article(
            "visas.txt",
            "Students’ visas were denied. The visa office was closing offices.",
            title="Closing of the office",
            day=date(2023, 9, 1),
            source="Reuters",
        )
    ),
    record(
        article("story.txt", STORY, title="What Miller said", source="reuters"),
        (
            said(STORY, "We sent aid,", "Matthew Miller"),
            said(STORY, "No visas were denied.", "Matthew Miller"),
        ),
    ),
    record(article("union.txt", "The state of the union is the state of the states.")),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build(tmp_path_factory.mktemp("index"), RECORDS, batch=2)


FOUND = [
    ("", "visas armenia union story"),
    ("nagorno karabakh", "armenia"),
    ("Nagorno-Karabakh", "armenia"),
    ("NAGORNO", "armenia"),
    ("karabakh-nagorno", ""),
    ("cafe", "armenia"),
    ("café's", "armenia"),
    ("visa", "visas story"),
    ("visas", "visas story"),
    ('"visa"', "visas"),
    ("offices", "visas"),
    ("close", "visas"),
    ('"closing offices"', "visas"),
    ('"offices closing"', ""),
    ("close office", "visas"),
    ("deni*", "visas story"),
    ("den*", "visas story"),
    ("aid -humanitarian", "story"),
    ("-aid", "visas union"),
    ("-aid -visas", "union"),
    ("aid OR students", "visas story armenia"),
    ("(aid OR students) visa", "visas story"),
    ("title:armenia", "armenia"),
    ("title:aid", ""),
    ("title:off*", "visas"),
    ("source:reuters", "visas story"),
    ("source:gazette", "armenia"),
    ("tag:caucasus", "armenia"),
    ('tag:"human rights"', "armenia"),
    ("path:visas", "visas"),
    ("path:library", "visas armenia union story"),
    ("date:2023", "visas armenia"),
    ("date:2023-08", "armenia"),
    ("date:2023-08-03", "armenia"),
    ("date:2023-08-04", ""),
    ("after:2023-09", "visas"),
    ("before:2023-08", "armenia"),
    ("-date:2023", "union story"),
    ("has:quotes", "story"),
    ("speaker:miller", "story"),
    ("speaker:matthew", "story"),
    ("speaker:mill", ""),
    ("speaker:mill*", "story"),
    ("-speaker:miller aid", "armenia"),
    ('"state of the union"', "union"),
    ('"the state of the states"', "union"),
    ('"state of the s*"', "union"),
    ('"of of"', ""),
    ("zebra", ""),
    ('"owner café"~1', "armenia"),
    ('"owner humanitarian"~2', "armenia"),
    ('"owner humanitarian"~1', ""),
    ('"aid owner waits"~2', "armenia"),
    ('"aid owner waits"~1', ""),
    ('title:"office closing"~2', "visas"),
    ('title:"office closing"~1', ""),
    ('"states union"~9', "union"),
    ('visa -"denied visas"~0', "visas story"),
]


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_a_query_finds_these_articles(index: Index, typed: str, expected: str) -> None:
    found = [name.removesuffix(".txt") for name in names(index, typed)]
    assert sorted(found) == sorted(expected.split())


ORDERED = [
    ("", "visas armenia story union"),
    ("sort:title", "armenia visas union story"),
    ("sort:source", "armenia visas story union"),
    ("has:quotes", "story"),
    ("visa", "visas story"),
    ("visa sort:title", "visas story"),
    ("the", "visas union armenia"),
    ("the sort:date", "visas armenia union"),
]


@pytest.mark.parametrize(("typed", "expected"), ORDERED)
def test_hits_come_in_this_order(index: Index, typed: str, expected: str) -> None:
    assert [name.removesuffix(".txt") for name in names(index, typed)] == expected.split()


def test_the_order_of_the_query_wins_over_the_order_of_the_list(index: Index) -> None:
    assert names(index, "visa sort:date", sort=Sort.TITLE)[0] == "visas.txt"
    assert names(index, "aid", sort=Sort.DATE) == ["armenia.txt", "story.txt"]


def test_a_word_in_the_title_counts_more(tmp_path: Path) -> None:
    made = [
        record(article("body.txt", "tariffs and much else", title="Something else here")),
        record(article("title.txt", "nothing and much else", title="Tariffs today again")),
        record(article("other.txt", "nothing here", title="Other")),
    ]
    assert names(build(tmp_path, made), "tariffs") == ["title.txt", "body.txt"]


def test_typing_finds_what_the_last_word_may_become(index: Index) -> None:
    for typed in ("h", "hu", "human", "humanit", "humanitarian"):
        results = index.search(parse_query(typed, typing=True))
        assert results.hit(0).row.path.name == "armenia.txt"
    assert len(index.search(parse_query("humanit"))) == 0


def test_a_limit_bounds_the_hits_and_not_the_count(index: Index) -> None:
    results = index.search(parse_query("the"), limit=2)
    assert (len(results), results.total) == (2, 3)
    with pytest.raises(IndexError):
        results.hit(2)


class Sets:
    """What a reader has done."""

    def __init__(self, sets: Mapping[str, set[str]]) -> None:
        self._sets = sets

    def paths(self, flag: str) -> frozenset[bytes]:
        return frozenset(f"/library/{name}".encode() for name in self._sets.get(flag, ()))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("is:read", ["visas.txt"]),
        ("is:unread", ["armenia.txt", "story.txt", "union.txt"]),
        ("is:starred aid", ["story.txt"]),
        ("-is:starred aid", ["armenia.txt"]),
        ("has:bookmark", ["story.txt"]),
        ("has:note", []),
    ],
)
def test_what_the_reader_did_chooses_articles(
    index: Index, typed: str, expected: list[str]
) -> None:
    done = {
        "read": {"visas.txt", "elsewhere.txt"},
        "starred": {"story.txt", "union.txt"},
        "bookmark": {"story.txt"},
    }
    assert names(index, typed, sets=Sets(done)) == expected


def suggested(index: Index, typed: str) -> str:
    return index.search(parse_query(typed)).suggestion


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("humanitarain", "humanitarian"),
        ("Humanitarain aid", "humanitarian aid"),
        ('title:"armena"', 'title:"armenia"'),
        ("said:miller humanitarain", "said:miller humanitarian"),
        ("speaker:miler", "speaker:miller"),
        ('said:"Mathew Miler" aid', 'said:"matthew miller" aid'),
        ("said:miler humanitarain", "said:miller humanitarian"),
        ("said:zzzzzz", ""),
        ("said:matthew miller humanitarian", 'said:"matthew miller" humanitarian'),
        ("aid (said:matthew Miller)", 'aid (said:"matthew Miller")'),
        ("said:matthew zzzzzz", ""),
        ("visas", ""),
        ("zzzzzzzzz", ""),
        ("zeb", ""),
        ("union armenia", ""),
    ],
)
def test_an_unknown_word_has_a_known_one_near_it(index: Index, typed: str, suggestion: str) -> None:
    assert suggested(index, typed) == suggestion


def test_a_full_name_without_marks_is_noticed_though_something_was_found(tmp_path: Path) -> None:
    text = "“Call me Miller,” said Matthew Miller. “Aid comes first.”"
    quotes = [said(text, words, "Matthew Miller") for words in ("Call me Miller,", "Aid comes")]
    index = build(tmp_path, [record(article("a.txt", text), tuple(quotes))])
    assert statements(index, "said:matthew miller") == ["Call me Miller,"]
    assert suggested(index, "said:matthew miller") == 'said:"matthew miller"'
    assert suggested(index, "said:matthew") == ""
    for marked in (
        'said:"matthew miller"',
        "said:“Matthew Miller” aid",
        'said:"matthew miller" zz',
    ):
        assert suggested(index, marked) == ""


def test_time_is_limited_and_the_answer_says_so(tmp_path: Path) -> None:
    build(tmp_path, RECORDS)
    ticks = iter(range(10_000))
    index = Index.open(tmp_path, clock=lambda: float(next(ticks)))
    results = index.search(parse_query("visa* OR aid*"))
    assert results.approximate


def test_a_beginning_with_too_many_words_is_answered_in_part(tmp_path: Path) -> None:
    text = " ".join(f"a{number:x}" for number in range(1000))
    index = build(tmp_path, [record(article("many.txt", text)), record(article("one.txt", "a1"))])
    results = index.search(parse_query("a*"))
    assert results.approximate
    assert results.total == 2
    assert not index.search(parse_query("a1 a2")).approximate


def test_twenty_thousand_hits_are_rows_only_when_they_are_looked_at(tmp_path: Path) -> None:
    made = [record(article(f"{number}.txt", "same words", day=date(2023, 1, 1))) for number in
            range(3000)]  # fmt: skip
    index = build(tmp_path, made)
    results = index.search(parse_query("same"))
    assert len(results) == 3000
    everything = {results.hit(number).row.path for number in range(3000)}
    assert len(everything) == 3000
    assert results.hit(0).row.path.name == "0.txt"


@pytest.mark.parametrize("frequent", [1, 7, 3_000])
def test_hits_stand_in_one_order_from_whichever_end_it_is_looked_at(
    tmp_path: Path, frequent: int
) -> None:
    texts = [" ".join(["visas"] * (1 + number % frequent) + ["more"]) for number in range(3_000)]
    index = build(tmp_path, [record(article(f"{n}.txt", text)) for n, text in enumerate(texts)])
    query = parse_query("visas")
    from_end = index.search(query)
    last = [from_end.hit(number) for number in range(2_999, 2_699, -1)]
    from_start = index.search(query)
    hits = [from_start.hit(number) for number in range(3_000)]
    assert last == hits[:2_699:-1]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.row.path for hit in hits}) == 3_000


def test_damage_behind_an_intact_manifest_is_named_and_not_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, RECORDS)
    postings = next(tmp_path.glob("*.pst"))
    postings.write_bytes(bytes(postings.stat().st_size))
    monkeypatch.setattr("briefreader.search.engine.index.verify", lambda folder, manifest: None)
    with pytest.raises(IndexDamaged):
        Index.open(tmp_path).search(parse_query("visas"))


# ---- statements

BRIEFING = (
    "MR. MILLER: Good afternoon. Aid comes first.\n\n"
    "Q: What about visas for students?\n\n"
    "MR. MILLER: We said “aid comes first,” and visas come later. "
    "Secretary Blinken put it well: “Visas are a privilege.”\n\n"
    "MS. PATEL: Nothing to add on visas."
)
TURN = QuoteKind.TURN
QUOTES = (
    said(BRIEFING, "Good afternoon. Aid comes first.", "Matthew Miller", TURN),
    said(BRIEFING, "What about visas for students?", None, TURN),
    said(
        BRIEFING,
        BRIEFING[BRIEFING.index("We said") : BRIEFING.index("\n\nMS.")],
        "Matthew Miller",
        TURN,
    ),
    said(BRIEFING, "aid comes first,", "Matthew Miller", inside=2),
    said(BRIEFING, "Visas are a privilege.", "Antony Blinken", inside=2),
    said(BRIEFING, "Nothing to add on visas.", "Vedant Patel", TURN),
)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Index:
    briefing = record(
        article("briefing.txt", BRIEFING, title="Briefing", day=date(2023, 9, 5)),
        QUOTES,
        questions=[1],
        exchange_count=2,
    )
    return build(tmp_path_factory.mktemp("spoken"), [*RECORDS, briefing], batch=2)


def statements(index: Index, typed: str) -> list[str]:
    results = index.search(parse_query(typed))
    quotes = [results.hit(number).statement for number in range(len(results))]
    return sorted(quote.text[:22] for quote in quotes if quote is not None)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("said:miller", ["Good afternoon. Aid co", "No visas were denied.",
                         "We said “aid comes fir", "We sent aid,"]),
        ("said:miller aid", ["Good afternoon. Aid co", "We said “aid comes fir", "We sent aid,"]),
        ("said:miller visas aid", ["We said “aid comes fir"]),
        ("said:miller aid -visas", ["Good afternoon. Aid co", "We sent aid,"]),
        ('said:miller "comes first"', ["Good afternoon. Aid co", "We said “aid comes fir"]),
        ("said:miller (afternoon OR denied)", ["Good afternoon. Aid co", "No visas were denied."]),
        ("said:miller aid has:quotes -path:story", ["Good afternoon. Aid co",
                                                    "We said “aid comes fir"]),
        ("said:miller aid date:2023", ["Good afternoon. Aid co", "We said “aid comes fir"]),
        ("said:blinken", ["Visas are a privilege."]),
        ("said:blinken aid", []),
        ("said:patel visas OR said:blinken visas", ["Nothing to add on visa",
                                                    "Visas are a privilege."]),
        ("said:nobody", []),
        ('said:miller "first said"~2', ["We said “aid comes fir"]),
        ('said:miller "first said"~1', []),
        ('said:miller "visas first"~1', ["We said “aid comes fir"]),
        ('said:patel "visas nothing"~3', ["Nothing to add on visa"]),
        ('said:patel "privilege nothing"~9', []),
        ("asked:visas", ["What about visas for s"]),
        ("asked:visa students", ["What about visas for s"]),
        ("asked:aid", []),
        ("-said:miller", []),
    ],
)  # fmt: skip
def test_a_query_finds_these_statements(spoken: Index, typed: str, expected: list[str]) -> None:
    assert statements(spoken, typed) == expected


def test_whoever_said_nothing_of_the_kind_is_excluded(spoken: Index) -> None:
    assert names(spoken, "visas -said:miller") == ["visas.txt"]


def test_a_statement_knows_where_it_stands(spoken: Index) -> None:
    results = spoken.search(parse_query("said:blinken"))
    statement = results.statement(0)
    assert statement is not None
    assert statement.quote == QUOTES[4]
    assert statement.inside == QUOTES[2].span
    assert not statement.question
    asked = spoken.search(parse_query("asked:students")).statement(0)
    assert asked is not None
    assert asked.question
    assert asked.quote == QUOTES[1]


@pytest.mark.parametrize(
    ("query", "speaker"),
    [
        ("said:m*", "Matthew Miller"),
        ("said:patel OR (said:vedant visas)", "Vedant Patel"),
        ("said:patel speaker:blinken", "Vedant Patel"),
        ("said:patel OR said:blinken", ""),
        ("said:patel OR asked:visas", ""),
        ("asked:visas", ""),
        ("speaker:patel", ""),
        ("visas", ""),
    ],
)
def test_names_of_one_person_offer_no_choice_and_say_whose_the_statements_are(
    spoken: Index, query: str, speaker: str
) -> None:
    found = spoken.search(parse_query(query))
    assert (found.speakers, found.speaker) == ((), speaker)


def test_speakers_are_counted_with_their_first_and_last_day(spoken: Index) -> None:
    told = [(one.name, one.quote_count, one.article_count) for one in spoken.speakers()]
    assert told == [("Matthew Miller", 4, 2), ("Antony Blinken", 1, 1), ("Vedant Patel", 1, 1)]
    assert spoken.speakers()[0].first == spoken.speakers()[0].last == date(2023, 9, 5)


def test_all_that_somebody_said_is_one_list(spoken: Index) -> None:
    results = spoken.statements("Matthew Miller")
    hits = [results.hit(number) for number in range(len(results))]
    assert [hit.statement.text[:7] for hit in hits if hit.statement] == [
        "Good af",
        "We said",
        "We sent",
        "No visa",
    ]
    everybody = spoken.statements(None, parse_query("visas path:briefing"))
    said = [everybody.statement(number) for number in range(len(everybody))]
    assert [one.quote.text[:7] for one in said if one] == [
        "What ab",
        "We said",
        "Visas a",
        "Nothing",
    ]
    only = spoken.statements("patel", parse_query("visas"))
    assert [only.hit(number).row.title for number in range(len(only))] == ["Briefing"]


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


PIECES = st.sampled_from(
    [
        *("visas", "aid", "the", "zebra", "vi*", '"state of"', '"of the"', "title:office"),
        *("said:miller", "asked:aid", "speaker:m*", "date:2023", "has:quotes", "is:unread"),
        *("-", "(", ")", " OR ", " ", " ", "sort:title", "path:visas", "after:2023-09"),
    ]
)


@given(typed=st.lists(PIECES, max_size=12).map("".join), typing=st.booleans())
def test_any_query_is_answered_or_refused(spoken: Index, typed: str, typing: bool) -> None:
    try:
        query = parse_query(typed, typing=typing)
    except QueryError:
        return
    results = spoken.search(query)
    for number in range(len(results)):
        hit = results.hit(number)
        assert (hit.statement is not None) == query.finds_statements
        assert spoken.catalogue.find(hit.row.path) is not None
