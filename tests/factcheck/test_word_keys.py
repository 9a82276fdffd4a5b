"""Words as a fact-checker compares them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.yardstick import at_most

from briefreader.factcheck.quoted_text import parse_quoted_text
from briefreader.factcheck.word_keys import keys_in, spans_in, words_in

SIGNS = "aZ9.,'’-−$%&€_()]… \t\n\x1c\xa0\x85\u200b\u2028é漢あ\u0e34"


@given(st.text(alphabet=st.sampled_from(SIGNS), max_size=24))
def test_words_by_stretches_between_spaces_are_the_words_of_the_text(text: str) -> None:
    words = list(words_in(text))
    assert keys_in(text) == [word.key for word in words]
    assert spans_in(text) == [(word.start, word.end) for word in words]


def test_a_word_of_very_many_letters_is_taken_apart_in_a_moment() -> None:
    with at_most(30):
        assert len(parse_quoted_text("a" * 100_000 + " and [so] on").words) == 3
