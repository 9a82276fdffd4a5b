"""The query language: what is typed, what it is understood as, and where a mistake stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Sort
from briefreader.errors import QueryError
from briefreader.search import parse_query
from briefreader.search.query.ast_builder import statement_query
from briefreader.text.sanitizing import one_line

TODAY = date(2023, 9, 15)

UNDERSTOOD = [
    ("", ""),
    ("  \t ", ""),
    ("humanitarian aid", "humanitarian and aid"),
    ('"state of the union"', "“state of the union”"),
    ("“state of the union”", "“state of the union”"),
    ("Nagorno-Karabakh", "“nagorno karabakh”"),
    ("visa*", "visa…"),
    ("aid OR relief", "aid or relief"),
    ("aid relief OR help", "aid and relief or help"),
    ("aid (relief OR help)", "aid, (relief or help)"),
    ("aid AND relief", "aid and relief"),
    ("aid -war", "aid, without war"),
    ("-war", "without war"),
    ("e-mail", "“e mail”"),
    ("--war", "without war"),
    ("aid NOT war", "aid, without war"),
    ("NOT war", "without war"),
    ("aid AND NOT (war OR visas) relief", "aid and relief, without (war or visas)"),
    ("aid (NOT) OR NOT OR NOT", "aid and not or not or not"),
    ("NOT NOT war", "not without war"),
    ("-is:unread -has:note -speaker:miller -title:gaza -source:reuters -after:2024-03",
     "not unread, without notes, not quoting Miller, without gaza in the title, not from reuters, "
     "not since March 2024"),
    ("-(is:unread OR aid) before:2024-03", "not (unread or aid), in March 2024 or earlier"),
    ("- war", "war"),
    ('-"civil war" -(a b)', "without “civil war”, without a and b"),
    ("title:gaza", "with gaza in the title"),
    ("TITLE:gaza", "with gaza in the title"),
    ("title:(aid OR relief)", "with aid in the title or with relief in the title"),
    ("source:reuters tag:visas path:2023", "from reuters, tagged visas, with 2023 in the path"),
    ("title:source:x", "with “source x” in the title"),
    ("date:2023", "in 2023"),
    ("date:2023-08", "in August 2023"),
    ("date:2023-08-03", "on 3 August 2023"),
    ('date:"3 August 2023"', "on 3 August 2023"),
    ('date:"aug 2023"', "in August 2023"),
    ("date:2023-08..2023-09", "from August 2023 to September 2023"),
    ("date:2023-08..", "since August 2023"),
    ("date:2023-08-03..2023-08-03", "from 3 August 2023 to 3 August 2023"),
    ("date:..2022", "in 2022 or earlier"),
    ('date:"3 March 2022..5 May 2022"', "from 3 March 2022 to 5 May 2022"),
    ('date:"March 3, 2022..Mar. 5 2022"', "from 3 March 2022 to 5 March 2022"),
    ('after:"March 3, 2022"', "since 3 March 2022"),
    ('(date:"March, 2022") aid', "aid, in March 2022"),
    ("after:2023-08 before:2023-09-01", "since August 2023, on or before 1 September 2023"),
    ('newer:"2 weeks"', "since 1 September 2023"),
    ("newer:3d newer:1m newer:2y", "since 12 September 2023, since 15 August 2023, since "
     "15 September 2021"),
    ("newer:99999y", "since 1 January 1"),
    ("is:unread is:starred has:note", "unread, starred, with notes"),
    ("speaker:miller", "quoting Miller"),
    ("said:miller humanitarian", "Miller said humanitarian"),
    ("humanitarian said:miller", "Miller said humanitarian"),
    ('said:"matthew miller" aid after:2023', "Matthew Miller said aid, since 2023"),
    ("said:miller (aid OR relief) -visas", "Miller said (aid or relief), without visas"),
    ("said:miller title:gaza", "everything Miller said, with gaza in the title"),
    ("said:miller -(a OR b) -c", "everything Miller said, without (a or b), without c"),
    ("said:miller OR said:patel", "everything Miller said or everything Patel said"),
    ("(said:miller aid) title:gaza", "Miller said aid, with gaza in the title"),
    ("asked:visas", "questions about visas"),
    ("answer:declined", "questions, declined"),
    ("answer:referred visas date:2023",
     "questions about visas, referred to somebody else, in 2023"),
    ("said:miller -answer:answered", "everything Miller said, not answered"),
    ("asked:visas (answer:unknown OR answer:nothing)",
     "questions about visas, (answered “I don't know” or with nothing to share)"),
    ("asked:visas travel", "questions about visas and travel"),
    ("visas sort:date", "visas, newest first"),
    ("12:30 http://example.com/?a=b", "“12 30” and “http example com a b”"),
    ("Yes: no", "yes and no"),
    ("what? why!", "what and why"),
    ("foo(bar)", "“foo bar”"),
    ("* ** *** !", ""),
    ("and or not NOT", "and and or and not and not"),
    ("AND", "and"),
    ("aid AND", "aid and and"),
    ("don’t", "“don t”"),
    ("it's Müller's", "“it s” and “muller s”"),
    ("漢字", "“漢 字”"),
    ('"visas students"~5', "“visas students” within 5 words"),
    ('"visas students"~99', "“visas students” within 99 words"),
    ('title:"visas students"~1', "with “visas students” within 1 word in the title"),
    ('"visas visas"~5', "“visas”"),
    ('("aid relief"~0)', "“aid relief” within 0 words"),
    ('said:miller "aid relief"~9 -"civil war"', "Miller said “aid relief” within 9 words, "
     "without “civil war”"),
    ("date:yesterday", "on 14 September 2023"),
    ("after:Yesterday", "since 14 September 2023"),
    ("date:yesterday..today", "from 14 September 2023 to 15 September 2023"),
    ("newer:yesterday", "since 14 September 2023"),
    ("after:monday", "since 11 September 2023"),
    ("date:friday aid", "aid, on 15 September 2023"),
    ("newer:saturday", "since 9 September 2023"),
    ('date:"last Friday..today"', "from 8 September 2023 to 15 September 2023"),
    ("date:last friday..today aid", "aid, from 8 September 2023 to 15 September 2023"),
    ("date:2023-08..last friday", "from August 2023 to 8 September 2023"),
    ("after:last tuesday", "since 12 September 2023"),
    ("date:last week visas", "visas, in the week of 4 September 2023"),
    ("before:this week", "in the week of 11 September 2023 or earlier"),
    ('after:"last month"', "since August 2023"),
    ("(date:last year OR date:2023-W01)", "in 2022 or in the week of 2 January 2023"),
    ("newer:2 weeks visas", "visas, since 1 September 2023"),
    ("(newer:3 days)", "since 12 September 2023"),
    ("mailto:x@y.z re:visas Q:What ratio:3", "“mailto x y z” and “re visas” and “q what” and "
     "“ratio 3”"),
    ("tittle: gaza", "tittle and gaza"),
]  # fmt: skip


@cases(("typed", "meaning"), UNDERSTOOD)
def test_a_query_says_what_it_was_understood_as(typed: str, meaning: str) -> None:
    assert parse_query(typed, today=TODAY).explanation == meaning


MISTAKES = [
    ("(aid", "bracket never closed", 0, 1),
    ("aid)", "unmatched closing bracket", 3, 4),
    ('say "aid', "quotation mark never closed", 4, 5),
    ("aid OR", "OR needs a word on both sides", 4, 6),
    ("OR aid", "OR needs a word on both sides", 0, 2),
    ("a OR OR b", "OR needs a word on both sides", 2, 4),
    ("aid title:", "title: needs a value", 4, 10),
    ("title: aid", "title: needs a value", 0, 6),
    ("is:nothing", "is: can be read, unread, starred, lost, changed, moved", 3, 10),
    ("has:quoets", "no has:quoets – did you mean has:quotes?", 4, 10),
    ("answer:declned", "no answer:declned – did you mean answer:declined?", 7, 14),
    ("has:x", "has: can be quotes, bookmark, note", 4, 5),
    ("sort:up", "sort: can be date, oldest, title, source, quotes, relevance, newest", 5, 7),
    ("date:2023-13", "2023-13 isn't a real date", 5, 12),
    ("date:2023-02-30", "2023-02-30 isn't a real date", 5, 15),
    ("date:soon", "“soon” isn't a date – try 2023, 2023-08 or 2023-08-03", 5, 9),
    ("date:2023..2022", "2023 comes after 2022", 5, 15),
    (
        'date:"3 March 2022".."5 May 2022"',
        "a range goes within the quotation marks, a word behind a space",
        19,
        23,
    ),
    (
        'date:"Mar 2022".. aid',
        "a range goes within the quotation marks, a word behind a space",
        15,
        17,
    ),
    (
        'before:"Mar 2022"x',
        "a range goes within the quotation marks, a word behind a space",
        17,
        18,
    ),
    (
        'date:"March 2, 3 2022"',
        "“March 2, 3 2022” isn't a date – try 2023, 2023-08 or 2023-08-03",
        5,
        22,
    ),
    (
        'date:"3 March 4, 2022"',
        "“3 March 4, 2022” isn't a date – try 2023, 2023-08 or 2023-08-03",
        5,
        22,
    ),
    ('date:"March 32, 2022"', "March 32, 2022 isn't a real date", 5, 21),
    ("date:..", "date: needs a date – try 2023, 2023-08 or 2023-08-03", 5, 7),
    ("newer:soon", 'newer: needs a duration – try "2 weeks"', 6, 10),
    ("said:miller said:patel", "only one said: or asked: per group", 12, 22),
    ("said:miller (asked:aid x)", "only one said: or asked: per group", 13, 22),
    (
        "answer:maybe x",
        "answer: can be answered, referred, promised, declined, nothing, unknown, interrupted",
        7,
        12,
    ),
    ("answr:declined", "no field answr: – did you mean answer:?", 0, 6),
    ("said:miller OR aid", "with OR, every alternative needs said:, asked: or answer:", 15, 18),
    (
        "a (b OR is:read) OR asked:c",
        "with OR, every alternative needs said:, asked: or answer:",
        0,
        4,
    ),
    ("is:read OR said:a", "with OR, every alternative needs said:, asked: or answer:", 0, 17),
    ("aid tittle:gaza", "no field tittle: – did you mean title:?", 4, 11),
    ("author:biden", "no field author: – quote it to search for the words", 0, 7),
    ("note:x", "no field note: – in bookmarks, words without a field find notes too", 0, 5),
    ("notes:x", "no field notes: – in bookmarks, words without a field find notes too", 0, 6),
    ('text:"a word"', "no field text: – words without a field find the text", 0, 5),
    ("quote:x", "no field quote: – words without a field find the text", 0, 6),
    ('aid saying:"a word"', "no field saying: – quote it to search for the words", 4, 11),
    ("mail:visas", "no field mail: – quote it to search for the words", 0, 5),
    ("tags:visas", "no field tags: – did you mean tag:?", 0, 5),
    ("since:2023", "no field since: – did you mean after:?", 0, 6),
    ("on:2023-08-03 aid", "no field on: – did you mean date:?", 0, 3),
    ("by:miller", "no field by: – did you mean speaker:?", 0, 3),
    ('speeker:"matthew miller"', "no field speeker: – did you mean speaker:?", 0, 8),
    ("newer:2", 'newer: needs a duration – try "2 weeks"', 6, 7),
    ("date:2023-W60", "2023-W60 isn't a real week", 5, 13),
    ("newer:2 horses", 'newer: needs a duration – try "2 weeks"', 6, 7),
    ('"aid visas"~', "~ needs a number: how many words may come between, 0 to 99", 11, 12),
    ('"aid visas"~many', "~ needs a number: how many words may come between, 0 to 99", 11, 16),
    ('"aid visas"~100 x', "~ needs a number: how many words may come between, 0 to 99", 11, 15),
    ('said:"matthew miller"~3', "said: can't be used with ~", 21, 23),
    ("title:(date:2023)", "only words can be used inside title:( )", 0, 6),
    ("a" * 501, "too long: 500 characters at most", 500, 501),
    ("w " * 33, "too many parts: 32 at most", 64, 65),
    ("(" * 20 + "a", "nested too deeply", 16, 17),
]


@cases(("typed", "reason", "start", "end"), MISTAKES)
def test_a_mistake_is_shown_where_it_is(typed: str, reason: str, start: int, end: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(typed, today=TODAY)
    assert (caught.value.reason, caught.value.start, caught.value.end) == (reason, start, end)


TYPING = [
    ("hum", "hum…"),
    ("humanitarian ai", "humanitarian and ai…"),
    ("humanitarian ", "humanitarian"),
    ("aid OR", "aid"),
    ("(aid", "aid…"),
    ('"state of', "“state of…”"),
    ('"state of"', "“state of”"),
    ("aid title:", "aid"),
    ("title:ga", "with ga… in the title"),
    ("said:mil", "everything Mil… said"),
    ("aid -wa", "aid, without wa"),
    ("aid -(-x wa", "aid, not wa, without x"),
    ("aid -", "aid"),
    ("is:un", ""),
    ("aid sort:", "aid"),
    ("aid sort:ti", "aid"),
    ("date:2023-0", ""),
    ("date:2023-08.", ""),
    ("date:202", ""),
    ("date:2023-", ""),
    ("date:2023-08-", ""),
    ("date:2023-8-0", ""),
    ("date:2023-08..2023-", ""),
    ("date:..2023-1", "in January 2023 or earlier"),
    ("date:2023-08..2", ""),
    ("after:2023 aid", "aid…, since 2023"),
    ("newer:2", ""),
    ("newer:2 ", ""),
    ("newer:2 we", ""),
    ("newer:2 weeks", "since 1 September 2023"),
    ('newer:"2 we', ""),
    ("after:mond", ""),
    ("date:last ", ""),
    ("date:last we", ""),
    ("date:monday.", ""),
    ("date:yesterday..last ", ""),
    ("date:2023-08..tod", ""),
    ("date:2023-W3", ""),
    ('"visas aid"~', "“visas aid”"),
    ('"visas aid"~5', "“visas aid” within 5 words"),
]


STILL_MISTAKES = [
    "is:nothing", "date:2023-08x", "date:soon", 'date:"2023-0"', "newer:horses", "date:2023-13",
    "date:2023-02-30", "date:20233", "date:2023-13-0", "date:2023..2022",
]  # fmt: skip


@cases("typed", STILL_MISTAKES)
def test_what_no_further_key_can_mend_is_a_mistake_at_once(typed: str) -> None:
    with pytest.raises(QueryError):
        parse_query(typed, today=TODAY, typing=True)


@cases(("typed", "meaning"), TYPING)
def test_the_last_word_may_go_on_while_it_is_typed(typed: str, meaning: str) -> None:
    assert parse_query(typed, today=TODAY, typing=True).explanation == meaning


SAVED = {
    "Aid": "aid OR relief",
    "café news": "said:miller saved:aid sort:title",
    "broken": "(visas",
    "itself": "visas saved:itself",
    "sea": "boats saved:Fähren",
    "Fähren": "ferries -saved:sea",
    "coast": "saved:sea OR harbour",
}
CIRCLE = (
    "circular saved searches: “sea” uses “Fähren”, “Fähren” uses “sea”;"
    " remove the saved: reference from one of them"
)
WITH_SAVED = [
    ("saved:aid", "aid or relief"),
    ("saved:AID visas", "visas, (aid or relief)"),
    ("-saved:aid", "without (aid or relief)"),
    ('saved:"cafe news"', "Miller said aid or relief, by title"),
    ('saved:"café news" visas sort:date', "visas, Miller said aid or relief, newest first"),
    ("said:patel saved:aid", "Patel said aid or relief"),
    ('sort:date saved:"café news"', "Miller said aid or relief, newest first"),
]
UNSAVED = [
    ("saved:broken", "in saved search “broken”: bracket never closed", 6, 12),
    (
        "saved:itself",
        "circular saved searches: “itself” uses “itself”;"
        " save it again without the reference to itself",
        *(6, 12),
    ),
    ("saved:sea", CIRCLE, 6, 9),
    ("aid saved:coast", CIRCLE, 10, 15),
    ("saved:ai", "no saved search “ai”", 6, 8),
    ('said:patel saved:"café news"', "only one said: or asked: per group", 11, 28),
    ("visas saved:", "saved: needs a value", 6, 12),
]


@cases(("typed", "meaning"), WITH_SAVED)
def test_a_saved_search_stands_for_its_query(typed: str, meaning: str) -> None:
    assert parse_query(typed, today=TODAY, saved=SAVED).explanation == meaning


@cases(("typed", "reason", "start", "end"), UNSAVED)
def test_a_saved_search_that_cannot_be_used_says_why(
    typed: str, reason: str, start: int, end: int
) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(typed, today=TODAY, saved=SAVED)
    assert (caught.value.reason, caught.value.start, caught.value.end) == (reason, start, end)


def test_the_name_of_a_saved_search_may_go_on_while_it_is_typed() -> None:
    assert parse_query("visas saved:ca", saved=SAVED, typing=True).explanation == "visas"


def test_many_saved_searches_are_together_no_more_than_one_query_may_be() -> None:
    saved = {"many": " ".join(["aid"] * 20)}
    with pytest.raises(QueryError, match="too many parts"):
        parse_query("saved:many saved:many", saved=saved)


def test_saved_searches_that_name_each_other_in_a_long_row_are_refused_in_one_line() -> None:
    saved = {str(number): f"saved:{number + 1}" for number in range(2000)}
    with pytest.raises(QueryError, match="saved searches are nested too deeply") as caught:
        parse_query("aid saved:0", saved=saved)
    assert (caught.value.start, caught.value.end) == (10, 11)


def test_the_order_is_a_part_of_the_query() -> None:
    assert parse_query("visas sort:title").sort is Sort.TITLE
    assert parse_query("visas sort:newest").sort is Sort.DATE
    assert parse_query("sort:oldest").explanation == "oldest first"
    assert parse_query("visas").sort is None


@cases(
    ("today", "first"),
    [(date(2024, 3, 31), "29 February 2024"), (date(2024, 12, 31), "30 November 2024")],
)
def test_a_month_ago_of_a_longer_month_is_the_last_day_of_the_shorter(
    today: date, first: str
) -> None:
    assert parse_query("newer:1m", today=today).explanation == f"since {first}"


def test_a_query_may_be_just_as_long_as_it_is_said() -> None:
    assert parse_query("a" * 500).text == "a" * 500


@cases(
    ("query", "speaker", "sought"),
    [
        ("said:lee quay", "Ann Lee", "quay"),
        ('said:"lee moss" quay', "Ann Lee", "Lee Moss said quay"),
        ("said:an quay", "Ann Lee", "quay"),
        ("said:moss quay", "Ann Lee", "Moss said quay"),
        ("quay", "Ann Lee", "quay"),
    ],
)
def test_a_name_is_left_out_where_it_is_a_part_of_the_speakers(
    query: str, speaker: str, sought: str
) -> None:
    assert parse_query(query).sought_of(speaker) == sought


def test_statements_are_asked_for_by_their_speaker_or_as_questions() -> None:
    assert statement_query(None, None, asking=True).explanation == "questions"
    assert statement_query("Ann Lee", None).explanation == "everything Ann Lee said"
    found = statement_query("Ann Lee", parse_query("said:moss quay"))
    assert found.explanation == "Moss said quay, quoting Ann Lee"


def hostile() -> Iterator[str]:
    """Queries that break other parsers, written as JSON parts that may be repeated."""
    lines = Path(__file__).with_name("queries.txt").read_text("ascii").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            item = json.loads(line)
            parts = [item] if isinstance(item, str) else item
            yield "".join(part if isinstance(part, str) else part[0] * part[1] for part in parts)


HOSTILE = tuple(hostile())


@pytest.mark.parametrize("typing", [False, True])
def test_hostile_queries_are_read_or_refused_in_one_line(typing: bool) -> None:
    assert len(HOSTILE) > 180
    for text in HOSTILE:
        said, place = answer(text, typing)
        assert said == one_line(said), text[:80]
        assert 0 <= place.start <= place.end <= len(text), text[:80]


def answer(text: str, typing: bool) -> tuple[str, Span]:
    """What a reader is told about a query, and where."""
    try:
        return parse_query(text, today=TODAY, typing=typing).explanation, Span(0, len(text))
    except QueryError as error:
        return error.reason, Span(error.start, error.end)


PIECES = st.sampled_from(
    [
        *("said:", "asked:", "speaker:", "title:", "date:", "after:", "newer:", "is:", "has:"),
        *("sort:", "(", ")", '"', "“", "-", " ", "  ", " OR ", " AND ", "*", "..", "2023-08"),
        *("unread", "aid", "visas", "miller", "ﬁne", "é", "漢", "\u200b", "\ud800", "’", ":"),
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join)), st.booleans())
def test_any_text_is_a_query_or_a_mistake_with_a_place(text: str, typing: bool) -> None:
    said, place = answer(text, typing)
    assert said == one_line(said)
    assert 0 <= place.start <= place.end <= len(text)
