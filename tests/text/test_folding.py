"""The folding that all matching uses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.text.folding import fold, fold_text

# Surrogates and rare marks as likely as letters.
TEXTS = st.text(
    st.one_of(
        st.characters(), st.sampled_from("aé'“-—  \n\t\u0301\u00a0\u200d\ud800ßﬁ½İ…\x1b\x93")
    ),
    max_size=80,
)


@cases(
    ("text", "folded"),
    [
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("Nagorno – Karabakh", "nagorno karabakh"),
        ("“It’s” «so»", '"it\'s" "so"'),
        ("Ærø Łódź Straße", "aero lodz strasse"),
        ("Zürich\u00a0 \n 10⁶", "zurich 106"),
        ("ﬁnal…", "final..."),
        ("co\u00adop\u200derate", "cooperate"),
        ("한국 외교부", "한국 외교부"),
        ("Ё й", "е и"),
    ],
)
def test_folding_forgets_what_a_reader_does_not_mean(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(TEXTS)
def test_every_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    for place, character in enumerate(folded.text):
        source = text[folded.offsets[place] :][:1]
        assert character == " " or character in fold_text(f"x{source}x")


@given(TEXTS, st.data())
def test_a_span_leads_back_to_the_words_it_matched(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end].strip() in fold_text(span.of(text))


@given(TEXTS, st.integers(0, 80))
def test_a_position_is_the_first_character_that_comes_from_there_or_later(
    text: str, offset: int
) -> None:
    folded = fold(text)
    place = folded.position(offset)
    assert all(came < offset for came in folded.offsets[:place])
    assert all(came >= offset for came in folded.offsets[place:])


def test_positions_lead_there_and_back() -> None:
    folded = fold("“Ja”, sagte Müller — heute.")
    start = folded.text.index("muller")
    assert folded.span(start, start + 6) == Span(12, 18)
    assert folded.position(12) == start
