"""Which bookmarks answer words is told by lists of their words just as by their texts."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from tests.cases import cases
from tests.citations.samples import BOOKMARK

from briefreader.domain.bookmark import Bookmark, TextSelector
from briefreader.domain.listing_row import Sort
from briefreader.library.bookmark_query import (
    BookmarkWords,
    _text_for,
    has_words,
    matching,
    sort_bookmarks,
)
from briefreader.search import parse_query
from briefreader.search.query.ast import Terms

TEXTS = (
    "The harbours were reopened; nobody’s boat had been lying there, and the flies were dying.",
    "Happiness is a matter of hopes — hoping is not hope. Café, naïve, coöperation!",
    "Nagorno-Karabakh and the U.S. agreed on 3,000 visas for students (and one for a student).",
    "He tries; they tried. Skies and a sky, organizations organize, nationalization of news.",
    "Die Häuser am Hafen, und die Schiffe: Müller sagte nicht, dass es mehr werden.",
    "",
)
WORDS = (
    *("harbour", "harbours", "reopen", "reopening", "lie", "lying", "die", "dying", "fly", "flies"),
    *("happy", "happiness", "hope", "hoping", "hoped", "cafe", "café", "naive", "cooperation"),
    *("nagorno", "u.s.", "3,000", "3000", "visa", "student", "students", "try", "tries", "tried"),
    *("sky", "skies", "organize", "organization", "nation", "nationalize", "new", "news", "zzz"),
    *("port", "gazette", "miller", "clear", "harb", "hop", "is", "a", "s", "nobody", "nobodys"),
    *("haus", "schiff", "schiffes", "mueller", "muell"),
)
QUERIES = (
    *WORDS,
    *(f'"{word}"' for word in WORDS),
    *(f"{word}*" for word in WORDS),
    *(f"{one} {other}" for one, other in itertools.pairwise(WORDS)),
    *(f'"{one} {other}"' for one, other in itertools.pairwise(WORDS)),
    *('"nagorno karabakh"', '"visas for students"', '"visas student"~5', '"hoping is not"'),
    *("title:briefing", "source:gazette", "tag:port", "path:library", 'title:"press brief"'),
)
BOOKMARKS = [
    BOOKMARK._replace(
        id=f"b{number}",
        selector=TextSelector(text or "x", "", "", 0, len(text)),
        note="Ask the port." if number % 2 else "",
        tags=("port authority",) if number % 3 else (),
        question="What of the skies, and happily?" if number == 1 else "",
    )
    for number, text in enumerate(TEXTS)
]


@pytest.mark.parametrize("typing", [False, True])
def test_lists_of_words_answer_as_the_texts_do(typing: bool) -> None:
    words_of = BookmarkWords()
    answered = 0
    for query, one in itertools.product(QUERIES, BOOKMARKS):
        root = parse_query(query, today=date(2024, 5, 1), typing=typing).root
        parts = [part for part in getattr(root, "parts", (root,)) if isinstance(part, Terms)]
        if len(parts) < len(getattr(root, "parts", (root,))):
            continue
        expected = all(has_words(_text_for(one, part), part) for part in parts)
        found = matching([one], root, lambda bookmark, flag: False, words_of)
        assert found == [one] * expected, (query, one.quote)
        answered += expected
    assert answered > 100


@pytest.mark.parametrize("few", [0, 1, 3])
def test_all_bookmarks_together_answer_as_each_by_itself(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.library.bookmark_query._FEW", few)
    words_of = BookmarkWords()
    for one, other in itertools.product(WORDS[:30], ("harbours", "hoping", "zzz", "gazette")):
        left, right = (
            {kept.id for kept in BOOKMARKS if has_words(_text_for(kept, terms), terms)}
            for word in (one, other)
            if isinstance(terms := parse_query(word).root, Terms)
        )
        everything = {kept.id for kept in BOOKMARKS}
        for query, expected in (
            (f"{one} OR {other}", left | right),
            (f"{one} -{other}", left - right),
            (f"-{one}", everything - left),
        ):
            root = parse_query(query).root
            found = matching(BOOKMARKS, root, lambda bookmark, flag: False, words_of)
            assert found == [kept for kept in BOOKMARKS if kept.id in expected], query


def test_forms_of_a_bookmark_s_language_answer() -> None:
    german = BOOKMARKS[4]
    for query, answers in (
        *(("Haus", True), ("Schiffes", True), ("Mueller", True), ('"Hause"', False)),
        *(("said:müller", False), ("Schiffahrt", False), ('"die Haeuser"', True)),
    ):
        root = parse_query(query, today=date(2024, 5, 1)).root
        found = matching([german], root, lambda bookmark, flag: False, BookmarkWords())
        assert found == [german] * answers, query


def test_bookmarks_of_a_month_stand_and_are_found_by_it() -> None:
    bookmarks = [
        BOOKMARK._replace(id=name, date=day, issued=issued)
        for name, day, issued in (
            ("none", None, ""),
            ("issue", None, "2024-06"),
            ("may", date(2024, 5, 31), ""),
            ("june", date(2024, 6, 2), ""),
        )
    ]
    ordered = sort_bookmarks(bookmarks, Sort.DATE)
    assert [one.id for one in ordered] == ["june", "issue", "may", "none"]
    oldest = sort_bookmarks(bookmarks, Sort.OLDEST)
    assert [one.id for one in oldest] == ["may", "issue", "june", "none"]

    def answers(query: str) -> list[Bookmark]:
        root = parse_query(query).root
        return matching(bookmarks, root, lambda bookmark, flag: False, BookmarkWords())

    for query, found in (
        ("date:2024-06", ["issue", "june"]),
        ("date:2024-06-01", []),
        ("after:2024-06-01", ["issue", "june"]),
        ("before:2024-06-15", ["may", "june"]),
    ):
        assert [one.id for one in answers(query)] == found, query


@cases(
    ("query", "answers"),
    [
        ("asked:skies", True),
        ("asked:naïve", False),
        ("said:miller naïve", True),
        ("said:miller skies", False),
        ('said:"matthew miller"', True),
        ('said:"anthony miller"', False),
        ('speaker:"miller matthew"', True),
        ('speaker:"miller anthony"', False),
    ],
)
def test_what_was_asked_is_no_words_of_the_quote_and_a_name_is_had_whole(
    query: str, answers: bool
) -> None:
    asked = BOOKMARKS[1]
    found = matching([asked], parse_query(query).root, lambda *_: False, BookmarkWords())
    assert found == [asked] * answers
