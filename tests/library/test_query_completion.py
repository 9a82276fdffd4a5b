"""What the word before the cursor of a query may become."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefreader.library.query_completion import QueryCompleter

PEOPLE = {
    "Ines Calloway": 34,
    "Carl Brandt": 12,
    "Carla Moss": 3,
    "Ann Lee": 7,
    "Bo Leeds": 9,
    'Jo "Jay" Poe': 1,
}


class Held:
    """An index, as far as a completer asks it."""

    def field_values(self, field: str) -> Mapping[str, int]:
        values = {"source": {"Selwyn Courier": 20, "Courier": 30}, "tag": {"energy": 2, "emu": 5}}
        return values[field]


@pytest.fixture
def completer() -> QueryCompleter:
    made = QueryCompleter(
        lambda: 1,
        Held,  # type: ignore[arg-type]
        lambda index: PEOPLE,
        lambda: ("cited", "later"),
        lambda: ("ferries", "quay works"),
    )
    made.prepare()
    return made


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sp", "speaker:"),
        ("aid so", "source: sort:"),
        ("aid -ta", "tag:"),
        ("(ti", "title:"),
        ("s", ""),  # one letter begins any word
        ("said:ca", 'said:"Ines Calloway" said:"Carl Brandt" said:"Carla Moss"'),
        ("speaker:CÁ m", ""),  # a name ends at a space where no mark holds it together
        ('said:"ca m', 'said:"Carla Moss"'),
        ("said:lee", ""),  # a whole name, though others begin so
        ("said:poe", ""),
        ('said:"po', 'said:"Jo  Jay  Poe"'),
        ("source:cou", 'source:Courier source:"Selwyn Courier"'),
        ("tag:e", "tag:emu tag:energy"),
        ("is:un", "is:unread"),
        ("has:", "has:quotes has:bookmark has:note"),
        ("sort:ti", "sort:title"),
        ("sort:title", ""),
        ("saved:q", 'saved:"quay works"'),
        ("speker:lee", "speaker:lee"),
        ("https://x", ""),
        ("nagorno-kara", ""),
        ("date:2023", ""),
        ("", ""),
        ("said:ca ", ""),
        ('"ferry sa', ""),
    ],
)
def test_a_word_becomes_a_field_or_what_it_holds_the_most_frequent_first(
    completer: QueryCompleter, typed: str, offered: str
) -> None:
    found = completer.complete(typed, len(typed)).offered
    assert " ".join(one.words for one in found) == offered


def test_what_is_taken_stands_in_the_place_of_the_word(completer: QueryCompleter) -> None:
    found = completer.complete("aid said:ca", 11)
    assert found.taken("aid said:ca", 0) == ('aid said:"Ines Calloway" ', 25)
    assert found.taken("aid said:ca", 2) == ('aid said:"Carla Moss" ', 22)
    assert [one.about for one in found.offered] == ["34", "12", "3"]
    before = completer.complete("sp aid", 2)
    assert before.taken("sp aid", 0) == ("speaker: aid", 8)
    assert not completer.complete("speaker", 3).offered  # within a word


def test_bookmarks_have_the_tags_of_their_user(completer: QueryCompleter) -> None:
    found = completer.complete("tag:", 4, bookmarks=True)
    assert [one.words for one in found.offered] == ["tag:cited", "tag:later"]


def test_people_are_put_in_the_order_of_what_they_said(completer: QueryCompleter) -> None:
    names = ("Ann Lee", "Nobody", "Bo Leeds")
    assert completer.by_count(names) == ("Bo Leeds", "Ann Lee", "Nobody")
