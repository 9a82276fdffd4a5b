"""Words near each other: each time they are, once, and marked as they stand."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.growth import growth
from tests.search.making import article, build, record

from briefreader.search import matches, parse_query
from briefreader.search.analysis.proximity import most_together, side_by_side, windows

FORMS = list(product("bcdfghjklmnpqrst", repeat=2))
LETTERS = st.text("abcx", max_size=24)


@given(LETTERS, st.sampled_from(["ab", "abc"]), st.integers(0, 6))
def test_windows_are_the_shortest_stretches_with_every_word(
    text: str, sought: str, near: int
) -> None:
    slots = [[place for place, letter in enumerate(text) if letter == one] for one in sought]
    everything = {(min(chosen), max(chosen)) for chosen in product(*slots)}
    shortest = sorted(
        (first, last)
        for first, last in everything
        if last - first < near + len(sought)
        and not any(first <= a and b <= last and (a, b) != (first, last) for a, b in everything)
    )
    assert sorted(zip(*windows(slots, near), strict=True)) == shortest


@given(LETTERS, st.integers(1, 4), st.integers(1, 9))
def test_as_many_words_stand_together_as_a_stretch_has_of_them(
    text: str, needed: int, width: int
) -> None:
    slots = [[place for place, letter in enumerate(text) if letter == one] for one in "abc"]
    stretches = (set(text[start : start + width]) & set("abc") for start in range(len(text)))
    most = max(map(len, stretches), default=0)
    assert most_together(slots, needed, width) == (most if most >= needed else 0)


@given(LETTERS, st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=4))
def test_pairs_of_words_are_found_where_the_one_comes_right_behind_the_other(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    slots = [[place for place, letter in enumerate(text) if letter == one] for one in "abc"]
    found = [
        [end for end in range(1, len(text)) if text[end - 1] + text[end] == "abc"[a] + "abc"[b]]
        for a, b in pairs
    ]
    assert side_by_side(slots, pairs) == found


def test_words_are_marked_where_they_are_near_and_not_elsewhere() -> None:
    text = "Aid for students; visas, later. And much, much later there will be aid. Visas?"
    query = parse_query('"visas aid"~2')
    assert [span.of(text) for span in matches(query, text)] == ["Aid", "visas", "aid", "Visas"]
    query = parse_query('"visas students"~0')
    assert [span.of(text) for span in matches(query, text)] == ["students", "visas"]


def test_the_time_grows_about_as_the_words_with_one_beginning(tmp_path: Path) -> None:
    def text_of(forms: int) -> str:
        return "".join(f"qu{one}{other}s quay " for one, other in FORMS[:forms]) * 60

    small, large = text_of(30), text_of(240)
    indexes = {
        text: build(tmp_path / str(len(text)), [record(article("long.txt", text))])
        for text in (small, large)
    }
    query = parse_query('"quay qu*"')
    assert growth(lambda text: indexes[text].search(query), small, large, 1.3) <= 1.3
