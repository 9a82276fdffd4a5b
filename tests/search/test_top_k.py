"""The largest of many numbers are among the places that are given, with all that equal them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.store.top_k import top_k_positions


@given(
    st.lists(st.integers(0, 30), max_size=40).map(lambda few: few * 12)
    | st.lists(st.floats(0, 1), max_size=400),
    st.integers(1, 64),
)
def test_no_place_of_the_largest_is_left_out(numbers: list[float], most: int) -> None:
    places = list(top_k_positions(numbers, most))
    least = sorted(numbers, reverse=True)[:most][-1] if numbers else 0
    assert places == sorted(set(places))
    assert {place for place, number in enumerate(numbers) if number >= least} <= set(places)


def test_most_places_are_not_even_given() -> None:
    numbers = [place * 7919 % 100_000 for place in range(100_000)]
    assert len(top_k_positions(numbers, 256)) < 2_000
