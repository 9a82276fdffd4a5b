"""The bit vectors find what the plain table of edit distances finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefreader.notebook.anchoring.bit_vector_match import best_end, best_span, likeness

words = st.text("abc ", max_size=80)


def distances(pattern: str, text: str) -> list[int]:
    """Errors of the best stretch that ends at each offset (P. Sellers, 1980)."""
    column = list(range(len(pattern) + 1))
    ends = [column[-1]]
    for item in text:
        before, column[0] = column[0], 0
        for row, wanted in enumerate(pattern, 1):
            here = min(column[row] + 1, column[row - 1] + 1, before + (item != wanted))
            before, column[row] = column[row], here
        ends.append(column[-1])
    return ends


@given(words, words, st.integers(0, 100))
def test_the_nearest_stretch_is_found(pattern: str, text: str, limit: int) -> None:
    ends = distances(pattern, text)
    errors = min(ends)
    expected = (errors, ends.index(errors)) if errors <= limit else None
    assert best_end(pattern, text, limit) == expected


@given(words.filter(bool), words)
def test_a_stretch_has_as_many_errors_as_it_says(pattern: str, text: str) -> None:
    found = best_span(pattern, text, len(pattern))
    assert found is not None
    errors, start, end = found
    assert 0 <= start <= end <= len(text)
    assert distances(pattern, text[start:end])[-1] == errors == min(distances(pattern, text))


@given(st.lists(st.sampled_from(["the", "harbour", "budget"]), min_size=1), words)
def test_words_can_be_compared_like_characters(sought: list[str], noise: str) -> None:
    text = [*noise.split(), *sought, *noise.split()]
    assert best_end(sought, text, 0) is not None
    assert likeness(sought, text) == 1.0
    assert likeness(sought, []) == 0.0
