"""Words are folded the same way for the index, for queries and for marks in a text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.search.analysis.tokenizer import (
    LONGEST_WORD,
    fold_with_offsets,
    tokenize,
    truncate_term,
)
from briefreader.text.folding import fold_text

TABLE = [
    ("Nagorno-Karabakh", ["nagorno", "karabakh"]),
    ("Nagorno–Karabakh", ["nagorno", "karabakh"]),
    ("don’t don't", ["don", "t", "don", "t"]),
    ("Café CAFÉ cafe\u0301", ["cafe", "cafe", "cafe"]),
    ("Müller, Straße, Ægir", ["muller", "strasse", "aegir"]),
    ("a\u00a0b\u200bc", ["a", "bc"]),
    ("ﬁnance", ["finance"]),
    ("snake_case x_", ["snake", "case", "x"]),
    ("U.S. $5.50 50%", ["u", "s", "5", "50", "50"]),
    ("漢字とかな", ["漢", "字", "と", "か", "な"]),
    ("한국어 русский", ["한국어", "русскии"]),
    ("हिन्दी", ["हिन्दी"]),
    ("“quoted”—and…", ["quoted", "and"]),
    ("\ud800x", ["x"]),
    ("", []),
]


@cases(("text", "expected"), TABLE)
def test_a_text_has_these_words(text: str, expected: list[str]) -> None:
    assert [word.decode() for word in tokenize(text)] == expected


@cases(("text", "expected"), TABLE)
def test_spreading_a_text_keeps_its_words(text: str, expected: list[str]) -> None:
    assert fold_with_offsets(text).text.split() == expected


@given(st.text(max_size=200))
def test_words_and_spread_text_agree_and_every_word_has_its_place(text: str) -> None:
    place = fold_with_offsets(text)
    found = [(match[0], place.span(*match.span())) for match in re.finditer("[^ ]+", place.text)]
    assert [word for word, _ in found] == [word.decode() for word in tokenize(text)]
    last = 0
    for word, span in found:
        assert last <= span.start < span.end <= len(text)
        assert word in fold_with_offsets(span.of(text)).text
        last = span.start


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = " ".join(word.decode() for word in tokenize(text))
    assert tokenize(once) == tokenize(text)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_what_folds_alike_has_the_same_words(text: str) -> None:
    assert tokenize(fold_text(text)) == tokenize(text)


def test_a_very_long_word_is_cut_between_characters() -> None:
    assert truncate_term(b"a" * 500) == b"a" * LONGEST_WORD
    assert truncate_term(("a" + "я" * 200).encode()).decode() == "a" + "я" * (
        (LONGEST_WORD - 1) // 2
    )
    assert truncate_term(b"short") == b"short"
