"""What every search engine answers: the protocol's meaning, held to the program's and a small one.

Whoever puts another engine behind the protocol adds it to ``ENGINES``.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases import cases
from tests.search.making import article, build, fill, names, record, said
from tests.search.memory_engine import MemoryEngine
from tests.search.random_queries import QueryWriter

from briefreader.domain.article import path_key
from briefreader.domain.hit_grouping import HitGrouping, group_name
from briefreader.domain.listing_row import Sort
from briefreader.domain.quote import AnswerKind, Quote, QuoteKind
from briefreader.errors import IndexBusy, IndexMissing, QueryError
from briefreader.search import NearbyRoots, Record, SpeakerOverrides, parse_query
from briefreader.search.file_engine import FileEngine
from briefreader.search.search_engine import SearchEngine, SearchIndex

ENGINES: dict[str, Callable[[Path], SearchEngine]] = {
    "files": FileEngine,
    "memory": lambda folder: MemoryEngine(),
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> SearchEngine:
    return ENGINES[request.param](tmp_path / "index")


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


@pytest.fixture(scope="module", params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return fill(ENGINES[request.param](tmp_path_factory.mktemp("index")), RECORDS, batch=2)


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


def test_a_query_finds_these_articles(index: SearchIndex) -> None:
    found = {
        typed: {name.removesuffix(".txt") for name in names(index, typed)} for typed, _ in FOUND
    }
    assert found == {typed: set(expected.split()) for typed, expected in FOUND}
    counts = {typed: index.search(parse_query(typed)).total for typed, _ in FOUND}
    assert counts == {typed: len(expected.split()) for typed, expected in FOUND}


ORDERED = [
    ("", "visas armenia story union"),
    ("sort:title", "armenia visas union story"),
    ("sort:source", "armenia visas story union"),
    ("has:quotes", "story"),
    ("visa sort:title", "visas story"),
    ("the sort:date", "visas armenia union"),
]


@cases(("typed", "expected"), ORDERED)
def test_hits_come_in_this_order(index: SearchIndex, typed: str, expected: str) -> None:
    assert [name.removesuffix(".txt") for name in names(index, typed)] == expected.split()


def test_the_order_of_the_query_wins_over_the_order_of_the_list(index: SearchIndex) -> None:
    assert names(index, "visa sort:date", sort=Sort.TITLE)[0] == "visas.txt"
    assert names(index, "aid", sort=Sort.DATE) == ["armenia.txt", "story.txt"]


def test_typing_finds_what_the_last_word_may_become(index: SearchIndex) -> None:
    for typed in ("h", "hu", "human", "humanit", "humanitarian"):
        results = index.search(parse_query(typed, typing=True))
        assert results.hit(0).row.path.name == "armenia.txt"
    assert len(index.search(parse_query("humanit"))) == 0


def test_a_limit_bounds_the_hits_and_not_the_count(index: SearchIndex) -> None:
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


@cases(
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
    index: SearchIndex, typed: str, expected: list[str]
) -> None:
    done = {
        "read": {"visas.txt", "elsewhere.txt"},
        "starred": {"story.txt", "union.txt"},
        "bookmark": {"story.txt"},
    }
    assert names(index, typed, sets=Sets(done)) == expected


def suggested(index: SearchIndex, typed: str) -> str:
    return index.search(parse_query(typed)).suggestion


@cases(
    ("typed", "suggestion"),
    [
        ("humanitarain", "humanitarian"),
        ("Humanitarain aid", "humanitarian aid"),
        ('title:"armena"', 'title:"armenia"'),
        ("said:miller humanitarain", "said:miller humanitarian"),
        ("speaker:miler", "speaker:miller"),
        ('said:"Mathew Miler" aid', 'said:"matthew miller" aid'),
        ("said:miler humanitarain", "said:miller humanitarian"),
        ("said:mill humanitarian", "said:mill* humanitarian"),
        ("speaker:Mill visas", "speaker:mill* visas"),
        ('said:"mat mil" aid', 'said:"mat* mil*" aid'),
        ('said:"mil mat" aid', 'said:"mil* mat*" aid'),
        ('said:"matthew mat mil" aid', 'said:"matthew mat* mil*" aid'),
        ("said:m aid", ""),
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
def test_an_unknown_word_has_a_known_one_near_it(
    index: SearchIndex, typed: str, suggestion: str
) -> None:
    assert suggested(index, typed) == suggestion


def test_of_words_that_are_as_near_the_most_frequent_is_suggested(engine: SearchEngine) -> None:
    texts = ("the border", "the borders", "two borders")
    index = fill(engine, [record(article(f"{text}.txt", text)) for text in texts])
    assert suggested(index, "borderz") == "borders"


def test_the_name_of_a_saved_search_is_not_mended(tmp_path: Path) -> None:
    index = build(tmp_path, RECORDS)
    saved = {"humanitarain": "humanitarain", "other": "humanitarain"}
    for name in saved:
        assert index.search(parse_query(f"saved:{name}", saved=saved)).suggestion == ""


def test_a_full_name_without_marks_is_noticed_though_something_was_found(
    engine: SearchEngine,
) -> None:
    text = "“Call me Miller,” said Matthew Miller. “Aid comes first.”"
    quotes = [said(text, words, "Matthew Miller") for words in ("Call me Miller,", "Aid comes")]
    index = fill(engine, [record(article("a.txt", text), tuple(quotes))])
    assert statements(index, "said:matthew miller") == ["Call me Miller,"]
    assert suggested(index, "said:matthew miller") == 'said:"matthew miller"'
    assert suggested(index, "said:matthew") == ""
    for marked in (
        'said:"matthew miller"',
        "said:“Matthew Miller” aid",
        'said:"matthew miller" zz',
    ):
        assert suggested(index, marked) == ""


# Statements

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


@pytest.fixture(scope="module", params=ENGINES)
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    briefing = record(
        article("briefing.txt", BRIEFING, title="Briefing", day=date(2023, 9, 5)),
        QUOTES,
        questions=[1],
        exchange_count=2,
        answers={
            1: frozenset((AnswerKind.ANSWERED, AnswerKind.NOTHING)),
            2: frozenset((AnswerKind.ANSWERED,)),
            5: frozenset((AnswerKind.NOTHING,)),
        },
    )
    engine = ENGINES[request.param](tmp_path_factory.mktemp("spoken"))
    return fill(engine, [*RECORDS, briefing], batch=2)


def statements(index: SearchIndex, typed: str) -> list[str]:
    results = index.search(parse_query(typed))
    quotes = [results.hit(number).statement for number in range(len(results))]
    return sorted(quote.text[:22] for quote in quotes if quote is not None)


@cases(
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
        # One that has both, each as often as it may be, is listed once.
        ("said:miller aid OR said:miller come", ["Good afternoon. Aid co", "We said “aid comes fir",
                                                 "We sent aid,"]),
        ("said:nobody", []),
        ('said:"antony miller"', []),
        ('said:miller "first said"~2', ["We said “aid comes fir"]),
        ('said:miller "first said"~1', []),
        ('said:miller "visas first"~1', ["We said “aid comes fir"]),
        ('said:patel "visas nothing"~3', ["Nothing to add on visa"]),
        ('said:patel "privilege nothing"~9', []),
        ("asked:visas", ["What about visas for s"]),
        ("asked:visa students", ["What about visas for s"]),
        ("asked:aid", []),
        ("answer:nothing", ["What about visas for s"]),
        ("answer:nothing students", ["What about visas for s"]),
        ("answer:nothing aid", []),
        ("answer:referred OR answer:nothing", ["What about visas for s"]),
        ("answer:referred", []),
        ("-answer:nothing", []),
        ("asked:visas -answer:referred", ["What about visas for s"]),
        ("said:patel answer:nothing", ["Nothing to add on visa"]),
        ("said:miller answer:nothing", []),
        ("said:miller answer:answered date:2023", ["We said “aid comes fir"]),
        ("said:miller (answer:answered OR afternoon)", ["Good afternoon. Aid co",
                                                        "We said “aid comes fir"]),
        ("-said:miller", []),
    ],
)  # fmt: skip
def test_a_query_finds_these_statements(
    spoken: SearchIndex, typed: str, expected: list[str]
) -> None:
    assert statements(spoken, typed) == expected


def test_whoever_said_nothing_of_the_kind_is_excluded(spoken: SearchIndex) -> None:
    assert names(spoken, "visas -said:miller") == ["visas.txt"]


def test_a_statement_knows_where_it_stands(spoken: SearchIndex) -> None:
    results = spoken.search(parse_query("said:blinken"))
    statement = results.statement(0)
    assert statement is not None
    assert statement.quote == QUOTES[4]
    assert statement.inside == QUOTES[2].span
    assert not statement.question
    results = spoken.search(parse_query("asked:students"))
    asked, around = results.statement(0), results.exchange(0)
    assert asked is not None
    assert around is not None
    assert asked.answers == {AnswerKind.ANSWERED, AnswerKind.NOTHING}
    assert [quote.speaker for quote in around.turns] == [None, "Matthew Miller", "Vedant Patel"]
    inner = spoken.search(parse_query("said:blinken privilege"))
    places = [n for n in range(len(inner)) if inner.row_number(n) == results.row_number(0)]
    assert [inner.exchange(place) for place in places] == [around]
    assert spoken.search(parse_query('said:miller "good afternoon"')).exchange(0) is None
    assert asked is not None
    assert asked.question
    assert asked.quote == QUOTES[1]


@cases(
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
    spoken: SearchIndex, query: str, speaker: str
) -> None:
    found = spoken.search(parse_query(query))
    assert (found.speakers, found.speaker) == ((), speaker)


def test_speakers_are_counted_with_their_first_and_last_day(spoken: SearchIndex) -> None:
    told = [(one.name, one.quote_count, one.article_count) for one in spoken.speakers()]
    assert told == [("Matthew Miller", 4, 2), ("Antony Blinken", 1, 1), ("Vedant Patel", 1, 1)]
    assert spoken.speakers()[0].first == spoken.speakers()[0].last == date(2023, 9, 5)


@cases(
    ("days", "period"),
    [
        (("2024-05-20", "2024-06-12", "2024-12"), "2024-05-20 – 2024-12"),
        (("2024-05-20", "2024-05", "2024"), "2024-05-20"),
        (("2023", "2024-05-20", "2024-05"), "2023 – 2024-05-20"),
        (("2024-06",), "2024-06"),
        (("",), "undated"),
    ],
)
def test_a_speaker_is_quoted_in_months_and_years_too(
    tmp_path: Path, days: tuple[str, ...], period: str
) -> None:
    for place, make in ENGINES.items():
        records = []
        for number, day in enumerate(days):
            whole = date.fromisoformat(day) if len(day) > len("2024-06") else None
            made = article(f"{number}.txt", STORY, day=whole, issued="" if whole else day)
            records.append(record(made, (said(STORY, "We sent aid,", "Matthew Miller"),)))
        index = fill(make(tmp_path / place / "-".join(days) / "index"), records)
        assert [one.period for one in index.speakers()] == [period]


def test_what_stands_in_a_field_is_counted(index: SearchIndex) -> None:
    rows = [index.catalogue.row(number) for number in index.catalogue.rows]
    sources = Counter(row.source for row in rows if row.source)
    assert index.field_values("source") == dict(sources)
    assert sources
    tags = index.field_values("tag")
    for word, count in tags.items():
        assert len(index.search(parse_query(f'tag:"{word}"'))) == count


def test_all_that_somebody_said_is_one_list(spoken: SearchIndex) -> None:
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


PIECES = st.sampled_from(
    [
        *("visas", "aid", "the", "zebra", "vi*", '"state of"', '"of the"', "title:office"),
        *("said:miller", "asked:aid", "speaker:m*", "date:2023", "has:quotes", "is:unread"),
        *("-", "(", ")", " OR ", " ", " ", "sort:title", "path:visas", "after:2023-09"),
    ]
)


@given(typed=st.lists(PIECES, max_size=12).map("".join), typing=st.booleans())
def test_any_query_is_answered_or_refused(spoken: SearchIndex, typed: str, typing: bool) -> None:
    try:
        query = parse_query(typed, typing=typing)
    except QueryError:
        return
    results = spoken.search(query)
    for number in range(len(results)):
        hit = results.hit(number)
        assert (hit.statement is not None) == query.finds_statements
        assert spoken.catalogue.find(hit.row.path) is not None


# Publishing


def test_what_is_changed_counts_from_its_publishing_on_and_what_is_open_stays(
    engine: SearchEngine,
) -> None:
    with pytest.raises(IndexMissing):
        engine.open()
    old, changed = record(article("a.txt", "old words")), record(article("a.txt", "new words"))
    key = path_key(old.article.path)
    with engine.writer("first way") as writer:
        writer.add(old)
        writer.add(record(article("b.txt", "other words")))
        with pytest.raises(IndexMissing):
            engine.open()
        first = writer.publish(complete=False)
        before = engine.open()
        assert (before.generation, before.complete, len(before)) == (first, False, 2)
        assert before.has_fingerprint("first way")
        assert not before.has_fingerprint("second way")

        writer.add(changed)
        writer.remove(Path("/library/b.txt"))
        writer.remove(Path("/library/never.txt"))
        assert names(engine.open(), "words") == names(before, "words") == ["a.txt", "b.txt"]
        assert before.is_current()
        assert writer.publish() > first
        with pytest.raises(IndexBusy), engine.writer():
            raise AssertionError("two writers")
    after = engine.open()
    assert (after.complete, after.is_current(), before.is_current()) == (True, True, False)
    assert names(after, "new") == names(before, "old") == ["a.txt"]
    assert names(after, "old OR other") == names(before, "new") == []
    after.check()
    engine.check()
    with engine.writer("second way") as writer:
        assert len(writer) == 1
        assert key in writer
        assert writer.is_stale(key)
        assert writer.content_hash(key) == changed.article.content_hash
        known = ("/library/a.txt", changed.size, changed.mtime_ns)
        assert (list(writer.files(stale=True)), list(writer.files(stale=False))) == ([known], [])
        writer.touch(Path("/library/a.txt"), 77, 88)
        writer.note_refusal("/library/c.txt", 5, 6, "takes too much")
        writer.publish()
        assert writer.refusal("/library/c.txt", 5, 6) == "takes too much"
    last = engine.open()
    assert list(last.catalogue.files()) == [("/library/a.txt", 77, 88)]
    assert last.refusal(Path("/library/c.txt"), 5, 6) == "takes too much"
    assert last.refusal(Path("/library/c.txt"), 5, 7) is None


def test_articles_are_found_by_their_files_and_stand_in_every_order(engine: SearchEngine) -> None:
    listed = fill(engine, random_records(3, 40)).catalogue
    assert sorted(listed.rows) == sorted(listed.order(Sort.DATE))
    paths = {sort: [listed.row(row).path for row in listed.order(sort)] for sort in Sort}
    reference = fill(MemoryEngine(), random_records(3, 40)).catalogue
    assert paths == {sort: [reference.row(n).path for n in reference.order(sort)] for sort in Sort}
    for row in listed.rows:
        assert listed.find(listed.row(row).path) == row
        assert len(listed.content_hash(row)) == 64
    assert listed.find(Path("/library/none.txt")) is None


# People


def test_what_the_user_knows_of_speakers_comes_before_what_was_found(spoken: SearchIndex) -> None:
    def correct(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        return tuple(
            Quote(q.start, q.end, q.text, q.kind, "Ines Calloway", certain=True)
            if q.text.startswith("Nothing to add")
            else q
            for q in quotes
        )

    known = SpeakerOverrides(
        {path_key(Path("/library/briefing.txt")): correct}, {"Antony Blinken": "Tony Blinken"}
    )
    told = {one.name: one.quote_count for one in spoken.speakers(known)}
    assert told == {"Matthew Miller": 4, "Tony Blinken": 1, "Ines Calloway": 1}
    for typed, found in (
        ("said:calloway", "Nothing to add on visas."),
        ('said:"Tony Blinken"', "Visas are a privilege."),
        ("said:antony", "Visas are a privilege."),
    ):
        results = spoken.search(parse_query(typed), overrides=known)
        quotes = [results.hit(number).statement for number in range(len(results))]
        assert [quote.text for quote in quotes if quote] == [found]
    assert len(spoken.search(parse_query("said:patel"), overrides=known)) == 0
    assert len(spoken.search(parse_query("said:patel"))) == 1


def test_what_was_said_is_read_back_as_it_was_indexed(spoken: SearchIndex) -> None:
    row = spoken.catalogue.find(Path("/library/briefing.txt"))
    assert row is not None
    content_hash = spoken.catalogue.content_hash(row)
    assert spoken.quotes_of(Path("/library/briefing.txt"), content_hash) == QUOTES
    assert spoken.quotes_of(Path("/library/briefing.txt"), "0" * 64) is None
    assert spoken.holds(Path("/library/briefing.txt"), content_hash)
    assert not spoken.holds(Path("/library/briefing.txt"), "0" * 64)
    twice = "The ferries run on Sunday at the winter hours."
    assert spoken.duplicate_counts(row, [twice, QUOTES[2].text, "Yes."]) == (0, 0, 0)
    assert spoken.duplicate_counts(None, [QUOTES[2].text]) == (1,)


def test_hits_are_counted_by_month(spoken: SearchIndex) -> None:
    by_month = {
        "": {"2023-08": 1, "2023-09": 2, "": 2},
        "visas": {"2023-09": 2, "": 1},
        "said:miller": {"2023-09": 2, "": 2},
        "zebra": {},
    }
    assert {
        typed: dict(spoken.search(parse_query(typed)).counts(HitGrouping.MONTH))
        for typed in by_month
    } == by_month
    assert sum(spoken.search(parse_query(""), limit=1).counts(HitGrouping.MONTH).values()) == 5


@pytest.mark.parametrize("by", HitGrouping)
@pytest.mark.parametrize("typed", ["", "visas", "said:miller", "asked:visas"])
def test_counts_are_those_of_the_hits(spoken: SearchIndex, by: HitGrouping, typed: str) -> None:
    found = spoken.search(parse_query(typed))
    counted: Counter[str] = Counter()
    for number in range(len(found)):
        hit = found.hit(number)
        if by is HitGrouping.SPEAKER:
            counted[(hit.statement.speaker or "") if hit.statement else ""] += 1
        elif by is HitGrouping.SOURCE:
            counted[hit.row.source] += 1
        else:
            counted[group_name(hit.row.date, by) if hit.row.date else ""] += 1
    assert found.counts(by) == counted


# Passages


def test_articles_that_hold_a_passage_are_found(spoken: SearchIndex) -> None:
    assert [path.name for path in spoken.containing(["visas come later"])] == ["briefing.txt"]
    assert spoken.containing(["visas come never"]) == ()
    assert spoken.containing([]) == ()
    similar = spoken.similar_to("the café’s owner waits for some humanitarian help")
    assert similar[0].name == "armenia.txt"


def test_what_was_removed_is_like_no_passage(engine: SearchEngine) -> None:
    texts = [f"the quay was closed on day {number}" for number in range(20)]
    fill(engine, [record(article(f"{n}.txt", text)) for n, text in enumerate(texts)])
    with engine.writer() as writer:
        writer.remove(Path("/library/7.txt"))
        writer.publish()
    for passage in ("the quay was closed on day 7", "7"):
        assert Path("/library/7.txt") not in engine.open().similar_to(passage)


def test_articles_that_may_have_a_form_of_a_passage_or_its_topics_are_told(
    spoken: SearchIndex,
) -> None:
    names = ("briefing.txt", "armenia.txt")
    paths = [spoken.containing([words])[0] for words in ("visas come later", "humanitarian")]
    assert tuple(path.name for path in paths) == names

    def promising(passage: str, *roots: str) -> tuple[Path, ...]:
        return spoken.promising(passage, NearbyRoots(roots, 2, 12, lambda word: word[:5]), paths)

    assert promising("whether the visas come much later than that", "nowhe", "nobod") == (paths[0],)
    assert promising("a stranger spoke of owners waits and helps", "owner", "waits") == (paths[1],)
    assert promising("nobody ever spoke so of anything whatever", "nowhe", "nobod") == ()


# Whatever is asked

WORDS = (
    *("aid", "aids", "visa", "visas", "state", "states", "border", "borders", "ferry", "ferries"),
    *("quay", "the", "of", "and"),
)
NAMES = ("Ann Lee", "Tom Hale", "Ines Calloway", "Anna Leeds")


def random_records(seed: int, count: int) -> list[Record]:
    """Articles of few different words, with statements, days, sources and tags."""
    chance = random.Random(seed)
    records = []
    for number in range(count):
        sentences = [" ".join(chance.choices(WORDS, k=chance.randrange(2, 7))) for _ in range(5)]
        text = ". ".join(f"{n} {sentence}" for n, sentence in enumerate(sentences))
        quotes = tuple(
            said(text, f"{n} {sentence}", chance.choice([*NAMES, None]))
            for n, sentence in enumerate(sentences)
            if chance.random() < 0.4
        )
        day = date(2003, 1, 1) + timedelta(days=chance.randrange(8000))
        made = article(
            f"{chance.randrange(2000, 2025)}-{number}.txt",
            text,
            title=" ".join(chance.choices(WORDS, k=2)).title(),
            day=day if chance.random() < 0.8 else None,
            source=chance.choice(["", "Selwyn Courier", "Kamo Post"]),
            tags=tuple(chance.sample(WORDS, k=chance.randrange(3))),
        )
        questions = [n for n in range(len(quotes)) if chance.random() < 0.3]
        records.append(record(made, quotes, questions, chance.randrange(3), mtime_ns=number + 1))
    return records


def understood(seed: int, count: int) -> Iterator[str]:
    """Random queries that have no mistake in them."""
    for typed in QueryWriter(seed, WORDS, NAMES).queries(count):
        try:
            parse_query(typed)
        except QueryError:
            continue
        yield typed


def answer(index: SearchIndex, typed: str, **options: object) -> list[tuple[Path, int]]:
    """The hits of a query: of which article, and where the statement begins, if it is one."""
    results = index.search(parse_query(typed), **options)  # type: ignore[arg-type]
    hits = [results.hit(number) for number in range(len(results))]
    return [(hit.row.path, hit.statement.start if hit.statement else -1) for hit in hits]


def test_random_queries_have_the_answers_of_the_reference(tmp_path: Path) -> None:
    records = random_records(1, 40)
    reference = fill(MemoryEngine(), records)
    others = {
        name: fill(make(tmp_path / name), records, batch=9)
        for name, make in ENGINES.items()
        if name != "memory"
    }
    queries = [typed for typed in understood(1, 250) if "sort:" not in typed]
    found = 0
    for number, typed in enumerate(queries):
        sort = list(Sort)[number % len(Sort)]
        expected = answer(reference, typed, sort=sort)
        found += bool(expected)
        for name, index in others.items():
            got = answer(index, typed, sort=sort)
            if sort is Sort.RELEVANCE:
                got.sort()
                expected.sort()
            assert got == expected, (name, typed, sort)
    assert len(queries) > 120
    assert found > 60


@settings(max_examples=40)
@given(
    seed=st.integers(0, 1),
    first=st.sampled_from(WORDS),
    second=st.sampled_from([*WORDS, '"the visas"', "title:aid", "date:2010..2019", "bor*"]),
    limit=st.integers(0, 9),
)
def test_the_parts_of_a_query_make_the_whole(
    laws: Mapping[int, Sequence[SearchIndex]], seed: int, first: str, second: str, limit: int
) -> None:
    for index in laws[seed]:
        one, other = (set(answer(index, typed)) for typed in (first, second))
        everything = set(answer(index, ""))
        assert set(answer(index, f"{first} {second}")) == one & other
        assert set(answer(index, f"{first} OR {second}")) == one | other
        assert set(answer(index, f"-({second})")) == everything - other
        bounded = index.search(parse_query(first), limit=limit)
        assert (bounded.total, len(bounded)) == (len(one), min(limit, len(one)))
        assert answer(index, first, limit=limit) == answer(index, first)[:limit]


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Sequence[SearchIndex]]:
    """For each seed, an index of every engine."""
    return {
        seed: [
            fill(make(tmp_path_factory.mktemp("laws")), random_records(seed, 30), batch=7)
            for make in ENGINES.values()
        ]
        for seed in range(2)
    }


BY_MONTH = [
    record(article(f"{name}.txt", "The tide.", day=day, issued=issued))
    for name, day, issued in (
        ("may", date(2024, 5, 31), ""),
        ("year", None, "2024"),
        ("issue", None, "2024-06"),
        ("first", date(2024, 6, 1), ""),
        ("last", date(2024, 6, 30), ""),
        ("none", None, ""),
    )
]


@cases(
    ("query", "expected"),
    [
        ("date:2024-06", "last first issue"),
        ("date:2024", "last first issue may year"),
        ("date:2024-06-01", "first"),
        ("date:2024-06-30", "last"),
        ("after:2024-05-31", "last first issue may"),
        ("after:2024-06-01", "last first issue"),
        ("before:2024-06-30", "last first issue may"),
        ("before:2024-06-29", "first may"),
        ("after:2024-06-02", "last"),
        ("date:2024-05..2024-06", "last first issue may"),
        ("date:2023..2025", "last first issue may year"),
    ],
)
def test_an_article_of_a_month_is_found_where_all_of_the_month_is(
    tmp_path: Path, query: str, expected: str
) -> None:
    for make in ENGINES.values():
        index = fill(make(tmp_path / query.replace(":", "") / str(make)), BY_MONTH)
        assert names(index, query) == [f"{name}.txt" for name in expected.split()]


def test_months_and_years_are_sorted_before_their_first_day_and_counted(tmp_path: Path) -> None:
    for number, make in enumerate(ENGINES.values()):
        index = fill(make(tmp_path / f"{number}"), BY_MONTH)
        rows = [index.catalogue.row(row) for row in index.catalogue.order(Sort.DATE)]
        assert " ".join(row.path.stem for row in rows) == "last first issue may year none"
        assert [row.when for row in rows] == [
            *("2024-06-30", "2024-06-01", "2024-06", "2024-05-31", "2024", "")
        ]
        rows = [index.catalogue.row(row) for row in index.catalogue.order(Sort.OLDEST)]
        assert " ".join(row.path.stem for row in rows) == "year may issue first last none"
        every = index.search(parse_query("tide"))
        assert every.counts(HitGrouping.MONTH) == {"2024-06": 3, "2024-05": 1, "2024": 1, "": 1}
        assert every.counts(HitGrouping.YEAR) == {"2024": 5, "": 1}
        assert every.counts(HitGrouping.WEEK)[""] == 3
