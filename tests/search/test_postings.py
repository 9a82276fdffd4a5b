"""Postings are read as they were packed, however wide their numbers are."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.errors import IndexDamaged
from briefreader.search.store.postings import (
    PostingsPacker,
    bytes_before_positions,
    narrowest,
    positions_in,
    read_frequencies,
    read_postings,
    widen,
)
from briefreader.search.writing.segment_writer import pack_places

TYPECODES = [(articles, positions) for articles in "HI" for positions in "HI"]
MOST = {"H": (1 << 16) - 1, "I": (1 << 32) - 1}


@st.composite
def words(draw: st.DrawFn) -> tuple[PostingsPacker, dict[int, list[int]]]:
    """A packer, and where a word stands: article to positions."""
    typecodes = draw(st.sampled_from(TYPECODES))
    articles, positions = (st.integers(0, MOST[typecode]) for typecode in typecodes)
    sizes = draw(st.sampled_from([1, 2, 300]))
    several = st.lists(positions, min_size=1, max_size=sizes, unique=True).map(sorted)
    found = draw(st.dictionaries(articles, several, min_size=1, max_size=9))
    return PostingsPacker(*typecodes), dict(sorted(found.items()))


@given(words())
def test_what_is_packed_is_what_is_read(given: tuple[PostingsPacker, dict[int, list[int]]]) -> None:
    packer, word = given
    places = array("Q", [article << 32 | at for article, many in word.items() for at in many])
    data, count = pack_places(places, packer)
    assert count == len(word)
    postings = read_postings(memoryview(data), count)
    assert list(postings.articles) == list(word)
    assert list(postings.frequencies) == [len(many) for many in word.values()]
    assert list(postings.positions) == [at for many in word.values() for at in many]
    beginning = memoryview(data[: bytes_before_positions(count)])
    articles, frequencies = read_frequencies(beginning, count)
    assert (list(articles), list(frequencies)) == (list(word), list(postings.frequencies))
    for wanted in (set(word), set(list(word)[1::2]), {*list(word)[:1], 5, MOST["I"]}, set()):
        found = {article: list(many) for article, many in positions_in(postings, wanted).items()}
        assert found == {article: many for article, many in word.items() if article in wanted}


@given(words(), st.data())
def test_postings_that_are_not_whole_are_damaged(
    given: tuple[PostingsPacker, dict[int, list[int]]], data: st.DataObject
) -> None:
    packer, word = given
    places = array("Q", [article << 32 | at for article, many in word.items() for at in many])
    packed, count = pack_places(places, packer)
    end = data.draw(st.integers(0, len(packed) - 1))
    for part in (packed[:end], packed + b"\0", bytes(len(packed)), b"\xff" + packed[1:]):
        with pytest.raises(IndexDamaged):
            read_postings(memoryview(part), count)


def test_few_of_very_many_articles_are_found_by_halving() -> None:
    articles = array("H", range(0, 60_000, 3))
    positions = array("H", (place % 1000 for place in range(len(articles))))
    data = PostingsPacker("H", "H").pack(articles.tobytes(), (), positions.tobytes())
    postings = read_postings(memoryview(data), len(articles))
    found = positions_in(postings, {0, 1, 29_997, 59_997, 59_999, 70_000})
    assert {article: list(at) for article, at in found.items()} == {
        0: [0],
        29_997: [999],
        59_997: [999],
    }


def test_the_last_number_that_is_narrow() -> None:
    assert narrowest(1 << 16) == "H"  # they count from 0
    assert narrowest((1 << 16) + 1) == "I"


@given(st.sampled_from("BHI"), st.lists(st.integers(0, 255)))
def test_wider_numbers_are_the_same(typecode: str, numbers: list[int]) -> None:
    most = (1 << 8 * array(typecode).itemsize) - 1
    narrow = array(typecode, [*numbers, most])
    assert list(widen(memoryview(narrow))) == list(narrow)
